import type { ReactNode } from 'react';
import type { CallError } from '@/host';
import { refusalWords } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Button, type IconType } from './Button';
import { AlertIcon } from './icons';
import { Empty } from './Layout';

/** What was asked for could not be read: why, and the way to ask again. `missing` is for a thing that is not there (any more). */
export function Failed({ error, retry, missing }: { error: CallError; retry: () => void; missing?: { icon: IconType; title: ReactNode; text: ReactNode } }) {
  const words = useWords();
  const gone = missing && ['not_found', 'bad_payload'].includes(error.answer.code);
  return (
    <div role="alert">
      {gone ? <Empty icon={missing.icon} title={missing.title}>{missing.text}</Empty>
        : <Empty icon={AlertIcon} title={words.t('query-failed')} action={<Button onClick={retry}>{words.t('verb-retry')}</Button>}>{refusalWords(words, error)}</Empty>}
    </div>
  );
}
