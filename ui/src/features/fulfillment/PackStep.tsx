import { useState } from 'react';
import type { FulfillmentView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import type { ScanSink } from '@/shared/lib/scan';
import { useWords } from '@/shared/lib/words';
import { Button, Field, NumberInput } from '@/shared/ui';
import { BoxIcon } from '@/shared/ui/icons';
import { CountBoard } from './CountBoard';
import { type Box, type Counts, estimateG, isComplete, openBox, openOf, workLines } from './count';
import type { Done } from './JustDone';
import { useCounting } from './useCounting';
import s from './Work.module.css';

/** Into the parcel, each unit checked. The last scan closes the parcel. */
export function PackStep({ view, onOther, onDone }: { view: FulfillmentView; onOther: ScanSink; onDone: (done: Done) => void }) {
  const { t, formats } = useWords();
  const [closed, setClosed] = useState<readonly Box[]>([]);
  const [weight, setWeight] = useState<number | null>(null);
  const pack = useCommand('fulfillment.pack');
  const unpack = useCommand('fulfillment.unpack');
  const lines = workLines(view, 'pack');

  const finish = async (counts: Counts) => {
    if (!isComplete(lines, counts) || pack.busy) return;
    const inHand = openBox(lines, counts, closed);
    const boxes = inHand.length > 0 ? [...closed, { weightG: weight, lines: inHand }] : closed;
    const { fulfillmentId } = view;
    const answer = await pack.run({ fulfillmentId, packages: boxes.map((box) => ({ weightG: box.weightG ?? estimateG(lines, box.lines), lines: box.lines })) });
    if (!answer) return;
    counting.clear();
    onDone({ text: t('fulfillment-packed', { number: view.number, count: boxes.length }), undoLabel: t('verb-fulfillment-unpack'), undo: () => void unpack.run({ fulfillmentId }) });
  };
  const counting = useCounting({ id: view.fulfillmentId, mode: 'pack', lines, active: !pack.busy, onScanned: (counts) => void finish(counts), onOther });
  const { now, counts } = counting;
  const complete = isComplete(lines, counts);
  const inHand = openBox(lines, counts, closed);
  const units = (box: Box['lines']) => box.reduce((total, part) => total + part.quantity, 0);
  const newBox = () => {
    setClosed([...closed, { weightG: weight, lines: inHand }]);
    setWeight(null);
  };
  useKeys([
    { keys: '+|=', label: t('fulfillment-key-more'), run: () => { if (now) counting.add(now, 1); }, hint: true, disabled: !now || openOf(now, counts) === 0 },
    { keys: '-', label: t('fulfillment-key-less'), run: () => { if (now) counting.add(now, -1); }, disabled: !now || closed.length > 0, hint: true },
    { keys: 'b', label: t('fulfillment-key-box'), run: newBox, hint: true, disabled: inHand.length === 0 || complete },
    { keys: 'a', label: t('fulfillment-key-all-packed'), run: () => void counting.fill(), hint: true, disabled: complete },
    { keys: 'enter|ctrl+enter', label: t('fulfillment-pack-finish'), run: () => void finish(counts), hint: true, disabled: !complete },
  ]);
  return (
    <CountBoard counting={counting} mode="pack"
      foot={
        <>
          <Button icon={BoxIcon} keys="b" disabled={inHand.length === 0 || complete} onClick={newBox}>{t('fulfillment-box-new')}</Button>
          {complete
            ? <Button variant="primary" keys="enter" busy={pack.busy} onClick={() => void finish(counts)}>{t('fulfillment-pack-finish')}</Button>
            : <Button keys="a" onClick={() => void counting.fill()}>{t('fulfillment-all-packed')}</Button>}
        </>
      }>
      <section className={s.boxes} aria-label={t('fulfillment-boxes')}>
        {closed.map((box, at) => (
          <p key={at} className={s.box}><BoxIcon size={20} stroke={1.8} aria-hidden /><span className={s.boxName}>{t('fulfillment-box', { number: at + 1 })}</span><span className="muted">{t('count-units', { count: units(box.lines) })} · {t('fulfillment-grams', { grams: formats.number(box.weightG ?? estimateG(lines, box.lines)) })}</span></p>
        ))}
        {(inHand.length > 0 || closed.length === 0) && (
          <div className={s.box}>
            <BoxIcon size={20} stroke={1.8} aria-hidden />
            <span className={s.boxName}><span className="strong">{t('fulfillment-box', { number: closed.length + 1 })}</span><span className={s.lineNote}>{t('count-units', { count: units(inHand) })}</span></span>
            <span className={s.weight}><Field hideLabel label={t('fulfillment-weight')}>{(ids) => <NumberInput {...ids} value={weight ?? estimateG(lines, inHand)} max={99_999} onNumber={setWeight} end={t('fulfillment-gram-sign')} />}</Field></span>
          </div>
        )}
      </section>
    </CountBoard>
  );
}
