import type { FulfillmentRow } from '@/bindings';

const waiting: ReadonlySet<string> = new Set(['reserved', 'released', 'picked', 'packed']);

/** The due time is for the shop's own work: what is on the shelf or on the road is not late work any more. */
export const isLate = (row: Pick<FulfillmentRow, 'late' | 'status'>): boolean => row.late && waiting.has(row.status);
