import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JobView } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { IconButton } from '@/shared/ui';
import { CloseIcon, StopIcon } from '@/shared/ui/icons';
import s from './JobBar.module.css';

/** The newest long job: how far it is, a way to stop it, and its result. It survives moving between screens. */
export function JobBar() {
  const { t } = useWords();
  const jobs = useQueryCall('job.list', {});
  const cancel = useCommand('job.cancel');
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const all = jobs.data?.jobs ?? [];
  const recent = (job: JobView) => Date.now() - job.startedAtMs < 15 * 60_000 && !dismissed.has(job.jobId);
  const job = all.find((one) => one.state === 'running') ?? all.find(recent);
  if (!job) return null;
  const running = job.state === 'running';
  const words = running ? t('jobs-running', { title: job.title, done: job.done, total: job.total }) : t(`jobs-${job.state}`, { title: job.title });
  return (
    <div className={s.job} data-state={job.state}>
      {job.kind === 'documents'
        ? <Link to="/documents" search={{ tab: 'to_invoice', job: job.jobId }} className={s.words} title={t('jobs-open')}>{words}</Link>
        : <Link to="/import" search={{ job: job.jobId }} className={s.words} title={t('jobs-open')}>{words}</Link>}
      {running && <progress className={s.progress} max={Math.max(1, job.total)} value={job.done} aria-label={job.title} />}
      {running
        ? <IconButton size="small" icon={StopIcon} label={t('jobs-cancel')} disabled={cancel.busy} onClick={() => void cancel.run({ jobId: job.jobId })} />
        : <IconButton size="small" icon={CloseIcon} label={t('verb-close')} onClick={() => setDismissed(new Set([...dismissed, job.jobId]))} />}
    </div>
  );
}
