// Search as you type over rows that Rust finds. Our own, because order entry needs Enter, scans and pasted lists to behave exactly so.
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';
import s from './Combobox.module.css';
import { TextInput } from './Field';
import type { FieldIds } from './Field';
import type { IconType } from './Button';

export interface ComboboxProps<T> {
  text: string;
  onText: (text: string) => void;
  rows: readonly T[];
  rowKey: (row: T) => string;
  row: (row: T) => ReactNode;
  onPick: (row: T) => void;
  label?: string;
  ids?: FieldIds;
  placeholder?: string;
  icon?: IconType;
  /** Rows shown are older than the text: keep them, but Enter waits for the right ones. */
  busy?: boolean;
  empty?: ReactNode;
  /** A last entry, such as "create this customer". */
  extra?: { label: ReactNode; run: () => void } | undefined;
  /** Enter with nothing to pick. Answer true when it was used. */
  onEnter?: () => boolean;
  onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

export function Combobox<T>(props: ComboboxProps<T>) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [wanted, setWanted] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { rows, extra, busy, text } = props;
  const count = rows.length + (extra ? 1 : 0);
  const shown = open && text.trim() !== '' && (count > 0 || (!busy && props.empty !== undefined));
  useEffect(() => setAt(0), [text]);
  useEffect(() => { list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }); }, [at]);

  const choose = (index: number) => {
    const row = rows[index];
    setOpen(false);
    setWanted(false);
    if (row !== undefined) props.onPick(row);
    else extra?.run();
  };
  // Enter came before the rows did: choose as soon as they are here.
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    if (!wanted || busy) return;
    setWanted(false);
    if (count > 0) latest.current(0);
  }, [wanted, busy, count]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    props.onKeyDown?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      if (shown && count > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (text.trim() === '') props.onEnter?.();
      else if (busy) setWanted(true);
      else if (shown && count > 0) choose(at);
      else props.onEnter?.();
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Tab') setOpen(false);
  };
  return (
    <div className={s.root}>
      <TextInput {...props.ids} ref={props.inputRef} autoFocus={props.autoFocus} icon={props.icon} placeholder={props.placeholder} aria-label={props.label} value={text}
        role="combobox" aria-expanded={shown} aria-controls={listId} aria-autocomplete="list" aria-activedescendant={shown && count > 0 ? `${listId}-${at}` : undefined}
        onText={(next) => { setOpen(true); setWanted(false); props.onText(next); }}
        onKeyDown={onKeyDown} onPaste={props.onPaste} onBlur={() => setOpen(false)} onFocus={() => setOpen(true)} />
      <div className={s.popup} hidden={!shown}>
        <ul ref={list} id={listId} role="listbox" aria-label={props.label ?? props.placeholder} className={s.list}>
          {rows.map((row, index) => (
            <li key={props.rowKey(row)} id={`${listId}-${index}`} role="option" aria-selected={index === at} className={s.option}
              onMouseDown={(event) => event.preventDefault()} onMouseMove={() => setAt(index)} onClick={() => choose(index)}>{props.row(row)}</li>
          ))}
          {extra && (
            <li id={`${listId}-${rows.length}`} role="option" aria-selected={at === rows.length} className={s.option} data-extra
              onMouseDown={(event) => event.preventDefault()} onMouseMove={() => setAt(rows.length)} onClick={() => choose(rows.length)}>{extra.label}</li>
          )}
        </ul>
        {count === 0 && <p className={s.empty}>{props.empty}</p>}
      </div>
    </div>
  );
}
