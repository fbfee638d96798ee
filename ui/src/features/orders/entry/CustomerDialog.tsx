import { useState } from 'react';
import type { CustomerInput, Language } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Checkbox, Dialog, Field, Segmented, TextInput } from '@/shared/ui';
import { AddressFields } from './AddressCard';
import { type Draft, noAddress } from './draft';
import s from './entry.module.css';

/** A phone number typed in the search goes to the phone field. */
function startOf(text: string, language: Language, country: string): CustomerInput {
  const phone = /^[+\d][\d\s]{5,}$/.test(text);
  const email = text.includes('@');
  return { name: phone || email ? '' : text, business: false, taxId: '', email: email ? text : '', phone: phone ? text : '', language, address: { ...noAddress, country } };
}

export function CustomerDialog(props: { name: string; onClose: () => void; onCreated: (customer: NonNullable<Draft['customer']>) => void }) {
  const { t, language } = useWords();
  const shop = useShop();
  const [input, setInput] = useState(() => startOf(props.name, language, shop.company.country));
  const create = useCommand('customer.create');
  const set = (change: Partial<CustomerInput>) => setInput((now) => ({ ...now, ...change }));
  const submit = async () => {
    const address = { ...input.address, name: input.address.name || input.name, phone: input.address.phone || input.phone };
    const answer = await create.run({ customer: { ...input, address } });
    if (answer) props.onCreated({ customerId: answer.customerId, name: input.name, phone: input.phone, email: input.email, orderCount: 0 });
  };
  return (
    <Dialog open onClose={props.onClose} title={t('entry-customer-title')} size="large" onSubmit={() => void submit()}
      actions={<><Button onClick={props.onClose}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" busy={create.busy} disabled={input.name.trim() === ''} onClick={() => void submit()}>{t('entry-customer-save')}</Button></>}>
      <div className={s.two}>
        <Field label={t('entry-customer-name')}>{(ids) => <TextInput {...ids} value={input.name} onText={(name) => set({ name })} />}</Field>
        <Field label={t('entry-customer-phone')}>{(ids) => <TextInput {...ids} inputMode="tel" value={input.phone} onText={(phone) => set({ phone })} />}</Field>
        <Field label={t('entry-customer-email')}>{(ids) => <TextInput {...ids} inputMode="email" value={input.email} onText={(email) => set({ email })} />}</Field>
        <Field label={t('entry-customer-tax')}>{(ids) => <TextInput {...ids} value={input.taxId} onText={(taxId) => set({ taxId })} />}</Field>
        <Checkbox label={t('entry-customer-business')} checked={input.business} onChecked={(business) => set({ business })} />
        <Segmented label={t('entry-customer-language')} value={input.language} onValue={(value) => set({ language: value })} options={[{ value: 'es', label: t('shell-language-es') }, { value: 'en', label: t('shell-language-en') }]} />
      </div>
      <h3>{t('entry-address')}</h3>
      <AddressFields address={input.address} onChange={(change) => setInput((now) => ({ ...now, address: { ...now.address, ...change } }))} />
    </Dialog>
  );
}
