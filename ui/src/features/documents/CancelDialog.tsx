import { useState } from 'react';
import { useCommand } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, Field, TextInput } from '@/shared/ui';

/** Cancels an invoice that should never have been issued, with its reason. */
export function CancelDialog({ documentId, number, onClose }: { documentId: string; number: string; onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const cancel = useCommand('document.cancel');
  const submit = async () => {
    if (reason.trim() === '' || cancel.busy) return;
    const answer = await cancel.run({ documentId, reason });
    if (!answer) return;
    showToast({ kind: 'ok', text: t('documents-cancel-done', { number: answer.number }) });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} size="small" title={`${t('documents-cancel')} ${number}`} onSubmit={() => void submit()}
      actions={<Button variant="danger" keys="ctrl+enter" disabled={reason.trim() === ''} busy={cancel.busy} onClick={() => void submit()}>{t('documents-cancel')}</Button>}>
      <p className="muted">{t('documents-cancel-note')}</p>
      <Field label={t('documents-cancel-reason')}>{(ids) => <TextInput {...ids} value={reason} onText={setReason} />}</Field>
    </Dialog>
  );
}
