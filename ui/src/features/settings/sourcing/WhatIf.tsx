import { useState } from 'react';
import type { ScenarioView, WhatIf as Answer } from '@/bindings';
import { ask, useRefusal } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Empty, Notice, Segmented } from '@/shared/ui';
import { PlayIcon, ScaleIcon } from '@/shared/ui/icons';
import type { PartProps } from './SourcingSettings';
import { comparison, type Figure, verdict } from './what-if';
import s from './WhatIf.module.css';

const periods = ['7', '30', '90'] as const;
type Period = (typeof periods)[number];

/** Real orders decided again: as they were, by the optimiser alone, and with the changes that stand on the screen. */
export function WhatIf({ policy }: PartProps) {
  const { t, formats } = useWords();
  const refusal = useRefusal();
  const [days, setDays] = useState<Period>('30');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const run = async () => {
    if (busy) return;
    setBusy(true);
    try {
      setAnswer(await ask('policy.what_if', { policy, days: Number(days) }));
    } catch (thrown) {
      refusal(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className={s.bar}>
        <p className="muted">{t('sourcing-whatif-note')}</p>
        <div className={s.run}>
          <Segmented label={t('sourcing-whatif-days')} value={days} onValue={setDays} options={periods.map((value) => ({ value, label: t('sourcing-whatif-period', { days: value }) }))} />
          <Button variant="primary" icon={PlayIcon} busy={busy} onClick={() => void run()}>{t('sourcing-whatif-run')}</Button>
        </div>
      </div>
      <div role="status">
        {answer && answer.ordersTried > 0 && <p className={s.sum}>{t(answer.cut ? 'sourcing-whatif-cut' : 'sourcing-whatif-tried', { tried: answer.ordersTried, placed: formats.number(answer.ordersPlaced), from: formats.date(answer.from) })}</p>}
      </div>
      {answer ? (answer.ordersTried > 0 ? <Result answer={answer} /> : <Card><Empty icon={ScaleIcon} title={t('sourcing-whatif-none')}>{t('sourcing-whatif-none-text')}</Empty></Card>)
        : <Card><Empty icon={ScaleIcon} title={t('sourcing-whatif-title')}>{t('sourcing-whatif-text')}</Empty></Card>}
    </>
  );
}

function Result({ answer }: { answer: Answer }) {
  const { t, formats } = useWords();
  const [real, optimiser, changes] = answer.scenarios;
  if (!real || !optimiser || !changes) return null;
  const words = (key: string, one: ScenarioView) => {
    const saved = real.moneyMinor - one.moneyMinor;
    return t(saved > 0 ? `${key}-saves` : saved < 0 ? `${key}-costs` : `${key}-same`, { amount: formats.money(Math.abs(saved)) });
  };
  const fewer = Math.max(0, real.unitsServed - changes.unitsServed);
  const later = Math.max(0, changes.lateLines - real.lateLines);
  const price = fewer + later > 0 ? ` ${t('sourcing-whatif-price', { units: fewer, lines: later })}` : '';
  const show = (figure: Figure, value: number): string => {
    if (figure.unit === 'money') return formats.money(value);
    if (figure.unit === 'share') return formats.percent(value);
    if (figure.unit === 'kg') return t('sourcing-kg', { kg: formats.number(value / 1_000, 1) });
    return formats.number(value);
  };
  const difference = (figure: Figure, by: number): string => {
    if (by === 0) return '=';
    const sign = by > 0 ? '+' : '−';
    return `${sign}${show(figure, Math.abs(by))}`;
  };
  return (
    <>
      <Notice tone={verdict(real, changes)} icon={ScaleIcon}>{words('sourcing-whatif-changes', changes)}{price} {words('sourcing-whatif-idle', optimiser)}</Notice>
      <Card flush>
        <div className={s.box}>
          <table className={s.table}>
            <thead><tr><th scope="col">{t('sourcing-whatif-figure')}</th><th scope="col" className="num">{t('sourcing-whatif-real')}</th><th scope="col" className="num">{t('sourcing-whatif-optimiser')}</th><th scope="col" className="num">{t('sourcing-whatif-changes')}</th></tr></thead>
            <tbody>
              {comparison(real, [optimiser, changes]).map((figure) => (
                <tr key={figure.name}>
                  <th scope="row">{t(`sourcing-figure-${figure.name}`)}</th>
                  <td className="num">{show(figure, figure.base)}</td>
                  {figure.others.map((other, at) => <td key={at} className="num"><span className={s.value}>{show(figure, other.value)}</span><span className={s.delta} data-good={other.good}>{difference(figure, other.value - figure.base)}</span></td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <Card title={t('sourcing-whatif-load')} flush>
        <div className={s.box}>
          <table className={s.table}>
            <thead><tr><th scope="col">{t('sourcing-whatif-location')}</th>{answer.scenarios.map((one) => <th key={one.scenario} scope="col" className="num">{t(`sourcing-whatif-${one.scenario}`)}</th>)}</tr></thead>
            <tbody>{loads(answer.scenarios).map((row) => (
              <tr key={row.name}><th scope="row">{row.name}</th>{row.loads.map((load, at) => <td key={at} className="num">{load ? <><span className={s.value}>{formats.number(load.shipments)}</span><span className={s.delta}>{t('sourcing-whatif-busiest', { count: load.busiest })}</span></> : '–'}</td>)}</tr>
            ))}</tbody>
          </table>
        </div>
      </Card>
    </>
  );
}

const loads = (scenarios: readonly ScenarioView[]) => {
  const names = new Map(scenarios.flatMap((one) => one.locations.map((load) => [load.locationId, load.name] as const)));
  return [...names].toSorted((a, b) => a[1].localeCompare(b[1])).map(([id, name]) => ({ name, loads: scenarios.map((one) => one.locations.find((load) => load.locationId === id)) }));
};
