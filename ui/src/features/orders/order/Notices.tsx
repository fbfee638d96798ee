import type { OrderView } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Notice } from '@/shared/ui';
import { AlertIcon, NoteIcon, PauseIcon } from '@/shared/ui/icons';
import s from './order.module.css';

/** What stands in the way, before anything else: open holds, checks that warn, and the note of the order. */
export function Notices({ order }: { order: OrderView }) {
  const { t, say, formats } = useWords();
  const holds = order.holds.filter((hold) => hold.resolvedAtMs === null);
  const early = ['draft', 'placed', 'verified', 'held'].includes(order.status);
  const checks = early ? order.checks.filter((check) => check.outcome !== 'ok' && !order.holds.some((hold) => hold.kind.replaceAll('-', '_') === check.code)) : [];
  if (holds.length === 0 && checks.length === 0 && !order.note) return null;
  return (
    <div className={s.notices}>
      {holds.map((hold) => (
        <Notice key={hold.holdId} tone="danger" icon={PauseIcon}><strong>{t(`hold-kind-${hold.kind}`)}</strong>{hold.note && <>: {hold.note}</>} <span className={s.small}>{t('order-hold-by', { who: hold.appliedBy, when: formats.relative(hold.appliedAtMs) })}</span></Notice>
      ))}
      {checks.map((check) => <Notice key={check.code} tone={check.outcome === 'hold' ? 'danger' : 'warn'} icon={AlertIcon}>{say(check.words)}</Notice>)}
      {order.note && <Notice tone="info" icon={NoteIcon}>{order.note}</Notice>}
    </div>
  );
}
