import { useState } from 'react';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Empty, Field, IconButton, TextInput } from '@/shared/ui';
import { LocationIcon, PlusIcon, TrashIcon } from '@/shared/ui/icons';
import { newRegion, prefixesOf, replaced, usersOfRegion, without } from './policy';
import type { PartProps } from './SourcingSettings';
import s from './Sourcing.module.css';

/** Addresses under one name: a country, or the beginnings of postal codes in it. */
export function Regions({ policy, onPolicy }: PartProps) {
  const { t } = useWords();
  const { company } = useShop();
  const set = (regions: typeof policy.regions) => onPolicy({ regions });
  const add = <Button icon={PlusIcon} onClick={() => set([...policy.regions, newRegion(policy, t('sourcing-region-new'), company.country)])}>{t('sourcing-region-add')}</Button>;
  if (policy.regions.length === 0) return <Card><Empty icon={LocationIcon} title={t('sourcing-regions-none')} action={add}>{t('sourcing-regions-note')}</Empty></Card>;
  return (
    <>
      <div className={s.intro}><p className="muted">{t('sourcing-regions-note')}</p>{add}</div>
      <Card>
        <ul className={s.rows}>
          {policy.regions.map((region, at) => {
            const users = usersOfRegion(policy, region.regionId);
            const change = (by: Partial<typeof region>) => set(replaced(policy.regions, at, { ...region, ...by }));
            return (
              <li key={region.regionId} className={s.regionRow}>
                <Field label={t('sourcing-name')}>{(ids) => <TextInput {...ids} value={region.name} maxLength={80} onText={(name) => change({ name })} />}</Field>
                <Field label={t('sourcing-country')}>{(ids) => <TextInput {...ids} value={region.country} maxLength={2} onText={(text) => change({ country: text.toUpperCase() })} />}</Field>
                <Prefixes list={region.prefixes} onList={(prefixes) => change({ prefixes })} />
                <IconButton icon={TrashIcon} label={users.length > 0 ? t('sourcing-used-by', { names: users.join(', ') }) : t('sourcing-remove', { name: region.name })} disabled={users.length > 0} onClick={() => set(without(policy.regions, at))} />
              </li>
            );
          })}
        </ul>
      </Card>
    </>
  );
}

/** Typed as text: what it means is taken up on every key, how it is written only on leaving. */
function Prefixes({ list, onList }: { list: readonly string[]; onList: (list: string[]) => void }) {
  const { t } = useWords();
  const [text, setText] = useState<string | null>(null);
  return (
    <Field label={t('sourcing-prefixes')}>
      {(ids) => <TextInput {...ids} value={text ?? list.join(', ')} placeholder={t('sourcing-prefixes-all')} onText={(next) => { setText(next); onList(prefixesOf(next)); }} onBlur={() => setText(null)} />}
    </Field>
  );
}
