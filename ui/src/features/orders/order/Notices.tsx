import type { Expected, OrderView } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Button, Notice } from '@/shared/ui';
import { AlertIcon, ClockIcon, NoteIcon, PauseIcon } from '@/shared/ui/icons';
import s from './order.module.css';

/** What stands in the way, before anything else: open holds, promises that will not hold, checks that warn, and the note of the order. */
export function Notices({ order, late, onPromise }: { order: OrderView; late: readonly Expected[]; onPromise: () => void }) {
  const { t, say, formats } = useWords();
  const holds = order.holds.filter((hold) => hold.resolvedAtMs === null);
  const early = ['draft', 'placed', 'verified', 'held'].includes(order.status);
  const checks = early ? order.checks.filter((check) => check.outcome !== 'ok' && !order.holds.some((hold) => hold.kind.replaceAll('-', '_') === check.code)) : [];
  if (holds.length === 0 && late.length === 0 && checks.length === 0 && !order.note) return null;
  return (
    <div className={s.notices}>
      {holds.map((hold) => (
        <Notice key={hold.holdId} tone="danger" icon={PauseIcon}><strong>{t(`hold-kind-${hold.kind}`)}</strong>{hold.note && <>: {hold.note}</>} <span className={s.small}>{t('order-hold-by', { who: hold.appliedBy, when: formats.relative(hold.appliedAtMs) })}</span></Notice>
      ))}
      {late.map((one) => (
        <Notice key={one.delivery} tone="danger" icon={ClockIcon} action={<Button size="small" onClick={onPromise}>{t('order-promise-tell')}</Button>}>
          {one.expectedOn === null ? t('order-promise-never', { promised: formats.day(one.promisedOn), cause: say(one.cause) }) : t('order-promise-late', { promised: formats.day(one.promisedOn), expected: formats.day(one.expectedOn), cause: say(one.cause) })}
        </Notice>
      ))}
      {checks.map((check) => <Notice key={check.code} tone={check.outcome === 'hold' ? 'danger' : 'warn'} icon={AlertIcon}>{say(check.words)}</Notice>)}
      {order.note && <Notice tone="info" icon={NoteIcon}>{order.note}</Notice>}
    </div>
  );
}
