import { useState } from 'react';
import type { CarrierService, CarrierZone, CompanyView } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Failed, Field, IconButton, Loading, MoneyInput, NumberInput, TextInput } from '@/shared/ui';
import { PlusIcon, TrashIcon } from '@/shared/ui/icons';
import s from './Settings.module.css';
import { parseDays, parseSteps, plainDays, plainSteps } from './tariff';
import { WeekdayChecks } from './WeekdayChecks';

/** What carriers take, when they collect, and what a parcel costs: promises and sourcing are computed by it. */
export function Carriers() {
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('company.get', {});
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return <Sheet key={data.version} view={data} />;
}

const newZone: CarrierZone = { upToKm: 2_000, fixedMinor: 500, perKgMinor: 0, transitDays: 2, steps: [] };

function Sheet({ view }: { view: CompanyView }) {
  const { t } = useWords();
  const [carriers, setCarriers] = useState(view.company.carriers);
  const save = useCommand('company.save');
  const changed = JSON.stringify(carriers) !== JSON.stringify(view.company.carriers);
  const change = (at: number, part: Partial<CarrierService>) => setCarriers((before) => before.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const add = () => setCarriers((before) => [...before, { code: `carrier-${before.length + 1}`, carrier: '', chargeMinor: 0, freeFromMinor: 0, zones: [newZone], openDays: [true, true, true, true, true, false, false], closedOn: [], maxWeightG: 0 }]);
  const submit = async () => {
    if (!changed || save.busy) return;
    // The engine reads zones from the nearest on.
    const sorted = carriers.map((one) => ({ ...one, zones: one.zones.toSorted((a, b) => a.upToKm - b.upToKm) }));
    if (await save.run({ company: { ...view.company, carriers: sorted }, expectedVersion: view.version })) showToast({ kind: 'ok', text: t('company-saved') });
  };
  useKeys([{ keys: 'ctrl+enter', label: t('verb-save'), run: () => void submit(), hint: changed }]);
  return (
    <div className={s.column}>
      {carriers.map((carrier, at) => <Carrier key={at} carrier={carrier} currency={view.company.currency} onChange={(part) => change(at, part)} onRemove={() => setCarriers((before) => before.filter((_, i) => i !== at))} />)}
      <div className={s.ends}>
        <Button icon={PlusIcon} onClick={add}>{t('carriers-add')}</Button>
        <Button variant="primary" keys="ctrl+enter" disabled={!changed} busy={save.busy} onClick={() => void submit()}>{t('verb-save')}</Button>
      </div>
    </div>
  );
}

function Carrier({ carrier, currency, onChange, onRemove }: { carrier: CarrierService; currency: string; onChange: (part: Partial<CarrierService>) => void; onRemove: () => void }) {
  const { t } = useWords();
  const zone = (at: number, part: Partial<CarrierZone>) => onChange({ zones: carrier.zones.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  return (
    <Card title={carrier.carrier || t('carriers-new')} end={<IconButton icon={TrashIcon} label={t('carriers-remove', { carrier: carrier.carrier || carrier.code })} onClick={onRemove} />}>
      <div className={s.form}>
        <Field label={t('carriers-name')}>{(ids) => <TextInput {...ids} value={carrier.carrier} onText={(text) => onChange({ carrier: text })} />}</Field>
        <Field label={t('carriers-code')}>{(ids) => <TextInput {...ids} mono value={carrier.code} onText={(code) => onChange({ code: code.trim() })} />}</Field>
        <Field label={t('carriers-charge')}>{(ids) => <MoneyInput {...ids} currency={currency} value={carrier.chargeMinor} onMoney={(minor) => onChange({ chargeMinor: minor ?? 0 })} />}</Field>
        <Field label={t('carriers-free-from')} hint={t('carriers-free-from-hint')}>{(ids) => <MoneyInput {...ids} currency={currency} value={carrier.freeFromMinor} onMoney={(minor) => onChange({ freeFromMinor: minor ?? 0 })} />}</Field>
        <Field label={t('carriers-max-weight')} hint={t('carriers-max-weight-hint')}>{(ids) => <NumberInput {...ids} value={carrier.maxWeightG} max={2_000_000} end="g" onNumber={(maxWeightG) => onChange({ maxWeightG })} />}</Field>
        <Field label={t('carriers-closed-on')} hint={t('carriers-closed-on-hint')}>{(ids) => <Days ids={ids} value={carrier.closedOn} onDays={(closedOn) => onChange({ closedOn })} />}</Field>
        <WeekdayChecks label={t('carriers-days')} days={carrier.openDays} onDays={(openDays) => onChange({ openDays })} />
      </div>
      <table className={`${s.rates} ${s.zones}`}>
        <thead><tr>{(['km', 'fixed', 'kg', 'transit', 'steps'] as const).map((name) => <th key={name} scope="col">{t(`carriers-zone-${name}`)}</th>)}<th scope="col"><span className="sr">{t('verb-remove')}</span></th></tr></thead>
        <tbody>
          {carrier.zones.map((one, at) => (
            <tr key={at}>
              <td><NumberInput aria-label={t('carriers-zone-km')} value={one.upToKm} max={40_000} onNumber={(upToKm) => zone(at, { upToKm })} /></td>
              <td><MoneyInput aria-label={t('carriers-zone-fixed')} currency={currency} value={one.fixedMinor} disabled={one.steps.length > 0} onMoney={(minor) => zone(at, { fixedMinor: minor ?? 0 })} /></td>
              <td><MoneyInput aria-label={t('carriers-zone-kg')} currency={currency} value={one.perKgMinor} disabled={one.steps.length > 0} onMoney={(minor) => zone(at, { perKgMinor: minor ?? 0 })} /></td>
              <td><NumberInput aria-label={t('carriers-zone-transit')} value={one.transitDays} max={60} onNumber={(transitDays) => zone(at, { transitDays })} /></td>
              <td><Steps value={one.steps} onSteps={(steps) => zone(at, { steps })} /></td>
              <td><IconButton icon={TrashIcon} label={t('carriers-zone-remove', { km: one.upToKm })} disabled={carrier.zones.length === 1} onClick={() => onChange({ zones: carrier.zones.filter((_, i) => i !== at) })} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" icon={PlusIcon} onClick={() => onChange({ zones: [...carrier.zones, newZone] })}>{t('carriers-zone-add')}</Button>
    </Card>
  );
}

/** `1000=4.50 2000=6.20`: up to so many grams, so much. What cannot be read is put back on leaving. */
function Steps({ value, onSteps }: { value: CarrierZone['steps']; onSteps: (steps: CarrierZone['steps']) => void }) {
  const { t, formats } = useWords();
  const [text, setText] = useState<string | null>(null);
  return <TextInput mono aria-label={t('carriers-zone-steps')} placeholder={`1000=4${formats.decimal}50`} value={text ?? plainSteps(value, formats.decimal)} onText={(next) => { setText(next); const steps = parseSteps(next); if (steps) onSteps(steps); }} onBlur={() => setText(null)} />;
}

function Days({ ids, value, onDays }: { ids: { id: string }; value: readonly string[]; onDays: (days: string[]) => void }) {
  const [text, setText] = useState<string | null>(null);
  return <TextInput {...ids} mono placeholder="2026-12-25" value={text ?? plainDays(value)} onText={(next) => { setText(next); const days = parseDays(next); if (days) onDays(days); }} onBlur={() => setText(null)} />;
}
