import { useQueryCall } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Checkbox, Empty, Field, NumberInput, RadioList } from '@/shared/ui';
import { StackIcon } from '@/shared/ui/icons';
import type { PartProps } from './SourcingSettings';
import s from './Sourcing.module.css';
import w from './WhatIf.module.css';

/** At once or together, and what the waves so far did. */
export function Waves({ policy, onPolicy }: PartProps) {
  const { t } = useWords();
  const { waves } = policy;
  const set = (change: Partial<NonNullable<typeof waves>>) => onPolicy({ waves: { everyMinutes: null, atOrders: null, ...waves, ...change } });
  return (
    <>
      <Card title={t('sourcing-part-waves')}>
        <RadioList<'once' | 'waves'> label={t('sourcing-part-waves')} value={waves ? 'waves' : 'once'} onValue={(value) => onPolicy({ waves: value === 'once' ? null : { everyMinutes: 30, atOrders: null } })}
          rows={(['once', 'waves'] as const).map((value) => ({ value, content: <span className={s.choice}><strong>{t(`sourcing-timing-${value}`)}</strong><span className="muted">{t(`sourcing-timing-${value}-note`)}</span></span> }))} />
        {waves && (
          <div className={s.timing}>
            <div className={s.inline}>
              <Checkbox label={t('sourcing-every')} checked={waves.everyMinutes !== null} onChecked={(on) => set({ everyMinutes: on ? 30 : null })} />
              {waves.everyMinutes !== null && <div className={s.short}><Field hideLabel label={t('sourcing-every')}>{(ids) => <NumberInput {...ids} value={waves.everyMinutes ?? 1} min={1} max={1_440} end={t('sourcing-minutes')} onNumber={(everyMinutes) => set({ everyMinutes })} />}</Field></div>}
            </div>
            <div className={s.inline}>
              <Checkbox label={t('sourcing-at-orders')} checked={waves.atOrders !== null} onChecked={(on) => set({ atOrders: on ? 20 : null })} />
              {waves.atOrders !== null && <div className={s.short}><Field hideLabel label={t('sourcing-at-orders')}>{(ids) => <NumberInput {...ids} value={waves.atOrders ?? 1} min={1} max={500} onNumber={(atOrders) => set({ atOrders })} />}</Field></div>}
            </div>
            <p className="muted">{t(waves.everyMinutes === null && waves.atOrders === null ? 'sourcing-waves-hand' : 'sourcing-waves-open')}</p>
          </div>
        )}
      </Card>
      <History />
    </>
  );
}

function History() {
  const { t, formats } = useWords();
  const { company } = useShop();
  const history = useQueryCall('wave.history', {});
  const waves = history.data?.waves ?? [];
  return (
    <Card title={t('sourcing-waves-history')} end={history.data && t('sourcing-waves-waiting', { count: history.data.waiting })} flush>
      {waves.length === 0 ? <Empty icon={StackIcon} title={t('sourcing-waves-none')}>{t('sourcing-waves-none-text')}</Empty> : (
        <div className={w.box}>
          <table className={w.table}>
            <thead><tr><th scope="col">{t('sourcing-waves-when')}</th><th scope="col">{t('sourcing-waves-cause')}</th><th scope="col" className="num">{t('sourcing-waves-orders')}</th><th scope="col" className="num">{t('sourcing-waves-sourced')}</th><th scope="col" className="num">{t('sourcing-waves-units')}</th><th scope="col" className="num">{t('sourcing-figure-shipments')}</th><th scope="col" className="num">{t('sourcing-waves-cost')}</th><th scope="col" className="num">{t('sourcing-waves-bound')}</th><th scope="col" className="num">{t('sourcing-waves-saved')}</th><th scope="col">{t('sourcing-waves-policy')}</th></tr></thead>
            <tbody>
              {waves.map(({ atMs, by, figures, savedMinor }) => (
                <tr key={`${atMs}-${figures.orders}`}>
                  <th scope="row">{formats.moment(atMs)}{by !== '' && <span className={w.delta}>{by}</span>}</th><td>{t(`sourcing-cause-${figures.cause}`)}</td>
                  <td className="num">{formats.number(figures.orders)}</td><td className="num">{formats.number(figures.sourced)}</td>
                  <td className="num">{t('why-units', { available: formats.number(figures.unitsServed), wanted: formats.number(figures.unitsWanted) })}</td><td className="num">{formats.number(figures.shipments)}</td>
                  <td className="num">{figures.costs ? formats.money(figures.costs.costMinor, company.currency) : '–'}</td><td className="num">{figures.costs && figures.costs.boundMinor !== null ? formats.money(figures.costs.boundMinor, company.currency) : '–'}</td><td className="num">{savedMinor === null ? '–' : formats.money(savedMinor, company.currency)}</td>
                  <td>{figures.policyVersion === 0 ? t('sourcing-built-in') : t('sourcing-version-short', { version: figures.policyVersion })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {waves.length > 0 && <p className={w.foot}>{t('sourcing-waves-figures')}</p>}
    </Card>
  );
}
