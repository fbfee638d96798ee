import type { DeliveryOption } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Badge, Card, RadioList } from '@/shared/ui';
import { deliveryKey, deliveryNow, deliveryOf } from './draft';
import s from './entry.module.css';
import type { Entry } from './useEntry';

/** What can be promised, best first; what can not, with the reason. */
export function DeliveryCard({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const options = entry.preview?.options ?? [];
  const best = options.find((option) => option.feasible);
  return (
    <Card title={t('entry-delivery')}>
      {options.length === 0 ? <p className="muted">{t('entry-delivery-empty')}</p> : (
        <RadioList label={t('entry-delivery')} value={deliveryKey(deliveryNow(entry.draft))} onValue={(key) => {
          const option = options.find((one) => deliveryKey(deliveryOf(one)) === key);
          if (option) entry.act({ do: 'deliver', delivery: deliveryOf(option) });
        }} rows={options.map((option) => ({ value: deliveryKey(deliveryOf(option)), disabled: !option.feasible, content: <Option option={option} best={option === best} /> }))} />
      )}
    </Card>
  );
}

function Option({ option, best }: { option: DeliveryOption; best: boolean }) {
  const { t, say, formats } = useWords();
  return (
    <span className={s.option} data-closed={!option.feasible || undefined}>
      <span className={s.optionTop}>
        <span className="strong">{say(option.name)}</span>
        <span className={s.optionEnd}>{option.chargeMinor === 0 ? t('entry-delivery-free') : formats.money(option.chargeMinor)}</span>
      </span>
      <span className={s.optionTop}>
        <span className="muted">{option.feasible ? [option.promisedOn && formats.day(option.promisedOn), option.from.length > 0 && t('entry-delivery-from', { places: option.from.join(', ') })].filter(Boolean).join(' · ') : option.reason && say(option.reason)}</span>
        {best && <Badge family="success">{t('entry-delivery-best')}</Badge>}
      </span>
    </span>
  );
}
