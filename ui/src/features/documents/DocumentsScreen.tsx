import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { Button, Page, PageHeader, Tabs } from '@/shared/ui';
import { PrintIcon } from '@/shared/ui/icons';
import { DayReport } from './DayReport';
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
  const [day, setDay] = useState(false);
  useKeys([{ keys: 'z', label: t('document-kind-day_report'), run: () => setDay(true) }, { keys: ']|[', label: t('documents-key-tab'), run: () => show(other), silent: true }]);
  const head = (
    <>
      <PageHeader title={t('nav-documents')} actions={<Button icon={PrintIcon} keys="z" onClick={() => setDay(true)}>{t('document-kind-day_report')}</Button>} />
      <Tabs label={t('nav-documents')} value={tab} onValue={show} format={(count) => formats.number(count)}
        tabs={[{ value: 'documents', label: t('documents-tab-documents') }, { value: 'to_invoice', label: t('documents-tab-to-invoice'), count: counts.data?.views.to_invoice }]} />
    </>
  );
  return <Page fill head={head}>{tab === 'documents' ? <DocumentList /> : <ToInvoice />}{day && <DayReport onClose={() => setDay(false)} />}</Page>;
}
