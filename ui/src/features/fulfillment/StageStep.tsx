import { useState } from 'react';
import type { FulfillmentView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { type ScanSink, useScanSink } from '@/shared/lib/scan';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Field, TextInput } from '@/shared/ui';
import { ScanIcon, ShelfIcon } from '@/shared/ui/icons';
import type { Done } from './JustDone';
import { recall, remember } from './memory';
import s from './Work.module.css';

/** Onto the pickup shelf: one scan of the shelf's label does it. */
export function StageStep({ view, onOther, onDone }: { view: FulfillmentView; onOther: ScanSink; onDone: (done: Done) => void }) {
  const { t } = useWords();
  const [shelf, setShelf] = useState('');
  const stage = useCommand('fulfillment.stage');
  const unstage = useCommand('fulfillment.unstage');
  const usual = recall().shelf;
  const put = async (place: string) => {
    const { fulfillmentId } = view;
    if (place.trim() === '' || stage.busy) return;
    const answer = await stage.run({ fulfillmentId, shelf: place.trim() });
    if (!answer) return;
    remember({ shelf: place.trim() });
    onDone({ text: t('fulfillment-staged', { number: view.number, shelf: place.trim() }), undoLabel: t('verb-fulfillment-unstage'), undo: () => void unstage.run({ fulfillmentId }) });
  };
  useScanSink(async (scan) => {
    if (scan.kind === 'fulfillment' || scan.kind === 'order' || scan.kind === 'return') return onOther(scan);
    // A torn label ("N1:S:B-4") must not become the name of a shelf.
    if (scan.kind === 'item' || (scan.kind === 'text' && scan.value.includes(':'))) return { kind: 'wrong', text: t('fulfillment-shelf-wanted') };
    setShelf(scan.value);
    await put(scan.value);
    return { kind: 'ok', text: t('verbs-stage-scanned', { shelf: scan.value }) };
  });
  useKeys([{ keys: 'enter|ctrl+enter', label: t('verb-fulfillment-stage'), run: () => void put(shelf), hint: true, disabled: shelf.trim() === '', inFields: true }]);
  return (
    <div className={s.panel}>
      <Card>
        <div className={s.centre}>
          <ShelfIcon size={44} stroke={1.5} aria-hidden />
          <h2 className={s.bigNote}>{t('fulfillment-stage-title')}</h2>
          <p className="muted">{t('fulfillment-stage-note', { customer: view.customerName })}</p>
          <div className={s.form} style={{ width: 'min(360px, 100%)', textAlign: 'left' }}>
            <Field label={t('verbs-stage-shelf')} hint={t('verbs-stage-hint')}>{(ids) => <TextInput {...ids} mono icon={ScanIcon} value={shelf} onText={setShelf} autoFocus />}</Field>
            {usual && <p className={s.shelves}><Button size="small" onClick={() => void put(usual)}>{t('fulfillment-stage-same', { shelf: usual })}</Button></p>}
            <Button variant="primary" size="large" keys="enter" disabled={shelf.trim() === ''} busy={stage.busy} onClick={() => void put(shelf)}>{t('verb-fulfillment-stage')}</Button>
          </div>
        </div>
      </Card>
    </div>
  );
}
