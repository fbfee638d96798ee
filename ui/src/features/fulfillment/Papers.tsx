import type { FulfillmentView, PaperOf } from '@/bindings';
import { PapersMenu } from '@/shared/paper';

type FulfillmentPaper = 'pick_list' | 'packing_slip' | 'pickup_label';

/** The paper that helps now: a list to walk with, a slip for the parcel, a label for the bag on the shelf. */
export function paperOf(view: Pick<FulfillmentView, 'status' | 'method'>): FulfillmentPaper | null {
  if (view.method === 'carry_out' || view.status === 'cancelled') return null;
  if (view.status === 'reserved' || view.status === 'released') return 'pick_list';
  if (view.method === 'ship') return 'packing_slip';
  return view.status === 'delivered' ? null : 'pickup_label';
}

/** Shows the paper of the present step and prints it. */
export function Papers({ view }: { view: FulfillmentView }) {
  const kind = paperOf(view);
  const papers: PaperOf[] = kind ? [{ kind, fulfillmentId: view.fulfillmentId }] : [];
  return <PapersMenu papers={papers} of={view.number} note={[view.orderNumber, view.customerName].filter(Boolean).join(' · ')} />;
}
