import { useState } from 'react';
import type { FulfillmentView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import type { ScanSink } from '@/shared/lib/scan';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Checkbox } from '@/shared/ui';
import { CountBoard } from './CountBoard';
import type { Done } from './JustDone';
import s from './Work.module.css';
import { allScanned, type Counts, estimateG, isComplete, openOf, pickPayload, unitsShort, workLines } from './count';
import { recall, remember } from './memory';
import { ShortDialog } from './ShortDialog';
import { useCounting } from './useCounting';

/** From the shelf into the hand. The last scan finishes it; with one person picking and packing, it packs too. */
export function PickStep({ view, onOther, onDone }: { view: FulfillmentView; onOther: ScanSink; onDone: (done: Done) => void }) {
  const { t } = useWords();
  const [shorting, setShorting] = useState(false);
  const [together, setTogether] = useState(recall().together);
  const pick = useCommand('fulfillment.pick');
  const pack = useCommand('fulfillment.pack');
  const unpick = useCommand('fulfillment.unpick');
  const unpack = useCommand('fulfillment.unpack');
  const lines = workLines(view, 'pick');
  const busy = pick.busy || pack.busy;
  const mayPack = view.method === 'ship' && view.lines.every((line) => line.picked === 0);

  const finish = async (counts: Counts) => {
    if (!isComplete(lines, counts) || busy) return;
    const { fulfillmentId } = view;
    const answer = await pick.run({ fulfillmentId, ...pickPayload(lines, counts) });
    if (!answer) return;
    counting.clear();
    const short = unitsShort(lines, counts);
    if (short > 0) showToast({ kind: 'info', text: t('fulfillment-picked-short', { count: short, number: view.orderNumber }) });
    onDone({ text: t('fulfillment-picked', { number: view.number }), undoLabel: t('verb-fulfillment-unpick'), undo: () => void unpick.run({ fulfillmentId }) });
    // Each unit was checked by the scanner on its way into the box: a second check would add nothing.
    if (answer.status === 'picked' && mayPack && together && short === 0 && allScanned(lines, counts)) {
      const parts = lines.map((line) => ({ lineId: line.lineId, quantity: line.wanted }));
      const packed = await pack.run({ fulfillmentId, packages: [{ weightG: estimateG(lines, parts), lines: parts }] });
      if (packed) onDone({ text: t('fulfillment-packed', { number: view.number, count: 1 }), undoLabel: t('verb-fulfillment-unpack'), undo: () => void unpack.run({ fulfillmentId }) });
    }
  };
  const counting = useCounting({ id: view.fulfillmentId, mode: 'pick', lines, active: !shorting && !busy, onScanned: (counts) => void finish(counts), onOther });
  const { now, counts } = counting;
  const complete = isComplete(lines, counts);
  const room = now ? openOf(now, counts) > 0 : false;
  useKeys([
    { keys: '+|=', label: t('fulfillment-key-more'), run: () => { if (now) counting.add(now, 1); }, hint: true, disabled: !room || busy },
    { keys: '-', label: t('fulfillment-key-less'), run: () => { if (now) counting.add(now, -1); }, hint: true, disabled: !now || busy },
    { keys: 'f8', label: t('fulfillment-key-short'), run: () => setShorting(true), hint: true, disabled: !now || busy, inFields: true },
    { keys: 'a', label: t('fulfillment-key-all-picked'), run: () => void counting.fill(), hint: true, disabled: complete || busy },
    { keys: 'enter|ctrl+enter', label: t('fulfillment-pick-finish'), run: () => void finish(counts), hint: true, disabled: !complete || busy },
  ]);
  return (
    <>
      <CountBoard counting={counting} mode="pick"
        foot={
          <>
            {mayPack && <div className={s.footOption}><Checkbox label={t('fulfillment-together')} checked={together} onChecked={(on) => { remember({ together: on }); setTogether(on); }} /></div>}
            <Button keys="f8" disabled={!now || busy} onClick={() => setShorting(true)}>{t('fulfillment-short')}</Button>
            {complete
              ? <Button variant="primary" keys="enter" busy={busy} onClick={() => void finish(counts)}>{t('fulfillment-pick-finish')}</Button>
              : <Button keys="a" disabled={busy} onClick={() => void counting.fill()}>{t('fulfillment-all-picked')}</Button>}
          </>
        } />
      {shorting && now && <ShortDialog line={now} counting={counting} onClose={() => setShorting(false)} />}
    </>
  );
}
