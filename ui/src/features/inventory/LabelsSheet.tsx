import { useDeferredValue, useMemo, useState } from 'react';
import type { LabelStock, StockRow } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { PaperSheet } from '@/shared/paper';
import { Combobox, Field, IconButton, ItemImage, NumberInput, Segmented, Select, TextArea } from '@/shared/ui';
import { CloseIcon, ScanIcon } from '@/shared/ui/icons';
import s from './Inventory.module.css';
import { binsOf, countOf, kinds, type LabelKind, labelsOf, MOST, perSheet, stocks } from './labels';

interface Chosen { itemId: string; name: string; sku: string; image: string; copies: number }

/** Labels for items, shelves and bins: what, how many, on what; and how they will be. */
export function LabelsSheet({ first, onClose }: { first: StockRow | undefined; onClose: () => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<LabelKind>('item_labels');
  const [stock, setStock] = useState<LabelStock>('roll');
  const [start, setStart] = useState(1);
  const [items, setItems] = useState<readonly Chosen[]>(first ? [{ itemId: first.itemId, name: first.name, sku: first.sku, image: first.image, copies: 1 }] : []);
  const [bins, setBins] = useState('');
  const paper = useDeferredValue(useMemo(() => labelsOf(kind, { stock, start }, items.map(({ itemId, copies }) => ({ itemId, copies })), binsOf(bins)), [kind, stock, start, items, bins]));
  const count = kind === 'bin_labels' ? binsOf(bins).length : countOf(items);
  return (
    <PaperSheet paper={paper} title={t('inventory-labels')} note={t('inventory-labels-count', { count })} onClose={onClose}
      missing={t(count > MOST ? 'inventory-labels-many' : kind === 'bin_labels' ? 'inventory-labels-no-bins' : 'inventory-labels-none', { max: MOST })}
      aside={
        <>
          <Segmented<LabelKind> label={t('inventory-labels-for')} value={kind} onValue={setKind} options={kinds.map((value) => ({ value, label: t(`inventory-labels-${value}`) }))} />
          <Field label={t('inventory-labels-stock')}>{(ids) => <Select<LabelStock> ids={ids} value={stock} onValue={setStock} choices={stocks.map((value) => ({ value, label: t(`inventory-labels-stock-${value}`) }))} />}</Field>
          {stock !== 'roll' && <Field label={t('inventory-labels-start')} hint={t('inventory-labels-start-hint', { max: perSheet(stock) })}>{(ids) => <NumberInput {...ids} value={Math.min(start, perSheet(stock))} min={1} max={perSheet(stock)} onNumber={setStart} />}</Field>}
          {kind === 'bin_labels'
            ? <Field label={t('inventory-labels-bins')} hint={t('inventory-labels-bins-hint')}>{(ids) => <TextArea {...ids} rows={8} value={bins} onText={setBins} />}</Field>
            : <Items items={items} onItems={setItems} />}
        </>
      } />
  );
}

function Items({ items, onItems }: { items: readonly Chosen[]; onItems: (items: readonly Chosen[]) => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const typed = text.trim();
  const wanted = useDeferredValue(typed);
  const found = useQueryCall('item.search', wanted ? { text: wanted, limit: 8 } : null);
  const set = (itemId: string, copies: number) => onItems(items.map((one) => (one.itemId === itemId ? { ...one, copies } : one)));
  const add = (item: Omit<Chosen, 'copies'>) => {
    const known = items.find((one) => one.itemId === item.itemId);
    if (known) set(item.itemId, known.copies + 1);
    else onItems([...items, { itemId: item.itemId, name: item.name, sku: item.sku, image: item.image, copies: 1 }]);
    setText('');
  };
  return (
    <>
      <Field label={t('inventory-labels-add')}>{(ids) => (
        <Combobox ids={ids} icon={ScanIcon} text={text} onText={setText} placeholder={t('inventory-filter')} rows={wanted && typed ? found.data?.rows ?? [] : []} rowKey={(row) => row.itemId} onPick={add}
          busy={wanted !== typed || found.isFetching || found.isPlaceholderData} empty={typed ? t('inventory-empty-filter') : undefined}
          row={(row) => <><ItemImage image={row.image} name={row.name} size={26} /><span className="cut">{row.name}</span><span className="mono muted">{row.sku}</span></>} />
      )}</Field>
      <ul className={s.labels}>
        {items.map((one) => (
          <li key={one.itemId}>
            <ItemImage image={one.image} name={one.name} size={26} />
            <span className={s.labelItem}><span className="cut" title={one.name}>{one.name}</span><span className="mono muted cut">{one.sku}</span></span>
            <span className={s.copies}><NumberInput aria-label={t('inventory-labels-copies', { item: one.name })} value={one.copies} min={1} max={MOST} onNumber={(copies) => set(one.itemId, copies)} /></span>
            <IconButton size="small" icon={CloseIcon} label={t('inventory-labels-remove', { item: one.name })} onClick={() => onItems(items.filter((other) => other !== one))} />
          </li>
        ))}
      </ul>
    </>
  );
}
