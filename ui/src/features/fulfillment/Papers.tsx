import type { FulfillmentView, PaperOf } from '@/bindings';
import { PapersMenu } from '@/shared/paper';

type FulfillmentPaper = 'pick_list' | 'packing_slip' | 'shipping_label' | 'pickup_label';

/** The papers that help now: a list to walk with, a slip into the parcel and a label on it, a label for the bag on the shelf. */
export function papersOf(view: Pick<FulfillmentView, 'status' | 'method'>): readonly FulfillmentPaper[] {
  if (view.method === 'carry_out' || view.status === 'cancelled') return [];
  if (view.status === 'reserved' || view.status === 'released') return ['pick_list'];
  if (view.method === 'ship') return view.status === 'packed' || view.status === 'shipped' ? ['shipping_label', 'packing_slip'] : ['packing_slip'];
  return view.status === 'delivered' ? [] : ['pickup_label'];
}

/** Shows the paper of the present step and prints it. */
export function Papers({ view }: { view: FulfillmentView }) {
  const papers = papersOf(view).map((kind): PaperOf => ({ kind, fulfillmentId: view.fulfillmentId }));
  return <PapersMenu papers={papers} of={view.number} note={[view.orderNumber, view.customerName].filter(Boolean).join(' · ')} />;
}
