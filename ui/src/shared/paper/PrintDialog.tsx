import { useRef, useState } from 'react';
import type { DocumentKind, PaperFormat, PaperOf } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Checkbox, Dialog, Field, Notice, NumberInput, Select } from '@/shared/ui';
import { AlertIcon, PrintIcon } from '@/shared/ui/icons';
import s from './Paper.module.css';
import { TraySelect } from './TraySelect';
import { labelFormats, labelOf, type PaperKind, printerNow, printWay, rememberWay, sheetFormats, type SheetFormat, sheetOf, speaksZpl } from './memory';

/** An issued document, or any other paper. */
export type PrintJob = { documentId: string; kind: DocumentKind } | { paper: PaperOf };

const kindOf = (job: PrintJob | undefined): PaperKind => (job === undefined ? 'invoice' : 'paper' in job ? job.paper.kind : job.kind);

/** Which printer and tray, how many: remembered on this device for each kind of paper. With `onBatch` many documents are printed by a job. */
export function PrintDialog({ jobs, onClose, onBatch }: { jobs: readonly PrintJob[]; onClose: () => void; onBatch?: (jobId: string) => void }) {
  const { t } = useWords();
  const kind = kindOf(jobs[0]);
  const { data } = useQueryCall('document.printers', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [copies, setCopies] = useState(() => printWay(kind).copies);
  const [tray, setTray] = useState(() => printWay(kind).tray);
  const [format, setFormat] = useState(() => printWay(kind).format);
  const [drawer, setDrawer] = useState(() => printWay(kind).drawer);
  const labels = jobs.every((job) => 'paper' in job && speaksZpl(job.paper));
  const issued = jobs.every((job) => 'documentId' in job);
  const [label, sheet] = [labelOf(format), sheetOf(format)];
  const plain = labels ? label === 'pdf' : !issued || sheet !== 'escpos';
  const [done, setDone] = useState<number | null>(null);
  const stopped = useRef(false);
  const send = useRef<HTMLButtonElement>(null);
  const print = useCommand('document.print');
  const batch = useCommand('document.batch');
  const printPaper = useCommand('paper.print');
  const printers = data?.printers ?? [];
  const printer = chosen ?? printerNow(kind, data);
  const none = data !== undefined && printers.length === 0;
  const submit = async () => {
    if (printer === null || done !== null) return;
    rememberWay(kind, { printer, tray, copies, format, drawer });
    const many = jobs.flatMap((job) => ('documentId' in job ? [job] : []));
    if (onBatch && many.length > 1) {
      const ways = [...new Set(many.map((job) => job.kind))].map((each) => ({ kind: each, printer, copies, format: sheet, tray: plain ? tray : null }));
      const started = await batch.run({ documents: many.map((job) => job.documentId), end: { to: 'print', ways } });
      if (started) onBatch(started.jobId);
      return;
    }
    stopped.current = false;
    let sent = 0;
    for (const job of jobs) {
      if (stopped.current) break;
      setDone(sent);
      const answer = 'documentId' in job ? await print.run({ documentId: job.documentId, printer, copies, format: sheet, drawer: sheet === 'escpos' && drawer, tray: plain ? tray : null }) : await printPaper.run({ paper: job.paper, printer, copies, ...(plain ? { tray } : { format: label }) });
      if (!answer) break;
      sent += 1;
    }
    setDone(null);
    if (sent > 0) showToast({ kind: 'ok', text: t('documents-printed', { count: sent, printer }) });
    if (sent === jobs.length || stopped.current) onClose();
  };
  const close = () => {
    stopped.current = true;
    if (done === null) onClose();
  };
  return (
    <Dialog open onClose={close} size="small" title={t('documents-print-title', { count: jobs.length })} onSubmit={() => void submit()} initialFocus={send}
      actions={<><Button onClick={close}>{t(done === null ? 'verb-cancel' : 'documents-stop')}</Button><Button ref={send} variant="primary" icon={PrintIcon} keys="ctrl+enter" disabled={none} busy={done !== null || batch.busy} onClick={() => void submit()}>{t('verb-print')}</Button></>}>
      {none && <Notice tone="warn" icon={AlertIcon}>{t('documents-no-printer')}</Notice>}
      {!none && <Field label={t('documents-printer')} hint={t('documents-printer-hint', { kind: t(`document-kind-${kind}`) })}>{(ids) => <Select ids={ids} value={printer ?? ''} onValue={setChosen} choices={printers.map((name) => ({ value: name, label: name, ...(name === data?.defaultPrinter ? { note: t('documents-printer-default') } : {}) }))} />}</Field>}
      {!none && labels && <Field label={t('papers-format')} hint={t('papers-format-hint')}>{(ids) => <Select<PaperFormat> ids={ids} value={label} onValue={setFormat} choices={labelFormats.map((value) => ({ value, label: t(`papers-format-${value}`) }))} />}</Field>}
      {!none && issued && <Field label={t('documents-print-as')} hint={sheet === 'escpos' ? t('documents-print-as-escpos-hint') : undefined}>{(ids) => <Select<SheetFormat> ids={ids} value={sheet} onValue={setFormat} choices={sheetFormats.map((value) => ({ value, label: t(`documents-print-as-${value}`) }))} />}</Field>}
      {!none && issued && sheet === 'escpos' && jobs.length === 1 && <Checkbox label={t('documents-drawer')} checked={drawer} onChecked={setDrawer} />}
      {!none && plain && <TraySelect printer={printer} value={tray} onValue={setTray} />}
      <div className={s.copies}><Field label={t('documents-copies')}>{(ids) => <NumberInput {...ids} value={copies} min={1} max={20} onNumber={setCopies} />}</Field></div>
      {done !== null && jobs.length > 1 && <p className={s.progress} role="status"><progress max={jobs.length} value={done} aria-label={t('documents-printing')} />{t('documents-progress', { done, total: jobs.length })}</p>}
    </Dialog>
  );
}
