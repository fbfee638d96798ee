import { useEffect } from 'react';

/** When what had the focus is gone, reading and Tab go on at the page, not at the top of the window. `key` tells one state of the page from another. */
export function useFocusHome(key: string): void {
  useEffect(() => {
    const timer = setTimeout(() => { if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true }); }, 250);
    return () => clearTimeout(timer);
  }, [key]);
}
