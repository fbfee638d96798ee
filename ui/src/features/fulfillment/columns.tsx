import { useMemo } from 'react';
import type { FulfillmentQueue, FulfillmentRow } from '@/bindings';
import { isLate } from '@/shared/lib/late';
import { serviceName } from '@/shared/lib/service';
import { useWords } from '@/shared/lib/words';
import { type Column, Due, FulfillmentBadge, MethodTag } from '@/shared/ui';

export function useColumns(queue: FulfillmentQueue): Column<FulfillmentRow>[] {
  const words = useWords();
  return useMemo(() => {
    const { t } = words;
    // The last column is one more, so the others need more room to come in.
    const more = queue === 'in_transit' ? 140 : queue === 'to_release' ? 40 : 0;
    const all: (Column<FulfillmentRow> | false)[] = [
      { id: 'due', head: t('fulfillment-col-due'), width: '132px', cell: (row) => row.dueAtMs !== null && <Due atMs={row.dueAtMs} late={isLate(row)} /> },
      { id: 'number', head: t('fulfillment-col-number'), width: '124px', cell: (row) => <span className="mono strong">{row.number}</span> },
      { id: 'customer', head: t('fulfillment-customer'), width: 'minmax(150px, 1.4fr)', cell: (row) => row.customerName ? <span className="cut">{row.customerName}</span> : <span className="muted">{t('orders-no-customer')}</span> },
      queue === 'to_send'
        ? { id: 'counter', head: t('fulfillment-col-counter'), width: 'minmax(150px, 1fr)', cell: (row) => <span className="cut">{row.counterName}</span> }
        : { id: 'method', head: t('fulfillment-col-method'), width: '182px', cell: (row) => <MethodTag method={row.method} />, from: 780 + more },
      { id: 'location', head: t('fulfillment-location'), width: 'minmax(164px, 1fr)', cell: (row) => <span className="cut muted">{row.counterName && queue !== 'to_send' ? `${row.locationName} → ${row.counterName}` : row.locationName}</span>, from: 910 + more },
      { id: 'service', head: t('verbs-ship-service'), width: '130px', cell: (row) => <span className="cut muted">{serviceName(words, row.service)}</span>, from: 1045 + more },
      { id: 'units', head: t('fulfillment-col-units'), width: '120px', align: 'end', cell: (row) => t('count-units', { count: row.unitCount }) },
      queue === 'in_transit' && { id: 'status', head: t('fulfillment-col-status'), width: '140px', cell: (row: FulfillmentRow) => <FulfillmentBadge status={row.status} method={row.method} /> },
    ];
    return all.filter((column) => column !== false);
  }, [words, queue]);
}
