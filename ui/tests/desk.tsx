import '@/shared/ui/tokens.css';
import '@/shared/ui/base.css';
import { createRoot } from 'react-dom/client';
import { beforeAll, beforeEach, expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { App } from '@/app/App';
import { router } from '@/app/router';
import { openHost } from '@/host';
import { orderId, orderRow } from '@/host/fake/data';
import { applyPrefs } from '@/shared/lib/prefs';

/** Its goods can come back. */
export const delivered = orderId(Array.from({ length: 500 }, (_, index) => orderRow(index)).findIndex((row) => row.status === 'delivered'));
export const text = () => document.body.textContent ?? '';
export async function until(test: () => boolean, what: string): Promise<void> {
  await expect.poll(test, { timeout: 8_000, message: what }).toBe(true);
}
export const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** One press of a person: never as near to the next as a scanner's. */
export async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys);
  await rest(80);
}
export async function type(words: string): Promise<void> {
  for (const letter of words) {
    await userEvent.keyboard(letter === '*' ? '*' : letter);
    await rest(45);
  }
}
/** As a scanner does: everything at once, Enter at the end. */
export function scan(code: string): void {
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

/** Opens the app on the stand-in's shop for the tests of a file, and brings it back to the list before each. */
export function onTheDesk(): void {
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
}
