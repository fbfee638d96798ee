import type { ImportPreview } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Select } from '@/shared/ui';
import s from './Imports.module.css';
import { type Field, samples, unused } from './mapping';

const none = '\u0000';

/** Each field of Encargo, the column that gives it, and the first values of that column. */
export function MappingTable({ fields, preview, onAssign }: { fields: readonly Field[]; preview: ImportPreview; onAssign: (field: string, column: string | null) => void }) {
  const { t, say } = useWords();
  const left = unused(preview.columns, preview.mapping);
  return (
    <div className={s.scroll}>
      <table className={s.table}>
        <thead><tr><th scope="col">{t('imports-col-field')}</th><th scope="col">{t('imports-col-column')}</th><th scope="col">{t('imports-col-samples')}</th></tr></thead>
        <tbody>
          {fields.map((field) => {
            const column = preview.mapping[field.field] ?? null;
            const lacking = field.required && column === null;
            return (
              <tr key={field.field}>
                <th scope="row">{say(field.words)}{field.required && <span className={s.required} data-lacking={lacking || undefined}>{t('imports-required')}</span>}</th>
                <td className={s.choose}><Select label={t('imports-column-for', { field: say(field.words) })} value={column ?? none} onValue={(value) => onAssign(field.field, value === none ? null : value)} choices={[{ value: none, label: t('imports-no-column') }, ...preview.columns.map((name) => ({ value: name, label: name }))]} /></td>
                <td className={s.samples}>{samples(preview.columns, preview.sample, column).join(' · ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {left.length > 0 && <p className={s.left}>{t('imports-unused', { count: left.length, columns: left.slice(0, 8).join(', ') })}</p>}
    </div>
  );
}
