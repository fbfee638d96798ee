import type { Channel, DeliveryMethod, FulfillmentStatus, OrderStatus, PaymentStatus, ReturnStatus, Stage } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import s from './Badge.module.css';
import { BagIcon, BoltIcon, MarketIcon, PhoneIcon, SplitIcon, StoreIcon, TruckIcon, WebIcon } from './icons';

/** Seven families only. Colour always comes with a shape and a word. */
export type Family = 'neutral' | 'info' | 'progress' | 'ready' | 'transit' | 'success' | 'danger';
const families: Record<OrderStatus | Stage | FulfillmentStatus | ReturnStatus | PaymentStatus, Family> = {
  draft: 'neutral', placed: 'info', verified: 'info', held: 'danger', confirmed: 'info', backordered: 'danger', reserved: 'info', released: 'progress', picked: 'progress', packed: 'progress', in_transfer: 'transit',
  staged: 'ready', shipped: 'transit', delivered: 'success', returned: 'neutral', cancelled: 'neutral', closed: 'success', open: 'neutral',
  authorized: 'info', received: 'progress', inspected: 'progress', refunded: 'success', unpaid: 'danger', part_paid: 'progress', paid: 'success', part_refunded: 'progress',
};

const shapes: Record<Family, string> = {
  neutral: 'M5 1.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6m0 1.6a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4',
  info: 'M5 1.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6m0 1.6v4.4a2.2 2.2 0 0 1 0-4.4',
  progress: 'M5 1.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6m0 1.6V5h2.2A2.2 2.2 0 1 1 5 2.8',
  ready: 'M5 .6 9.4 5 5 9.4.6 5z',
  transit: 'M1.6 1 9 5 1.6 9z',
  success: 'M5 1a4 4 0 1 0 0 8a4 4 0 1 0 0-8',
  danger: 'M5 .8 9.6 9H.4z',
};

export function Shape({ family, size = 10 }: { family: Family; size?: number }) {
  return <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden className={s.shape} fill="currentColor" fillRule="evenodd"><path d={shapes[family]} /></svg>;
}

export function Badge({ family, children, quiet }: { family: Family; children: React.ReactNode; quiet?: boolean }) {
  return <span className={s.badge} data-family={family} data-quiet={quiet || undefined}><Shape family={family} /><span className="cut">{children}</span></span>;
}

/** `kind` picks the words: status-…, stage-…, fulfillment-status-…, return-status-…, payment-status-… */
export function StatusBadge(props: { status: OrderStatus; partial?: boolean; held?: boolean; method?: DeliveryMethod | 'mixed' }) {
  const { t } = useWords();
  const word = props.held && props.status !== 'held' ? 'held' : props.status;
  if (word === 'released' && props.method === 'carry_out') return <Badge family={families[word]}>{t('fulfillment-status-to_hand_over')}</Badge>;
  return <Badge family={families[word]}>{props.partial && !props.held ? t('status-partial', { status: t(`status-${word}`) }) : t(`status-${word}`)}</Badge>;
}
export const StageBadge = ({ stage, quantity, method }: { stage: Stage; quantity?: number; method?: DeliveryMethod | undefined }) => {
  const { t } = useWords();
  const word = stage === 'released' && method === 'carry_out' ? t('fulfillment-status-to_hand_over') : t(`stage-${stage}`);
  return <Badge family={families[stage]}>{quantity === undefined ? word : `${quantity} ${word}`}</Badge>;
};
/** What waits is called by the work that is next, and that differs by how the customer gets it. */
function fulfillmentWord(status: FulfillmentStatus, method: DeliveryMethod | undefined, elsewhere: boolean): string {
  if (status === 'delivered' && method === 'pickup') return 'handed_over';
  if (status === 'picked' && method === 'pickup') return elsewhere ? 'to_send' : 'to_stage';
  if (status === 'released' && method === 'carry_out') return 'to_hand_over';
  return status;
}
/** `elsewhere`: it still has to be sent to its counter. */
export const FulfillmentBadge = ({ status, method, elsewhere = false }: { status: FulfillmentStatus; method?: DeliveryMethod; elsewhere?: boolean }) => {
  const { t } = useWords();
  return <Badge family={families[status]}>{t(`fulfillment-status-${fulfillmentWord(status, method, elsewhere)}`)}</Badge>;
};
export const ReturnBadge = ({ status }: { status: ReturnStatus }) => <Badge family={families[status]}>{useWords().t(`return-status-${status}`)}</Badge>;
export const PaymentBadge = ({ status }: { status: PaymentStatus }) => <Badge family={families[status]} quiet>{useWords().t(`payment-status-${status}`)}</Badge>;
export const LateBadge = () => <Badge family="danger">{useWords().t('badge-late')}</Badge>;

const channelIcons = { store: StoreIcon, phone: PhoneIcon, web: WebIcon, marketplace: MarketIcon };
const methodIcons = { carry_out: BoltIcon, pickup: BagIcon, ship: TruckIcon, mixed: SplitIcon };

export function ChannelTag({ channel }: { channel: Channel }) {
  const Icon = channelIcons[channel];
  return <span className={s.tag}><Icon size={15} stroke={1.8} aria-hidden /><span className="cut">{useWords().t(`channel-${channel}`)}</span></span>;
}
export function MethodTag({ method }: { method: DeliveryMethod | 'mixed' }) {
  const Icon = methodIcons[method];
  return <span className={s.tag}><Icon size={15} stroke={1.8} aria-hidden /><span className="cut">{useWords().t(`method-${method}`)}</span></span>;
}
