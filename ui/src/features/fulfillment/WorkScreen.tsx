import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { FulfillmentView } from '@/bindings';
import { ask, useQueryCall } from '@/shared/lib/calls';
import { useFocusHome } from '@/shared/lib/focus';
import { useKeys } from '@/shared/lib/keys';
import { isLate } from '@/shared/lib/late';
import { type ScanSink, useScanSink } from '@/shared/lib/scan';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Facts, Failed, FulfillmentBadge, IconButton, LateBadge, Loading, MethodTag, Page, PageHeader } from '@/shared/ui';
import { ArrowLeftIcon, BoxIcon, CheckIcon } from '@/shared/ui/icons';
import { useVerbs, VerbButtons, type Verbs } from '@/shared/verbs';
import { ArriveStep } from './ArriveStep';
import { EndStep } from './EndStep';
import { type Done, JustDone } from './JustDone';
import { PackStep } from './PackStep';
import { Papers } from './Papers';
import { PickStep } from './PickStep';
import { SendStep } from './SendStep';
import { ShipStep } from './ShipStep';
import { StageStep } from './StageStep';
import s from './Work.module.css';

type Step = 'release' | 'pick' | 'pack' | 'ship' | 'send' | 'arrive' | 'stage' | 'end';

/** The state says which step is next; nobody chooses tabs. */
export function stepOf(view: Pick<FulfillmentView, 'status' | 'method' | 'toCounter'>): Step {
  if (view.method === 'carry_out') return 'end';
  if (view.status === 'reserved') return 'release';
  if (view.status === 'released') return 'pick';
  if (view.status === 'in_transfer') return 'arrive';
  if (view.status === 'picked' && view.toCounter) return 'send';
  if (view.status === 'picked') return view.method === 'pickup' ? 'stage' : 'pack';
  if (view.status === 'packed') return 'ship';
  return 'end';
}

/** Done on this screen itself, so not offered as buttons in its head. */
const inline = new Set(['fulfillment.pick', 'fulfillment.pack', 'fulfillment.ship', 'fulfillment.send', 'fulfillment.arrive', 'fulfillment.stage', 'fulfillment.hand_over', 'fulfillment.deliver']);

export function FulfillmentDetailScreen() {
  const { fulfillmentId } = useParams({ from: '/fulfillment/$fulfillmentId' });
  const { t } = useWords();
  const { data: view, error, refetch } = useQueryCall('fulfillment.get', { fulfillmentId }, { keep: false });
  if (error && !view) return <Page head={<PageHeader title={t('nav-fulfillment')} />}><Failed error={error} retry={() => void refetch()} missing={{ icon: BoxIcon, title: t('fulfillment-missing'), text: t('fulfillment-missing-text') }} /></Page>;
  if (!view) return <Page head={<PageHeader title={t('nav-fulfillment')} />}><Loading label={t('loading')} /></Page>;
  return <Work key={view.fulfillmentId} view={view} />;
}

