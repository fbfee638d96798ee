import { useWords } from '@/shared/lib/words';
import s from './Badge.module.css';
import { ClockIcon } from './icons';

/** When it must be ready. Late: red, with the clock, and said in words. */
export function Due({ atMs, late }: { atMs: number; late: boolean }) {
  const { t, formats } = useWords();
  return <time className={late ? s.late : undefined} title={formats.moment(atMs)}>{late && <ClockIcon size={14} stroke={2.2} aria-hidden />}{formats.short(atMs)}{late && <span className="sr">{t('badge-late')}</span>}</time>;
}
