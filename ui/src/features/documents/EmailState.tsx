import type { DocumentEmails } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Button, Notice } from '@/shared/ui';
import { AlertIcon, InfoIcon, SuccessIcon } from '@/shared/ui/icons';

/** What became of a document's last message: waits, sent, or refused with the mail server's words. */
export function EmailState({ documentId, known }: { documentId: string; known: DocumentEmails }) {
  const { t, formats } = useWords();
  const retry = useCommand('document.retry_email');
  const discard = useCommand('document.discard_email');
  const last = known.emails[0];
  if (!last || last.status === 'discarded') return null;
  const { to } = last.draft;
  if (last.status === 'sent') return <Notice tone="success" icon={SuccessIcon}>{t('email-state-sent', { to, when: formats.moment(last.changedAt) })}</Notice>;
  const why = last.reply || known.hindrance;
  const of = { documentId, emailId: last.emailId };
  const refused = last.status === 'refused';
  const held = known.held.includes(last.emailId);
  return (
    <Notice tone={refused ? 'danger' : held ? 'warn' : 'info'} icon={refused || held ? AlertIcon : InfoIcon}>
      {t(refused ? 'email-state-refused' : held ? 'email-state-held' : 'email-state-waiting', { to })}{!held && why !== '' && ` ${t('email-server-says', { text: why })}`}{' '}
      <Button variant="quiet" busy={retry.busy} onClick={() => void retry.run(of)}>{t('verb-retry')}</Button>
      <Button variant="quiet" busy={discard.busy} onClick={() => void discard.run(of)}>{t('email-discard')}</Button>
    </Notice>
  );
}
