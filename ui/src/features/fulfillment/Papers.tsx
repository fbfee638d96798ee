import { useRef, useState } from 'react';
import type { FulfillmentPaper, FulfillmentView } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { PdfView, PrintDialog } from '@/shared/paper';
import { Button, Failed, Loading, Sheet } from '@/shared/ui';
import { PrintIcon } from '@/shared/ui/icons';

/** The paper that helps now: a list to walk with, a slip for the parcel, a label for the bag on the shelf. */
export function paperOf(view: Pick<FulfillmentView, 'status' | 'method'>): FulfillmentPaper | null {
  if (view.method === 'carry_out' || view.status === 'cancelled') return null;
  if (view.status === 'reserved' || view.status === 'released') return 'pick_list';
  if (view.method === 'ship') return 'packing_slip';
  return view.status === 'delivered' ? null : 'pickup_label';
}

/** Shows the paper of the present step and prints it. */
export function Papers({ view }: { view: FulfillmentView }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const paper = paperOf(view);
  useKeys([{ keys: 'p', label: paper ? t(`document-kind-${paper}`) : t('verb-print'), run: () => setOpen(true), disabled: paper === null }]);
  if (!paper) return null;
  return (
    <>
      <Button icon={PrintIcon} keys="p" onClick={() => setOpen(true)}>{t(`document-kind-${paper}`)}</Button>
      {open && <PaperSheet view={view} paper={paper} onClose={() => setOpen(false)} />}
    </>
  );
}

function PaperSheet({ view, paper, onClose }: { view: FulfillmentView; paper: FulfillmentPaper; onClose: () => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('fulfillment.paper', { fulfillmentId: view.fulfillmentId, paper }, { keep: false });
  const [printing, setPrinting] = useState(false);
  const print = useRef<HTMLButtonElement>(null);
  const title = `${t(`document-kind-${paper}`)} ${view.number}`;
  return (
    <Sheet open onClose={onClose} size="large" title={title} note={[view.orderNumber, view.customerName].filter(Boolean).join(' · ')} initialFocus={print}
      actions={<Button ref={print} variant="primary" icon={PrintIcon} keys="p" disabled={!data} onClick={() => setPrinting(true)}>{t('verb-print')}</Button>}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {data ? <PdfView base64={data.base64} label={title} keys={[{ keys: 'p', label: t('verb-print'), run: () => setPrinting(true) }]} /> : !error && <Loading label={t('loading')} />}
      {printing && <PrintDialog jobs={[{ fulfillmentId: view.fulfillmentId, kind: paper }]} onClose={() => setPrinting(false)} />}
    </Sheet>
  );
}
