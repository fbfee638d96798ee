import type { RefObject } from 'react';
import type { PreviewLine } from '@/bindings';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Empty, IconButton, ItemImage, MoneyInput, NumberInput } from '@/shared/ui';
import { ScanIcon, TrashIcon } from '@/shared/ui/icons';
import { currencyOf, type DraftLine } from './draft';
import s from './entry.module.css';
import { ItemSearch } from './ItemSearch';
import type { Entry } from './useEntry';

export function LinesCard({ entry, inputRef }: { entry: Entry; inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useWords();
  const { draft } = entry;
  const units = draft.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Card title={t('entry-items')} end={draft.lines.length > 0 && `${t('count-lines', { count: draft.lines.length })} · ${t('count-units', { count: units })}`}>
      <ItemSearch act={entry.act} inputRef={inputRef} active={entry.placed === null} locationId={draft.locationId} />
      {draft.lines.length === 0
        ? <Empty icon={ScanIcon} title={t('entry-lines-empty')}>{t('entry-lines-empty-text')}</Empty>
        : (
          <div className={s.tableBox}>
            <table className={s.table}>
              <thead><tr><th scope="col">{t('entry-line-item')}</th><th scope="col" className="num">{t('entry-line-quantity')}</th><th scope="col" className="num">{t(entry.preview?.pricesIncludeTax === false ? 'entry-line-price-net' : 'entry-line-price')}</th><th scope="col" className="num">{t('entry-line-discount')}</th><th scope="col">{t('entry-line-available')}</th><th scope="col" className="num">{t('entry-line-amount')}</th><th scope="col"><span className="sr">{t('entry-line-actions')}</span></th></tr></thead>
              <tbody>{draft.lines.map((line, at) => <Row key={line.key} line={line} priced={entry.preview?.lines[at]?.itemId === line.itemId ? entry.preview.lines[at] : undefined} entry={entry} back={() => inputRef.current?.focus()} />)}</tbody>
            </table>
          </div>
        )}
    </Card>
  );
}

function Row({ line, priced, entry, back }: { line: DraftLine; priced: PreviewLine | undefined; entry: Entry; back: () => void }) {
  const { t, formats } = useWords();
  const shop = useShop();
  const { act, draft } = entry;
  // A draft that was kept knows its items by their ids alone.
  const name = line.name || (priced?.name ?? '');
  const here = priced?.availability.find((place) => place.locationId === draft.locationId)?.available;
  const currency = currencyOf(draft, shop.company.currency);
  // What the list says to this buyer, in their currency, with tax or without: Rust says what it comes to.
  const fresh = entry.preview?.totals.currency === currency ? priced : undefined;
  const list = fresh?.listPriceMinor ?? (currency === shop.company.currency ? line.listPriceMinor : null);
  const unit = line.unitPriceMinor ?? list;
  const amount = fresh?.quantity === line.quantity ? fresh.amountMinor : unit === null ? null : Math.round((unit * line.quantity * (10_000 - line.discountBp)) / 10_000);
  const short = priced !== undefined && priced.availableTotal < line.quantity;
  const onEnter = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return;
    event.preventDefault();
    back();
  };
  return (
    <tr>
      <th scope="row"><span className={s.item}><ItemImage image={line.image} name={name} /><span className={s.rowMain}><span className={s.itemName} title={name}>{name}</span><span className="mono muted">{line.sku || priced?.sku}</span></span></span></th>
      <td className={s.quantity}><NumberInput aria-label={t('entry-line-quantity-of', { name })} value={line.quantity} min={1} max={9_999} onNumber={(quantity) => act({ do: 'quantity', key: line.key, quantity })} onKeyDown={onEnter} /></td>
      <td className={s.price} title={line.unitPriceMinor === null ? undefined : t('entry-line-price-changed', { price: list === null ? '–' : formats.money(list, currency) })} data-changed={line.unitPriceMinor !== null || undefined}>
        <MoneyInput aria-label={t('entry-line-price-of', { name })} value={unit} currency={currency} onMoney={(minor) => { if (minor !== null) act({ do: 'price', key: line.key, unitPriceMinor: minor === list ? null : minor }); }} onKeyDown={onEnter} />
      </td>
      <td className={s.discount}><NumberInput aria-label={t('entry-line-discount-of', { name })} value={Math.round(line.discountBp / 100)} max={100} onNumber={(percent) => act({ do: 'discount', key: line.key, discountBp: percent * 100 })} onKeyDown={onEnter} /></td>
      <td className={s.available} data-short={short || undefined} title={priced?.availability.map((place) => `${place.name}: ${place.available}`).join('\n')}>
        {priced && <><span>{here !== undefined && t('entry-line-available-here', { here })}</span><span className="muted">{t('entry-line-available-total', { total: priced.availableTotal })}</span></>}
      </td>
      <td className="num strong">{amount === null ? '–' : formats.money(amount, currency)}</td>
      <td><IconButton size="small" icon={TrashIcon} label={t('entry-line-remove', { name })} onClick={() => { act({ do: 'remove', key: line.key }); back(); }} /></td>
    </tr>
  );
}
