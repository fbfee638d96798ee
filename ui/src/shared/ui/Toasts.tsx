import { useRef } from 'react';
import { dismissToast, type Toast, useToasts } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, IconButton } from './Button';
import { useClearOf } from './clear-of';
import { CloseIcon, DangerIcon, InfoIcon, SuccessIcon } from './icons';
import s from './Toasts.module.css';

const icons = { ok: SuccessIcon, info: InfoIcon, refused: DangerIcon, fault: DangerIcon };

export function Toasts() {
  const toasts = useToasts();
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  useClearOf(box, toasts);
  return (
    <section ref={box} className={s.toasts} aria-label={t('shell-messages')} aria-live="polite">
      {toasts.map((toast) => {
        const Icon = icons[toast.kind];
        return (
          <div key={toast.id} className={s.toast} data-kind={toast.kind}>
            <Icon size={19} stroke={1.9} aria-hidden className={s.icon} />
            {toast.open
              ? <button type="button" className={s.open} onClick={() => { toast.open?.(); dismissToast(toast.id); }}><Words toast={toast} /></button>
              : <p className={s.text}><Words toast={toast} /></p>}
            {toast.action && <Button size="small" onClick={() => { toast.action?.run(); dismissToast(toast.id); }}>{toast.action.label}</Button>}
            <IconButton size="small" icon={CloseIcon} label={t('verb-close')} onClick={() => dismissToast(toast.id)} />
          </div>
        );
      })}
    </section>
  );
}

const Words = ({ toast }: { toast: Toast }) => <>{toast.title && <strong className={s.title}>{toast.title}</strong>}{toast.text}</>;
