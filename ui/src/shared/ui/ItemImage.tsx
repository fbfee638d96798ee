import { useQueryCall } from '@/shared/lib/calls';
import s from './ItemImage.module.css';

/** The drawing of an item. An image element, so that nothing in it can run. */
export function ItemImage({ image, name, size = 32 }: { image: string; name: string; size?: number }) {
  const { data } = useQueryCall('item.image', image ? { image } : null, { staleMs: Number.POSITIVE_INFINITY });
  const side = { width: size, height: size };
  if (!data?.svg) return <span className={s.image} style={side} aria-hidden>{name.slice(0, 1).toUpperCase()}</span>;
  return <img className={s.image} style={side} src={`data:image/svg+xml;utf8,${encodeURIComponent(data.svg)}`} alt="" />;
}
