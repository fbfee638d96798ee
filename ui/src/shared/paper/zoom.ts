// How large a page is drawn. Pure.
export const steps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;
export type Zoom = 'width' | number;

export function scaleOf(zoom: Zoom, pageWidth: number, room: number): number {
  if (zoom !== 'width') return zoom;
  return Math.max(0.25, Math.min(3, room / pageWidth));
}
export const zoomIn = (scale: number): number => steps.find((step) => step > scale + 0.01) ?? steps[steps.length - 1] ?? 3;
export const zoomOut = (scale: number): number => steps.toReversed().find((step) => step < scale - 0.01) ?? steps[0];
