import { Link } from '@tanstack/react-router';
import type { ParkedRow, ParkingQueue } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Empty, Failed, Loading, Sheet } from '@/shared/ui';
import { PauseIcon } from '@/shared/ui/icons';
import s from './list.module.css';

const queues: readonly ParkingQueue[] = ['unfillable', 'backorder'];

/** Orders no place could fill, by queue, with the reason: what somebody has to look at comes before what only waits for supply. */
export function ParkingSheet({ onClose }: { onClose: () => void }) {
  const { t, formats } = useWords();
  const parking = useQueryCall('parking.list', {}, { keep: false });
  const rows = parking.data?.rows ?? [];
  const retrying = useCommand('parking.retry', {
    done: (answer) => { showToast({ kind: answer.orders > 0 ? 'ok' : 'info', text: answer.orders > 0 ? t('orders-wave-done', { count: answer.orders, units: formats.number(answer.units) }) : t('orders-parking-nothing') }); void parking.refetch(); },
  });
  const retry = () => { if (rows.length > 0 && !retrying.busy) void retrying.run({}); };
  const note = [t(parking.data?.retryByHand ? 'orders-parking-by-hand' : 'orders-parking-by-itself'), parking.data?.cancelAfterDays != null && t('orders-parking-cancelled-after', { count: parking.data.cancelAfterDays })].filter(Boolean).join(' ');
  return (
    <Sheet open onClose={onClose} size="large" title={t('orders-parking-title')} note={note} onSubmit={retry}
      actions={<><Button onClick={onClose}>{t('verb-close')}</Button><Button variant="primary" keys="ctrl+enter" busy={retrying.busy} disabled={rows.length === 0} onClick={retry}>{t('orders-parking-retry')}</Button></>}>
      {parking.error && !parking.data && <Failed error={parking.error} retry={() => void parking.refetch()} />}
      {!parking.data && !parking.error && <Loading label={t('loading')} />}
      {parking.data && rows.length === 0 && <Empty icon={PauseIcon} title={t('orders-parking-none')}>{t('orders-parking-none-text')}</Empty>}
      {queues.map((queue) => ({ queue, here: rows.filter((row) => row.queue === queue) })).filter(({ here }) => here.length > 0).map(({ queue, here }) => (
        <section key={queue} className={s.parking}>
          <h3>{t(`orders-parking-${queue}`)} <span className="muted">{formats.number(here.length)}</span></h3>
          <div className={s.waveBox}>
            <table className={s.wave}>
              <thead><tr><th scope="col">{t('orders-wave-order')}</th><th scope="col">{t('orders-parking-cause')}</th><th scope="col">{t('orders-wave-promised')}</th><th scope="col" className="num">{t('orders-wave-units')}</th><th scope="col">{t('orders-parking-since')}</th></tr></thead>
              <tbody>{here.map((row) => <Row key={row.orderId} row={row} />)}</tbody>
            </table>
          </div>
        </section>
      ))}
    </Sheet>
  );
}

function Row({ row }: { row: ParkedRow }) {
  const { t, formats } = useWords();
  return (
    <tr>
      <th scope="row"><Link to="/orders/$orderId" params={{ orderId: row.orderId }} search={{ why: true }} className="num">{row.number}</Link><span className={s.waveNote}>{row.customerName}</span></th>
      <td>{row.cause === null ? t('orders-parking-unknown') : t('word-parked', { cause: row.cause })}</td>
      <td>{row.promisedOn ? formats.day(row.promisedOn) : '–'}</td>
      <td className="num">{formats.number(row.units)}</td>
      <td>{row.sinceMs === null ? '–' : formats.moment(row.sinceMs)}{row.cancelAtMs !== null && <span className={s.waveNote}>{t('orders-parking-cancel-at', { when: formats.moment(row.cancelAtMs) })}</span>}</td>
    </tr>
  );
}
