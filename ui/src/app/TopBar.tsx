import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useScanState } from '@/shared/lib/scan';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Kbd } from '@/shared/ui';
import { PlusIcon, ScanIcon, SearchIcon } from '@/shared/ui/icons';
import { JobBar } from './JobBar';
import s from './TopBar.module.css';

// Their pop-ups are a third of the first script: the bar is drawn before they are here.
const LocationSwitch = lazy(() => import('./TopBarMenus').then((module) => ({ default: module.LocationSwitch })));
const ThemeMenu = lazy(() => import('./TopBarMenus').then((module) => ({ default: module.ThemeMenu })));

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useWords();
  const shop = useShop();
  const other = shop.language === 'es' ? 'en' : 'es';
  return (
    <header className={s.bar}>
      <Suspense fallback={<span className={s.location}>{shop.location?.name ?? t('shell-location-all')}</span>}><LocationSwitch /></Suspense>
      <button type="button" className={s.search} onClick={onSearch} title={t('shell-search-open')} aria-keyshortcuts="Control+K">
        <SearchIcon size={17} stroke={1.9} aria-hidden /><span className={s.searchText}>{t('shell-search')}</span><Kbd keys="ctrl+k" />
      </button>
      <div className={s.end}>
        <JobBar />
        {shop.demo && <span className={s.demo}>{t('shell-demo')}</span>}
        <ScannerDot />
        <button type="button" className={s.language} onClick={() => shop.setLanguage(other)} title={t(`shell-language-${other}`)}>
          <span data-on={shop.language === 'es' || undefined}>ES</span>{' '}<span data-on={shop.language === 'en' || undefined}>EN</span><span className="sr" lang={shop.language}>: {t('shell-language-change', { language: t(`shell-language-${other}`) })}</span>
        </button>
        <Suspense fallback={<span className={s.theme} />}><ThemeMenu /></Suspense>
        <Link to="/orders/new" className={s.new}><PlusIcon size={17} stroke={2.2} aria-hidden /><span>{t('shell-new-order')}</span><Kbd keys="n" tone="onAccent" /></Link>
      </div>
    </header>
  );
}

function ScannerDot() {
  const { last } = useScanState();
  const { t } = useWords();
  const words = last ? t('shell-scanner-last', { code: last.code }) : t('shell-scanner-ready');
  return (
    <>
      <span key={last?.count ?? 0} className={s.scanner} data-kind={last?.result?.kind ?? 'idle'} title={words}><ScanIcon size={18} stroke={1.8} aria-hidden /><span className={s.dot} /></span>
      <span className="sr" role="status">{last?.result?.text ?? ''}</span>
    </>
  );
}
