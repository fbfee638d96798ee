import type { Check, OrderPreview } from '@/bindings';
import type { CallError } from '@/host';
import { taxRows } from '@/shared/lib/taxes';
import { useWords } from '@/shared/lib/words';
import { refusalWords } from '@/shared/lib/calls';
import { Card, Notice, Shape } from '@/shared/ui';
import { AlertIcon } from '@/shared/ui/icons';
import s from './entry.module.css';

export const families = { ok: 'success', warn: 'progress', hold: 'danger' } as const;

export function Checks({ checks }: { checks: readonly Check[] }) {
  const { t, say } = useWords();
  return (
    <ul className={s.checks}>
      {checks.map((check) => (
        <li key={check.code} data-outcome={check.outcome}>
          <Shape family={families[check.outcome]} size={11} />
          <span><span className="strong">{t(`check-${check.code}`)}</span><span className="sr"> ({t(`check-outcome-${check.outcome}`)})</span><span className="muted"> {say(check.words)}</span></span>
        </li>
      ))}
    </ul>
  );
}

export function SummaryCard({ preview, currency, problem }: { preview: OrderPreview | undefined; currency: string; problem: CallError | null }) {
  const words = useWords();
  const { t, formats } = words;
  const totals = preview?.totals;
  const money = (minor: number) => formats.money(minor, totals?.currency ?? currency);
  return (
    <>
      {problem && <div role="alert"><Notice tone="danger" icon={AlertIcon}><strong>{t('entry-preview-failed')}</strong><div>{refusalWords(words, problem)}</div></Notice></div>}
      <Card title={t('entry-checks')}>{preview && preview.checks.length > 0 ? <Checks checks={preview.checks} /> : <p className="muted">{t('entry-checks-empty')}</p>}</Card>
      <Card>
        <dl className={s.totals} aria-live="polite">
          <div><dt>{t('entry-totals-goods')}</dt><dd>{money(totals?.goodsMinor ?? 0)}</dd></div>
          {totals !== undefined && totals.discountMinor > 0 && <div><dt>{t('entry-totals-discount')}</dt><dd>{money(-totals.discountMinor)}</dd></div>}
          <div><dt>{t('entry-totals-shipping')}</dt><dd>{money(totals?.shippingMinor ?? 0)}</dd></div>
          {totals?.taxes.flatMap((tax) => taxRows(words, tax)).map((row, at) => <div key={at} className={s.tax}><dt style={row.part ? { paddingInlineStart: 14 } : undefined}>{row.words}</dt><dd>{money(row.minor)}</dd></div>)}
          <div className={s.total}><dt>{t('entry-totals-total')}</dt><dd>{money(totals?.totalMinor ?? 0)}</dd></div>
        </dl>
      </Card>
    </>
  );
}
