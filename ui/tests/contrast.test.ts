// Every pair of tokens that meets on the screen, in every theme.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../src/shared/ui/tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark', 'contrast'] as const;

function tokensOf(theme: string): Record<string, string> {
  const block = new RegExp(`\\[data-theme='${theme}'\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((match) => [match[1] ?? '', match[2] ?? '']));
}
const channel = (value: number) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

const grounds = ['bg', 'surface', 'shell', 'raised', 'hover'];
const families = ['neutral', 'info', 'progress', 'ready', 'transit', 'success', 'danger'];
const text: [string, string][] = [
  ...['text', 'muted', 'accent-text'].flatMap((fg) => [...grounds, 'accent-row'].map((bg): [string, string] => [fg, bg])),
  ...['bg', 'surface', 'raised'].map((bg): [string, string] => ['faint', bg]),
  ...families.flatMap((family): [string, string][] => [[family, `${family}-tint`], [family, 'bg'], [family, 'surface'], [family, 'raised'], [family, 'accent-row']]),
  ['on-accent', 'accent'], ['on-accent', 'accent-hover'], ['on-danger', 'danger-solid'], ['accent-text', 'accent-tint'], ['text', 'accent-tint'], ['muted', 'accent-tint'],
];
const controls: [string, string][] = ['bg', 'surface', 'raised'].flatMap((bg): [string, string][] => [['control-line', bg], ['focus', bg], ['accent', bg]]);

describe.each(themes)('%s', (theme) => {
  const tokens = tokensOf(theme);
  it.each(text)('%s on %s reads (4.5)', (fg, bg) => expect(contrast(tokens[fg] ?? '', tokens[bg] ?? '')).toBeGreaterThanOrEqual(4.5));
  it.each(controls)('%s on %s is seen (3)', (fg, bg) => expect(contrast(tokens[fg] ?? '', tokens[bg] ?? '')).toBeGreaterThanOrEqual(3));
});
