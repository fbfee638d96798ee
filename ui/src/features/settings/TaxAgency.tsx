import { useState } from 'react';
import type { ChainReport, ChainView, CompanyView, Fiscal, FiscalMode } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Checkbox, Facts, Failed, Field, Loading, Notice, RadioList, TextArea, TextInput } from '@/shared/ui';
import { AlertIcon, DangerIcon, InfoIcon, SuccessIcon } from '@/shared/ui/icons';
import s from './Settings.module.css';

const modes: readonly FiscalMode[] = ['none', 'veri_factu', 'non_verifiable'];

/** What a company in Spain keeps and sends for the tax agency (Veri*Factu). */
export function TaxAgency() {
  const { t } = useWords();
  const company = useQueryCall('company.get', {});
  const chain = useQueryCall('chain.get', {});
  const error = company.error ?? chain.error;
  if (error && (!company.data || !chain.data)) return <Failed error={error} retry={() => { void company.refetch(); void chain.refetch(); }} />;
  if (!company.data || !chain.data) return <Loading label={t('loading')} />;
  return (
    <div className={s.column}>
      <Restored chain={chain.data} />
      <Modes key={company.data.version} view={company.data} chain={chain.data} />
      {chain.data.records + chain.data.logged > 0 && <State chain={chain.data} />}
    </div>
  );
}

/** An older copy of the data was put back: the person must know which invoices are on paper only. */
function Restored({ chain: { renewal, deviceCode } }: { chain: ChainView }) {
  const { t, formats } = useWords();
  if (!renewal) return null;
  return (
    <Notice tone="warn" icon={AlertIcon}>
      {t('agency-restored', { date: formats.moment(renewal.at), ended: renewal.endedCode, code: deviceCode })}
      {renewal.lastKnown !== '' && ` ${t('agency-restored-last', { number: renewal.lastKnown })}`}
    </Notice>
  );
}

function Modes({ view, chain }: { view: CompanyView; chain: ChainView }) {
  const { t, formats } = useWords();
  const [fiscal, setFiscal] = useState(view.company.fiscal);
  const save = useCommand('company.save');
  const changed = JSON.stringify(fiscal) !== JSON.stringify(view.company.fiscal);
  const set = (part: Partial<Fiscal>) => setFiscal((before) => ({ ...before, ...part }));
  const submit = async () => {
    if (!changed || save.busy) return;
    if (await save.run({ company: { ...view.company, fiscal }, expectedVersion: view.version })) showToast({ kind: 'ok', text: t('company-saved') });
  };
  useKeys([{ keys: 'ctrl+enter', label: t('verb-save'), run: () => void submit(), hint: changed }]);
  const sends = fiscal.mode === 'veri_factu';
  return (
    <>
      <Card title={t('agency-mode')}>
        <p className={s.note}>{t(chain.concerned ? 'agency-mode-note' : 'agency-elsewhere')}</p>
        {chain.boundUntil && <p className={s.note}>{t('agency-bound', { date: formats.date(chain.boundUntil) })}</p>}
        <RadioList<FiscalMode> label={t('agency-mode')} value={fiscal.mode} onValue={(mode) => set({ mode })}
          rows={modes.map((value) => ({ value, disabled: value !== 'none' && !chain.concerned, content: <span className={s.place}><strong>{t(`agency-mode-${value}`)}</strong><span className="muted">{t(`agency-mode-${value}-note`)}</span></span> }))} />
        {fiscal.mode !== 'none' && (
          <div className={s.extra}>
            <Checkbox label={t('agency-production')} checked={fiscal.production} onChecked={(production) => set({ production })} />
            <p className="muted">{t(fiscal.production ? 'agency-production-note' : 'agency-test-note')}</p>
          </div>
        )}
      </Card>
      {sends && (
        <Card title={t('agency-sending')}>
          <p className={s.note}>{t('agency-sending-note')}</p>
          <div className={s.form}>
            <div className={s.wide}><Checkbox label={t('agency-sending-on')} checked={fiscal.sending.on} onChecked={(on) => set({ sending: { ...fiscal.sending, on } })} /></div>
            <Field label={t('agency-certificate')} hint={t('agency-certificate-note')}>{(ids) => <TextInput {...ids} mono value={fiscal.sending.certificate} onText={(certificate) => set({ sending: { ...fiscal.sending, certificate } })} />}</Field>
            <Field label={t('agency-address')} hint={t('agency-address-note')}>{(ids) => <TextInput {...ids} mono value={fiscal.sending.address} onText={(address) => set({ sending: { ...fiscal.sending, address } })} />}</Field>
          </div>
        </Card>
      )}
      {fiscal.mode !== 'none' && (
        <Card title={t('agency-producer')}>
          <p className={s.note}>{t('agency-producer-note')}</p>
          <div className={s.form}>
            <Field label={t('agency-producer-name')}>{(ids) => <TextInput {...ids} value={fiscal.producer.name} onText={(name) => set({ producer: { ...fiscal.producer, name } })} />}</Field>
            <Field label={t('agency-producer-tax-id')}>{(ids) => <TextInput {...ids} mono value={fiscal.producer.taxId} onText={(taxId) => set({ producer: { ...fiscal.producer, taxId } })} />}</Field>
            <div className={s.wide}><Field label={t('agency-declaration')} hint={t('agency-declaration-note', { version: chain.program })}>{(ids) => <TextArea {...ids} rows={6} value={fiscal.producer.declaration} onText={(declaration) => set({ producer: { ...fiscal.producer, declaration } })} />}</Field></div>
          </div>
        </Card>
      )}
      <div className={s.save}><Button variant="primary" keys="ctrl+enter" disabled={!changed} busy={save.busy} onClick={() => void submit()}>{t('verb-save')}</Button></div>
    </>
  );
}

