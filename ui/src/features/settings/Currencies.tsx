import { useState } from 'react';
import type { RatesView } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Badge, Button, Card, Checkbox, Empty, Failed, Field, Loading, TextInput } from '@/shared/ui';
import { PlusIcon, SettingsIcon } from '@/shared/ui/icons';
import { AddRate, RatesOf } from './CurrencyRates';
import { EcbRates } from './EcbRates';
import { choices, isCode } from './rates';
import s from './Settings.module.css';

/** In which currencies the shop sells, and at what rates. */
export function Currencies() {
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('rates.get', {});
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return (
    <div className={s.column}>
      <Chosen key={data.currencies.map((one) => one.currency).join()} view={data} />
      <Rates view={data} />
      {data.currencies.length > 0 && <EcbRates />}
    </div>
  );
}

function Chosen({ view }: { view: RatesView }) {
  const { t, formats } = useWords();
  const before = view.currencies.map((one) => one.currency);
  const [ticked, setTicked] = useState<readonly string[]>(before);
  const [other, setOther] = useState('');
  const save = useCommand('rates.choose');
  const dropped = view.currencies.some((one) => one.count > 0 && !ticked.includes(one.currency));
  const changed = [...ticked].toSorted().join() !== before.join();
  const names = new Intl.DisplayNames([formats.locale], { type: 'currency' });
  const code = other.trim().toUpperCase();
  const add = () => {
    if (!isCode(code) || code === view.base) return;
    setTicked((now) => (now.includes(code) ? now : [...now, code]));
    setOther('');
  };
  const submit = async () => {
    if (await save.run({ currencies: [...ticked] })) showToast({ kind: 'ok', text: t('currencies-saved') });
  };
  return (
    <Card title={t('currencies-chosen')}>
      <p className={s.note}>{t('currencies-chosen-note', { base: view.base })}</p>
      <div className={s.codes}>
        {choices(view.base, ticked).map((one) => <Checkbox key={one} label={`${one} · ${names.of(one) ?? one}`} checked={ticked.includes(one)} onChecked={(on) => setTicked((now) => (on ? [...now, one] : now.filter((kept) => kept !== one)))} />)}
      </div>
      <div className={s.other}>
        <Field label={t('currencies-other')}>{(ids) => <TextInput {...ids} mono maxLength={3} value={other} onText={setOther} onKeyDown={(event) => { if (event.key === 'Enter') add(); }} />}</Field>
        <Button icon={PlusIcon} disabled={!isCode(code) || code === view.base} onClick={add}>{t('verb-add')}</Button>
      </div>
      {dropped && <p className={s.note} role="status">{t('currencies-dropped')}</p>}
      <div className={s.save}><Button variant="primary" disabled={!changed} busy={save.busy} onClick={() => void submit()}>{t('verb-save')}</Button></div>
    </Card>
  );
}

function Rates({ view }: { view: RatesView }) {
  const { t, formats } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  if (view.currencies.length === 0) return <Card title={t('currencies-rates')}><Empty icon={SettingsIcon} title={t('currencies-rates-none', { base: view.base })} /></Card>;
  return (
    <Card title={t('currencies-rates')}>
      <p className={s.note}>{t('currencies-rates-note', { base: view.base })}</p>
      <table className={s.rates}>
        <thead><tr>
          <th scope="col">{t('currencies-currency')}</th><th scope="col" className={s.number}>{t('currencies-latest')}</th><th scope="col">{t('currencies-day')}</th><th scope="col">{t('currencies-source')}</th><th scope="col" className={s.number}>{t('currencies-count')}</th>
        </tr></thead>
        <tbody>
          {view.currencies.map((one) => (
            <tr key={one.currency}>
              <td><Button variant="quiet" size="small" aria-expanded={open === one.currency} aria-label={t(open === one.currency ? 'currencies-hide' : 'currencies-show', { currency: one.currency })} disabled={one.count === 0} onClick={() => setOpen(open === one.currency ? null : one.currency)}>{one.currency}</Button></td>
              <td className={s.number}>{one.latest ? formats.number(one.latest.perUnit / 1e6, 6) : <span className="muted">{t('currencies-no-rate')}</span>}</td>
              <td>{one.latest && formats.date(one.latest.on)} {one.old && <Badge family="progress">{t('currencies-old')}</Badge>}</td>
              <td>{one.latest?.source}</td>
              <td className={s.number}>{one.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <AddRate view={view} />
      {open !== null && <RatesOf key={open} currency={open} />}
    </Card>
  );
}
