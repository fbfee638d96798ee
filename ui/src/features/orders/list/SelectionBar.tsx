import type { OrderRow } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Button } from '@/shared/ui';
import { sumOf } from './ConfirmDialog';
import s from './list.module.css';

export function SelectionBar(props: { rows: readonly OrderRow[]; onConfirm: () => void; onClear: () => void; busy: boolean }) {
  const { t, formats } = useWords();
  return (
    <div className={s.selection} role="region" aria-label={t('grid-selected')}>
      <span role="status">{t('orders-selected', { count: props.rows.length })}</span>
      <strong>{formats.money(sumOf(props.rows), props.rows[0]?.currency)}</strong>
      <span />
      <Button variant="quiet" keys="esc" onClick={props.onClear}>{t('list-key-clear')}</Button>
      <Button variant="primary" keys="c" busy={props.busy} onClick={props.onConfirm}>{t('orders-confirm-button', { count: props.rows.length })}</Button>
    </div>
  );
}
