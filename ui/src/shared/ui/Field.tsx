import { type ComponentProps, type ReactNode, type Ref, useEffect, useId, useState } from 'react';
import { digitsOf, parseMoney, plainMoney } from '@/shared/lib/format';
import { useFormats } from '@/shared/lib/words';
import type { IconType } from './Button';
import s from './Field.module.css';

export interface FieldIds { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }
/** Label above, hint or error below; the child gets the ids that tie them together. */
export function Field(props: { label: string; hint?: string; error?: string | null; hideLabel?: boolean; children: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const note = props.error ?? props.hint;
  return (
    <div className={s.field}>
      <label htmlFor={id} className={props.hideLabel ? 'sr' : s.label}>{props.label}</label>
      {props.children({ id, 'aria-describedby': note ? `${id}n` : undefined, 'aria-invalid': props.error ? true : undefined })}
      {note && <p id={`${id}n`} className={props.error ? s.error : s.hint}>{note}</p>}
    </div>
  );
}

type InputProps = Omit<ComponentProps<'input'>, 'className' | 'onChange' | 'value'> & { value: string; onText: (text: string) => void; icon?: IconType; end?: ReactNode; mono?: boolean };

export function TextInput({ value, onText, icon: Icon, end, mono, ...rest }: InputProps) {
  return (
    <span className={s.box} data-mono={mono || undefined}>
      {Icon && <Icon size={17} stroke={1.8} aria-hidden className={s.icon} />}
      <input autoComplete="off" spellCheck={false} {...rest} value={value} onChange={(event) => onText(event.target.value)} className={s.input} />
      {end && <span className={s.end}>{end}</span>}
    </span>
  );
}

export function TextArea({ value, onText, ...rest }: Omit<ComponentProps<'textarea'>, 'className' | 'onChange' | 'value'> & { value: string; onText: (text: string) => void }) {
  return <textarea rows={3} {...rest} value={value} onChange={(event) => onText(event.target.value)} className={s.area} />;
}

type NumberProps = Omit<InputProps, 'value' | 'onText' | 'min' | 'max'> & { value: number; onNumber: (value: number) => void; min?: number; max?: number; ref?: Ref<HTMLInputElement> };

/** Whole numbers. Arrow keys step; what is not a number is put back on leaving. */
export function NumberInput({ value, onNumber, min = 0, max = 999_999, ...rest }: NumberProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const give = (next: number) => onNumber(Math.min(max, Math.max(min, next)));
  return (
    <TextInput inputMode="numeric" {...rest} value={text} style={{ textAlign: 'right' }}
      onText={(next) => {
        const digits = next.replace(/[^\d-]/g, '');
        setText(digits);
        if (/^-?\d+$/.test(digits)) give(Number(digits));
      }}
      onBlur={() => setText(String(value))}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        rest.onKeyDown?.(event);
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        give(value + (event.key === 'ArrowUp' ? 1 : -1));
      }} />
  );
}

/** An amount of money, held in minor units. Calls back with null while the text is no amount. */
export function MoneyInput({ value, onMoney, currency, ...rest }: Omit<InputProps, 'value' | 'onText'> & { value: number | null; onMoney: (minor: number | null) => void; currency?: string }) {
  const formats = useFormats();
  const digits = currency ? digitsOf(currency) : 2;
  const shown = value === null ? '' : plainMoney(value, formats.decimal, digits);
  const [text, setText] = useState(shown);
  const [here, setHere] = useState(false);
  useEffect(() => { if (!here) setText(shown); }, [shown, here]);
  return (
    <TextInput inputMode="decimal" {...rest} value={text} end={currency ? currencySign(formats.locale, currency) : undefined} style={{ textAlign: 'right' }}
      onText={(next) => { setText(next); onMoney(parseMoney(next, digits)); }}
      onFocus={(event) => { setHere(true); event.target.select(); }}
      onBlur={(event) => { setHere(false); rest.onBlur?.(event); }} />
  );
}

const currencySign = (locale: string, currency: string) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;

export function Checkbox({ label, checked, onChecked, hideLabel, ...rest }: Omit<ComponentProps<'input'>, 'className' | 'onChange' | 'type'> & { label: string; checked: boolean; onChecked: (checked: boolean) => void; hideLabel?: boolean }) {
  return (
    <label className={s.check}>
      <input {...rest} type="checkbox" checked={checked} onChange={(event) => onChecked(event.target.checked)} />
      <span className={hideLabel ? 'sr' : undefined}>{label}</span>
    </label>
  );
}
