import { useState } from 'react';
import { useCommand } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, Field, NumberInput, Segmented, Select } from '@/shared/ui';
import type { Row } from './expand';
import s from './Inventory.module.css';

const reasons = ['count', 'found', 'lost', 'damaged'] as const;
type Reason = (typeof reasons)[number];

/** Counted, found, lost or damaged: the difference goes into the ledger with its reason. */
export function AdjustDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t, formats } = useWords();
  const { counter, locations, location } = useShop();
  const own = locations.filter((one) => one.kind !== 'supplier');
  const [place, setPlace] = useState(row.kind === 'place' ? row.place.locationId : (location ?? counter ?? own[0])?.locationId ?? '');
  const onHand = row.item.places.find((one) => one.locationId === place)?.onHand ?? 0;
  const [reason, setReason] = useState<Reason>('count');
  const [units, setUnits] = useState<number | null>(null);
  const value = units ?? (reason === 'count' ? onHand : 1);
  const delta = reason === 'count' ? value - onHand : reason === 'found' ? value : -value;
  const tooMuch = onHand + delta < 0;
  const adjust = useCommand('stock.adjust');
  const submit = async () => {
    if (delta === 0 || tooMuch || adjust.busy) return;
    const answer = await adjust.run({ itemId: row.item.itemId, locationId: place, delta, reason });
    if (!answer) return;
    showToast({ kind: 'ok', text: t('inventory-adjusted', { item: row.item.name, onHand: formats.number(answer.onHand) }), action: { label: t('verb-undo'), run: () => void adjust.run({ itemId: row.item.itemId, locationId: place, delta: -delta, reason: 'count' }) } });
    onClose();
  };
  const change = (next: Reason) => { setReason(next); setUnits(null); };
  return (
    <Dialog open onClose={onClose} title={t('inventory-adjust-title')} note={`${row.item.name} · ${row.item.sku}`} onSubmit={() => void submit()}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" disabled={delta === 0 || tooMuch} busy={adjust.busy} onClick={() => void submit()}>{t('inventory-adjust-save')}</Button></>}>
      <Segmented label={t('inventory-reason')} value={reason} onValue={change} options={reasons.map((one) => ({ value: one, label: t(`inventory-reason-${one}`) }))} />
      <div className={s.pair}>
        <Field label={t('inventory-col-place')}>{(ids) => <Select ids={ids} value={place} onValue={(next) => { setPlace(next); setUnits(null); }} choices={own.map((one) => ({ value: one.locationId, label: one.name }))} />}</Field>
        <Field label={t(`inventory-units-${reason}`)} error={tooMuch ? t('inventory-too-much', { onHand }) : null}>{(ids) => <NumberInput {...ids} value={value} onNumber={setUnits} autoFocus />}</Field>
      </div>
      <p className={s.before}><span className="muted">{t('inventory-before')}</span> <strong>{formats.number(onHand)}</strong><span aria-hidden>→</span><span className="muted">{t('inventory-after')}</span> <strong>{formats.number(onHand + delta)}</strong><span className={s.change} data-sign={delta > 0 ? 'in' : delta < 0 ? 'out' : 'none'}>{delta > 0 ? `+${formats.number(delta)}` : formats.number(delta)}</span></p>
    </Dialog>
  );
}
