import { useState } from 'react';
import type { FulfillmentView } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useScanSink } from '@/shared/lib/scan';
import { addressLines } from '@/shared/lib/address';
import { serviceCode, serviceName } from '@/shared/lib/service';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Facts, Field, TextInput } from '@/shared/ui';
import { BoxIcon, ScanIcon, TruckIcon } from '@/shared/ui/icons';
import type { Done } from './JustDone';
import { recall, remember } from './memory';
import s from './Work.module.css';

/** To the carrier. Carrier and service are those of last time; the label's code can be scanned. */
export function ShipStep({ view, onDone }: { view: FulfillmentView; onDone: (done: Done) => void }) {
  const words = useWords();
  const { t, formats } = words;
  const [carrier, setCarrier] = useState(view.carrier ?? recall().carrier);
  const [service, setService] = useState(serviceName(words, view.service ?? recall().service));
  const [tracking, setTracking] = useState(view.tracking ?? '');
  const ship = useCommand('fulfillment.ship');
  const missing = carrier.trim() === '';
  const send = async () => {
    if (missing || ship.busy) return;
    const answer = await ship.run({ fulfillmentId: view.fulfillmentId, carrier: carrier.trim(), service: serviceCode(words, service), tracking: tracking.trim() });
    if (!answer) return;
    remember({ carrier: carrier.trim(), service: serviceCode(words, service) });
    onDone({ text: t('fulfillment-shipped', { number: view.number, carrier: carrier.trim() }) });
  };
  useScanSink((scan) => {
    setTracking(scan.value);
    return { kind: 'ok', text: t('fulfillment-tracking-scanned', { code: scan.value }) };
  });
  useKeys([{ keys: 'enter|ctrl+enter', label: t('verb-fulfillment-ship'), run: () => void send(), hint: true, disabled: missing, inFields: true }]);
  const weight = view.packages.reduce((total, box) => total + box.weightG, 0);
  return (
    <div className={s.panel}>
      <div className={s.two}>
        <Card title={t('fulfillment-ship-title')}>
          <div className={s.form}>
            <div className={s.pair}>
              <Field label={t('verbs-ship-carrier')} {...(missing ? { hint: t('fulfillment-carrier-missing') } : {})}>{(ids) => <TextInput {...ids} value={carrier} onText={setCarrier} autoFocus={missing} />}</Field>
              <Field label={t('verbs-ship-service')}>{(ids) => <TextInput {...ids} value={service} onText={setService} />}</Field>
            </div>
            <Field label={t('verbs-ship-tracking')} hint={t('verbs-ship-tracking-hint')}>{(ids) => <TextInput {...ids} mono icon={ScanIcon} value={tracking} onText={setTracking} autoFocus={!missing} />}</Field>
            <Button variant="primary" size="large" icon={TruckIcon} keys="enter" disabled={missing} busy={ship.busy} onClick={() => void send()}>{t('verb-fulfillment-ship')}</Button>
          </div>
        </Card>
        <Card title={t('fulfillment-ship-to')}>
          <AddressText view={view} />
        </Card>
      </div>
      <Card title={t('fulfillment-boxes-count', { count: view.packages.length })} end={t('fulfillment-grams', { grams: formats.number(weight) })}>
        <Facts rows={view.packages.map((box) => [
          <span key="n" className={s.tally}><BoxIcon size={17} stroke={1.8} aria-hidden />{t('fulfillment-box', { number: box.packageNo })}</span>,
          `${t('count-units', { count: box.lines.reduce((total, part) => total + part.quantity, 0) })} · ${t('fulfillment-grams', { grams: formats.number(box.weightG) })}`,
        ])} />
      </Card>
    </div>
  );
}

export function AddressText({ view }: { view: FulfillmentView }) {
  const { t, formats } = useWords();
  const { company } = useShop();
  const { address } = view;
  if (!address) return <p className="muted">{t('fulfillment-address-none')}</p>;
  const lines = addressLines({ ...address, name: address.name || view.customerName }, { country: company.country, locale: formats.locale });
  return <address className={s.address}>{lines.map((line, at) => <span key={at} className={at === 0 ? 'strong' : undefined}>{line}</span>)}{address.phone && <span>{address.phone}</span>}</address>;
}
