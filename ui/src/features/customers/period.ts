// Periods of an account, by calendar days written as YYYY-MM-DD.

export type Period = 'month' | 'quarter' | 'year';
export const periods: readonly Period[] = ['month', 'quarter', 'year'];

const text = (day: Date) => day.toISOString().slice(0, 10);

/** From the first day of the month, of the second month before, or of the year, to `today`. */
export function periodOf(period: Period, today: string): { from: string; to: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = { month, quarter: month - 2, year: 1 }[period];
  return { from: text(new Date(Date.UTC(year, first - 1, 1))), to: today };
}
