import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { FulfillmentRow } from '@/bindings';
import { useListKeys } from '@/shared/lib/list-keys';
import { isLate } from '@/shared/lib/late';
import { useRows } from '@/shared/lib/rows';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { type Column, DataGrid, Due, Empty, FulfillmentBadge } from '@/shared/ui';
import { BagIcon } from '@/shared/ui/icons';

const names = { to_pick: 'to-prepare', to_receive: 'to-receive', to_stage: 'to-stage' } as const;

/** Pickups on their way to the shelf: those to pick, those other locations send, those to put on it. */
export function PrepareList({ queue }: { queue: keyof typeof names }) {
  const words = useWords();
  const { t } = words;
  const { locationId } = useShop();
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const source = useRows('fulfillment.list', { queue, method: 'pickup', ...(locationId ? { locationId } : {}) });
  const open = (row: FulfillmentRow) => void navigate({ to: '/fulfillment/$fulfillmentId', params: { fulfillmentId: row.fulfillmentId } });
  useListKeys(source, { at, onAt: setAt, onOpen: open });
  const columns = useMemo<Column<FulfillmentRow>[]>(() => [
    queue === 'to_receive'
      ? { id: 'due', head: words.t('pickup-col-expected'), width: '140px', cell: (row) => row.expectedOn && words.formats.date(row.expectedOn) }
      : { id: 'due', head: words.t('pickup-col-promised'), width: '140px', cell: (row) => row.dueAtMs !== null && <Due atMs={row.dueAtMs} late={isLate(row)} /> },
    { id: 'number', head: words.t('pickup-col-number'), width: '130px', cell: (row) => <span className="mono strong">{row.number}</span> },
    { id: 'customer', head: words.t('pickup-col-customer'), width: 'minmax(160px, 1.4fr)', cell: (row) => <span className="cut">{row.customerName}</span> },
    { id: 'location', head: words.t('pickup-col-location'), width: 'minmax(130px, 1fr)', cell: (row) => <span className="cut muted">{row.locationName}</span>, from: 860 },
    { id: 'units', head: words.t('pickup-col-units'), width: '110px', align: 'end', cell: (row) => words.t('count-units', { count: row.unitCount }) },
    { id: 'status', head: words.t('pickup-col-status'), width: '200px', cell: (row) => <FulfillmentBadge status={row.status} method={row.method} elsewhere={row.counterName !== null} />, from: 725 },
  ], [words, queue]);
  const name = names[queue];
  return (
    <DataGrid label={t(`pickup-tab-${name}`)} columns={columns} source={source} rowId={(row) => row.fulfillmentId} at={at} onAt={setAt} onOpen={open} tone={(row) => (isLate(row) ? 'danger' : undefined)}
      empty={<Empty icon={BagIcon} title={t(`pickup-empty-${name}`)}>{t(`pickup-empty-${name}-text`)}</Empty>} />
  );
}
