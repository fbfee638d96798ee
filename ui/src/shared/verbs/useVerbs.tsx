// What can be done now comes from Rust as offers. This runs them: at once, by asking in a dialog, or on the screen that does the work.
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Expected, Offer } from '@/bindings';
import { useSend } from '@/shared/lib/calls';
import { showToast, type Toast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { VerbDialog } from './VerbDialog';

export interface VerbContext {
  currency: string;
  dueMinor?: number;
  refundMinor?: number;
  /** What is expected of the order's deliveries. */
  expected?: readonly Expected[];
  /** The number of what the screen shows: buttons need not repeat it. */
  of?: string;
  /** What the screen knows and the offer does not say. */
  fields?: (offer: Offer) => object;
  onDone?: (offer: Offer, answer: unknown) => void;
}
export interface Verbs {
  run(offer: Offer): void;
  /** Sends an offer with fields filled in elsewhere (a pack station, a scan). */
  send(offer: Offer, fields?: object): Promise<unknown>;
  label(offer: Offer): string;
  /** Why it is closed now; undefined when it is open. */
  why(offer: Offer): string | undefined;
  primary(offers: readonly Offer[]): Offer | undefined;
  busy: boolean;
  dialog: ReactNode;
}

const idOf = (offer: Offer, name: string): string | undefined => {
  const value = offer.payload[name];
  return typeof value === 'string' ? value : undefined;
};

export function useVerbs(context: VerbContext): Verbs {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Offer | null>(null);
  const send = useSend();
  const label = (offer: Offer) => {
    const verb = t(`verb-${offer.command.replaceAll('.', '-')}`);
    return offer.target && offer.target !== context.of ? t('verb-with-target', { verb, target: offer.target }) : verb;
  };
  const why = (offer: Offer) => (offer.closed ? words.say({ key: `refusal-${offer.closed.code}`, params: offer.closed.params }) : undefined);

  const perform = async (offer: Offer, fields: object = {}) => {
    const answer = await send.run(offer.command, { ...offer.payload, ...fields });
    if (answer === undefined) return undefined;
    setAsking(null);
    showToast({ kind: 'ok', ...(done(answer) ?? { text: t('verb-done', { verb: label(offer) }) }) });
    context.onDone?.(offer, answer);
    return answer;
  };
  const done = (answer: unknown): Pick<Toast, 'text' | 'action'> | null => {
    if (typeof answer !== 'object' || answer === null) return null;
    if ('pickupCode' in answer && typeof answer.pickupCode === 'string') return { text: t('verb-done-code', { code: answer.pickupCode }) };
    if (!('documentId' in answer && 'kind' in answer && 'number' in answer)) return null;
    const doc = String(answer.documentId);
    return { text: t('verb-done-document', { kind: t(`document-kind-${String(answer.kind)}`), number: String(answer.number) }), action: { label: t('verb-open'), run: () => void navigate({ to: '/documents', search: { doc } }) } };
  };

  const run = (offer: Offer) => {
    const closed = why(offer);
    if (closed) {
      showToast({ kind: 'refused', text: closed });
      return;
    }
    const fulfillmentId = idOf(offer, 'fulfillmentId');
    const orderId = idOf(offer, 'orderId');
    const returnId = idOf(offer, 'returnId');
    if (offer.command === 'order.save_draft' && orderId) void navigate({ to: '/orders/new', search: { draft: orderId } });
    else if ((offer.asks === 'pick' || offer.asks === 'pack') && fulfillmentId) void navigate({ to: '/fulfillment/$fulfillmentId', params: { fulfillmentId }, search: { step: offer.asks } });
    else if (offer.asks === 'return' && orderId) void navigate({ to: '/returns/new', search: { order: orderId, ...(offer.command === 'return.authorize' ? { later: true } : {}) } });
    else if (offer.asks === 'inspect' && returnId) void navigate({ to: '/returns/$returnId', params: { returnId } });
    else if (offer.asks === 'nothing') void perform(offer, context.fields?.(offer));
    else setAsking(offer);
  };
  return {
    run,
    send: perform,
    label,
    why,
    primary: (offers) => offers.find((offer) => offer.primary && !offer.closed),
    busy: send.busy,
    dialog: asking && <VerbDialog key={asking.command} offer={asking} title={label(asking)} context={context} busy={send.busy} onSend={(fields) => void perform(asking, fields)} onClose={() => setAsking(null)} />,
  };
}
