import { useRef } from 'react';
import type { Offer } from '@/bindings';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { Button, Menu } from '@/shared/ui';
import { DotsIcon } from '@/shared/ui/icons';
import type { Verbs } from './useVerbs';

/** The next legal step (key ".") and everything else under "M"; what is closed says why. */
export function VerbButtons({ offered, verbs }: { offered: readonly Offer[]; verbs: Verbs }) {
  const { t } = useWords();
  const more = useRef<HTMLButtonElement>(null);
  const next = verbs.primary(offered);
  const others = offered.filter((offer) => offer !== next).toSorted((a, b) => Number(a.closed !== null) - Number(b.closed !== null));
  useKeys([
    { keys: '.', label: next ? verbs.label(next) : t('verb-more'), run: () => { if (next) verbs.run(next); }, disabled: !next || verbs.busy, hint: true },
    { keys: 'm', label: t('verb-more'), run: () => more.current?.click(), disabled: others.length === 0, hint: true },
  ]);
  return (
    <>
      {others.length > 0 && (
        <Menu trigger={<Button ref={more} icon={DotsIcon} keys="m">{t('verb-more')}</Button>}
          entries={others.map((offer, at) => ({ id: `${at}`, label: verbs.label(offer), run: () => verbs.run(offer), ...(offer.closed ? { closed: verbs.why(offer) ?? '' } : {}) }))} />
      )}
      {next && <Button variant="primary" keys="." busy={verbs.busy} onClick={() => verbs.run(next)}>{verbs.label(next)}</Button>}
    </>
  );
}
