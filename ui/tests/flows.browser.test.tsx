import '@/shared/ui/tokens.css';
import '@/shared/ui/base.css';
import axe from 'axe-core';
import { createRoot } from 'react-dom/client';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { App } from '@/app/App';
import { router } from '@/app/router';
import { openHost } from '@/host';
import { orderId, orderRow } from '@/host/fake/data';
import { tellNotices } from '@/shared/lib/notices';
import { applyPrefs } from '@/shared/lib/prefs';
import { showToast } from '@/shared/lib/toasts';

/** Its goods can come back. */
const delivered = orderId(Array.from({ length: 500 }, (_, index) => orderRow(index)).findIndex((row) => row.status === 'delivered'));
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

describe('the place of work', () => {
  const place = () => document.querySelector<HTMLElement>('header [role=combobox]');
  it('gives the focus to the page after a choice', async () => {
    place()?.click();
    await until(() => document.querySelectorAll('[role=option]').length > 2, 'the list of places');
    await userEvent.click([...document.querySelectorAll('[role=option]')].at(-1) as HTMLElement);
    await until(() => document.activeElement?.id === 'main', 'focus on the page');
  });
  it('is not changed by letters while its list is closed', async () => {
    const before = place()?.textContent;
    for (const name of ['Almacén Madrid', 'Tienda Valencia', 'Todas']) {
      place()?.focus();
      await press(`${name[0]?.toLowerCase()}`);
      await rest(200);
      expect(place()?.textContent).toBe(before);
      if (document.querySelector('[role=dialog], [role=menu]')) await press('{Escape}');
    }
  });
  it('keeps the focus when nothing was chosen', async () => {
    place()?.focus();
    await press('{Enter}');
    await until(() => document.querySelector('[role=option]') !== null, 'the list of places');
    await press('{Escape}');
    await until(() => document.activeElement === place(), 'focus on the switch');
  });
});

describe('a return', () => {
  it('is reviewed with Enter while a disposition has the focus', async () => {
    void router.navigate({ to: '/returns/new', search: { order: delivered } });
    await until(() => document.querySelector('article') !== null, 'the lines');
    document.querySelectorAll<HTMLElement>('article button')[1]?.click();
    await until(() => document.querySelector('article input[type=radio]') !== null, 'the dispositions');
    [...document.querySelectorAll<HTMLInputElement>('article input[type=radio]')].at(2)?.focus();
    await press(' ');
    await until(() => document.querySelector<HTMLButtonElement>('[data-foot] button')?.disabled === false, 'the quote');
    await press('{Enter}');
    await until(() => document.querySelector('[role=dialog]') !== null, 'the review');
  });
});

describe('messages', () => {
  const toast = () => document.querySelector('[aria-live=polite] [data-kind]');
  it.each([[1366, 768], [1024, 600]])('lie over no foot and no primary button (%i × %i)', async (width, height) => {
    await page.viewport(width, height);
    showToast({ kind: 'ok', text: 'Pedido 200998 confirmado' });
    showToast({ kind: 'info', text: 'Preparado con faltas' });
    for (const to of ['/orders/new', '/returns/new'] as const) {
      void router.navigate(to === '/returns/new' ? { to, search: { order: delivered } } : { to });
      await until(() => location.pathname === to && document.querySelector(`#main ${to === '/returns/new' ? 'article' : '[data-foot] [role=region]'}`) !== null, `the page ${to}`);
      expect(document.querySelector('#main [data-foot] button')).not.toBeNull();
      await rest(150);
      const box = toast()?.parentElement?.getBoundingClientRect();
      if (!box) throw new Error('no message');
      expect(box.top).toBeGreaterThan(0);
      for (const other of document.querySelectorAll('[data-foot], button[data-variant=primary]')) {
        const there = other.getBoundingClientRect();
        expect(there.left >= box.right || there.right <= box.left || there.top >= box.bottom || there.bottom <= box.top).toBe(true);
      }
    }
    await page.viewport(1366, 768);
  });
  it('of the shop open their order, and come once', async () => {
    const notice = { title: { key: 'notice-ready-title', params: { number: '200998' } }, words: { key: 'notice-ready-words', params: { customer: 'Ana', location: 'Tienda Valencia', shelf: 'R2' } }, orderId: orderId(2) };
    tellNotices([notice]);
    tellNotices([notice]);
    await until(() => text().includes('Listo para recoger: 200998'), 'the notice');
    const said = [...document.querySelectorAll<HTMLElement>('[aria-live=polite] button')].filter((one) => one.textContent?.includes('estante R2'));
    expect(said).toHaveLength(1);
    said[0]?.click();
    await until(() => location.pathname === `/orders/${orderId(2)}`, 'the order');
    await until(() => toast() === null, 'the notice is gone');
  });
});

