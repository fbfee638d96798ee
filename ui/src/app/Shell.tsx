import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { host } from '@/host';
import { ask } from '@/shared/lib/calls';
import { useFocusHome } from '@/shared/lib/focus';
import { useKeys } from '@/shared/lib/keys';
import { onNotice } from '@/shared/lib/notices';
import { ScanProvider, type ScanSink } from '@/shared/lib/scan';
import { railIsOpen, setPrefs, usePrefs } from '@/shared/lib/prefs';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Toasts } from '@/shared/ui';
import { foundTarget } from './found';
import { HintBar } from './HintBar';
import { places } from './places';
import { Rail } from './Rail';
import s from './Shell.module.css';
import { TopBar } from './TopBar';
import { startTypeAhead } from './type-ahead';

const openPalette = () => import('./Palette');
const Palette = lazy(() => openPalette().then((module) => ({ default: module.Palette })));
const KeysOverlay = lazy(() => import('./KeysOverlay').then((module) => ({ default: module.KeysOverlay })));

export function Shell() {
  const { t, say } = useWords();
  const navigate = useNavigate();
  usePrefs();
  const railOpen = railIsOpen();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useEffect(() => host().onOpenOrder((orderId) => void navigate(orderId ? { to: '/orders/$orderId', params: { orderId } } : { to: '/' })), [navigate]);
  // In the window the desktop says it too; here it is for the person who looks at the page.
  useEffect(() => onNotice((notice) => void showToast({ kind: 'info', title: say(notice.title), text: say(notice.words), open: () => void navigate({ to: '/orders/$orderId', params: { orderId: notice.orderId } }) })), [navigate, say]);
  const search = useCallback(() => {
    startTypeAhead();
    setOpen('palette');
  }, []);
  // Fetched when the first page rests, so that Ctrl+K is there at once.
  useEffect(() => {
    const timer = setTimeout(() => void openPalette(), 1_500);
    return () => clearTimeout(timer);
  }, []);
  useFocusHome(useLocation({ select: (location) => location.href }));
  useKeys([
    { keys: 'ctrl+k', label: t('shell-search-open'), run: search, inFields: true, silent: true },
    { keys: '?', label: t('shell-keys'), run: () => setOpen('keys'), silent: true },
    { keys: 'n', label: t('shell-new-order'), run: () => void navigate({ to: '/orders/new' }) },
    { keys: '/', label: t('list-key-filter'), run: () => document.querySelector<HTMLElement>('[data-filter]')?.focus(), silent: true },
    { keys: 'ctrl+b', label: t(railOpen ? 'shell-rail-collapse' : 'shell-rail-expand'), run: () => setPrefs({ railOpen: !railOpen }), inFields: true },
    ...places.map((place) => ({ keys: place.keys, label: t('shell-go', { place: t(place.words) }), run: () => void navigate({ to: place.to }), silent: true })),
  ], 'app');

  // With no page asking for scans, a scan finds the thing and opens it.
  const openScanned = useCallback<ScanSink>(async (scan) => {
    const found = await ask('find.anything', { text: scan.value, limit: 3 });
    const target = foundTarget(found);
    if (!target) return { kind: 'wrong', text: t('shell-scan-unknown', { code: scan.raw }) };
    void navigate(target);
    return { kind: 'ok', text: t('shell-scan-opened', { code: scan.raw }) };
  }, [navigate, t]);

  return (
    <ScanProvider fallback={openScanned}>
      <a href="#main" className={s.skip}>{t('shell-skip')}</a>
      <div className={s.shell} data-rail={railOpen ? 'open' : 'closed'}>
        <Rail />
        <TopBar onSearch={search} />
        <main id="main" className={s.main} tabIndex={-1}><Outlet /></main>
        <HintBar onKeys={() => setOpen('keys')} />
      </div>
      <Suspense>
        {open === 'palette' && <Palette open onClose={() => setOpen(null)} />}
        {open === 'keys' && <KeysOverlay open onClose={() => setOpen(null)} />}
      </Suspense>
      <Toasts />
    </ScanProvider>
  );
}
