import { useRouter } from '@tanstack/react-router';
import { Button, Empty } from '@/shared/ui';
import { AlertIcon } from '@/shared/ui/icons';
import { T } from '@/shared/lib/words';

export function ScreenError({ reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  return (
    <Empty icon={AlertIcon} title={<T id="shell-screen-error" />} action={<Button variant="primary" onClick={() => { reset(); void router.invalidate(); }}><T id="verb-retry" /></Button>}>
      <T id="shell-screen-error-text" />
    </Empty>
  );
}
