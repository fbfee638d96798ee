import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useKeys } from '@/shared/lib/keys';
import { useListKeys } from '@/shared/lib/list-keys';
import { useRows } from '@/shared/lib/rows';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, DataGrid, Empty, Page, PageHeader, Segmented, TextInput, Toolbar } from '@/shared/ui';
import { AdjustIcon, InventoryIcon, PrintIcon, SearchIcon, TruckIcon } from '@/shared/ui/icons';
import { AdjustDialog } from './AdjustDialog';
import { type Figure, useColumns } from './columns';
import { type Row, useExpanded } from './expand';
import { ItemDialog } from './ItemDialog';
import { LabelsSheet } from './LabelsSheet';
import { LedgerSheet } from './LedgerSheet';
import { SupplySheet } from './SupplySheet';

export interface Looking { row: Row; figure: Figure }

/** One view of the stock of every location. Each number opens the moves that made it. */
export function InventoryScreen() {
  const { t, formats } = useWords();
  const { location, locationId, locations } = useShop();
  const search = useSearch({ from: '/inventory' });
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(search.item ? [search.item] : []));
  const [looking, setLooking] = useState<Looking | null>(null);
  const [adjusting, setAdjusting] = useState<Row | null>(null);
  // null: none is open; an empty id: a new one.
  const [editing, setEditing] = useState<string | null>(null);
  const [sheet, setSheet] = useState<'supply' | 'labels' | null>(null);
  const [scope, setScope] = useState<'all' | 'here'>('all');
  const here = scope === 'here' && locationId !== undefined;
  const items = useRows('stock.list', { ...(search.q ? { text: search.q } : {}), ...(here ? { locationId } : {}) });
  const source = useExpanded(items, opened, locations);
  const focused = source.row(at);
  useEffect(() => setAt(0), [search.q, here]);

  const toggle = (row: Row, open?: boolean) => setOpened((before) => {
    const next = new Set(before);
    if (open ?? !before.has(row.item.itemId)) next.add(row.item.itemId);
    else next.delete(row.item.itemId);
    return next;
  });
  const columns = useColumns({ opened, toggle, look: (row, figure) => setLooking({ row, figure }) });
  useListKeys(source, { at, onAt: setAt, onOpen: (row) => setLooking({ row, figure: 'onHand' }) });
  useKeys([
    { keys: 'right', label: t('inventory-key-expand'), run: () => { if (focused) toggle(focused, true); }, disabled: focused?.kind !== 'item', hint: true, silent: true },
    { keys: 'left', label: t('inventory-key-collapse'), run: () => { if (focused) toggle(focused, false); }, disabled: !focused, silent: true },
    { keys: 'l', label: t('inventory-key-ledger'), run: () => { if (focused) setLooking({ row: focused, figure: 'onHand' }); }, disabled: !focused, hint: true },
    { keys: 'e', label: t('item-edit'), run: () => { if (focused) setEditing(focused.item.itemId); }, disabled: !focused, hint: true },
    { keys: 'i', label: t('item-new'), run: () => setEditing('') },
    { keys: 't', label: t('inventory-supply'), run: () => setSheet('supply') },
    { keys: 'p', label: t('inventory-labels'), run: () => setSheet('labels'), hint: true },
    { keys: 'a', label: t('inventory-key-adjust'), run: () => { if (focused) setAdjusting(focused); }, disabled: !focused, hint: true },
  ]);
  const filter = (q: string) => void navigate({ to: '.', search: (now) => ({ ...now, q: q || undefined }), replace: true });
  return (
    <Page fill head={
      <>
        <PageHeader title={t('nav-inventory')} note={t('inventory-note')} actions={<><Button icon={TruckIcon} keys="t" onClick={() => setSheet('supply')}>{t('inventory-supply')}</Button><Button icon={PrintIcon} keys="p" onClick={() => setSheet('labels')}>{t('inventory-labels')}</Button><Button keys="i" onClick={() => setEditing('')}>{t('item-new')}</Button><Button keys="e" disabled={!focused} onClick={() => { if (focused) setEditing(focused.item.itemId); }}>{t('item-edit')}</Button><Button icon={AdjustIcon} keys="a" disabled={!focused} onClick={() => { if (focused) setAdjusting(focused); }}>{t('inventory-adjust')}</Button></>} />
        <Toolbar label={t('list-key-filter')}>
          <div style={{ width: 360, maxWidth: '100%' }}><TextInput data-filter icon={SearchIcon} aria-label={t('inventory-filter')} placeholder={t('inventory-filter')} value={search.q ?? ''} onText={filter} /></div>
          {location && <Segmented label={t('inventory-scope')} value={scope} onValue={setScope} options={[{ value: 'all', label: t('inventory-scope-all') }, { value: 'here', label: location.name }]} />}
          <span className="muted" role="status">{items.ready ? t('inventory-total', { count: items.total, shown: formats.number(items.total) }) : ''}</span>
        </Toolbar>
      </>
    }>
      <DataGrid<Row> label={t('nav-inventory')} columns={columns} source={source} rowId={(row) => (row.kind === 'item' ? row.item.itemId : `${row.item.itemId}${row.place.locationId}`)} at={at} onAt={setAt} autoFocus
        onOpen={(row) => setLooking({ row, figure: 'onHand' })}
        empty={<Empty icon={InventoryIcon} title={t(search.q ? 'inventory-empty-filter' : 'inventory-empty')}
          action={search.q ? <Button onClick={() => filter('')}>{t('inventory-filter-clear')}</Button> : <Button variant="primary" onClick={() => void navigate({ to: '/import' })}>{t('inventory-empty-import')}</Button>}>{t(search.q ? 'inventory-empty-filter-text' : 'inventory-empty-text')}</Empty>} />
      {looking && <LedgerSheet looking={looking} locationId={here ? locationId : undefined} onClose={() => setLooking(null)} onAdjust={() => { setAdjusting(looking.row); setLooking(null); }} />}
      {sheet === 'supply' && <SupplySheet onClose={() => setSheet(null)} />}
      {sheet === 'labels' && <LabelsSheet first={focused?.item} onClose={() => setSheet(null)} />}
      {editing !== null && <ItemDialog itemId={editing === '' ? null : editing} onClose={() => setEditing(null)} />}
      {adjusting && <AdjustDialog row={adjusting} onClose={() => setAdjusting(null)} />}
    </Page>
  );
}
