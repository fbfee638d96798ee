// What this device used last. Convenience only; never data of the shop.
export interface Memory { carrier: string; service: string; shelf: string; together: boolean }
const key = 'encargo.fulfillment';
const start: Memory = { carrier: '', service: '', shelf: '', together: true };

export function recall(): Memory {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...start, ...(typeof kept === 'object' ? kept : {}) };
  } catch {
    return start;
  }
}

export function remember(change: Partial<Memory>): void {
  localStorage.setItem(key, JSON.stringify({ ...recall(), ...change }));
}
