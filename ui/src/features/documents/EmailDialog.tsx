import { useState } from 'react';
import type { DocumentEmails } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, Field, Notice, TextArea, TextInput } from '@/shared/ui';
import { AlertIcon, MailIcon } from '@/shared/ui/icons';

/** Puts a document into the outbox: whom to, and a word of one's own. */
export function EmailDialog({ documentId, number, known, onClose }: { documentId: string; number: string; known: DocumentEmails; onClose: () => void }) {
  const { t } = useWords();
  const [to, setTo] = useState(known.draft.to);
  const [message, setMessage] = useState('');
  const send = useCommand('document.send');
  const ready = known.serverSet && to.trim() !== '';
  const submit = async () => {
    if (!ready || send.busy) return;
    const answer = await send.run({ documentId, to, message });
    if (!answer) return;
    showToast({ kind: 'ok', text: t('email-queued', { to: answer.to }) });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} size="small" title={t('email-title', { number })} note={known.draft.subject} onSubmit={() => void submit()}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button variant="primary" icon={MailIcon} keys="ctrl+enter" disabled={!ready} busy={send.busy} onClick={() => void submit()}>{t('email-send')}</Button></>}>
      {!known.serverSet && <Notice tone="warn" icon={AlertIcon}>{t('refusal-no-mail-server')}</Notice>}
      <Field label={t('email-to')} hint={known.draft.to === '' ? t('email-no-address') : t('email-to-hint')}>{(ids) => <TextInput {...ids} type="email" value={to} onText={setTo} />}</Field>
      <Field label={t('email-message')} hint={t('email-message-hint')}>{(ids) => <TextArea {...ids} rows={4} value={message} onText={setMessage} />}</Field>
    </Dialog>
  );
}
