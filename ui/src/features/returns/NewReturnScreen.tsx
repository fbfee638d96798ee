import { useSearch } from '@tanstack/react-router';
import { useWords } from '@/shared/lib/words';
import { useQueryCall } from '@/shared/lib/calls';
import { Failed, Loading, Page, PageHeader } from '@/shared/ui';
import { ReturnsIcon } from '@/shared/ui/icons';
import { FindOrder } from './FindOrder';
import { TakeBack } from './TakeBack';

export function NewReturnScreen() {
  const { order, item, later } = useSearch({ from: '/returns/new' });
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('order.get', order ? { orderId: order } : null, { keep: false });
  if (!order) return <FindOrder />;
  const head = <PageHeader title={t('returns-new-title')} />;
  if (error && !data) return <Page head={head}><Failed error={error} retry={() => void refetch()} missing={{ icon: ReturnsIcon, title: t('returns-order-missing'), text: t('returns-order-missing-text') }} /></Page>;
  if (!data) return <Page head={head}><Loading label={t('loading')} /></Page>;
  return <TakeBack key={data.orderId} order={data} {...(item ? { item } : {})} later={later === true} />;
}
