import type { WordsContext } from './words';

/** Services every shop has; those of a carrier of one's own are called by their code. */
const known = ['standard', 'express'] as const;

export function serviceName({ t, has }: WordsContext, code: string | null): string {
  return code !== null && has(`service-${code}`) ? t(`service-${code}`) : code ?? '';
}

/** What was typed, as the code it stands for. */
export function serviceCode({ t }: WordsContext, text: string): string {
  const typed = text.trim();
  return known.find((code) => t(`service-${code}`) === typed) ?? typed;
}
