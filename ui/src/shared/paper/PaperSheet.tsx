import { type ReactNode, useRef, useState } from 'react';
import type { PaperFormat, PaperOf } from '@/bindings';
import { askSavePath, host } from '@/host';
import { ask, useCommand, useQueryCall, useRefusal } from '@/shared/lib/calls';
import type { KeyAction } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Failed, Loading, Sheet } from '@/shared/ui';
import { DownloadIcon, PrintIcon } from '@/shared/ui/icons';
import s from './Paper.module.css';
import { PdfView } from './PdfView';
import { PrintDialog } from './PrintDialog';
import { printWay, speaksZpl } from './memory';

interface PaperSheetProps {
  /** Null while something is still to be chosen. */
  paper: PaperOf | null;
  title: string;
  note?: string;
  /** What the paper depends on, over it. */
  settings?: ReactNode;
  /** The same, beside it. */
  aside?: ReactNode;
  /** Said while there is no paper. */
  missing?: string;
  onClose: () => void;
}

/** A paper at the side: look, print, save. */
export function PaperSheet({ paper, title, note, settings, aside, missing, onClose }: PaperSheetProps) {
  const { t } = useWords();
  const { data, error, refetch, isPlaceholderData } = useQueryCall('paper.pdf', paper && { paper });
  const [printing, setPrinting] = useState(false);
  const print = useRef<HTMLButtonElement>(null);
  const save = useCommand('paper.save');
  // What is printed and saved is what is seen: nothing while another paper is on its way.
  const ready = paper !== null && data !== undefined && !error && !isPlaceholderData;
  const refuse = useRefusal();
  const zpl = paper !== null && speaksZpl(paper);
  const saveAs = async (format: PaperFormat) => {
    if (!ready) return;
    if (host().kind !== 'tauri') {
      const file = format === 'pdf' ? data : await ask('paper.pdf', { paper, format }).catch((thrown: unknown) => { refuse(thrown); });
      if (file) await host().saveFile(file.fileName, file.base64, format === 'pdf' ? 'application/pdf' : 'application/zpl');
      return;
    }
    const path = await askSavePath(format === 'pdf' ? data.fileName : data.fileName.replace(/pdf$/, 'zpl'));
    if (path === null) return;
    const answer = await save.run({ paper, path, format });
    if (answer) showToast({ kind: 'ok', text: t('documents-saved', { path: answer.path }) });
  };
  // In the fineness the label printer of this device was last given.
  const saveZpl = () => saveAs(paper && printWay(paper.kind).format === 'zpl300' ? 'zpl300' : 'zpl203');
  const keys: KeyAction[] = [
    { keys: 'p', label: t('verb-print'), run: () => { if (ready) setPrinting(true); } },
    { keys: 's', label: t('documents-save'), run: () => void saveAs('pdf') },
    { keys: 'z', label: t('papers-save-zpl'), run: () => void saveZpl(), disabled: !zpl },
  ];
  const shown = paper !== null && data && !error;
  return (
    <Sheet open onClose={onClose} size="large" title={title} note={note} {...(settings || aside ? {} : { initialFocus: print })}
      actions={
        <>
          {zpl && <Button icon={DownloadIcon} keys="z" disabled={!ready} busy={save.busy} title={t('papers-save-zpl')} onClick={() => void saveZpl()}>{t('papers-zpl')}</Button>}
          <Button icon={DownloadIcon} keys="s" disabled={!ready} busy={save.busy} onClick={() => void saveAs('pdf')}>{t('documents-save')}</Button>
          <Button ref={print} variant="primary" icon={PrintIcon} keys="p" disabled={!ready} onClick={() => setPrinting(true)}>{t('verb-print')}</Button>
        </>
      }>
      <div className={s.sheet} data-aside={aside !== undefined || undefined}>
        {settings && <div className={s.settings}>{settings}</div>}
        {aside && <div className={s.aside}>{aside}</div>}
        <div className={s.seen}>
          {error && <Failed error={error} retry={() => void refetch()} />}
          {paper === null && missing && <p className="muted">{missing}</p>}
          {shown && <PdfView base64={data.base64} label={title} keys={keys} />}
          {!shown && paper !== null && !error && <Loading label={t('loading')} />}
        </div>
      </div>
      {printing && paper && <PrintDialog jobs={[{ paper }]} onClose={() => setPrinting(false)} />}
    </Sheet>
  );
}
