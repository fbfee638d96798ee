import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge, type IconType } from '@/shared/ui';
import { useFormats } from '@/shared/lib/words';
import s from './Today.module.css';

type To = { to: '/fulfillment'; search: { queue: 'to_pick' } } | { to: '/pickup'; search: object } | { to: '/returns'; search: { queue: 'to_inspect' } };
type Props = To & { icon: IconType; name: string; count: number; alert?: string | null; family?: 'progress' | 'ready'; action: ReactNode; children: ReactNode };

/** One job of the counter: how many wait, which is next, and the button that starts it. The number opens the queue. */
export function Tile({ icon: Icon, name, count, alert, family, action, children, ...to }: Props) {
  const formats = useFormats();
  return (
    <section className={s.tile} data-family={family ?? 'info'} aria-label={name}>
      <Link {...(to as LinkProps)} className={s.tileTop}>
        <span className={s.tileName}><Icon size={20} stroke={1.8} aria-hidden />{name}</span>
        <span className={s.tileCount}>{formats.number(count)}</span>
        {alert && <span className={s.tileAlert}><Badge family="danger">{alert}</Badge></span>}
      </Link>
      <div className={s.tileNext}>{children}</div>
      <div className={s.tileAction}>{action}</div>
    </section>
  );
}
