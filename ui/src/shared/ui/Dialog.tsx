import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { IconButton } from './Button';
import { CloseIcon } from './icons';
import { PopupHome } from './layer';
import s from './Dialog.module.css';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One line under the title. */
  note?: ReactNode;
  children: ReactNode;
  /** Buttons at the bottom; the last one is the answer. */
  actions?: ReactNode;
  /** Ctrl+Enter answers. A bare Enter never does: a scan ends with one. */
  onSubmit?: () => void;
  size?: 'small' | 'normal' | 'large';
  initialFocus?: RefObject<HTMLElement | null>;
}

function DialogKeys({ onSubmit }: { onSubmit?: (() => void) | undefined }) {
  const { t } = useWords();
  useKeys(useMemo(() => (onSubmit ? [{ keys: 'ctrl+enter', label: t('verb-accept'), run: onSubmit, inFields: true, silent: true }] : []), [onSubmit, t]), 'dialog');
  return null;
}

/** Scrolled by the keys when there is more than fits and nothing in it takes the focus. */
function Body({ titleId, children }: { titleId: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const look = () => setStop(current.scrollHeight > current.clientHeight + 1 && current.querySelector('button, a[href], input, select, textarea, [tabindex]') === null);
    const watch = new ResizeObserver(look);
    watch.observe(current);
    for (const child of current.children) watch.observe(child);
    const grown = new MutationObserver(look);
    grown.observe(current, { childList: true, subtree: true });
    return () => { watch.disconnect(); grown.disconnect(); };
  }, []);
  return <div ref={box} className={s.body} {...(stop ? { tabIndex: 0, role: 'region', 'aria-labelledby': titleId } : {})}>{children}</div>;
}

function Frame(props: DialogProps & { kind: 'dialog' | 'sheet' }) {
  const { t } = useWords();
  const popup = useRef<HTMLDivElement>(null);
  const titleId = useId();
  // Back to where the person was; to the page, never to its first link, when that place is gone.
  const before = useRef<Element | null>(null);
  if (props.open) before.current ??= document.activeElement;
  else before.current = null;
  const home = () => (before.current instanceof HTMLElement && before.current.isConnected && before.current !== document.body ? before.current : document.getElementById('main'));
  return (
    <Base.Root open={props.open} onOpenChange={(open) => { if (!open) props.onClose(); }}>
      <Base.Portal>
        <Base.Backdrop className={s.backdrop} />
        <Base.Popup ref={popup} className={props.kind === 'sheet' ? s.sheet : s.dialog} data-size={props.size ?? 'normal'} initialFocus={props.initialFocus} finalFocus={home}>
          <PopupHome value={popup}>
          <DialogKeys onSubmit={props.onSubmit} />
          <header className={s.head}>
            <div className={s.titles}>
              <Base.Title id={titleId} className={s.title}>{props.title}</Base.Title>
              {props.note && <Base.Description className={s.note}>{props.note}</Base.Description>}
            </div>
          </header>
          <Body titleId={titleId}>{props.children}</Body>
          {props.actions && <footer className={s.foot} data-foot>{props.actions}</footer>}
          {/* Last in order, so that opening puts the focus on the first field. */}
          <span className={s.close}><Base.Close render={<IconButton icon={CloseIcon} label={t('verb-close')} />} /></span>
          </PopupHome>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Asks for something in the middle of the screen. Unmount-safe: pass open={false} to hide. */
export const Dialog = (props: DialogProps) => <Frame {...props} kind="dialog" />;
/** Looks into something at the side, the page stays. */
export const Sheet = (props: DialogProps) => <Frame {...props} kind="sheet" />;
