import { type ReactNode, useState } from 'react';
import type { Offer } from '@/bindings';
import { useWords } from '@/shared/lib/words';
import { Button, Dialog } from '@/shared/ui';
import { forms, type Values } from './forms';
import type { VerbContext } from './useVerbs';

const dangers = new Set(['order.cancel', 'fulfillment.reject', 'return.cancel', 'order.discard_draft']);

/** Asks for what a command needs. Ctrl+Enter sends: money and goods never move on a bare Enter. */
export function VerbDialog(props: { offer: Offer; title: string; context: VerbContext; busy: boolean; onSend: (fields: object) => void; onClose: () => void }): ReactNode {
  const { t } = useWords();
  const { offer, context } = props;
  const form = forms[offer.asks];
  const [values, setValues] = useState<Values>(() => form?.start({ offer, context }) ?? {});
  const fields = form?.fields({ offer, context }, values) ?? {};
  const submit = () => { if (fields && !props.busy) props.onSend(fields); };
  return (
    <Dialog open onClose={props.onClose} title={props.title} size="small" onSubmit={submit}
      actions={<><Button onClick={props.onClose}>{t('verb-cancel')}</Button><Button variant={dangers.has(offer.command) ? 'danger' : 'primary'} keys="ctrl+enter" disabled={!fields} busy={props.busy} onClick={submit}>{t(`verb-${offer.command.replaceAll('.', '-')}`)}</Button></>}>
      {form && <form.Body ask={{ offer, context }} values={values} set={(change) => setValues((now) => ({ ...now, ...change }))} />}
    </Dialog>
  );
}
