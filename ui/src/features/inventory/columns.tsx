import { useMemo } from 'react';
import { useWords } from '@/shared/lib/words';
import { type Column, ItemImage } from '@/shared/ui';
import { ChevronDownIcon, ChevronRightIcon } from '@/shared/ui/icons';
import type { Row } from './expand';
import s from './Inventory.module.css';

export type Figure = 'onHand' | 'reserved' | 'safety' | 'inTransit' | 'onOrder' | 'available';
const figures: readonly { figure: Figure; from?: number }[] = [{ figure: 'onHand' }, { figure: 'reserved' }, { figure: 'safety', from: 860 }, { figure: 'inTransit', from: 764 }, { figure: 'onOrder', from: 956 }, { figure: 'available' }];

export const figureOf = (row: Row, figure: Figure): number | null => {
  if (row.kind === 'item') return row.item[figure];
  return figure === 'onOrder' ? null : row.place[figure];
};

export function useColumns(does: { opened: ReadonlySet<string>; toggle: (row: Row) => void; look: (row: Row, figure: Figure) => void }): Column<Row>[] {
  const words = useWords();
  const { opened, toggle, look } = does;
  return useMemo(() => {
    const { t, formats } = words;
    const name: Column<Row> = {
      id: 'item', head: t('inventory-col-item'), width: 'minmax(240px, 1fr)',
      cell: (row) => {
        if (row.kind === 'place') return <span className={s.place}>{row.location?.name ?? t('inventory-place-unknown')}{row.location && <span className="muted">{t(`location-kind-${row.location.kind}`)}</span>}</span>;
        const open = opened.has(row.item.itemId);
        const Icon = open ? ChevronDownIcon : ChevronRightIcon;
        return (
          <span className={s.item}>
            <button type="button" tabIndex={-1} className={s.arrow} aria-expanded={open} aria-label={t('inventory-places-of', { item: row.item.name })} onClick={() => toggle(row)}><Icon size={16} stroke={2} aria-hidden /></button>
            <ItemImage image={row.item.image} name={row.item.name} size={26} />
            <span className="cut">{row.item.name}</span>
          </span>
        );
      },
    };
    const sku: Column<Row> = { id: 'sku', head: t('inventory-col-sku'), width: '130px', cell: (row) => (row.kind === 'item' ? <span className="mono cut">{row.item.sku}</span> : <span className="mono muted cut">{row.location?.code}</span>), from: 700 };
    return [name, sku, ...figures.map(({ figure, from }): Column<Row> => ({
      id: figure, head: t(`inventory-col-${figure}`), width: figure === 'available' ? '104px' : '96px', align: 'end', ...(from ? { from } : {}),
      cell: (row) => {
        const value = figureOf(row, figure);
        if (value === null) return null;
        return <button type="button" tabIndex={-1} className={s.figure} data-figure={figure} data-low={(figure === 'available' && value <= 0) || undefined} data-zero={value === 0 || undefined} aria-label={t('inventory-moves-of', { figure: t(`inventory-col-${figure}`), value })} onClick={() => look(row, figure)}>{formats.number(value)}</button>;
      },
    }))];
  }, [words, opened, toggle, look]);
}
