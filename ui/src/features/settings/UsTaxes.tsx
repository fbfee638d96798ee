import { useState } from 'react';
import type { ClassRule, CompanyView, GoodsTreatment, Nexus, TaxClass, UsTax } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { parseMoney, plainMoney } from '@/shared/lib/format';
import { useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Checkbox, Failed, IconButton, Loading, Select, TextInput } from '@/shared/ui';
import { PlusIcon, TrashIcon } from '@/shared/ui/icons';
import s from './Settings.module.css';
import { UsTaxLookUp, UsTaxTables } from './UsTaxTables';

const classes = ['reduced', 'super_reduced'] as const satisfies readonly TaxClass[];
const treatments: readonly GoodsTreatment[] = ['taxable', 'exempt', 'own'];

/** Sales tax of a shop in the United States: where it collects, what is taxed otherwise, and the tables of rates. */
export function UsTaxes() {
  const { t } = useWords();
  const company = useQueryCall('company.get', {});
  if (company.error && !company.data) return <Failed error={company.error} retry={() => void company.refetch()} />;
  if (!company.data) return <Loading label={t('loading')} />;
  return (
    <div className={s.column}>
      <UsTaxTables />
      <UsTaxLookUp />
      <Sheet key={company.data.version} view={company.data} />
    </div>
  );
}

function Sheet({ view }: { view: CompanyView }) {
  const { t } = useWords();
  const before: UsTax = view.company.usTax ?? { nexus: [], rules: [] };
  const [tax, setTax] = useState(before);
  const save = useCommand('company.save');
  const changed = JSON.stringify(tax) !== JSON.stringify(before);
  const submit = async () => {
    if (!changed || save.busy) return;
    if (await save.run({ company: { ...view.company, usTax: tax }, expectedVersion: view.version })) showToast({ kind: 'ok', text: t('company-saved') });
  };
  useKeys([{ keys: 'ctrl+enter', label: t('verb-save'), run: () => void submit(), hint: changed }]);
  return (
    <>
      <States nexus={tax.nexus} onNexus={(nexus) => setTax((now) => ({ ...now, nexus }))} />
      <Rules rules={tax.rules} onRules={(rules) => setTax((now) => ({ ...now, rules }))} />
      <div className={s.save}><Button variant="primary" keys="ctrl+enter" disabled={!changed} busy={save.busy} onClick={() => void submit()}>{t('verb-save')}</Button></div>
    </>
  );
}

const twoLetters = (text: string) => text.toUpperCase().replace(/[^A-Z]/g, '').slice(0, 2);

function States({ nexus, onNexus }: { nexus: readonly Nexus[]; onNexus: (nexus: Nexus[]) => void }) {
  const { t } = useWords();
  const { today } = useShop();
  const change = (at: number, part: Partial<Nexus>) => onNexus(nexus.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <Card title={t('us-tax-nexus')} end={<Button icon={PlusIcon} onClick={() => onNexus([...nexus, { state: '', from: today }])}>{t('us-tax-nexus-add')}</Button>}>
      <p className={s.note}>{t('us-tax-nexus-note')}</p>
      {nexus.length > 0 && (
        <table className={s.rates}>
          <thead><tr><th scope="col">{t('us-tax-state')}</th><th scope="col">{t('us-tax-from')}</th><th scope="col"><span className="sr">{t('verb-remove')}</span></th></tr></thead>
          <tbody>
            {nexus.map((one, at) => (
              <tr key={at}>
                <td><TextInput mono aria-label={t('us-tax-state')} value={one.state} onText={(text) => change(at, { state: twoLetters(text) })} /></td>
                <td><TextInput type="date" aria-label={t('us-tax-from')} value={one.from} onText={(from) => { if (from) change(at, { from }); }} /></td>
                <td><IconButton icon={TrashIcon} label={t('us-tax-remove', { state: one.state })} onClick={() => onNexus(nexus.filter((_, i) => i !== at))} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Rules({ rules, onRules }: { rules: readonly ClassRule[]; onRules: (rules: ClassRule[]) => void }) {
  const { t } = useWords();
  const change = (at: number, part: Partial<ClassRule>) => onRules(rules.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const add = () => onRules([...rules, { state: '', class: 'reduced', treatment: 'exempt', ratePpm: 0, local: false }]);
  return (
    <Card title={t('us-tax-rules')} end={<Button icon={PlusIcon} onClick={add}>{t('us-tax-rules-add')}</Button>}>
      <p className={s.note}>{t('us-tax-rules-note')}</p>
      {rules.length > 0 && (
        <table className={s.rates}>
          <thead><tr>{(['state', 'class', 'treatment', 'own'] as const).map((name) => <th key={name} scope="col">{t(`us-tax-${name}`)}</th>)}<th scope="col"><span className="sr">{t('verb-remove')}</span></th></tr></thead>
          <tbody>
            {rules.map((one, at) => (
              <tr key={at}>
                <td><TextInput mono aria-label={t('us-tax-state')} value={one.state} onText={(text) => change(at, { state: twoLetters(text) })} /></td>
                <td><Select<TaxClass> label={t('us-tax-class')} value={one.class} choices={classes.map((value) => ({ value, label: t(`us-tax-class-${value}`) }))} onValue={(value) => change(at, { class: value })} /></td>
                <td><Select<GoodsTreatment> label={t('us-tax-treatment')} value={one.treatment} choices={treatments.map((value) => ({ value, label: t(`us-tax-treatment-${value}`) }))} onValue={(treatment) => change(at, treatment === 'own' ? { treatment } : { treatment, ratePpm: 0, local: false })} /></td>
                <td>{one.treatment === 'own' && <><Rate label={t('us-tax-own')} value={one.ratePpm ?? 0} onValue={(ratePpm) => change(at, { ratePpm })} /><Checkbox label={t('us-tax-local')} checked={one.local ?? false} onChecked={(local) => change(at, { local })} /></>}</td>
                <td><IconButton icon={TrashIcon} label={t('us-tax-remove', { state: one.state })} onClick={() => onRules(rules.filter((_, i) => i !== at))} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

/** A rate in percent with four decimals, held in millionths. */
function Rate(props: { label: string; value: number; onValue: (ppm: number) => void }) {
  const { formats } = useWords();
  const [text, setText] = useState<string | null>(null);
  const shown = plainMoney(props.value, formats.decimal, 4).replace(/([.,]\d\d?)0*$/, '$1');
  return (
    <TextInput inputMode="decimal" aria-label={props.label} value={text ?? shown} end="%" style={{ textAlign: 'right' }}
      onText={(next) => { setText(next); const ppm = parseMoney(next, 4); if (ppm !== null) props.onValue(ppm); }} onBlur={() => setText(null)} onFocus={(event) => event.target.select()} />
  );
}
