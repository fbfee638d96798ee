import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { OrderRow } from '@/bindings';
import { useKeys } from '@/shared/lib/keys';
import { useListKeys, useSelection } from '@/shared/lib/list-keys';
import { useRows } from '@/shared/lib/rows';
import { sumsOf } from '@/shared/lib/sums';
import { useWords } from '@/shared/lib/words';
import { Button, ChannelTag, type Column, DataGrid, Empty, PaymentBadge, StatusBadge } from '@/shared/ui';
import { DocumentsIcon, PrintIcon, SuccessIcon } from '@/shared/ui/icons';
import s from './Documents.module.css';
import { BatchDialog } from './BatchDialog';
import { IssueDialog } from './IssueDialog';

/** Orders that wait for their invoice. Ctrl+A, P, Enter issues and prints them all. */
export function ToInvoice() {
  const words = useWords();
  const { t, formats } = words;
  const navigate = useNavigate();
  const { job } = useSearch({ from: '/documents' });
  const show = (jobId: string | undefined) => void navigate({ to: '.', search: (now) => ({ ...now, job: jobId }), replace: true });
  const [at, setAt] = useState(0);
  const [issuing, setIssuing] = useState<{ rows: readonly OrderRow[]; print: boolean } | null>(null);
  const source = useRows('order.list', { filter: { view: 'to_invoice' }, sort: { by: 'placed', descending: false } });
  const selection = useSelection(source, (row) => row.orderId);
  const focused = source.row(at);
  const wanted = selection.rows.length > 0 ? selection.rows : focused ? [focused] : [];
  const open = (row: OrderRow) => void navigate({ to: '/orders/$orderId', params: { orderId: row.orderId } });
  useListKeys(source, { at, onAt: setAt, onOpen: open });
  useKeys([
    { keys: 'ctrl+a', label: t('list-key-all'), run: () => void source.all().then(selection.set), hint: true, silent: true },
    { keys: 'x', label: t('list-key-select'), run: () => { if (focused) selection.toggle(focused, at, false); }, disabled: !focused, hint: true, silent: true },
    { keys: 'i', label: t('verb-invoice-issue'), run: () => setIssuing({ rows: wanted, print: false }), disabled: wanted.length === 0, hint: true },
    { keys: 'p', label: t('documents-issue-print'), run: () => setIssuing({ rows: wanted, print: true }), disabled: wanted.length === 0, hint: true },
    { keys: 'esc', label: t('list-key-clear'), run: selection.clear, disabled: selection.ids.size === 0, silent: true },
  ]);
  const columns = useMemo<Column<OrderRow>[]>(() => [
    { id: 'number', head: words.t('documents-col-order'), width: '110px', cell: (row) => <span className="mono strong">{row.number}</span> },
    { id: 'placed', head: words.t('documents-col-date'), width: '120px', cell: (row) => <time className="muted">{words.formats.short(row.placedAtMs)}</time> },
    { id: 'customer', head: words.t('documents-col-buyer'), width: 'minmax(160px, 1.4fr)', cell: (row) => <span className="cut">{row.customerName || words.t('documents-no-buyer')}</span> },
    { id: 'channel', head: words.t('documents-col-channel'), width: '130px', cell: (row) => <ChannelTag channel={row.channel} />, from: 840 },
    { id: 'status', head: words.t('documents-col-status'), width: '178px', cell: (row) => <StatusBadge status={row.status} partial={row.partial} held={row.held} />, from: 1010 },
    { id: 'payment', head: words.t('documents-col-payment'), width: '140px', cell: (row) => <PaymentBadge status={row.paymentStatus} />, from: 702 },
    { id: 'total', head: words.t('documents-col-total'), width: '130px', align: 'end', cell: (row) => words.formats.money(row.totalMinor, row.currency) },
  ], [words]);
  return (
    <div className={s.column}>
      <DataGrid label={t('documents-tab-to-invoice')} columns={columns} source={source} rowId={(row) => row.orderId} at={at} onAt={setAt} onOpen={open} selected={selection.ids} onToggle={selection.toggle} autoFocus
        empty={<Empty icon={SuccessIcon} title={t('documents-empty-invoice')}>{t('documents-empty-invoice-text')}</Empty>} />
      {source.total > 0 && (
        <div className={s.batch}>
          <p className={s.batchText}>{selection.ids.size > 0 ? t('documents-selected', { count: selection.ids.size, total: sumsOf(wanted, formats) }) : t('documents-select-hint')}</p>
          <Button icon={DocumentsIcon} keys="i" disabled={wanted.length === 0} onClick={() => setIssuing({ rows: wanted, print: false })}>{t('documents-issue-count', { count: wanted.length })}</Button>
          <Button variant="primary" icon={PrintIcon} keys="p" disabled={wanted.length === 0} onClick={() => setIssuing({ rows: wanted, print: true })}>{t('documents-issue-print')}</Button>
        </div>
      )}
      {issuing && <IssueDialog rows={issuing.rows} print={issuing.print} onClose={() => setIssuing(null)} onStarted={(jobId) => { setIssuing(null); selection.clear(); show(jobId); }} />}
      {job && <BatchDialog jobId={job} onClose={() => show(undefined)} />}
    </div>
  );
}
