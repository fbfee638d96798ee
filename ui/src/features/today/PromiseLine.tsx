import type { Today } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Card } from '@/shared/ui';
import s from './Today.module.css';

/** What is promised for each hour of the day. The figures are text, so the bars need no other reading. */
export function PromiseLine({ hours }: { hours: Today['promiseHours'] }) {
  const { t, formats } = useWords();
  const most = Math.max(1, ...hours.map((hour) => hour.due));
  const total = hours.reduce((sum, hour) => sum + hour.due, 0);
  const now = new Date().getHours();
  return (
    <Card title={t('today-promise')} end={t('today-promise-total', { count: total })}>
      {hours.length === 0 ? <p className="muted">{t('today-promise-none')}</p> : (
        <ol className={s.hours}>
          {hours.map(({ hour, due }) => (
            <li key={hour} className={s.hour} data-now={hour === now || undefined} data-past={hour < now || undefined}>
              <span className={s.hourDue}>{due > 0 ? formats.number(due) : ''}</span>
              <span className={s.hourBar} style={{ height: `${Math.max(due > 0 ? 6 : 2, Math.round((due / most) * 84))}px` }} aria-hidden />
              <span className={s.hourName}>{t('today-hour', { hour })}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
