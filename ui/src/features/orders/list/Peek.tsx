import type { OrderRow } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Button, Facts, IconButton, ItemImage, MethodTag, PaymentBadge, StageBadge, StatusBadge } from '@/shared/ui';
import { CloseIcon } from '@/shared/ui/icons';
import s from './list.module.css';

/** A look at the focused order without leaving the list. */
export function Peek({ row, onClose, onOpen }: { row: OrderRow; onClose: () => void; onOpen: () => void }) {
  const { t, say, formats } = useWords();
  const order = useQueryCall('order.get', { orderId: row.orderId }).data;
  const fresh = order?.orderId === row.orderId ? order : undefined;
  return (
    <aside className={s.peek} aria-label={t('orders-peek-label', { number: row.number })}>
      <header className={s.peekHead}><h2>{row.number} · {row.customerName || t('orders-no-customer')}</h2><IconButton size="small" icon={CloseIcon} label={t('verb-close')} onClick={onClose} /></header>
      <div className={s.peekBody}>
        <p>{fresh?.answer.map(say).join(' ') || <StatusBadge status={row.status} method={row.method} partial={row.partial} held={row.held} />}</p>
        <Facts rows={[
          [t('orders-column-status'), <StatusBadge key="s" status={row.status} method={row.method} partial={row.partial} held={row.held} />],
          [t('orders-column-delivery'), <MethodTag key="m" method={row.method} />],
          row.promisedOn !== null && [t('orders-column-promised'), formats.date(row.promisedOn)],
          [t('orders-column-payment'), <PaymentBadge key="p" status={row.paymentStatus} />],
          [t('orders-column-total'), <strong key="t">{formats.money(row.totalMinor, row.currency)}</strong>],
        ]} />
        <ul>
          {fresh?.lines.map((line) => (
            <li key={line.lineId} className={s.peekLine}>
              <ItemImage image={line.image} name={line.name} size={28} />
              <span className="cut" title={line.name}>{line.quantity} × {line.name}</span>
              {line.stages[0] && <StageBadge stage={line.stages[0].stage} />}
            </li>
          ))}
        </ul>
      </div>
      <footer className={s.peekFoot}><Button variant="primary" keys="enter" onClick={onOpen}>{t('orders-peek-open')}</Button></footer>
    </aside>
  );
}
