import { useRef, useState } from 'react';
import type { DocumentKind, OrderRow } from '@/bindings';
import { asCallError } from '@/host';
import { refusalWords, refresh, sendCommand, useQueryCall } from '@/shared/lib/calls';
import { useQueryClient } from '@tanstack/react-query';
import { useWords } from '@/shared/lib/words';
import { PrintDialog, printerOf } from '@/shared/paper';
import { Button, Dialog, Facts, Notice } from '@/shared/ui';
import { AlertIcon, PrintIcon, SuccessIcon } from '@/shared/ui/icons';
import s from './Documents.module.css';

interface Issued { documentId: string; kind: DocumentKind; number: string }
interface Refused { number: string; text: string }
type Phase = { phase: 'ask' } | { phase: 'running'; done: number } | { phase: 'done'; issued: Issued[]; refused: Refused[]; unprinted: number };

/** Issues one invoice after the other, and prints each as soon as it exists when asked to. It can be stopped at any moment. */
export function IssueDialog({ rows, print, onClose }: { rows: readonly OrderRow[]; print: boolean; onClose: () => void }) {
  const words = useWords();
  const { t, formats } = words;
  const client = useQueryClient();
  const printers = useQueryCall('document.printers', {});
  const [phase, setPhase] = useState<Phase>({ phase: 'ask' });
  const [printing, setPrinting] = useState(false);
  const stopped = useRef(false);
  const start = useRef<HTMLButtonElement>(null);
  const printerFor = (kind: DocumentKind) => printers.data?.printers.find((name) => name === printerOf(kind)) ?? printers.data?.defaultPrinter ?? printers.data?.printers[0];
  const total = rows.reduce((sum, row) => sum + row.totalMinor, 0);

  const run = async () => {
    if (phase.phase !== 'ask') return;
    const issued: Issued[] = [];
    const refused: Refused[] = [];
    let unprinted = 0;
    for (const [at, row] of rows.entries()) {
      if (stopped.current) break;
      setPhase({ phase: 'running', done: at });
      try {
        const answer = await sendCommand('invoice.issue', { orderId: row.orderId });
        issued.push({ documentId: answer.documentId, kind: answer.kind, number: answer.number });
        const printer = print ? printerFor(answer.kind) : undefined;
        if (printer) await sendCommand('document.print', { documentId: answer.documentId, printer, copies: 1 }).catch(() => { unprinted += 1; });
        else if (print) unprinted += 1;
      } catch (thrown) {
        refused.push({ number: row.number, text: refusalWords(words, asCallError(thrown)) });
      }
    }
    void refresh(client, ['order', 'document']);
    setPhase({ phase: 'done', issued, refused, unprinted });
  };
  const close = () => {
    stopped.current = true;
    if (phase.phase !== 'running') onClose();
  };
  const done = phase.phase === 'done' ? phase : null;
  const actions = done
    ? <>{done.issued.length > 0 && <Button icon={PrintIcon} onClick={() => setPrinting(true)}>{t('verb-print')}</Button>}<Button variant="primary" onClick={onClose}>{t('verb-close')}</Button></>
    : <><Button onClick={close}>{t(phase.phase === 'running' ? 'documents-stop' : 'verb-cancel')}</Button><Button ref={start} variant="primary" keys="ctrl+enter" busy={phase.phase === 'running'} onClick={() => void run()}>{t(print ? 'documents-issue-print' : 'verb-invoice-issue')}</Button></>;
  return (
    <Dialog open onClose={close} title={t('documents-issue-title', { count: rows.length })} initialFocus={start} onSubmit={() => void run()} actions={actions}>
      {phase.phase !== 'done' && (
        <Facts rows={[
          [t('documents-issue-total'), formats.money(total, rows[0]?.currency)],
          print && [t('documents-printer'), printerFor('invoice') ?? t('documents-no-printer')],
        ]} />
      )}
      {phase.phase === 'running' && <p className={s.progress} role="status"><progress max={rows.length} value={phase.done} aria-label={t('documents-issuing')} />{t('documents-progress', { done: phase.done, total: rows.length })}</p>}
      {done && done.issued.length > 0 && <Notice tone="success" icon={SuccessIcon}>{t('documents-issued', { count: done.issued.length, first: done.issued[0]?.number ?? '', last: done.issued.at(-1)?.number ?? '' })}</Notice>}
      {done && done.unprinted > 0 && <Notice tone="warn" icon={AlertIcon}>{t('documents-unprinted', { count: done.unprinted })}</Notice>}
      {done && done.refused.length > 0 && (
        <Notice tone="danger" icon={AlertIcon}>
          {t('documents-refused', { count: done.refused.length })}
          <ul className={s.refused}>{done.refused.map((one) => <li key={one.number}><span className="mono">{one.number}</span> {one.text}</li>)}</ul>
        </Notice>
      )}
      {printing && done && <PrintDialog jobs={done.issued} onClose={() => setPrinting(false)} />}
    </Dialog>
  );
}
