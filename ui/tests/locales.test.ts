// Both catalogues say the same things with the same placeholders, and every key that the pages name exists.
import { FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const filesOf = (language: string) => readdirSync(join(src, 'locales', language)).filter((name) => name.endsWith('.ftl'));
const textOf = (language: string, name: string) => readFileSync(join(src, 'locales', language, name), 'utf8');

/** Placeholders of every message, by key, from the parsed catalogue (not from its text). */
function messages(language: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of filesOf(language)) {
    for (const entry of new FluentResource(textOf(language, name)).body) {
      const names = new Set([...JSON.stringify(entry.value).matchAll(/"type":"var","name":"([^"]+)"/g)].map((match) => match[1] ?? ''));
      found.set(entry.id, [...names].toSorted());
    }
  }
  return found;
}
const keysIn = (text: string) => [...text.matchAll(/^(-?[a-zA-Z][\w-]*)\s*=/gm)].map((match) => match[1] ?? '');
const es = messages('es');
const en = messages('en');

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') && !path.includes('/fake/')) yield path;
  }
}

describe('the catalogues', () => {
  it('have the same files', () => expect(filesOf('en')).toEqual(filesOf('es')));
  it('have the same keys', () => {
    expect([...es.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !es.has(key))).toEqual([]);
  });
  it('have the same placeholders', () => {
    expect([...es].filter(([key, names]) => en.has(key) && en.get(key)?.join() !== names.join()).map(([key]) => key)).toEqual([]);
  });
  it.each(['es', 'en'])('name each key once (%s), and every entry parses', (language) => {
    const all = filesOf(language).flatMap((name) => keysIn(textOf(language, name)));
    expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
    const parsed = language === 'es' ? es : en;
    expect(all.filter((key) => !key.startsWith('-') && !parsed.has(key))).toEqual([]);
  });
  it('hold every key that a page names in full', () => {
    const missing: string[] = [];
    for (const path of sources(src)) {
      const text = readFileSync(path, 'utf8');
      for (const match of text.matchAll(/(?:\bt\(|<T id=|words: )['"{]+([a-z][\w-]*-[\w-]+)['"]/g)) {
        const key = match[1] ?? '';
        if (!es.has(key)) missing.push(`${path.slice(src.length)}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
