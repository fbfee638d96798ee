import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportPreview } from '@/bindings';
import { useCommand, refusalWords, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Empty, Field, IconButton, Loading, Notice, Page, PageHeader, Select, TextInput } from '@/shared/ui';
import { AlertIcon, ArrowLeftIcon, ImportIcon, InfoIcon, SuccessIcon } from '@/shared/ui/icons';
import { ErrorList } from './ErrorList';
import s from './Imports.module.css';
import { assign, type Mapping, missing } from './mapping';
import { MappingTable } from './MappingTable';

/** What the file holds, before anything is stored. */
export function PreviewFile({ file, name, onBack }: { file: string; name: string; onBack: () => void }) {
  const words = useWords();
  const { t, formats, say } = words;
  const navigate = useNavigate();
  const [asked, setAsked] = useState<{ profile?: string; mapping?: Mapping; validFrom?: string }>({});
  const profiles = useQueryCall('import.profiles', {});
  const { data, error, isFetching } = useQueryCall('import.preview', { file, ...asked });
  const start = useCommand('import.start');
  const profile = profiles.data?.profiles.find((one) => one.profile === data?.profile);
  const fields = profile?.fields ?? [];
  const lacking = data ? missing(fields, data.mapping) : [];
  const good = data ? data.documents - data.alreadyThere : 0;
  const ready = data !== undefined && !error && lacking.length === 0 && data.rows > 0 && data.rows > data.errorCount && !start.busy && !isFetching;
  const begin = async () => {
    if (!ready || !data) return;
    const answer = await start.run({ file, profile: data.profile, mapping: data.mapping, validFrom: data.validFrom });
    if (answer) void navigate({ to: '/import', search: { job: answer.jobId } });
  };
  useKeys([{ keys: 'ctrl+enter', label: t('imports-start'), run: () => void begin(), hint: true, disabled: !ready, inFields: true }]);
  const head = <PageHeader back={<IconButton icon={ArrowLeftIcon} label={t('imports-back')} onClick={onBack} />} title={name} note={data && t('imports-rows', { count: data.rows, shown: formats.number(data.rows) })} />;
  if (error && !data) return <Page head={head}><Empty icon={AlertIcon} title={t('imports-unreadable')} action={<Button variant="primary" onClick={onBack}>{t('imports-other')}</Button>}>{refusalWords(words, error)}</Empty></Page>;
  if (!data) return <Page head={head}><Loading label={t('imports-reading')} /><p className={s.reading}>{t('imports-reading')}</p></Page>;
  if (data.rows === 0) return <Page head={head}><Empty icon={ImportIcon} title={t('imports-empty')} action={<Button variant="primary" onClick={onBack}>{t('imports-other')}</Button>}>{t('imports-empty-text')}</Empty></Page>;
  return (
    <Page head={head} foot={
      <div className={s.foot}>
        <p className={s.footText}>{lacking.length > 0 ? t('imports-lacking', { fields: lacking.map((field) => say(field.words)).join(', ') }) : t(`imports-ready-${data.kind}`, { count: good, shown: formats.number(good) })}</p>
        <Button onClick={onBack}>{t('imports-other')}</Button>
        <Button variant="primary" size="large" keys="ctrl+enter" disabled={!ready} busy={start.busy} onClick={() => void begin()}>{t('imports-start')}</Button>
      </div>
    }>
      <div className={s.preview} aria-busy={isFetching}>
        {error && <Notice tone="danger" icon={AlertIcon}>{refusalWords(words, error)}</Notice>}
        <div className={s.figures}>
          <Figure words={t('imports-figure-rows')} value={formats.number(data.rows)} />
          <Figure words={t(`imports-figure-${data.kind}`)} value={formats.number(data.documents)} />
          {data.totals.map((total) => <Figure key={total.currency} words={t('imports-figure-total')} value={formats.money(total.totalMinor, total.currency)} />)}
          <Figure words={t('imports-figure-there')} value={formats.number(data.alreadyThere)} />
          <Figure words={t('imports-figure-errors')} value={formats.number(data.errorCount)} alert={data.errorCount > 0} />
        </div>
        {data.validFrom !== null && <RatesFrom preview={data} onDay={(validFrom) => setAsked((before) => ({ ...before, validFrom }))} />}
        {data.alreadyThere > 0 && <Notice tone="info" icon={InfoIcon}>{t('imports-there', { count: data.alreadyThere })}</Notice>}
        {!data.whole && <Notice tone="info" icon={InfoIcon}>{t('imports-huge', { shown: formats.number(data.rows) })}</Notice>}
        <Card flush title={t('imports-mapping')} end={
          <><span>{t('imports-profile')}</span><Select quiet label={t('imports-profile')} value={data.profile} onValue={(next) => setAsked({ profile: next })} choices={(profiles.data?.profiles ?? []).map((one) => ({ value: one.profile, label: say(one.name) }))} /></>
        }>
          <MappingTable fields={fields} preview={data} onAssign={(field, column) => setAsked((before) => ({ ...before, profile: data.profile, mapping: assign(data.mapping, field, column) }))} />
        </Card>
        {data.errorCount > 0
          ? <ErrorList errors={data.errors} total={data.errorCount} title={t('imports-errors', { count: data.errorCount })} />
          : <Notice tone="success" icon={SuccessIcon}>{t('imports-no-errors')}</Notice>}
      </div>
    </Page>
  );
}

/** Rates of tax hold from a day on: which one, and of which states. */
function RatesFrom({ preview, onDay }: { preview: ImportPreview; onDay: (day: string) => void }) {
  const { t, formats } = useWords();
  return (
    <Card title={t('imports-rates')}>
      <Field label={t('imports-rates-from')} hint={t('imports-rates-from-note')}>{(ids) => <TextInput {...ids} type="date" value={preview.validFrom ?? ''} onText={(day) => { if (day) onDay(day); }} />}</Field>
      <p className="muted">{preview.states.map((one) => `${one.state} ${formats.number(one.rows)}`).join(' · ')}</p>
    </Card>
  );
}

export const Figure = ({ words, value, alert }: { words: string; value: string; alert?: boolean }) => <p className={s.figure} data-alert={alert || undefined}><span>{words}</span><strong>{value}</strong></p>;
