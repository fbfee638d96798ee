import type { CandidateView, DecisionView } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Empty, Failed, Loading, Sheet } from '@/shared/ui';
import { CheckIcon, RouteIcon } from '@/shared/ui/icons';
import { ByHand } from './ByHand';
import { WhatIf } from './WhatIf';
import s from './why.module.css';

/** Why this place: the gate each candidate met first, then what it would cost, in money. */
export function WhySheet({ orderId, number, open, onClose }: { orderId: string; number: string; open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const decisions = useQueryCall('order.decision', open ? { orderId } : null, { keep: false });
  return (
    <Sheet open={open} onClose={onClose} size="large" title={t('order-why-title')} note={t('order-title', { number })}>
      {decisions.error && !decisions.data && <Failed error={decisions.error} retry={() => void decisions.refetch()} />}
      {!decisions.data && !decisions.error && <Loading label={t('loading')} />}
      {decisions.data?.length === 0 && <Empty icon={RouteIcon} title={t('why-none')}>{t('why-none-text')}</Empty>}
      {decisions.data?.map((decision, at) => <Decision key={decision.decisionId} orderId={orderId} decision={decision} older={at > 0} />)}
    </Sheet>
  );
}

const partNames = ['shipping', 'handling', 'split', 'late', 'unfilled', 'co2', 'opportunity', 'scarcity', 'capacity'] as const;

function Decision({ orderId, decision, older }: { orderId: string; decision: DecisionView; older: boolean }) {
  const { t, say, formats } = useWords();
  const open = decision.candidates.filter((one) => one.gate === null);
  // Parts that cost nothing anywhere would only be empty columns.
  const parts = partNames.filter((part) => open.some((one) => one.costs.some((cost) => cost.part === part && cost.micro !== 0)));
  const sorted = decision.candidates.toSorted((a, b) => Number(b.chosen) - Number(a.chosen) || Number(a.gate !== null) - Number(b.gate !== null) || (a.totalMicro ?? 0) - (b.totalMicro ?? 0));
  return (
    <article className={s.decision}>
      {older && <h3 className="muted">{t('why-older', { when: formats.moment(decision.atMs) })}</h3>}
      <p className={s.words}>{say(decision.words)}</p>
      {decision.overruled && <p className={s.byHand}>{say(decision.overruled)}</p>}
      <div className={s.tableBox}>
        <table className={s.table}>
          <thead><tr>
            <th scope="col">{t('why-candidate')}</th><th scope="col">{t('why-gate')}</th><th scope="col" className="num">{t('why-distance')}</th><th scope="col" className="num">{t('why-stock')}</th><th scope="col">{t('why-eta')}</th>
            {parts.map((part) => <th key={part} scope="col" className="num">{t(`why-part-${part}`)}</th>)}<th scope="col" className="num">{t('why-total')}</th>
          </tr></thead>
          <tbody>{sorted.map((candidate) => <Candidate key={candidate.locationId} candidate={candidate} parts={parts} currency={decision.currency} />)}</tbody>
        </table>
      </div>
      <div className={s.facts}>
        {decision.ruled.map((words, at) => <p key={at}>{say(words)}</p>)}
        {decision.runnerUp && <p>{t(decision.runnerUp.costMicro < decision.chosenCostMicro ? 'why-runner-up-less' : 'why-runner-up', { places: decision.runnerUp.locations.join(' + '), cost: formats.micro(decision.runnerUp.costMicro, decision.currency), delta: formats.micro(Math.abs(decision.runnerUp.costMicro - decision.chosenCostMicro), decision.currency) })}</p>}
        <p className="muted">{t('why-tried', { count: decision.patternsTried })} · {formats.moment(decision.atMs)} · {decision.policyVersion === 0 ? t('why-policy-built-in') : t('why-policy', { version: decision.policyVersion })}</p>
      </div>
      {decision.canOverrule && <WhatIf orderId={orderId} decision={decision} />}
      {(decision.canOverrule || decision.canSetFirm) && <ByHand orderId={orderId} decision={decision} />}
      <section className={s.lines}>
        <h3>{t('why-lines')}</h3>
        <ul>{decision.lines.map((line, at) => <li key={`${line.lineId}-${at}`}><span>{line.quantity} × {line.name} <span className="mono muted">{line.sku}</span></span><span className="strong">{line.locationName ?? '–'}</span></li>)}</ul>
      </section>
    </article>
  );
}

function Candidate({ candidate, parts, currency }: { candidate: CandidateView; parts: readonly (typeof partNames)[number][]; currency: string }) {
  const { t, say, formats } = useWords();
  const passes = candidate.gate === null;
  return (
    <tr data-chosen={candidate.chosen || undefined} data-closed={!passes || undefined}>
      <th scope="row"><span className={s.name}>{candidate.chosen && <CheckIcon size={16} stroke={2.6} aria-hidden />}<span>{candidate.name}<span className={s.kind}>{candidate.chosen && <strong className={s.chosen}>{t('why-chosen')} · </strong>}{t(`location-kind-${candidate.kind}`)} · {candidate.code}</span></span></span></th>
      <td className={s.gate}>{passes ? <>{t('why-gate-open')}{candidate.words && !candidate.chosen && <span className={s.kind}>{say(candidate.words)}</span>}</> : candidate.gate && say(candidate.gate)}</td>
      <td className="num">{candidate.distanceKm === null ? '–' : t('why-km', { km: formats.number(candidate.distanceKm) })}</td>
      <td className="num">{t('why-units', { available: formats.number(candidate.unitsAvailable), wanted: formats.number(candidate.unitsWanted) })}</td>
      <td>{candidate.promisedOn ? formats.day(candidate.promisedOn) : '–'}</td>
      {parts.map((part) => <td key={part} className="num">{passes ? formats.micro(candidate.costs.find((cost) => cost.part === part)?.micro ?? 0, currency) : '–'}</td>)}
      <td className="num"><strong>{candidate.totalMicro === null ? '–' : formats.micro(candidate.totalMicro, currency)}</strong></td>
    </tr>
  );
}
