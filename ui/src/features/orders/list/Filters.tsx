import { withTerm } from '@/shared/lib/search-query';
import { type Prefs, setPrefs, usePrefs } from '@/shared/lib/prefs';
import { useWords } from '@/shared/lib/words';
import { IconButton, Menu, Select, TextInput } from '@/shared/ui';
import { CheckIcon, CloseIcon, DensityIcon, SearchIcon } from '@/shared/ui/icons';
import s from './list.module.css';
import { channels, statuses, type useOrderList } from './useOrderList';

const densities: readonly Prefs['density'][] = ['auto', 'compact', 'normal', 'touch'];

export function Filters({ list }: { list: ReturnType<typeof useOrderList> }) {
  const { t } = useWords();
  const { density } = usePrefs();
  const [status] = list.statuses;
  const [channel] = list.channels;
  return (
    <div className={s.filters} role="search">
      <span className={s.query}>
        <TextInput data-filter="" icon={SearchIcon} value={list.text} onText={list.setText} placeholder={t('orders-filter-placeholder')} aria-label={t('orders-filter-label')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-grid]')?.focus();
          }}
          end={list.unknown.length > 0 ? <span className={s.unknown} role="status">{t('orders-filter-unknown', { terms: list.unknown.join(', ') })}</span> : list.text !== '' && <IconButton size="small" icon={CloseIcon} label={t('orders-filter-clear')} onClick={() => list.setText('')} />} />
      </span>
      <Select label={t('orders-column-status')} value={list.statuses.length === 1 && status ? status : 'any'} onValue={(value) => list.setText(withTerm(list.text, t('orders-term-status'), value === 'any' ? null : t(`status-${value}`).toLowerCase()))}
        choices={[{ value: 'any', label: t('orders-filter-any-status') }, ...statuses.map((value) => ({ value, label: t(`status-${value}`) }))]} />
      <Select label={t('orders-column-channel')} value={list.channels.length === 1 && channel ? channel : 'any'} onValue={(value) => list.setText(withTerm(list.text, t('orders-term-channel'), value === 'any' ? null : t(`channel-${value}`).toLowerCase()))}
        choices={[{ value: 'any', label: t('orders-filter-any-channel') }, ...channels.map((value) => ({ value, label: t(`channel-${value}`) }))]} />
      <Menu title={t('shell-density')} trigger={<IconButton icon={DensityIcon} label={t('shell-density')} />}
        entries={densities.map((name) => ({ id: name, label: t(`shell-density-${name}`), ...(name === density ? { icon: CheckIcon } : {}), run: () => setPrefs({ density: name }) }))} />
    </div>
  );
}
