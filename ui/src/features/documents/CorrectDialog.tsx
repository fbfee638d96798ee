import { useState } from 'react';
import type { CorrectionGround } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, RadioList } from '@/shared/ui';
import s from './Documents.module.css';

/** What is sold and comes back is corrected with its return; here is corrected what stays with the buyer. */
const grounds: readonly CorrectionGround[] = ['buyer_data', 'insolvency', 'bad_debt'];

/** Corrects an invoice of which nothing comes back: the ground decides the way. */
export function CorrectDialog({ documentId, number, buyer, onClose }: { documentId: string; number: string; buyer: string; onClose: () => void }) {
  const { t } = useWords();
  const [ground, setGround] = useState<CorrectionGround>('buyer_data');
  const correct = useCommand('document.correct');
  const submit = async () => {
    if (correct.busy) return;
    const answer = await correct.run({ documentId, ground });
    if (!answer) return;
    showToast({ kind: 'ok', text: t('documents-correct-done', { number, by: answer.number }) });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('documents-correct-title', { number })} note={buyer} onSubmit={() => void submit()}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" busy={correct.busy} onClick={() => void submit()}>{t('documents-correct-issue')}</Button></>}>
      <p className="muted">{t('documents-correct-note')}</p>
      <RadioList<CorrectionGround> label={t('documents-correct-ground')} value={ground} onValue={setGround}
        rows={grounds.map((value) => ({ value, content: <span className={s.choice}><strong>{t(`documents-ground-${value}`)}</strong><span className="muted">{t(`documents-ground-${value}-note`)}</span></span> }))} />
    </Dialog>
  );
}
