import { useState } from 'react';
import type { PolicyView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog, Field, Loading, TextArea } from '@/shared/ui';
import s from './Sourcing.module.css';

/** What will be different from the next decision on, and why. */
export function ActivateDialog({ view, onClose, onDone }: { view: PolicyView; onClose: () => void; onDone: () => void }) {
  const { t, say } = useWords();
  const [note, setNote] = useState('');
  const activating = useCommand('policy.activate', { done: ({ version }) => { showToast({ kind: 'ok', text: t('sourcing-activated', { version }) }); onDone(); onClose(); } });
  const submit = () => { if (!activating.busy && view.draft) void activating.run({ note, expectedVersion: view.revision }); };
  return (
    <Dialog open onClose={onClose} title={t('sourcing-activate-title', { version: view.version + 1 })} note={t('sourcing-activate-note')} onSubmit={submit}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" busy={activating.busy} disabled={!view.draft || view.draft.changes.length === 0} onClick={submit}>{t('sourcing-activate')}</Button></>}>
      {view.draft ? (
        <section className={s.changeBox}>
          <h3>{t('sourcing-changes')}</h3>
          {view.draft.changes.length === 0 ? <p className="muted">{t('sourcing-no-changes')}</p> : <ul className={s.changes}>{view.draft.changes.map((words, at) => <li key={at}>{say(words)}</li>)}</ul>}
        </section>
      ) : <Loading label={t('loading')} />}
      <Field label={t('sourcing-why')} hint={t('sourcing-why-hint')}>{(ids) => <TextArea {...ids} value={note} maxLength={500} onText={setNote} />}</Field>
    </Dialog>
  );
}
