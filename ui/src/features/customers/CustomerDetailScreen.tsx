import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { CustomerView, OrderRow } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useListKeys } from '@/shared/lib/list-keys';
import { useRows } from '@/shared/lib/rows';
import { addressLines } from '@/shared/lib/address';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Badge, Button, Card, type Column, DataGrid, Empty, Failed, Facts, IconButton, LateBadge, Loading, Page, PageHeader, PaymentBadge, StatusBadge } from '@/shared/ui';
import { ArrowLeftIcon, CustomersIcon, EditIcon, MailIcon, OrdersIcon, PhoneIcon, PlusIcon, PrintIcon } from '@/shared/ui/icons';
import { CustomerDialog } from './CustomerDialog';
import s from './Customers.module.css';
import { StatementSheet } from './StatementSheet';

export function CustomerDetailScreen() {
  const { customerId } = useParams({ from: '/customers/$customerId' });
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('customer.get', { customerId }, { keep: false });
  if (error && !data) return <Page head={<PageHeader title={t('nav-customers')} />}><Failed error={error} retry={() => void refetch()} missing={{ icon: CustomersIcon, title: t('customers-missing'), text: t('customers-missing-text') }} /></Page>;
  if (!data) return <Page head={<PageHeader title={t('nav-customers')} />}><Loading label={t('loading')} /></Page>;
  return <Detail key={data.customerId} customer={data} />;
}

