import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { OrderView, ReturnQuote } from '@/bindings';
import { ask, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { type ScanSink, useScanSink } from '@/shared/lib/scan';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Empty, IconButton, Page, PageHeader, StatusBadge } from '@/shared/ui';
import { ArrowLeftIcon, ReturnsIcon } from '@/shared/ui/icons';
import { AuthorizeDialog } from './AuthorizeDialog';
import { BackLineRow } from './BackLineRow';
import { Review } from './Review';
import s from './Returns.module.css';
import { type Back, lineScanned, mostFrequent, quoteLines, reasonHistory, setQuantity, unitsBack } from './take-back';

const nothing: ReturnQuote = { lines: [], shippingMinor: 0, refundMinor: 0, currency: 'EUR', tenders: [] };

/** Lines that can come back. A scan adds one; Enter shows the refund, Ctrl+Enter there gives it. `later`: they are announced, not here yet. */
export function TakeBack({ order, item, later }: { order: OrderView; item?: string; later: boolean }) {
  const { t, formats } = useWords();
  const { counter } = useShop();
  const navigate = useNavigate();
  const [back, setBack] = useState<Back>({});
  const [usual] = useState(() => mostFrequent(reasonHistory()));
  const [reviewing, setReviewing] = useState(false);
  const lines = order.lines.filter((line) => line.returnable > 0);
  const gone = order.lines.filter((line) => line.returnable === 0);
  const wanted = quoteLines(back);
  const quoted = useQueryCall('return.quote', counter && wanted.length > 0 ? { orderId: order.orderId, locationId: counter.locationId, lines: wanted } : null);
  // The last answer stays in sight while the next is on its way, but money is only reviewed on the answer to these very lines.
  const quote = wanted.length > 0 ? quoted.data : nothing;
  const fresh = wanted.length === 0 || (quoted.data !== undefined && !quoted.isPlaceholderData);
  const units = unitsBack(back);
  const refused = units > 0 && (quote?.lines.some((line) => line.refusal !== null) ?? false);

  const sink: ScanSink = async (scan) => {
    const known = await ask('item.by_code', { code: scan.value }).catch(() => null);
    const line = lineScanned(order.lines, back, known?.itemId ?? null, scan.value);
    if (!line) return { kind: 'wrong', text: known ? t('returns-scan-other', { item: known.name }) : t('returns-scan-unknown', { code: scan.raw }) };
    const now = back[line.lineId]?.quantity ?? 0;
    if (now + scan.quantity > line.returnable) return { kind: 'over', text: t('returns-scan-over', { item: line.name, returnable: line.returnable }) };
    setBack((before) => setQuantity(before, line, (before[line.lineId]?.quantity ?? 0) + scan.quantity, usual));
    return { kind: 'ok', text: t('returns-scan-ok', { item: line.name, count: now + scan.quantity }) };
  };
  useScanSink(sink, !reviewing);
  useEffect(() => {
    const line = order.lines.find((one) => one.itemId === item && one.returnable > 0);
    if (line) setBack((before) => setQuantity(before, line, 1, usual));
  }, [item, order.lines, usual]);

  const leave = () => void navigate({ to: '/orders/$orderId', params: { orderId: order.orderId } });
  const canReview = units > 0 && !(fresh && refused) && counter !== undefined;
  const next = t(later ? 'verb-return-authorize' : 'returns-review');
  useKeys([
    { keys: 'enter|ctrl+enter', label: next, run: () => setReviewing(true), hint: true, disabled: !canReview },
    { keys: 'a', label: t('returns-key-all'), run: () => setBack(lines.reduce<Back>((all, line) => setQuantity(all, line, line.returnable, usual), back)), hint: true, disabled: lines.length === 0 },
    { keys: 'esc', label: t('returns-back-to-order'), run: leave, hint: true },
  ]);
  return (
    <Page head={
      <PageHeader back={<IconButton icon={ArrowLeftIcon} label={t('returns-back-to-order')} onClick={leave} />} title={t(later ? 'returns-authorize-of' : 'returns-of', { number: order.number })} badges={<StatusBadge status={order.status} partial={order.partial} held={order.held} />}
        note={<><Link className={s.noteLink} to="/orders/$orderId" params={{ orderId: order.orderId }}>{order.customer?.name ?? t('returns-no-customer')}</Link>{` · ${formats.date(new Date(order.placedAtMs).toISOString().slice(0, 10))} · ${t('returns-at', { location: counter?.name ?? '' })}`}</>} />
    } foot={lines.length > 0 &&
      <div className={s.foot}>
        <p className={s.footText}>{units > 0 ? t('returns-units', { count: units }) : t('returns-scan-hint')}</p>
        {units > 0 && <p className={s.footRefund}><span className="muted">{t('returns-refund')}</span><strong>{quote ? formats.money(quote.refundMinor, quote.currency) : '…'}</strong></p>}
        <Button variant="primary" size="large" keys="enter" disabled={!canReview} onClick={() => setReviewing(true)}>{next}</Button>
      </div>
    }>
      {lines.length === 0 ? (
        <Empty icon={ReturnsIcon} title={t('returns-none-returnable')} action={<Button onClick={leave}>{t('returns-back-to-order')}</Button>}>{t('returns-none-returnable-text')}</Empty>
      ) : (
        <div className={s.lines}>
          {lines.map((line) => (
            <BackLineRow key={line.lineId} line={line} back={back} onBack={setBack} later={later} usual={usual} currency={order.totals.currency} quoted={quote?.lines.find((one) => one.lineId === line.lineId)} />
          ))}
          {gone.length > 0 && <p className={s.gone}>{t('returns-gone', { count: gone.length })}</p>}
        </div>
      )}
      {reviewing && later && counter && <AuthorizeDialog order={order} back={back} location={counter} onClose={() => setReviewing(false)} />}
      {reviewing && !later && quote && fresh && !refused && counter && <Review order={order} back={back} quote={quote} location={counter} onClose={() => setReviewing(false)} />}
    </Page>
  );
}
