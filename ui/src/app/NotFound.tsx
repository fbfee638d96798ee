import { Empty } from '@/shared/ui';
import { QuestionIcon } from '@/shared/ui/icons';
import { T } from '@/shared/lib/words';

export const NotFound = () => <Empty icon={QuestionIcon} title={<h1><T id="shell-not-found" /></h1>}><T id="shell-not-found-text" /></Empty>;
