import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { JobView } from '@/bindings';
import { host } from '@/host';
import { useQueryCall, useRefusal } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Badge, Button, Card } from '@/shared/ui';
import { ImportIcon } from '@/shared/ui/icons';
import s from './Imports.module.css';
import { endings, isReadable } from './mapping';

const families = { running: 'progress', done: 'success', cancelled: 'neutral', failed: 'danger' } as const;

export function ChooseFile() {
  const { t, formats } = useWords();
  const navigate = useNavigate();
  const refusal = useRefusal();
  const { company } = useShop();
  const jobs = useQueryCall('job.list', {});
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = useCallback((file: { file: string; name: string }) => {
    if (!isReadable(file.name)) {
      showToast({ kind: 'refused', text: t('imports-wrong-kind', { name: file.name, endings: endings.join(', ') }) });
      return;
    }
    void navigate({ to: '/import', search: { file: file.file, name: file.name } });
  }, [navigate, t]);
  useEffect(() => host().onFilesDropped((files) => { if (files[0]) open(files[0]); }), [open]);
  const attempt = async (get: () => Promise<{ file: string; name: string } | null>) => {
    if (busy) return;
    setBusy(true);
    try {
      const file = await get();
      if (file) open(file);
    } catch (thrown) {
      refusal(thrown);
    } finally {
      setBusy(false);
    }
  };
  const choose = () => void attempt(() => host().pickFile([{ name: t('imports-files'), extensions: [...endings] }]));
  const drop = (dropped: File | undefined) => {
    if (!dropped) return;
    if (!isReadable(dropped.name)) open({ file: dropped.name, name: dropped.name });
    else void attempt(async () => ({ file: await host().upload(dropped), name: dropped.name }));
  };
  useKeys([{ keys: 'o', label: t('imports-choose'), run: choose, hint: true, disabled: busy }]);
  const recent = jobs.data?.jobs ?? [];
  return (
    <div className={s.start}>
      <section className={s.drop} data-over={over || undefined} aria-label={t('imports-drop')}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); drop(event.dataTransfer.files[0]); }}>
        <span className={s.dropIcon}><ImportIcon size={32} stroke={1.6} aria-hidden /></span>
        <h2 className={s.dropTitle}>{t('imports-drop')}</h2>
        <p className="muted">{t('imports-drop-text', { endings: endings.join(', ') })}</p>
        <Button variant="primary" size="large" keys="o" busy={busy} onClick={choose}>{t('imports-choose')}</Button>
      </section>
      <div className={s.three}>
        {(company.country === 'US' ? ['orders', 'items', 'customers', 'tax_rates'] as const : ['orders', 'items', 'customers'] as const).map((kind) => <Card key={kind} title={t(`imports-kind-${kind}`)}><p className="muted">{t(`imports-kind-${kind}-text`)}</p></Card>)}
      </div>
      {recent.length > 0 && (
        <Card flush title={t('imports-recent')}>
          <ul>{recent.slice(0, 8).map((job) => <li key={job.jobId}><JobLine job={job} when={formats.relative(job.startedAtMs)} words={t(`imports-state-${job.state}`)} /></li>)}</ul>
        </Card>
      )}
    </div>
  );
}

const JobLine = ({ job, when, words }: { job: JobView; when: string; words: string }) => (
  <Link to="/import" search={{ job: job.jobId }} className={s.job}>
    <span className="cut strong" style={{ flex: 1 }}>{job.title}</span>
    <Badge family={families[job.state]}>{words}</Badge>
    <time className="muted">{when}</time>
  </Link>
);
