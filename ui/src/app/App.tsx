import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { Boot, Language } from '@/bindings';
import { asCallError, host } from '@/host';
import { callOptions, refresh, sendCommand } from '@/shared/lib/calls';
import { listenForKeys } from '@/shared/lib/keys';
import { tellNotices } from '@/shared/lib/notices';
import { type Shop, ShopProvider } from '@/shared/lib/shop';
import { loadWords, WordsProvider } from '@/shared/lib/words';
import { router } from './router';
import { StartFailed } from './StartFailed';

const client = new QueryClient({
  defaultOptions: {
    // The feed says when data changed, so nothing is stale by age. A refusal is an answer: only faults are tried again.
    queries: { staleTime: 60_000, gcTime: 10 * 60_000, refetchOnWindowFocus: false, retry: (count, thrown) => count < 2 && asCallError(thrown).answer.fault },
  },
});

export function App() {
  // The window's content policy allows no style elements; what Base UI would add is in base.css.
  return <CSPProvider disableStyleElements><QueryClientProvider client={client}><Start /></QueryClientProvider></CSPProvider>;
}

/** Before the shop answers there is no choice of language yet: the system's is used. */
const fallbackLanguage = (): Language => (navigator.language.startsWith('en') ? 'en' : 'es');

function Start() {
  const boot = useQuery(callOptions('app.boot', {}));
  // While the shop answers: the words that are likely, and the code of the page that was asked for.
  useEffect(() => {
    void loadWords(fallbackLanguage());
    void router.load();
  }, []);
  const queries = useQueryClient();
  useEffect(() => host().onFeed((event) => {
    void refresh(queries, event === null || event.all ? null : event.topics);
    if (event) tellNotices(event.notices);
  }), [queries]);
  useEffect(listenForKeys, []);
  const first = boot.data ? boot.data.device.language ?? boot.data.systemLanguage : boot.error ? fallbackLanguage() : null;
  const [loaded, setLoaded] = useState(false);
  useEffect(() => { if (first) void loadWords(first).then(() => setLoaded(true)); }, [first]);
  if (!loaded) return null;
  if (boot.error && !boot.data) return <StartFailed language={fallbackLanguage()} error={boot.error} retry={() => void boot.refetch()} />;
  return boot.data ? <Ready boot={boot.data} /> : null;
}

const placeKey = 'encargo.location';

function Ready({ boot }: { boot: Boot }) {
  const [language, setLanguage] = useState<Language>(boot.device.language ?? boot.systemLanguage);
  const [locationId, setLocation] = useState<string | undefined>(() => {
    const kept = localStorage.getItem(placeKey);
    if (kept === 'all') return undefined;
    return boot.locations.some((place) => place.locationId === kept) ? kept ?? undefined : boot.device.locationId ?? undefined;
  });
  useEffect(() => { document.documentElement.lang = language; }, [language]);
  const shop = useMemo<Shop>(() => {
    const location = boot.locations.find((place) => place.locationId === locationId);
    return {
      ...boot,
      language,
      locationId: location?.locationId,
      location,
      counter: location ?? boot.locations.find((place) => place.kind === 'store') ?? boot.locations[0],
      setLanguage(next) {
        void loadWords(next).then(() => setLanguage(next));
        // The choice holds on this screen even when the device can not be written now.
        void sendCommand('device.configure', { language: next }).catch(() => undefined);
      },
      setLocation(next) {
        setLocation(next);
        localStorage.setItem(placeKey, next ?? 'all');
        if (next) void sendCommand('device.configure', { locationId: next }).catch(() => undefined);
      },
    };
  }, [boot, language, locationId]);
  return (
    <WordsProvider language={language} currency={boot.company.currency} timeZone={boot.timeZone}>
      <ShopProvider shop={shop}><RouterProvider router={router} /></ShopProvider>
    </WordsProvider>
  );
}
