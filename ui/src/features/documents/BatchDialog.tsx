import { useEffect, useRef, useState } from 'react';
import type { BatchResult, JobView } from '@/bindings';
import { CallError, host } from '@/host';
import { ask, refusalWords, useCommand, useQueryCall, useRefusal } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { PdfView, PrintDialog } from '@/shared/paper';
import { Button, Dialog, Loading, Notice, Sheet } from '@/shared/ui';
import { AlertIcon, DownloadIcon, PrintIcon, SuccessIcon } from '@/shared/ui/icons';
import s from './Documents.module.css';

/** A job that issues, prints or saves: how far it is, a way to stop it, and what it came to. */
export function BatchDialog({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const { t } = useWords();
  const jobs = useQueryCall('job.list', {});
  const job = jobs.data?.jobs.find((one) => one.jobId === jobId);
  const running = job?.state === 'running';
  const { data: result, refetch } = useQueryCall('document.batch_result', job ? { jobId } : null, { keep: false });
  const cancel = useCommand('job.cancel');
  const [printing, setPrinting] = useState(false);
  const [looking, setLooking] = useState(false);
  const close = useRef<HTMLButtonElement>(null);
  // The feed tells of progress too; asking as well keeps the bar moving when the line is slow.
  const again = jobs.refetch;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => { void again(); void refetch(); }, 1_000);
    return () => clearInterval(timer);
  }, [running, again, refetch]);
  // What was shown while it ran is older than its end.
  useEffect(() => { if (job && !running) void refetch(); }, [job, running, refetch]);
  const some = !running && result && result.issued.length > 0;
  const actions = (
    <>
      {running && <Button busy={cancel.busy} onClick={() => void cancel.run({ jobId })}>{t('documents-stop')}</Button>}
      {some && <Button onClick={() => setLooking(true)}>{t('documents-batch-look')}</Button>}
      {some && <Button icon={PrintIcon} onClick={() => setPrinting(true)}>{t('verb-print')}</Button>}
      <Button ref={close} variant={running ? 'plain' : 'primary'} onClick={onClose}>{t('verb-close')}</Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={job?.title ?? t('documents-batch-result')} initialFocus={close} actions={actions}>
      {!jobs.data && <Loading label={t('loading')} />}
      {jobs.data && !job && <Notice tone="warn" icon={AlertIcon}>{t('documents-batch-gone')}</Notice>}
      {job && running && <p className={s.progress} role="status"><progress max={Math.max(1, job.total)} value={job.done} aria-label={job.title} />{t('documents-progress', { done: job.done, total: job.total })}</p>}
      {job && running && <p className="muted">{t('documents-batch-background')}</p>}
      {job && !running && result && <Came job={job} result={result} />}
      {printing && result && <PrintDialog jobs={result.issued} onClose={() => setPrinting(false)} />}
      {looking && result && <Look result={result} onClose={() => setLooking(false)} />}
    </Dialog>
  );
}

/** What the job came to. */
function Came({ job, result }: { job: JobView; result: BatchResult }) {
  const words = useWords();
  const { t } = words;
  const { issued, refused } = result;
  return (
    <>
      {job.state === 'cancelled' && <Notice tone="warn" icon={AlertIcon}>{t('documents-batch-cancelled')}</Notice>}
      {job.error && <Notice tone="danger" icon={AlertIcon}>{refusalWords(words, new CallError(job.error))}</Notice>}
      {issued.length > 0 && <Notice tone="success" icon={SuccessIcon}>{t('documents-issued', { count: issued.length, first: issued[0]?.number ?? '', last: issued.at(-1)?.number ?? '' })}</Notice>}
      {result.printed > 0 && <p>{t('documents-batch-printed', { count: result.printed })}</p>}
      {result.saved > 0 && <p>{t('documents-batch-saved', { count: result.saved, path: result.path ?? '' })}</p>}
      {refused.length > 0 && (
        <Notice tone="danger" icon={AlertIcon}>
          {t('documents-refused', { count: refused.length })}
          <ul className={s.refused}>{refused.map((one) => <li key={one.orderId}><span className="mono">{one.number}</span> {refusalWords(words, new CallError(one.error))}</li>)}</ul>
        </Notice>
      )}
    </>
  );
}

/** The most documents that are shown as one file. */
const most = 1_000;

/** All of them as one file with bookmarks, to look at; in the browser also to save. */
function Look({ result, onClose }: { result: BatchResult; onClose: () => void }) {
  const { t } = useWords();
  const refuse = useRefusal();
  const documentIds = result.issued.slice(0, most).map((one) => one.documentId);
  const { data, error } = useQueryCall('document.merged', { documentIds }, { keep: false, staleMs: Number.POSITIVE_INFINITY });
  const [first] = result.issued;
  const title = documentIds.length === 1 ? first?.number ?? '' : t('documents-batch-look-title', { first: first?.number ?? '', last: result.issued[documentIds.length - 1]?.number ?? '' });
  const save = async () => {
    if (data) await host().saveFile(data.fileName, data.base64, 'application/pdf');
  };
  const each = async () => {
    try {
      for (const documentId of documentIds) {
        const file = await ask('document.pdf', { documentId });
        await host().saveFile(file.fileName, file.base64, 'application/pdf');
      }
    } catch (thrown) {
      refuse(thrown);
    }
  };
  const browser = host().kind !== 'tauri';
  return (
    <Sheet open onClose={onClose} size="large" title={title}
      actions={browser && <><Button icon={DownloadIcon} onClick={() => void each()}>{t('documents-end-files')}</Button><Button icon={DownloadIcon} disabled={!data} onClick={() => void save()}>{t('documents-save')}</Button></>}>
      {error && <Notice tone="danger" icon={AlertIcon}>{t('documents-unreadable')}</Notice>}
      {data ? <PdfView base64={data.base64} label={title} keys={[]} /> : !error && <Loading label={t('loading')} />}
    </Sheet>
  );
}
