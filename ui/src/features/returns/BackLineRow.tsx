import type { OrderLineView, ReturnQuote, ReturnReason } from '@/bindings';
import { CallError } from '@/host';
import { refusalWords } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Field, IconButton, ItemImage, Segmented, Select } from '@/shared/ui';
import { AlertIcon, MinusIcon, PlusIcon } from '@/shared/ui/icons';
import s from './Returns.module.css';
import { type Back, dispositions, reasons, setDisposition, setQuantity, setReason } from './take-back';

export function BackLineRow(props: { line: OrderLineView; back: Back; onBack: (change: (before: Back) => Back) => void; later: boolean; usual: ReturnReason; currency: string; quoted: ReturnQuote['lines'][number] | undefined }) {
  const words = useWords();
  const { t, formats } = words;
  const { line, onBack, usual, quoted } = props;
  const chosen = props.back[line.lineId];
  const quantity = chosen?.quantity ?? 0;
  const step = (by: number) => onBack((before) => setQuantity(before, line, (before[line.lineId]?.quantity ?? 0) + by, usual));
  const value: number | null = chosen && chosen.disposition !== 'refuse' && quoted && !quoted.refusal ? quoted.refundMinor : null;
  return (
    <article className={s.line} data-on={chosen !== undefined || undefined} aria-label={line.name}>
      <div className={s.lineTop}>
        <ItemImage image={line.image} name={line.name} size={44} />
        <div className={s.lineName}><strong>{line.name}</strong><span className="muted"><span className="mono">{line.sku}</span>{` · ${t('returns-returnable', { count: line.returnable, bought: line.quantity })}`}</span></div>
        <span className={s.value}>{value === null ? '' : formats.money(value, props.currency)}</span>
        <div className={s.stepper}>
          <IconButton icon={MinusIcon} label={t('returns-less', { item: line.name })} disabled={quantity === 0} onClick={() => step(-1)} />
          <output className={s.quantity} aria-label={t('returns-quantity', { item: line.name })}>{quantity}</output>
          <IconButton icon={PlusIcon} label={t('returns-more', { item: line.name })} disabled={quantity >= line.returnable} onClick={() => step(1)} />
        </div>
      </div>
      {chosen && (
        <div className={s.lineChoices}>
          <div className={s.reason}><Field label={t('returns-reason')} hideLabel>{(ids) => <Select ids={ids} value={chosen.reason} onValue={(reason) => onBack((before) => setReason(before, line.lineId, reason))} choices={reasons.map((reason) => ({ value: reason, label: t(`return-reason-${reason}`) }))} />}</Field></div>
          {!props.later && <Segmented label={t('returns-disposition', { item: line.name })} value={chosen.disposition} onValue={(disposition) => onBack((before) => setDisposition(before, line.lineId, disposition))}
            options={dispositions.map((disposition) => ({ value: disposition, label: t(`disposition-${disposition}`) }))} />}
        </div>
      )}
      {chosen && quoted?.refusal && <p className={s.refusal} role="alert"><AlertIcon size={18} stroke={1.9} aria-hidden />{refusalWords(words, new CallError(quoted.refusal))}</p>}
    </article>
  );
}
