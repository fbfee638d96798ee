import { useMemo } from 'react';
import type { FulfillmentQueue, FulfillmentRow } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { type Column, FulfillmentBadge, LateBadge, MethodTag } from '@/shared/ui';

export function useColumns(queue: FulfillmentQueue): Column<FulfillmentRow>[] {
  const words = useWords();
  return useMemo(() => {
    const { t, formats } = words;
    // The last column is one more, so the others need more room to come in.
    const more = queue === 'in_transit' ? 140 : queue === 'to_release' ? 40 : 0;
    const all: (Column<FulfillmentRow> | false)[] = [
      { id: 'due', head: t('fulfillment-col-due'), width: '178px', cell: (row) => (row.dueAtMs === null ? null : <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}><time title={formats.moment(row.dueAtMs)}>{formats.short(row.dueAtMs)}</time>{row.late && <LateBadge />}</span>) },
      { id: 'number', head: t('fulfillment-col-number'), width: '124px', cell: (row) => <span className="mono strong">{row.number}</span> },
      { id: 'customer', head: t('fulfillment-customer'), width: 'minmax(150px, 1.4fr)', cell: (row) => <span className="cut">{row.customerName}</span> },
      { id: 'method', head: t('fulfillment-col-method'), width: '182px', cell: (row) => <MethodTag method={row.method} />, from: 780 + more },
      { id: 'location', head: t('fulfillment-location'), width: 'minmax(130px, 1fr)', cell: (row) => <span className="cut muted">{row.locationName}</span>, from: 910 + more },
      { id: 'service', head: t('verbs-ship-service'), width: '130px', cell: (row) => <span className="cut muted">{row.service}</span>, from: 1045 + more },
      { id: 'units', head: t('fulfillment-col-units'), width: '132px', align: 'end', cell: (row) => t('fulfillment-size', { lines: row.lineCount, units: row.unitCount }) },
      queue === 'in_transit' && { id: 'status', head: t('fulfillment-col-status'), width: '140px', cell: (row: FulfillmentRow) => <FulfillmentBadge status={row.status} method={row.method} /> },
    ];
    return all.filter((column) => column !== false);
  }, [words, queue]);
}
