import { Link } from '@tanstack/react-router';
import type { Today } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import s from './Today.module.css';

/** The other queues of the shop, in the order an order passes them. */
export function QueueTiles({ today }: { today: Today }) {
  const { t, formats } = useWords();
  const tile = (name: string, count: number, alert = false) => <><span className={s.queueCount} data-alert={(alert && count > 0) || undefined} data-zero={count === 0 || undefined}>{formats.number(count)}</span><span className={s.queueName}>{name}</span></>;
  return (
    <nav aria-label={t('today-queues')} className={s.queues}>
      <Link className={s.queue} to="/orders" search={{ view: 'to_verify' }}>{tile(t('today-to-verify'), today.toVerify)}</Link>
      <Link className={s.queue} to="/orders" search={{ view: 'held' }}>{tile(t('today-held'), today.held, true)}</Link>
      <Link className={s.queue} to="/orders" search={{ view: 'to_source' }}>{tile(t('today-to-source'), today.toSource, true)}</Link>
      <Link className={s.queue} to="/fulfillment" search={{ queue: 'to_pack' }}>{tile(t('today-to-pack'), today.toPack)}</Link>
      <Link className={s.queue} to="/fulfillment" search={{ queue: 'to_ship' }}>{tile(t('today-to-ship'), today.toShip)}</Link>
      <Link className={s.queue} to="/documents" search={{ tab: 'to_invoice' }}>{tile(t('today-to-invoice'), today.toInvoice)}</Link>
      <Link className={s.queue} to="/orders" search={{ view: 'late' }}>{tile(t('today-late-orders'), today.late, true)}</Link>
    </nav>
  );
}
