import { expect, it } from 'vitest';
import { binsOf, labelsOf } from './labels';

it('reads codes a line each, once', () => {
  expect(binsOf(' A-01 \r\n\nB-02\nA-01')).toEqual(['A-01', 'B-02']);
});

it('prints what has copies, within bounds', () => {
  const items = [{ itemId: 'a', copies: 2 }, { itemId: 'b', copies: 0 }];
  expect(labelsOf('item_labels', { stock: 'roll', start: 1 }, items, [])).toEqual({ kind: 'item_labels', stock: 'roll', items: [{ itemId: 'a', copies: 2 }] });
  expect(labelsOf('item_labels', { stock: 'roll', start: 1 }, [{ itemId: 'b', copies: 0 }], [])).toBeNull();
  expect(labelsOf('shelf_labels', { stock: 'roll', start: 1 }, [{ itemId: 'b', copies: 1_001 }], [])).toBeNull();
  expect(labelsOf('bin_labels', { stock: 'a4_sheet', start: 1 }, items, [])).toBeNull();
  expect(labelsOf('bin_labels', { stock: 'a4_sheet', start: 1 }, [], ['A'])).toEqual({ kind: 'bin_labels', stock: 'a4_sheet', start: 1, bins: ['A'] });
});

it('begins where a sheet has its first free label, and never past its last', () => {
  const on = (stock: 'roll' | 'a4_sheet' | 'letter_sheet', start: number) => labelsOf('bin_labels', { stock, start }, [], ['A']);
  expect(on('a4_sheet', 5)).toMatchObject({ start: 5 });
  expect(on('a4_sheet', 22)).toMatchObject({ start: 21 });
  expect(on('letter_sheet', 30)).toMatchObject({ start: 30 });
  expect(on('roll', 5)).not.toHaveProperty('start');
});
