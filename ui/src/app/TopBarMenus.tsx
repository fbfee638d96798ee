import { type Prefs, setPrefs, usePrefs } from '@/shared/lib/prefs';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { IconButton, Menu, Select } from '@/shared/ui';
import { CheckIcon, ContrastIcon, DesktopIcon, LocationIcon, MoonIcon, SunIcon } from '@/shared/ui/icons';

const themes = { system: DesktopIcon, light: SunIcon, dark: MoonIcon, contrast: ContrastIcon };
const themeNames: readonly Prefs['theme'][] = ['system', 'light', 'dark', 'contrast'];

export function LocationSwitch() {
  const { t } = useWords();
  const shop = useShop();
  return (
    <Select quiet leaves icon={LocationIcon} label={t('shell-location')} value={shop.locationId ?? 'all'} onValue={(value) => shop.setLocation(value === 'all' ? undefined : value)}
      choices={[{ value: 'all', label: t('shell-location-all') }, ...shop.locations.filter((place) => place.kind !== 'supplier').map((place) => ({ value: place.locationId, label: place.name, note: t(`location-kind-${place.kind}`) }))]} />
  );
}

export function ThemeMenu() {
  const { t } = useWords();
  const { theme } = usePrefs();
  return (
    <Menu title={t('shell-theme')} trigger={<IconButton icon={themes[theme]} label={t('shell-theme')} />}
      entries={themeNames.map((name) => ({ id: name, label: t(`shell-theme-${name}`), icon: name === theme ? CheckIcon : themes[name], run: () => setPrefs({ theme: name }) }))} />
  );
}
