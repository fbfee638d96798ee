import { useState } from 'react';
import type { SourcingRule } from '@/bindings';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Empty } from '@/shared/ui';
import { PlusIcon, RouteIcon } from '@/shared/ui/icons';
import { moved, newRule, replaced, without } from './policy';
import { PartRow } from './PartRow';
import { RuleForm } from './RuleForm';
import type { PartProps } from './SourcingSettings';
import s from './Sourcing.module.css';

/** The ladder: for each line the rule that fits best says where to look. */
export function Rules({ policy, onPolicy, view }: PartProps) {
  const { t } = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const sentence = useRuleSentence({ policy, onPolicy, view });
  const set = (rules: SourcingRule[]) => onPolicy({ rules });
  const add = <Button icon={PlusIcon} onClick={() => { set([...policy.rules, newRule(policy, t('sourcing-rule-new'))]); setOpen(policy.rules.length); }}>{t('sourcing-rule-add')}</Button>;
  if (policy.rules.length === 0) return <Card><Empty icon={RouteIcon} title={t('sourcing-rules-none')} action={add}>{t('sourcing-rules-note')}</Empty></Card>;
  return (
    <>
      <div className={s.intro}><p className="muted">{t('sourcing-rules-note')}</p>{add}</div>
      <Card flush>
        <ol className={s.parts}>
          {policy.rules.map((rule, at) => (
            <PartRow key={at} name={rule.name} words={sentence(rule)} open={open === at} at={at} count={policy.rules.length}
              onOpen={() => setOpen(open === at ? null : at)} onMove={(by) => { set(moved(policy.rules, at, by)); setOpen(null); }} onRemove={() => { set(without(policy.rules, at)); setOpen(null); }}>
              <RuleForm policy={policy} view={view} rule={rule} onRule={(next) => set(replaced(policy.rules, at, next))} />
            </PartRow>
          ))}
        </ol>
      </Card>
    </>
  );
}

/** "Shipping · Web · Madrid → Peninsula, Sevilla" */
function useRuleSentence({ policy, view }: PartProps): (rule: SourcingRule) => string {
  const { t } = useWords();
  const { locations } = useShop();
  const location = (id: string) => locations.find((one) => one.locationId === id)?.name ?? t('sourcing-gone');
  return (rule) => {
    const item = rule.itemId === null ? null : (view.items.find((one) => one.itemId === rule.itemId)?.sku ?? t('sourcing-item-chosen'));
    const region = rule.region === null ? null : policy.regions.find((one) => one.regionId === rule.region)?.name;
    const when = [t(`method-${rule.method}`), rule.channel && t(`channel-${rule.channel}`), item, rule.product, region].filter(Boolean).join(' · ');
    const from = rule.sources.map((one) => ('group' in one ? policy.groups.find((group) => group.groupId === one.group)?.name ?? t('sourcing-gone') : location(one.location)));
    return `${when} → ${from.length > 0 ? from.join(', ') : t('sourcing-nowhere')}`;
  };
}
