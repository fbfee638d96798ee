import { useState } from 'react';
import type { TimelineEntry } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Button, Card, type IconType } from '@/shared/ui';
import { BanIcon, BoltIcon, BoxIcon, CheckIcon, DocumentsIcon, MoneyIcon, NoteIcon, PauseIcon, PlusIcon, ReturnsIcon, RouteIcon, TruckIcon } from '@/shared/ui/icons';
import s from './order.module.css';

/** The kind's words tell the picture; an unknown kind still has one. */
const pictures: readonly [RegExp, IconType][] = [
  [/cancel|reject/, BanIcon], [/hold/, PauseIcon], [/return|refund|inspect/, ReturnsIcon], [/invoice|document|credit_note|print/, DocumentsIcon], [/paid|payment|capture/, MoneyIcon],
  [/ship|deliver|carrier/, TruckIcon], [/sourc|reserv|route|withdraw/, RouteIcon], [/pick|pack|stag|releas|hand/, BoxIcon], [/verif|confirm|resolved/, CheckIcon], [/note/, NoteIcon], [/draft|plac|creat/, PlusIcon],
];
const pictureOf = (kind: string): IconType => pictures.find(([pattern]) => pattern.test(kind))?.[1] ?? BoltIcon;
const shownAtFirst = 12;

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t, say, formats } = useWords();
  const [all, setAll] = useState(false);
  const sorted = entries.toSorted((a, b) => b.atMs - a.atMs || b.seq - a.seq);
  const shown = all ? sorted : sorted.slice(0, shownAtFirst);
  return (
    <Card title={t('order-timeline')}>
      {entries.length === 0 && <p className="muted">{t('order-timeline-empty')}</p>}
      <ol className={s.timeline}>
        {shown.map((entry) => {
          const Icon = pictureOf(entry.kind);
          return (
            <li key={entry.seq}>
              <span className={s.moment} aria-hidden><Icon size={15} stroke={1.9} aria-hidden /></span>
              <span className={s.event}><span>{say(entry.words)}</span><span className={s.who}>{[entry.actorName, entry.locationName].filter(Boolean).join(' · ')}</span></span>
              <time dateTime={new Date(entry.atMs).toISOString()} title={formats.moment(entry.atMs)} className={s.when}>{formats.short(entry.atMs)}</time>
            </li>
          );
        })}
      </ol>
      {sorted.length > shown.length && <Button variant="quiet" size="small" onClick={() => setAll(true)}>{t('order-timeline-more', { count: sorted.length - shown.length })}</Button>}
    </Card>
  );
}
