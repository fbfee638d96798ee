import { describe, expect, it } from 'vitest';
import { readWay } from './memory';

describe('how a kind is printed', () => {
  it('is read as it was kept', () => {
    expect(readWay(JSON.stringify({ printer: 'Mostrador', tray: 'Tray2', copies: 3 }))).toEqual({ printer: 'Mostrador', tray: 'Tray2', copies: 3 });
  });
  it('falls back where it is not', () => {
    const none = { printer: null, tray: null, copies: 1 };
    for (const text of [null, '', 'Mostrador', 'null', '[]', '{"copies":0}', '{"copies":1.5,"tray":7}', '{"copies":99}']) expect(readWay(text)).toEqual(none);
  });
});
