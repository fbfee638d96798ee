import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { DocumentKind, DocumentRow } from '@/bindings';
import { useKeys } from '@/shared/lib/keys';
import { useListKeys, useSelection } from '@/shared/lib/list-keys';
import { useRows } from '@/shared/lib/rows';
import { useWords } from '@/shared/lib/words';
import { PrintDialog } from '@/shared/paper';
import { Badge, Button, type Column, DataGrid, Empty, Segmented, TextInput, Toolbar } from '@/shared/ui';
import { CheckIcon, DocumentsIcon, PrintIcon, SearchIcon } from '@/shared/ui/icons';
import { BatchDialog } from './BatchDialog';
import s from './Documents.module.css';
import { Preview } from './Preview';
import { ReplaceReceiptsDialog } from './ReplaceReceiptsDialog';

const kinds: readonly DocumentKind[] = ['invoice', 'simplified_invoice', 'credit_note', 'corrective_invoice'];

export function DocumentList() {
  const words = useWords();
  const { t } = words;
  const search = useSearch({ from: '/documents' });
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const [printing, setPrinting] = useState<readonly DocumentRow[] | null>(null);
  const [replacing, setReplacing] = useState<readonly DocumentRow[] | null>(null);
  const source = useRows('document.list', { ...(search.kind ? { kind: search.kind } : {}), ...(search.q ? { text: search.q } : {}) });
  const selection = useSelection(source, (row) => row.documentId);
  const focused = source.row(at);
  const show = (change: { kind?: DocumentKind | undefined; q?: string | undefined; doc?: string | undefined; job?: string | undefined }) => void navigate({ to: '.', search: (now) => ({ ...now, ...change }), replace: true });
  const filter = (change: { kind?: DocumentKind | undefined; q?: string | undefined }) => {
    setAt(0);
    selection.clear();
    show(change);
  };
  const wanted = selection.rows.length > 0 ? selection.rows : focused ? [focused] : [];
  const receipts = selection.rows.length > 0 && selection.rows.every((row) => row.kind === 'simplified_invoice' && !row.cancelled);
  useListKeys(source, { at, onAt: setAt, onOpen: (row) => show({ doc: row.documentId }) });
  useKeys([
    { keys: 'p', label: t('verb-print'), run: () => setPrinting(wanted), disabled: wanted.length === 0, hint: true },
    { keys: 'x', label: t('list-key-select'), run: () => { if (focused) selection.toggle(focused, at, false); }, disabled: !focused, hint: true, silent: true },
    { keys: 'ctrl+a', label: t('list-key-all'), run: () => void source.all().then(selection.set), silent: true },
    { keys: 'esc', label: t('list-key-clear'), run: selection.clear, disabled: selection.ids.size === 0, silent: true },
  ]);
  const columns = useMemo<Column<DocumentRow>[]>(() => [
    { id: 'number', head: words.t('documents-col-number'), width: '150px', cell: (row) => <span className="mono strong">{row.number}</span> },
    { id: 'kind', head: words.t('documents-col-kind'), width: '160px', cell: (row) => <span className="cut">{words.t(`document-kind-${row.kind}`)}</span>, from: 732 },
    { id: 'date', head: words.t('documents-col-date'), width: '120px', cell: (row) => <time className="muted">{words.formats.date(row.issuedOn)}</time> },
    { id: 'buyer', head: words.t('documents-col-buyer'), width: 'minmax(140px, 1fr)', cell: (row) => <span className="cut">{row.buyerName || words.t('documents-no-buyer')}</span> },
    { id: 'order', head: words.t('documents-col-order'), width: '110px', cell: (row) => <span className="mono muted">{row.orderNumber}</span>, from: 850 },
    { id: 'printed', head: words.t('documents-col-printed'), width: '110px', cell: (row) => (row.cancelled ? <Badge family="danger" quiet>{words.t('documents-cancelled')}</Badge> : row.correctedBy !== '' ? <span title={words.t('documents-corrected-by', { number: row.correctedBy })}><Badge family="neutral" quiet>{words.t('documents-corrected')}</Badge></span> : row.printedCount > 0 ? <span className={s.printed}><CheckIcon size={15} stroke={2.4} aria-hidden />{words.t('documents-printed-times', { count: row.printedCount })}</span> : <span className="muted">{words.t('documents-not-printed')}</span>), from: 965 },
    { id: 'total', head: words.t('documents-col-total'), width: '120px', align: 'end', cell: (row) => words.formats.money(row.totalMinor, row.currency) },
  ], [words]);
  const filtered = Boolean(search.q || search.kind);
  return (
    <div className={s.column}>
      <Toolbar label={t('list-key-filter')}>
        <div style={{ width: 300, maxWidth: '100%' }}><TextInput data-filter icon={SearchIcon} aria-label={t('documents-filter')} placeholder={t('documents-filter')} value={search.q ?? ''} onText={(q) => filter({ q: q || undefined })} /></div>
        <Segmented<DocumentKind | 'all'> label={t('documents-col-kind')} value={search.kind ?? 'all'} onValue={(kind) => filter({ kind: kind === 'all' ? undefined : kind })}
          options={[{ value: 'all', label: t('documents-all') }, ...kinds.map((kind) => ({ value: kind, label: t(`documents-kinds-${kind}`) }))]} />
        <span style={{ flex: 1 }} />
        {receipts && <Button onClick={() => setReplacing(selection.rows)}>{t('documents-receipts')}</Button>}
        <Button icon={PrintIcon} keys="p" disabled={wanted.length === 0} onClick={() => setPrinting(wanted)}>{t('documents-print-count', { count: selection.ids.size })}</Button>
      </Toolbar>
      <DataGrid label={t('nav-documents')} columns={columns} source={source} rowId={(row) => row.documentId} at={at} onAt={setAt} onOpen={(row) => show({ doc: row.documentId })} selected={selection.ids} onToggle={selection.toggle} autoFocus
        empty={<Empty icon={DocumentsIcon} title={t(filtered ? 'documents-empty-filter' : 'documents-empty')} action={filtered ? <Button onClick={() => filter({ q: undefined, kind: undefined })}>{t('documents-filter-clear')}</Button> : undefined}>{t(filtered ? 'documents-empty-filter-text' : 'documents-empty-text')}</Empty>} />
      {search.doc && <Preview documentId={search.doc} row={findRow(source, search.doc, at)} onClose={() => show({ doc: undefined })} />}
      {replacing && <ReplaceReceiptsDialog receipts={replacing} onClose={() => { setReplacing(null); selection.clear(); }} />}
      {printing && <PrintDialog jobs={printing} onClose={() => setPrinting(null)} onBatch={(job) => { setPrinting(null); selection.clear(); show({ job }); }} />}
      {search.job && <BatchDialog jobId={search.job} onClose={() => show({ job: undefined })} />}
    </div>
  );
}

/** The row of an open document when it is among those on screen. */
function findRow(source: { total: number; row(index: number): DocumentRow | undefined }, documentId: string, at: number): DocumentRow | undefined {
  if (source.row(at)?.documentId === documentId) return source.row(at);
  for (let index = 0; index < Math.min(source.total, 400); index += 1) {
    const row = source.row(index);
    if (row?.documentId === documentId) return row;
  }
  return undefined;
}
