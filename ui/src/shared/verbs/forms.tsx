// One small form per kind of question an offer asks. `fields` gives the rest of the command's payload, or null while something is missing.
import type { ComponentType } from 'react';
import type { CorrectionWay, Expected, Offer, Tender } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useScanSink } from '@/shared/lib/scan';
import { useShop } from '@/shared/lib/shop';
import { useFormats, useWords } from '@/shared/lib/words';
import { Button, Field, MoneyInput, RadioList, Segmented, Select, TextArea, TextInput } from '@/shared/ui';
import { ScanIcon } from '@/shared/ui/icons';
import s from './forms.module.css';
import type { VerbContext } from './useVerbs';

export type Values = Record<string, string | number | null>;
export interface Ask { offer: Offer; context: VerbContext }
interface BodyProps { ask: Ask; values: Values; set: (change: Values) => void }
interface Form {
  start(ask: Ask): Values;
  fields(ask: Ask, values: Values): object | null;
  Body: ComponentType<BodyProps>;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const tenders: readonly Tender[] = ['card', 'cash', 'transfer', 'online', 'store_credit'];
const shortReasons = ['not_found', 'damaged', 'no_time'] as const;
const cancelReasons = ['customer', 'duplicate', 'stock', 'error'] as const;
const holdKinds = ['manual', 'credit', 'address', 'fraud', 'duplicate', 'customer'] as const;

/** The drawer of the till holds the currency of the books alone. */
const tendersOf = (currency: string, books: string) => tenders.filter((tender) => tender !== 'cash' || currency === books);

function PaymentBody({ ask, values, set }: BodyProps) {
  const { t, formats } = useWords();
  const { company } = useShop();
  const amount = typeof values.amountMinor === 'number' ? values.amountMinor : null;
  const due = ask.context.dueMinor ?? 0;
  return (
    <>
      <p className={s.big}><span className="muted">{t('verbs-payment-due')}</span><strong>{formats.money(due, ask.context.currency)}</strong></p>
      <RadioList label={t('verbs-payment-tender')} value={textOf(values.tender)} onValue={(tender) => set({ tender })}
        rows={tendersOf(ask.context.currency, company.currency).map((tender) => ({ value: tender as string, content: t(`tender-${tender}`) }))} />
      <Field label={t('verbs-payment-amount')} hint={amount !== null && amount < due ? t('verbs-payment-rest', { rest: formats.money(due - amount, ask.context.currency) }) : undefined}>
        {(ids) => <MoneyInput {...ids} value={amount} onMoney={(amountMinor) => set({ amountMinor })} currency={ask.context.currency} />}
      </Field>
      {values.tender !== 'cash' && <Field label={t('verbs-payment-reference')} hint={t('verbs-optional')}>{(ids) => <TextInput {...ids} mono value={textOf(values.reference)} onText={(reference) => set({ reference })} />}</Field>}
    </>
  );
}

function ShipBody({ values, set }: BodyProps) {
  const { t } = useWords();
  useScanSink((scan) => {
    set({ tracking: scan.value });
    return { kind: 'ok', text: t('verbs-ship-scanned', { code: scan.value }) };
  });
  return (
    <>
      <Field label={t('verbs-ship-carrier')}>{(ids) => <TextInput {...ids} value={textOf(values.carrier)} onText={(carrier) => set({ carrier })} />}</Field>
      <Field label={t('verbs-ship-service')}>{(ids) => <TextInput {...ids} value={textOf(values.service)} onText={(service) => set({ service })} />}</Field>
      <Field label={t('verbs-ship-tracking')} hint={t('verbs-ship-tracking-hint')}>{(ids) => <TextInput {...ids} mono icon={ScanIcon} value={textOf(values.tracking)} onText={(tracking) => set({ tracking })} />}</Field>
    </>
  );
}

function StageBody({ values, set }: BodyProps) {
  const { t } = useWords();
  useScanSink((scan) => {
    set({ shelf: scan.value });
    return { kind: 'ok', text: t('verbs-stage-scanned', { shelf: scan.value }) };
  });
  return <Field label={t('verbs-stage-shelf')} hint={t('verbs-stage-hint')}>{(ids) => <TextInput {...ids} mono icon={ScanIcon} value={textOf(values.shelf)} onText={(shelf) => set({ shelf })} />}</Field>;
}

function HandOverBody({ values, set }: BodyProps) {
  const { t } = useWords();
  useScanSink((scan) => {
    set({ code: scan.value });
    return { kind: 'ok', text: t('verbs-hand-over-scanned') };
  });
  return (
    <>
      <Field label={t('verbs-hand-over-code')} hint={t('verbs-hand-over-hint')}>{(ids) => <TextInput {...ids} mono icon={ScanIcon} value={textOf(values.code)} onText={(code) => set({ code })} />}</Field>
      <Field label={t('verbs-hand-over-identity')} hint={t('verbs-hand-over-identity-hint')}>{(ids) => <TextInput {...ids} value={textOf(values.identity)} onText={(identity) => set({ identity })} />}</Field>
    </>
  );
}

function ReasonBody({ ask, values, set }: BodyProps) {
  const { t } = useWords();
  if (ask.offer.command === 'fulfillment.reject') {
    return <RadioList label={t('verbs-reason')} value={textOf(values.reason)} onValue={(reason) => set({ reason })} rows={shortReasons.map((reason) => ({ value: reason as string, content: t(`short-reason-${reason}`) }))} />;
  }
  return (
    <>
      <div className={s.quick}>{cancelReasons.map((reason) => <Button key={reason} size="small" onClick={() => set({ reason: t(`verbs-reason-${reason}`) })}>{t(`verbs-reason-${reason}`)}</Button>)}</div>
      <Field label={t('verbs-reason')} hint={t('verbs-reason-hint')}>{(ids) => <TextArea {...ids} value={textOf(values.reason)} onText={(reason) => set({ reason })} />}</Field>
    </>
  );
}

function NoteBody({ values, set }: BodyProps) {
  const { t } = useWords();
  return <Field label={t('verbs-note')} hint={t('verbs-note-hint')}>{(ids) => <TextArea {...ids} rows={4} value={textOf(values.note)} onText={(note) => set({ note })} />}</Field>;
}

function HoldBody({ values, set }: BodyProps) {
  const { t } = useWords();
  return (
    <>
      <Field label={t('verbs-hold-kind')}>{(ids) => <Select ids={ids} value={textOf(values.kind)} onValue={(kind) => set({ kind })} choices={holdKinds.map((kind) => ({ value: kind as string, label: t(`hold-kind-${kind}`) }))} />}</Field>
      <NoteBody ask={{ offer: emptyOffer, context: { currency: 'EUR' } }} values={values} set={set} />
    </>
  );
}

function RefundBody({ ask, values, set }: BodyProps) {
  const { t } = useWords();
  const formats = useFormats();
  return (
    <>
      {ask.context.refundMinor !== undefined && <p className={s.big}><span className="muted">{t('verbs-refund-amount')}</span><strong>{formats.money(ask.context.refundMinor, ask.context.currency)}</strong></p>}
      <Segmented label={t('verbs-refund-to')} value={textOf(values.to)} onValue={(to) => set({ to })} options={[{ value: 'original', label: t('verbs-refund-original') }, { value: 'store_credit', label: t('tender-store_credit') }]} />
    </>
  );
}

/** A number a line, as a scanner types them. */
const numbers = (text: string) => text.split('\n').map((one) => one.trim()).filter((one) => one !== '');

function LotsBody({ ask, values, set }: BodyProps) {
  const { t } = useWords();
  const fulfillmentId = textOf(ask.offer.payload.fulfillmentId);
  const { data } = useQueryCall('fulfillment.get', { fulfillmentId }, { keep: false });
  const lines = (data?.lines ?? []).filter((line) => line.tracking !== 'plain');
  return (
    <>
      {lines.map((line) => (
        <Field key={line.lineId} label={t('verbs-lots-of', { name: line.name, quantity: line.quantity - line.short })} hint={t(line.tracking === 'serial' ? 'verbs-lots-hint-serial' : 'verbs-lots-hint-lot')}>
          {(ids) => <TextArea {...ids} rows={Math.min(8, line.quantity + 1)} value={textOf(values[`line${line.lineId}`] ?? line.lots.join('\n'))} onText={(text) => set({ [`line${line.lineId}`]: text })} />}
        </Field>
      ))}
    </>
  );
}

const ways: readonly CorrectionWay[] = ['difference', 'substitution'];

function CorrectionBody({ values, set }: BodyProps) {
  const { t } = useWords();
  const way = values.way === 'substitution' ? 'substitution' : 'difference';
  return (
    <>
      <Segmented<CorrectionWay> label={t('returns-way')} value={way} onValue={(chosen) => set({ way: chosen })} options={ways.map((value) => ({ value, label: t(`correction-way-${value}`) }))} />
      <p className="muted">{t(`correction-way-${way}-note`)}</p>
    </>
  );
}

/** The deliveries that can be told another day: those that will be late, else all with something to come. */
function promisable({ context }: Ask): readonly Expected[] {
  const expected = context.expected ?? [];
  const late = expected.filter((one) => one.late);
  return late.length > 0 ? late : expected;
}

function PromiseBody({ ask, values, set }: BodyProps) {
  const { t, say, formats } = useWords();
  const { today } = useShop();
  const rows = promisable(ask);
  return (
    <>
      {rows.length === 0 && <p className="muted">{t('verbs-promise-none')}</p>}
      {rows.map((row) => (
        <Field key={row.delivery} label={rows.length > 1 ? t('verbs-promise-day-of', { number: row.delivery + 1 }) : t('verbs-promise-day')}
          hint={t('verbs-promise-hint', { promised: formats.day(row.promisedOn), cause: say(row.cause) })}>
          {(ids) => <TextInput {...ids} type="date" min={today} value={textOf(values[`day${row.delivery}`])} onText={(day) => set({ [`day${row.delivery}`]: day })} />}
        </Field>
      ))}
      <Field label={t('verbs-reason')} hint={t('verbs-promise-reason-hint')}>{(ids) => <TextArea {...ids} value={textOf(values.reason)} onText={(reason) => set({ reason })} />}</Field>
    </>
  );
}

const emptyOffer: Offer = { command: '', payload: {}, primary: false, closed: null, asks: 'note', target: null };
const needed = (text: string) => text.trim() !== '';

export const forms: Partial<Record<Offer['asks'], Form>> = {
  payment: {
    start: ({ offer, context }) => ({ tender: textOf(offer.payload.tender) || 'card', amountMinor: context.dueMinor ?? null, reference: '' }),
    fields: (_, v) => (typeof v.amountMinor === 'number' && v.amountMinor > 0 ? { tender: v.tender, amountMinor: v.amountMinor, ...(v.tender !== 'cash' && textOf(v.reference) ? { reference: v.reference } : {}) } : null),
    Body: PaymentBody,
  },
  ship: {
    start: ({ offer }) => ({ carrier: textOf(offer.payload.carrier), service: textOf(offer.payload.service), tracking: textOf(offer.payload.tracking) }),
    fields: (_, v) => (needed(textOf(v.carrier)) ? { carrier: v.carrier, service: v.service, tracking: textOf(v.tracking).trim() } : null),
    Body: ShipBody,
  },
  stage: { start: ({ offer }) => ({ shelf: textOf(offer.payload.shelf) }), fields: (_, v) => (needed(textOf(v.shelf)) ? { shelf: textOf(v.shelf).trim() } : null), Body: StageBody },
  hand_over: {
    start: () => ({ code: '', identity: '' }),
    fields: (_, v) => ({ ...(needed(textOf(v.code)) ? { code: textOf(v.code).trim() } : {}), ...(needed(textOf(v.identity)) ? { identity: textOf(v.identity).trim() } : {}) }),
    Body: HandOverBody,
  },
  reason: { start: ({ offer }) => ({ reason: offer.command === 'fulfillment.reject' ? 'not_found' : '' }), fields: (_, v) => (needed(textOf(v.reason)) ? { reason: textOf(v.reason).trim() } : null), Body: ReasonBody },
  note: { start: () => ({ note: '' }), fields: ({ offer }, v) => (needed(textOf(v.note)) ? { [offer.command === 'order.note' ? 'text' : 'note']: textOf(v.note).trim() } : null), Body: NoteBody },
  hold: { start: () => ({ kind: 'manual', note: '' }), fields: (_, v) => (needed(textOf(v.note)) ? { kind: v.kind, note: textOf(v.note).trim() } : null), Body: HoldBody },
  promise: {
    start: (ask) => ({ reason: '', ...Object.fromEntries(promisable(ask).map((row) => [`day${row.delivery}`, row.expectedOn ?? ''])) }),
    fields: (ask, v) => {
      const deliveries = promisable(ask).flatMap((row) => {
        const day = textOf(v[`day${row.delivery}`]);
        return day !== '' && day !== row.promisedOn ? [{ delivery: row.delivery, promisedOn: day }] : [];
      });
      return deliveries.length > 0 && needed(textOf(v.reason)) ? { deliveries, reason: textOf(v.reason).trim() } : null;
    },
    Body: PromiseBody,
  },
  correction: { start: () => ({ way: 'difference' }), fields: (_, v) => ({ way: v.way }), Body: CorrectionBody },
  lots: {
    start: () => ({}),
    fields: (_, v) => {
      const lines = Object.entries(v).map(([key, text]) => ({ lineId: Number(key.slice('line'.length)), lots: numbers(textOf(text)) }));
      return lines.length > 0 ? { lines } : null;
    },
    Body: LotsBody,
  },
  refund: { start: () => ({ to: 'original' }), fields: (_, v) => (v.to === 'store_credit' ? { tender: 'store_credit' } : {}), Body: RefundBody },
};
