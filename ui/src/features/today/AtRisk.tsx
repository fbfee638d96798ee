import { Link } from '@tanstack/react-router';
import type { FulfillmentRow } from '@/bindings';
import { isLate } from '@/shared/lib/late';
import { useWords } from '@/shared/lib/words';
import { Card, FulfillmentBadge, LateBadge } from '@/shared/ui';
import { SuccessIcon } from '@/shared/ui/icons';
import s from './Today.module.css';

/** What will break its promise unless someone acts, the latest first. */
export function AtRisk({ rows, late }: { rows: readonly FulfillmentRow[]; late: number }) {
  const { t, formats } = useWords();
  return (
    <Card flush title={t('today-risk')} end={late > 0 && <Link to="/orders" search={{ view: 'late' }}>{t('today-risk-all', { count: late })}</Link>}>
      {rows.length === 0 ? <p className={s.calm}><SuccessIcon size={20} stroke={1.8} aria-hidden />{t('today-risk-none')}</p> : (
        <ul>
          {rows.slice(0, 6).map((row) => (
            <li key={row.fulfillmentId}>
              <Link to="/fulfillment/$fulfillmentId" params={{ fulfillmentId: row.fulfillmentId }} className={s.risk}>
                <span className={s.riskNumber}>{row.number}</span>
                <span className="cut" style={{ flex: 1 }}>{row.customerName}</span>
                <span className={s.riskStatus}><FulfillmentBadge status={row.status} method={row.method} elsewhere={row.counterName !== null} /></span>
                {isLate(row) && <LateBadge />}
                {row.dueAtMs !== null && <time className={s.riskDue} title={formats.moment(row.dueAtMs)}>{formats.relative(row.dueAtMs)}</time>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
