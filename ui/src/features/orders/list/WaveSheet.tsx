import { useState } from 'react';
import type { WaveCosts } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Checkbox, Empty, Failed, Loading, Notice, Sheet } from '@/shared/ui';
import { InfoIcon, RouteIcon } from '@/shared/ui/icons';
import s from './list.module.css';

/** What a wave would do, in the order in which demand is served, before it does it. Orders may be left out. */
export function WaveSheet({ onClose }: { onClose: () => void }) {
  const { t, formats } = useWords();
  const preview = useQueryCall('wave.preview', {}, { keep: false });
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const rows = preview.data?.rows ?? [];
  const chosen = rows.filter((row) => !out.has(row.orderId) && (row.unitsServed > 0 || !row.backordered));
  const running = useCommand('wave.run', {
    done: (figures) => { showToast({ kind: 'ok', text: t('orders-wave-done', { count: figures.sourced, units: formats.number(figures.unitsServed) }) }); onClose(); },
    refused: () => void preview.refetch(),
  });
  const run = () => { if (chosen.length > 0 && !running.busy) void running.run({ orderIds: chosen.map((row) => row.orderId) }); };
  const toggle = (id: string) => setOut((before) => { const next = new Set(before); if (!next.delete(id)) next.add(id); return next; });
  return (
    <Sheet open onClose={onClose} size="large" title={t('orders-wave-title')} note={t('orders-wave-note')} onSubmit={run}
      actions={<><Button onClick={onClose}>{t('verb-cancel')}</Button><Button variant="primary" keys="ctrl+enter" busy={running.busy} disabled={chosen.length === 0} onClick={run}>{t('orders-wave-run', { count: chosen.length })}</Button></>}>
      {preview.error && !preview.data && <Failed error={preview.error} retry={() => void preview.refetch()} />}
      {!preview.data && !preview.error && <Loading label={t('loading')} />}
      {preview.data && rows.length === 0 && <Empty icon={RouteIcon} title={t('orders-wave-none')}>{t('orders-wave-none-text')}</Empty>}
      {preview.data && rows.length > 0 && (
        <>
          <p className={s.waveSum}>{t('orders-wave-sum', { orders: rows.length, served: formats.number(preview.data.unitsServed), wanted: formats.number(preview.data.unitsWanted) })}</p>
          {preview.data.costs && preview.data.unitsServed > 0 && <Costs costs={preview.data.costs} saved={preview.data.savedMinor} />}
          {preview.data.more && <Notice tone="info" icon={InfoIcon}>{t('orders-wave-more')}</Notice>}
          <div className={s.waveBox}>
            <table className={s.wave}>
              <thead><tr><th scope="col"><span className="sr">{t('orders-wave-take')}</span></th><th scope="col">{t('orders-wave-order')}</th><th scope="col">{t('orders-wave-promised')}</th><th scope="col" className="num">{t('orders-wave-units')}</th><th scope="col">{t('orders-wave-from')}</th></tr></thead>
              <tbody>
                {rows.map((row) => {
                  const nothing = row.unitsServed === 0;
                  return (
                    <tr key={row.orderId} data-nothing={nothing || undefined}>
                      <td><Checkbox hideLabel label={t('orders-wave-take-order', { number: row.number })} checked={!out.has(row.orderId) && !(nothing && row.backordered)} disabled={nothing && row.backordered} onChecked={() => toggle(row.orderId)} /></td>
                      <th scope="row"><span className="num">{row.number}</span><span className={s.waveNote}>{[row.customerName, row.backordered && t('orders-wave-backordered')].filter(Boolean).join(' · ')}</span></th>
                      <td>{row.promisedOn ? formats.day(row.promisedOn) : '–'}</td>
                      <td className="num">{t('why-units', { available: formats.number(row.unitsServed), wanted: formats.number(row.unitsWanted) })}</td>
                      <td>{nothing ? t('orders-wave-nowhere') : row.locations.join(', ')}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Sheet>
  );
}

/** What it costs by the policy's costs, beside the shop's own rules and what no way can cost less than. */
function Costs({ costs, saved }: { costs: WaveCosts; saved: number | null }) {
  const { t, formats } = useWords();
  const { company } = useShop();
  const money = (minor: number) => formats.money(minor, company.currency);
  return (
    <p className="muted">
      {t('orders-wave-cost', { cost: money(costs.costMinor) })}{' '}
      {saved !== null && saved > 0 && <>{t('orders-wave-saved', { saved: money(saved) })}{' '}</>}
      {costs.boundMinor !== null && t('orders-wave-bound', { bound: money(costs.boundMinor) })}
    </p>
  );
}