function Work({ view }: { view: FulfillmentView }) {
  const { t, formats } = useWords();
  const { company, locationId } = useShop();
  const navigate = useNavigate();
  const verbs = useVerbs({ currency: company.currency, of: view.number });
  const step = stepOf(view);
  const [done, setDone] = useState<Done | null>(null);
  useFocusHome(step);
  const back = () => void navigate({ to: view.method === 'pickup' ? '/pickup' : '/fulfillment' });
  useKeys([
    { keys: 'esc', label: t('fulfillment-back-to-queue'), run: back, silent: true },
    { keys: 'o', label: t('fulfillment-open-order'), run: () => void navigate({ to: '/orders/$orderId', params: { orderId: view.orderId } }) },
  ]);
  // Another ticket scanned: that one opens, with its own counts.
  const onOther = useCallback<ScanSink>(async (scan) => {
    const found = await ask('find.anything', { text: scan.value, limit: 3 }).catch(() => null);
    const other = found?.fulfillments[0];
    if (!other) return undefined;
    if (other.fulfillmentId !== view.fulfillmentId) void navigate({ to: '/fulfillment/$fulfillmentId', params: { fulfillmentId: other.fulfillmentId } });
    return { kind: 'ok', text: t('fulfillment-ticket-opened', { number: other.number }) };
  }, [navigate, t, view.fulfillmentId]);
  const others = view.offered.filter((offer) => !inline.has(offer.command));
  return (
    <Page fill={step === 'pick' || step === 'pack'} head={
      <PageHeader back={<IconButton icon={ArrowLeftIcon} label={t('fulfillment-back-to-queue')} onClick={back} />}
        title={view.number} badges={<><FulfillmentBadge status={view.status} method={view.method} elsewhere={view.toCounter !== null} />{isLate(view) && <LateBadge />}<MethodTag method={view.method} /></>}
        note={<><Link className={s.noteLink} to="/orders/$orderId" params={{ orderId: view.orderId }}>{t('fulfillment-order-of', { number: view.orderNumber, customer: view.customerName })}</Link>{view.locationId !== locationId && ` · ${view.locationName}`}{view.toCounter && ` → ${view.toCounter.locationName}`}{view.dueAtMs !== null && step !== 'arrive' && <> · <span className={s.noBreak}>{t('fulfillment-due', { when: formats.short(view.dueAtMs) })}</span></>}</>}
        actions={<><Steps view={view} step={step} /><Papers view={view} /><VerbButtons offered={others} verbs={verbs} /></>} />
    }>
      {done && step !== 'pick' && <div className={s.just}><JustDone done={done} onUndone={() => setDone(null)} /></div>}
      <p className="sr" role="status">{t(`fulfillment-step-${step}`)}</p>
      {step === 'release' && <ReleaseStep view={view} verbs={verbs} onOther={onOther} />}
      {step === 'pick' && <PickStep view={view} onOther={onOther} onDone={setDone} />}
      {step === 'pack' && <PackStep view={view} onOther={onOther} onDone={setDone} />}
      {step === 'ship' && <ShipStep view={view} onDone={setDone} />}
      {step === 'send' && <SendStep view={view} onOther={onOther} onDone={setDone} />}
      {step === 'arrive' && <ArriveStep view={view} onOther={onOther} onDone={setDone} />}
      {step === 'stage' && <StageStep view={view} onOther={onOther} onDone={setDone} />}
      {step === 'end' && <EndStep view={view} verbs={verbs} />}
      {verbs.dialog}
    </Page>
  );
}

function Steps({ view, step }: { view: FulfillmentView; step: Step }) {
  const { t } = useWords();
  if (view.method === 'carry_out' || view.status === 'cancelled') return null;
  const all: Step[] = view.toCounter ? ['pick', 'send', 'arrive', 'stage', 'end'] : view.method === 'pickup' ? ['pick', 'stage', 'end'] : ['pick', 'pack', 'ship', 'end'];
  const handed = view.status === 'delivered';
  const at = handed ? all.length : Math.max(0, all.indexOf(step));
  return (
    <ol className={s.steps} aria-label={t('fulfillment-steps')}>
      {all.map((one, index) => (
        <li key={one} className={s.step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <i aria-hidden>{index < at ? <CheckIcon size={14} stroke={2.6} /> : index + 1}</i><span className={s.stepName}>{t(`fulfillment-step-${one === 'end' ? (view.method === 'pickup' ? 'hand_over' : 'transit') : one}`)}</span>
        </li>
      ))}
    </ol>
  );
}

function ReleaseStep({ view, verbs, onOther }: { view: FulfillmentView; verbs: Verbs; onOther: ScanSink }) {
  const { t } = useWords();
  useScanSink(onOther);
  const release = view.offered.find((offer) => offer.command === 'fulfillment.release');
  return (
    <div className={s.panel}>
      <Card title={t('fulfillment-release-title', { location: view.locationName })} end={release && <Button size="small" disabled={release.closed !== null} onClick={() => verbs.run(release)}>{t('verb-fulfillment-release')}</Button>}>
        <Facts rows={view.lines.map((line) => [line.name, t('count-units', { count: line.quantity })])} />
      </Card>
    </div>
  );
}
