import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { IconType } from './Button';
import s from './Choices.module.css';

export interface Option<V extends string> { value: V; label: string; icon?: IconType; disabled?: boolean }

/** A few exclusive choices side by side. Native radios: arrows move, one tab stop. */
export function Segmented<V extends string>(props: { label: string; value: V | null; options: readonly Option<V>[]; onValue: (value: V) => void; size?: 'normal' | 'large' }) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={props.label} className={s.segmented} data-size={props.size ?? 'normal'}>
      {props.options.map(({ icon: Icon, ...option }) => (
        <label key={option.value} className={s.segment}>
          <input type="radio" className="sr" name={name} checked={option.value === props.value} disabled={option.disabled} onChange={() => props.onValue(option.value)} />
          {Icon && <Icon size={17} stroke={1.8} aria-hidden />}
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

export interface Tab<V extends string> { value: V; label: string; count?: number | undefined; alert?: boolean }

/** Views of one list, with live counts. Left/Right move; the list below is labelled by the chosen tab. */
export function Tabs<V extends string>(props: { label: string; value: V; tabs: readonly Tab<V>[]; onValue: (value: V) => void; panelId?: string; format?: (count: number) => string; end?: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  // With many views the chosen one may lie outside a narrow row.
  useEffect(() => { root.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }, [props.value]);
  const move = (by: number) => {
    const at = props.tabs.findIndex((tab) => tab.value === props.value);
    const next = props.tabs[(at + by + props.tabs.length) % props.tabs.length];
    if (!next) return;
    props.onValue(next.value);
    root.current?.querySelector<HTMLElement>(`[data-tab="${next.value}"]`)?.focus();
  };
  return (
    <div className={s.tabsRow}>
      <div ref={root} role="tablist" aria-label={props.label} className={s.tabs}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') move(1);
          else if (event.key === 'ArrowLeft') move(-1);
          else return;
          event.preventDefault();
        }}>
        {props.tabs.map((tab) => (
          <button key={tab.value} type="button" role="tab" data-tab={tab.value} aria-selected={tab.value === props.value} aria-controls={props.panelId} tabIndex={tab.value === props.value ? 0 : -1} className={s.tab} onClick={() => props.onValue(tab.value)}>
            {tab.label}
            {tab.count !== undefined && <span className={s.count} data-alert={(tab.alert && tab.count > 0) || undefined}>{props.format ? props.format(tab.count) : tab.count}</span>}
          </button>
        ))}
      </div>
      {props.end}
    </div>
  );
}

export interface RadioRow<V extends string> { value: V; disabled?: boolean; content: ReactNode }
/** A list of choices with room for detail in each row (delivery options, tenders, proofs). */
export function RadioList<V extends string>(props: { label: string; value: V | null; rows: readonly RadioRow<V>[]; onValue: (value: V) => void }) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={props.label} className={s.radioList}>
      {props.rows.map((row) => (
        <label key={row.value} className={s.radioRow} data-disabled={row.disabled || undefined}>
          <input type="radio" name={name} checked={row.value === props.value} disabled={row.disabled} onChange={() => props.onValue(row.value)} />
          <span className={s.radioBody}>{row.content}</span>
        </label>
      ))}
    </div>
  );
}
