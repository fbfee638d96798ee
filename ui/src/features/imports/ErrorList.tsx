import type { ReactNode } from 'react';
import type { ImportError } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Card } from '@/shared/ui';
import s from './Imports.module.css';

const most = 200;

/** What is wrong, row by row, with the value that is. */
export function ErrorList({ errors, total, title, end }: { errors: readonly ImportError[]; total: number; title: string; end?: ReactNode }) {
  const { t, say, formats } = useWords();
  return (
    <Card flush title={title} end={end}>
      <div className={s.scroll} data-tall>
        <table className={s.table}>
          <thead><tr><th scope="col" className="num">{t('imports-col-row')}</th><th scope="col">{t('imports-col-column')}</th><th scope="col">{t('imports-col-value')}</th><th scope="col">{t('imports-col-error')}</th></tr></thead>
          <tbody>
            {errors.slice(0, most).map((error, at) => (
              <tr key={at}>
                <td className="num">{error.row > 0 ? formats.number(error.row) : ''}</td>
                <td>{error.column ?? ''}</td>
                <td><code className={s.value}>{error.value}</code></td>
                <td>{say(error.words)}{error.document && <span className="muted">{` · ${error.document}`}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > Math.min(errors.length, most) && <p className={s.left}>{t('imports-errors-more', { count: total - Math.min(errors.length, most) })}</p>}
    </Card>
  );
}
