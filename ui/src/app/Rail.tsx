import { Link } from '@tanstack/react-router';
import { railIsOpen, setPrefs, usePrefs } from '@/shared/lib/prefs';
import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { RailIcon } from '@/shared/ui/icons';
import { Kbd } from '@/shared/ui';
import { places } from './places';
import s from './Rail.module.css';

export function Rail() {
  const { t, formats } = useWords();
  usePrefs();
  const railOpen = railIsOpen();
  const counts = useQueryCall('order.counts', {});
  const waiting = counts.data ? (counts.data.views.to_verify ?? 0) + (counts.data.views.held ?? 0) : 0;
  const toggle = t(railOpen ? 'shell-rail-collapse' : 'shell-rail-expand');
  return (
    <nav className={s.rail} aria-label={t('nav-label')}>
      <div className={s.brand}>
        <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden><rect width="32" height="32" rx="9" fill="var(--accent)" /><g fill="none" stroke="var(--on-accent)" strokeLinecap="round" strokeLinejoin="round"><path d="M8.5 11.6 16 7.8l7.5 3.8v8.8L16 24.2l-7.5-3.8z" strokeWidth="2" /><path d="m12.4 16 2.6 2.6 4.8-5.2" strokeWidth="2.3" /></g></svg>
        <span className={s.name}>Encargo</span>
      </div>
      <ul className={s.list}>
        {places.map((place) => (
          <li key={place.to}>
            <Link to={place.to} className={s.link} activeOptions={{ exact: place.to === '/', includeSearch: false }} title={railOpen ? undefined : t(place.words)}>
              <place.icon size={20} stroke={1.75} aria-hidden className={s.icon} />
              <span className={s.label}>{t(place.words)}</span>
              {place.to === '/orders' && waiting > 0 && <span className={s.count}>{formats.number(waiting)}</span>}
              <span className={s.keys}><Kbd keys={place.keys} /></span>
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" className={s.toggle} aria-label={toggle} title={toggle} aria-expanded={railOpen} onClick={() => setPrefs({ railOpen: !railOpen })}>
        <RailIcon size={19} stroke={1.7} aria-hidden /><span className={s.label} aria-hidden>{toggle}</span>
      </button>
    </nav>
  );
}
