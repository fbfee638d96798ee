import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { FulfillmentRow } from '@/bindings';
import { ask, useQueryCall } from '@/shared/lib/calls';
import { useScanSink } from '@/shared/lib/scan';
import { useWords } from '@/shared/lib/words';
import { Combobox } from '@/shared/ui';
import { ScanIcon } from '@/shared/ui/icons';
import s from './Pickup.module.css';

/** Who is here? The code of the customer by scanner or by hand, an order number or a name. */
export function Finder({ start }: { start: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState(start);
  const wanted = useDeferredValue(text.trim());
  const found = useQueryCall('fulfillment.find_pickup', wanted.length >= 2 ? { code: wanted } : null, { keep: false });
  const open = (row: FulfillmentRow, code: string) => void navigate({ to: '/pickup', search: { hand: row.fulfillmentId, code } });
  useScanSink(async (scan) => {
    const rows = await ask('fulfillment.find_pickup', { code: scan.value });
    const [first] = rows;
    if (rows.length === 1 && first) {
      open(first, scan.value);
      return { kind: 'ok', text: t('pickup-found', { customer: first.customerName, shelf: first.shelf ?? '' }) };
    }
    setText(scan.value);
    return rows.length > 1 ? { kind: 'ok', text: t('pickup-several', { count: rows.length }) } : { kind: 'wrong', text: t('pickup-nothing', { code: scan.raw }) };
  });
  return (
    <div className={s.finder}>
      <Combobox<FulfillmentRow> label={t('pickup-find')} placeholder={t('pickup-find')} icon={ScanIcon} text={text} onText={setText} autoFocus rows={found.data ?? []} rowKey={(row) => row.fulfillmentId}
        busy={found.isFetching || wanted !== text.trim()} onPick={(row) => open(row, text.trim())} empty={wanted.length >= 2 ? t('pickup-nothing', { code: wanted }) : undefined}
        row={(row) => <span className={s.found}><span className={s.foundShelf}>{row.shelf}</span><span className="strong cut">{row.customerName}</span><span className="mono muted">{row.orderNumber}</span><span className="muted">{t('count-units', { count: row.unitCount })}</span></span>} />
    </div>
  );
}
