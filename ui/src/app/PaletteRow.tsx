import { Kbd, StatusBadge } from '@/shared/ui';
import s from './Palette.module.css';
import type { Entry } from './palette-entries';

export function PaletteRow({ entry }: { entry: Entry }) {
  return (
    <>
      <entry.icon size={18} stroke={1.7} aria-hidden className={s.icon} />
      <span className={s.body}>
        <span className={s.title}><span className="cut">{entry.title}</span>{entry.status && <StatusBadge status={entry.status} />}</span>
        {entry.note && <span className={s.note}>{entry.note}</span>}
      </span>
      {entry.end && <span className={s.end}>{entry.end}</span>}
      {entry.keys && <Kbd keys={entry.keys} />}
    </>
  );
}
