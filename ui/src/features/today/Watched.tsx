import { Link } from '@tanstack/react-router';
import { useQueryCall } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card } from '@/shared/ui';
import s from './Today.module.css';

/** So many are shown; the rest are among the late ones soon. */
const shown = 6;

/** Promises that will not hold as things stand, while there is still time to act or to tell the buyer. Nothing where all will. */
export function Watched() {
  const { t, say, formats } = useWords();
  const { today } = useShop();
  const { data } = useQueryCall('promise.watch', {}, { staleMs: 60_000 });
  // Those whose day has passed are in the queue of late orders.
  const seen = data?.endangered.filter((order) => order.late.some((one) => one.promisedOn >= today)) ?? [];
  if (seen.length === 0) return null;
  return (
    <Card flush title={t('today-watch')} end={<span className="muted">{t('today-watch-count', { count: seen.length })}</span>}>
      <ul>
        {seen.slice(0, shown).map((order) => {
          const first = order.late.find((one) => one.promisedOn >= today);
          return first && (
            <li key={order.orderId}>
              <Link to="/orders/$orderId" params={{ orderId: order.orderId }} className={s.risk}>
                <span className={s.riskNumber}>{order.number}</span>
                <span className="cut" style={{ flex: 1 }}>{order.customerName}</span>
                <span className={s.watchCause}>{say(first.cause)}</span>
                <span className={s.watchDays}><s>{formats.day(first.promisedOn)}</s> <strong>{first.expectedOn === null ? t('today-watch-never') : formats.day(first.expectedOn)}</strong></span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
