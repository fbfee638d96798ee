import { useState } from 'react';
import type { CommandError, OrderRow } from '@/bindings';
import { CallError } from '@/host';
import { refusalWords, useCommand } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog } from '@/shared/ui';
import s from './list.module.css';

/** Confirms what is clean; what is not stays where it is and says why. */
export function useConfirmMany(onDone: () => void) {
  const words = useWords();
  const { t } = words;
  const command = useCommand('order.confirm_many');
  const [refused, setRefused] = useState<{ orderId: string; number: string; refusal: CommandError }[]>([]);
  const run = async (rows: readonly OrderRow[]) => {
    const answer = await command.run({ orderIds: rows.map((row) => row.orderId) });
    if (!answer) return;
    const [first] = answer.refused;
    if (answer.done > 0) showToast({ kind: 'ok', text: t('orders-confirmed', { count: answer.done }) });
    if (answer.refused.length === 1 && first && rows.length === 1) showToast({ kind: 'refused', text: `${first.number}: ${refusalWords(words, new CallError(first.refusal))}` });
    else setRefused(answer.refused);
    onDone();
  };
  return {
    run,
    busy: command.busy,
    dialog: (
      <Dialog open={refused.length > 0} onClose={() => setRefused([])} title={t('orders-refused-title', { count: refused.length })} note={t('orders-refused-note')} actions={<Button variant="primary" onClick={() => setRefused([])}>{t('verb-accept')}</Button>}>
        <ul className={s.refused}>{refused.map((one) => <li key={one.orderId}><span className="strong">{one.number}</span><span>{refusalWords(words, new CallError(one.refusal))}</span></li>)}</ul>
      </Dialog>
    ),
  };
}
