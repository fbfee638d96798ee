import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { router } from '@/app/router';
import { delivered, onTheDesk, press, rest, text, type, until } from './desk';

onTheDesk();

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
  it.each([['decider', 'División de pedidos'], ['costs', 'Emisiones'], ['groups', 'No hay grupos'], ['regions', 'No hay zonas'], ['rules', 'No hay reglas'], ['routings', 'No hay rutas'], ['waves', 'Tandas hasta ahora'], ['transfers', 'Solo de los estantes'], ['parking', 'Lo aparcado espera'], ['whatif', 'Probar antes de activar'], ['versions', 'Versión 1']])('axe finds nothing on %s', async (name, shows) => {
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
