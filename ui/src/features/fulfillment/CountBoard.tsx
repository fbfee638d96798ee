import { type ReactNode } from 'react';
import { useWords } from '@/shared/lib/words';
import { ItemImage } from '@/shared/ui';
import { CheckIcon, DangerIcon, MinusIcon, PlusIcon, ScanIcon, SuccessIcon } from '@/shared/ui/icons';
import { countOf, type Mode, openOf, unitsDone, unitsShort, unitsWanted, type WorkLine } from './count';
import type { Counting } from './useCounting';
import s from './Work.module.css';

const small = typeof matchMedia === 'function' ? matchMedia('(max-height: 680px), (max-width: 1100px)') : null;

/** The item in hand, large enough to read at arm's length, and beside it everything that is wanted. */
export function CountBoard(props: { counting: Counting; mode: Mode; children?: ReactNode; foot: ReactNode }) {
  const { counting, mode } = props;
  const { t } = useWords();
  const { lines, counts, now } = counting;
  const done = unitsDone(lines, counts) + unitsShort(lines, counts);
  const wanted = unitsWanted(lines);
  return (
    <div className={s.board}>
      <section className={s.now} aria-label={t('fulfillment-now')}>
        {now && <InHand line={now} counting={counting} mode={mode} />}
        <Flash counting={counting} mode={mode} />
      </section>
      <div className={s.side}>
        <section className={s.lines} aria-label={t('fulfillment-lines')}>
          <header className={s.linesHead}>
            <h2>{t(`fulfillment-progress-${mode}`, { done, wanted })}</h2>
            <progress className={s.bar} max={Math.max(1, wanted)} value={done} aria-label={t(`fulfillment-progress-${mode}`, { done, wanted })} />
          </header>
          <ul className={s.list}>
            {lines.map((line) => <li key={line.lineId}><LineButton line={line} counting={counting} mode={mode} current={line === now} /></li>)}
          </ul>
        </section>
        {props.children}
        <footer className={s.foot} data-foot>{props.foot}</footer>
      </div>
    </div>
  );
}

function InHand({ line, counting, mode }: { line: WorkLine; counting: Counting; mode: Mode }) {
  const { t } = useWords();
  const count = countOf(counting.counts, line.lineId);
  return (
    <div className={s.item}>
      <div className={s.picture}><ItemImage image={line.image} name={line.name} size={small?.matches ? 120 : 190} /></div>
      <div className={s.what}>
        <h2 className={s.name}>{line.name}</h2>
        <p className={s.codes}><span>{line.sku}</span>{line.barcode && <span>{line.barcode}</span>}</p>
        {mode === 'pick' && line.bin !== '' && <p className={s.bin}><span>{t('fulfillment-bin')}</span><span className={s.binName}>{line.bin}</span></p>}
        {count.short > 0 && <p className={s.shortWord}>{t('fulfillment-short-units', { count: count.short, reason: t(`short-reason-${count.reason ?? 'not_found'}`) })}</p>}
      </div>
      <div className={s.counter}>
        <button type="button" className={s.round} aria-label={t('fulfillment-less', { item: line.name })} disabled={count.done === 0} onClick={() => counting.add(line, -1)}><MinusIcon size={24} stroke={2} aria-hidden /></button>
        <p className={s.units}>{count.done}<small>{t('fulfillment-of', { wanted: line.wanted })}</small></p>
        <button type="button" className={s.round} aria-label={t('fulfillment-more', { item: line.name })} disabled={openOf(line, counting.counts) === 0} onClick={() => counting.add(line, 1)}><PlusIcon size={24} stroke={2} aria-hidden /></button>
      </div>
    </div>
  );
}

/** The last scan in words. The scan service announces the same text to screen readers. */
function Flash({ counting, mode }: { counting: Counting; mode: Mode }) {
  const { t } = useWords();
  const { flash } = counting;
  if (!flash) return <p className={s.flash}><ScanIcon size={22} stroke={1.8} aria-hidden />{t(`fulfillment-scan-wait-${mode}`)}</p>;
  const Icon = flash.kind === 'ok' ? SuccessIcon : DangerIcon;
  return <p key={flash.count} className={s.flash} data-kind={flash.kind}><Icon size={24} stroke={2} aria-hidden />{flash.text}</p>;
}

function LineButton({ line, counting, mode, current }: { line: WorkLine; counting: Counting; mode: Mode; current: boolean }) {
  const { t } = useWords();
  const count = countOf(counting.counts, line.lineId);
  const full = openOf(line, counting.counts) === 0;
  return (
    <button type="button" className={s.line} aria-current={current} onClick={() => counting.look(line.lineId)}>
      <ItemImage image={line.image} name={line.name} size={36} />
      <span className={s.lineText}>
        <span className="cut strong" title={line.name}>{line.name}</span>
        <span className={s.lineNote}>
          {mode === 'pick' && line.bin !== '' && <span className="mono">{line.bin}</span>}
          <span className="mono cut">{line.sku}</span>
          {count.short > 0 && <span className={s.shortWord}>{t('fulfillment-short-mark', { count: count.short })}</span>}
        </span>
      </span>
      <span className={s.tally} data-done={full || undefined}>{full && <CheckIcon size={17} stroke={2.6} aria-hidden />}{t('fulfillment-tally', { done: count.done, wanted: line.wanted })}</span>
    </button>
  );
}
