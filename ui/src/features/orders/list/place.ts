// Where the person was in the list of orders, so that coming back from an order is coming back to its row.
import type { OrderSortBy } from '@/bindings';
import type { View } from './useOrderList';

export interface Place { key: string; at: number; search: { view?: View | undefined; q?: string | undefined; sort?: OrderSortBy | undefined; asc?: boolean | undefined; peek?: boolean | undefined } }
let last: Place = { key: '', at: 0, search: {} };

export const lastPlace = (): Place => last;
export const keepPlace = (place: Place): void => { last = place; };
