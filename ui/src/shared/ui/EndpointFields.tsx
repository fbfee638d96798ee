import type { Endpoint } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Field, TextInput } from './Field';
import { Select } from './Select';

/** Kinds of address most shops here meet (code list EAS of the CEF); others keep their code. */
export const schemes = ['9920', '9946', '0225', '0009', '9930', '0204', '9925', '0208', '9944', '0211', '9932', '0088', 'EM'] as const;

/** Where a party takes e-invoices: the kind of address, and the address. */
export function EndpointFields({ value, onValue, hint }: { value: Endpoint | null; onValue: (value: Endpoint | null) => void; hint: string }) {
  const { t } = useWords();
  const scheme = value?.scheme ?? 'none';
  const known: readonly string[] = schemes;
  const choices = [{ value: 'none', label: t('endpoint-none') }, ...schemes.map((code) => ({ value: code as string, label: t(`endpoint-scheme-${code}`) })), ...(scheme === 'none' || known.includes(scheme) ? [] : [{ value: scheme, label: scheme }])];
  return (
    <>
      <Field label={t('endpoint-scheme')} hint={hint}>{(ids) => <Select<string> ids={ids} value={scheme} onValue={(code) => onValue(code === 'none' ? null : { scheme: code, id: value?.id ?? '' })} choices={choices} />}</Field>
      {value && <Field label={t('endpoint-id')}>{(ids) => <TextInput {...ids} mono value={value.id} onText={(id) => onValue({ ...value, id })} />}</Field>}
    </>
  );
}
