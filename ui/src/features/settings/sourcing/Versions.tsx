import type { PolicyView, SourcingPolicy } from '@/bindings';
import { ask, useRefusal } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Card } from '@/shared/ui';
import { UndoIcon } from '@/shared/ui/icons';
import s from './Sourcing.module.css';

/** Who changed what, when and why; any version can be taken up again. */
export function Versions({ view, onTake }: { view: PolicyView; onTake: (policy: SourcingPolicy) => void }) {
  const { t, say, formats } = useWords();
  const refusal = useRefusal();
  const take = async (version: number) => {
    try {
      onTake((await ask('policy.version', { version })).policy);
      showToast({ kind: 'ok', text: t('sourcing-taken', { version }) });
    } catch (thrown) {
      refusal(thrown);
    }
  };
  return (
    <Card flush>
      <ol className={s.versions}>
        {view.versions.map((one) => (
          <li key={one.version} data-active={one.version === view.version || undefined}>
            <div className={s.versionText}>
              <strong>{one.version === 0 ? t('sourcing-built-in') : t('sourcing-version-short', { version: one.version })}{one.version === view.version && <span className={s.inForce}>{t('sourcing-in-force')}</span>}</strong>
              {one.version > 0 && <span className="muted">{[formats.moment(one.atMs), one.by].filter(Boolean).join(' · ')}</span>}
              {one.note !== '' && <p className={s.why}>{one.note}</p>}
              {one.changes.length > 0 && <ul className={s.changes}>{one.changes.map((words, at) => <li key={at}>{say(words)}</li>)}</ul>}
            </div>
            {one.version !== view.version && <Button size="small" icon={UndoIcon} onClick={() => void take(one.version)}>{t('sourcing-take')}</Button>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
