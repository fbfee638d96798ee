import type { ReactNode } from 'react';
import type { IconType } from './Button';
import { Kbd } from './Kbd';
import s from './Layout.module.css';

/** A screen: fixed head, scrolling body. `fill` gives the body to a list that scrolls by itself. */
export function Page(props: { head: ReactNode; children: ReactNode; fill?: boolean; foot?: ReactNode }) {
  return (
    <div className={s.page}>
      <div className={s.pageHead}>{props.head}</div>
      <div className={props.fill ? s.pageFill : s.pageBody}>{props.children}</div>
      {props.foot && <div className={s.pageFoot} data-foot>{props.foot}</div>}
    </div>
  );
}

export function PageHeader(props: { title: ReactNode; note?: ReactNode; badges?: ReactNode; actions?: ReactNode; back?: ReactNode }) {
  return (
    <header className={s.header}>
      {props.back}
      <div className={s.headerText}>
        <div className={s.titleRow}><h1>{props.title}</h1>{props.badges}</div>
        {props.note && <p className={s.note}>{props.note}</p>}
      </div>
      {props.actions && <div className={s.actions}>{props.actions}</div>}
    </header>
  );
}

export const Toolbar = (props: { children: ReactNode; label: string }) => <div role="toolbar" aria-label={props.label} className={s.toolbar}>{props.children}</div>;

export function Card(props: { title?: ReactNode; end?: ReactNode; children: ReactNode; flush?: boolean; tone?: 'plain' | 'warn' }) {
  return (
    <section className={s.card} data-tone={props.tone ?? 'plain'}>
      {props.title !== undefined && <header className={s.cardHead}><h2>{props.title}</h2>{props.end && <div className={s.cardEnd}>{props.end}</div>}</header>}
      <div className={props.flush ? s.cardFlush : s.cardBody}>{props.children}</div>
    </section>
  );
}

/** Why it is empty, what to do next (with its key), and when it will fill. */
export function Empty(props: { icon?: IconType; title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  const { icon: Icon } = props;
  return (
    <div className={s.empty}>
      {Icon && <span className={s.emptyIcon}><Icon size={26} stroke={1.6} aria-hidden /></span>}
      <p className={s.emptyTitle}>{props.title}</p>
      {props.children && <p className={s.emptyText}>{props.children}</p>}
      {props.action}
    </div>
  );
}

/** Names and values, one under the other. */
export function Facts(props: { rows: readonly (readonly [ReactNode, ReactNode] | null | false)[] }) {
  return <dl className={s.facts}>{props.rows.map((row, at) => row && <div key={at}><dt>{row[0]}</dt><dd>{row[1]}</dd></div>)}</dl>;
}

/** A line that says something important about the page. */
export const Notice = (props: { tone: 'info' | 'warn' | 'danger' | 'success'; icon?: IconType; children: ReactNode; action?: ReactNode }) => (
  <div className={s.notice} data-tone={props.tone}>{props.icon && <props.icon size={18} stroke={1.9} aria-hidden />}<div className={s.noticeText}>{props.children}</div>{props.action}</div>
);

export const KeyHint = (props: { keys: string; children: ReactNode }) => <span className={s.keyHint}><Kbd keys={props.keys} />{props.children}</span>;

/** While there is nothing to show yet: quiet, no spinner, nothing that moves the page. */
export const Loading = ({ label }: { label: string }) => <div className={s.loading} role="status"><span className="sr">{label}</span></div>;
