import type { ButtonHTMLAttributes, ComponentType, ReactNode, Ref } from 'react';
import s from './Button.module.css';
import { Kbd } from './Kbd';

export type IconType = ComponentType<{ size?: number | string; stroke?: number | string; className?: string; 'aria-hidden'?: boolean }>;
type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>;
export interface ButtonProps extends Native {
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'normal' | 'small' | 'large';
  icon?: IconType;
  keys?: string;
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

export function Button({ variant = 'plain', size = 'normal', icon: Icon, keys, busy, children, type = 'button', disabled, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} disabled={disabled} aria-busy={busy || undefined} aria-disabled={busy || undefined} className={s.button} data-variant={variant} data-size={size}>
      {Icon && <Icon size={size === 'large' ? 20 : 17} stroke={1.9} aria-hidden className={s.icon} />}
      <span className={s.label}>{children}</span>
      {keys && <Kbd keys={keys} tone={variant === 'primary' || variant === 'danger' ? 'onAccent' : 'plain'} />}
    </button>
  );
}

export interface IconButtonProps extends Native { icon: IconType; label: string; pressed?: boolean; size?: 'normal' | 'small'; ref?: Ref<HTMLButtonElement> }

export function IconButton({ icon: Icon, label, pressed, size = 'normal', type = 'button', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} aria-label={label} title={label} aria-pressed={pressed} className={s.iconButton} data-size={size}>
      <Icon size={size === 'small' ? 16 : 19} stroke={1.8} aria-hidden />
    </button>
  );
}
