import { useState } from 'react';
import type { Disposition, ReturnView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useScanSink } from '@/shared/lib/scan';
import { useWords } from '@/shared/lib/words';
import { Button, Card, ItemImage, Segmented } from '@/shared/ui';
import s from './Returns.module.css';
import { dispositions, usualDisposition } from './take-back';

interface Part { key: string; lineId: number; disposition: Disposition }

/** Every unit that came back gets its place: one choice per unit, set beforehand to what is usual for its reason. */
export function Inspect({ view }: { view: ReturnView }) {
  const { t } = useWords();
  const inspect = useCommand('return.inspect');
  const [parts, setParts] = useState<Part[]>(() => view.lines.flatMap((line) => Array.from({ length: line.received || line.quantity }, (_, at) => ({ key: `${line.lineId}-${at}`, lineId: line.lineId, disposition: usualDisposition(line.reason) }))));
  const [scanned, setScanned] = useState<ReadonlySet<string>>(new Set());
  const lineOf = (lineId: number) => view.lines.find((line) => line.lineId === lineId);
  const submit = async () => {
    const counts = new Map<string, { lineId: number; disposition: Disposition; quantity: number }>();
    for (const part of parts) {
      const key = `${part.lineId}${part.disposition}`;
      counts.set(key, { lineId: part.lineId, disposition: part.disposition, quantity: (counts.get(key)?.quantity ?? 0) + 1 });
    }
    await inspect.run({ returnId: view.returnId, lines: [...counts.values()] });
  };
  useScanSink((scan) => {
    const fits = parts.filter((part) => { const line = lineOf(part.lineId); return line !== undefined && (line.barcode === scan.value || line.sku.toUpperCase() === scan.value.toUpperCase()); });
    const next = fits.find((part) => !scanned.has(part.key));
    if (!next) return fits.length > 0 ? { kind: 'over', text: t('returns-inspect-over') } : { kind: 'wrong', text: t('returns-scan-unknown', { code: scan.raw }) };
    setScanned(new Set([...scanned, next.key]));
    return { kind: 'ok', text: t('returns-inspect-ok', { item: lineOf(next.lineId)?.name ?? '' }) };
  });
  useKeys([{ keys: 'ctrl+enter|.', label: t('returns-inspect-done'), run: () => void submit(), hint: true, disabled: inspect.busy }]);
  return (
    <Card flush title={t('returns-inspect-title')} end={<Button variant="primary" keys="ctrl+enter" busy={inspect.busy} onClick={() => void submit()}>{t('returns-inspect-done')}</Button>}>
      <ul>
        {parts.map((part) => {
          const line = lineOf(part.lineId);
          return line && (
            <li key={part.key} className={s.row} data-on={scanned.has(part.key) || undefined}>
              <ItemImage image={line.image} name={line.name} size={44} />
              <span className={s.lineName}><strong>{line.name}</strong><span className="muted">{t(`return-reason-${line.reason}`)}</span></span>
              <Segmented label={t('returns-disposition', { item: line.name })} value={part.disposition} onValue={(disposition) => setParts(parts.map((one) => (one.key === part.key ? { ...one, disposition } : one)))}
                options={dispositions.map((disposition) => ({ value: disposition, label: t(`disposition-${disposition}`) }))} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
