import { Select as Base } from '@base-ui/react/select';
import { useRef } from 'react';
import { CheckIcon, ChevronDownIcon } from './icons';
import type { FieldIds } from './Field';
import type { IconType } from './Button';
import { usePopupHome } from './layer';
import s from './Select.module.css';

export interface Choice<V extends string> { value: V; label: string; note?: string; disabled?: boolean }

/** Asked for the page, Base UI would take the first button in it. */
const toPage = (): boolean => {
  document.getElementById('main')?.focus({ preventScroll: true });
  return true;
};

/** Changes by a choice in its open list only: Base UI would also take letters typed on the closed button, which are keys of the page. `leaves`: after a choice the page has the focus. */
export function Select<V extends string>(props: { value: V; choices: readonly Choice<V>[]; onValue: (value: V) => void; label?: string; ids?: FieldIds; icon?: IconType; quiet?: boolean; leaves?: boolean; disabled?: boolean }) {
  const { icon: Icon } = props;
  const chosen = useRef(false);
  return (
    <Base.Root value={props.value} items={props.choices.map(({ value, label }) => ({ value, label }))} disabled={props.disabled}
      onOpenChange={(_, details) => { chosen.current = details.reason === 'item-press'; }}
      onValueChange={(value, details) => { if (value !== null && details.reason === 'item-press') props.onValue(value); }}>
      <Base.Trigger className={s.trigger} data-quiet={props.quiet || undefined} aria-label={props.label} {...props.ids}
        onKeyDown={(event) => { if (event.currentTarget.ariaExpanded !== 'true' && event.key.length === 1 && event.key !== ' ') event.preventBaseUIHandler(); }}>
        {Icon && <Icon size={17} stroke={1.8} aria-hidden />}
        <Base.Value className={s.value} />
        <Base.Icon className={s.arrow}><ChevronDownIcon size={15} stroke={2} aria-hidden /></Base.Icon>
      </Base.Trigger>
      <Base.Portal container={usePopupHome()} className={s.layer}>
        <Base.Backdrop className={s.backdrop} />
        <Base.Positioner className={s.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={s.popup} finalFocus={() => !(props.leaves && chosen.current && toPage())}>
            {props.choices.map((choice) => (
              <Base.Item key={choice.value} value={choice.value} disabled={choice.disabled} className={s.item}>
                <Base.ItemIndicator className={s.tick}><CheckIcon size={15} stroke={2.4} aria-hidden /></Base.ItemIndicator>
                <Base.ItemText>{choice.label}</Base.ItemText>
                {choice.note && <span className={s.note}>{choice.note}</span>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
