import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { FulfillmentRow } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Empty, Failed, Loading } from '@/shared/ui';
import { BagIcon } from '@/shared/ui/icons';
import s from './Pickup.module.css';

const most = 200;

/** What waits on the pickup shelves, the shelf in large type. */
export function Shelf() {
  const { t, formats } = useWords();
  const { locationId } = useShop();
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const { data, error, refetch } = useQueryCall('fulfillment.list', { queue: 'ready', ...(locationId ? { locationId } : {}), offset: 0, limit: most });
  const rows = data?.rows ?? [];
  const open = (row: FulfillmentRow) => void navigate({ to: '/pickup', search: { hand: row.fulfillmentId } });
  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  useKeys([
    { keys: 'j|right', label: t('list-key-next'), run: () => go(at + 1), silent: true },
    { keys: 'k|left', label: t('list-key-previous'), run: () => go(at - 1), silent: true },
  ]);
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  if (rows.length === 0) return <Empty icon={BagIcon} title={t('pickup-empty-ready')}>{t('pickup-empty-ready-text')}</Empty>;
  return (
    <>
      <ul ref={list} className={s.shelf}>
        {rows.map((row, index) => (
          <li key={row.fulfillmentId}>
            <button type="button" className={s.card} onClick={() => open(row)} onFocus={() => setAt(index)}>
              <span className={s.cardTop}><span className={s.cardShelf}>{row.shelf ?? t('pickup-no-shelf')}</span></span>
              <span className={s.cardName}>{row.customerName || t('orders-no-customer')}</span>
              <span className={s.cardNote}><span className="mono">{row.orderNumber}</span><span>{t('count-units', { count: row.unitCount })}</span></span>
              {row.dueAtMs !== null && <span className={s.cardNote}>{t('pickup-until', { when: formats.short(row.dueAtMs) })}</span>}
            </button>
          </li>
        ))}
      </ul>
      {data.total > rows.length && <p className={s.rest}>{t('pickup-rest', { count: data.total - rows.length })}</p>}
    </>
  );
}
