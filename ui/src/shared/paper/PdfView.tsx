import { useEffect, useRef, useState } from 'react';
import { bytesOf } from '@/host';
import { type KeyAction, useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { IconButton, Loading, Notice } from '@/shared/ui';
import { AlertIcon, ChevronLeftIcon, ChevronRightIcon, MinusIcon, PlusIcon } from '@/shared/ui/icons';
import s from './Paper.module.css';
import { WidthIcon } from './icons';
import { openPdf, type PDFDocumentProxy } from './pdf';
import { scaleOf, type Zoom, zoomIn, zoomOut } from './zoom';

type State = { state: 'loading' } | { state: 'open'; pdf: PDFDocumentProxy } | { state: 'failed' };

/** The document as it will be printed, page by page. `keys` are those of the sheet around it: only one layer of keys is live. */
export function PdfView({ base64, label, keys }: { base64: string; label: string; keys: readonly KeyAction[] }) {
  const { t, formats } = useWords();
  const [state, setState] = useState<State>({ state: 'loading' });
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [scale, setScale] = useState(1);
  // The file that is seen stays open until the next one is on the screen: a paper drawn anew after a change must not flicker.
  const seen = useRef<PDFDocumentProxy | null>(null);
  useEffect(() => {
    let gone = false;
    openPdf(bytesOf(base64)).then((pdf) => {
      if (gone) {
        void pdf.destroy();
        return;
      }
      const old = seen.current;
      seen.current = pdf;
      setPage((now) => Math.min(now, pdf.numPages));
      setState({ state: 'open', pdf });
      void old?.destroy();
    }).catch(() => { if (!gone) setState({ state: 'failed' }); });
    return () => { gone = true; };
  }, [base64]);
  useEffect(() => () => {
    void seen.current?.destroy();
    seen.current = null;
  }, []);
  const pages = state.state === 'open' ? state.pdf.numPages : 1;
  const turn = (by: number) => setPage((now) => Math.max(1, Math.min(pages, now + by)));
  useKeys([
    ...keys,
    { keys: 'pagedown|right', label: t('documents-next-page'), run: () => turn(1), disabled: page >= pages, silent: true },
    { keys: 'pageup|left', label: t('documents-previous-page'), run: () => turn(-1), disabled: page <= 1, silent: true },
    { keys: '+|=', label: t('documents-zoom-in'), run: () => setZoom(zoomIn(scale)), silent: true },
    { keys: '-', label: t('documents-zoom-out'), run: () => setZoom(zoomOut(scale)), silent: true },
    { keys: 'w', label: t('documents-fit-width'), run: () => setZoom('width'), silent: true },
  ], 'dialog');
  if (state.state === 'failed') return <Notice tone="danger" icon={AlertIcon}>{t('documents-unreadable')}</Notice>;
  return (
    <div className={s.viewer}>
      <div className={s.viewerBar} role="toolbar" aria-label={t('documents-view')}>
        <IconButton size="small" icon={ChevronLeftIcon} label={t('documents-previous-page')} disabled={page <= 1} onClick={() => turn(-1)} />
        <span className={s.pageNumber}>{t('documents-page', { page, pages })}</span>
        <IconButton size="small" icon={ChevronRightIcon} label={t('documents-next-page')} disabled={page >= pages} onClick={() => turn(1)} />
        <span className={s.gap} />
        <IconButton size="small" icon={MinusIcon} label={t('documents-zoom-out')} onClick={() => setZoom(zoomOut(scale))} />
        <span className={s.pageNumber}>{formats.percent(Math.round(scale * 100) * 100)}</span>
        <IconButton size="small" icon={PlusIcon} label={t('documents-zoom-in')} onClick={() => setZoom(zoomIn(scale))} />
        <IconButton size="small" icon={WidthIcon} label={t('documents-fit-width')} pressed={zoom === 'width'} onClick={() => setZoom('width')} />
      </div>
      {state.state === 'loading' ? <Loading label={t('loading')} /> : <PageCanvas pdf={state.pdf} page={page} zoom={zoom} label={label} onScale={setScale} />}
    </div>
  );
}

/** One page, as wide as it should be. */
export function PageCanvas({ pdf, page, zoom, label, onScale }: { pdf: PDFDocumentProxy; page: number; zoom: Zoom; label: string; onScale: (scale: number) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    if (!frame.current) return undefined;
    // A box that scrolls must take the focus, or the keyboard can not scroll it.
    frame.current.tabIndex = 0;
    const watch = new ResizeObserver(([entry]) => { if (entry) setRoom(Math.floor(entry.contentRect.width)); });
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const target = canvas.current;
    if (!target || room === 0) return undefined;
    let stop = () => undefined as void;
    let gone = false;
    void pdf.getPage(page).then((one) => {
      if (gone) return undefined;
      const scale = scaleOf(zoom, one.getViewport({ scale: 1 }).width, room);
      const sharp = Math.min(3, window.devicePixelRatio || 1);
      const viewport = one.getViewport({ scale: scale * sharp });
      // Drawn out of sight and shown whole: to give a canvas a size is to empty it, and the old picture is to be seen until the new one is there.
      const sheet = document.createElement('canvas');
      sheet.width = Math.floor(viewport.width);
      sheet.height = Math.floor(viewport.height);
      const task = one.render({ canvas: sheet, viewport });
      stop = () => task.cancel();
      return task.promise.then(() => {
        if (gone) return;
        target.width = sheet.width;
        target.height = sheet.height;
        target.style.width = `${Math.floor(viewport.width / sharp)}px`;
        target.getContext('2d')?.drawImage(sheet, 0, 0);
        onScale(scale);
      });
    }).catch(() => undefined);
    return () => {
      gone = true;
      stop();
    };
  }, [pdf, page, zoom, room, onScale]);
  return <div ref={frame} className={s.paper} role="region" aria-label={label}><canvas ref={canvas} className={s.canvas} /></div>;
}
