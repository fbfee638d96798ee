import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Card, Field, TextInput } from '@/shared/ui';
import type { Draft, DraftAction } from './draft';
import s from './entry.module.css';

/** What a business wants to find again on its papers: its own number of the order, and its reference. */
export function BuyerCard({ draft, act }: { draft: Draft; act: (action: DraftAction) => void }) {
  const { t } = useWords();
  const record = useQueryCall('customer.get', draft.customer ? { customerId: draft.customer.customerId } : null, { keep: false }).data;
  if (!record?.business && draft.buyerOrder === '' && !draft.buyerReference) return null;
  return (
    <Card title={t('entry-buyer')}>
      <div className={s.buyer}>
        <Field label={t('entry-buyer-order')}>{(ids) => <TextInput {...ids} mono maxLength={100} value={draft.buyerOrder} onText={(buyerOrder) => act({ do: 'buyer-order', buyerOrder })} />}</Field>
        <Field label={t('entry-buyer-reference')}>{(ids) => <TextInput {...ids} mono maxLength={100} value={draft.buyerReference ?? record?.trade?.buyerReference ?? ''} onText={(buyerReference) => act({ do: 'buyer-reference', buyerReference })} />}</Field>
      </div>
    </Card>
  );
}
