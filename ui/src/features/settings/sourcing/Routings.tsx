import { useState } from 'react';
import type { Routing, RoutingRule } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Checkbox, Empty, Field, IconButton, NumberInput, Select, TextInput } from '@/shared/ui';
import { PlusIcon, SplitIcon, TrashIcon } from '@/shared/ui/icons';
import { channels, moved, newRouting, newStep, preferences, replaced, without } from './policy';
import { PartRow } from './PartRow';
import { Sequence } from './Sequence';
import type { PartProps } from './SourcingSettings';
import s from './Sourcing.module.css';

/** Routings: the first that takes an order runs its steps, each a filter, an order of locations and an action. */
export function Routings({ policy, onPolicy, view }: PartProps) {
  const { t } = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const set = (routings: Routing[]) => onPolicy({ routings });
  const add = <Button icon={PlusIcon} onClick={() => { set([...policy.routings, newRouting(policy, t('sourcing-routing-new'))]); setOpen(policy.routings.length); }}>{t('sourcing-routing-add')}</Button>;
  if (policy.routings.length === 0) return <Card><Empty icon={SplitIcon} title={t('sourcing-routings-none')} action={add}>{t('sourcing-routings-note')}</Empty></Card>;
  const carrier = (code: string) => view.services.find((one) => one.code === code)?.carrier ?? code;
  const words = (routing: Routing) => {
    const list = (names: readonly string[], out: boolean, all: string) => (names.length === 0 ? all : t(out ? 'sourcing-all-but' : 'sourcing-only', { names: names.join(', ') }));
    return [
      list(routing.channels.map((one) => t(`channel-${one}`)), routing.channelsLeftOut, t('sourcing-all-channels')),
      routing.services.length > 0 && list(routing.services.map(carrier), routing.servicesLeftOut, ''),
      routing.promisedWithinDays !== null && t('sourcing-within', { days: routing.promisedWithinDays }),
      t('sourcing-steps', { count: routing.rules.length }),
    ].filter(Boolean).join(' · ');
  };
  return (
    <>
      <div className={s.intro}><p className="muted">{t('sourcing-routings-note')}</p>{add}</div>
      <Card flush>
        <ol className={s.parts}>
          {policy.routings.map((routing, at) => (
            <PartRow key={at} name={routing.name} words={words(routing)} open={open === at} at={at} count={policy.routings.length}
              onOpen={() => setOpen(open === at ? null : at)} onMove={(by) => { set(moved(policy.routings, at, by)); setOpen(null); }} onRemove={() => { set(without(policy.routings, at)); setOpen(null); }}>
              <RoutingForm policy={policy} view={view} routing={routing} onRouting={(next) => set(replaced(policy.routings, at, next))} />
            </PartRow>
          ))}
        </ol>
      </Card>
    </>
  );
}

function RoutingForm({ policy, view, routing, onRouting }: Pick<PartProps, 'policy' | 'view'> & { routing: Routing; onRouting: (routing: Routing) => void }) {
  const { t } = useWords();
  const set = (change: Partial<Routing>) => onRouting({ ...routing, ...change });
  const toggled = <T,>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
  return (
    <>
      <div className={s.fields}>
        <Field label={t('sourcing-name')}>{(ids) => <TextInput {...ids} value={routing.name} maxLength={80} onText={(name) => set({ name })} />}</Field>
        <div className={s.inline}>
          <Checkbox label={t('sourcing-promised-within')} checked={routing.promisedWithinDays !== null} onChecked={(on) => set({ promisedWithinDays: on ? 2 : null })} />
          {routing.promisedWithinDays !== null && <div className={s.short}><Field hideLabel label={t('sourcing-promised-within')}>{(ids) => <NumberInput {...ids} value={routing.promisedWithinDays ?? 0} max={365} end={t('sourcing-days')} onNumber={(promisedWithinDays) => set({ promisedWithinDays })} />}</Field></div>}
        </div>
      </div>
      <fieldset className={s.set}>
        <legend>{t('sourcing-routing-channels')}</legend>
        {channels.map((one) => <Checkbox key={one} label={t(`channel-${one}`)} checked={routing.channels.includes(one)} onChecked={() => set({ channels: toggled(routing.channels, one) })} />)}
        <Checkbox label={t('sourcing-left-out')} checked={routing.channelsLeftOut} disabled={routing.channels.length === 0} onChecked={(channelsLeftOut) => set({ channelsLeftOut })} />
      </fieldset>
      {view.services.length > 0 && (
        <fieldset className={s.set}>
          <legend>{t('sourcing-routing-services')}</legend>
          {view.services.map((one) => <Checkbox key={one.code} label={one.carrier} checked={routing.services.includes(one.code)} onChecked={() => set({ services: toggled(routing.services, one.code) })} />)}
          <Checkbox label={t('sourcing-left-out')} checked={routing.servicesLeftOut} disabled={routing.services.length === 0} onChecked={(servicesLeftOut) => set({ servicesLeftOut })} />
        </fieldset>
      )}
      <ol className={s.steps}>
        {routing.rules.map((step, at) => (
          <li key={at}><Step policy={policy} step={step} at={at} only={routing.rules.length === 1} onStep={(next) => set({ rules: replaced(routing.rules, at, next) })} onRemove={() => set({ rules: without(routing.rules, at) })} /></li>
        ))}
      </ol>
      <div><Button size="small" icon={PlusIcon} onClick={() => set({ rules: [...routing.rules, newStep()] })}>{t('sourcing-step-add')}</Button></div>
    </>
  );
}

