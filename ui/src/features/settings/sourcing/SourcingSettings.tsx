import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PolicyView, SourcingPolicy } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Failed, Loading } from '@/shared/ui';
import { CheckIcon, SaveIcon } from '@/shared/ui/icons';
import { ActivateDialog } from './ActivateDialog';
import { Costs } from './Costs';
import { Decider } from './Decider';
import { Groups } from './Groups';
import { Parking } from './Parking';
import { Regions } from './Regions';
import { Routings } from './Routings';
import { Rules } from './Rules';
import { same } from './policy';
import { Transfers } from './Transfers';
import { Versions } from './Versions';
import { Waves } from './Waves';
import { WhatIf } from './WhatIf';
import s from './Sourcing.module.css';

const parts = ['decider', 'costs', 'groups', 'regions', 'rules', 'routings', 'waves', 'transfers', 'parking', 'whatif', 'versions'] as const;
type Part = (typeof parts)[number];
export interface PartProps { policy: SourcingPolicy; onPolicy: (change: Partial<SourcingPolicy>) => void; view: PolicyView }

/** What is being edited outlives a look at another page; it began from this revision. */
let kept: { policy: SourcingPolicy; revision: number } | null = null;

export function SourcingSettings() {
  const { t } = useWords();
  const policies = useQueryCall('policy.get', {});
  if (policies.error && !policies.data) return <Failed error={policies.error} retry={() => void policies.refetch()} />;
  if (!policies.data) return <Loading label={t('loading')} />;
  return <Editor view={policies.data} />;
}

function Editor({ view }: { view: PolicyView }) {
  const { t, formats } = useWords();
  const search = useSearch({ from: '/settings' });
  const navigate = useNavigate();
  const part: Part = parts.find((one) => one === search.part) ?? 'decider';
  const [edited, setEdited] = useState(kept);
  const [asking, setAsking] = useState(false);
  const stored = view.draft?.policy ?? view.active;
  const policy = edited?.policy ?? stored;
  const dirty = edited !== null && !same(edited.policy, stored);
  const behind = dirty && edited.revision !== view.revision;
  const keep = (next: typeof kept) => { kept = next; setEdited(next); };
  const change = (by: Partial<SourcingPolicy>) => keep({ policy: { ...policy, ...by }, revision: edited?.revision ?? view.revision });

  const saving = useCommand('policy.save_draft');
  const save = async (): Promise<boolean> => {
    if (!dirty) return true;
    const answer = await saving.run({ policy, expectedVersion: edited.revision });
    if (!answer) return false;
    keep({ policy, revision: answer.revision });
    showToast({ kind: 'ok', text: t('sourcing-draft-saved') });
    return true;
  };
  const discarding = useCommand('policy.discard_draft', { done: () => keep(null) });
  const activate = async () => { if (await save()) setAsking(true); };
  const canActivate = dirty || view.draft !== null;
  useKeys([
    { keys: 'ctrl+s', label: t('sourcing-save'), run: () => void save(), disabled: !dirty, hint: true },
    { keys: 'ctrl+enter', label: t('sourcing-activate'), run: () => void activate(), disabled: !canActivate, hint: true },
  ]);

  const counts: Partial<Record<Part, number>> = { groups: policy.groups.length, regions: policy.regions.length, rules: policy.rules.length, routings: policy.routings.length };
  const props: PartProps = { policy, onPolicy: change, view };
  const newest = view.versions[0];
  return (
    <div className={s.root}>
      <header className={s.status} data-tone={behind ? 'danger' : dirty || view.draft ? 'draft' : 'active'}>
        <div className={s.statusText}>
          <strong>{view.version === 0 ? t('sourcing-built-in') : t('sourcing-version', { version: view.version })}</strong>
          <span className="muted">{view.version > 0 && newest ? [t('sourcing-since', { when: formats.moment(newest.atMs) }), newest.by].filter(Boolean).join(' · ') : t('sourcing-built-in-note')}</span>
          <span className={s.state} role="status">{behind ? t('sourcing-behind') : dirty ? t('sourcing-unsaved') : view.draft ? t(view.draft.by === '' ? 'sourcing-draft' : 'sourcing-draft-by', { when: formats.relative(view.draft.atMs), by: view.draft.by }) : t('sourcing-no-draft')}</span>
        </div>
        <div className={s.statusActions}>
          {dirty && <Button onClick={() => keep(null)}>{t('sourcing-undo')}</Button>}
          {!dirty && view.draft && <Button busy={discarding.busy} onClick={() => void discarding.run({ expectedVersion: view.revision })}>{t('sourcing-discard')}</Button>}
          <Button icon={SaveIcon} keys="ctrl+s" disabled={!dirty} busy={saving.busy} onClick={() => void save()}>{t('sourcing-save')}</Button>
          <Button variant="primary" icon={CheckIcon} disabled={!canActivate} onClick={() => void activate()}>{t('sourcing-activate')}</Button>
        </div>
      </header>
      <div className={s.body}>
        <nav className={s.nav} aria-label={t('sourcing-parts')}>
          {parts.map((one) => (
            <button key={one} type="button" aria-current={one === part ? 'page' : undefined} onClick={() => void navigate({ to: '.', search: { tab: 'sourcing', part: one }, replace: true })}>
              <span>{t(`sourcing-part-${one}`)}</span>{counts[one] !== undefined && <span className={s.count}>{formats.number(counts[one])}</span>}
            </button>
          ))}
        </nav>
        <div className={s.part}>
          {part === 'decider' && <Decider {...props} />}
          {part === 'costs' && <Costs {...props} />}
          {part === 'groups' && <Groups {...props} />}
          {part === 'regions' && <Regions {...props} />}
          {part === 'rules' && <Rules {...props} />}
          {part === 'routings' && <Routings {...props} />}
          {part === 'waves' && <Waves {...props} />}
          {part === 'transfers' && <Transfers {...props} />}
          {part === 'parking' && <Parking {...props} />}
          {part === 'whatif' && <WhatIf {...props} />}
          {part === 'versions' && <Versions view={view} onTake={(taken) => keep({ policy: taken, revision: view.revision })} />}
        </div>
      </div>
      {asking && <ActivateDialog view={view} onClose={() => setAsking(false)} onDone={() => keep(null)} />}
    </div>
  );
}
