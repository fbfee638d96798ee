import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Empty, Field, IconButton, TextInput } from '@/shared/ui';
import { PlusIcon, TrashIcon, WarehouseIcon } from '@/shared/ui/icons';
import { newGroup, replaced, usersOfGroup, without } from './policy';
import { Sequence } from './Sequence';
import type { PartProps } from './SourcingSettings';
import s from './Sourcing.module.css';

/** Locations under one name, in the order in which they are asked. */
export function Groups({ policy, onPolicy }: PartProps) {
  const { t } = useWords();
  const { locations } = useShop();
  const add = <Button icon={PlusIcon} onClick={() => onPolicy({ groups: [...policy.groups, newGroup(policy, t('sourcing-group-new'))] })}>{t('sourcing-group-add')}</Button>;
  const set = (groups: typeof policy.groups) => onPolicy({ groups });
  if (policy.groups.length === 0) return <Card><Empty icon={WarehouseIcon} title={t('sourcing-groups-none')} action={add}>{t('sourcing-groups-note')}</Empty></Card>;
  return (
    <>
      <div className={s.intro}><p className="muted">{t('sourcing-groups-note')}</p>{add}</div>
      <div className={s.pair}>
        {policy.groups.map((group, at) => {
          const users = usersOfGroup(policy, group.groupId);
          const left = locations.filter((one) => !group.locations.includes(one.locationId));
          return (
            <Card key={group.groupId}>
              <div className={s.partHead}>
                <Field label={t('sourcing-name')}>{(ids) => <TextInput {...ids} value={group.name} maxLength={80} onText={(name) => set(replaced(policy.groups, at, { ...group, name }))} />}</Field>
                <IconButton icon={TrashIcon} label={users.length > 0 ? t('sourcing-used-by', { names: users.join(', ') }) : t('sourcing-remove', { name: group.name })} disabled={users.length > 0} onClick={() => set(without(policy.groups, at))} />
              </div>
              <Sequence label={t('sourcing-group-locations')} list={group.locations} empty={t('sourcing-group-empty')} add={t('sourcing-add-location')}
                entry={(id) => { const name = locations.find((one) => one.locationId === id)?.name ?? t('sourcing-gone'); return { key: id, label: name, name }; }}
                more={left.map((one) => ({ value: one.locationId, label: one.name, make: () => one.locationId }))}
                onList={(list) => set(replaced(policy.groups, at, { ...group, locations: list }))} />
            </Card>
          );
        })}
      </div>
    </>
  );
}
