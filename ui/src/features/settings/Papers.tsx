import { useEffect, useState } from 'react';
import type { CompanyView, Language, PaperLook, SamplePaper } from '@/bindings';
import { askFile } from '@/host';
import { refusalWords, useCommand, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { PaperPreview } from '@/shared/paper';
import { Button, Card, Checkbox, Failed, Field, Loading, Notice, Segmented, Select, TextArea, TextInput } from '@/shared/ui';
import { AlertIcon, TrashIcon } from '@/shared/ui/icons';
import { logoEndings, readLogo } from './logo';
import { columns, isReadable, shows, texts, usualAccent, withColumn } from './look';
import { Setting } from './Setting';
import s from './Settings.module.css';

const sizes = ['usual', 'a4', 'letter'] as const;
const samples: readonly SamplePaper[] = ['invoice', 'simplified_invoice', 'packing_slip', 'pick_list', 'quotation'];

/** How the shop's papers look, with one of them beside it. Documents that were issued keep the look they had. */
export function Papers() {
  const { t } = useWords();
  const company = useQueryCall('company.get', {});
  const logo = useQueryCall('company.logo', {});
  const error = company.error ?? logo.error;
  if (error && (!company.data || !logo.data)) return <Failed error={error} retry={() => { void company.refetch(); void logo.refetch(); }} />;
  if (!company.data || !logo.data) return <Loading label={t('loading')} />;
  return <Sheet key={company.data.version} view={company.data} kept={logo.data.base64} />;
}

function Sheet({ view, kept }: { view: CompanyView; kept: string | null }) {
  const { t } = useWords();
  const { language: spoken } = useShop();
  const [look, setLook] = useState(view.company.look);
  const [chosen, setChosen] = useState<string | null>(null);
  const [language, setLanguage] = useState<Language>(spoken);
  const save = useCommand('company.save');
  const changed = chosen !== null || JSON.stringify(look) !== JSON.stringify(view.company.look);
  const set = (part: Partial<PaperLook>) => setLook((before) => ({ ...before, ...part }));
  const light = look.accent !== '' && !isReadable(look.accent);
  const submit = async () => {
    if (!changed || light || save.busy) return;
    if (await save.run({ company: { ...view.company, look }, logo: chosen, expectedVersion: view.version })) showToast({ kind: 'ok', text: t('papers-saved') });
  };
  const chooseLogo = async () => {
    const file = await askFile([{ name: t('papers-logo-files'), extensions: [...logoEndings] }]);
    if (!file) return;
    await readLogo(file).then(setChosen, () => showToast({ kind: 'refused', text: t('papers-logo-unreadable', { name: file.name }) }));
  };
  useKeys([{ keys: 'ctrl+enter', label: t('verb-save'), run: () => void submit(), hint: changed }]);
  const logo = chosen ?? (look.logo === null ? null : kept);
  return (
    <div className={s.beside}>
      <div className={s.column}>
        <Card title={t('papers-look')}>
          <Setting title={t('papers-size')} note={t('papers-size-note')}>
            <Segmented<(typeof sizes)[number]> label={t('papers-size')} value={look.size ?? 'usual'} onValue={(size) => set({ size: size === 'usual' ? null : size })} options={sizes.map((value) => ({ value, label: t(`papers-size-${value}`) }))} />
          </Setting>
          <Setting title={t('papers-logo')} note={t('papers-logo-note')}>
            <div className={s.logo}>
              {logo !== null && <img className={s.logoPicture} src={`data:image/png;base64,${logo}`} alt={t('papers-logo-alt', { name: view.company.name })} />}
              <Button onClick={() => void chooseLogo()}>{t(logo === null ? 'papers-logo-choose' : 'papers-logo-change')}</Button>
              {logo !== null && <Button variant="quiet" icon={TrashIcon} onClick={() => { setChosen(null); set({ logo: null }); }}>{t('papers-logo-remove')}</Button>}
            </div>
          </Setting>
          <Setting title={t('papers-accent')} note={t('papers-accent-note')}>
            <div className={s.logo}>
              <input type="color" className={s.swatch} aria-label={t('papers-accent-pick')} value={/^#[0-9a-f]{6}$/i.test(look.accent) ? look.accent : usualAccent} onChange={(event) => set({ accent: event.target.value })} />
              <Field hideLabel label={t('papers-accent')} error={light ? t('papers-accent-light') : null}>{(ids) => <TextInput {...ids} mono maxLength={7} size={9} placeholder={usualAccent} value={look.accent} onText={(accent) => set({ accent: accent.trim() })} />}</Field>
            </div>
          </Setting>
        </Card>
        <Card title={t('papers-texts')} end={<Segmented<Language> label={t('papers-language')} value={language} onValue={setLanguage} options={[{ value: 'es', label: t('shell-language-es') }, { value: 'en', label: t('shell-language-en') }]} />}>
          <p className={s.note}>{t('papers-texts-note')}</p>
          <div className={s.texts}>
            {texts.map(([name, most]) => {
              const say = (text: string) => set({ [name]: { ...look[name], [language]: text } });
              return (
                <Field key={name} label={t(`papers-${name}`)} hint={t(`papers-${name}-note`)}>
                  {(ids) => most > 120 ? <TextArea {...ids} rows={2} lang={language} maxLength={most} value={look[name][language]} onText={say} /> : <TextInput {...ids} lang={language} maxLength={most} value={look[name][language]} onText={say} />}
                </Field>
              );
            })}
          </div>
        </Card>
        <Card title={t('papers-columns')}>
          <p className={s.note}>{t('papers-columns-note')}</p>
          {columns.map(([papers, some]) => (
            <div key={papers} role="group" aria-label={t(`papers-family-${papers}`)} className={s.columnChoice}>
              <p className={s.groupName}>{t(`papers-family-${papers}`)}</p>
              <div className={s.weekdays}>{some.map((column) => <Checkbox key={column} label={t(`papers-column-${column}`)} checked={shows(look, papers, column)} onChecked={(on) => set(withColumn(look, papers, column, on))} />)}</div>
            </div>
          ))}
        </Card>
        <div className={s.save}><Button variant="primary" keys="ctrl+enter" disabled={!changed || light} busy={save.busy} onClick={() => void submit()}>{t('verb-save')}</Button></div>
      </div>
      <Preview look={look} logo={chosen} language={language} />
    </div>
  );
}

/** The paper as it would be. Typing is not followed letter by letter. */
function Preview({ look, logo, language }: { look: PaperLook; logo: string | null; language: Language }) {
  const words = useWords();
  const { t } = words;
  const [paper, setPaper] = useState<SamplePaper>('invoice');
  const [asked, setAsked] = useState({ look, logo, paper, language });
  useEffect(() => {
    const soon = setTimeout(() => setAsked({ look, logo, paper, language }), 250);
    return () => clearTimeout(soon);
  }, [look, logo, paper, language]);
  const { data, error } = useQueryCall('company.paper_sample', asked);
  return (
    <section className={s.sample} aria-label={t('papers-sample')}>
      <Select value={paper} onValue={setPaper} label={t('papers-sample')} choices={samples.map((value) => ({ value, label: t(`document-kind-${value}`) }))} />
      {error && <Notice tone="warn" icon={AlertIcon}>{refusalWords(words, error)}</Notice>}
      {data ? <PaperPreview base64={data.base64} label={`${t('papers-sample')}: ${t(`document-kind-${paper}`)}`} /> : !error && <Loading label={t('loading')} />}
    </section>
  );
}
