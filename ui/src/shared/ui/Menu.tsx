import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import type { IconType } from './Button';
import { Kbd } from './Kbd';
import { usePopupHome } from './layer';
import s from './Select.module.css';

export interface MenuEntry {
  id: string;
  label: string;
  run: () => void;
  icon?: IconType;
  keys?: string;
  /** Why it can not be done now; the entry stays readable but closed. */
  closed?: string;
  note?: string;
}

/** A button with a list of things to do. `trigger` is the button. */
export function Menu(props: { trigger: ReactElement; entries: readonly MenuEntry[]; open?: boolean; onOpen?: (open: boolean) => void; title?: string; align?: 'start' | 'end' }) {
  return (
    <Base.Root open={props.open} onOpenChange={(open) => props.onOpen?.(open)}>
      <Base.Trigger render={props.trigger} />
      <Base.Portal container={usePopupHome()} className={s.layer}>
        <Base.Backdrop className={s.backdrop} />
        <Base.Positioner className={s.positioner} sideOffset={4} align={props.align ?? 'end'}>
          <Base.Popup className={s.popup} data-menu>
            {props.title && <div className={s.group}>{props.title}</div>}
            {props.entries.map((entry) => (
              <Base.Item key={entry.id} disabled={entry.closed !== undefined} onClick={entry.run} className={s.menuItem}>
                {entry.icon && <entry.icon size={17} stroke={1.8} aria-hidden className={s.menuIcon} />}
                <span>{entry.label}{entry.closed && <span className={s.why}>{entry.closed}</span>}</span>
                {entry.note && <span className={s.note}>{entry.note}</span>}
                {entry.keys && <span className={s.note}><Kbd keys={entry.keys} /></span>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
