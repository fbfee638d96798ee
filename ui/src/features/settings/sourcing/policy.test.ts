import { describe, expect, it } from 'vitest';
import type { SourcingPolicy } from '@/bindings';
import { freeName, moved, newGroup, newRule, prefixesOf, replaced, same, usersOfGroup, usersOfRegion, without } from './policy';

const policy = {
  mode: 'rules', groups: [{ groupId: 3, name: 'Stores', locations: ['a'] }], regions: [{ regionId: 1, name: 'Madrid', country: 'ES', prefixes: ['28'] }],
  rules: [{ name: 'All', method: 'ship', channel: null, itemId: null, product: null, region: 1, sources: [{ group: 3 }] }],
  routings: [{ name: 'Web', channels: [], channelsLeftOut: false, services: [], servicesLeftOut: false, promisedWithinDays: null, rules: [{ group: 3, maxKm: null, keepUnits: 0, sort: [], partial: true, leftover: 'backorder' }] }],
} as never as SourcingPolicy;

describe('editing a policy', () => {
  it('moves, replaces and removes entries, and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
    expect(replaced(['a', 'b'], 1, 'x')).toEqual(['a', 'x']);
    expect(without(['a', 'b'], 0)).toEqual(['b']);
  });
  it('gives new parts a number and a name of their own', () => {
    expect(newGroup(policy, 'Stores')).toEqual({ groupId: 4, name: 'Stores 2', locations: [] });
    expect(newRule(policy, 'Rule').name).toBe('Rule');
    expect(freeName('a', ['A', 'a 2'])).toBe('a 3');
  });
  it('knows who names a group or a region', () => {
    expect(usersOfGroup(policy, 3)).toEqual(['All', 'Web']);
    expect(usersOfGroup(policy, 4)).toEqual([]);
    expect(usersOfRegion(policy, 1)).toEqual(['All']);
  });
  it('reads beginnings of postal codes as they are typed', () => {
    expect(prefixesOf(' 28, 45;19\n28 ')).toEqual(['28', '45', '19']);
    expect(prefixesOf('  ')).toEqual([]);
  });
  it('compares by content', () => {
    expect(same({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  });
});
