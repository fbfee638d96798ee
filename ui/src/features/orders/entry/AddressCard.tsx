import type { Address } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Card, Field, TextInput } from '@/shared/ui';
import s from './entry.module.css';

const fields: readonly { name: keyof Address; words: string; wide?: boolean }[] = [
  { name: 'name', words: 'entry-address-name' }, { name: 'phone', words: 'entry-address-phone' },
  { name: 'line1', words: 'entry-address-line1', wide: true }, { name: 'line2', words: 'entry-address-line2' },
  { name: 'postalCode', words: 'entry-address-postal' }, { name: 'city', words: 'entry-address-city' },
  { name: 'region', words: 'entry-address-region' }, { name: 'country', words: 'entry-address-country' },
];

export function AddressFields({ address, onChange }: { address: Address; onChange: (change: Partial<Address>) => void }) {
  const { t } = useWords();
  return (
    <div className={s.address}>
      {fields.map((field) => (
        <div key={field.name} data-wide={field.wide || undefined}>
          <Field label={t(field.words)}>{(ids) => <TextInput {...ids} maxLength={field.name === 'country' ? 2 : 120} value={address[field.name]} onText={(text) => onChange({ [field.name]: field.name === 'country' ? text.toUpperCase() : text })} />}</Field>
        </div>
      ))}
    </div>
  );
}

export function AddressCard(props: { address: Address; onChange: (change: Partial<Address>) => void }) {
  const { t } = useWords();
  return <Card title={t('entry-address')}><AddressFields {...props} /></Card>;
}
