import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DeliveryMethod, FulfillmentView, OrderLineView, OrderView } from '@/bindings';
import { isLate } from '@/shared/lib/late';
import { useWords } from '@/shared/lib/words';
import { PaperSheet } from '@/shared/paper';
import { Button, Card, FulfillmentBadge, ItemImage, LateBadge, MethodTag, StageBadge } from '@/shared/ui';
import { PrintIcon } from '@/shared/ui/icons';
import s from './order.module.css';

interface Group { id: string; fulfillment: FulfillmentView | null; rows: { line: OrderLineView; quantity: number }[] }

/** Lines under the place that prepares them; what has no place yet comes first, because it waits for a decision. */
export function groupLines(order: Pick<OrderView, 'lines' | 'fulfillments'>): Group[] {
  const groups: Group[] = order.fulfillments.filter((one) => one.status !== 'cancelled').map((fulfillment) => ({
    id: fulfillment.fulfillmentId,
    fulfillment,
    rows: fulfillment.lines.flatMap((part) => {
      const line = order.lines.find((one) => one.lineId === part.lineId);
      return line ? [{ line, quantity: part.quantity }] : [];
    }),
  }));
  const waiting = order.lines.flatMap((line) => {
    const sourced = groups.flatMap((group) => group.rows).filter((row) => row.line.lineId === line.lineId).reduce((sum, row) => sum + row.quantity, 0);
    return line.quantity > sourced ? [{ line, quantity: line.quantity - sourced }] : [];
  });
  return [...(waiting.length > 0 ? [{ id: 'waiting', fulfillment: null, rows: waiting }] : []), ...groups];
}

export function LinesPanel({ order, onWhy }: { order: OrderView; onWhy: () => void }) {
  const { t, formats } = useWords();
  const groups = groupLines(order);
  return (
    <Card title={t('order-section-lines')} end={`${t('count-lines', { count: order.lines.length })} · ${formats.money(order.totals.totalMinor, order.totals.currency)}`} flush>
      {groups.map((group) => (
        <section key={group.id} className={s.group} aria-label={group.fulfillment?.number ?? t('order-section-unsourced')}>
          <GroupHead group={group} onWhy={onWhy} plain={groups.length === 1 && order.fulfillments.length === 0} />
          <ul>{group.rows.map((row) => <Line key={row.line.lineId} line={row.line} quantity={row.quantity} currency={order.totals.currency} single={group.fulfillment === null} method={group.fulfillment?.method} />)}</ul>
        </section>
      ))}
    </Card>
  );
}

function GroupHead({ group, onWhy, plain }: { group: Group; onWhy: () => void; plain: boolean }) {
  const { t, formats } = useWords();
  const [label, setLabel] = useState(false);
  const { fulfillment } = group;
  if (!fulfillment) return plain ? null : <header className={s.groupHead}><h3>{t('order-section-unsourced')}</h3></header>;
  const where = [fulfillment.carrier, fulfillment.tracking].filter(Boolean).join(' ');
  const open = !['in_transfer', 'shipped', 'delivered'].includes(fulfillment.status);
  const labelled = fulfillment.method === 'ship' && (fulfillment.status === 'packed' || fulfillment.status === 'shipped');
  return (
    <header className={s.groupHead}>
      <h3><Link to="/fulfillment/$fulfillmentId" params={{ fulfillmentId: fulfillment.fulfillmentId }}>{t('order-fulfillment-from', { number: fulfillment.number, location: fulfillment.locationName })}</Link></h3>
      <FulfillmentBadge status={fulfillment.status} method={fulfillment.method} elsewhere={fulfillment.toCounter !== null} />
      {isLate(fulfillment) && <LateBadge />}
      <span className={s.groupEnd}>{labelled && <Button variant="quiet" size="small" icon={PrintIcon} onClick={() => setLabel(true)}>{t('document-kind-shipping_label')}</Button>}<Button variant="quiet" size="small" onClick={onWhy}>{t('order-why')}</Button></span>
      <span className={s.groupFacts}>
        <MethodTag method={fulfillment.method} />
        {fulfillment.toCounter && <span>{t('order-fulfillment-to-counter', { counter: fulfillment.toCounter.locationName, when: formats.day(fulfillment.toCounter.expectedOn) })}</span>}
        {where && <span className="mono muted">{where}</span>}
        {fulfillment.shelf && <span className="mono strong">{fulfillment.shelf}</span>}
        {open && fulfillment.dueAtMs !== null && <span className="muted">{t('order-fulfillment-due', { time: formats.short(fulfillment.dueAtMs) })}</span>}
      </span>
      {label && <PaperSheet paper={{ kind: 'shipping_label', fulfillmentId: fulfillment.fulfillmentId }} title={`${t('document-kind-shipping_label')} ${fulfillment.number}`} onClose={() => setLabel(false)} />}
    </header>
  );
}

function Line({ line, quantity, currency, single, method }: { line: OrderLineView; quantity: number; currency: string; single: boolean; method: DeliveryMethod | undefined }) {
  const { t, formats } = useWords();
  return (
    <li className={s.line}>
      <ItemImage image={line.image} name={line.name} size={40} />
      <span className={s.lineText}>
        <span className="strong cut" title={line.name}>{line.name}</span>
        <span className={s.lineNote}><span className="mono">{line.sku}</span> · {t('order-price-each', { price: formats.money(line.unitPriceMinor, currency) })}{line.returnable > 0 && <> · {t('order-returnable', { count: line.returnable })}</>}</span>
      </span>
      <span className={s.lineStages}>{line.stages.filter((one) => !single || one.stage !== 'open').map((one) => <StageBadge key={one.stage} stage={one.stage} method={method} {...(line.stages.length > 1 ? { quantity: one.quantity } : {})} />)}</span>
      <span className={s.lineQuantity}>× {formats.number(quantity)}</span>
      <span className={s.lineAmount}>{formats.money(line.quantity === quantity ? line.amountMinor : Math.round((line.amountMinor * quantity) / line.quantity), currency)}</span>
    </li>
  );
}
