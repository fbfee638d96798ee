import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrderRow } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useListKeys } from '@/shared/lib/list-keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, DataGrid, Empty, Page, PageHeader, Tabs } from '@/shared/ui';
import { OrdersIcon, PauseIcon, RouteIcon } from '@/shared/ui/icons';
import { useOrderColumns } from './columns';
import { ConfirmDialog } from './ConfirmDialog';
import { Filters } from './Filters';
import s from './list.module.css';
import { ParkingSheet } from './ParkingSheet';
import { Peek } from './Peek';
import { SelectionBar } from './SelectionBar';
import { useConfirmMany } from './useConfirmMany';
import { useOrderList, views } from './useOrderList';
import { WaveSheet } from './WaveSheet';

/** More than this at once is not a selection any more: a filter is asked for. */
const selectLimit = 2_000;

export function OrdersScreen() {
  const { t, formats } = useWords();
  const navigate = useNavigate();
  const list = useOrderList();
  const { source, selection, at } = list;
  const columns = useOrderColumns();
  const counts = useQueryCall('order.counts', {});
  const confirming = useConfirmMany(selection.clear);
  const [asking, setAsking] = useState(false);
  const [wave, setWave] = useState(false);
  const [parking, setParking] = useState(false);
  const waits = list.view === 'to_source';
  const row = source.row(at);
  const open = (one: OrderRow) => void navigate(one.status === 'draft' ? { to: '/orders/new', search: { draft: one.orderId } } : { to: '/orders/$orderId', params: { orderId: one.orderId } });
  const confirm = () => {
    if (selection.rows.length > 0) setAsking(true);
    else if (row) void confirming.run([row]);
  };
  const selectAll = async () => {
    if (source.total > selectLimit) showToast({ kind: 'info', text: t('orders-select-limit', { limit: selectLimit }) });
    else selection.set(await source.all());
  };
  useListKeys(source, { at, onAt: list.setAt, onOpen: open });
  useKeys([
    { keys: 'c', label: t('orders-key-confirm'), run: confirm, hint: true, disabled: selection.rows.length === 0 && !row },
    { keys: 'x', label: t('list-key-select'), run: () => { if (row) selection.toggle(row, at, false); }, hint: true, silent: true },
    { keys: 'shift+x', label: t('orders-key-range'), run: () => { if (row) selection.toggle(row, at, true); }, silent: true },
    { keys: 'space', label: t('orders-key-peek'), run: () => list.setPeek(!list.peek), hint: true },
    { keys: 'ctrl+a', label: t('list-key-all'), run: () => void selectAll(), hint: true },
    { keys: 'w', label: t('orders-wave-title'), run: () => setWave(true), hint: waits, silent: !waits, disabled: !waits },
    { keys: 'k', label: t('orders-parking-title'), run: () => setParking(true), hint: waits, silent: !waits, disabled: !waits },
    { keys: '/', label: t('list-key-filter'), run: () => document.querySelector<HTMLElement>('[data-filter]')?.focus(), hint: true, silent: true },
    { keys: 'esc', label: t('list-key-clear'), run: () => (selection.rows.length > 0 ? selection.clear() : list.setPeek(false)), silent: true },
  ]);
  const filtered = list.text.trim() !== '' || list.view !== 'all';
  return (
    <Page fill head={<>
      <PageHeader title={t('nav-orders')} badges={<span className="muted">{source.ready ? t('count-orders', { count: source.total }) : t('loading')}</span>}
        actions={waits && <><Button icon={PauseIcon} keys="k" onClick={() => setParking(true)}>{t('orders-parking-title')}</Button><Button icon={RouteIcon} keys="w" onClick={() => setWave(true)}>{t('orders-wave-title')}</Button></>} />
      <Tabs label={t('orders-views')} value={list.view} onValue={list.setView} panelId="orders-grid" format={formats.number}
        tabs={views.map((view) => ({ value: view, label: t(`orders-view-${view}`), count: counts.data?.views[view], alert: view === 'late' || view === 'held' }))} />
      <Filters list={list} />
    </>} foot={selection.rows.length > 0 ? <SelectionBar rows={selection.rows} onConfirm={confirm} onClear={selection.clear} busy={confirming.busy} /> : undefined}>
      <div className={s.split} id="orders-grid" role="tabpanel" aria-label={t(`orders-view-${list.view}`)}>
        <DataGrid autoFocus label={t('nav-orders')} columns={columns} source={source} rowId={(one) => one.orderId} at={at} onAt={list.setAt} onOpen={open} selected={selection.ids} onToggle={selection.toggle} sort={list.sort} onSort={list.setSort}
          tone={(one) => (one.late || one.held ? 'danger' : undefined)}
          empty={<Empty icon={OrdersIcon} title={t(filtered ? 'orders-empty-filtered' : 'orders-empty')}
            action={filtered ? <Button onClick={() => { list.setText(''); list.setView('all'); }}>{t('orders-empty-show-all')}</Button> : <Button variant="primary" keys="n" onClick={() => void navigate({ to: '/orders/new' })}>{t('shell-new-order')}</Button>}>
            {t(filtered ? 'orders-empty-filtered-text' : 'orders-empty-text')}
          </Empty>} />
        {list.peek && row && <Peek row={row} onClose={() => list.setPeek(false)} onOpen={() => open(row)} />}
      </div>
      <ConfirmDialog open={asking} rows={selection.rows} onClose={() => setAsking(false)} onConfirm={() => { setAsking(false); void confirming.run(selection.rows); }} />
      {confirming.dialog}
      {parking && <ParkingSheet onClose={() => setParking(false)} />}
      {wave && <WaveSheet onClose={() => setWave(false)} />}
    </Page>
  );
}
