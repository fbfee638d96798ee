import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { DocumentRow, Found, OrderStatus } from '@/bindings';
import { CallError } from '@/host';
import { ask, useQueryCall } from '@/shared/lib/calls';
import { type ScanSink, useScanSink } from '@/shared/lib/scan';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { Combobox, IconButton, Page, PageHeader, StatusBadge } from '@/shared/ui';
import { ArrowLeftIcon, ReturnsIcon, ScanIcon } from '@/shared/ui/icons';
import s from './Returns.module.css';

interface Candidate { key: string; orderId: string; number: string; name: string; status?: OrderStatus; end?: DocumentRow }
/** Something of it has left the house. */
const outside: ReadonlySet<OrderStatus> = new Set(['delivered', 'shipped', 'returned', 'closed', 'staged', 'packed', 'released', 'picked', 'reserved', 'backordered']);

/** Orders by number or name, and by the invoice the customer brings along. */
export function candidates(found: Found): Candidate[] {
  return [
    ...found.orders.filter((order) => outside.has(order.status)).map((order): Candidate => ({ key: order.orderId, orderId: order.orderId, number: order.number, name: order.customerName, status: order.status })),
    ...found.documents.flatMap((one): Candidate[] => (one.orderId === null || one.kind === 'credit_note' ? [] : [{ key: one.documentId, orderId: one.orderId, number: one.number, name: one.buyerName, end: one }])),
  ];
}

/** Which order do the goods come from? The receipt's code, the number, or the customer. */
export function FindOrder() {
  const { t, formats } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const found = useQueryCall('find.anything', wanted.length >= 2 ? { text: wanted, limit: 8 } : null, { keep: false });
  const rows = found.data ? candidates(found.data) : [];
  const open = (orderId: string) => void navigate({ to: '/returns/new', search: { order: orderId } });
  const sink: ScanSink = async (scan) => {
    try {
      const order = await ask('order.get', { number: scan.value });
      open(order.orderId);
      return { kind: 'ok', text: t('returns-order-found', { number: order.number }) };
    } catch (thrown) {
      if (!(thrown instanceof CallError)) throw thrown;
      const other = await ask('find.anything', { text: scan.value, limit: 2 });
      const fitting = candidates(other);
      const [first] = fitting;
      if (first && new Set(fitting.map((one) => one.orderId)).size === 1) {
        open(first.orderId);
        return { kind: 'ok', text: t('returns-order-found', { number: first.number }) };
      }
      setText(scan.value);
      return { kind: 'wrong', text: t('returns-order-nothing', { text: scan.raw }) };
    }
  };
  useScanSink(sink);
  const back = () => void navigate({ to: '/returns' });
  useKeys([{ keys: 'esc', label: t('returns-back'), run: back, silent: true }]);
  return (
    <Page head={<PageHeader back={<IconButton icon={ArrowLeftIcon} label={t('returns-back')} onClick={back} />} title={t('returns-new-title')} />}>
      <div className={s.find}>
        <span className={s.findIcon}><ReturnsIcon size={34} stroke={1.6} aria-hidden /></span>
        <h2 className={s.findTitle}>{t('returns-find-title')}</h2>
        <p className="muted">{t('returns-find-text')}</p>
        <div className={s.findField}>
          <Combobox<Candidate> label={t('returns-find-label')} placeholder={t('returns-find-label')} icon={ScanIcon} text={text} onText={setText} autoFocus rows={rows} rowKey={(row) => row.key}
            busy={found.isFetching || wanted !== text.trim()} onPick={(row) => open(row.orderId)} empty={wanted.length >= 2 ? t('returns-order-nothing', { text: wanted }) : undefined}
            row={(row) => <span className={s.foundRow}><span className="mono strong">{row.number}</span><span className="cut" style={{ flex: 1 }}>{row.name || t('orders-no-customer')}</span>{row.status && <StatusBadge status={row.status} />}{row.end && <span className="num">{formats.money(row.end.totalMinor, row.end.currency)}</span>}</span>} />
        </div>
      </div>
    </Page>
  );
}
