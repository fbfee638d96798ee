import { Link } from '@tanstack/react-router';
import type { OrderView } from '@/bindings';
import { addressLines } from '@/shared/lib/address';
import { useShop } from '@/shared/lib/shop';
import { taxRows } from '@/shared/lib/taxes';
import { useWords } from '@/shared/lib/words';
import { Card, Facts, MethodTag, PaymentBadge, ReturnBadge } from '@/shared/ui';
import { DocumentsIcon, MailIcon, PhoneIcon } from '@/shared/ui/icons';
import s from './order.module.css';

export function SideCards({ order }: { order: OrderView }) {
  return <div className={s.side}><CustomerCard order={order} /><DeliveriesCard order={order} /><MoneyCard order={order} /><DocumentsCard order={order} />{order.returns.length > 0 && <ReturnsCard order={order} />}</div>;
}

function CustomerCard({ order }: { order: OrderView }) {
  const { t } = useWords();
  const { customer } = order;
  return (
    <Card title={t('order-customer')} end={customer?.customerId && <Link to="/customers/$customerId" params={{ customerId: customer.customerId }}>{t('order-customer-open')}</Link>}>
      {customer ? (
        <div className={s.stack}>
          <span className="strong">{customer.name}</span>
          {customer.phone && <a href={`tel:${customer.phone}`} className={s.contact}><PhoneIcon size={15} stroke={1.8} aria-hidden />{customer.phone}</a>}
          {customer.email && <a href={`mailto:${customer.email}`} className={s.contact}><MailIcon size={15} stroke={1.8} aria-hidden /><span className="cut" title={customer.email}>{customer.email}</span></a>}
          {(order.buyerOrder !== '' || order.buyerReference !== '') && <Facts rows={[order.buyerOrder !== '' && [t('entry-buyer-order'), <span key="o" className="mono">{order.buyerOrder}</span>], order.buyerReference !== '' && [t('entry-buyer-reference'), <span key="r" className="mono">{order.buyerReference}</span>]]} />}
          <span className="muted">{[customer.taxId, t('count-orders', { count: customer.orderCount })].filter(Boolean).join(' · ')}</span>
        </div>
      ) : <p className="muted">{t('orders-no-customer')}</p>}
    </Card>
  );
}

function DeliveriesCard({ order }: { order: OrderView }) {
  const { company } = useShop();
  const { t, formats } = useWords();
  return (
    <Card title={t('order-delivery')}>
      <ul className={s.stack}>
        {order.deliveries.map((delivery, at) => (
          <li key={at} className={s.delivery}>
            <span className={s.between}><MethodTag method={delivery.method} />{delivery.promisedOn && <span className="strong">{formats.day(delivery.promisedOn)}</span>}</span>
            {delivery.locationName && <span>{delivery.locationName}</span>}
            {delivery.address && <address className={s.address}>{addressLines(delivery.address, { country: company.country, locale: formats.locale }).map((line, at) => <span key={at}>{line}</span>)}</address>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A cancelled order that nobody paid is neither paid nor unpaid. */
export const hasMoney = (order: OrderView): boolean => order.status !== 'cancelled' || order.paidMinor > 0;

function MoneyCard({ order }: { order: OrderView }) {
  const words = useWords();
  const { t, formats } = words;
  const money = (minor: number) => formats.money(minor, order.totals.currency);
  const { totals } = order;
  return (
    <Card title={t('order-money')} end={hasMoney(order) && <PaymentBadge status={order.paymentStatus} />}>
      <Facts rows={[
        [t('entry-totals-goods'), money(totals.goodsMinor)],
        totals.discountMinor > 0 && [t('entry-totals-discount'), money(-totals.discountMinor)],
        [t('entry-totals-shipping'), money(totals.shippingMinor)],
        ...totals.taxes.flatMap((tax) => taxRows(words, tax)).map((row) => [<span key="k" className={row.part ? s.taxPart : s.taxWord}>{row.words}</span>, <span key="v" className={s.taxMoney}>{money(row.minor)}</span>] as const),
        [<strong key="t" className={s.totalWord}>{t('entry-totals-total')}</strong>, <strong key="m">{money(totals.totalMinor)}</strong>],
        totals.exchange !== undefined && [t('entry-currency-base', { base: totals.exchange.base }), formats.money(totals.exchange.baseTotalMinor, totals.exchange.base)],
        totals.exchange !== undefined && [t('entry-currency-rate', { base: totals.exchange.base, rate: formats.number(totals.exchange.perUnit / 1e6, 6), currency: totals.currency }), <span key="x" className="muted">{[totals.exchange.source, formats.date(totals.exchange.on)].filter(Boolean).join(', ')}</span>],
      ]} />
      <div className={s.rule}>
        <Facts rows={[
          ...order.payments.map((payment) => [`${t(`tender-${payment.tender}`)} · ${formats.short(payment.atMs)}`, money(payment.kind === 'refund' ? -payment.amountMinor : payment.amountMinor)] as const),
          order.payments.length > 1 && [t('order-money-paid'), money(order.paidMinor)],
          order.refundedMinor > 0 && [t('order-money-refunded'), money(order.refundedMinor)],
          [<strong key="t" className={s.totalWord}>{t('order-money-due')}</strong>, <strong key="d" data-due={order.dueMinor > 0 || undefined} className={s.due}>{money(order.dueMinor)}</strong>],
        ]} />
      </div>
    </Card>
  );
}

function DocumentsCard({ order }: { order: OrderView }) {
  const { t, formats } = useWords();
  return (
    <Card title={t('order-documents')}>
      {order.documents.length === 0 && <p className="muted">{t('order-documents-none')}</p>}
      <ul className={s.stack}>
        {order.documents.map((document) => (
          <li key={document.documentId} className={s.between}>
            <Link to="/documents" search={{ doc: document.documentId }} className={s.contact}><DocumentsIcon size={16} stroke={1.8} aria-hidden />{document.number}</Link>
            <span className="muted">{document.cancelled ? t('documents-cancelled') : document.correctedBy !== '' ? t('documents-corrected-by', { number: document.correctedBy }) : t('order-document-printed', { count: document.printedCount })}</span>
            <span className="num">{formats.money(document.totalMinor, document.currency)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ReturnsCard({ order }: { order: OrderView }) {
  const { t, formats } = useWords();
  return (
    <Card title={t('order-returns')}>
      <ul className={s.stack}>
        {order.returns.map((one) => (
          <li key={one.returnId} className={s.between}>
            <Link to="/returns/$returnId" params={{ returnId: one.returnId }}>{one.number}</Link><ReturnBadge status={one.status} /><span className="num">{formats.money(one.refundMinor, one.currency)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
