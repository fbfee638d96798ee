import { useDeferredValue, useState } from 'react';
import type { Channel, DeliveryMethod, PolicyView, RuleSource, SourcingPolicy, SourcingRule } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Combobox, Field, Select, TextInput } from '@/shared/ui';
import { CloseIcon } from '@/shared/ui/icons';
import { channels } from './policy';
import { Sequence } from './Sequence';
import s from './Sourcing.module.css';

const any = '';
const methods: readonly DeliveryMethod[] = ['ship', 'pickup'];

/** Conditions, blank ones match everything, and where to look. */
export function RuleForm({ policy, view, rule, onRule }: { policy: SourcingPolicy; view: PolicyView; rule: SourcingRule; onRule: (rule: SourcingRule) => void }) {
  const { t } = useWords();
  const { locations } = useShop();
  const set = (change: Partial<SourcingRule>) => onRule({ ...rule, ...change });
  const used = (source: RuleSource) => rule.sources.some((one) => JSON.stringify(one) === JSON.stringify(source));
  const nameOf = (source: RuleSource) => ('group' in source
    ? policy.groups.find((one) => one.groupId === source.group)?.name : locations.find((one) => one.locationId === source.location)?.name) ?? t('sourcing-gone');
  return (
    <>
      <div className={s.fields}>
        <Field label={t('sourcing-name')}>{(ids) => <TextInput {...ids} value={rule.name} maxLength={80} onText={(name) => set({ name })} />}</Field>
        <Field label={t('sourcing-rule-method')}>{(ids) => <Select ids={ids} value={rule.method} choices={methods.map((value) => ({ value, label: t(`method-${value}`) }))} onValue={(method) => set({ method })} />}</Field>
        <Field label={t('sourcing-rule-channel')}>{(ids) => <Select<Channel | ''> ids={ids} value={rule.channel ?? any} choices={[{ value: any, label: t('sourcing-any') }, ...channels.map((value) => ({ value, label: t(`channel-${value}`) }))]} onValue={(value) => set({ channel: value === any ? null : value })} />}</Field>
        <Field label={t('sourcing-rule-region')}>{(ids) => <Select ids={ids} value={rule.region === null ? any : String(rule.region)} choices={[{ value: any, label: t('sourcing-any') }, ...policy.regions.map((one) => ({ value: String(one.regionId), label: one.name }))]} onValue={(value) => set({ region: value === any ? null : Number(value) })} />}</Field>
        <ItemChoice view={view} itemId={rule.itemId} onItem={(itemId) => set({ itemId })} />
        <Field label={t('sourcing-rule-product')} hint={t('sourcing-rule-product-hint')}>{(ids) => <TextInput {...ids} value={rule.product ?? ''} placeholder={t('sourcing-any')} mono onText={(text) => set({ product: text.trim() === '' ? null : text })} />}</Field>
      </div>
      <Sequence label={t('sourcing-rule-sources')} list={rule.sources} empty={t('sourcing-rule-sources-empty')} add={t('sourcing-add-source')}
        entry={(source) => ({ key: JSON.stringify(source), name: nameOf(source), label: 'group' in source ? <>{nameOf(source)} <span className="muted">{t('sourcing-group')}</span></> : nameOf(source) })}
        more={[
          ...policy.groups.map((one) => ({ value: `g${one.groupId}`, label: `${one.name} (${t('sourcing-group')})`, make: (): RuleSource => ({ group: one.groupId }) })),
          ...locations.map((one) => ({ value: one.locationId, label: one.name, make: (): RuleSource => ({ location: one.locationId }) })),
        ].filter((one) => !used(one.make()))}
        onList={(sources) => set({ sources })} />
    </>
  );
}

/** One item by number, code or name; blank means all. */
function ItemChoice({ view, itemId, onItem }: { view: PolicyView; itemId: string | null; onItem: (itemId: string | null) => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<{ itemId: string; sku: string; name: string } | null>(null);
  const wanted = useDeferredValue(text).trim();
  const found = useQueryCall('item.search', wanted ? { text: wanted, limit: 8 } : null);
  const chosen = itemId === null ? null : [picked, ...view.items].find((one) => one?.itemId === itemId);
  if (itemId !== null) {
    return (
      <div className={s.chosenItem}>
        <span className={s.seqLabel}>{t('sourcing-rule-item')}</span>
        <span className={s.chosenLine}><span className="cut">{chosen ? <><span className="mono">{chosen.sku}</span> {chosen.name}</> : t('sourcing-item-chosen')}</span><Button size="small" icon={CloseIcon} onClick={() => onItem(null)}>{t('sourcing-any')}</Button></span>
      </div>
    );
  }
  return (
    <Field label={t('sourcing-rule-item')}>
      {(ids) => (
        <Combobox ids={ids} text={text} onText={setText} rows={found.data?.rows ?? []} rowKey={(one) => one.itemId} busy={found.isFetching} placeholder={t('sourcing-any')} empty={t('sourcing-item-none')}
          row={(one) => <span className="cut"><span className="mono">{one.sku}</span> {one.name}</span>} onPick={(one) => { setPicked(one); setText(''); onItem(one.itemId); }} />
      )}
    </Field>
  );
}
