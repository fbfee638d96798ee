import { type ReactNode, useId } from 'react';
import { useWords } from '@/shared/lib/words';
import { IconButton, Select } from '@/shared/ui';
import { CloseIcon, SortDownIcon, SortUpIcon } from '@/shared/ui/icons';
import { moved, without } from './policy';
import s from './Sourcing.module.css';

interface Entry { key: string; label: ReactNode; name: string }
interface SequenceProps<T> {
  label: string;
  list: readonly T[];
  entry: (one: T) => Entry;
  /** What may be added still. */
  more: readonly { value: string; label: string; make: () => T }[];
  onList: (list: T[]) => void;
  empty: string;
  add: string;
}

/** A list in an order that matters: first to last, moved by buttons, added to by a choice. */
export function Sequence<T>({ label, list, entry, more, onList, empty, add }: SequenceProps<T>) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className={s.sequence} role="group" aria-labelledby={id}>
      <span id={id} className={s.seqLabel}>{label}</span>
      {list.length === 0 ? <p className={s.seqEmpty}>{empty}</p> : (
        <ol className={s.seqList}>
          {list.map((one, at) => {
            const { key, label: text, name } = entry(one);
            return (
              <li key={key}>
                <span className={s.seqAt} aria-hidden>{at + 1}</span>
                <span className={s.seqText}>{text}</span>
                <IconButton size="small" icon={SortUpIcon} label={t('sourcing-up', { name })} disabled={at === 0} onClick={() => onList(moved(list, at, -1))} />
                <IconButton size="small" icon={SortDownIcon} label={t('sourcing-down', { name })} disabled={at === list.length - 1} onClick={() => onList(moved(list, at, 1))} />
                <IconButton size="small" icon={CloseIcon} label={t('sourcing-take-out', { name })} onClick={() => onList(without(list, at))} />
              </li>
            );
          })}
        </ol>
      )}
      {more.length > 0 && (
        <div className={s.seqAdd}>
          <Select label={add} value="" choices={[{ value: '', label: add }, ...more.map(({ value, label: text }) => ({ value, label: text }))]}
            onValue={(value) => { const made = more.find((one) => one.value === value); if (made) onList([...list, made.make()]); }} />
        </div>
      )}
    </div>
  );
}
