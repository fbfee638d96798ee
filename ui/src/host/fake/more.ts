// Demo answers for the screens of fulfillment, returns, documents, stock and the rest. Development only.
import { office } from './office';
import { sourcing } from './sourcing';
import { work } from './work';

export const more: Record<string, (payload: Record<string, unknown>) => unknown> = { ...work, ...office, ...sourcing };
