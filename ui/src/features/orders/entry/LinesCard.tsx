import type { RefObject } from 'react';
import type { PreviewLine } from '@/bindings';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Empty, IconButton, ItemImage, MoneyInput, NumberInput } from '@/shared/ui';
import { ScanIcon, TrashIcon } from '@/shared/ui/icons';
import type { DraftLine } from './draft';
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
  const here = priced?.availability.find((place) => place.locationId === draft.locationId)?.available;
  // What the list says to this buyer: prices may be agreed without tax, or the law may ask none of them.
  const list = line.unitPriceMinor === null ? priced?.unitPriceMinor ?? line.listPriceMinor : line.listPriceMinor;
  const unit = line.unitPriceMinor ?? list;
  const amount = priced?.quantity === line.quantity ? priced.amountMinor : Math.round((unit * line.quantity * (10_000 - line.discountBp)) / 10_000);
  const short = priced !== undefined && priced.availableTotal < line.quantity;
  const onEnter = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return;
    event.preventDefault();
    back();
  };
  return (
    <tr>
      <th scope="row"><span className={s.item}><ItemImage image={line.image} name={line.name} /><span className={s.rowMain}><span className={s.itemName} title={line.name}>{line.name}</span><span className="mono muted">{line.sku}</span></span></span></th>
      <td className={s.quantity}><NumberInput aria-label={t('entry-line-quantity-of', { name: line.name })} value={line.quantity} min={1} max={9_999} onNumber={(quantity) => act({ do: 'quantity', key: line.key, quantity })} onKeyDown={onEnter} /></td>
      <td className={s.price} title={line.unitPriceMinor === null ? undefined : t('entry-line-price-changed', { price: formats.money(list) })} data-changed={line.unitPriceMinor !== null || undefined}>
        <MoneyInput aria-label={t('entry-line-price-of', { name: line.name })} value={unit} currency={shop.company.currency} onMoney={(minor) => { if (minor !== null) act({ do: 'price', key: line.key, unitPriceMinor: minor === list ? null : minor }); }} onKeyDown={onEnter} />
      </td>
      <td className={s.discount}><NumberInput aria-label={t('entry-line-discount-of', { name: line.name })} value={Math.round(line.discountBp / 100)} max={100} onNumber={(percent) => act({ do: 'discount', key: line.key, discountBp: percent * 100 })} onKeyDown={onEnter} /></td>
      <td className={s.available} data-short={short || undefined} title={priced?.availability.map((place) => `${place.name}: ${place.available}`).join('\n')}>
        {priced && <><span>{here !== undefined && t('entry-line-available-here', { here })}</span><span className="muted">{t('entry-line-available-total', { total: priced.availableTotal })}</span></>}
      </td>
      <td className="num strong">{formats.money(amount, shop.company.currency)}</td>
      <td><IconButton size="small" icon={TrashIcon} label={t('entry-line-remove', { name: line.name })} onClick={() => { act({ do: 'remove', key: line.key }); back(); }} /></td>
    </tr>
  );
}
