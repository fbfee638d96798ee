import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { router } from '@/app/router';
import { tellNotices } from '@/shared/lib/notices';
import { showToast } from '@/shared/lib/toasts';
import { orderId } from '@/host/fake/data';
import { delivered, onTheDesk, press, rest, scan, text, type, until } from './desk';

onTheDesk();

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

describe('papers', () => {
  const sound = async () => {
    const result = await axe.run(document.querySelector('[role=dialog]') ?? document.getElementById('root') ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  };
  const drawn = () => until(() => document.querySelector('[role=dialog] canvas') !== null, 'the paper');
  const inventory = async () => {
    void router.navigate({ to: '/inventory', search: {} });
    await until(() => text().includes('Cada número abre') && document.querySelectorAll('[role=row][id]').length > 3, 'the stock');
    await until(() => document.activeElement?.hasAttribute('data-grid') ?? false, 'focus on the stock');
  };
  it('of what is on its way open with the keys', async () => {
    await inventory();
    await press('t');
    await until(() => text().includes('T1-P-000012'), 'the list');
    await sound();
    await press('{Tab}');
    await press('{Enter}');
    await until(() => text().includes('Pedido a proveedor T1-P-000012'), 'the sheet');
    await drawn();
    await press('{Escape}');
    await until(() => document.querySelectorAll('[role=dialog]').length === 1, 'back on the list');
  });
  it('for items begin with the one in focus', async () => {
    await inventory();
    await press('p');
    await until(() => text().includes('1 etiqueta'), 'a label');
    await drawn();
    await sound();
  });
  it('say a period and a day', async () => {
    void router.navigate({ to: '/documents', search: {} });
    await until(() => text().includes('Informe del día (Z)') && document.querySelectorAll('[role=row][id]').length > 3, 'the documents');
    await press('z');
    await drawn();
    await sound();
    await press('{Escape}');
  });
  it('that could not be sent are tried again or discarded', async () => {
    void router.navigate({ to: '/settings', search: { tab: 'email' } });
    await until(() => text().includes('luis@correo.example'), 'the outbox');
    expect(text()).toContain('1 mensaje que espera');
    await sound();
    [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.getAttribute('aria-label') === 'Descartar el mensaje para luis@correo.example')?.click();
    await until(() => !text().includes('luis@correo.example'), 'discarded');
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