const leftovers: readonly RoutingRule['leftover'][] = ['next_rule', 'backorder', 'unfillable'];
const sorts = preferences.filter((one) => one !== 'fewest_shipments');

function Step({ policy, step, at, only, onStep, onRemove }: { policy: PartProps['policy']; step: RoutingRule; at: number; only: boolean; onStep: (step: RoutingRule) => void; onRemove: () => void }) {
  const { t } = useWords();
  const set = (change: Partial<RoutingRule>) => onStep({ ...step, ...change });
  return (
    <div className={s.step}>
      <div className={s.partHead}><h2>{t('sourcing-step', { at: at + 1 })}</h2><IconButton size="small" icon={TrashIcon} label={t('sourcing-remove', { name: t('sourcing-step', { at: at + 1 }) })} disabled={only} onClick={onRemove} /></div>
      <div className={s.fields}>
        <Field label={t('sourcing-step-group')}>{(ids) => <Select ids={ids} value={step.group === null ? '' : String(step.group)} choices={[{ value: '', label: t('sourcing-all-locations') }, ...policy.groups.map((one) => ({ value: String(one.groupId), label: one.name }))]} onValue={(value) => set({ group: value === '' ? null : Number(value) })} />}</Field>
        <Field label={t('sourcing-step-keep')}>{(ids) => <NumberInput {...ids} value={step.keepUnits} max={100_000} end={t('sourcing-units')} onNumber={(keepUnits) => set({ keepUnits })} />}</Field>
        <div className={s.inline}>
          <Checkbox label={t('sourcing-step-km')} checked={step.maxKm !== null} onChecked={(on) => set({ maxKm: on ? 200 : null })} />
          {step.maxKm !== null && <div className={s.short}><Field hideLabel label={t('sourcing-step-km')}>{(ids) => <NumberInput {...ids} value={step.maxKm ?? 1} min={1} max={20_050} end={t('sourcing-km')} onNumber={(maxKm) => set({ maxKm })} />}</Field></div>}
        </div>
        <Checkbox label={t('sourcing-step-partial')} checked={step.partial} onChecked={(partial) => set({ partial })} />
        <Field label={t('sourcing-step-leftover')}>{(ids) => <Select ids={ids} value={step.leftover} choices={leftovers.map((value) => ({ value, label: t(`sourcing-leftover-${value}`) }))} onValue={(leftover) => set({ leftover })} />}</Field>
      </div>
      <Sequence label={t('sourcing-step-sort')} list={step.sort} empty={t('sourcing-step-sort-empty')} add={t('sourcing-add-criterion')} entry={(one) => ({ key: one, label: t(`sourcing-preference-${one}`), name: t(`sourcing-preference-${one}`) })}
        more={sorts.filter((one) => !step.sort.includes(one)).map((one) => ({ value: one, label: t(`sourcing-preference-${one}`), make: () => one }))} onList={(sort) => set({ sort })} />
    </div>
  );
}
