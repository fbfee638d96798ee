import { useState } from 'react';
import type { RatesView } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Failed, Field, IconButton, Loading, Select, TextInput } from '@/shared/ui';
import { PlusIcon, TrashIcon } from '@/shared/ui/icons';
import { parseRate } from './rates';
import s from './Settings.module.css';

/** A rate by hand: of a bank, of a contract. */
export function AddRate({ view }: { view: RatesView }) {
  const { t } = useWords();
  const codes = view.currencies.map((one) => one.currency);
  const [chosen, setChosen] = useState(codes[0] ?? '');
  const currency = codes.includes(chosen) ? chosen : (codes[0] ?? '');
  const [rate, setRate] = useState('');
  const [on, setOn] = useState<string>(view.today);
  const [source, setSource] = useState('');
  const keep = useCommand('rates.keep');
  const perUnit = parseRate(rate);
  const submit = async () => {
    if (perUnit === null || on === '' || keep.busy) return;
    if (!(await keep.run({ rates: [{ currency, on, perUnit, source: source.trim() }] }))) return;
    showToast({ kind: 'ok', text: t('currencies-kept', { currency }) });
    setRate('');
  };
  return (
    <form className={s.addRate} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Field label={t('currencies-currency')}>{(ids) => <Select ids={ids} value={currency} onValue={setChosen} choices={codes.map((value) => ({ value, label: value }))} />}</Field>
      <Field label={t('currencies-rate', { base: view.base })}>{(ids) => <TextInput {...ids} inputMode="decimal" value={rate} onText={setRate} end={currency} style={{ textAlign: 'right' }} />}</Field>
      <Field label={t('currencies-day')}>{(ids) => <TextInput {...ids} type="date" value={on} onText={setOn} />}</Field>
      <Field label={t('currencies-source')}>{(ids) => <TextInput {...ids} value={source} maxLength={60} onText={setSource} />}</Field>
      <Button type="submit" icon={PlusIcon} busy={keep.busy} disabled={perUnit === null || on === ''}>{t('currencies-add')}</Button>
    </form>
  );
}

/** All rates of a currency, newest first; a wrong one can go. */
export function RatesOf({ currency }: { currency: string }) {
  const { t, formats } = useWords();
  const { data, error, refetch } = useQueryCall('rates.get', { currency });
  const remove = useCommand('rates.remove');
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const drop = async (on: string) => {
    if (await remove.run({ currency, on })) showToast({ kind: 'ok', text: t('currencies-removed', { date: formats.date(on) }) });
  };
  return (
    <div className={s.allRates}>
      <table className={s.rates}>
        <thead><tr><th scope="col">{t('currencies-day')}</th><th scope="col" className={s.number}>{currency}</th><th scope="col">{t('currencies-source')}</th><th scope="col"><span className="sr">{t('verb-remove')}</span></th></tr></thead>
        <tbody>
          {data.rates.map((rate) => (
            <tr key={rate.on}>
              <td style={{ width: 130 }}>{formats.date(rate.on)}</td><td className={s.number}>{formats.number(rate.perUnit / 1e6, 6)}</td><td>{rate.source}</td>
              <td><IconButton size="small" icon={TrashIcon} label={t('currencies-remove', { date: formats.date(rate.on) })} onClick={() => void drop(rate.on)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
