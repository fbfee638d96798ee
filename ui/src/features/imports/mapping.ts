// Which column of the file gives which field. Pure.
import type { ImportProfile } from '@/bindings';

export type Mapping = Readonly<Record<string, string | null>>;
export type Field = ImportProfile['fields'][number];

/** A column can give one field only: taking it for another gives up the first. */
export function assign(mapping: Mapping, field: string, column: string | null): Mapping {
  const freed = Object.fromEntries(Object.entries(mapping).map(([name, taken]) => [name, column !== null && taken === column ? null : taken]));
  return { ...freed, [field]: column };
}

export const missing = (fields: readonly Field[], mapping: Mapping): Field[] => fields.filter((field) => field.required && !mapping[field.field]);
export const unused = (columns: readonly string[], mapping: Mapping): string[] => {
  const taken = new Set(Object.values(mapping));
  return columns.filter((column) => !taken.has(column));
};

/** The first values of a column that say something, without repeats. */
export function samples(columns: readonly string[], rows: readonly (readonly string[])[], column: string | null, most = 3): string[] {
  const at = column === null ? -1 : columns.indexOf(column);
  if (at < 0) return [];
  return [...new Set(rows.map((row) => (row[at] ?? '').trim()).filter((value) => value !== ''))].slice(0, most);
}

export const endings = ['csv', 'txt', 'tsv', 'xlsx'] as const;
export const isReadable = (name: string): boolean => endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));

/** Minutes and seconds left, rounded so that the figure does not flicker. */
export function timeLeft(etaMs: number): { unit: 'minute' | 'second'; value: number } {
  if (etaMs >= 60_000) return { unit: 'minute', value: Math.ceil(etaMs / 60_000) };
  return { unit: 'second', value: Math.max(1, Math.ceil(etaMs / 5_000) * 5) };
}
