import { useRef } from 'react';
import type { OrderRow } from '@/bindings';
import { sumsOf } from '@/shared/lib/sums';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog } from '@/shared/ui';
import s from './list.module.css';

/** Says how many and how much before many orders are confirmed at once; the answer has the focus. */
export function ConfirmDialog({ open, rows, onClose, onConfirm }: { open: boolean; rows: readonly OrderRow[]; onClose: () => void; onConfirm: () => void }) {
  const { t, formats } = useWords();
  const answer = useRef<HTMLButtonElement>(null);
  return (
    <Dialog open={open} onClose={onClose} size="small" title={t('orders-confirm-title', { count: rows.length })} note={t('orders-confirm-note')} initialFocus={answer} onSubmit={onConfirm}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button ref={answer} variant="primary" keys="enter" onClick={onConfirm}>{t('orders-confirm-button', { count: rows.length })}</Button></>}>
      <p className={s.sum}><span className="muted">{t('orders-selected-sum')}</span><strong className="num">{sumsOf(rows, formats)}</strong></p>
    </Dialog>
  );
}