describe('the sourcing policy', () => {
  const part = async (name: string, shows: string) => {
    void router.navigate({ to: '/settings', search: { tab: 'sourcing', part: name } });
    await until(() => document.querySelector('nav [aria-current=page]') !== null && text().includes(shows), `${name}: ${shows}`);
  };
  it('is changed, kept as a draft with Ctrl+S, and activated with a reason', async () => {
    await part('decider', 'Solo las reglas');
    await until(() => text().includes('Sin cambios'), 'nothing changed yet');
    document.querySelector<HTMLInputElement>('input[type=radio]:checked')?.focus();
    await press('{ArrowDown}');
    await press('{ArrowDown}');
    await until(() => text().includes('Cambios sin guardar'), 'changed');
    await press('{Control>}s{/Control}');
    await until(() => text().includes('Borrador guardado'), 'kept');
    await press('{Control>}{Enter}{/Control}');
    await until(() => document.activeElement instanceof HTMLTextAreaElement, 'asked why');
    await type('Navidad');
    await press('{Control>}{Enter}{/Control}');
    await until(() => text().includes('Está en vigor la versión 1'), 'in force');
    await part('versions', 'Navidad');
  });
  it('keeps what was begun while the person looks elsewhere', async () => {
    await part('groups', 'No hay grupos');
    [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Añadir un grupo'))?.click();
    await until(() => text().includes('Todavía sin ubicaciones'), 'a group');
    void router.navigate({ to: '/orders', search: {} });
    await until(() => location.pathname === '/orders', 'elsewhere');
    await part('groups', 'Todavía sin ubicaciones');
    await until(() => text().includes('Cambios sin guardar'), 'still there');
    [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Deshacer cambios'))?.click();
    await until(() => text().includes('No hay grupos'), 'undone');
  });
  it.each([['decider', 'División de pedidos'], ['costs', 'Emisiones'], ['groups', 'No hay grupos'], ['regions', 'No hay zonas'], ['rules', 'No hay reglas'], ['routings', 'No hay rutas'], ['waves', 'Tandas hasta ahora'], ['parking', 'Lo aparcado espera'], ['whatif', 'Probar antes de activar'], ['versions', 'Versión 1']])('axe finds nothing on %s', async (name, shows) => {
    await part(name, shows);
    await rest(200);
    const result = await axe.run(document.getElementById('root') ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
  it('lets a person choose another location with O, only with a reason', async () => {
    void router.navigate({ to: '/orders/$orderId', params: { orderId: delivered }, search: { why: true } });
    await until(() => text().includes('Elegir otra ubicación'), 'the sheet');
    await press('o');
    await until(() => document.activeElement instanceof HTMLTextAreaElement, 'asked why');
    await press('{Control>}{Enter}{/Control}');
    expect(text()).not.toContain('Ahora sale de');
    await type('cliente cerca');
    const result = await axe.run(document.querySelector('[role=dialog]') ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
    await press('{Control>}{Enter}{/Control}');
    await until(() => text().includes('Ahora sale de'), 'done');
  });
  it('keeps a delivery at one location with F, only with a reason', async () => {
    void router.navigate({ to: '/orders/$orderId', params: { orderId: delivered }, search: { why: true } });
    await until(() => text().includes('Fijar una ubicación'), 'the sheet');
    await press('f');
    await until(() => document.activeElement instanceof HTMLTextAreaElement && text().includes('Desde ahora esta entrega solo sale de allí'), 'asked why');
    await type('lo recoge allí');
    await press('{Control>}{Enter}{/Control}');
    await until(() => text().includes('Fijado allí'), 'done');
  });
  it('shows what is parked, and why, with K', async () => {
    void router.navigate({ to: '/orders', search: { view: 'to_source' } });
    await until(() => text().includes('Aparcados'), 'the view');
    await press('k');
    await until(() => text().includes('las reglas de la tienda no dejan enviarlo'), 'the cause');
    const result = await axe.run(document.querySelector('[role=dialog]') ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
    await press('{Control>}{Enter}{/Control}');
    await until(() => text().includes('ya tiene origen'), 'tried again');
    await press('{Escape}');
    await until(() => document.querySelector('[role=dialog]') === null, 'closed');
  });
  it('shows what a location can do and until when', async () => {
    void router.navigate({ to: '/settings', search: { tab: 'locations' } });
    await until(() => text().includes('Su jornada'), 'the screen');
    const result = await axe.run(document.getElementById('root') ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
  it('shows what a wave would do before it does it', async () => {
    void router.navigate({ to: '/orders', search: { view: 'to_source' } });
    await until(() => text().includes('Buscar origen'), 'the view');
    await press('w');
    await until(() => document.querySelectorAll('[role=dialog] tbody tr').length === 6, 'the orders in turn');
    await until(() => text().includes('Todavía en ningún sitio'), 'one has no place');
    await press('{Control>}{Enter}{/Control}');
    await until(() => text().includes('pedidos ya tienen origen'), 'done');
    expect(document.querySelector('[role=dialog]')).toBeNull();
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
