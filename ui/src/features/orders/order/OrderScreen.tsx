import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { VerbButtons, useVerbs } from '@/shared/verbs';
import { Button, Empty, LateBadge, Loading, Page, PageHeader, PaymentBadge, StatusBadge } from '@/shared/ui';
import { ArrowLeftIcon, OrdersIcon } from '@/shared/ui/icons';
import { LinesPanel } from './LinesPanel';
import { Notices } from './Notices';
import s from './order.module.css';
import { SideCards } from './SideCards';
import { Timeline } from './Timeline';
import { WhySheet } from './WhySheet';

export function OrderScreen() {
  const { t, say, formats } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId' });
  const { why } = useSearch({ from: '/orders/$orderId' });
  const navigate = useNavigate();
  const query = useQueryCall('order.get', { orderId }, { keep: false });
  const order = query.data;
  const verbs = useVerbs({ currency: order?.totals.currency ?? 'EUR', ...(order ? { dueMinor: order.dueMinor } : {}) });
  const showWhy = (open: boolean) => void navigate({ to: '.', search: { why: open || undefined }, replace: true });
  useKeys([
    { keys: 'w', label: t('order-key-why'), run: () => showWhy(true), hint: true },
    { keys: 'esc', label: t('order-back'), run: () => void navigate({ to: '/orders' }), silent: true },
  ]);
  const back = <Link to="/orders" className={s.back} aria-label={t('order-back')} title={t('order-back')}><ArrowLeftIcon size={19} stroke={1.9} aria-hidden /></Link>;
  if (!order) {
    return <Page head={<PageHeader back={back} title={t('nav-orders')} />}>{query.error ? <Empty icon={OrdersIcon} title={t('order-not-found')} action={<Button onClick={() => void query.refetch()}>{t('verb-retry')}</Button>} /> : <Loading label={t('loading')} />}</Page>;
  }
  return (
    <Page head={
      <PageHeader back={back} title={`${order.number}${order.customer ? ` · ${order.customer.name}` : ''}`}
        badges={<><StatusBadge status={order.status} partial={order.partial} held={order.held} />{order.late && <LateBadge />}<PaymentBadge status={order.paymentStatus} /></>}
        note={<>
          {t('order-by', { channel: t(`channel-${order.channel}`), when: formats.moment(order.placedAtMs), location: order.locationName })}
          {order.promisedOn && <> · <span className={s.promise} data-late={order.late || undefined}>{t('order-promised', { date: formats.day(order.promisedOn) })}</span></>}
        </>}
        actions={<VerbButtons offered={order.offered} verbs={verbs} />} />
    }>
      <div className={s.sheet}>
        <p className={s.answer}>{order.answer.map(say).join(' ')}</p>
        <Notices order={order} />
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
