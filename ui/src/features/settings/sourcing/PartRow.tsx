import type { ReactNode } from 'react';
import { useWords } from '@/shared/lib/words';
import { IconButton } from '@/shared/ui';
import { ChevronDownIcon, ChevronRightIcon, SortDownIcon, SortUpIcon, TrashIcon } from '@/shared/ui/icons';
import s from './Sourcing.module.css';

interface RowProps { name: string; words: string; open: boolean; at: number; count: number; onOpen: () => void; onMove: (by: -1 | 1) => void; onRemove: () => void; children: ReactNode }

/** A rule or routing in a sentence; opened, its form. */
export function PartRow(props: RowProps) {
  const { t } = useWords();
  const { name, open } = props;
  const Arrow = open ? ChevronDownIcon : ChevronRightIcon;
  return (
    <li className={s.partRow} data-open={open || undefined}>
      <div className={s.partLine}>
        <button type="button" className={s.partOpen} aria-expanded={open} onClick={props.onOpen}>
          <Arrow size={17} stroke={2} aria-hidden />
          <span className={s.partText}><strong>{name.trim() === '' ? t('sourcing-no-name') : name}</strong><span className="muted">{props.words}</span></span>
        </button>
        <IconButton size="small" icon={SortUpIcon} label={t('sourcing-up', { name })} disabled={props.at === 0} onClick={() => props.onMove(-1)} />
        <IconButton size="small" icon={SortDownIcon} label={t('sourcing-down', { name })} disabled={props.at === props.count - 1} onClick={() => props.onMove(1)} />
        <IconButton size="small" icon={TrashIcon} label={t('sourcing-remove', { name })} onClick={props.onRemove} />
      </div>
      {open && <div className={s.form}>{props.children}</div>}
    </li>
  );
}
