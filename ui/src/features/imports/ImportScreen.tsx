import { useNavigate, useSearch } from '@tanstack/react-router';
import { useKeys } from '@/shared/lib/keys';
import { useWords } from '@/shared/lib/words';
import { IconButton, Page, PageHeader } from '@/shared/ui';
import { ArrowLeftIcon } from '@/shared/ui/icons';
import { ChooseFile } from './ChooseFile';
import { JobPanel } from './JobPanel';
import { PreviewFile } from './PreviewFile';

/** Choose a file, look at what it holds, start, see the result. The address says where one is. */
export function ImportScreen() {
  const { t } = useWords();
  const search = useSearch({ from: '/import' });
  const navigate = useNavigate();
  const restart = () => void navigate({ to: '/import', search: {} });
  const started = search.job !== undefined || search.file !== undefined;
  useKeys([{ keys: 'esc', label: t('imports-back'), run: restart, disabled: !started, silent: true }]);
  if (!search.job && search.file) return <PreviewFile key={search.file} file={search.file} name={search.name ?? search.file} onBack={restart} />;
  return (
    <Page head={<PageHeader title={t('imports-title')} note={search.job ? undefined : t('imports-note')} back={search.job && <IconButton icon={ArrowLeftIcon} label={t('imports-back')} onClick={restart} />} />}>
      {search.job ? <JobPanel jobId={search.job} onAgain={restart} /> : <ChooseFile />}
    </Page>
  );
}
