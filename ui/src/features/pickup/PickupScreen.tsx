import { useNavigate, useSearch } from '@tanstack/react-router';
import { useKeys } from '@/shared/lib/keys';
import { useQueryCall } from '@/shared/lib/calls';
import { isLate } from '@/shared/lib/late';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Page, PageHeader, Tabs } from '@/shared/ui';
import { Finder } from './Finder';
import { HandOver } from './HandOver';
import { PrepareList } from './PrepareList';
import { Shelf } from './Shelf';

const all = ['ready', 'to_stage', 'to_receive', 'to_prepare'] as const;
type Tab = (typeof all)[number];

export function PickupScreen() {
  const { t } = useWords();
  const { locationId } = useShop();
  const search = useSearch({ from: '/pickup' });
  const navigate = useNavigate();
  const tab: Tab = search.tab ?? 'ready';
  const here = locationId ? { locationId } : {};
  const counts = useQueryCall('fulfillment.counts', here);
  // Only where goods are sent to this counter.
  const tabs = all.filter((one) => one !== 'to_receive' || tab === one || (counts.data?.queues.to_receive ?? 0) > 0);
  const prepare = useQueryCall('fulfillment.list', { queue: 'to_pick', method: 'pickup', ...here, offset: 0, limit: 1 });
  const show = (value: Tab) => void navigate({ to: '.', search: { tab: value }, replace: true });
  const move = (by: number) => show(tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? tab);
  useKeys([
    { keys: ']', label: t('pickup-key-next-tab'), run: () => move(1), silent: true, disabled: search.hand !== undefined },
    { keys: '[', label: t('pickup-key-previous-tab'), run: () => move(-1), silent: true, disabled: search.hand !== undefined },
  ]);
  if (search.hand) return <HandOver key={search.hand} fulfillmentId={search.hand} code={search.code} />;
  const late = counts.data?.late;
  return (
    <Page fill={tab !== 'ready'} head={
      <>
        <PageHeader title={t('nav-pickup')} note={t('pickup-note')} />
        <Finder start={search.code ?? ''} />
        <Tabs label={t('pickup-queues')} value={tab} onValue={show}
          tabs={[
            { value: 'ready' as const, label: t('pickup-tab-ready'), count: counts.data?.queues.ready },
            { value: 'to_stage' as const, label: t('pickup-tab-to-stage'), count: counts.data?.queues.to_stage, alert: (late?.to_stage ?? 0) > 0 },
            { value: 'to_receive' as const, label: t('pickup-tab-to-receive'), count: counts.data?.queues.to_receive },
            { value: 'to_prepare' as const, label: t('pickup-tab-to-prepare'), count: prepare.data?.total, alert: prepare.data?.rows.some(isLate) ?? false },
          ].filter((one) => tabs.includes(one.value))} />
      </>
    }>
      {tab === 'ready' && <Shelf />}
      {tab === 'to_stage' && <PrepareList queue="to_stage" />}
      {tab === 'to_receive' && <PrepareList queue="to_receive" />}
      {tab === 'to_prepare' && <PrepareList queue="to_pick" />}
    </Page>
  );
}
