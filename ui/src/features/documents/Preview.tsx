import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { DocumentFormat, DocumentRow } from '@/bindings';
import { askSavePath, host } from '@/host';
import { ask, useCommand, useQueryCall, useRefusal } from '@/shared/lib/calls';
import type { KeyAction } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { PdfView, PrintDialog } from '@/shared/paper';
import { Button, Loading, Notice, Sheet } from '@/shared/ui';
import { AlertIcon, DangerIcon, DownloadIcon, MailIcon, OrdersIcon, PrintIcon } from '@/shared/ui/icons';
import { CancelDialog } from './CancelDialog';
import { CorrectDialog } from './CorrectDialog';
import { EInvoiceDialog } from './EInvoiceDialog';
import { EmailDialog } from './EmailDialog';
import { EmailState } from './EmailState';
import { ReplaceReceiptsDialog } from './ReplaceReceiptsDialog';

/** A document at the side: look, print, save, send. */
export function Preview({ documentId, row, onClose }: { documentId: string; row: DocumentRow | undefined; onClose: () => void }) {
  const { t, formats } = useWords();
  const { data, error } = useQueryCall('document.pdf', { documentId, copy: false }, { keep: false, staleMs: Number.POSITIVE_INFINITY });
  const [printing, setPrinting] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const [emailing, setEmailing] = useState(false);
  const [exporting, setExporting] = useState(false);
  const emails = useQueryCall('document.emails', { documentId }, { keep: false }).data;
  const number = row?.number ?? data?.fileName ?? '';
  const print = useRef<HTMLButtonElement>(null);
  const save = useCommand('document.save');
  const title = row ? `${t(`document-kind-${row.kind}`)} ${row.number}` : data?.fileName ?? t('nav-documents');
  const refuse = useRefusal();
  const saveAs = async (format: DocumentFormat): Promise<boolean> => {
    const file = format === 'pdf' ? data : await ask('document.file', { documentId, format }).catch((thrown: unknown) => { refuse(thrown); });
    if (!file) return false;
    if (host().kind !== 'tauri') {
      await host().saveFile(file.fileName, file.base64, format === 'pdf' ? 'application/pdf' : 'application/xml');
      return true;
    }
    const path = await askSavePath(file.fileName);
    if (path === null) return false;
    const answer = await save.run({ documentId, format, path });
    if (answer) showToast({ kind: 'ok', text: t('documents-saved', { path: answer.path }) });
    return answer !== undefined;
  };
  const keys: KeyAction[] = [
    { keys: 'p', label: t('verb-print'), run: () => setPrinting(true) },
    { keys: 'm', label: t('email-verb'), run: () => { if (emails) setEmailing(true); } },
    { keys: 's', label: t('documents-save'), run: () => void saveAs('pdf') },
    { keys: 'x', label: t('documents-save-ubl'), run: () => setExporting(true) },
  ];
  return (
    <Sheet open onClose={onClose} size="large" title={title} initialFocus={print} note={row && [row.cancelled && t('documents-cancelled'), row.correctedBy !== '' && t('documents-corrected-by', { number: row.correctedBy }), row.buyerName, formats.date(row.issuedOn), formats.money(row.totalMinor, row.currency)].filter(Boolean).join(' · ')}
      actions={
        <>
          {row && (row.kind === 'invoice' || row.kind === 'simplified_invoice') && !row.cancelled && <Button variant="quiet" icon={DangerIcon} aria-label={t('documents-cancel')} title={t('documents-cancel')} onClick={() => setCancelling(true)}>{t('documents-cancel-short')}</Button>}
          {row && row.kind !== 'credit_note' && !row.cancelled && <Button variant="quiet" onClick={() => setCorrecting(true)}>{t(row.kind === 'simplified_invoice' ? 'documents-receipts' : 'documents-correct')}</Button>}
          {row?.orderId && <OpenOrder orderId={row.orderId} number={row.orderNumber ?? ''} />}
          <Button icon={DownloadIcon} keys="x" disabled={!data} title={t('documents-save-ubl')} onClick={() => setExporting(true)}>{t('documents-save-ubl-short')}</Button>
          <Button icon={DownloadIcon} keys="s" disabled={!data} busy={save.busy} aria-label={t('documents-save')} title={t('documents-save')} onClick={() => void saveAs('pdf')}>{t('documents-save-short')}</Button>
          {!row?.cancelled && <Button icon={MailIcon} keys="m" disabled={!emails} onClick={() => setEmailing(true)}>{t('email-verb')}</Button>}
          <Button ref={print} variant="primary" icon={PrintIcon} keys="p" disabled={!data} onClick={() => setPrinting(true)}>{t('verb-print')}</Button>
        </>
      }>
      {error && <Notice tone="danger" icon={AlertIcon}>{t('documents-unreadable')}</Notice>}
      {emails && <EmailState documentId={documentId} known={emails} />}
      {data ? <PdfView key={documentId} base64={data.base64} label={title} keys={keys} /> : !error && <Loading label={t('loading')} />}
      {emailing && emails && <EmailDialog documentId={documentId} number={number} known={emails} onClose={() => setEmailing(false)} />}
      {exporting && <EInvoiceDialog number={number} onSave={saveAs} onClose={() => setExporting(false)} />}
      {cancelling && row && <CancelDialog documentId={documentId} number={row.number} onClose={() => setCancelling(false)} />}
      {correcting && row && (row.kind === 'simplified_invoice' ? <ReplaceReceiptsDialog receipts={[row]} onClose={() => setCorrecting(false)} /> : <CorrectDialog documentId={documentId} number={row.number} buyer={row.buyerName} onClose={() => setCorrecting(false)} />)}
      {printing && <PrintDialog jobs={[{ documentId, kind: row?.kind ?? 'invoice' }]} onClose={() => setPrinting(false)} />}
    </Sheet>
  );
}

function OpenOrder({ orderId, number }: { orderId: string; number: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return <Button variant="quiet" icon={OrdersIcon} onClick={() => void navigate({ to: '/orders/$orderId', params: { orderId } })}>{t('documents-open-order', { number })}</Button>;
}
