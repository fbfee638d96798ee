import { useWords } from '@/shared/lib/words';
import { Button, Notice } from '@/shared/ui';
import { SuccessIcon, UndoIcon } from '@/shared/ui/icons';
import { useKeys } from '@/shared/lib/keys';

export interface Done { text: string; undoLabel?: string; undo?: () => void }

/** What was just done, with a way back. It stays until the next step, and covers nothing. */
export function JustDone({ done, onUndone }: { done: Done; onUndone: () => void }) {
  const { t } = useWords();
  const { undo } = done;
  const back = () => {
    undo?.();
    onUndone();
  };
  useKeys([{ keys: 'ctrl+z', label: done.undoLabel ?? t('verb-undo'), run: back, disabled: !undo, hint: true }]);
  return <Notice tone="success" icon={SuccessIcon} action={undo && <Button size="small" icon={UndoIcon} keys="ctrl+z" onClick={back}>{done.undoLabel}</Button>}><span role="status">{done.text}</span></Notice>;
}
