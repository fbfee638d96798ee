import { useState } from 'react';
import type { BuyerTax, CustomerInput, Exemption, TaxReason } from '@/bindings';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Checkbox, Field, type FieldIds, Select, TextInput } from '@/shared/ui';
import s from './Customers.module.css';

export const grounds = ['VATEX-EU-151', 'VATEX-EU-132', 'VATEX-EU-135'] as const satisfies readonly TaxReason[];
export const certified = ['US-RESALE', 'US-GOVERNMENT', 'US-NON-PROFIT'] as const satisfies readonly TaxReason[];
const isCertified = (reason: TaxReason) => certified.some((one) => one === reason);
const none: BuyerTax = { vatCheckedOn: null, surcharge: false, exemption: null };

/** Two letters each, as they are typed; what is no list yet stays in the field. */
function States({ ids, states, onStates }: { ids: FieldIds; states: readonly string[]; onStates: (states: string[]) => void }) {
  const [text, setText] = useState(states.join(', '));
  return <TextInput {...ids} mono value={text} onText={(next) => { setText(next.toUpperCase()); onStates(next.toUpperCase().split(/[^A-Z]+/).filter(Boolean)); }} onBlur={() => setText(states.join(', '))} />;
}

/** What the tax of a customer depends on: only asked where it can matter. */
export function TaxTerms({ input, onTax }: { input: CustomerInput; onTax: (tax: BuyerTax) => void }) {
  const { t } = useWords();
  const { today, company } = useShop();
  const tax = input.tax ?? none;
  const set = (change: Partial<BuyerTax>) => onTax({ ...tax, ...change });
  const exempt = (change: Partial<Exemption>) => {
    const next: Exemption = { reason: 'VATEX-EU-151', certificate: '', validFrom: today, validTo: null, ...tax.exemption, ...change };
    // A certificate of the United States names states; a ground of the union knows none.
    set({ exemption: { ...next, states: isCertified(next.reason) ? next.states ?? [] : [] } });
  };
  const abroad = /^[A-Z]{2}/.test(input.taxId) && !input.taxId.startsWith(company.country);
  const reason = tax.exemption?.reason ?? 'none';
  const home = company.country === 'US' ? certified : grounds;
  const offered: readonly TaxReason[] = reason === 'none' || home.some((one) => one === reason) ? home : [...home, reason];
  return (
    <>
      <h3 className={s.wide}>{t('customers-tax')}</h3>
      {(input.business && abroad || tax.vatCheckedOn !== null) && <Field label={t('customers-vat-checked')} hint={t('customers-vat-checked-note')}>{(ids) => <TextInput {...ids} type="date" max={today} value={tax.vatCheckedOn ?? ''} onText={(text) => set({ vatCheckedOn: text || null })} />}</Field>}
      {(input.business && company.country === 'ES' || tax.surcharge) && <div className={s.check}><Checkbox label={t('customers-surcharge')} checked={tax.surcharge} onChecked={(surcharge) => set({ surcharge })} /></div>}
      <Field label={t('customers-exemption')}>{(ids) => <Select<TaxReason | 'none'> ids={ids} value={reason} onValue={(value) => (value === 'none' ? set({ exemption: null }) : exempt({ reason: value }))} choices={[{ value: 'none', label: t('customers-exemption-none') }, ...offered.map((value) => ({ value, label: t(`tax-reason-${value}`) }))]} />}</Field>
      {tax.exemption && (
        <>
          <Field label={t('customers-certificate')}>{(ids) => <TextInput {...ids} mono value={tax.exemption?.certificate ?? ''} onText={(certificate) => exempt({ certificate })} />}</Field>
          {isCertified(tax.exemption.reason) && <Field label={t('customers-exempt-states')} hint={t('customers-exempt-states-note')}>{(ids) => <States ids={ids} states={tax.exemption?.states ?? []} onStates={(states) => exempt({ states })} />}</Field>}
          <Field label={t('customers-exempt-from')}>{(ids) => <TextInput {...ids} type="date" value={tax.exemption?.validFrom ?? today} onText={(validFrom) => { if (validFrom) exempt({ validFrom }); }} />}</Field>
          <Field label={t('customers-exempt-to')}>{(ids) => <TextInput {...ids} type="date" value={tax.exemption?.validTo ?? ''} onText={(text) => exempt({ validTo: text || null })} />}</Field>
        </>
      )}
    </>
  );
}
