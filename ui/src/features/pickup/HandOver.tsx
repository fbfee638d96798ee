import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FulfillmentView } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useScanSink } from '@/shared/lib/scan';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Failed, Field, FulfillmentBadge, IconButton, ItemImage, Loading, Notice, Page, PageHeader, TextInput } from '@/shared/ui';
import { AlertIcon, ArrowLeftIcon, BagIcon, CheckIcon, MoneyIcon, ScanIcon, SuccessIcon } from '@/shared/ui/icons';
import { useVerbs, VerbButtons } from '@/shared/verbs';
import s from './Pickup.module.css';

export function HandOver({ fulfillmentId, code }: { fulfillmentId: string; code: string | undefined }) {
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('fulfillment.get', { fulfillmentId }, { keep: false });
  if (error && !data) return <Page head={<PageHeader title={t('nav-pickup')} />}><Failed error={error} retry={() => void refetch()} missing={{ icon: BagIcon, title: t('pickup-missing'), text: t('pickup-missing-text') }} /></Page>;
  if (!data) return <Page head={<PageHeader title={t('nav-pickup')} />}><Loading label={t('loading')} /></Page>;
  return <Ready view={data} code={code} />;
}

/** Who, what, from which shelf, and what is still to pay. Enter hands it over. */
function Ready({ view, code }: { view: FulfillmentView; code: string | undefined }) {
  const { t, formats } = useWords();
  const navigate = useNavigate();
  const { data: order } = useQueryCall('order.get', { orderId: view.orderId });
  const [typed, setTyped] = useState(code && /^\d{3,8}$/.test(code) && code !== view.orderNumber ? code : '');
  const [identity, setIdentity] = useState('');
  const handOver = useCommand('fulfillment.hand_over');
  const verbs = useVerbs({ currency: order?.totals.currency ?? 'EUR', ...(order ? { dueMinor: order.dueMinor } : {}) });
  const known = view.pickupCode !== null && typed.trim() === view.pickupCode;
  const offer = view.offered.find((one) => one.command === 'fulfillment.hand_over');
  const why = offer ? verbs.why(offer) : t('pickup-not-ready');
  const pay = order?.offered.find((one) => one.command === 'order.take_payment' && !one.closed);
  const due = order?.dueMinor ?? 0;
  const back = () => void navigate({ to: '/pickup', search: {} });
  const proof = known || identity.trim() !== '';
  const ready = why === undefined && proof && !handOver.busy;
  const send = async () => {
    if (!ready) return;
    const answer = await handOver.run({ fulfillmentId: view.fulfillmentId, ...(known ? { code: typed.trim() } : { identity: identity.trim() }) });
    if (!answer) return;
    showToast({ kind: 'ok', text: t('pickup-done', { customer: view.customerName, number: view.orderNumber }) });
    back();
  };
  useScanSink((scan) => {
    setTyped(scan.value);
    return scan.value === view.pickupCode ? { kind: 'ok', text: t('pickup-code-right') } : { kind: 'wrong', text: t('pickup-code-wrong') };
  });
  useKeys([
    { keys: 'enter|ctrl+enter', label: t('verb-fulfillment-hand_over'), run: () => void send(), hint: true, disabled: !ready, inFields: true },
    { keys: 'p', label: t('verb-order-take_payment'), run: () => { if (pay) verbs.run(pay); }, hint: due > 0, disabled: !pay || due <= 0 },
    { keys: 'esc', label: t('pickup-back'), run: back, hint: true, inFields: true },
  ]);
  return (
    <Page head={
      <PageHeader back={<IconButton icon={ArrowLeftIcon} label={t('pickup-back')} onClick={back} />} title={t('pickup-hand-over-title')}
        badges={<><FulfillmentBadge status={view.status} method={view.method} /></>}
        note={<Link to="/orders/$orderId" params={{ orderId: view.orderId }}>{t('pickup-order', { number: view.orderNumber })}</Link>}
        actions={<VerbButtons offered={view.offered.filter((one) => one.command !== 'fulfillment.hand_over')} verbs={verbs} />} />
    }>
      <div className={s.hand}>
        <section className={s.where} aria-label={t('pickup-where')}>
          <p className={s.whereWord}>{t('pickup-shelf')}</p>
          <h2 className={s.whereShelf}>{view.shelf ?? t('pickup-no-shelf')}</h2>
          <p className={s.who}>{view.customerName || t('orders-no-customer')}</p>
        </section>
        <div className={s.side}>
          {due > 0 && (
            <Notice tone="warn" icon={MoneyIcon} action={pay && <Button variant="primary" keys="p" busy={verbs.busy} onClick={() => verbs.run(pay)}>{t('verb-order-take_payment')}</Button>}>
              {t('pickup-due')}<br /><span className={s.due}>{formats.money(due, order?.totals.currency)}</span>
            </Notice>
          )}
          {order && due <= 0 && <Notice tone="success" icon={SuccessIcon}>{t('pickup-paid')}</Notice>}
          {why !== undefined && due <= 0 && <Notice tone="danger" icon={AlertIcon}>{why}</Notice>}
          <Card title={t('pickup-proof')}>
            <div className={s.proof}>
              <Field label={t('verbs-hand-over-code')} hint={known ? t('pickup-code-right') : t('verbs-hand-over-hint')} error={typed.trim().length >= 4 && !known ? t('pickup-code-wrong') : null}>
                {(ids) => <TextInput {...ids} mono icon={known ? CheckIcon : ScanIcon} inputMode="numeric" value={typed} onText={setTyped} autoFocus={!known} />}
              </Field>
              {!known && <Field label={t('verbs-hand-over-identity')} hint={t('verbs-hand-over-identity-hint')}>{(ids) => <TextInput {...ids} mono value={identity} onText={setIdentity} />}</Field>}
            </div>
          </Card>
          <Button variant={due > 0 && pay ? 'plain' : 'primary'} size="large" icon={BagIcon} keys="enter" disabled={!ready} busy={handOver.busy} onClick={() => void send()}>{t('verb-fulfillment-hand_over')}</Button>
        </div>
      </div>
      <div className={s.what}>
        <Card flush title={t('pickup-what')} end={t('count-units', { count: view.lines.reduce((sum, line) => sum + line.quantity - line.short, 0) })}>
          <ul>
            {view.lines.filter((line) => line.quantity > line.short).map((line) => (
              <li key={line.lineId} className={s.line}><ItemImage image={line.image} name={line.name} size={48} /><span className={s.lineName}><strong>{line.name}</strong><span className="mono muted">{line.sku}</span></span><span className={s.lineUnits}>{t('pickup-times', { count: line.quantity - line.short })}</span></li>
            ))}
          </ul>
        </Card>
      </div>
      {verbs.dialog}
    </Page>
  );
}
