import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { CustomerRow } from '@/bindings';
import { useKeys } from '@/shared/lib/keys';
import { useListKeys } from '@/shared/lib/list-keys';
import { useRows } from '@/shared/lib/rows';
import { useWords } from '@/shared/lib/words';
import { Button, type Column, DataGrid, Empty, Page, PageHeader, TextInput, Toolbar } from '@/shared/ui';
import { CustomersIcon, PlusIcon, SearchIcon } from '@/shared/ui/icons';
import { CustomerDialog } from './CustomerDialog';

export function CustomersScreen() {
  const words = useWords();
  const { t, formats } = words;
  const search = useSearch({ from: '/customers' });
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const [adding, setAdding] = useState(false);
  const source = useRows('customer.list', search.q ? { text: search.q } : {});
  const open = (customerId: string) => void navigate({ to: '/customers/$customerId', params: { customerId } });
  const filter = (q: string) => {
    setAt(0);
    void navigate({ to: '.', search: (now) => ({ ...now, q: q || undefined }), replace: true });
  };
  useListKeys(source, { at, onAt: setAt, onOpen: (row) => open(row.customerId) });
  useKeys([{ keys: 'c', label: t('customers-new'), run: () => setAdding(true), hint: true }]);
  const columns = useMemo<Column<CustomerRow>[]>(() => [
    { id: 'name', head: words.t('customers-col-name'), width: 'minmax(180px, 1.6fr)', cell: (row) => <span className="strong cut">{row.name}</span> },
    { id: 'number', head: words.t('customers-col-number'), width: '110px', cell: (row) => <span className="mono muted">{row.number}</span>, from: 700 },
    { id: 'phone', head: words.t('customers-phone'), width: '150px', cell: (row) => <span className="mono cut">{row.phone}</span> },
    { id: 'email', head: words.t('customers-email'), width: 'minmax(180px, 1.3fr)', cell: (row) => <span className="cut muted">{row.email}</span>, from: 880 },
    { id: 'city', head: words.t('customers-city'), width: '140px', cell: (row) => <span className="cut muted">{row.city}</span>, from: 640 },
    { id: 'orders', head: words.t('customers-col-orders'), width: '110px', align: 'end', cell: (row) => <span className={row.orderCount === 0 ? 'muted' : ''}>{words.formats.number(row.orderCount)}</span> },
  ], [words]);
  return (
    <Page fill head={
      <>
        <PageHeader title={t('nav-customers')} actions={<Button variant="primary" icon={PlusIcon} keys="c" onClick={() => setAdding(true)}>{t('customers-new')}</Button>} />
        <Toolbar label={t('list-key-filter')}>
          <div style={{ width: 360, maxWidth: '100%' }}><TextInput data-filter icon={SearchIcon} aria-label={t('customers-filter')} placeholder={t('customers-filter')} value={search.q ?? ''} onText={filter} /></div>
          <span className="muted" role="status">{source.ready ? t('customers-total', { count: source.total, shown: formats.number(source.total) }) : ''}</span>
        </Toolbar>
      </>
    }>
      <DataGrid label={t('nav-customers')} columns={columns} source={source} rowId={(row) => row.customerId} at={at} onAt={setAt} onOpen={(row) => open(row.customerId)} autoFocus
        empty={<Empty icon={CustomersIcon} title={t(search.q ? 'customers-empty-filter' : 'customers-empty')} action={<Button variant="primary" keys="c" onClick={() => setAdding(true)}>{t('customers-new')}</Button>}>{t(search.q ? 'customers-empty-filter-text' : 'customers-empty-text')}</Empty>} />
      {adding && <CustomerDialog onClose={() => setAdding(false)} onSaved={open} {...(search.q ? { name: search.q } : {})} />}
    </Page>
  );
}
