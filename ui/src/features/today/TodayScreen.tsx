import { Link, useNavigate } from '@tanstack/react-router';
import type { FulfillmentRow } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Button, Empty, Failed, Loading, Page, PageHeader } from '@/shared/ui';
import { BagIcon, FulfilIcon, HomeIcon, ImportIcon, PlusIcon, ReturnsIcon } from '@/shared/ui/icons';
import { AtRisk } from './AtRisk';
import { PromiseLine } from './PromiseLine';
import { QueueTiles } from './QueueTiles';
import { Tile } from './Tile';
import s from './Today.module.css';
import { Watched } from './Watched';

export function TodayScreen() {
  const { t, formats } = useWords();
  const { locationId, location, actor, today: day } = useShop();
  const navigate = useNavigate();
  const { data, error, refetch } = useQueryCall('today.get', locationId ? { locationId } : {});
  const openWork = (row: FulfillmentRow | null | undefined, otherwise: () => void) => {
    if (row) void navigate({ to: '/fulfillment/$fulfillmentId', params: { fulfillmentId: row.fulfillmentId } });
    else otherwise();
  };
  const startPick = () => openWork(data?.nextPick, () => void navigate({ to: '/fulfillment', search: { queue: 'to_pick' } }));
  const handOver = () => void navigate({ to: '/pickup' });
  const takeBack = () => void navigate({ to: '/returns/new' });
  useKeys([
    { keys: 'p', label: t('today-key-pick'), run: startPick, hint: true },
    { keys: 'u', label: t('today-key-hand-over'), run: handOver, hint: true },
    { keys: 'r', label: t('today-key-return'), run: takeBack, hint: true },
  ]);
  const head = (
    <PageHeader title={actor.name ? t('today-title', { name: actor.name.split(' ')[0] ?? actor.name }) : t('today-title-plain')} note={`${formats.date(day)} · ${location?.name ?? t('shell-location-all')}`}
      actions={data && data.orderCount > 0 && <p className={s.taken}><span className="muted">{t('today-taken', { count: data.orderCount })}</span><strong>{formats.money(data.takenMinor, data.currency)}</strong></p>} />
  );
  if (error && !data) return <Page head={head}><Failed error={error} retry={() => void refetch()} /></Page>;
  if (!data) return <Page head={head}><Loading label={t('loading')} /></Page>;
  return (
    <Page head={head}>
      <div className={s.body}>
        <Welcome />
        <div className={s.tiles}>
          <Tile icon={FulfilIcon} name={t('today-pick')} count={data.toPick} to="/fulfillment" search={{ queue: 'to_pick' }} alert={data.toPickLate > 0 ? t('today-late', { count: data.toPickLate }) : null}
            action={<Button variant="primary" keys="p" disabled={data.toPick === 0} onClick={startPick}>{t('today-pick-start')}</Button>}>
            {data.nextPick ? <NextLine row={data.nextPick} end={data.nextPick.dueAtMs === null ? '' : formats.short(data.nextPick.dueAtMs)} /> : t('today-pick-none')}
          </Tile>
          <Tile icon={BagIcon} name={t('today-hand-over')} count={data.toHandOver} to="/pickup" search={{}} family="ready"
            action={<Button keys="u" onClick={handOver}>{t('today-hand-over-start')}</Button>}>
            {data.nextReady ? <NextLine row={data.nextReady} end={data.nextReady.shelf ?? ''} strong /> : t('today-hand-over-none')}
          </Tile>
          <Tile icon={ReturnsIcon} name={t('today-returns')} count={data.returnsToInspect} to="/returns" search={{ queue: 'to_inspect' }} family="progress"
            action={<Button keys="r" onClick={takeBack}>{t('today-returns-start')}</Button>}>
            {data.returnsToInspect > 0 ? t('today-returns-inspect', { count: data.returnsToInspect }) : t('today-returns-none')}
          </Tile>
        </div>
        <QueueTiles today={data} />
        <div className={s.two}>
          <PromiseLine hours={data.promiseHours} />
          <AtRisk rows={data.atRisk} late={data.late} />
        </div>
        <Watched />
      </div>
    </Page>
  );
}

function NextLine({ row, end, strong }: { row: FulfillmentRow; end: string; strong?: boolean }) {
  const { t } = useWords();
  return (
    <Link to="/fulfillment/$fulfillmentId" params={{ fulfillmentId: row.fulfillmentId }} className={s.next}>
      <span className={s.nextTop}><span className="cut">{t('today-next', { number: row.orderNumber })}</span><span className={strong ? s.shelf : s.nextEnd}>{end}</span></span>
      <span className={s.nextName}>{row.customerName || t('orders-no-customer')}</span>
    </Link>
  );
}

/** A shop with nothing in it: what to do first. */
function Welcome() {
  const { t } = useWords();
  const { empty } = useShop();
  const navigate = useNavigate();
  if (!empty) return null;
  return (
    <Empty icon={HomeIcon} title={t('today-empty')}
      action={<div className={s.welcome}><Button variant="primary" icon={ImportIcon} onClick={() => void navigate({ to: '/import' })}>{t('today-empty-import')}</Button><Button icon={PlusIcon} keys="n" onClick={() => void navigate({ to: '/orders/new' })}>{t('today-empty-order')}</Button></div>}>
      {t('today-empty-text')}
    </Empty>
  );
}
