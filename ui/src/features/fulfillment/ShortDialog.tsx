import { useState } from 'react';
import type { ShortReason } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, Field, NumberInput, RadioList } from '@/shared/ui';
import { countOf, type WorkLine } from './count';
import type { Counting } from './useCounting';

const reasons: readonly ShortReason[] = ['not_found', 'damaged', 'no_time'];

/** Says how many units are not there and why; they are sourced again when the picking is finished. */
export function ShortDialog({ line, counting, onClose }: { line: WorkLine; counting: Counting; onClose: () => void }) {
  const { t } = useWords();
  const count = countOf(counting.counts, line.lineId);
  const most = line.wanted - count.done;
  const [reason, setReason] = useState<ShortReason>(count.reason ?? 'not_found');
  const [units, setUnits] = useState(count.short || most);
  const submit = () => {
    counting.short(line, units, reason);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} size="small" title={t('fulfillment-short-title')} note={line.name} onSubmit={submit}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" disabled={most === 0} onClick={submit}>{t('fulfillment-short-accept', { count: units })}</Button></>}>
      <RadioList label={t('fulfillment-short-reason')} value={reason} onValue={setReason} rows={reasons.map((value) => ({ value, content: t(`short-reason-${value}`) }))} />
      <Field label={t('fulfillment-short-quantity')} hint={t('fulfillment-short-hint')}>{(ids) => <NumberInput {...ids} value={units} min={0} max={most} onNumber={setUnits} />}</Field>
    </Dialog>
  );
}
