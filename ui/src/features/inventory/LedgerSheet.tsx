import { useState } from 'react';
import type { StockMoveRow } from '@/bindings';
import { useRows } from '@/shared/lib/rows';
import { useWords } from '@/shared/lib/words';
import { Button, type Column, DataGrid, Empty, Segmented, Sheet } from '@/shared/ui';
import { AdjustIcon, ListIcon } from '@/shared/ui/icons';
import { figureOf, type Figure } from './columns';
import s from './Inventory.module.css';
import type { Looking } from './InventoryScreen';
import { signOf } from './moves';

const shown: readonly Figure[] = ['onHand', 'reserved', 'safety', 'inTransit', 'onOrder', 'available'];

const placesOf = (move: StockMoveRow) => [...new Set([move.fromLocation, move.toLocation].filter((one) => one !== null))].join(' → ');

/** The moves behind a number, newest first. */
export function LedgerSheet({ looking, locationId, onClose, onAdjust }: { looking: Looking; locationId: string | undefined; onClose: () => void; onAdjust: () => void }) {
  const words = useWords();
  const { t, formats } = words;
  const { row, figure } = looking;
  const [at, setAt] = useState(0);
  const own = row.kind === 'place' ? row.place.locationId : locationId;
  const [scope, setScope] = useState<'here' | 'all'>(own ? 'here' : 'all');
  const source = useRows('stock.ledger', { itemId: row.item.itemId, ...(scope === 'here' && own ? { locationId: own } : {}) });
  const columns: Column<StockMoveRow>[] = [
    { id: 'at', head: t('inventory-col-when'), width: '118px', cell: (move) => <time className="muted" title={formats.moment(move.atMs)}>{formats.short(move.atMs)}</time> },
    { id: 'quantity', head: t('inventory-col-quantity'), width: '84px', align: 'end', cell: (move) => <span className={s.change} data-sign={signOf(move, figure)}>{signOf(move, figure) === 'in' ? '+' : signOf(move, figure) === 'out' ? '−' : ''}{formats.number(Math.abs(move.quantity))}</span> },
    { id: 'words', head: t('inventory-col-move'), width: 'minmax(180px, 1fr)', cell: (move) => <span className="cut" title={words.say(move.words)}>{words.say(move.words)}</span> },
    { id: 'place', head: t('inventory-col-place'), width: 'minmax(170px, 0.8fr)', cell: (move) => <span className="cut muted" title={placesOf(move)}>{placesOf(move)}</span>, from: 560 },
    { id: 'actor', head: t('inventory-col-who'), width: '120px', cell: (move) => <span className="cut muted">{move.actorName}</span>, from: 680 },
  ];
  return (
    <Sheet open onClose={onClose} size="large" title={row.item.name} note={<><span className="mono">{row.item.sku}</span>{row.kind === 'place' && row.location && ` · ${row.location.name}`}</>}
      actions={<Button icon={AdjustIcon} onClick={onAdjust}>{t('inventory-adjust')}</Button>}>
      <dl className={s.figures}>
        {shown.map((one) => {
          const value = figureOf(row, one);
          return value !== null && <div key={one} data-on={one === figure || undefined}><dt>{t(`inventory-col-${one}`)}</dt><dd>{formats.number(value)}</dd></div>;
        })}
      </dl>
      <p className="muted">{t(`inventory-about-${figure}`)}</p>
      {own && <Segmented label={t('inventory-scope')} value={scope} onValue={setScope} options={[{ value: 'here', label: t('inventory-scope-here') }, { value: 'all', label: t('inventory-scope-all') }]} />}
      <div className={s.ledger}>
        <DataGrid label={t('inventory-ledger')} columns={columns} source={source} rowId={(move) => String(move.seq)} at={at} onAt={setAt} empty={<Empty icon={ListIcon} title={t('inventory-ledger-empty')}>{t('inventory-ledger-empty-text')}</Empty>} />
      </div>
    </Sheet>
  );
}
