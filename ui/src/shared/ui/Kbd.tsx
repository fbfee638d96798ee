import { keyParts } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import s from './Kbd.module.css';

/** A key as printed on it. Decoration: what it does is said by the text beside it. */
export function Kbd({ keys, tone = 'plain' }: { keys: string; tone?: 'plain' | 'onAccent' }) {
  const { t, has } = useWords();
  return (
    <span className={s.keys} data-tone={tone} aria-hidden>
      {keyParts(keys).map((part, at) => {
        const word = `key-${part.toLowerCase()}`;
        return <kbd key={`${at}${part}`} className={s.kbd}>{/^[a-z]{2,}$/i.test(part) && has(word) ? t(word) : part}</kbd>;
      })}
    </span>
  );
}
