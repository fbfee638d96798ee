// After `npm run build`: what a first start loads must stay within its budget (shared goal: 200 KB of script, 15 KB of style, gzipped).
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const html = readFileSync(new URL('index.html', dist), 'utf8');
const weigh = (name) => gzipSync(readFileSync(new URL(name, dist))).length;
const named = [...html.matchAll(/\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const assets = readdirSync(new URL('assets/', dist));
const words = Math.max(...assets.filter((name) => name.startsWith('words-')).map((name) => weigh(`assets/${name}`)));
const script = named.filter((name) => name.endsWith('.js')).reduce((sum, name) => sum + weigh(name), 0) + words;
const style = named.filter((name) => name.endsWith('.css')).reduce((sum, name) => sum + weigh(name), 0);
const lazy = assets.filter((name) => name.endsWith('.js') && !named.includes(`assets/${name}`) && !name.includes('worker')).map((name) => [name, weigh(`assets/${name}`)]).toSorted((a, b) => b[1] - a[1])[0];
const kb = (bytes) => (bytes / 1000).toFixed(1);
console.log(`initial script ${kb(script)} KB (200), style ${kb(style)} KB (15), largest lazy chunk ${lazy[0]} ${kb(lazy[1])} KB (120)`);
if (script > 200_000 || style > 15_000 || lazy[1] > 120_000) process.exit(1);
