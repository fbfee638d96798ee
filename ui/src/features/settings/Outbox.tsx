import type { OutboxRow, OutboxView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Badge, Button, Card, Notice } from '@/shared/ui';
import { AlertIcon } from '@/shared/ui/icons';
import s from './Settings.module.css';

/** What waits, was refused or is held, and what a person can do about each. */
export function OutboxCard({ view }: { view: OutboxView }) {
  const { t } = useWords();
  const send = useCommand('email.send');
  return (
    <Card title={t('email-outbox')} end={<Button busy={send.busy} disabled={!view.serverSet} onClick={() => void send.run({ now: true })}>{t('email-send-now')}</Button>}>
      {view.held > 0 && <Notice tone="warn" icon={AlertIcon}>{t('email-held', { count: view.held })}</Notice>}
      {view.hindrance !== '' && <Notice tone="warn" icon={AlertIcon}>{t('email-hindrance', { text: view.hindrance })}</Notice>}
      <ul className={s.outbox}>{view.outbox.rows.map((row) => <Message key={row.emailId} row={row} />)}</ul>
    </Card>
  );
}

function Message({ row }: { row: OutboxRow }) {
  const { t, formats } = useWords();
  const retry = useCommand('document.retry_email');
  const discard = useCommand('document.discard_email');
  const of = { documentId: row.documentId, emailId: row.emailId };
  const state = row.held ? 'held' : row.status;
  return (
    <li>
      <span className={s.outboxText}>
        <span className={s.outboxTo}><strong className="cut" title={row.recipient}>{row.recipient}</strong><span className="mono muted">{row.number}</span></span>
        <span className="muted">{[formats.moment(row.queuedAtMs), row.reply].filter(Boolean).join(' · ')}</span>
      </span>
      <Badge family={state === 'refused' ? 'danger' : state === 'held' ? 'progress' : 'info'} quiet>{t(`email-status-${state}`)}</Badge>
      <span className={s.outboxVerbs}>
        <Button variant="quiet" aria-label={t('email-retry-named', { to: row.recipient })} busy={retry.busy} disabled={discard.busy} onClick={() => void retry.run(of)}>{t('verb-retry')}</Button>
        <Button variant="quiet" aria-label={t('email-discard-named', { to: row.recipient })} busy={discard.busy} disabled={retry.busy} onClick={() => void discard.run(of)}>{t('email-discard')}</Button>
      </span>
    </li>
  );
}