function Detail({ customer }: { customer: CustomerView }) {
  const words = useWords();
  const { t, formats } = words;
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const { company } = useShop();
  const [editing, setEditing] = useState(false);
  const [account, setAccount] = useState(false);
  const source = useRows('order.list', { filter: { customerId: customer.customerId }, sort: { by: 'placed', descending: true } });
  const open = (row: OrderRow) => void navigate({ to: '/orders/$orderId', params: { orderId: row.orderId } });
  const order = () => void navigate({ to: '/orders/new', search: { customer: customer.customerId } });
  const back = () => void navigate({ to: '/customers' });
  useListKeys(source, { at, onAt: setAt, onOpen: open });
  useKeys([
    { keys: 'n', label: t('customers-order-for', { name: customer.name }), run: order, hint: true },
    { keys: 'p', label: t('document-kind-statement'), run: () => setAccount(true) },
    { keys: 'e', label: t('customers-edit'), run: () => setEditing(true), hint: true },
    { keys: 'esc', label: t('customers-back'), run: back, silent: true },
  ]);
  const columns = useMemo<Column<OrderRow>[]>(() => [
    { id: 'number', head: words.t('customers-col-order'), width: '96px', cell: (row) => <span className="mono strong">{row.number}</span> },
    { id: 'placed', head: words.t('customers-col-placed'), width: '110px', cell: (row) => <time title={words.formats.moment(row.placedAtMs)} className="muted">{words.formats.short(row.placedAtMs)}</time> },
    { id: 'status', head: words.t('customers-col-status'), width: 'minmax(222px, 1fr)', cell: (row) => <span style={{ display: 'inline-flex', gap: 6 }}><StatusBadge status={row.status} partial={row.partial} held={row.held} />{row.late && <LateBadge />}</span> },
    { id: 'payment', head: words.t('customers-col-payment'), width: '128px', cell: (row) => <PaymentBadge status={row.paymentStatus} />, from: 776 },
    { id: 'units', head: words.t('customers-col-units'), width: '100px', align: 'end', cell: (row) => words.t('count-units', { count: row.unitCount }), from: 650 },
    { id: 'total', head: words.t('customers-col-total'), width: '120px', align: 'end', cell: (row) => words.formats.money(row.totalMinor, row.currency) },
  ], [words]);
  const { address } = customer;
  return (
    <Page fill head={
      <PageHeader back={<IconButton icon={ArrowLeftIcon} label={t('customers-back')} onClick={back} />} title={customer.name} badges={customer.business && <Badge family="info">{t('customers-business')}</Badge>}
        note={[t('count-orders', { count: customer.orderCount }), customer.lastOrderAtMs === null ? null : t('customers-last', { when: formats.relative(customer.lastOrderAtMs) }), customer.usualMethod && t('customers-usually', { how: [t(`method-${customer.usualMethod}`), customer.usualMethod === 'ship' ? null : customer.usualLocationName].filter(Boolean).join(', ') })].filter(Boolean).join(' · ')}
        actions={<><Button icon={PrintIcon} keys="p" onClick={() => setAccount(true)}>{t('document-kind-statement')}</Button><Button icon={EditIcon} keys="e" onClick={() => setEditing(true)}>{t('customers-edit-short')}</Button><Button variant="primary" icon={PlusIcon} keys="n" onClick={order}>{t('customers-order')}</Button></>} />
    }>
      <div className={s.detail}>
        <DataGrid label={t('customers-orders')} columns={columns} source={source} rowId={(row) => row.orderId} at={at} onAt={setAt} onOpen={open} autoFocus tone={(row) => (row.late ? 'danger' : undefined)}
          empty={<Empty icon={OrdersIcon} title={t('customers-no-orders')}>{t('customers-no-orders-text')}</Empty>} />
        <div className={s.side}>
          <Card>
            <p className={s.spent}><span className="muted">{t('customers-spent')}</span><strong>{formats.money(customer.spentMinor, customer.baseCurrency)}</strong></p>
            <Facts rows={[
              ...customer.spentByCurrency.filter((one) => one.currency !== customer.baseCurrency).map((one) => [t('customers-spent-in', { currency: one.currency }), formats.money(one.totalMinor, one.currency)] as const),
              customer.currency != null && [t('customers-currency'), customer.currency],
              [t('customers-col-number'), <span key="n" className="mono">{customer.number}</span>],
              customer.taxId !== '' && [t('customers-tax-id'), <span key="t" className="mono">{customer.taxId}</span>],
              customer.tax?.vatCheckedOn != null && [t('customers-vat-checked'), formats.date(customer.tax.vatCheckedOn)],
              customer.tax?.surcharge === true && [t('customers-tax'), t('customers-surcharge')],
              customer.tax?.exemption != null && [t('customers-exemption'), [t(`tax-reason-${customer.tax.exemption.reason}`), customer.tax.exemption.certificate, (customer.tax.exemption.states ?? []).join(', ')].filter(Boolean).join(' · ')],
              customer.trade !== undefined && customer.trade.paymentDays > 0 && [t('customers-payment'), t('customers-payment-in', { days: customer.trade.paymentDays })],
              customer.trade?.pricesIncludeTax != null && [t('customers-prices'), t(customer.trade.pricesIncludeTax ? 'customers-prices-with' : 'customers-prices-without')],
              customer.trade !== undefined && customer.trade.buyerReference !== '' && [t('customers-buyer-reference'), <span key="r" className="mono">{customer.trade.buyerReference}</span>],
              customer.trade?.endpoint != null && [t('customers-endpoint'), <span key="e" className="mono">{`${customer.trade.endpoint.scheme}:${customer.trade.endpoint.id}`}</span>],
              [t('customers-language'), t(`shell-language-${customer.language}`)],
            ]} />
          </Card>
          <Card title={t('customers-contact')}>
            <div className={s.contact}>
              {customer.phone && <a href={`tel:${customer.phone}`}><PhoneIcon size={17} stroke={1.8} aria-hidden />{customer.phone}</a>}
              {customer.email && <a href={`mailto:${customer.email}`}><MailIcon size={17} stroke={1.8} aria-hidden />{customer.email}</a>}
              {!customer.phone && !customer.email && <p className="muted">{t('customers-no-contact')}</p>}
            </div>
          </Card>
          <Card title={t('customers-address')}>
            {address.line1 === '' ? <p className="muted">{t('customers-no-address')}</p> : (
              <address className={s.address}>{addressLines(address, { country: company.country, locale: formats.locale }).map((line, at) => <span key={at}>{line}</span>)}</address>
            )}
          </Card>
        </div>
      </div>
      {account && <StatementSheet customer={customer} onClose={() => setAccount(false)} />}
      {editing && <CustomerDialog customer={customer} onClose={() => setEditing(false)} />}
    </Page>
  );
}
