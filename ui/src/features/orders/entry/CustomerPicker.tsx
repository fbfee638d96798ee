import { type Ref, useDeferredValue, useState } from 'react';
import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Button, Combobox } from '@/shared/ui';
import { UserIcon } from '@/shared/ui/icons';
import { CustomerDialog } from './CustomerDialog';
import type { Draft, DraftAction } from './draft';
import s from './entry.module.css';

/** Search a customer; none found can be created without leaving the sheet. */
export function CustomerPicker(props: { draft: Draft; act: (action: DraftAction) => void; inputRef: Ref<HTMLInputElement>; onDone: () => void }) {
  const { t } = useWords();
  const { draft, act } = props;
  const [text, setText] = useState('');
  const [creating, setCreating] = useState<string | null>(null);
  const wanted = useDeferredValue(text.trim());
  const found = useQueryCall('customer.search', wanted ? { text: wanted, limit: 8 } : null);
  const record = useQueryCall('customer.get', draft.customer ? { customerId: draft.customer.customerId } : null, { keep: false }).data;
  const choose = (customer: Draft['customer']) => {
    act({ do: 'customer', customer });
    setText('');
    if (customer) props.onDone();
  };
  if (draft.customer) {
    return (
      <div className={s.customer}>
        <span className={s.avatar} aria-hidden>{draft.customer.name.split(/\s+/).slice(0, 2).map((word) => word[0]).join('')}</span>
        <div className={s.customerText}>
          <strong>{draft.customer.name}</strong>
          <span className="muted">
            {[draft.customer.phone, t('count-orders', { count: draft.customer.orderCount }),
              record?.usualMethod && (record.usualLocationName && record.usualMethod !== 'ship' ? t('entry-customer-usual-at', { method: t(`method-${record.usualMethod}`), location: record.usualLocationName }) : t('entry-customer-usual', { method: t(`method-${record.usualMethod}`) }))].filter(Boolean).join(' · ')}
          </span>
        </div>
        <Button size="small" onClick={() => choose(null)}>{t('entry-customer-change')}</Button>
      </div>
    );
  }
  return (
    <>
      <Combobox autoFocus inputRef={props.inputRef} label={t('entry-customer')} placeholder={t('entry-customer-placeholder')} icon={UserIcon} text={text} onText={setText} rows={wanted ? found.data?.rows ?? [] : []} rowKey={(row) => row.customerId} onPick={choose}
        busy={wanted !== text.trim() || found.isFetching || found.isPlaceholderData} empty={t('entry-customer-none')} onEnter={() => { props.onDone(); return true; }}
        extra={wanted ? { label: t('entry-customer-create', { name: text.trim() }), run: () => setCreating(text.trim()) } : undefined}
        row={(row) => <><span className={s.rowMain}><span className="strong cut">{row.name}</span><span className="muted cut">{[row.city, row.phone, row.email].filter(Boolean).join(' · ')}</span></span><span className="muted num">{t('count-orders', { count: row.orderCount })}</span></>} />
      {creating !== null && <CustomerDialog name={creating} onClose={() => setCreating(null)} onCreated={(customer) => { setCreating(null); choose(customer); }} />}
    </>
  );
}
