import { useMemo } from 'react';
import type { OrderRow } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { ChannelTag, type Column, MethodTag, PaymentBadge, StatusBadge } from '@/shared/ui';
import { ClockIcon } from '@/shared/ui/icons';
import s from './list.module.css';

export function useOrderColumns(): readonly Column<OrderRow>[] {
  const { t, formats } = useWords();
  return useMemo(() => [
    { id: 'number', head: t('orders-column-number'), width: '102px', sortBy: 'number', cell: (row) => <span className={s.number}>{row.number}</span> },
    { id: 'placed', head: t('orders-column-placed'), width: '110px', sortBy: 'placed', cell: (row) => <time className="muted" dateTime={new Date(row.placedAtMs).toISOString()} title={formats.relative(row.placedAtMs)}>{formats.short(row.placedAtMs)}</time> },
    { id: 'customer', head: t('orders-column-customer'), width: 'minmax(156px, 1.6fr)', sortBy: 'customer', cell: (row) => <span className={s.customer}>{row.customerName || t('orders-no-customer')}</span> },
    { id: 'status', head: t('orders-column-status'), width: 'minmax(150px, 176px)', cell: (row) => <StatusBadge status={row.status} method={row.method} partial={row.partial} held={row.held} /> },
    { id: 'channel', head: t('orders-column-channel'), width: '124px', from: 1180, cell: (row) => <ChannelTag channel={row.channel} /> },
    { id: 'method', head: t('orders-column-delivery'), width: '180px', from: 980, cell: (row) => <MethodTag method={row.method} /> },
    { id: 'location', head: t('orders-column-location'), width: 'minmax(150px, 1fr)', from: 1320, cell: (row) => <span className="muted">{row.locationName ?? '–'}</span> },
    { id: 'promised', head: t('orders-column-promised'), width: '124px', sortBy: 'promised', from: 720, cell: (row) => row.promisedOn && (row.late ? <span className={s.late}><ClockIcon size={14} stroke={2.2} aria-hidden />{formats.day(row.promisedOn)}<span className="sr">{t('badge-late')}</span></span> : formats.day(row.promisedOn)) },
    { id: 'units', head: t('orders-column-units'), width: '62px', align: 'end', from: 1020, cell: (row) => <span title={t('count-lines', { count: row.lineCount })}>{formats.number(row.unitCount)}</span> },
    { id: 'payment', head: t('orders-column-payment'), width: '138px', from: 1480, cell: (row) => <PaymentBadge status={row.paymentStatus} /> },
    { id: 'total', head: t('orders-column-total'), width: '106px', align: 'end', sortBy: 'total', cell: (row) => <span className="strong">{formats.money(row.totalMinor, row.currency)}</span> },
  ], [t, formats]);
}
