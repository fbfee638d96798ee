import { useActions } from '@/shared/lib/keys';
import { usePrefs } from '@/shared/lib/prefs';
import { useWords } from '@/shared/lib/words';
import { KeyHint } from '@/shared/ui';
import s from './HintBar.module.css';

/** What the keys do here, now. */
export function HintBar({ onKeys }: { onKeys: () => void }) {
  const { t } = useWords();
  const { letterKeys } = usePrefs();
  const actions = useActions().filter((action) => action.hint && !action.disabled && (letterKeys || !/^[^ ]$/.test(action.keys)));
  return (
    <footer className={s.bar} aria-label={t('shell-hints')}>
      <ul className={s.hints}>{actions.map((action) => <li key={action.keys}><KeyHint keys={action.keys}>{action.label}</KeyHint></li>)}</ul>
      <button type="button" className={s.all} onClick={onKeys}><KeyHint keys="?">{t('shell-keys')}</KeyHint></button>
    </footer>
  );
}
