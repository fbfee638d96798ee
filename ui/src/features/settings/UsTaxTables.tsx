import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { UsTaxRateView } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Badge, Button, Card, Failed, Facts, Field, Loading, Notice, TextInput } from '@/shared/ui';
import { AlertIcon, ImportIcon, InfoIcon } from '@/shared/ui/icons';
import s from './Settings.module.css';

/** Which states have a table, from which day, from which file. */
export function UsTaxTables() {
  const { t, formats } = useWords();
  const navigate = useNavigate();
  const { data, error, refetch } = useQueryCall('us_tax.tables', {});
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return (
    <Card title={t('us-tax-tables')} end={<Button icon={ImportIcon} onClick={() => void navigate({ to: '/import', search: {} })}>{t('us-tax-import')}</Button>}>
      <p className={s.note}>{t('us-tax-tables-note')}</p>
      {data.home === null && <Notice tone="warn" icon={AlertIcon}>{t('us-tax-no-home')}</Notice>}
      {data.lacking.length > 0 && <Notice tone="warn" icon={AlertIcon}>{t('us-tax-lacking', { states: data.lacking.join(', ') })}</Notice>}
      {data.tables.length === 0 ? <p className="muted">{t('us-tax-no-tables')}</p> : (
        <div className={`${s.tall} ${s.extra}`}>
          <table className={s.rates}>
            <thead><tr><th scope="col">{t('us-tax-state')}</th><th scope="col">{t('us-tax-from')}</th><th scope="col" className={s.number}>{t('us-tax-rows')}</th><th scope="col">{t('us-tax-file')}</th><th scope="col">{t('us-tax-imported')}</th></tr></thead>
            <tbody>
              {data.tables.map(({ table, inForce }) => (
                <tr key={`${table.state}${table.validFrom}`} className={inForce ? undefined : 'muted'}>
                  <td className="mono">{table.state}</td>
                  <td>{formats.date(table.validFrom)} {inForce && <Badge family="success">{t('us-tax-in-force')}</Badge>}</td>
                  <td className={s.number}>{formats.number(table.rows)}</td>
                  <td title={t('us-tax-hash', { hash: table.fileHash })} className={s.fileName}>{table.fileName}</td>
                  <td>{formats.moment(table.importedAtMs)}{table.importedBy !== '' && ` · ${table.importedBy}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

/** What a ZIP code pays today. */
export function UsTaxLookUp() {
  const { t } = useWords();
  const [zip, setZip] = useState('');
  const whole = /^\d{5}(-?\d{4})?$/.test(zip.trim());
  return (
    <Card title={t('us-tax-look-up')}>
      <div className={s.form}><Field label={t('us-tax-zip')} hint={t('us-tax-zip-note')}>{(ids) => <TextInput {...ids} mono inputMode="numeric" maxLength={10} value={zip} onText={setZip} />}</Field></div>
      {whole && <div className={s.extra}><Answer zip={zip.trim()} /></div>}
    </Card>
  );
}

function Answer({ zip }: { zip: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('us_tax.rate', { zip });
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return <Found view={data} />;
}

function Found({ view }: { view: UsTaxRateView }) {
  const { t, formats } = useWords();
  const { found, state } = view;
  if (!found) return <Notice tone="warn" icon={AlertIcon}>{state === null ? t('us-tax-no-zip', { zip: view.zip }) : t('us-tax-not-found', { zip: view.zip, state })}</Notice>;
  const { tax } = found;
  return (
    <>
      {!view.collects && <Notice tone="info" icon={InfoIcon}>{t('us-tax-not-collected', { state: found.state })}</Notice>}
      <Facts rows={[
        [t('us-tax-place'), `${found.region} ${found.state}`.trim()],
        [t('us-tax-whole'), <strong key="w">{formats.rate(tax.ratePpm)}</strong>],
        [t('us-tax-part-state'), formats.rate(tax.statePpm)],
        [t('us-tax-part-county'), formats.rate(tax.countyPpm)],
        [t('us-tax-part-city'), formats.rate(tax.cityPpm)],
        [t('us-tax-part-special'), formats.rate(tax.specialPpm)],
        [t('us-tax-from'), formats.date(found.validFrom)],
      ]} />
    </>
  );
}
