// Server state: queries and commands by name. Nothing else in the pages talks to the host.
import { keepPreviousData, type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { QUERIES, type Topic } from '@/bindings';
import { asCallError, type CallError, type CommandAnswer, type CommandName, type CommandPayload, host, type QueryAnswer, type QueryName, type QueryPayload } from '@/host';
import { uuid7 } from './ids';
import { showToast } from './toasts';
import { useWords, type WordsContext } from './words';

export function ask<N extends QueryName>(name: N, payload: QueryPayload<N>): Promise<QueryAnswer<N>> {
  return host().call(name, payload) as Promise<QueryAnswer<N>>;
}

export function callOptions<N extends QueryName>(name: N, payload: QueryPayload<N>) {
  return queryOptions<QueryAnswer<N>, CallError>({ queryKey: [name, payload], queryFn: () => ask(name, payload) });
}

/** Last data stays on screen while new data is fetched: pages never blink. */
export function useQueryCall<N extends QueryName>(name: N, payload: QueryPayload<N> | null, options: { keep?: boolean; staleMs?: number } = {}) {
  return useQuery({
    ...callOptions(name, payload ?? {} as QueryPayload<N>),
    enabled: payload !== null,
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData }),
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
  });
}

/** Marks stale every query that reads one of these topics; all of them when topics is null. */
export function refresh(client: QueryClient, topics: readonly Topic[] | null): Promise<void> {
  return client.invalidateQueries({
    predicate: (query) => {
      if (topics === null) return true;
      const reads: readonly Topic[] = QUERIES[query.queryKey[0] as QueryName] ?? [];
      return reads.some((topic) => topics.includes(topic));
    },
  });
}

export function refusalWords(words: WordsContext, error: CallError): string {
  const { code, params, incidentId } = error.answer;
  const key = `refusal-${code}`;
  if (error.answer.fault) return words.t('fault-generic', { code, incident: incidentId ?? '–' });
  return words.say({ key, params });
}

/** Shows why a call was refused or failed. With `retry`, a fault can be tried again with the same command id. */
export function useRefusal(): (thrown: unknown, retry?: () => void) => void {
  const words = useWords();
  return useCallback((thrown, retry) => {
    const error = asCallError(thrown);
    const fault = error.answer.fault;
    showToast({ kind: fault ? 'fault' : 'refused', text: refusalWords(words, error), ...(fault && retry ? { action: { label: words.t('verb-retry'), run: retry } } : {}) });
  }, [words]);
}

/** Sends a command with a command id of its own, once at a time. Repeating after a fault keeps the id, so it can not be done twice. */
export function sendCommand<N extends CommandName>(name: N, payload: CommandPayload<N>, commandId = uuid7()): Promise<CommandAnswer<N>> {
  return host().call(name, { ...payload, commandId }) as Promise<CommandAnswer<N>>;
}

export interface CommandHandle<N extends CommandName> {
  /** Answers undefined when it was refused; the reason was shown as a toast. */
  run(payload: CommandPayload<N>): Promise<CommandAnswer<N> | undefined>;
  busy: boolean;
}
interface CommandOptions<Out> { quiet?: boolean; done?: (answer: Out) => void; refused?: (error: CallError) => void }

export function useCommand<N extends CommandName>(name: N, options: CommandOptions<CommandAnswer<N>> = {}): CommandHandle<N> {
  const { run, busy } = useSend<CommandAnswer<N>>(options);
  return useMemo(() => ({ run: (payload) => run(name, payload), busy }), [run, busy, name]);
}

/** For commands whose name comes from Rust (an Offer). */
export function useSend<Out = unknown>(options: CommandOptions<Out> = {}): { run(name: string, payload: object): Promise<Out | undefined>; busy: boolean } {
  const client = useQueryClient();
  const refusal = useRefusal();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const latest = useRef(options);
  latest.current = options;
  const attempt = useCallback(async (name: string, payload: object, commandId: string): Promise<Out | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    try {
      const answer = (await host().call(name, { ...payload, commandId })) as Out;
      refreshOwn(client);
      latest.current.done?.(answer);
      return answer;
    } catch (thrown) {
      const error = asCallError(thrown);
      latest.current.refused?.(error);
      if (!latest.current.quiet) refusal(error, () => void attempt(name, payload, commandId));
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, [client, refusal]);
  return useMemo(() => ({ run: (name, payload) => attempt(name, payload, uuid7()), busy }), [attempt, busy]);
}

/** The feed says what changed; this makes the page that acted see its own change even when the feed is late. */
function refreshOwn(client: QueryClient): void {
  const lasting = new Set<unknown>(['app.boot', 'item.image', 'import.profiles', 'document.pdf']);
  void client.invalidateQueries({ predicate: (query) => !lasting.has(query.queryKey[0]) });
}
