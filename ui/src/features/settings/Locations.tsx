import { useState } from 'react';
import type { Location, LocationView } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Checkbox, Empty, Failed, Field, Loading, MoneyInput, NumberInput, Select, TextInput } from '@/shared/ui';
import { LocationIcon } from '@/shared/ui/icons';
import { clockOf, minuteOf } from './location-day';
import s from './Settings.module.css';
import { parseDays, plainDays } from './tariff';
import { WeekdayChecks } from './WeekdayChecks';

/** What a location can do, on which days and until when, and how much in a day: promises and sourcing are computed by it. */
export function Locations() {
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('location.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const view = data.rows.find((one) => one.location.locationId === chosen) ?? data.rows[0];
  if (!view) return <Empty icon={LocationIcon} title={t('locations-none')}>{t('locations-none-text')}</Empty>;
  return (
    <div className={s.column}>
      <Select label={t('locations-choose')} icon={LocationIcon} value={view.location.locationId} onValue={setChosen}
        choices={data.rows.map(({ location }) => ({ value: location.locationId, label: location.name, note: `${location.code} · ${t(`location-kind-${location.kind}`)}` }))} />
      <Sheet key={`${view.location.locationId}-${view.version}`} view={view} />
    </div>
  );
}

function Sheet({ view }: { view: LocationView }) {
  const { t } = useWords();
  const { company } = useShop();
  const [location, setLocation] = useState(view.location);
  const [days, setDays] = useState(plainDays(view.location.closedOn));
  // As text: the browser's own field writes hours in the language of the computer, not of the screen.
  const [cutoff, setCutoff] = useState(clockOf(view.location.cutoffMinute));
  const save = useCommand('location.save');
  const changed = JSON.stringify(location) !== JSON.stringify(view.location);
  const badDays = parseDays(days) === null;
  const badCutoff = minuteOf(cutoff) === null;
  const bad = badDays || badCutoff;
  const set = (part: Partial<Location>) => setLocation((before) => ({ ...before, ...part }));
  const submit = async () => {
    if (!changed || bad || save.busy) return;
    if (await save.run({ location, expectedVersion: view.version })) showToast({ kind: 'ok', text: t('locations-saved', { name: location.name }) });
  };
  useKeys([{ keys: 'ctrl+enter', label: t('verb-save'), run: () => void submit(), hint: changed, inFields: true }]);
  const limited = location.dailyUnits !== null;
  return (
    <>
      <Card title={t('locations-abilities')}>
        <div className={s.checks}>
          <Checkbox label={t('locations-ships')} checked={location.ships} onChecked={(ships) => set({ ships })} />
          <Checkbox label={t('locations-pickup')} checked={location.pickup} onChecked={(pickup) => set({ pickup })} />
          <Checkbox label={t('locations-transfers')} checked={location.transfers} onChecked={(transfers) => set({ transfers })} />
          <Checkbox label={t('locations-closed')} checked={location.closed} onChecked={(closed) => set({ closed })} />
        </div>
      </Card>
      <Card title={t('locations-day')} end={<span className="muted">{t('locations-open-units', { count: view.openUnits })}</span>}>
        <div className={s.form}>
          <WeekdayChecks label={t('locations-open-days')} days={location.openDays} onDays={(openDays) => set({ openDays })} />
          <Field label={t('locations-closed-on')} hint={t('carriers-closed-on-hint')} error={badDays ? t('locations-closed-on-bad') : null}>{(ids) => <TextInput {...ids} mono placeholder="2026-12-25" value={days} onText={(text) => { setDays(text); const closedOn = parseDays(text); if (closedOn) set({ closedOn }); }} />}</Field>
          <Field label={t('locations-cutoff')} hint={t('locations-cutoff-hint', { zone: location.timeZone })} error={badCutoff ? t('locations-cutoff-bad') : null}>{(ids) => <TextInput {...ids} mono placeholder="17:00" value={cutoff} onText={(text) => { setCutoff(text); const minute = minuteOf(text); if (minute !== null) set({ cutoffMinute: minute }); }} />}</Field>
          <Field label={t('locations-lead')} hint={t('locations-lead-hint')}>{(ids) => <NumberInput {...ids} value={location.leadTimeDays} max={60} onNumber={(leadTimeDays) => set({ leadTimeDays })} />}</Field>
          <div className={s.extra}>
            <Checkbox label={t('locations-limit')} checked={limited} onChecked={(on) => set({ dailyUnits: on ? 100 : null })} />
            {limited && <Field hideLabel label={t('locations-limit')} hint={t('locations-limit-hint')}>{(ids) => <NumberInput {...ids} value={location.dailyUnits ?? 0} max={1_000_000} onNumber={(dailyUnits) => set({ dailyUnits })} />}</Field>}
          </div>
        </div>
      </Card>
      <Card title={t('locations-series')}>
        <div className={s.form}>
          <Field label={t('locations-series-code')} hint={t('locations-series-hint', { number: `${location.seriesCode ? `${location.seriesCode}-` : ''}T1-F-2026-000001` })}>{(ids) => <TextInput {...ids} mono maxLength={8} value={location.seriesCode ?? ''} onText={(text) => set({ seriesCode: text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') })} />}</Field>
        </div>
      </Card>
      <Card title={t('locations-costs')}>
        <div className={s.form}>
          <Field label={t('locations-handling-shipment')}>{(ids) => <MoneyInput {...ids} currency={company.currency} value={location.handlingShipmentMinor} onMoney={(minor) => set({ handlingShipmentMinor: minor ?? 0 })} />}</Field>
          <Field label={t('locations-handling-unit')}>{(ids) => <MoneyInput {...ids} currency={company.currency} value={location.handlingUnitMinor} onMoney={(minor) => set({ handlingUnitMinor: minor ?? 0 })} />}</Field>
        </div>
      </Card>
      <div className={s.save}><Button variant="primary" keys="ctrl+enter" disabled={!changed || bad} busy={save.busy} onClick={() => void submit()}>{t('verb-save')}</Button></div>
    </>
  );
}
