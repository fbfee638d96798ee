import { dismissToast, useToasts } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, IconButton } from './Button';
import { CloseIcon, DangerIcon, InfoIcon, SuccessIcon } from './icons';
import s from './Toasts.module.css';

const icons = { ok: SuccessIcon, info: InfoIcon, refused: DangerIcon, fault: DangerIcon };

export function Toasts() {
  const toasts = useToasts();
  const { t } = useWords();
  return (
    <section className={s.toasts} aria-label={t('shell-messages')} aria-live="polite">
      {toasts.map((toast) => {
        const Icon = icons[toast.kind];
        return (
          <div key={toast.id} className={s.toast} data-kind={toast.kind}>
            <Icon size={19} stroke={1.9} aria-hidden className={s.icon} />
            <p className={s.text}>{toast.text}</p>
            {toast.action && <Button size="small" onClick={() => { toast.action?.run(); dismissToast(toast.id); }}>{toast.action.label}</Button>}
            <IconButton size="small" icon={CloseIcon} label={t('verb-close')} onClick={() => dismissToast(toast.id)} />
          </div>
        );
      })}
    </section>
  );
}
