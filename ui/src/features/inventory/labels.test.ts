import { expect, it } from 'vitest';
import { binsOf, labelsOf } from './labels';

it('reads codes a line each, once', () => {
  expect(binsOf(' A-01 \r\n\nB-02\nA-01')).toEqual(['A-01', 'B-02']);
});

it('prints what has copies, within bounds', () => {
  const items = [{ itemId: 'a', copies: 2 }, { itemId: 'b', copies: 0 }];
  expect(labelsOf('item_labels', 'roll', items, [])).toEqual({ kind: 'item_labels', stock: 'roll', items: [{ itemId: 'a', copies: 2 }] });
  expect(labelsOf('item_labels', 'roll', [{ itemId: 'b', copies: 0 }], [])).toBeNull();
  expect(labelsOf('shelf_labels', 'roll', [{ itemId: 'b', copies: 1_001 }], [])).toBeNull();
  expect(labelsOf('bin_labels', 'a4_sheet', items, [])).toBeNull();
  expect(labelsOf('bin_labels', 'a4_sheet', [], ['A'])).toEqual({ kind: 'bin_labels', stock: 'a4_sheet', bins: ['A'] });
});
