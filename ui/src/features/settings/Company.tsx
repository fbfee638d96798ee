import { useState } from 'react';
import type { Company as Record, CompanyView, DistanceSales } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Card, EndpointFields, Failed, Field, Loading, RadioList, TextInput } from '@/shared/ui';
import { TaxRates } from './TaxRates';
import s from './Settings.module.css';

const texts = ['name', 'legalName', 'taxId', 'vatId', 'email', 'phone', 'web', 'contact', 'iban', 'bic'] as const satisfies readonly (keyof Record)[];
const lines = ['line1', 'line2', 'postalCode', 'city', 'region', 'country'] as const satisfies readonly (keyof Record['address'])[];
const numbers: ReadonlySet<string> = new Set(['taxId', 'vatId', 'iban', 'bic']);
const sales: readonly DistanceSales[] = ['destination', 'origin'];

/** Who issues the documents and what its taxes are computed by. */
export function Company() {
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('company.get', {});
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return <Sheet key={data.version} view={data} />;
}

function Sheet({ view }: { view: CompanyView }) {
  const { t } = useWords();
  const [company, setCompany] = useState(view.company);
  const save = useCommand('company.save');
  const changed = JSON.stringify(company) !== JSON.stringify(view.company);
  const set = (change: Partial<Record>) => setCompany((before) => ({ ...before, ...change }));
  const submit = async () => {
    if (!changed || save.busy) return;
    if (await save.run({ company, expectedVersion: view.version })) showToast({ kind: 'ok', text: t('company-saved') });
  };
  useKeys([{ keys: 'ctrl+enter', label: t('verb-save'), run: () => void submit(), hint: changed }]);
  return (
    <div className={s.column}>
      <Card title={t('company-identity')}>
        <p className={s.note}>{t('company-identity-note')}</p>
        <div className={s.form}>
          {texts.map((name) => (
            <Field key={name} label={t(`company-${name}`)}>{(ids) => <TextInput {...ids} mono={numbers.has(name)} value={company[name]} onText={(text) => set({ [name]: text })} />}</Field>
          ))}
          {lines.map((name) => (
            <Field key={name} label={t(`customers-${name}`)}>{(ids) => <TextInput {...ids} value={company.address[name]} onText={(text) => set({ address: { ...company.address, [name]: text } })} />}</Field>
          ))}
          <EndpointFields value={company.endpoint} onValue={(endpoint) => set({ endpoint })} hint={t('company-endpoint-note')} />
          <div className={s.wide}><Field label={t('company-registerText')}>{(ids) => <TextInput {...ids} value={company.registerText} onText={(registerText) => set({ registerText })} />}</Field></div>
        </div>
      </Card>
      <Card title={t('company-distance')}>
        <p className={s.note}>{t('company-distance-note')}</p>
        <RadioList<DistanceSales> label={t('company-distance')} value={company.distanceSales} onValue={(distanceSales) => set({ distanceSales })}
          rows={sales.map((value) => ({ value, content: <span className={s.place}><strong>{t(`company-distance-${value}`)}</strong><span className="muted">{t(`company-distance-${value}-note`)}</span></span> }))} />
      </Card>
      <TaxRates own={company.taxRates} known={view.knownRates} territory={view.territory} onOwn={(taxRates) => set({ taxRates })} />
      <div className={s.save}><Button variant="primary" keys="ctrl+enter" disabled={!changed} busy={save.busy} onClick={() => void submit()}>{t('verb-save')}</Button></div>
    </div>
  );
}
