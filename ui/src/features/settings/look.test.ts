import { describe, expect, it } from 'vitest';
import { office } from '@/host/fake/office';
import { logoSize } from './logo';
import { isReadable, shows, usualAccent, withColumn } from './look';

describe('the looks of papers', () => {
  it('takes colours that are read on white', () => {
    expect(isReadable(usualAccent)).toBe(true);
    expect(isReadable('#8A1C1C')).toBe(true);
    for (const wrong of ['#ffd500', '#fff', 'red', '', '#0b5fdg']) expect(isReadable(wrong), wrong).toBe(false);
  });

  it('leaves a column out and puts it back', () => {
    const none = { hidden: [], added: [] };
    const without = withColumn(none, 'goods', 'barcode', false);
    expect(shows(without, 'goods', 'barcode')).toBe(false);
    expect(shows(without, 'pick_list', 'barcode')).toBe(true);
    expect(withColumn(without, 'goods', 'barcode', false)).toEqual(without);
    expect(withColumn(without, 'goods', 'barcode', true)).toEqual(none);
  });

  it('adds a column invoices usually have not, and takes it away', () => {
    const none = { hidden: [], added: [] };
    expect(shows(none, 'invoices', 'customs')).toBe(false);
    expect(shows(none, 'invoices', 'sku')).toBe(true);
    const more = withColumn(none, 'invoices', 'customs', true);
    expect(more).toEqual({ hidden: [], added: [{ papers: 'invoices', column: 'customs' }] });
    expect(shows(more, 'invoices', 'customs')).toBe(true);
    expect(shows(more, 'trade', 'customs')).toBe(false);
    expect(withColumn(more, 'invoices', 'customs', false)).toEqual(none);
  });

  it('keeps a logo in the room papers have', () => {
    expect(logoSize({ width: 4_000, height: 400 }, false)).toEqual({ width: 1_417, height: 142 });
    expect(logoSize({ width: 400, height: 4_000 }, false)).toEqual({ width: 43, height: 425 });
    expect(logoSize({ width: 60, height: 20 }, false)).toEqual({ width: 60, height: 20 });
    expect(logoSize({ width: 60, height: 20 }, true)).toEqual({ width: 1_275, height: 425 });
    expect(logoSize({ width: 9_000, height: 1 }, false)).toEqual({ width: 1_417, height: 1 });
  });

  it('is saved whole, with a logo that was chosen', () => {
    const ask = (name: string, payload: object = {}) => office[name]?.(payload as Record<string, unknown>) as { company: { look: object }; version: number };
    const before = ask('company.get');
    const look = { ...before.company.look, accent: '#8a1c1c' };
    const save = { company: { ...before.company, look }, logo: 'UE5H', expectedVersion: before.version };
    ask('company.save', save);
    expect(ask('company.get')).toMatchObject({ version: before.version + 1, company: { look: { accent: '#8a1c1c' } } });
    expect(ask('company.logo')).toEqual({ base64: 'UE5H' });
    expect(() => ask('company.save', save), 'somebody else saved').toThrow();
  });
});
