import { useWords } from '@/shared/lib/words';
import { Card, Checkbox, Field, NumberInput, RadioList } from '@/shared/ui';
import { channels, demandKeys, modes, preferences } from './policy';
import { Sequence } from './Sequence';
import type { PartProps } from './SourcingSettings';
import s from './Sourcing.module.css';

/** Who decides, how far an order may be split, what is looked at first and whose turn it is. */
export function Decider({ policy, onPolicy }: PartProps) {
  const { t } = useWords();
  const { splits } = policy;
  const keys = <T extends string>(all: readonly T[], words: string, list: readonly T[], set: (next: T[]) => void) => ({
    list, onList: set,
    entry: (one: T) => ({ key: one, label: t(`${words}-${one}`), name: t(`${words}-${one}`) }),
    more: all.filter((one) => !list.includes(one)).map((one) => ({ value: one, label: t(`${words}-${one}`), make: () => one })),
  });
  return (
    <>
      <Card title={t('sourcing-part-decider')}>
        <RadioList label={t('sourcing-part-decider')} value={policy.mode} onValue={(mode) => onPolicy({ mode })}
          rows={modes.map((mode) => ({ value: mode, content: <span className={s.choice}><strong>{t(`sourcing-mode-${mode}`)}</strong><span className="muted">{t(`sourcing-mode-${mode}-note`)}</span></span> }))} />
      </Card>
      <Card title={t('sourcing-splits')}>
        <div className={s.checks}>
          <div className={s.inline}>
            <Checkbox label={t('sourcing-max-shipments')} checked={splits.maxShipments !== null} onChecked={(on) => onPolicy({ splits: { ...splits, maxShipments: on ? 2 : null } })} />
            {splits.maxShipments !== null && <div className={s.short}><Field hideLabel label={t('sourcing-max-shipments')}>{(ids) => <NumberInput {...ids} value={splits.maxShipments ?? 1} min={1} max={20} onNumber={(maxShipments) => onPolicy({ splits: { ...splits, maxShipments } })} />}</Field></div>}
          </div>
          <Checkbox label={t('sourcing-ship-complete')} checked={splits.shipComplete} onChecked={(shipComplete) => onPolicy({ splits: { ...splits, shipComplete } })} />
          <Checkbox label={t('sourcing-line-complete')} checked={splits.lineComplete} onChecked={(lineComplete) => onPolicy({ splits: { ...splits, lineComplete } })} />
          <Checkbox label={t('sourcing-collateral')} checked={policy.collateralRejection} onChecked={(collateralRejection) => onPolicy({ collateralRejection })} />
        </div>
      </Card>
      <div className={s.pair}>
        <Card title={t('sourcing-preference')}>
          <p className={s.note}>{t('sourcing-preference-note')}</p>
          <Sequence label={t('sourcing-preference')} empty={t('sourcing-preference-empty')} add={t('sourcing-add-criterion')} {...keys(preferences, 'sourcing-preference', policy.preference, (preference) => onPolicy({ preference }))} />
        </Card>
        <Card title={t('sourcing-priority')}>
          <p className={s.note}>{t('sourcing-priority-note')}</p>
          <Sequence label={t('sourcing-priority')} empty={t('sourcing-priority-empty')} add={t('sourcing-add-criterion')} {...keys(demandKeys, 'sourcing-priority', policy.priority, (priority) => onPolicy({ priority }))} />
          {policy.priority.includes('channel') && <Sequence label={t('sourcing-channels')} empty={t('sourcing-channels-empty')} add={t('sourcing-add-channel')} {...keys(channels, 'channel', policy.channelOrder, (channelOrder) => onPolicy({ channelOrder }))} />}
        </Card>
      </div>
    </>
  );
}
