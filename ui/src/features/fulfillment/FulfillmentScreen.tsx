import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { FulfillmentQueue, FulfillmentRow } from '@/bindings';
import { useQueryCall, useSend } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { isLate } from '@/shared/lib/late';
import { useListKeys, useSelection } from '@/shared/lib/list-keys';
import { useRows } from '@/shared/lib/rows';
import { useShop } from '@/shared/lib/shop';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, DataGrid, Empty, Page, PageHeader, Tabs, TextInput, Toolbar } from '@/shared/ui';
import { FulfilIcon, SearchIcon } from '@/shared/ui/icons';
import { useColumns } from './columns';

const all = ['to_release', 'to_pick', 'to_pack', 'to_ship', 'to_send', 'in_transit'] as const satisfies readonly FulfillmentQueue[];
type Tab = (typeof all)[number];

export function FulfillmentScreen() {
  const { t, formats } = useWords();
  const { locationId } = useShop();
  const search = useSearch({ from: '/fulfillment' });
  const navigate = useNavigate();
  const queue: Tab = all.find((tab) => tab === search.queue) ?? 'to_pick';
  const here = locationId ? { locationId } : {};
  const counts = useQueryCall('fulfillment.counts', here);
  // Few shops send goods to each other's counters: the queue shows itself when something is in it.
  const tabs = all.filter((tab) => tab !== 'to_send' || queue === tab || (counts.data?.queues.to_send ?? 0) > 0);
  const source = useRows('fulfillment.list', { queue, ...here, ...(search.q ? { text: search.q } : {}) });
  const selection = useSelection(source, (row) => row.fulfillmentId);
  const [at, setAt] = useState(0);
  const columns = useColumns(queue);
  const send = useSend();
  const show = (change: { queue?: Tab; q?: string | undefined }) => {
    setAt(0);
    selection.clear();
    void navigate({ to: '.', search: (now) => ({ ...now, ...change }), replace: true });
  };
  const open = (row: FulfillmentRow) => void navigate({ to: '/fulfillment/$fulfillmentId', params: { fulfillmentId: row.fulfillmentId } });
  const focused = source.row(at);
  const toRelease = queue === 'to_release';
  const wanted = selection.rows.length > 0 ? selection.rows : focused ? [focused] : [];
  const release = async () => {
    let done = 0;
    for (const row of wanted) if (await send.run('fulfillment.release', { fulfillmentId: row.fulfillmentId })) done += 1;
    selection.clear();
    if (done > 0) showToast({ kind: 'ok', text: t('fulfillment-released', { count: done }) });
  };
  const move = (by: number) => show({ queue: tabs[(tabs.indexOf(queue) + by + tabs.length) % tabs.length] ?? queue });
  useListKeys(source, { at, onAt: setAt, onOpen: open });
  useKeys([
    { keys: 'p', label: t('fulfillment-key-start'), run: () => { const first = source.row(0); if (first) open(first); }, hint: true, disabled: source.total === 0 },
    { keys: 'l', label: t('verb-fulfillment-release'), run: () => void release(), hint: toRelease, disabled: !toRelease || wanted.length === 0 || send.busy },
    { keys: 'x', label: t('list-key-select'), run: () => { if (focused) selection.toggle(focused, at, false); }, disabled: !toRelease, silent: true },
    { keys: 'ctrl+a', label: t('list-key-all'), run: () => void source.all().then(selection.set), disabled: !toRelease, silent: true },
    { keys: 'esc', label: t('list-key-clear'), run: selection.clear, disabled: selection.ids.size === 0, silent: true },
    { keys: ']', label: t('fulfillment-key-next-tab'), run: () => move(1), silent: true },
    { keys: '[', label: t('fulfillment-key-previous-tab'), run: () => move(-1), silent: true },
  ]);
  const lateIn = (one: Tab) => (one === 'in_transit' ? 0 : counts.data?.late[one] ?? 0);
  return (
    <Page fill head={
      <>
        <PageHeader title={t('nav-fulfillment')} note={t('fulfillment-note')} actions={toRelease
          ? <Button variant="primary" keys="l" busy={send.busy} disabled={wanted.length === 0} onClick={() => void release()}>{t('fulfillment-release-count', { count: wanted.length })}</Button>
          : <Button variant="primary" keys="p" disabled={source.total === 0} onClick={() => { const first = source.row(0); if (first) open(first); }}>{t(`fulfillment-start-${queue}`)}</Button>} />
        <Tabs label={t('fulfillment-queues')} value={queue} onValue={(value) => show({ queue: value })} format={(count) => formats.number(count)}
          tabs={tabs.map((value) => ({ value, label: t(`fulfillment-queue-${value}`), count: counts.data?.queues[value], alert: lateIn(value) > 0 }))} />
        <Toolbar label={t('list-key-filter')}>
          <div style={{ width: 320, maxWidth: '100%' }}><TextInput data-filter icon={SearchIcon} aria-label={t('fulfillment-filter')} placeholder={t('fulfillment-filter')} value={search.q ?? ''} onText={(q) => show({ q: q || undefined })} /></div>
          {lateIn(queue) > 0 && <span className="muted">{t('fulfillment-late-count', { count: lateIn(queue) })}</span>}
        </Toolbar>
      </>
    }>
      <DataGrid label={t(`fulfillment-queue-${queue}`)} columns={columns} source={source} rowId={(row) => row.fulfillmentId} at={at} onAt={setAt} onOpen={open} autoFocus
        {...(toRelease ? { selected: selection.ids, onToggle: selection.toggle } : {})} tone={(row) => (isLate(row) ? 'danger' : undefined)}
        empty={<Empty icon={FulfilIcon} title={t(search.q ? 'fulfillment-empty-filter' : `fulfillment-empty-${queue}`)} action={search.q ? <Button onClick={() => show({ q: undefined })}>{t('fulfillment-filter-clear')}</Button> : undefined}>{t(search.q ? 'fulfillment-empty-filter-text' : `fulfillment-empty-${queue}-text`)}</Empty>} />
    </Page>
  );
}
