import { useState } from 'react';
import type { TaxClass, TaxRate } from '@/bindings';
import { parseMoney, plainMoney } from '@/shared/lib/format';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Card, IconButton, Select, TextInput } from '@/shared/ui';
import { PlusIcon, TrashIcon } from '@/shared/ui/icons';
import s from './Settings.module.css';

const classes: readonly TaxClass[] = ['general', 'reduced', 'super_reduced'];
const islands: Readonly<Record<string, TaxRate['category']>> = { 'ES-CN': 'L', 'ES-CE': 'M', 'ES-ML': 'M' };

/** Rates the shop enters itself, above those the program knows where it has its seat. */
export function TaxRates(props: { own: readonly TaxRate[]; known: readonly TaxRate[]; territory: string; onOwn: (rates: TaxRate[]) => void }) {
  const { t, formats } = useWords();
  const { today } = useShop();
  const change = (at: number, part: Partial<TaxRate>) => props.onOwn(props.own.map((rate, i) => (i === at ? { ...rate, ...part } : rate)));
  const add = () => props.onOwn([...props.own, { jurisdiction: props.territory, class: 'general', category: islands[props.territory] ?? 'S', rateBp: 0, surchargeBp: 0, validFrom: today, validTo: null }]);
  const choices = classes.map((value) => ({ value, label: t(`tax-class-${value}`) }));
  return (
    <Card title={t('company-rates')} end={<Button icon={PlusIcon} onClick={add}>{t('company-rates-add')}</Button>}>
      <p className={s.note}>{t('company-rates-note')}</p>
      <table className={s.rates}>
        <thead><tr>{(['place', 'class', 'rate', 'surcharge', 'from', 'to'] as const).map((name) => <th key={name} scope="col" className={name === 'rate' || name === 'surcharge' ? s.number : undefined}>{t(`company-rates-${name}`)}</th>)}<th scope="col"><span className="sr">{t('verb-remove')}</span></th></tr></thead>
        <tbody>
          {props.own.map((rate, at) => (
            <tr key={at}>
              <td><TextInput mono aria-label={t('company-rates-place')} value={rate.jurisdiction} onText={(text) => { const jurisdiction = text.toUpperCase().trim(); change(at, { jurisdiction, category: islands[jurisdiction] ?? 'S' }); }} /></td>
              <td><Select<TaxClass> label={t('company-rates-class')} value={rate.class} choices={choices} onValue={(value) => change(at, { class: value })} /></td>
              <td><Percent label={t('company-rates-rate')} value={rate.rateBp} onValue={(rateBp) => change(at, { rateBp })} /></td>
              <td><Percent label={t('company-rates-surcharge')} value={rate.surchargeBp} onValue={(surchargeBp) => change(at, { surchargeBp })} /></td>
              <td><TextInput type="date" aria-label={t('company-rates-from')} value={rate.validFrom} onText={(validFrom) => { if (validFrom) change(at, { validFrom }); }} /></td>
              <td><TextInput type="date" aria-label={t('company-rates-to')} value={rate.validTo ?? ''} onText={(text) => change(at, { validTo: text || null })} /></td>
              <td><IconButton icon={TrashIcon} label={t('company-rates-remove', { place: rate.jurisdiction, class: t(`tax-class-${rate.class}`) })} onClick={() => props.onOwn(props.own.filter((_, i) => i !== at))} /></td>
            </tr>
          ))}
          {props.known.map((rate, at) => (
            <tr key={`k${at}`} className="muted">
              <td className="mono">{rate.jurisdiction}</td><td>{t(`tax-class-${rate.class}`)}</td><td className={s.number}>{formats.percent(rate.rateBp)}</td>
              <td className={s.number}>{rate.surchargeBp > 0 ? formats.percent(rate.surchargeBp) : '–'}</td><td>{formats.date(rate.validFrom)}</td><td>{rate.validTo ? formats.date(rate.validTo) : '–'}</td><td><span className="sr">{t('company-rates-known')}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** A rate in percent with two decimals, held in basis points as money is in cents; what is no number is put back on leaving. */
function Percent(props: { label: string; value: number; onValue: (basisPoints: number) => void }) {
  const { formats } = useWords();
  const shown = plainMoney(props.value, formats.decimal);
  const [text, setText] = useState<string | null>(null);
  return (
    <TextInput inputMode="decimal" aria-label={props.label} value={text ?? shown} end="%" style={{ textAlign: 'right' }}
      onText={(next) => { setText(next); const bp = parseMoney(next); if (bp !== null) props.onValue(bp); }} onBlur={() => setText(null)} onFocus={(event) => event.target.select()} />
  );
}
