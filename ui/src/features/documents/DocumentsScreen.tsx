import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { Page, PageHeader, Tabs } from '@/shared/ui';
import { DocumentList } from './DocumentList';
import { ToInvoice } from './ToInvoice';

const tabs = ['documents', 'to_invoice'] as const;
type Tab = (typeof tabs)[number];

export function DocumentsScreen() {
  const { t, formats } = useWords();
  const search = useSearch({ from: '/documents' });
  const navigate = useNavigate();
  const counts = useQueryCall('order.counts', {});
  const tab: Tab = search.tab === 'to_invoice' ? 'to_invoice' : 'documents';
  const show = (value: Tab) => void navigate({ to: '.', search: { tab: value }, replace: true });
  const other: Tab = tab === 'documents' ? 'to_invoice' : 'documents';
  useKeys([{ keys: ']|[', label: t('documents-key-tab'), run: () => show(other), silent: true }]);
  const head = (
    <>
      <PageHeader title={t('nav-documents')} />
      <Tabs label={t('nav-documents')} value={tab} onValue={show} format={(count) => formats.number(count)}
        tabs={[{ value: 'documents', label: t('documents-tab-documents') }, { value: 'to_invoice', label: t('documents-tab-to-invoice'), count: counts.data?.views.to_invoice }]} />
    </>
  );
  return <Page fill head={head}>{tab === 'documents' ? <DocumentList /> : <ToInvoice />}</Page>;
}
