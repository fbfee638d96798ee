import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { OrderRow } from '@/bindings';
import { CallError } from '@/host';
import { ask, useQueryCall } from '@/shared/lib/calls';
import { type ScanSink, useScanSink } from '@/shared/lib/scan';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { Combobox, IconButton, Page, PageHeader, StatusBadge } from '@/shared/ui';
import { ArrowLeftIcon, ReturnsIcon, ScanIcon } from '@/shared/ui/icons';
import s from './Returns.module.css';

/** Which order do the goods come from? The receipt's code, the number, or the customer. */
export function FindOrder() {
  const { t, formats } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const found = useQueryCall('order.list', wanted.length >= 2 ? { filter: { text: wanted, statuses: ['delivered', 'shipped', 'returned', 'closed', 'staged', 'packed'] }, sort: { by: 'placed', descending: true }, offset: 0, limit: 8 } : null, { keep: false });
  const open = (orderId: string) => void navigate({ to: '/returns/new', search: { order: orderId } });
  const sink: ScanSink = async (scan) => {
    try {
      const order = await ask('order.get', { number: scan.value });
      open(order.orderId);
      return { kind: 'ok', text: t('returns-order-found', { number: order.number }) };
    } catch (thrown) {
      if (!(thrown instanceof CallError)) throw thrown;
      const other = await ask('find.anything', { text: scan.value, limit: 2 });
      const [first] = other.orders;
      if (first && other.orders.length === 1) {
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
          <Combobox<OrderRow> label={t('returns-find-label')} placeholder={t('returns-find-label')} icon={ScanIcon} text={text} onText={setText} autoFocus rows={found.data?.rows ?? []} rowKey={(row) => row.orderId}
            busy={found.isFetching || wanted !== text.trim()} onPick={(row) => open(row.orderId)} empty={wanted.length >= 2 ? t('returns-order-nothing', { text: wanted }) : undefined}
            row={(row) => <span className={s.foundRow}><span className="mono strong">{row.number}</span><span className="cut" style={{ flex: 1 }}>{row.customerName}</span><StatusBadge status={row.status} partial={row.partial} /><time className="muted">{formats.short(row.placedAtMs)}</time><span className="num">{formats.money(row.totalMinor, row.currency)}</span></span>} />
        </div>
      </div>
    </Page>
  );
}
