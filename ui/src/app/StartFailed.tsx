import type { Language } from '@/bindings';
import type { CallError } from '@/host';
import { useMemo } from 'react';
import { makeFormats } from '@/shared/lib/format';
import { refusalWords } from '@/shared/lib/calls';
import { makeWords } from '@/shared/lib/words';
import s from './Shell.module.css';

export function StartFailed({ language, error, retry }: { language: Language; error: CallError; retry: () => void }) {
  const words = useMemo(() => makeWords(language, makeFormats(language, 'EUR', 'UTC')), [language]);
  return (
    <main className={s.failed}>
      <h1>{words.t('shell-start-failed')}</h1>
      <p role="alert">{refusalWords(words, error)}</p>
      <button type="button" onClick={retry}>{words.t('verb-retry')}</button>
    </main>
  );
}
