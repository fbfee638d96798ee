import { useState } from 'react';
import type { DecisionView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Field, Select, TextArea } from '@/shared/ui';
import { LocationIcon } from '@/shared/ui/icons';
import s from './why.module.css';

/** Keeps a delivery at one location, or lets it come from any again, with a reason that stays. */
export function Firm({ orderId, decision }: { orderId: string; decision: DecisionView }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [where, setWhere] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const kept = decision.candidates.find((one) => one.locationId === decision.firmLocationId);
  const free = decision.firmLocationId !== null;
  const place = where ?? decision.candidates.find((one) => one.chosen)?.locationId ?? decision.candidates[0]?.locationId ?? '';
  const close = () => { setOpen(false); setReason(''); setWhere(null); };
  const sending = useCommand('order.set_firm_location', { done: () => { showToast({ kind: 'ok', text: t(free ? 'why-firm-freed' : 'why-firm-done') }); close(); } });
  const ready = open && (free || place !== '') && reason.trim() !== '';
  const send = () => { if (ready && !sending.busy) void sending.run({ orderId, delivery: decision.delivery, locationId: free ? null : place, reason }); };
  useKeys([
    { keys: 'f', label: t(free ? 'why-firm-free' : 'why-firm'), run: () => setOpen(true), silent: true },
    { keys: 'ctrl+enter', label: t('why-firm-do'), run: send, inFields: true, silent: true, disabled: !open },
  ], 'dialog');
  return (
    <>
      {free && <p className={s.byHand}>{t('why-firm-kept', { name: kept?.name ?? '' })}</p>}
      {!open && <div><Button icon={LocationIcon} keys="f" onClick={() => setOpen(true)}>{t(free ? 'why-firm-free' : 'why-firm')}</Button></div>}
      {open && (
        <section className={s.overrule} aria-label={t(free ? 'why-firm-free' : 'why-firm')}>
          <p className="muted">{t(free ? 'why-firm-free-note' : 'why-firm-note')}</p>
          {!free && <Field label={t('why-firm-where')}>{(ids) => <Select ids={ids} value={place} onValue={setWhere} choices={decision.candidates.map((one) => ({ value: one.locationId, label: t('why-overrule-units', { name: one.name, available: one.unitsAvailable, wanted: one.unitsWanted }) }))} />}</Field>}
          <Field label={t('why-overrule-reason')} hint={t('why-overrule-reason-hint')}>{(ids) => <TextArea {...ids} autoFocus value={reason} maxLength={500} onText={setReason} />}</Field>
          <div className={s.overruleEnd}><Button onClick={close}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" disabled={!ready} busy={sending.busy} onClick={send}>{t(free ? 'why-firm-free-do' : 'why-firm-do')}</Button></div>
        </section>
      )}
    </>
  );
}
