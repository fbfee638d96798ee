import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Badge, Button, Card, Field, Page, PageHeader, Segmented, TextArea } from '@/shared/ui';
import { MarketIcon, PhoneIcon, StoreIcon, TrashIcon, WebIcon } from '@/shared/ui/icons';
import { AddressCard } from './AddressCard';
import { BuyerCard } from './BuyerCard';
import { CustomerPicker } from './CustomerPicker';
import { CurrencyCard } from './CurrencyCard';
import { currencyOf, deliveryNow } from './draft';
import { DeliveryCard } from './DeliveryCard';
import s from './entry.module.css';
import { EntryFoot } from './EntryFoot';
import { LinesCard } from './LinesCard';
import { PlacedPanel } from './PlacedPanel';
import { SummaryCard } from './SummaryCard';
import { useEntry } from './useEntry';

/** One sheet, no wizard: N, customer, lines, Ctrl+Enter, Ctrl+Enter. */
export function NewOrderScreen() {
  const { t, formats } = useWords();
  const entry = useEntry();
  const { draft, act, placed } = entry;
  const shop = useShop();
  const items = useRef<HTMLInputElement>(null);
  const customer = useRef<HTMLInputElement>(null);
  const delivery = useRef<HTMLDivElement>(null);
  const ready = draft.lines.length > 0 && !entry.busy;
  useKeys([
    { keys: 'ctrl+enter', label: t(placed ? 'entry-confirm' : 'entry-verify'), run: entry.next, hint: true, inFields: true, disabled: !ready },
    { keys: 'alt+c', label: t('entry-key-customer'), run: () => customer.current?.focus(), inFields: true, hint: !placed, disabled: placed !== null },
    { keys: 'alt+i', label: t('entry-key-items'), run: () => items.current?.focus(), inFields: true, hint: !placed, disabled: placed !== null },
    { keys: 'alt+e', label: t('entry-key-delivery'), run: () => delivery.current?.querySelector<HTMLElement>('input:checked, input:enabled')?.focus(), inFields: true, hint: !placed && draft.lines.length > 0, disabled: placed !== null },
  ]);
  const state = entry.saving ? t('entry-saving') : draft.saved ? t('entry-saved', { number: draft.saved.number, ago: formats.relative(draft.saved.atMs) }) : t('entry-unsaved');
  return (
    <Page head={
      <PageHeader title={t('entry-title')} badges={placed ? <Badge family="info">{t('entry-placed', { number: placed.number })}</Badge> : <span className={s.saved} role="status">{state}</span>}
        actions={!placed && <>
          <Segmented label={t('entry-channel')} value={draft.channel} onValue={(channel) => act({ do: 'channel', channel })} options={[
            { value: 'phone', label: t('channel-phone'), icon: PhoneIcon }, { value: 'store', label: t('channel-store'), icon: StoreIcon },
            { value: 'web', label: t('channel-web'), icon: WebIcon }, { value: 'marketplace', label: t('channel-marketplace'), icon: MarketIcon }]} />
          <Button variant="quiet" icon={TrashIcon} onClick={entry.discard}>{t('entry-discard')}</Button>
        </>} />
    } foot={placed ? undefined : <EntryFoot entry={entry} ready={ready} />}>
      {placed && <PlacedPanel entry={entry} />}
      {/* Placed orders are shown as they are; the fields rest. */}
      <div className={s.sheet} inert={placed !== null} data-placed={placed !== null || undefined}>
        <div className={s.main}>
          <Card title={t('entry-customer')} end={draft.customer && <Link to="/customers/$customerId" params={{ customerId: draft.customer.customerId }}>{t('order-customer-open')}</Link>}>
            <CustomerPicker draft={draft} act={act} inputRef={customer} onDone={() => items.current?.focus()} />
          </Card>
          <LinesCard entry={entry} inputRef={items} />
          {deliveryNow(draft).method === 'ship' && draft.lines.length > 0 && <AddressCard address={draft.address} onChange={(change) => act({ do: 'address', change })} />}
          {draft.customer && <BuyerCard draft={draft} act={act} />}
          <Card title={t('entry-note')}>
            <Field label={t('entry-note')} hideLabel>{(ids) => <TextArea {...ids} rows={2} value={draft.note} onText={(note) => act({ do: 'note', note })} />}</Field>
          </Card>
        </div>
        <div className={s.side}>
          <div ref={delivery}><DeliveryCard entry={entry} /></div>
          <CurrencyCard entry={entry} />
          <SummaryCard preview={entry.preview} currency={currencyOf(draft, shop.company.currency)} problem={entry.problem} />
        </div>
      </div>
    </Page>
  );
}
