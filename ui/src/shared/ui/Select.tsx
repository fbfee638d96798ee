import { Select as Base } from '@base-ui/react/select';
import { CheckIcon, ChevronDownIcon } from './icons';
import type { FieldIds } from './Field';
import type { IconType } from './Button';
import { usePopupHome } from './layer';
import s from './Select.module.css';

export interface Choice<V extends string> { value: V; label: string; note?: string; disabled?: boolean }

export function Select<V extends string>(props: { value: V; choices: readonly Choice<V>[]; onValue: (value: V) => void; label?: string; ids?: FieldIds; icon?: IconType; quiet?: boolean; disabled?: boolean }) {
  const { icon: Icon } = props;
  return (
    <Base.Root value={props.value} items={props.choices.map(({ value, label }) => ({ value, label }))} disabled={props.disabled}
      onValueChange={(value) => { if (value !== null) props.onValue(value); }}>
      <Base.Trigger className={s.trigger} data-quiet={props.quiet || undefined} aria-label={props.label} {...props.ids}>
        {Icon && <Icon size={17} stroke={1.8} aria-hidden />}
        <Base.Value className={s.value} />
        <Base.Icon className={s.arrow}><ChevronDownIcon size={15} stroke={2} aria-hidden /></Base.Icon>
      </Base.Trigger>
      <Base.Portal container={usePopupHome()} className={s.layer}>
        <Base.Backdrop className={s.backdrop} />
        <Base.Positioner className={s.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={s.popup}>
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
