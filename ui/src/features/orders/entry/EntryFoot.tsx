import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Shape } from '@/shared/ui';
import { currencyOf } from './draft';
import s from './entry.module.css';
import { families } from './SummaryCard';
import type { Entry } from './useEntry';

/** Always in sight: what the checks say, what it costs, the next step. */
export function EntryFoot({ entry, ready }: { entry: Entry; ready: boolean }) {
  const { t, formats } = useWords();
  const shop = useShop();
  const totals = entry.preview?.totals;
  const money = (minor: number) => formats.money(minor, totals?.currency ?? currencyOf(entry.draft, shop.company.currency));
  return (
    <div className={s.foot} role="region" aria-label={t('entry-totals-total')}>
      <div className={s.footChecks} aria-hidden>
        {entry.preview?.checks.map((check) => <span key={check.code} data-outcome={check.outcome}><Shape family={families[check.outcome]} />{t(`check-${check.code}`)}</span>)}
      </div>
      <div className={s.footTotal}><span className="muted">{t('entry-totals-total')}</span><strong>{money(totals?.totalMinor ?? 0)}</strong></div>
      <Button variant="primary" keys="ctrl+enter" busy={entry.busy} disabled={!ready} onClick={entry.next}>{t('entry-verify')}</Button>
    </div>
  );
}
