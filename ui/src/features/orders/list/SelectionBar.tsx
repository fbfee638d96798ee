import type { OrderRow } from '@/bindings';
import { sumsOf } from '@/shared/lib/sums';
import { useWords } from '@/shared/lib/words';
import { Button } from '@/shared/ui';
import s from './list.module.css';

export function SelectionBar(props: { rows: readonly OrderRow[]; onConfirm: () => void; onClear: () => void; busy: boolean }) {
  const { t, formats } = useWords();
  return (
    <div className={s.selection} role="region" aria-label={t('grid-selected')}>
      <span role="status">{t('orders-selected', { count: props.rows.length })}</span>
      <strong>{sumsOf(props.rows, formats)}</strong>
      <span />
      <Button variant="quiet" keys="esc" onClick={props.onClear}>{t('list-key-clear')}</Button>
      <Button variant="primary" keys="c" busy={props.busy} onClick={props.onConfirm}>{t('orders-confirm-button', { count: props.rows.length })}</Button>
    </div>
  );
}
