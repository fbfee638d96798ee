// A port as it is typed: nothing means the usual one, which is kept as 0.

export const portText = (port: number): string => (port === 0 ? '' : String(port));

/** What is no digit is left out; more than a port can be is the highest. */
export const portOf = (text: string): number => Math.min(65_535, Number(text.replace(/\D/g, '').slice(0, 6)));
