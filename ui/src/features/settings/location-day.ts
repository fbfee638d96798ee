// The cut-off of a day as a person types it. Pure.

/** `17:00`; the end of the day is its last minute. */
export const clockOf = (minute: number): string => {
  const shown = Math.min(minute, 1_439);
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
};

/** Minutes since midnight; null while it is no time. */
export function minuteOf(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute < 1_440 ? minute : null;
}
