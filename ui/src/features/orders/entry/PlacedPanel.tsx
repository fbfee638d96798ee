import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWords } from '@/shared/lib/words';
import { Button, Notice } from '@/shared/ui';
import { AlertIcon, SuccessIcon } from '@/shared/ui/icons';
import s from './entry.module.css';
import { Checks } from './SummaryCard';
import type { Entry } from './useEntry';

/** After verify: what the checks say, and the one step left. */
export function PlacedPanel({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const { placed } = entry;
  useEffect(() => box.current?.focus(), []);
  if (!placed) return null;
  const held = placed.status === 'held';
  const waiting = placed.status === 'placed';
  const open = () => void navigate({ to: '/orders/$orderId', params: { orderId: placed.orderId } });
  return (
    <div ref={box} className={s.placed} tabIndex={-1} role="status">
      <Notice tone={held ? 'danger' : waiting ? 'warn' : 'success'} icon={held || waiting ? AlertIcon : SuccessIcon}
        action={<span className={s.placedActions}>
          <Button onClick={entry.restart}>{t('entry-another')}</Button>
          {held ? <Button variant="primary" onClick={open}>{t('entry-open-order')}</Button> : <><Button onClick={open}>{t('entry-open-order')}</Button><Button variant="primary" keys="ctrl+enter" busy={entry.busy} onClick={entry.next}>{t(waiting ? 'entry-verify' : 'entry-confirm')}</Button></>}
        </span>}>
        <strong>{t(held ? 'entry-held' : waiting ? 'entry-placed' : 'entry-verified', { number: placed.number })}</strong>
        {held && <div>{t('entry-held-text')}</div>}
      </Notice>
      {placed.checks.length > 0 && <Checks checks={placed.checks} />}
    </div>
  );
}
