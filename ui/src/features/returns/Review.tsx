import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { CorrectionWay, LocationRef, OrderView, ReturnQuote } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, Facts, Segmented } from '@/shared/ui';
import s from './Returns.module.css';
import { type Back, backLines, rememberReasons } from './take-back';

/** The money, said once more before it moves: how much, by which way, and what becomes of the goods. */
export function Review(props: { order: OrderView; back: Back; quote: ReturnQuote; location: LocationRef; onClose: () => void }) {
  const { t, formats } = useWords();
  const { order, quote } = props;
  const navigate = useNavigate();
  const back = useRef<HTMLButtonElement>(null);
  const [to, setTo] = useState<'original' | 'store_credit'>('original');
  const [way, setWay] = useState<CorrectionWay>('difference');
  const invoiced = order.documents.some((document) => !document.cancelled && document.kind !== 'credit_note');
  const takeBack = useCommand('return.take_back');
  const lines = backLines(props.back);
  const money = (minor: number) => formats.money(minor, quote.currency);
  const submit = async () => {
    if (takeBack.busy) return;
    const answer = await takeBack.run({ orderId: order.orderId, locationId: props.location.locationId, lines, way, ...(to === 'store_credit' ? { tender: 'store_credit' as const } : {}) });
    if (!answer) return;
    rememberReasons(lines.map((line) => line.reason));
    showToast({ kind: 'ok', text: answer.creditNote ? t('returns-done-note', { amount: formats.money(answer.refundMinor, answer.currency), number: answer.creditNote.number }) : t('returns-done', { number: answer.number }) });
    void navigate({ to: '/returns/$returnId', params: { returnId: answer.returnId } });
  };
  const nameOf = (lineId: number) => order.lines.find((line) => line.lineId === lineId)?.name ?? '';
  return (
    <Dialog open onClose={props.onClose} title={t('returns-review-title')} note={t('returns-of', { number: order.number })} onSubmit={() => void submit()} initialFocus={back}
      actions={<><Button ref={back} onClick={props.onClose}>{t('verb-back')}</Button><Button variant="primary" keys="ctrl+enter" busy={takeBack.busy} onClick={() => void submit()}>{quote.refundMinor > 0 ? t('returns-refund-now', { amount: money(quote.refundMinor) }) : t('returns-take-now')}</Button></>}>
      <div className={s.bigMoney}><span className="muted">{t('returns-refund')}</span><strong>{money(quote.refundMinor)}</strong></div>
      {quote.refundMinor > 0 && <Segmented label={t('returns-refund-to')} value={to} onValue={setTo} options={[{ value: 'original', label: t('verbs-refund-original') }, { value: 'store_credit', label: t('tender-store_credit') }]} />}
      <Facts rows={[
        ...(to === 'original' ? quote.tenders.map((tender) => [t(`tender-${tender.tender}`), money(tender.amountMinor)] as const) : [[t('tender-store_credit'), money(quote.refundMinor)] as const]),
        quote.shippingMinor !== 0 && quote.refundMinor > 0 && ([t('returns-shipping'), money(quote.shippingMinor)] as const),
      ]} />
      {quote.refundMinor === 0 && order.paidMinor === 0 && <p className="muted">{t('returns-nothing-to-give')}</p>}
      {invoiced && (
        <>
          <Segmented<CorrectionWay> label={t('returns-way')} value={way} onValue={setWay} options={[{ value: 'difference', label: t('correction-way-difference') }, { value: 'substitution', label: t('correction-way-substitution') }]} />
          <p className="muted">{t(`correction-way-${way}-note`)}</p>
        </>
      )}
      <ul className={s.reviewLines}>
        {lines.map((line) => <li key={line.lineId}><span className="num strong">{line.quantity}</span><span className={s.lineName}><span>{nameOf(line.lineId)}</span><span className="muted">{t(`return-reason-${line.reason}`)}</span></span><span>{t(`disposition-${line.disposition}`)}</span></li>)}
      </ul>
      <p className="muted">{t('returns-review-note', { location: props.location.name })}</p>
    </Dialog>
  );
}
