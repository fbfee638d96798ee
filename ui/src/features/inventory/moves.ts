import type { StockMoveRow } from '@/bindings';
import type { Figure } from './columns';

/** Places of the ledger that make up a figure. Names come from Rust in snake case. */
const places: Partial<Record<Figure, readonly string[]>> = { onHand: ['on_hand', 'reserved'], reserved: ['reserved'], inTransit: ['in_transit'], available: ['on_hand'] };

/** Whether a move added to the figure, took from it, or only passed by. */
export function signOf(move: Pick<StockMoveRow, 'from' | 'to'>, figure: Figure): 'in' | 'out' | 'none' {
  const own = places[figure] ?? places.onHand ?? [];
  const into = own.includes(move.to);
  const outOf = own.includes(move.from);
  if (into === outOf) return 'none';
  return into ? 'in' : 'out';
}
