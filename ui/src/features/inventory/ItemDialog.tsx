import { useState } from 'react';
import type { ItemId, ItemInput, ItemView, TaxClass, Tracking, Unit } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Checkbox, Dialog, Failed, Field, Loading, MoneyInput, NumberInput, Select, TextInput } from '@/shared/ui';
import s from './Inventory.module.css';

const classes: readonly TaxClass[] = ['general', 'reduced', 'super_reduced', 'zero'];
const trackings: readonly Tracking[] = ['plain', 'lot', 'serial'];
const units: readonly Unit[] = ['C62', 'PR', 'SET', 'XBX', 'XCT', 'XPK', 'XBG', 'XBO', 'KGM', 'GRM', 'LTR', 'MLT', 'MTR', 'CMT', 'MTK', 'HUR'];
const fresh: ItemInput = { sku: '', barcode: '', productCode: '', nameEn: '', nameEs: '', image: '', priceMinor: 0, costMinor: 0, taxClass: 'general', reverseCharge: false, weightG: 0, returnable: true, safetyStock: 0 };

/** Writes an item down, or corrects one: what it is called, what it costs, how it is taxed, how it is kept. */
export function ItemDialog({ itemId, onClose }: { itemId: ItemId | null; onClose: () => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('item.get', itemId === null ? null : { itemId }, { keep: false });
  if (itemId === null) return <Form view={null} onClose={onClose} />;
  if (data) return <Form key={data.version} view={data} onClose={onClose} />;
  return <Dialog open onClose={onClose} title={t('item-edit')} actions={<Button onClick={onClose}>{t('verb-close')}</Button>}>{error ? <Failed error={error} retry={() => void refetch()} /> : <Loading label={t('loading')} />}</Dialog>;
}

function Form({ view, onClose }: { view: ItemView | null; onClose: () => void }) {
  const { t } = useWords();
  const { company } = useShop();
  const [item, setItem] = useState<ItemInput>(view?.item ?? fresh);
  const gross = useQueryCall('company.get', {}).data?.company.pricesIncludeTax;
  const create = useCommand('item.create');
  const update = useCommand('item.update');
  const busy = create.busy || update.busy;
  const missing = item.sku.trim() === '' || item.nameEn.trim() === '';
  const set = (change: Partial<ItemInput>) => setItem((before) => ({ ...before, ...change }));
  const submit = async () => {
    if (missing || busy) return;
    const answer = view ? await update.run({ itemId: view.itemId, item, expectedVersion: view.version }) : await create.run({ item });
    if (!answer) return;
    showToast({ kind: 'ok', text: t('item-saved', { sku: item.sku }) });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} size="large" title={t(view ? 'item-edit' : 'item-new')} onSubmit={() => void submit()}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" disabled={missing} busy={busy} onClick={() => void submit()}>{t('verb-save')}</Button></>}>
      <div className={s.pair}>
        <Field label={t('item-sku')}>{(ids) => <TextInput {...ids} mono value={item.sku} onText={(sku) => set({ sku })} autoFocus />}</Field>
        <Field label={t('item-barcode')} hint={t('item-barcode-hint')}>{(ids) => <TextInput {...ids} mono value={item.barcode} onText={(barcode) => set({ barcode })} />}</Field>
        <Field label={t('item-name-en')}>{(ids) => <TextInput {...ids} value={item.nameEn} onText={(nameEn) => set({ nameEn })} />}</Field>
        <Field label={t('item-name-es')} hint={t('item-name-es-hint')}>{(ids) => <TextInput {...ids} value={item.nameEs} onText={(nameEs) => set({ nameEs })} />}</Field>
        <Field label={t('item-price')} hint={gross === undefined ? '' : t(gross ? 'item-price-gross' : 'item-price-net')}>{(ids) => <MoneyInput {...ids} currency={company.currency} value={item.priceMinor} onMoney={(minor) => set({ priceMinor: minor ?? 0 })} />}</Field>
        <Field label={t('item-cost')} hint={t('item-cost-hint')}>{(ids) => <MoneyInput {...ids} currency={company.currency} value={item.costMinor} onMoney={(minor) => set({ costMinor: minor ?? 0 })} />}</Field>
        <Field label={t('item-tax-class')} hint={t('item-tax-class-hint')}>{(ids) => <Select<TaxClass> ids={ids} value={item.taxClass} onValue={(taxClass) => set({ taxClass })} choices={classes.map((value) => ({ value, label: t(`tax-class-${value}`) }))} />}</Field>
        <Field label={t('item-product-code')} hint={t('item-product-code-hint')}>{(ids) => <TextInput {...ids} mono value={item.productCode} onText={(productCode) => set({ productCode })} />}</Field>
        <Field label={t('item-weight')} hint={t('item-weight-hint')}>{(ids) => <NumberInput {...ids} value={item.weightG} max={10_000_000} onNumber={(weightG) => set({ weightG })} />}</Field>
        <Field label={t('item-unit')} hint={t('item-unit-hint')}>{(ids) => <Select<Unit> ids={ids} value={item.unit ?? 'C62'} onValue={(unit) => set({ unit })} choices={units.map((value) => ({ value, label: t(`item-unit-${value}`) }))} />}</Field>
        <Field label={t('item-hs-code')} hint={t('item-hs-code-hint')}>{(ids) => <TextInput {...ids} mono inputMode="numeric" maxLength={14} value={item.hsCode ?? ''} onText={(text) => set({ hsCode: text.replace(/[^0-9]/g, '') })} />}</Field>
        <Field label={t('item-origin')} hint={t('item-origin-hint')}>{(ids) => <TextInput {...ids} mono maxLength={2} value={item.origin ?? ''} onText={(text) => set({ origin: text.trim().toUpperCase() })} />}</Field>
        <Field label={t('item-tracking')} hint={t('item-tracking-hint')}>{(ids) => <Select<Tracking> ids={ids} value={item.tracking ?? 'plain'} onValue={(tracking) => set({ tracking })} choices={trackings.map((value) => ({ value, label: t(`item-tracking-${value}`) }))} />}</Field>
        <Field label={t('item-safety')} hint={t('item-safety-hint')}>{(ids) => <NumberInput {...ids} value={item.safetyStock} onNumber={(safetyStock) => set({ safetyStock })} />}</Field>
      </div>
      <Checkbox label={t('item-returnable')} checked={item.returnable} onChecked={(returnable) => set({ returnable })} />
      <Checkbox label={t('item-reverse-charge')} checked={item.reverseCharge ?? false} onChecked={(reverseCharge) => set({ reverseCharge })} />
      <p className="muted">{t('item-reverse-charge-note')}</p>
    </Dialog>
  );
}
