import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWords } from '@/shared/lib/words';
import { Page, PageHeader, Tabs } from '@/shared/ui';
import { About } from './About';
import { Company } from './Company';
import { Device } from './Device';
import { Look } from './Look';
import { ScannerTest } from './ScannerTest';
import { SourcingSettings } from './sourcing/SourcingSettings';

const tabs = ['look', 'device', 'scanner', 'company', 'sourcing', 'about'] as const;
type Tab = (typeof tabs)[number];
/** What holds beyond this device says so. */
const notes: Partial<Record<Tab, string>> = { company: 'settings-note-company', sourcing: 'sourcing-note' };

export function SettingsScreen() {
  const { t } = useWords();
  const search = useSearch({ from: '/settings' });
  const navigate = useNavigate();
  const tab: Tab = tabs.find((one) => one === search.tab) ?? 'look';
  return (
    <Page head={
      <>
        <PageHeader title={t('nav-settings')} note={t(notes[tab] ?? 'settings-note')} />
        <Tabs label={t('nav-settings')} value={tab} onValue={(value) => void navigate({ to: '.', search: { tab: value }, replace: true })} tabs={tabs.map((value) => ({ value, label: t(`settings-tab-${value}`) }))} />
      </>
    }>
      {tab === 'look' && <Look />}
      {tab === 'device' && <Device />}
      {tab === 'company' && <Company />}
      {tab === 'scanner' && <ScannerTest />}
      {tab === 'sourcing' && <SourcingSettings />}
      {tab === 'about' && <About />}
    </Page>
  );
}
