// Typed search params: what a page shows is in its address, so that views can be kept and shared. Bad values fall back, never fail.
import type { FulfillmentQueue, OrderQueue, OrderSortBy, ReturnQueue } from '@/bindings';

const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
};
const oneOf = <V extends string>(value: unknown, all: readonly V[]): V | undefined => all.find((one) => one === value);

export type OrdersView = OrderQueue;
export const ordersViews: readonly OrdersView[] = ['all', 'to_verify', 'held', 'to_confirm', 'to_source', 'open', 'late', 'to_invoice', 'drafts'];
const sorts: readonly OrderSortBy[] = ['number', 'placed', 'customer', 'total', 'promised'];
const queues: readonly FulfillmentQueue[] = ['to_release', 'to_pick', 'to_pack', 'to_ship', 'to_send', 'to_receive', 'to_stage', 'ready', 'in_transit', 'to_hand_over'];
const returnQueues: readonly ReturnQueue[] = ['to_receive', 'to_inspect', 'to_refund', 'all'];
const kinds = ['invoice', 'simplified_invoice', 'credit_note', 'corrective_invoice'] as const;

type Params = Record<string, unknown>;
/** Links need not name every param. */
const optional = <T,>(params: T): Partial<T> => params;
export const searchOf = {
  orders: (p: Params) => optional({ view: oneOf(p.view, ordersViews), q: text(p.q), sort: oneOf(p.sort, sorts), asc: p.asc === true ? true : undefined, peek: p.peek === true ? true : undefined }),
  newOrder: (p: Params) => optional({ draft: text(p.draft), customer: text(p.customer), item: text(p.item) }),
  order: (p: Params) => optional({ why: p.why === true ? true : undefined }),
  fulfillment: (p: Params) => optional({ queue: oneOf(p.queue, queues), q: text(p.q) }),
  /** step: open the work mode at once (pick, pack, ship, stage). */
  fulfillmentDetail: (p: Params) => optional({ step: text(p.step) }),
  pickup: (p: Params) => optional({ q: text(p.q), code: text(p.code), tab: oneOf(p.tab, ['ready', 'to_prepare', 'to_receive', 'to_stage'] as const), hand: text(p.hand) }),
  returns: (p: Params) => optional({ queue: oneOf(p.queue, returnQueues), q: text(p.q) }),
  /** later: the goods are not here yet; the return is only authorised. */
  newReturn: (p: Params) => optional({ order: text(p.order), item: text(p.item), later: p.later === true ? true : undefined }),
  inventory: (p: Params) => optional({ q: text(p.q), item: text(p.item) }),
  customers: (p: Params) => optional({ q: text(p.q) }),
  /** job: one that issued, printed or saved. */
  documents: (p: Params) => optional({ job: text(p.job), kind: oneOf(p.kind, kinds), q: text(p.q), doc: text(p.doc), tab: text(p.tab) }),
  imports: (p: Params) => optional({ job: text(p.job), file: text(p.file), name: text(p.name) }),
  /** part: of the sourcing policy. */
  settings: (p: Params) => optional({ tab: text(p.tab), part: text(p.part) }),
};
