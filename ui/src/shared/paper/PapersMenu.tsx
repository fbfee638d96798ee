import { useRef, useState } from 'react';
import type { PaperOf } from '@/bindings';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { Button, Field, Menu, TextInput } from '@/shared/ui';
import { PrintIcon } from '@/shared/ui/icons';
import { PaperSheet } from './PaperSheet';

/** Papers that say until when: a day is asked for over them. */
const dated = (paper: PaperOf) => paper.kind === 'quotation' || paper.kind === 'proforma';

/** The papers of a thing: one button where there is one, a list where there are more. Key "p". */
export function PapersMenu({ papers, of, note }: { papers: readonly PaperOf[]; of: string; note?: string }) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<PaperOf | null>(null);
  const [only] = papers;
  const single = papers.length === 1 && only !== undefined;
  const label = single ? t(`document-kind-${only.kind}`) : t('papers');
  useKeys([{ keys: 'p', label, run: () => button.current?.click(), disabled: papers.length === 0 }]);
  if (!only) return null;
  return (
    <>
      {single
        ? <Button ref={button} icon={PrintIcon} keys="p" onClick={() => setOpen(only)}>{label}</Button>
        : <Menu trigger={<Button ref={button} icon={PrintIcon} keys="p">{label}</Button>} entries={papers.map((paper) => ({ id: paper.kind, label: t(`document-kind-${paper.kind}`), run: () => setOpen(paper) }))} />}
      {open && <Opened paper={open} of={of} {...(note ? { note } : {})} onClose={() => setOpen(null)} />}
    </>
  );
}

function Opened({ paper, of, note, onClose }: { paper: PaperOf; of: string; note?: string; onClose: () => void }) {
  const { t } = useWords();
  const [until, setUntil] = useState('');
  const asked = dated(paper);
  const whole = asked && until !== '' ? { ...paper, until } : paper;
  return (
    <PaperSheet paper={whole} title={`${t(`document-kind-${paper.kind}`)} ${of}`} {...(note ? { note } : {})} onClose={onClose}
      {...(asked ? { settings: <Field label={t(`papers-until-${paper.kind}`)} hint={t('papers-until-hint')}>{(ids) => <TextInput {...ids} type="date" value={until} onText={setUntil} />}</Field> } : {})} />
  );
}
