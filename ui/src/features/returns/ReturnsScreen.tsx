import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReturnRow } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useListKeys } from '@/shared/lib/list-keys';
import { useRows } from '@/shared/lib/rows';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, type Column, DataGrid, Empty, Page, PageHeader, ReturnBadge, Tabs, TextInput, Toolbar } from '@/shared/ui';
import { PlusIcon, ReturnsIcon, SearchIcon } from '@/shared/ui/icons';

const tabs = ['to_receive', 'to_inspect', 'to_refund', 'all'] as const;
type Tab = (typeof tabs)[number];

export function ReturnsScreen() {
  const words = useWords();
  const { t, formats } = words;
  const { locationId } = useShop();
  const search = useSearch({ from: '/returns' });
  const navigate = useNavigate();
  const queue: Tab = search.queue ?? 'to_inspect';
  const here = locationId ? { locationId } : {};
  const counts = useQueryCall('return.counts', here);
  const source = useRows('return.list', { queue, ...here, ...(search.q ? { text: search.q } : {}) });
  const [at, setAt] = useState(0);
  const show = (change: { queue?: Tab; q?: string | undefined }) => {
    setAt(0);
    void navigate({ to: '.', search: (now) => ({ ...now, ...change }), replace: true });
  };
  const open = (row: ReturnRow) => void navigate({ to: '/returns/$returnId', params: { returnId: row.returnId } });
  const takeBack = () => void navigate({ to: '/returns/new' });
  const move = (by: number) => show({ queue: tabs[(tabs.indexOf(queue) + by + tabs.length) % tabs.length] ?? queue });
  useListKeys(source, { at, onAt: setAt, onOpen: open });
  useKeys([
    { keys: 'r', label: t('returns-take-back'), run: takeBack, hint: true },
    { keys: ']', label: t('returns-key-next-tab'), run: () => move(1), silent: true },
    { keys: '[', label: t('returns-key-previous-tab'), run: () => move(-1), silent: true },
  ]);
  const columns = useMemo<Column<ReturnRow>[]>(() => [
    { id: 'number', head: words.t('returns-col-number'), width: '140px', cell: (row) => <span className="mono strong">{row.number}</span> },
    { id: 'status', head: words.t('returns-col-status'), width: '150px', cell: (row) => <ReturnBadge status={row.status} /> },
    { id: 'customer', head: words.t('returns-col-customer'), width: 'minmax(160px, 1.5fr)', cell: (row) => row.customerName ? <span className="cut">{row.customerName}</span> : <span className="muted">{words.t('orders-no-customer')}</span> },
    { id: 'order', head: words.t('returns-col-order'), width: '120px', cell: (row) => <span className="mono">{row.orderNumber}</span>, from: 930 },
    { id: 'location', head: words.t('returns-col-location'), width: 'minmax(130px, 1fr)', cell: (row) => <span className="cut muted">{row.locationName}</span>, from: 1062 },
    { id: 'units', head: words.t('returns-col-units'), width: '110px', align: 'end', cell: (row) => words.t('count-units', { count: row.unitCount }), from: 805 },
    { id: 'refund', head: words.t('returns-col-refund'), width: '120px', align: 'end', cell: (row) => (['authorized', 'received', 'cancelled'].includes(row.status) ? <span className="muted">–</span> : words.formats.money(row.refundMinor, row.currency)) },
    { id: 'created', head: words.t('returns-col-created'), width: '120px', align: 'end', cell: (row) => <time title={words.formats.moment(row.createdAtMs)} className="muted">{words.formats.short(row.createdAtMs)}</time> },
  ], [words]);
  return (
    <Page fill head={
      <>
        <PageHeader title={t('nav-returns')} actions={<Button variant="primary" icon={PlusIcon} keys="r" onClick={takeBack}>{t('returns-take-back')}</Button>} />
        <Tabs label={t('returns-queues')} value={queue} onValue={(value) => show({ queue: value })} format={(count) => formats.number(count)} tabs={tabs.map((value) => ({ value, label: t(`returns-queue-${value}`), count: counts.data?.queues[value] }))} />
        <Toolbar label={t('list-key-filter')}><div style={{ width: 320, maxWidth: '100%' }}><TextInput data-filter icon={SearchIcon} aria-label={t('returns-filter')} placeholder={t('returns-filter')} value={search.q ?? ''} onText={(q) => show({ q: q || undefined })} /></div></Toolbar>
      </>
    }>
      <DataGrid label={t(`returns-queue-${queue}`)} columns={columns} source={source} rowId={(row) => row.returnId} at={at} onAt={setAt} onOpen={open} autoFocus
        empty={<Empty icon={ReturnsIcon} title={t(search.q ? 'returns-empty-filter' : `returns-empty-${queue}`)} action={search.q ? <Button onClick={() => show({ q: undefined })}>{t('returns-filter-clear')}</Button> : <Button variant="primary" keys="r" onClick={takeBack}>{t('returns-take-back')}</Button>}>{t(search.q ? 'returns-empty-filter-text' : `returns-empty-${queue}-text`)}</Empty>} />
    </Page>
  );
}
