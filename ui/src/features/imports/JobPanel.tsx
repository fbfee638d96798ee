import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportResult, JobView } from '@/bindings';
import { CallError, host } from '@/host';
import { ask, refusalWords, useCommand, useQueryCall, useRefusal } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Empty, Loading, Notice } from '@/shared/ui';
import { AlertIcon, DownloadIcon, ImportIcon, StopIcon, SuccessIcon } from '@/shared/ui/icons';
import { ErrorList } from './ErrorList';
import s from './Imports.module.css';
import { timeLeft } from './mapping';
import { Figure } from './PreviewFile';

/** How far an import is, a way to stop it, and its result. */
export function JobPanel({ jobId, onAgain }: { jobId: string; onAgain: () => void }) {
  const { t } = useWords();
  const { data, refetch } = useQueryCall('job.list', {});
  const job = data?.jobs.find((one) => one.jobId === jobId);
  const running = job?.state === 'running';
  // The feed tells of progress too; asking as well keeps the bar moving when the line is slow.
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void refetch(), 1_000);
    return () => clearInterval(timer);
  }, [running, refetch]);
  if (!data) return <Loading label={t('loading')} />;
  if (!job) return <Empty icon={ImportIcon} title={t('imports-job-missing')} action={<Button variant="primary" onClick={onAgain}>{t('imports-again')}</Button>}>{t('imports-job-missing-text')}</Empty>;
  return <div className={s.preview}>{running ? <Running job={job} /> : <Finished job={job} onAgain={onAgain} />}</div>;
}

function Running({ job }: { job: JobView }) {
  const { t, formats } = useWords();
  const cancel = useCommand('job.cancel');
  const stop = () => void cancel.run({ jobId: job.jobId });
  useKeys([{ keys: 'c', label: t('jobs-cancel'), run: stop, hint: true, disabled: cancel.busy }]);
  const left = job.etaMs === null ? null : timeLeft(job.etaMs);
  const share = job.total > 0 ? job.done / job.total : 0;
  return (
    <Card>
      <div className={s.running}>
        <h2 className={s.runningTitle}>{job.title}</h2>
        <progress className={s.progress} max={Math.max(1, job.total)} value={job.done} aria-label={job.title} />
        <p className={s.runningText} role="status">
          <strong>{formats.percent(Math.floor(share * 100) * 100)}</strong>
          <span>{t('imports-progress', { done: formats.number(job.done), total: formats.number(job.total) })}</span>
          {left && <span className="muted">{t('jobs-eta', { eta: new Intl.NumberFormat(formats.locale, { style: 'unit', unit: left.unit, unitDisplay: 'long' }).format(left.value) })}</span>}
        </p>
        <div><Button icon={StopIcon} keys="c" busy={cancel.busy} onClick={stop}>{t('jobs-cancel')}</Button></div>
        <p className="muted">{t('imports-running-note')}</p>
      </div>
    </Card>
  );
}

function Finished({ job, onAgain }: { job: JobView; onAgain: () => void }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const orders = () => void navigate({ to: '/orders' });
  useKeys([{ keys: 'o', label: t('imports-again'), run: onAgain, hint: true }]);
  const { result } = job;
  return (
    <>
      {job.state === 'done' && <Notice tone="success" icon={SuccessIcon}>{t('imports-done', { title: job.title })}</Notice>}
      {job.state === 'cancelled' && <Notice tone="warn" icon={AlertIcon}>{t('imports-cancelled')}</Notice>}
      {job.state === 'failed' && <Notice tone="danger" icon={AlertIcon}>{job.error ? refusalWords(words, new CallError(job.error)) : t('imports-failed')}</Notice>}
      {result && <Result job={job} result={result} />}
      <div className={s.end}><Button keys="o" onClick={onAgain}>{t('imports-again')}</Button><Button variant="primary" onClick={orders}>{t('imports-see-orders')}</Button></div>
    </>
  );
}

function Result({ job, result }: { job: JobView; result: ImportResult }) {
  const { t, formats } = useWords();
  const refusal = useRefusal();
  const download = async () => {
    try {
      const file = await ask('import.errors_csv', { jobId: job.jobId });
      await host().saveFile(file.fileName, file.base64, 'text/csv');
    } catch (thrown) {
      refusal(thrown);
    }
  };
  return (
    <>
      <div className={s.figures}>
        <Figure words={t('imports-figure-imported')} value={t('imports-progress', { done: formats.number(result.documentsImported), total: formats.number(result.documents) })} />
        <Figure words={t('imports-figure-rows')} value={t('imports-progress', { done: formats.number(result.rowsImported), total: formats.number(result.rows) })} />
        {result.totals.map((total) => <Figure key={total.currency} words={t('imports-figure-total')} value={formats.money(total.totalMinor, total.currency)} />)}
        <Figure words={t('imports-figure-there')} value={formats.number(result.alreadyThere)} />
        <Figure words={t('imports-figure-errors')} value={formats.number(result.errorCount)} alert={result.errorCount > 0} />
      </div>
      {result.errorCount > 0 && <ErrorList errors={result.errors} total={result.errorCount} title={t('imports-errors', { count: result.errorCount })} end={<Button size="small" icon={DownloadIcon} onClick={() => void download()}>{t('imports-errors-download')}</Button>} />}
    </>
  );
}
