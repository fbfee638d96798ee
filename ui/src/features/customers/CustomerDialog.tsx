import { useState } from 'react';
import type { Address, CustomerId, CustomerInput, CustomerView, Language } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Checkbox, Dialog, Field, Segmented, TextInput } from '@/shared/ui';
import { TaxTerms } from './TaxTerms';
import { TradeTerms } from './TradeTerms';
import { UsualCurrency } from './UsualCurrency';
import s from './Customers.module.css';

const lines = ['line1', 'line2', 'postalCode', 'city', 'region', 'country', 'phone'] as const satisfies readonly (keyof Address)[];
const wide: ReadonlySet<string> = new Set(['line1', 'line2']);
const bare = (input: CustomerInput): CustomerInput => ({ name: input.name, business: input.business, taxId: input.taxId, email: input.email, phone: input.phone, language: input.language, address: input.address, ...(input.tax && { tax: input.tax }), ...(input.trade && { trade: input.trade }), ...(input.currency && { currency: input.currency }) });

/** Writes a customer down, or corrects one. */
export function CustomerDialog(props: { customer?: CustomerView; name?: string; onClose: () => void; onSaved?: (customerId: CustomerId) => void }) {
  const { t } = useWords();
  const { company, language } = useShop();
  const { customer } = props;
  const [input, setInput] = useState<CustomerInput>(() => (customer ? bare(customer) : { name: props.name ?? '', business: false, taxId: '', email: '', phone: '', language, address: { name: '', line1: '', line2: '', postalCode: '', city: '', region: '', country: company.country, phone: '' } }));
  const create = useCommand('customer.create');
  const update = useCommand('customer.update');
  const busy = create.busy || update.busy;
  const missing = input.name.trim() === '';
  const set = (change: Partial<CustomerInput>) => setInput((before) => ({ ...before, ...change }));
  const submit = async () => {
    if (missing || busy) return;
    const whole: CustomerInput = { ...input, address: { ...input.address, name: input.address.name || input.name } };
    if (customer) {
      const answer = await update.run({ customerId: customer.customerId, customer: whole, expectedVersion: customer.version });
      if (!answer) return;
    } else {
      const answer = await create.run({ customer: whole });
      if (!answer) return;
      props.onSaved?.(answer.customerId);
    }
    showToast({ kind: 'ok', text: t('customers-saved', { name: input.name }) });
    props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} size="large" title={t(customer ? 'customers-edit' : 'customers-new')} onSubmit={() => void submit()}
      actions={<><Button onClick={props.onClose}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" disabled={missing} busy={busy} onClick={() => void submit()}>{t('verb-save')}</Button></>}>
      <div className={s.form}>
        <div className={s.wide}><Field label={t('customers-col-name')}>{(ids) => <TextInput {...ids} value={input.name} onText={(name) => set({ name })} autoFocus />}</Field></div>
        <Field label={t('customers-tax-id')}>{(ids) => <TextInput {...ids} mono value={input.taxId} onText={(taxId) => set({ taxId })} />}</Field>
        <div className={s.check}><Checkbox label={t('customers-business')} checked={input.business} onChecked={(business) => set({ business })} /></div>
        <Field label={t('customers-phone')}>{(ids) => <TextInput {...ids} type="tel" value={input.phone} onText={(phone) => set({ phone })} />}</Field>
        <Field label={t('customers-email')}>{(ids) => <TextInput {...ids} type="email" value={input.email} onText={(email) => set({ email })} />}</Field>
        <div className={s.wide}><p className={s.fieldName}>{t('customers-language')}</p><Segmented<Language> label={t('customers-language')} value={input.language} onValue={(value) => set({ language: value })} options={[{ value: 'es', label: t('shell-language-es') }, { value: 'en', label: t('shell-language-en') }]} /></div>
        <UsualCurrency input={input} onCurrency={(currency) => setInput((before) => (currency === null ? bare({ ...before, currency: '' }) : { ...before, currency }))} />
        <h3 className={s.wide}>{t('customers-address')}</h3>
        {lines.map((name) => (
          <div key={name} className={wide.has(name) ? s.wide : undefined}>
            <Field label={t(`customers-${name}`)}>{(ids) => <TextInput {...ids} value={input.address[name]} onText={(text) => set({ address: { ...input.address, [name]: text } })} />}</Field>
          </div>
        ))}
        <TaxTerms input={input} onTax={(tax) => set({ tax })} />
        <TradeTerms input={input} onTrade={(trade) => set({ trade })} />
      </div>
    </Dialog>
  );
}
