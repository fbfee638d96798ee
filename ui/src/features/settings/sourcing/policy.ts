// Editing a policy: plain functions from one policy to the next.
import type { Channel, DemandKey, LocationGroup, Preference, Routing, RoutingRule, ShipRegion, SourcingPolicy, SourcingRule } from '@/bindings';

export const modes: readonly SourcingPolicy['mode'][] = ['cost', 'better', 'rules'];
export const preferences: readonly Preference[] = ['fewest_shipments', 'sequence', 'distance', 'balance'];
export const demandKeys: readonly DemandKey[] = ['channel', 'promise', 'placed', 'value'];
export const channels: readonly Channel[] = ['store', 'phone', 'web', 'marketplace'];

/** The list with one entry moved by one place. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const one = next[at];
  const other = next[at + by];
  if (one === undefined || other === undefined) return next;
  next[at] = other;
  next[at + by] = one;
  return next;
}
export const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
export const replaced = <T,>(list: readonly T[], at: number, one: T): T[] => list.map((old, index) => (index === at ? one : old));

const nextId = (ids: readonly number[]) => Math.max(0, ...ids) + 1;
/** "Group", "Group 2", …: the first that is free. */
export function freeName(base: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((name) => name.trim().toLowerCase()));
  if (!lower.has(base.toLowerCase())) return base;
  let n = 2;
  while (lower.has(`${base} ${n}`.toLowerCase())) n += 1;
  return `${base} ${n}`;
}

export const newGroup = (policy: SourcingPolicy, base: string): LocationGroup =>
  ({ groupId: nextId(policy.groups.map((one) => one.groupId)), name: freeName(base, policy.groups.map((one) => one.name)), locations: [] });
export const newRegion = (policy: SourcingPolicy, base: string, country: string): ShipRegion =>
  ({ regionId: nextId(policy.regions.map((one) => one.regionId)), name: freeName(base, policy.regions.map((one) => one.name)), country, prefixes: [] });
export const newRule = (policy: SourcingPolicy, base: string): SourcingRule =>
  ({ name: freeName(base, policy.rules.map((one) => one.name)), method: 'ship', channel: null, itemId: null, product: null, region: null, sources: [] });
export const newStep = (): RoutingRule => ({ group: null, maxKm: null, keepUnits: 0, sort: ['distance'], partial: false, leftover: 'next_rule' });
export const newRouting = (policy: SourcingPolicy, base: string): Routing =>
  ({ name: freeName(base, policy.routings.map((one) => one.name)), channels: [], channelsLeftOut: false, services: [], servicesLeftOut: false, promisedWithinDays: null, rules: [newStep()] });

/** Rules and routings that name a group or region: it can not go before they do. */
export const usersOfGroup = (policy: SourcingPolicy, groupId: number): string[] => [
  ...policy.rules.filter((rule) => rule.sources.some((source) => 'group' in source && source.group === groupId)).map((rule) => rule.name),
  ...policy.routings.filter((routing) => routing.rules.some((step) => step.group === groupId)).map((routing) => routing.name),
];
export const usersOfRegion = (policy: SourcingPolicy, regionId: number): string[] => policy.rules.filter((rule) => rule.region === regionId).map((rule) => rule.name);

/** Postal code beginnings as typed: "28, 45; 19". */
export const prefixesOf = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
/** The same content, whatever the order of its keys. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}
