import { type ClipboardEvent, type RefObject, useCallback, useDeferredValue, useState } from 'react';
import type { ItemRow, LocationId } from '@/bindings';
import { ask, useQueryCall } from '@/shared/lib/calls';
import { useScanSink } from '@/shared/lib/scan';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Combobox, ItemImage } from '@/shared/ui';
import { ScanIcon } from '@/shared/ui/icons';
import { type DraftAction, parseItemText, parsePastedList } from './draft';
import s from './entry.module.css';

/** Adds lines by name, by scan, or by a pasted list. */
export function ItemSearch({ act, inputRef, active, locationId }: { act: (action: DraftAction) => void; inputRef: RefObject<HTMLInputElement | null>; active: boolean; locationId: LocationId }) {
  const { t, formats } = useWords();
  const [text, setText] = useState('');
  const wanted = parseItemText(useDeferredValue(text));
  const typed = parseItemText(text);
  const found = useQueryCall('item.search', wanted.text ? { text: wanted.text, locationId, limit: 8 } : null);
  const add = (item: ItemRow, quantity: number) => {
    act({ do: 'add', item, quantity });
    setText('');
  };
  useScanSink(async (scan) => {
    const item = await ask('item.by_code', { code: scan.value, locationId });
    if (!item) return { kind: 'wrong', text: t('entry-item-unknown', { code: scan.raw }) };
    add(item, scan.quantity);
    return { kind: 'ok', text: t('entry-item-added', { quantity: scan.quantity, name: item.name }) };
  }, active);
  const paste = useCallback(async (event: ClipboardEvent<HTMLInputElement>) => {
    const list = event.clipboardData.getData('text');
    if (!/\n/.test(list.trim())) return;
    event.preventDefault();
    const rows = parsePastedList(list);
    const items = await Promise.all(rows.map((row) => ask('item.by_code', { code: row.code, locationId })));
    const unknown = rows.filter((_, at) => !items[at]).map((row) => row.code);
    items.forEach((item, at) => { if (item) act({ do: 'add', item, quantity: rows[at]?.quantity ?? 1 }); });
    if (rows.length > unknown.length) showToast({ kind: 'ok', text: t('entry-item-pasted', { count: rows.length - unknown.length }) });
    if (unknown.length > 0) showToast({ kind: 'refused', text: t('entry-item-pasted-unknown', { codes: unknown.join(', ') }) });
  }, [act, locationId, t]);
  return (
    <Combobox inputRef={inputRef} label={t('entry-items')} placeholder={t('entry-item-placeholder')} icon={ScanIcon} text={text} onText={setText} rows={wanted.text && typed.text ? found.data?.rows ?? [] : []} rowKey={(row) => row.itemId}
      onPick={(row) => add(row, typed.quantity)} onPaste={(event) => void paste(event)} busy={wanted.text !== typed.text || found.isFetching || found.isPlaceholderData} empty={typed.text ? t('entry-item-none') : undefined}
      row={(row) => (
        <>
          <ItemImage image={row.image} name={row.name} size={28} />
          <span className={s.rowMain}><span className="cut">{typed.quantity > 1 && <strong>{typed.quantity} × </strong>}{row.name}</span><span className="muted"><span className="mono">{row.sku}</span> · {t('entry-item-stock', { here: row.availableHere, total: row.availableTotal })}</span></span>
          <span className="num strong">{formats.money(row.priceMinor, row.currency)}</span>
        </>
      )} />
  );
}