/** The chain of this device: how long, whether it is whole, what the agency says of it. */
function State({ chain }: { chain: ChainView }) {
  const { t, formats } = useWords();
  const [report, setReport] = useState<ChainReport | null>(null);
  const verify = useCommand('chain.verify', { done: setReport });
  const send = useCommand('chain.send', { done: (sent) => { if (sent.hindrance === '' && sent.sent > 0) showToast({ kind: 'ok', text: t('agency-sent', { accepted: sent.accepted, refused: sent.refused }) }); } });
  const sends = chain.fiscal.mode === 'veri_factu';
  return (
    <>
      <Card title={t('agency-chain')} end={
        <>
          {sends && chain.fiscal.sending.on && <Button disabled={chain.waiting === 0} busy={send.busy} onClick={() => void send.run({})}>{t('agency-send')}</Button>}
          <Button busy={verify.busy} onClick={() => void verify.run({})}>{t('agency-verify')}</Button>
        </>
      }>
        {chain.hindrance !== '' && <Notice tone="warn" icon={AlertIcon}>{t('agency-hindrance', { text: chain.hindrance })}</Notice>}
        {sends && !chain.fiscal.sending.on && chain.waiting > 0 && <Notice tone="info" icon={InfoIcon}>{t('agency-unsent', { count: chain.waiting })}</Notice>}
        {report && <Verdict report={report} />}
        <Facts rows={[
          [t('agency-records'), formats.number(chain.records)],
          sends && [t('agency-waiting'), formats.number(chain.waiting)],
          chain.refused > 0 && [t('agency-refused'), formats.number(chain.refused)],
          chain.logged > 0 && [t('agency-logged'), formats.number(chain.logged)],
          chain.lastAtMs !== null && [t('agency-last'), <span key="l"><span className="mono">{chain.lastNumber}</span> · {formats.moment(chain.lastAtMs)}</span>],
          chain.lastHash !== '' && [t('agency-hash'), <span key="h" className={s.hash}>{chain.lastHash}</span>],
          [t('agency-installation'), <span key="i" className={s.hash}>{chain.installation}</span>],
          [t('agency-program'), `Encargo ${chain.program}`],
        ]} />
      </Card>
      {sends && <Objections />}
    </>
  );
}

function Verdict({ report }: { report: ChainReport }) {
  const { t } = useWords();
  if (report.findings.length === 0) return <Notice tone="success" icon={SuccessIcon}>{t('agency-whole', { records: report.records })}</Notice>;
  return (
    <Notice tone="danger" icon={DangerIcon}>
      <p>{t('agency-broken')}</p>
      <ul>{report.findings.slice(0, 10).map((one, at) => <li key={at}>{t('agency-finding', { device: one.deviceCode, position: one.position, number: one.number, flaw: t(`agency-flaw-${one.flaw}`) })}</li>)}</ul>
    </Notice>
  );
}

/** Records the agency refused, or took with something to put right, in its own words. */
function Objections() {
  const { t } = useWords();
  const amend = useCommand('chain.amend', { done: (made) => showToast({ kind: 'ok', text: t('agency-amended', { number: made.number }) }) });
  const { data } = useQueryCall('chain.records', { onlyRefused: true, limit: 50, offset: 0 });
  if (!data || data.total === 0) return null;
  return (
    <Card title={t('agency-objections')}>
      <p className={s.note}>{t('agency-objections-note')}</p>
      <table className={s.rates}>
        <thead><tr><th scope="col">{t('documents-col-number')}</th><th scope="col">{t('agency-col-status')}</th><th scope="col">{t('agency-col-says')}</th><th scope="col" aria-label={t('agency-amend')} /></tr></thead>
        <tbody>{data.rows.map((row) => <tr key={row.position}><td className="mono">{row.number}</td><td>{t(`agency-status-${row.status}`)}</td><td>{[row.answerCode, row.answerText].filter(Boolean).join(' · ')}</td><td>{row.kind === 'registration' && <Button size="small" busy={amend.busy} onClick={() => void amend.run({ documentId: row.documentId })}>{t('agency-amend')}</Button>}</td></tr>)}</tbody>
      </table>
    </Card>
  );
}
