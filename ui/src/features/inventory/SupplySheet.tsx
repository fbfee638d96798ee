import { useMemo, useState } from 'react';
import type { PaperOf, SupplierInvoiceQuery, SupplyRow } from '@/bindings';
import { askFile } from '@/host';
import { base64Of } from '@/shared/lib/bytes';
import { useRows } from '@/shared/lib/rows';
import { useWords } from '@/shared/lib/words';
import { PaperSheet } from '@/shared/paper';
import { Button, type Column, DataGrid, Empty, Segmented, Sheet } from '@/shared/ui';
import { TruckIcon } from '@/shared/ui/icons';
import s from './Inventory.module.css';
import { SupplierInvoiceDialog } from './SupplierInvoiceDialog';

const paperOf = (row: SupplyRow): PaperOf => (row.kind === 'transfer' ? { kind: 'transfer_note', transferId: row.id } : { kind: 'purchase_order', purchaseOrderId: row.id });

/** Transfers and purchase orders, with their papers. */
export function SupplySheet({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const [scope, setScope] = useState<'open' | 'done'>('open');
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<SupplyRow | null>(null);
  const [invoice, setInvoice] = useState<SupplierInvoiceQuery | null>(null);
  const check = async () => {
    const file = await askFile([{ name: t('supplier-invoice-files'), extensions: ['xml', 'pdf'] }]);
    if (file) setInvoice({ base64: await base64Of(file) });
  };
  const source = useRows('supply.list', { done: scope === 'done' });
  // A paper of what was called off would only lead astray.
  const open = (row: SupplyRow) => { if (row.status !== 'cancelled') setOpened(row); };
  const columns = useMemo<Column<SupplyRow>[]>(() => [
    { id: 'number', head: words.t('inventory-supply-number'), width: '116px', cell: (row) => <span className="mono strong">{row.number}</span> },
    { id: 'kind', head: words.t('inventory-supply-kind'), width: '150px', cell: (row) => <span className="cut">{words.t(`inventory-supply-${row.kind}`)}</span>, from: 620 },
    { id: 'way', head: words.t('inventory-supply-way'), width: 'minmax(160px, 1fr)', cell: (row) => <span className="cut" title={`${row.fromName} → ${row.toName}`}>{row.fromName} → {row.toName}</span> },
    { id: 'units', head: words.t('inventory-supply-units'), width: '104px', align: 'end', cell: (row) => words.t('inventory-supply-received', { received: words.formats.number(row.received), units: words.formats.number(row.unitCount) }) },
    { id: 'expected', head: words.t('inventory-supply-expected'), width: '112px', cell: (row) => <time className="muted">{words.formats.date(row.expectedOn)}</time> },
    { id: 'status', head: words.t('inventory-supply-status'), width: '120px', cell: (row) => <span className="cut">{words.t(`inventory-supply-status-${row.status}`)}</span>, from: 720 },
  ], [words]);
  return (
    <Sheet open onClose={onClose} size="large" title={t('inventory-supply')} note={t('inventory-supply-note')}>
      <div className={s.supplyHead}>
        <Segmented label={t('inventory-supply-status')} value={scope} onValue={(next) => { setAt(0); setScope(next); }} options={[{ value: 'open', label: t('inventory-supply-open') }, { value: 'done', label: t('inventory-supply-done') }]} />
        <Button onClick={() => void check()}>{t('supplier-invoice-check')}</Button>
      </div>
      <div className={s.supply}>
        <DataGrid label={t('inventory-supply')} columns={columns} source={source} rowId={(row) => row.id} at={at} onAt={setAt} onOpen={open}
          empty={<Empty icon={TruckIcon} title={t(`inventory-supply-empty-${scope}`)} />} />
      </div>
      {invoice && <SupplierInvoiceDialog file={invoice} onClose={() => setInvoice(null)} />}
      {opened && <PaperSheet paper={paperOf(opened)} title={`${t(`document-kind-${paperOf(opened).kind}`)} ${opened.number}`} note={`${opened.fromName} → ${opened.toName}`} onClose={() => setOpened(null)} />}
    </Sheet>
  );
}
