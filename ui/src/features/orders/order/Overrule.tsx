import { useState } from 'react';
import type { DecisionView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Field, Select, TextArea } from '@/shared/ui';
import { RouteIcon } from '@/shared/ui/icons';
import s from './why.module.css';

/** A person decides on another location, with a reason that stays. */
export function Overrule({ orderId, decision }: { orderId: string; decision: DecisionView }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const others = decision.candidates.filter((one) => !one.chosen || decision.candidates.filter((other) => other.chosen).length > 1);
  const [where, setWhere] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const place = where ?? others.find((one) => one.unitsAvailable > 0)?.locationId ?? others[0]?.locationId ?? '';
  const sending = useCommand('order.overrule', { done: (answer) => { showToast({ kind: 'ok', text: t('why-overrule-done', { places: [...new Set(answer.fulfillments.map((one) => one.locationName))].join(', ') }) }); setOpen(false); setReason(''); setWhere(null); } });
  const ready = open && place !== '' && reason.trim() !== '';
  const send = () => { if (ready && !sending.busy) void sending.run({ orderId, delivery: decision.delivery, locationId: place, reason }); };
  useKeys([
    { keys: 'o', label: t('why-overrule'), run: () => setOpen(true), silent: true },
    { keys: 'ctrl+enter', label: t('why-overrule-do'), run: send, inFields: true, silent: true, disabled: !open },
  ], 'dialog');
  if (others.length === 0) return null;
  if (!open) return <div><Button icon={RouteIcon} keys="o" onClick={() => setOpen(true)}>{t('why-overrule')}</Button></div>;
  return (
    <section className={s.overrule} aria-label={t('why-overrule')}>
      <p className="muted">{t('why-overrule-note')}</p>
      <Field label={t('why-overrule-where')}>{(ids) => <Select ids={ids} value={place} onValue={setWhere} choices={others.map((one) => ({ value: one.locationId, label: t('why-overrule-units', { name: one.name, available: one.unitsAvailable, wanted: one.unitsWanted }) }))} />}</Field>
      <Field label={t('why-overrule-reason')} hint={t('why-overrule-reason-hint')}>{(ids) => <TextArea {...ids} autoFocus value={reason} maxLength={500} onText={setReason} />}</Field>
      <div className={s.overruleEnd}><Button onClick={() => setOpen(false)}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" disabled={!ready} busy={sending.busy} onClick={send}>{t('why-overrule-do')}</Button></div>
    </section>
  );
}
