import { useWords } from '@/shared/lib/words';
import { Checkbox } from '@/shared/ui';
import s from './Settings.module.css';

export type Week = [boolean, boolean, boolean, boolean, boolean, boolean, boolean];

/** On which days of the week something works, Monday first. */
export function WeekdayChecks({ label, days, onDays }: { label: string; days: Week; onDays: (days: Week) => void }) {
  const { formats } = useWords();
  // Monday 5 January 2026 gives the names of the week.
  const name = (day: number) => new Intl.DateTimeFormat(formats.locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 5 + day)));
  return (
    <div role="group" aria-label={label} className={s.wide}>
      <p className={s.groupName}>{label}</p>
      <div className={s.weekdays}>{days.map((open, day) => <Checkbox key={day} label={name(day)} checked={open} onChecked={(on) => onDays(days.map((one, at) => (at === day ? on : one)) as Week)} />)}</div>
    </div>
  );
}
