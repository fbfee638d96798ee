import { useNavigate, useSearch } from '@tanstack/react-router';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Page, PageHeader, Tabs } from '@/shared/ui';
import { About } from './About';
import { Carriers } from './Carriers';
import { Company } from './Company';
import { Currencies } from './Currencies';
import { Device } from './Device';
import { Email } from './Email';
import { Locations } from './Locations';
import { Look } from './Look';
import { Papers } from './Papers';
import { ScannerTest } from './ScannerTest';
import { SourcingSettings } from './sourcing/SourcingSettings';
import { TaxAgency } from './TaxAgency';
import { UsTaxes } from './UsTaxes';

const tabs = ['look', 'device', 'scanner', 'company', 'currencies', 'papers', 'taxes', 'agency', 'email', 'carriers', 'locations', 'sourcing', 'about'] as const;
type Tab = (typeof tabs)[number];
/** What holds beyond this device says so. */
const notes: Partial<Record<Tab, string>> = { company: 'settings-note-company', currencies: 'settings-note-company', papers: 'papers-note', taxes: 'settings-note-company', agency: 'settings-note-company', email: 'settings-note-company', carriers: 'settings-note-company', locations: 'settings-note-company', sourcing: 'sourcing-note' };

export function SettingsScreen() {
  const { t } = useWords();
  // Other countries have other agencies, and only one has taxes by ZIP code.
  const { company } = useShop();
  const shown = tabs.filter((one) => (one !== 'agency' || company.country === 'ES') && (one !== 'taxes' || company.country === 'US'));
  const search = useSearch({ from: '/settings' });
  const navigate = useNavigate();
  const tab: Tab = shown.find((one) => one === search.tab) ?? 'look';
  return (
    <Page head={
      <>
        <PageHeader title={t('nav-settings')} note={t(notes[tab] ?? 'settings-note')} />
        <Tabs label={t('nav-settings')} value={tab} onValue={(value) => void navigate({ to: '.', search: { tab: value }, replace: true })} tabs={shown.map((value) => ({ value, label: t(`settings-tab-${value}`) }))} />
      </>
    }>
      {tab === 'look' && <Look />}
      {tab === 'device' && <Device />}
      {tab === 'company' && <Company />}
      {tab === 'currencies' && <Currencies />}
      {tab === 'papers' && <Papers />}
      {tab === 'taxes' && <UsTaxes />}
      {tab === 'agency' && <TaxAgency />}
      {tab === 'email' && <Email />}
      {tab === 'carriers' && <Carriers />}
      {tab === 'locations' && <Locations />}
      {tab === 'scanner' && <ScannerTest />}
      {tab === 'sourcing' && <SourcingSettings />}
      {tab === 'about' && <About />}
    </Page>
  );
}
