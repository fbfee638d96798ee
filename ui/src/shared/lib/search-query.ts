// The small language of the filter field: `estado:retenido canal:web lugar:madrid ana`. Pure: the words come from outside.
import type { Channel, OrderFilter, OrderStatus } from '@/bindings';
import { fold } from './text';

export interface Term<V> { value: V; words: readonly string[] }
export interface Vocabulary {
  statuses: readonly Term<OrderStatus>[];
  channels: readonly Term<Channel>[];
  locations: readonly Term<string>[];
}
export interface ParsedQuery {
  filter: Pick<OrderFilter, 'text' | 'statuses' | 'channels' | 'locationId'>;
  /** Terms that look like filters but name nothing known; said to the person, never silently dropped. */
  unknown: string[];
}

const fields: Record<string, 'status' | 'channel' | 'location'> = {
  status: 'status', estado: 'status', channel: 'channel', canal: 'channel', location: 'location', node: 'location', lugar: 'location', ubicacion: 'location', tienda: 'location', store: 'location',
};

export function splitQuery(text: string): string[] {
  return text.match(/[^\s"]*"[^"]*"?|\S+/g) ?? [];
}

export function parseQuery(text: string, vocabulary: Vocabulary): ParsedQuery {
  const rest: string[] = [];
  const statuses: OrderStatus[] = [];
  const channels: Channel[] = [];
  const unknown: string[] = [];
  let locationId: string | undefined;
  for (const part of splitQuery(text)) {
    const match = /^([\p{L}]+):(.*)$/u.exec(part);
    const field = match?.[1] ? fields[fold(match[1])] : undefined;
    if (!match || !field) {
      rest.push(part.replaceAll('"', ''));
      continue;
    }
    for (const value of (match[2] ?? '').replaceAll('"', '').split(',').filter(Boolean)) {
      if (field === 'status') take(statuses, meaning(vocabulary.statuses, value), value, unknown);
      else if (field === 'channel') take(channels, meaning(vocabulary.channels, value), value, unknown);
      else {
        const [found] = meaning(vocabulary.locations, value);
        if (found === undefined) unknown.push(value);
        else locationId = found;
      }
    }
  }
  return { filter: { ...(rest.length ? { text: rest.join(' ') } : {}), ...(statuses.length ? { statuses } : {}), ...(channels.length ? { channels } : {}), ...(locationId ? { locationId } : {}) }, unknown };
}

function take<V>(into: V[], found: readonly V[], value: string, unknown: string[]): void {
  if (found.length === 0) unknown.push(value);
  for (const one of found) if (!into.includes(one)) into.push(one);
}

/** The exact word wins; else every term of which some word starts with what was typed. */
function meaning<V>(terms: readonly Term<V>[], value: string): V[] {
  const wanted = fold(value.replaceAll('_', ' '));
  const of = (term: Term<V>) => term.words.map((word) => fold(word.replaceAll('_', ' ')));
  const exact = terms.filter((term) => of(term).includes(wanted));
  const found = exact.length > 0 ? exact : terms.filter((term) => of(term).some((word) => word.split(' ').some((_, at, all) => all.slice(at).join(' ').startsWith(wanted))));
  return found.map((term) => term.value);
}

/** Puts a term in the text, or takes it out when `value` is null. */
export function withTerm(text: string, field: string, value: string | null): string {
  const kind = fields[fold(field)];
  const others = splitQuery(text).filter((part) => {
    const name = /^([\p{L}]+):/u.exec(part)?.[1];
    return !(name && fields[fold(name)] === kind);
  });
  const term = value === null ? [] : [`${field}:${/\s/.test(value) ? `"${value}"` : value}`];
  return [...term, ...others].join(' ');
}
