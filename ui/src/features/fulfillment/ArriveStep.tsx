import { useState } from 'react';
import type { FulfillmentView, ShortReason } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { type ScanSink, useScanSink } from '@/shared/lib/scan';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Field, NumberInput, Segmented } from '@/shared/ui';
import { PackageInIcon } from '@/shared/ui/icons';
import type { Done } from './JustDone';
import s from './Work.module.css';

type Missing = Record<number, { units: number; reason: ShortReason }>;
const reasons = ['not_found', 'damaged'] as const satisfies readonly ShortReason[];

/** Taken in at the counter. What did not come, or not whole, is said line by line and looked for elsewhere. */
export function ArriveStep({ view, onOther, onDone }: { view: FulfillmentView; onOther: ScanSink; onDone: (done: Done) => void }) {
  const { t, formats } = useWords();
  const [missing, setMissing] = useState<Missing>({});
  const arrive = useCommand('fulfillment.arrive');
  const sent = view.lines.filter((line) => line.picked > 0);
  const shorts = sent.flatMap(({ lineId }) => {
    const one = missing[lineId];
    return one && one.units > 0 ? [{ lineId, quantity: one.units, reason: one.reason }] : [];
  });
  const take = async () => {
    if (arrive.busy || !(await arrive.run({ fulfillmentId: view.fulfillmentId, shorts }))) return;
    onDone({ text: t('fulfillment-arrived', { number: view.number }) });
  };
  // The parcel's own label: it is here.
  useScanSink(async (scan) => {
    if (scan.kind !== 'fulfillment' || scan.value !== view.number) return onOther(scan);
    await take();
    return { kind: 'ok', text: t('fulfillment-arrived', { number: view.number }) };
  });
  const verb = t(shorts.length > 0 ? 'fulfillment-arrive-rest' : 'verb-fulfillment-arrive');
  useKeys([{ keys: 'enter|ctrl+enter', label: verb, run: () => void take(), hint: true, inFields: true }]);
  return (
    <div className={s.panel}>
      <Card>
        <div className={s.centre}>
          <PackageInIcon size={44} stroke={1.5} aria-hidden />
          <h2 className={s.bigNote}>{t('fulfillment-arrive-title', { counter: view.toCounter?.locationName ?? '' })}</h2>
          <p className="muted">{t('fulfillment-arrive-note', { location: view.locationName, when: view.toCounter ? formats.date(view.toCounter.expectedOn) : '' })}</p>
          <Button variant="primary" size="large" keys="enter" busy={arrive.busy} onClick={() => void take()}>{verb}</Button>
        </div>
      </Card>
      <Card title={t('fulfillment-lines')}>
        <ul className={s.arrivals}>
          {sent.map((line) => {
            const short = missing[line.lineId]?.units ?? 0;
            const reason = missing[line.lineId]?.reason ?? 'not_found';
            const set = (units: number, why: ShortReason) => setMissing((before) => ({ ...before, [line.lineId]: { units, reason: why } }));
            return (
              <li key={line.lineId}>
                <span className={s.arrivalName}>{line.name}<span className="muted">{t('fulfillment-arrive-sent', { count: line.picked })}</span></span>
                {short > 0 && <Segmented label={t('fulfillment-short-reason')} value={reason} onValue={(why) => set(short, why)} options={reasons.map((value) => ({ value, label: t(`fulfillment-arrive-${value}`) }))} />}
                <div className={s.weight}><Field hideLabel label={t('fulfillment-arrive-units', { item: line.name })}>{(ids) => <NumberInput {...ids} value={line.picked - short} min={0} max={line.picked} onNumber={(units) => set(line.picked - units, reason)} />}</Field></div>
              </li>
            );
          })}
        </ul>
      </Card>
    </div>
  );
}
