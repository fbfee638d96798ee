import { useState } from 'react';
import type { DecisionView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Field, Select, TextArea } from '@/shared/ui';
import { LocationIcon, RouteIcon } from '@/shared/ui/icons';
import s from './why.module.css';

type Asking = 'overrule' | 'firm';

/** A person decides about the place: another one this once, or one from now on. The reason stays in the history. One layer of keys for both. */
export function ByHand({ orderId, decision }: { orderId: string; decision: DecisionView }) {
  const { t } = useWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [where, setWhere] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { candidates, delivery } = decision;
  const chosen = candidates.filter((one) => one.chosen);
  const others = candidates.filter((one) => !one.chosen || chosen.length > 1);
  const kept = decision.firmLocationId !== null;
  const canOverrule = decision.canOverrule && others.length > 0;
  const close = () => { setAsking(null); setReason(''); setWhere(null); };
  const open = (one: Asking) => { close(); setAsking(one); };
  const overruling = useCommand('order.overrule', { done: (answer) => { showToast({ kind: 'ok', text: t('why-overrule-done', { places: [...new Set(answer.fulfillments.map((one) => one.locationName))].join(', ') }) }); close(); } });
  const firming = useCommand('order.set_firm_location', { done: () => { showToast({ kind: 'ok', text: t(kept ? 'why-firm-freed' : 'why-firm-done') }); close(); } });

  const choices = asking === 'overrule' ? others : candidates;
  const first = asking === 'overrule' ? (others.find((one) => one.unitsAvailable > 0) ?? others[0]) : (chosen[0] ?? candidates[0]);
  const place = where ?? first?.locationId ?? '';
  const placed = asking !== 'firm' || !kept;
  const busy = overruling.busy || firming.busy;
  const ready = asking !== null && (!placed || place !== '') && reason.trim() !== '';
  const send = () => {
    if (!ready || busy) return;
    if (asking === 'overrule') void overruling.run({ orderId, delivery, locationId: place, reason });
    else void firming.run({ orderId, delivery, locationId: kept ? null : place, reason });
  };
  const verb = kept ? 'why-firm-free' : 'why-firm';
  useKeys([
    { keys: 'o', label: t('why-overrule'), run: () => open('overrule'), silent: true, disabled: !canOverrule },
    { keys: 'f', label: t(verb), run: () => open('firm'), silent: true, disabled: !decision.canSetFirm },
    { keys: 'ctrl+enter', label: t('verb-save'), run: send, inFields: true, silent: true },
  ], 'dialog');
  const words = asking === 'overrule' ? 'why-overrule' : verb;
  return (
    <>
      {kept && <p className={s.byHand}>{t('why-firm-kept', { name: candidates.find((one) => one.locationId === decision.firmLocationId)?.name ?? '' })}</p>}
      <div className={s.verbs}>
        {canOverrule && asking !== 'overrule' && <Button icon={RouteIcon} keys="o" onClick={() => open('overrule')}>{t('why-overrule')}</Button>}
        {decision.canSetFirm && asking !== 'firm' && <Button icon={LocationIcon} keys="f" onClick={() => open('firm')}>{t(verb)}</Button>}
      </div>
      {asking && (
        <section key={asking} className={s.overrule} aria-label={t(words)}>
          <p className="muted">{t(`${words}-note`)}</p>
          {placed && <Field label={t(`${words}-where`)}>{(ids) => <Select ids={ids} value={place} onValue={setWhere} choices={choices.map((one) => ({ value: one.locationId, label: t('why-overrule-units', { name: one.name, available: one.unitsAvailable, wanted: one.unitsWanted }) }))} />}</Field>}
          <Field label={t('why-overrule-reason')} hint={t('why-overrule-reason-hint')}>{(ids) => <TextArea {...ids} autoFocus value={reason} maxLength={500} onText={setReason} />}</Field>
          <div className={s.overruleEnd}><Button onClick={close}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" disabled={!ready} busy={busy} onClick={send}>{t(`${words}-do`)}</Button></div>
        </section>
      )}
    </>
  );
}
