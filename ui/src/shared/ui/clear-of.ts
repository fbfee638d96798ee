// Where messages lie: low on the right, but over no button that matters.
import { type RefObject, useLayoutEffect } from 'react';

export interface Box { left: number; right: number; top: number; bottom: number }
const gap = 8;

/** The lowest bottom edge at or above that of `box` where it meets no obstacle; its own when there is none. */
export function freeBottom(box: Box, obstacles: readonly Box[], top: number): number {
  const height = box.bottom - box.top;
  let bottom = box.bottom;
  // From the lowest up, so that one look at each is enough.
  for (const other of obstacles.filter((one) => one.left < box.right && one.right > box.left).toSorted((a, b) => b.bottom - a.bottom || b.top - a.top))
    if (other.top < bottom + gap && other.bottom + gap > bottom - height) bottom = other.top - gap;
  return bottom - height < top ? box.bottom : bottom;
}

const kept = '[data-foot], button[data-variant=primary], button[data-variant=danger], button[data-size=large], input[type=radio], input[type=checkbox]';

/** Keeps a box fixed at the lower right clear of page feet and primary buttons, also when the page changes under it. */
export function useClearOf(ref: RefObject<HTMLElement | null>, shown: unknown): void {
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || box.childElementCount === 0) return undefined;
    const place = (): void => {
      const { left, right, height } = box.getBoundingClientRect();
      const start = innerHeight - Number.parseFloat(getComputedStyle(box).getPropertyValue('--low'));
      const obstacles = [...document.querySelectorAll(kept)].filter((one) => !box.contains(one)).map((one) => one.getBoundingClientRect()).filter((one) => one.width > 0 && one.top < innerHeight);
      box.style.translate = `0 ${freeBottom({ left, right, top: start - height, bottom: start }, obstacles, 0) - start}px`;
    };
    let frame = 0;
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    const changes = new MutationObserver(soon);
    changes.observe(document.body, { childList: true, subtree: true });
    addEventListener('resize', soon);
    addEventListener('scroll', soon, true);
    place();
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      removeEventListener('resize', soon);
      removeEventListener('scroll', soon, true);
    };
  }, [ref, shown]);
}
