import type { ReactNode } from 'react';
import s from './Settings.module.css';

/** What it is and what it does at the left, the choice at the right. */
export const Setting = (props: { title: string; note?: string; children: ReactNode }) => (
  <div className={s.setting}><div className={s.text}><h3>{props.title}</h3>{props.note && <p className="muted">{props.note}</p>}</div><div className={s.control}>{props.children}</div></div>
);
