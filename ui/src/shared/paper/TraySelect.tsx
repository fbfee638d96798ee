import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Field, Select } from '@/shared/ui';

/** From which tray, where the printer has a choice of them. */
export function TraySelect({ printer, value, onValue }: { printer: string | null; value: string | null; onValue: (tray: string | null) => void }) {
  const { t } = useWords();
  const { data } = useQueryCall('document.trays', printer === null ? null : { printer }, { keep: false });
  const trays = data?.trays ?? [];
  if (trays.length < 2) return null;
  const choices = [{ value: '', label: t('documents-tray-own') }, ...trays.map((tray) => ({ value: tray, label: tray }))];
  return <Field label={t('documents-tray')}>{(ids) => <Select ids={ids} value={trays.find((tray) => tray === value) ?? ''} onValue={(tray) => onValue(tray || null)} choices={choices} />}</Field>;
}
