// Tariff steps and single days as a person types them. Pure.
import type { WeightStep } from '@/bindings';
import { parseMoney, plainMoney } from '@/shared/lib/format';

export const plainSteps = (steps: readonly WeightStep[], decimal: string): string => steps.map((step) => `${step.upToG}=${plainMoney(step.priceMinor, decimal)}`).join(' ');

/** Lightest first; null when something is no step or a weight is named twice. */
export function parseSteps(text: string): WeightStep[] | null {
  const steps: WeightStep[] = [];
  for (const part of text.split(/[\s;]+/).filter(Boolean)) {
    const match = /^(\d{1,7})=(.+)$/.exec(part);
    const price = match ? parseMoney(match[2] ?? '') : null;
    if (!match || price === null || price < 0 || Number(match[1]) === 0) return null;
    steps.push({ upToG: Number(match[1]), priceMinor: price });
  }
  const sorted = steps.toSorted((a, b) => a.upToG - b.upToG);
  return sorted.some((step, at) => step.upToG === sorted[at + 1]?.upToG) ? null : sorted;
}

export const plainDays = (days: readonly string[]): string => days.join(' ');

/** Days as yyyy-mm-dd, in order and once each; null when one is no day of the calendar. */
export function parseDays(text: string): string[] | null {
  const days = text.split(/[\s,;]+/).filter(Boolean);
  const real = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().slice(0, 10) === day;
  return days.every(real) ? [...new Set(days)].toSorted() : null;
}
