import { useState } from 'react';
import type { DocumentFormat } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, RadioList } from '@/shared/ui';
import { DownloadIcon } from '@/shared/ui/icons';
import s from './Documents.module.css';

export type EInvoiceFormat = Exclude<DocumentFormat, 'pdf' | 'receipt' | 'escpos'>;
const formats: readonly EInvoiceFormat[] = ['ubl', 'peppol', 'xrechnung', 'cii'];

/** The e-invoice alone, by the rules its receiver asks for. */
export function EInvoiceDialog({ number, onSave, onClose }: { number: string; onSave: (format: EInvoiceFormat) => Promise<boolean>; onClose: () => void }) {
  const { t } = useWords();
  const [format, setFormat] = useState<EInvoiceFormat>('ubl');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const done = await onSave(format);
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('documents-e-invoice', { number })} onSubmit={() => void save()}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button variant="primary" icon={DownloadIcon} keys="ctrl+enter" busy={busy} onClick={() => void save()}>{t('documents-e-invoice-save')}</Button></>}>
      <RadioList<EInvoiceFormat> label={t('documents-e-invoice-format')} value={format} onValue={setFormat}
        rows={formats.map((value) => ({ value, content: <span className={s.format}><strong>{t(`documents-format-${value}`)}</strong><span className="muted">{t(`documents-format-${value}-note`)}</span></span> }))} />
    </Dialog>
  );
}
