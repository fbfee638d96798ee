// app → features → shared → host, bindings. A feature never imports another feature; only host/ touches @tauri-apps.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => relative(src, join(entry.parentPath, entry.name)));
const importsOf = (file: string) => [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
/** "@/features/x/…" and relative paths alike, as a path inside src; null for packages. */
function inside(file: string, target: string): string | null {
  if (target.startsWith('@/')) return target.slice(2);
  return target.startsWith('.') ? relative(src, join(src, file, '..', target)) : null;
}
const bad = (test: (file: string, target: string) => boolean) => files.flatMap((file) => importsOf(file).flatMap((raw) => {
  const target = inside(file, raw);
  return target !== null && test(file, target) ? [`${file} → ${raw}`] : [];
}));
const featureOf = (path: string) => /^features\/([^/]+)/.exec(path)?.[1];

describe('layers', () => {
  it('features do not import features or the app', () => expect(bad((file, target) => file.startsWith('features/') && (target.startsWith('app/') || (featureOf(target) !== undefined && featureOf(target) !== featureOf(file))))).toEqual([]));
  it('shared imports neither features nor app', () => expect(bad((file, target) => file.startsWith('shared/') && /^(features|app)\//.test(target))).toEqual([]));
  it('host imports only bindings (the fake one may use shared)', () => expect(bad((file, target) => file.startsWith('host/') && !file.startsWith('host/fake/') && !/^(host|bindings)/.test(target))).toEqual([]));
  it('only host/tauri.ts imports @tauri-apps', () => expect(files.filter((file) => file !== 'host/tauri.ts' && importsOf(file).some((name) => name.startsWith('@tauri-apps')))).toEqual([]));
  it('the icon barrel is never imported', () => expect(files.filter((file) => importsOf(file).includes('@tabler/icons-react'))).toEqual([]));
  it('no lint or type check is silenced', () => expect(files.filter((file) => /(eslint|oxlint)-disable|@ts-(ignore|expect-error|nocheck)/.test(readFileSync(join(src, file), 'utf8')))).toEqual([]));
});
