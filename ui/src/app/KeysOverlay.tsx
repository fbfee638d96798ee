import { type KeyAction, pageActions } from '@/shared/lib/keys';
import { usePrefs } from '@/shared/lib/prefs';
import { useWords } from '@/shared/lib/words';
import { Dialog, Kbd, Notice } from '@/shared/ui';
import { InfoIcon } from '@/shared/ui/icons';
import s from './KeysOverlay.module.css';
import { places } from './places';

export function KeysOverlay({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return <Dialog open={open} onClose={onClose} title={t('shell-keys-title')} size="large"><Keys /></Dialog>;
}

function Keys() {
  const { t } = useWords();
  const { letterKeys } = usePrefs();
  // A page may name an app-wide key again, to hint at it; it is still one key.
  const all = pageActions().filter((action, at, list) => !action.disabled && list.findIndex((other) => other.keys === action.keys) === at);
  const everywhere = new Set([...places.map((place) => place.keys), 'ctrl+k', '?', 'n', '/', 'ctrl+b']);
  return (
    <>
      {!letterKeys && <Notice tone="info" icon={InfoIcon}>{t('shell-keys-letters-off')}</Notice>}
      <div className={s.columns}>
        <Block title={t('shell-keys-page')} actions={all.filter((action) => !everywhere.has(action.keys))} />
        <Block title={t('shell-keys-everywhere')} actions={all.filter((action) => everywhere.has(action.keys))} />
      </div>
    </>
  );
}

const Block = ({ title, actions }: { title: string; actions: KeyAction[] }) => (
  <section className={s.block}>
    <h3>{title}</h3>
    <dl>{actions.map((action) => <div key={`${action.keys}${action.label}`} className={s.row}><dt>{action.label}</dt><dd><span className="sr">{action.keys}</span><Kbd keys={action.keys} /></dd></div>)}</dl>
  </section>
);
