import { useState } from 'react';
import type { DeliveryOption } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Badge, Button, Card, RadioList } from '@/shared/ui';
import { deliveryKey, deliveryNow, deliveryOf, ranked } from './draft';
import s from './entry.module.css';
import type { Entry } from './useEntry';

/** Enough to choose from at a glance; a shop with many stores has many more. */
const atFirst = 4;

/** What can be promised, best first; what can not, with the reason. */
export function DeliveryCard({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const options = ranked(entry.preview?.options ?? [], entry.draft.channel);
  const best = options.find((option) => option.feasible);
  const chosen = deliveryKey(deliveryNow(entry.draft));
  const keyOf = (option: DeliveryOption) => deliveryKey(deliveryOf(option));
  const shown = all ? options : options.filter((option, at) => at < atFirst || keyOf(option) === chosen);
  return (
    <Card title={t('entry-delivery')}>
      {options.length === 0 ? <p className="muted">{t('entry-delivery-empty')}</p> : (
        <div className={s.options}>
          <RadioList label={t('entry-delivery')} value={chosen} onValue={(key) => {
            const option = options.find((one) => keyOf(one) === key);
            if (option) entry.act({ do: 'deliver', delivery: deliveryOf(option) });
          }} rows={shown.map((option) => ({ value: keyOf(option), disabled: !option.feasible, content: <Option option={option} best={option === best} currency={entry.preview?.totals.currency} base={entry.preview?.baseCurrency} /> }))} />
          {shown.length < options.length && <Button variant="quiet" size="small" onClick={() => setAll(true)}>{t('entry-delivery-more', { count: options.length - shown.length })}</Button>}
        </div>
      )}
    </Card>
  );
}

/** Date and place, then what it costs the shop, what it emits and how likely it is there in time. */
function Option({ option, best, currency, base }: { option: DeliveryOption; best: boolean; currency: string | undefined; base: string | undefined }) {
  const { t, say, formats } = useWords();
  const promise = [
    option.promisedOn && formats.day(option.promisedOn),
    option.method === 'pickup' && option.distanceKm !== null && t('entry-delivery-away', { km: formats.number(option.distanceKm) }),
    option.method === 'ship' && option.from.length > 0 && t('entry-delivery-from', { places: option.from.join(', ') }),
  ].filter(Boolean).join(' · ');
  const figures = [
    t('entry-delivery-cost', { cost: formats.money(option.costMinor, base) }),
    t('entry-delivery-co2', { kg: formats.number(option.co2G / 1_000, 2) }),
    option.confidence !== null && t('entry-delivery-confidence', { percent: option.confidence }),
  ].filter(Boolean).join(' · ');
  return (
    <span className={s.option} data-closed={!option.feasible || undefined}>
      <span className={s.optionTop}>
        <span className="strong">{say(option.name)}</span>
        <span className={s.optionEnd}>{option.chargeMinor === 0 ? t('entry-delivery-free') : formats.money(option.chargeMinor, currency)}</span>
      </span>
      <span className={s.optionTop}>
        <span className="muted">{option.feasible ? promise : option.reason && say(option.reason)}</span>
        {best && <Badge family="success">{t('entry-delivery-best')}</Badge>}
      </span>
      {option.awaits && <span className={s.optionAwaits}>{t('entry-delivery-awaits', { number: option.awaits.number, day: formats.day(option.awaits.expectedOn) })}</span>}
      {option.feasible && option.method !== 'carry_out' && <span className={s.optionFigures}>{figures}</span>}
    </span>
  );
}
