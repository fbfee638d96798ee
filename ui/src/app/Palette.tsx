import { Dialog as Base } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useQueryCall } from '@/shared/lib/calls';
import { pageActions, useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Empty, KeyHint } from '@/shared/ui';
import { SearchIcon } from '@/shared/ui/icons';
import s from './Palette.module.css';
import { type Entry, foundEntries, locationEntries, placeEntries } from './palette-entries';
import { PaletteRow } from './PaletteRow';
import { takeTyped } from './type-ahead';

/** Go, find, do. The first block answers "where is it?" in a sentence. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Base.Root open={open} onOpenChange={(next) => { if (!next) onClose(); }}>
      <Base.Portal>
        <Base.Backdrop className={s.backdrop} />
        <Base.Popup className={s.popup} aria-label={t('palette-label')}><Body onClose={onClose} /></Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function Body({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const shop = useShop();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  // The page's actions as they were when the palette opened.
  const [actions] = useState(() => pageActions().filter((action) => !action.silent && !action.disabled));
  useKeys([], 'dialog');
  useEffect(() => () => { takeTyped(); }, []);
  const wanted = useDeferredValue(text.trim());
  const found = useQueryCall('find.anything', wanted.length >= 2 ? { text: wanted, limit: 6 } : null);
  const go = [...placeEntries(words, wanted, actions, (to) => void navigate({ to })), ...locationEntries(words, wanted, shop.locations, shop.setLocation)];
  const entries: Entry[] = [...(wanted.length >= 2 && found.data ? foundEntries(words, found.data, (target) => void navigate(target)) : []), ...go];
  useEffect(() => setAt(0), [wanted]);
  useEffect(() => { list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }); }, [at]);

  // Enter typed before the answer is here waits for it: "1234 Enter" must open the order, not the first section.
  const [waiting, setWaiting] = useState(false);
  const settled = wanted === text.trim() && (wanted.length < 2 || (!found.isFetching && !found.isPlaceholderData));
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const first = useRef(() => run(entries[0]));
  first.current = () => run(entries[0]);
  useEffect(() => {
    if (!waiting || !settled) return;
    setWaiting(false);
    first.current();
  }, [waiting, settled]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt((at + step + entries.length) % entries.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (settled || at > 0) run(entries[at]);
      else setWaiting(true);
    }
  };
  let group = '';
  return (
    <>
      <div className={s.inputRow}>
        <SearchIcon size={20} stroke={1.8} aria-hidden />
        <input className={s.input} value={text} onChange={(event) => setText(event.target.value)} onFocus={() => { const before = takeTyped(); if (before) setText((now) => now + before); }} onKeyDown={onKeyDown} placeholder={t('palette-placeholder')} aria-label={t('palette-label')}
          role="combobox" aria-expanded aria-controls="palette-list" aria-autocomplete="list" aria-activedescendant={entries[at] ? `palette-${at}` : undefined} autoComplete="off" spellCheck={false} />
      </div>
      <div ref={list} id="palette-list" role="listbox" aria-label={t('palette-label')} className={s.list}>
        {entries.map((entry, index) => {
          const head = entry.group === group ? null : entry.group;
          group = entry.group;
          return (
            <div key={entry.id} role="presentation">
              {head && <div role="presentation" className={s.group}>{head}</div>}
              <div id={`palette-${index}`} role="option" aria-selected={index === at} className={s.entry} onMouseMove={() => setAt(index)} onClick={() => run(entry)}><PaletteRow entry={entry} /></div>
            </div>
          );
        })}
      </div>
      {entries.length === 0 && settled && <Empty title={t('palette-nothing', { text: wanted })}>{t('palette-nothing-text')}</Empty>}
      <div className={s.foot}><KeyHint keys="down">{t('palette-hint-move')}</KeyHint><KeyHint keys="enter">{t('palette-hint-open')}</KeyHint><KeyHint keys="esc">{t('verb-close')}</KeyHint></div>
    </>
  );
}
