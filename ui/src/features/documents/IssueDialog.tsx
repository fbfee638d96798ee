import { useRef, useState } from 'react';
import type { BatchEnd, DocumentKind, OrderRow } from '@/bindings';
import { askFolder, askSavePath, host } from '@/host';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { sumsOf } from '@/shared/lib/sums';
import { useWords } from '@/shared/lib/words';
import { printerNow, wayOf } from '@/shared/paper';
import { Button, Dialog, Facts, Notice, Segmented } from '@/shared/ui';
import { AlertIcon } from '@/shared/ui/icons';

type End = BatchEnd['to'];
const kinds: readonly DocumentKind[] = ['invoice', 'simplified_invoice'];

/** What is about to be issued, and what then happens to it. A job does it: BatchDialog shows how far it is. */
export function IssueDialog({ rows, print, onClose, onStarted }: { rows: readonly OrderRow[]; print: boolean; onClose: () => void; onStarted: (jobId: string) => void }) {
  const { t, formats } = useWords();
  const printers = useQueryCall('document.printers', {});
  const batch = useCommand('document.batch');
  const [to, setTo] = useState<End>(print ? 'print' : 'nowhere');
  const start = useRef<HTMLButtonElement>(null);
  const none = to === 'print' && printers.data !== undefined && printers.data.printers.length === 0;
  // A browser has no folders to write to: there the documents are fetched when the job is done.
  const inWindow = host().kind === 'tauri';
  const ends: readonly End[] = inWindow ? ['print', 'merged', 'files', 'nowhere'] : ['print', 'nowhere'];

  const chosenEnd = async (): Promise<BatchEnd | null> => {
    if (to === 'print') return { to, ways: kinds.map((kind) => wayOf(kind, printerNow(kind, printers.data))) };
    if (to === 'merged') {
      const path = await askSavePath(`${t('documents-batch-result')}.pdf`);
      return path === null ? null : { to, path };
    }
    if (to === 'files') {
      const folder = await askFolder();
      return folder === null ? null : { to, folder };
    }
    return { to };
  };
  const run = async () => {
    if (none || batch.busy) return;
    const end = await chosenEnd();
    const started = end && (await batch.run({ issue: rows.map((row) => row.orderId), end }));
    if (started) onStarted(started.jobId);
  };
  const verb = to === 'print' ? t('documents-batch-issue-print') : to === 'nowhere' ? t('documents-batch-issue') : t('documents-batch-issue-save');
  return (
    <Dialog open onClose={onClose} title={t('documents-issue-title', { count: rows.length })} initialFocus={start} onSubmit={() => void run()}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button ref={start} variant="primary" keys="ctrl+enter" busy={batch.busy} disabled={none} onClick={() => void run()}>{verb}</Button></>}>
      <Segmented<End> label={t('documents-end')} value={to} onValue={setTo} options={ends.map((value) => ({ value, label: t(`documents-end-${value}`) }))} />
      {none && <Notice tone="warn" icon={AlertIcon}>{t('documents-no-printer')}</Notice>}
      {(to === 'merged' || to === 'files') && <p className="muted">{t(`documents-end-${to}-hint`)}</p>}
      <Facts rows={[
        [t('documents-issue-total'), sumsOf(rows, formats)],
        to === 'print' && !none && [t('documents-printer'), printerNow('invoice', printers.data) ?? ''],
      ]} />
    </Dialog>
  );
}
