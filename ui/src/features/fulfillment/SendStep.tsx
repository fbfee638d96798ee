import type { FulfillmentView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { type ScanSink, useScanSink } from '@/shared/lib/scan';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Facts } from '@/shared/ui';
import { TruckIcon } from '@/shared/ui/icons';
import type { Done } from './JustDone';
import s from './Work.module.css';

/** To the counter where the customer fetches it: a pickup whose goods lie here. */
export function SendStep({ view, onOther, onDone }: { view: FulfillmentView; onOther: ScanSink; onDone: (done: Done) => void }) {
  const { t, formats } = useWords();
  const send = useCommand('fulfillment.send');
  const recall = useCommand('fulfillment.recall');
  const counter = view.toCounter?.locationName ?? '';
  const go = async () => {
    const { fulfillmentId } = view;
    if (send.busy || !(await send.run({ fulfillmentId }))) return;
    onDone({ text: t('fulfillment-sent', { number: view.number, counter }), undoLabel: t('verb-fulfillment-recall'), undo: () => void recall.run({ fulfillmentId }) });
  };
  useScanSink(onOther);
  useKeys([{ keys: 'enter|ctrl+enter', label: t('verb-fulfillment-send'), run: () => void go(), hint: true }]);
  return (
    <div className={s.panel}>
      <Card>
        <div className={s.centre}>
          <TruckIcon size={44} stroke={1.5} aria-hidden />
          <h2 className={s.bigNote}>{t('fulfillment-send-title', { counter })}</h2>
          <p className="muted">{t('fulfillment-send-note', { customer: view.customerName, when: view.toCounter ? formats.date(view.toCounter.expectedOn) : '' })}</p>
          <Button variant="primary" size="large" keys="enter" busy={send.busy} onClick={() => void go()}>{t('verb-fulfillment-send')}</Button>
        </div>
      </Card>
      <Card title={t('fulfillment-lines')}><Facts rows={view.lines.filter((line) => line.picked > 0).map((line) => [line.name, t('count-units', { count: line.picked })])} /></Card>
    </div>
  );
}
