// Money and dates, always by Intl in the person's locale. Money stays an integer of minor units; only the text is divided.
import type { Language, LocalDate, Timestamp } from '@/bindings';

export const localeOf = (language: Language): string => (language === 'es' ? 'es-ES' : 'en-GB');

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();
function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(key: string, make: () => T): T {
  const found = cache.get(key) as T | undefined;
  if (found) return found;
  const made = make();
  cache.set(key, made);
  return made;
}

export interface Formats {
  locale: string;
  money(minor: number, currency?: string): string;
  /** Sourcing costs carry millionths of the currency; shown as money. */
  micro(micro: number, currency?: string): string;
  number(value: number, digits?: number): string;
  percent(basisPoints: number): string;
  /** A rate of sales tax, in millionths. */
  rate(ppm: number): string;
  date(date: LocalDate): string;
  /** "mar 24" for dates near, with the year only when it is another one. */
  day(date: LocalDate): string;
  time(ms: Timestamp): string;
  moment(ms: Timestamp): string;
  /** Today: the time; otherwise the date. For dense tables. */
  short(ms: Timestamp): string;
  relative(ms: Timestamp, now?: Timestamp): string;
  /** Decimal separator of the locale, for money fields. */
  decimal: string;
}

const dateOf = (date: LocalDate) => new Date(`${date}T12:00:00Z`);

/** Digits behind the decimal mark of a currency's amounts. */
export const digitsOf = (code: string): number => kept(`digits|${code}`, () => new Intl.NumberFormat('en', { style: 'currency', currency: code })).resolvedOptions().maximumFractionDigits ?? 2;

export function makeFormats(language: Language, currency: string, timeZone: string): Formats {
  const locale = localeOf(language);
  const moneyFormat = (code: string) => kept(`money|${locale}|${code}`, () => new Intl.NumberFormat(locale, { style: 'currency', currency: code }));
  const dates = (key: string, options: Intl.DateTimeFormatOptions, zone: string) => kept(`${key}|${locale}|${zone}`, () => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
  const money = (minor: number, code = currency) => moneyFormat(code).format(minor / 10 ** digitsOf(code));
  const moment = (ms: Timestamp) => dates('moment', { dateStyle: 'medium', timeStyle: 'short' }, timeZone).format(ms);
  const dayKey = (ms: Timestamp) => dates('key', { year: 'numeric', month: '2-digit', day: '2-digit' }, timeZone).format(ms);
  const time = (ms: Timestamp) => dates('time', { hour: '2-digit', minute: '2-digit' }, timeZone).format(ms);
  return {
    locale,
    money,
    micro: (micro, code = currency) => money(Math.round((micro * 10 ** digitsOf(code)) / 1_000_000), code),
    number: (value, digits = 0) => kept(`number|${locale}|${digits}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits })).format(value),
    percent: (basisPoints) => kept(`percent|${locale}`, () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })).format(basisPoints / 10_000),
    rate: (ppm) => kept(`rate|${locale}`, () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 })).format(ppm / 1_000_000),
    date: (date) => dates('date', { dateStyle: 'medium' }, 'UTC').format(dateOf(date)),
    day: (date) => {
      const sameYear = date.slice(0, 4) === new Date().toISOString().slice(0, 4);
      return dates(sameYear ? 'day' : 'dayyear', { weekday: 'short', day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }, 'UTC').format(dateOf(date));
    },
    time,
    moment,
    short: (ms) => (dayKey(ms) === dayKey(Date.now()) ? time(ms) : dates('short', { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' }, timeZone).format(ms)),
    relative: (ms, now = Date.now()) => relative(locale, ms - now),
    decimal: moneyFormat(currency).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.',
  };
}

function relative(locale: string, delta: number): string {
  const format = kept(`relative|${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const minutes = Math.round(delta / 60_000);
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 36) return format.format(hours, 'hour');
  return format.format(Math.round(hours / 24), 'day');
}

/** What a person typed for an amount, in minor units; null when it is not one. Both "12,5" and "12.50" are accepted. */
export function parseMoney(text: string, digits = 2): number | null {
  const bare = text.replace(/[^\d,.-]/g, '');
  if (!/\d/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  const separators = bare.replace(/[^,.]/g, '');
  const fraction = last < 0 ? '' : bare.slice(last + 1);
  // One separator with exactly three digits after it groups thousands ("1.234"), unless the whole part is a plain zero.
  const groups = last >= 0 && fraction.length === 3 && digits < 3 && (separators.length === 1 || new Set(separators).size === 1) && !/^-?0?[,.]/.test(bare);
  const whole = (last < 0 || groups ? bare : bare.slice(0, last)).replace(/[,.]/g, '');
  if (!/^-?\d*$/.test(whole)) return null;
  const cents = (groups ? '' : fraction).slice(0, digits).padEnd(digits, '0');
  if (!/^\d*$/.test(cents)) return null;
  const value = Number(`${whole.replace('-', '') || '0'}${cents}`);
  return whole.startsWith('-') ? -value : value;
}

/** The text a money field starts with: no currency sign, no grouping. */
export function plainMoney(minor: number, decimal: string, digits = 2): string {
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}${decimal}${text.slice(-digits)}`;
}
