// Words by Fluent. One bundle per language, made of every file in locales/<language>.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Language, Words } from '@/bindings';
import { type Formats, localeOf, makeFormats } from './format';

// Each language is a chunk of its own: only the one in use is loaded. The words of printed documents are for Rust alone.
const files = {
  es: import.meta.glob<string>(['../../locales/es/*.ftl', '!../../locales/es/documents-pdf.ftl'], { query: '?raw', import: 'default' }),
  en: import.meta.glob<string>(['../../locales/en/*.ftl', '!../../locales/en/documents-pdf.ftl'], { query: '?raw', import: 'default' }),
};
const bundles = new Map<Language, FluentBundle>();

/** Must have ended before the first page in this language is drawn. */
export async function loadWords(language: Language): Promise<void> {
  if (bundles.has(language)) return;
  const texts = await Promise.all(Object.values(files[language]).map((load) => load()));
  const bundle = new FluentBundle(localeOf(language), { useIsolating: false });
  for (const text of texts) bundle.addResource(new FluentResource(text), { allowOverrides: true });
  bundles.set(language, bundle);
}

function bundleOf(language: Language): FluentBundle {
  const bundle = bundles.get(language);
  if (!bundle) throw new Error(`loadWords('${language}') has not ended`);
  return bundle;
}

type Params = Record<string, string | number | null | undefined>;
export interface WordsContext {
  language: Language;
  formats: Formats;
  /** The message for a key; the key itself when it is missing, so that nothing is ever blank. */
  t(key: string, params?: Params): string;
  has(key: string): boolean;
  /** Words that came from Rust: amounts and dates in their parameters are put in the person's locale. */
  say(words: Words): string;
}

/** Numbers under these names are money in minor units; `cost` is in millionths. Other names tell by their ending. */
const moneyNames = /^(amount|due|paid|limit|refund|refunded)$|(Minor|_minor)$/;
const microNames = /^cost$|(Micro|_micro)$/;

/** Words from Rust carry raw values; their names tell what they are. Dates come as yyyy-mm-dd. */
export function readable(params: Words['params'], formats: Formats): Record<string, FluentVariable> {
  const currency = typeof params.currency === 'string' ? params.currency : undefined;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number' && moneyNames.test(name)) return [name, formats.money(value, currency)];
      if (typeof value === 'number' && microNames.test(name)) return [name, formats.micro(value, currency)];
      if (typeof value === 'number' && /(Ms|_ms)$/.test(name)) return [name, formats.moment(value)];
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return [name, formats.day(value)];
      return [name, value];
    }),
  );
}

export function makeWords(language: Language, formats: Formats): WordsContext {
  const bundle = bundleOf(language);
  const format = (key: string, params: Record<string, FluentVariable>): string => {
    // Codes of Rust have underscores; the catalogue it shares writes them with hyphens.
    const message = bundle.getMessage(key) ?? bundle.getMessage(key.replaceAll('_', '-'));
    if (!message?.value) return key;
    return bundle.formatPattern(message.value, params, []);
  };
  return {
    language,
    formats,
    t: (key, params = {}) => format(key, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']))),
    has: (key) => bundle.hasMessage(key) || bundle.hasMessage(key.replaceAll('_', '-')),
    say: (words) => format(words.key, readable(words.params, formats)),
  };
}

const Context = createContext<WordsContext | null>(null);

export function WordsProvider(props: { language: Language; currency: string; timeZone: string; children: ReactNode }) {
  const { language, currency, timeZone } = props;
  const words = useMemo(() => makeWords(language, makeFormats(language, currency, timeZone)), [language, currency, timeZone]);
  return <Context value={words}>{props.children}</Context>;
}

export function useWords(): WordsContext {
  const words = useContext(Context);
  if (!words) throw new Error('WordsProvider is missing');
  return words;
}

export const useFormats = (): Formats => useWords().formats;

export function T(props: { id: string } & Params) {
  const { id, ...params } = props;
  return <>{useWords().t(id, params)}</>;
}
