import type { OrderView, PaperOf } from '@/bindings';

type Of = Pick<OrderView, 'orderId' | 'status' | 'dueMinor' | 'input'> & { documents: readonly { cancelled: boolean; kind: string }[] };

/** Nothing was agreed, or nothing of it is left, or it is history from a file. */
const without: readonly OrderView['status'][] = ['cancelled', 'closed'];
/** The shop is not bound yet. */
const open: readonly OrderView['status'][] = ['placed', 'verified', 'held'];

/** The papers an order can have now: an offer while it is a draft, then what was agreed; a pro-forma while something is to be paid and nothing is invoiced. */
export function papersOf(order: Of): PaperOf[] {
  const { orderId, status } = order;
  if (status === 'draft') return order.input?.lines.length ? [{ kind: 'quotation', orderId }, { kind: 'proforma', orderId }] : [];
  if (without.includes(status)) return [];
  const invoiced = order.documents.some((document) => !document.cancelled && document.kind !== 'credit_note');
  const papers: PaperOf[] = [];
  if (!open.includes(status)) papers.push({ kind: 'order_confirmation', orderId });
  if (order.dueMinor > 0 && !invoiced) papers.push({ kind: 'proforma', orderId });
  return papers;
}
