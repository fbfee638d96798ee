import { Link, useNavigate } from '@tanstack/react-router';
import type { FulfillmentView } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { serviceName } from '@/shared/lib/service';
import { useWords } from '@/shared/lib/words';
import type { Verbs } from '@/shared/verbs';
import { Button, Card, Facts } from '@/shared/ui';
import { BagIcon, BanIcon, CheckIcon, TruckIcon } from '@/shared/ui/icons';
import { AddressText } from './ShipStep';
import s from './Work.module.css';

const icons = { staged: BagIcon, shipped: TruckIcon, cancelled: BanIcon } as const;

/** Nothing more to do here: where it is, and the next one in the queue. */
export function EndStep({ view, verbs }: { view: FulfillmentView; verbs: Verbs }) {
  const words = useWords();
  const { t } = words;
  const { locationId } = useShop();
  const navigate = useNavigate();
  const queue = useQueryCall('fulfillment.list', { queue: 'to_pick', ...(locationId ? { locationId } : {}), offset: 0, limit: 2 });
  const next = queue.data?.rows.find((row) => row.fulfillmentId !== view.fulfillmentId);
  const go = () => {
    if (next) void navigate({ to: '/fulfillment/$fulfillmentId', params: { fulfillmentId: next.fulfillmentId } });
    else void navigate({ to: '/fulfillment' });
  };
  const handOver = () => void navigate({ to: '/pickup', search: { hand: view.fulfillmentId } });
  const staged = view.status === 'staged';
  const deliver = view.offered.find((offer) => offer.command === 'fulfillment.deliver' && !offer.closed);
  const atCounter = view.offered.find((offer) => offer.command === 'fulfillment.hand_over' && offer.asks === 'nothing');
  useKeys([
    { keys: 'enter', label: next ? t('fulfillment-next', { number: next.number }) : t('fulfillment-back-to-queue'), run: go, hint: true, disabled: atCounter !== undefined },
    { keys: '.', label: t('verb-fulfillment-hand_over'), run: () => { if (atCounter) verbs.run(atCounter); }, hint: true, disabled: !atCounter || verbs.busy },
    { keys: 'd', label: t('verb-fulfillment-deliver'), run: () => { if (deliver) verbs.run(deliver); }, hint: true, disabled: !deliver || verbs.busy },
    { keys: 'h', label: t('verb-fulfillment-hand_over'), run: handOver, hint: true, disabled: !staged },
  ]);
  const Icon = view.status in icons ? icons[view.status as keyof typeof icons] : CheckIcon;
  return (
    <div className={s.panel}>
      <Card>
        <div className={s.centre}>
          <span className={s.badge}><Icon size={34} stroke={1.7} aria-hidden /></span>
          <h2 className={s.bigNote}>{t(`fulfillment-end-${atCounter ? 'counter' : view.status}`, { customer: view.customerName })}</h2>
          {staged && view.shelf && <p className={s.shelfName}>{view.shelf}</p>}
          <div className={s.end}>
            {atCounter && <Button variant="primary" size="large" keys="." busy={verbs.busy} onClick={() => verbs.run(atCounter)}>{t('verb-fulfillment-hand_over')}</Button>}
            {staged && <Button size="large" keys="h" onClick={handOver}>{t('verb-fulfillment-hand_over')}</Button>}
            {deliver && <Button size="large" keys="d" busy={verbs.busy} onClick={() => verbs.run(deliver)}>{t('verb-fulfillment-deliver')}</Button>}
            {!atCounter && <Button variant="primary" size="large" keys="enter" onClick={go}>{next ? t('fulfillment-next', { number: next.number }) : t('fulfillment-back-to-queue')}</Button>}
          </div>
        </div>
      </Card>
      <div className={s.two}>
        <Card title={t('fulfillment-facts')}>
          <Facts rows={[
            [t('fulfillment-order'), <Link key="o" to="/orders/$orderId" params={{ orderId: view.orderId }}>{view.orderNumber}</Link>],
            [t('fulfillment-customer'), view.customerName],
            [t('fulfillment-location'), view.locationName],
            view.pickupCode !== null && [t('fulfillment-pickup-code'), <span key="c" className="mono">{view.pickupCode}</span>],
            view.carrier !== null && [t('verbs-ship-carrier'), [view.carrier, serviceName(words, view.service)].filter(Boolean).join(' · ')],
            view.tracking !== null && view.tracking !== '' && [t('verbs-ship-tracking'), <span key="t" className="mono">{view.tracking}</span>],
          ]} />
        </Card>
        {view.method === 'ship' ? <Card title={t('fulfillment-ship-to')}><AddressText view={view} /></Card> : <Contents view={view} />}
      </div>
      {view.method === 'ship' && <Contents view={view} />}
    </div>
  );
}

function Contents({ view }: { view: FulfillmentView }) {
  const { t } = useWords();
  return <Card title={t('fulfillment-lines')}><Facts rows={view.lines.map((line) => [line.name, <span key="u" className={s.noBreak}>{t('count-units', { count: line.quantity - line.short })}</span>])} /></Card>;
}
