import '@/shared/ui/tokens.css';
import '@/shared/ui/base.css';
import axe from 'axe-core';
import { createRoot } from 'react-dom/client';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { App } from '@/app/App';
import { router } from '@/app/router';
import { openHost } from '@/host';
import { applyPrefs } from '@/shared/lib/prefs';

const text = () => document.body.textContent ?? '';
async function until(test: () => boolean, what: string): Promise<void> {
  await expect.poll(test, { timeout: 8_000, message: what }).toBe(true);
}
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** One press of a person: never as near to the next as a scanner's. */
async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys);
  await rest(80);
}
async function type(words: string): Promise<void> {
  for (const letter of words) {
    await userEvent.keyboard(letter === '*' ? '*' : letter);
    await rest(45);
  }
}
/** As a scanner does: everything at once, Enter at the end. */
function scan(code: string): void {
  let struck = performance.now();
  for (const key of [...code, 'Enter']) {
    const target = document.activeElement ?? document.body;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    // A real key carries the time it was struck, not the time a busy page got to it.
    Object.defineProperty(event, 'timeStamp', { value: (struck += 8) });
    const passed = target.dispatchEvent(event);
    if (passed && key.length === 1 && target instanceof HTMLInputElement) document.execCommand('insertText', false, key);
  }
}

beforeAll(async () => {
  sessionStorage.setItem('fake', '1');
  localStorage.clear();
  applyPrefs();
  await openHost();
  history.replaceState(null, '', '/orders');
  const box = document.createElement('div');
  box.id = 'root';
  document.body.append(box);
  createRoot(box).render(<App />);
});
// The app stays as it is between tests, as it does on a desk; only the place changes.
beforeEach(async () => {
  for (let tries = 0; tries < 3 && document.querySelector('[role=dialog]'); tries += 1) await press('{Escape}');
  for (const close of document.querySelectorAll<HTMLElement>('[aria-live=polite] button')) close.click();
  await rest(100);
  if (location.pathname !== '/') void router.navigate({ to: '/' });
  await rest(100);
  void router.navigate({ to: '/orders', search: {} });
  await until(() => document.querySelectorAll('[role=row][id]').length > 5, 'the list');
  await until(() => document.activeElement?.hasAttribute('data-grid') ?? false, 'focus on the list');
});

describe('the counter', () => {
  it('takes a phone order of 3 lines in 7 actions without a mouse', async () => {
    let actions = 0;
    const act = async (keys: string) => { actions += 1; await press(keys); };
    await act('n');
    await until(() => document.activeElement?.getAttribute('role') === 'combobox', 'customer has the focus');
    await type('ana');
    await act('{Enter}');
    await until(() => text().includes('suele elegir'), 'customer');
    for (const words of ['3*taza', 'mantel', 'aceite']) {
      await type(words);
      await act('{Enter}');
    }
    await until(() => document.querySelectorAll('tbody tr').length === 3, 'three lines');
    await until(() => text().includes('Recomendada'), 'delivery options');
    await act('{Control>}{Enter}{/Control}');
    await until(() => text().includes('verificado'), 'verified');
    await act('{Control>}{Enter}{/Control}');
    await until(() => location.pathname.startsWith('/orders/0193'), 'the order page');
    expect(actions).toBe(7);
  });

  it('adds scans as lines, takes leaked characters back, and never submits', async () => {
    await press('n');
    await until(() => document.activeElement?.getAttribute('role') === 'combobox', 'focus');
    const field = document.activeElement as HTMLInputElement;
    scan('TAZ-AZ35');
    await until(() => document.querySelectorAll('tbody tr').length === 1, 'a line');
    expect(field.value).toBe('');
    scan('TAZ-AZ35');
    await until(() => document.querySelector<HTMLInputElement>('tbody input')?.value === '2', `quantity 2 ${[...document.querySelectorAll<HTMLInputElement>('tbody input')].map((one) => one.value).join('|')}`);
    expect(text()).not.toContain('verificado');
  });
});

describe('the list', () => {
  it('selects with x, confirms with C and Enter, and says what stayed', async () => {
    await press('j');
    await press('x');
    await press('j');
    await press('x');
    await until(() => text().includes('2 pedidos seleccionados'), 'selection');
    await press('c');
    await until(() => document.querySelector('[role=dialog]') !== null, 'the question');
    await rest(250);
    await press('{Enter}');
    await until(() => text().includes('no se ha confirmado'), 'what was refused');
  });

  it('does not run a shortcut from the first letter of a scan', async () => {
    scan('COD-UNKNOWN');
    await until(() => text().includes('No hay nada con el código'), 'unknown code');
    expect(document.querySelector('[role=dialog]')).toBeNull();
    expect(text()).not.toContain('confirmado');
  });

  it('filters by the small language and keeps it in the address', async () => {
    await press('/');
    await type('estado:retenido');
    await until(() => location.search.includes('estado'), 'the address');
    await until(() => [...document.querySelectorAll('[role=row][id]')].every((row) => row.textContent?.includes('Retenido')), 'only held orders');
  });
});

describe('the palette', () => {
  it('finds an order in two actions and answers in a sentence', async () => {
    await press('{Control>}k{/Control}');
    await until(() => document.querySelector('#palette-list') !== null, 'palette');
    await type('200998');
    await until(() => text().includes('salió de Almacén Madrid'), 'the answer');
    await press('{Enter}');
    await until(() => location.pathname.startsWith('/orders/0193'), 'the order');
  });
});

describe('accessibility', () => {
  it.each(['light', 'dark', 'contrast'])('finds nothing on the list (%s)', async (theme) => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = 'es';
    document.title = 'Encargo';
    await rest(200);
    const result = await axe.run(document.getElementById('root') ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
