import { Link } from '@tanstack/react-router';
import { Empty } from '@/shared/ui';
import { QuestionIcon } from '@/shared/ui/icons';
import { T } from '@/shared/lib/words';

export const NotFound = () => <Empty icon={QuestionIcon} title={<h1><T id="shell-not-found" /></h1>} action={<Link to="/"><T id="shell-not-found-today" /></Link>}><T id="shell-not-found-text" /></Empty>;
