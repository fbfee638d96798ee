import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LocationRef, OrderView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, Field, TextArea } from '@/shared/ui';
import s from './Returns.module.css';
import { type Back, backLines } from './take-back';

/** The customer will bring or send it: what is expected, where, and a word for whoever receives it. */
export function AuthorizeDialog(props: { order: OrderView; back: Back; location: LocationRef; onClose: () => void }) {
  const { t } = useWords();
  const { order, location } = props;
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const authorize = useCommand('return.authorize');
  const lines = backLines(props.back);
  const submit = async () => {
    if (authorize.busy) return;
    const answer = await authorize.run({ orderId: order.orderId, locationId: location.locationId, lines: lines.map(({ lineId, quantity, reason }) => ({ lineId, quantity, reason })), note: note.trim() || null });
    if (!answer) return;
    showToast({ kind: 'ok', text: t('returns-authorized', { number: answer.number }) });
    void navigate({ to: '/returns/$returnId', params: { returnId: answer.returnId } });
  };
  const nameOf = (lineId: number) => order.lines.find((line) => line.lineId === lineId)?.name ?? '';
  return (
    <Dialog open onClose={props.onClose} title={t('verb-return-authorize')} note={t('returns-authorize-note', { location: location.name })} onSubmit={() => void submit()}
      actions={<><Button onClick={props.onClose}>{t('verb-back')}</Button><Button variant="primary" keys="ctrl+enter" busy={authorize.busy} onClick={() => void submit()}>{t('verb-return-authorize')}</Button></>}>
      <ul className={s.reviewLines}>
        {lines.map((line) => <li key={line.lineId}><span className="num strong">{line.quantity}</span><span className={s.lineName}><span>{nameOf(line.lineId)}</span><span className="muted">{t(`return-reason-${line.reason}`)}</span></span></li>)}
      </ul>
      <Field label={t('returns-note')}>{(ids) => <TextArea {...ids} rows={2} value={note} onText={setNote} />}</Field>
    </Dialog>
  );
}
