import { useState } from 'react';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { PaperSheet } from '@/shared/paper';
import { Field, Select, TextInput } from '@/shared/ui';

/** What a location took on a day: documents, taxes, payments by method. */
export function DayReport({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { counter, location, locations, today } = useShop();
  const own = locations.filter((one) => one.kind !== 'supplier');
  const [place, setPlace] = useState((location ?? counter ?? own[0])?.locationId ?? '');
  const [on, setOn] = useState<string>(today);
  const ready = place !== '' && on !== '';
  return (
    <PaperSheet paper={ready ? { kind: 'day_report', locationId: place, on } : null} title={t('document-kind-day_report')} missing={t('documents-day-missing')} onClose={onClose}
      settings={
        <>
          <Field label={t('documents-day-place')}>{(ids) => <Select ids={ids} value={place} onValue={setPlace} choices={own.map((one) => ({ value: one.locationId, label: one.name }))} />}</Field>
          <Field label={t('documents-day-on')}>{(ids) => <TextInput {...ids} type="date" max={today} value={on} onText={setOn} />}</Field>
        </>
      } />
  );
}
