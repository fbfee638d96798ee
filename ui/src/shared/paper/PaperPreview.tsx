import { useEffect, useState } from 'react';
import { bytesOf } from '@/host';
import s from './Paper.module.css';
import { PageCanvas } from './PdfView';
import { openPdf, type PDFDocumentProxy } from './pdf';

const stay = () => undefined;

/** The first page beside what changes it. The page before stays until the next one is read: it never blinks. */
export function PaperPreview({ base64, label }: { base64: string; label: string }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  useEffect(() => {
    let gone = false;
    openPdf(bytesOf(base64)).then((opened) => {
      if (gone) void opened.destroy();
      else setPdf(opened);
    }).catch(stay);
    return () => { gone = true; };
  }, [base64]);
  // The page that is no more shown is let go.
  useEffect(() => () => { void pdf?.destroy(); }, [pdf]);
  return <div className={s.preview}>{pdf && <PageCanvas pdf={pdf} page={1} zoom="width" label={label} onScale={stay} />}</div>;
}
