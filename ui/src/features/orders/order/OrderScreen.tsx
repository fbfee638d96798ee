import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { OrderView } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { PapersMenu } from '@/shared/paper';
import { VerbButtons, useVerbs } from '@/shared/verbs';
import { Failed, LateBadge, Loading, Page, PageHeader, PaymentBadge, StatusBadge } from '@/shared/ui';
import { ArrowLeftIcon, OrdersIcon } from '@/shared/ui/icons';
import { lastPlace } from '../list/place';
import { LinesPanel } from './LinesPanel';
import { Notices } from './Notices';
import s from './order.module.css';
import { papersOf } from './papers';
import { hasMoney, SideCards } from './SideCards';
import { Timeline } from './Timeline';
import { WhySheet } from './WhySheet';

/** A source was looked for: there is something to explain. */
const decided = (order: OrderView) => order.fulfillments.length > 0 || order.status === 'backordered';

export function OrderScreen() {
  const { t, say, formats } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId' });
  const { why } = useSearch({ from: '/orders/$orderId' });
  const navigate = useNavigate();
  const query = useQueryCall('order.get', { orderId }, { keep: false });
  const order = query.data;
  const method = order?.deliveries.length === 1 ? order.deliveries[0]?.method : undefined;
  const toCome = order?.promisedOn && order.offered.some((offer) => offer.command === 'order.repromise' && !offer.closed) ? { orderId } : null;
  const expected = useQueryCall('order.expected', toCome, { keep: false }).data ?? [];
  const verbs = useVerbs({ currency: order?.totals.currency ?? 'EUR', expected, ...(order ? { dueMinor: order.dueMinor } : {}) });
  const showWhy = (open: boolean) => void navigate({ to: '.', search: { why: open || undefined }, replace: true });
  useKeys([
    { keys: 'w', label: t('order-key-why'), run: () => showWhy(true), hint: true, disabled: !order || !decided(order) },
    { keys: 'esc', label: t('order-back'), run: () => void navigate({ to: '/orders', search: lastPlace().search }), silent: true },
  ]);
  const back = <Link to="/orders" search={lastPlace().search} className={s.back} aria-label={t('order-back')} title={t('order-back')}><ArrowLeftIcon size={19} stroke={1.9} aria-hidden /></Link>;
  if (!order) {
    return <Page head={<PageHeader back={back} title={t('nav-orders')} />}>{query.error ? <Failed error={query.error} retry={() => void query.refetch()} missing={{ icon: OrdersIcon, title: t('order-not-found'), text: t('order-not-found-text') }} /> : <Loading label={t('loading')} />}</Page>;
  }
  return (
    <Page head={
      <PageHeader back={back} title={`${order.number}${order.customer ? ` · ${order.customer.name}` : ''}`}
        badges={<><StatusBadge status={order.status} {...(method ? { method } : {})} partial={order.partial} held={order.held} />{order.late && <LateBadge />}{hasMoney(order) && <PaymentBadge status={order.paymentStatus} />}</>}
        note={<>
          {t('order-by', { channel: t(`channel-${order.channel}`), when: formats.moment(order.placedAtMs), location: order.locationName })}
          {order.promisedOn && <> · <span className={s.promise} data-late={order.late || undefined}>{t('order-promised', { date: formats.day(order.promisedOn) })}</span></>}
        </>}
        actions={<><PapersMenu papers={papersOf(order)} of={order.number} {...(order.customer ? { note: order.customer.name } : {})} /><VerbButtons offered={order.offered} verbs={verbs} /></>} />
    }>
      <div className={s.sheet}>
        <p className={s.answer}>{order.answer.map(say).join(' ')}</p>
        <Notices order={order} late={toCome ? expected.filter((one) => one.late) : []} onPromise={() => {
          const offer = order.offered.find((one) => one.command === 'order.repromise');
          if (offer) verbs.run(offer);
        }} />
        <div className={s.columns}>
          <div className={s.main}>
            <LinesPanel order={order} onWhy={() => showWhy(true)} />
            <Timeline entries={order.timeline} />
          </div>
          <SideCards order={order} />
        </div>
      </div>
      {verbs.dialog}
      <WhySheet orderId={order.orderId} number={order.number} open={why === true} onClose={() => showWhy(false)} />
    </Page>
  );
}
