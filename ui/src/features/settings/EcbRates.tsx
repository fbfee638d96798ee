import { useRef, useState } from 'react';
import type { ImportedRates } from '@/bindings';
import { useCommand } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Field, Notice, TextArea } from '@/shared/ui';
import { AlertIcon, ImportIcon, SuccessIcon } from '@/shared/ui/icons';
import s from './Settings.module.css';

/** Rates from the European Central Bank's file, chosen or pasted; rows that can not be read are told. */
export function EcbRates() {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [taken, setTaken] = useState<ImportedRates | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const take = useCommand('rates.import');
  const run = async (csv: string) => {
    if (csv.trim() === '' || take.busy) return;
    setTaken(null);
    const answer = await take.run({ text: csv });
    if (!answer) return;
    setTaken(answer);
    setText('');
  };
  const chosen = async (list: FileList | null) => {
    const one = list?.[0];
    if (one) await run(await one.text());
    if (file.current) file.current.value = '';
  };
  return (
    <Card title={t('currencies-ecb')}>
      <p className={s.note}>{t('currencies-ecb-note')}</p>
      <div className={s.ecb}>
        <input ref={file} type="file" accept=".csv,text/csv" hidden aria-hidden tabIndex={-1} onChange={(event) => void chosen(event.target.files)} />
        <Button icon={ImportIcon} busy={take.busy} onClick={() => file.current?.click()}>{t('currencies-ecb-choose')}</Button>
        <Field label={t('currencies-ecb-text')}>{(ids) => <TextArea {...ids} rows={3} spellCheck={false} value={text} onText={setText} />}</Field>
        <Button disabled={text.trim() === ''} busy={take.busy} onClick={() => void run(text)}>{t('currencies-ecb-take')}</Button>
      </div>
      {taken && <Taken taken={taken} />}
    </Card>
  );
}

function Taken({ taken }: { taken: ImportedRates }) {
  const { t, say, formats } = useWords();
  const fine = taken.badCount === 0 && taken.missing.length === 0;
  const facts = [
    taken.newest !== null && t('currencies-ecb-newest', { date: formats.date(taken.newest) }),
    taken.known > 0 && t('currencies-ecb-known', { known: taken.known }),
    taken.missing.length > 0 && t('currencies-ecb-missing', { currencies: taken.missing.join(', ') }),
  ].filter(Boolean).join(' · ');
  return (
    <div role="status" className={s.taken}>
      <Notice tone={fine ? 'success' : 'warn'} icon={fine ? SuccessIcon : AlertIcon}>
        <strong>{t('currencies-ecb-done', { kept: taken.kept })}</strong>
        {facts !== '' && <div>{facts}</div>}
        {taken.badCount > 0 && <div>{t('currencies-ecb-bad', { count: taken.badCount })}</div>}
        {taken.bad.length > 0 && (
          <ul className={s.badRows}>
            {taken.bad.slice(0, 20).map((row) => <li key={row.line}>{t('currencies-ecb-line', { line: row.line, reason: say(row.reason) })}</li>)}
            {taken.badCount > 20 && <li>{t('currencies-ecb-more', { count: taken.badCount - 20 })}</li>}
          </ul>
        )}
      </Notice>
    </div>
  );
}
