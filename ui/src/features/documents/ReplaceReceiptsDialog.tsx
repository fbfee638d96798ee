import { useState } from 'react';
import type { DocumentRow } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { sumsOf } from '@/shared/lib/sums';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, Facts, Field, RadioList, TextInput } from '@/shared/ui';
import { SearchIcon } from '@/shared/ui/icons';
import s from './Documents.module.css';

/** A full invoice for receipts somebody asks for afterwards: whom for, and it is issued. */
export function ReplaceReceiptsDialog({ receipts, onClose }: { receipts: readonly DocumentRow[]; onClose: () => void }) {
  const { t, formats } = useWords();
  const [text, setText] = useState('');
  const [customerId, setCustomerId] = useState('');
  const wanted = text.trim();
  const found = useQueryCall('customer.search', wanted === '' ? null : { text: wanted, limit: 8 });
  const rows = wanted === '' ? [] : found.data?.rows ?? [];
  const replace = useCommand('invoice.replace_receipts');
  const chosen = rows.some((row) => row.customerId === customerId);
  const submit = async () => {
    if (!chosen || replace.busy) return;
    const answer = await replace.run({ documentIds: receipts.map((row) => row.documentId), customerId });
    if (!answer) return;
    showToast({ kind: 'ok', text: t('documents-receipts-done', { number: answer.number }) });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('documents-receipts-title')} onSubmit={() => void submit()}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" disabled={!chosen} busy={replace.busy} onClick={() => void submit()}>{t('documents-correct-issue')}</Button></>}>
      <p className="muted">{t('documents-receipts-note')}</p>
      <Facts rows={[[t('documents-receipts-count', { count: receipts.length }), sumsOf(receipts, formats)]]} />
      <Field label={t('documents-receipts-customer')} hint={t('documents-receipts-customer-hint')}>{(ids) => <TextInput {...ids} icon={SearchIcon} value={text} onText={setText} />}</Field>
      {wanted !== '' && found.data && rows.length === 0 && <p className="muted" role="status">{t('documents-receipts-nobody')}</p>}
      {rows.length > 0 && <RadioList label={t('documents-receipts-customer')} value={customerId} onValue={setCustomerId}
        rows={rows.map((row) => ({ value: row.customerId, content: <span className={s.choice}><strong>{row.name}</strong><span className="muted">{[row.number, row.city].filter(Boolean).join(' · ')}</span></span> }))} />}
    </Dialog>
  );
}
