import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { PaperOf, ReturnView } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useFocusHome } from '@/shared/lib/focus';
import { useKeys } from '@/shared/lib/keys';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Facts, Failed, IconButton, ItemImage, Loading, Page, PageHeader, ReturnBadge } from '@/shared/ui';
import { ArrowLeftIcon, DocumentsIcon, ReturnsIcon } from '@/shared/ui/icons';
import { PapersMenu } from '@/shared/paper';
import { useVerbs, VerbButtons } from '@/shared/verbs';
import { Inspect } from './Inspect';
import s from './Returns.module.css';

export function ReturnDetailScreen() {
  const { returnId } = useParams({ from: '/returns/$returnId' });
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('return.get', { returnId }, { keep: false });
  if (error && !data) return <Page head={<PageHeader title={t('nav-returns')} />}><Failed error={error} retry={() => void refetch()} missing={{ icon: ReturnsIcon, title: t('returns-missing'), text: t('returns-missing-text') }} /></Page>;
  if (!data) return <Page head={<PageHeader title={t('nav-returns')} />}><Loading label={t('loading')} /></Page>;
  return <Detail key={`${data.returnId}${data.status}`} view={data} />;
}

/** A slip for the parcel; its label as long as the goods are still to come. */
function papersOf({ returnId, status }: ReturnView): PaperOf[] {
  if (status === 'cancelled') return [];
  return [{ kind: 'return_slip', returnId }, ...(status === 'authorized' ? [{ kind: 'return_label', returnId } as const] : [])];
}

function Detail({ view }: { view: ReturnView }) {
  const { t, formats } = useWords();
  const navigate = useNavigate();
  const { location, locations } = useShop();
  // Goods are received where this device stands; an office receives them where they were expected.
  const here = location ?? locations.find((one) => one.locationId === view.locationId);
  useFocusHome(view.status);
  const verbs = useVerbs({ currency: view.currency, refundMinor: view.refundMinor, of: view.number, fields: (offer) => (offer.command === 'return.receive' && here ? { locationId: here.locationId } : {}) });
  const back = () => void navigate({ to: '/returns' });
  const note = view.creditNote;
  const openNote = () => { if (note) void navigate({ to: '/documents', search: { doc: note.documentId } }); };
  useKeys([
    { keys: 'esc', label: t('returns-back'), run: back, silent: true },
    { keys: 'o', label: t('returns-back-to-order'), run: () => void navigate({ to: '/orders/$orderId', params: { orderId: view.orderId } }), hint: true },
    { keys: 'd', label: t('returns-open-note'), run: openNote, disabled: !note, hint: note !== null },
  ]);
  // What is given back is known once every unit has been looked at.
  const valued = ['inspected', 'refunded', 'closed'].includes(view.status);
  const shippingMinor = view.refundMinor - view.lines.reduce((sum, line) => sum + line.refundMinor, 0);
  const inspecting = view.offered.some((offer) => offer.asks === 'inspect' && !offer.closed);
  return (
    <Page head={
      <PageHeader back={<IconButton icon={ArrowLeftIcon} label={t('returns-back')} onClick={back} />} title={t('returns-title', { number: view.number })} badges={<ReturnBadge status={view.status} />}
        note={<><Link className={s.noteLink} to="/orders/$orderId" params={{ orderId: view.orderId }}>{t('returns-order', { number: view.orderNumber })}</Link>{` · ${view.customerName || t('orders-no-customer')} · ${view.locationName}`}</>}
        actions={<><PapersMenu papers={papersOf(view)} of={view.number} note={view.customerName || t('orders-no-customer')} /><VerbButtons offered={view.offered.filter((offer) => offer.asks !== 'inspect')} verbs={verbs} /></>} />
    }>
      <div className={s.detail}>
        <div className={s.lines}>
          {inspecting ? <Inspect view={view} /> : (
            <Card flush title={t('returns-lines')} end={t('count-units', { count: view.unitCount })}>
              <ul>
                {view.lines.map((line) => (
                  <li key={line.lineId} className={s.row}>
                    <ItemImage image={line.image} name={line.name} size={44} />
                    <span className={s.lineName}><strong>{line.name}</strong><span className="muted"><span className="mono">{line.sku}</span>{` · ${t(`return-reason-${line.reason}`)}`}</span></span>
                    <span className={s.dispositions}>{line.dispositions.map((one) => <span key={one.disposition}>{t('returns-disposed', { count: one.quantity, disposition: t(`disposition-${one.disposition}`) })}</span>)}</span>
                    <span className="num">{t('returns-times', { count: line.quantity })}</span>
                    <span className={s.value}>{valued ? formats.money(line.refundMinor, view.currency) : '–'}</span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {view.note && <Card title={t('returns-note')}><p>{view.note}</p></Card>}
        </div>
        <Card title={t('returns-facts')}>
          {valued ? <div className={s.bigMoney}><span className="muted">{t('returns-refund-sum')}</span><strong>{formats.money(view.refundMinor, view.currency)}</strong></div> : <p className={s.later}>{t('returns-refund-later')}</p>}
          <Facts rows={[
            valued && shippingMinor !== 0 && [t('returns-shipping-back'), formats.money(shippingMinor, view.currency)],
            [t('returns-col-created'), formats.moment(view.createdAtMs)],
            [t('returns-col-location'), view.locationName],
            note !== null && [t('document-kind-credit_note'), <button key="n" type="button" className={s.linkButton} onClick={openNote}><DocumentsIcon size={16} stroke={1.8} aria-hidden />{note.number}</button>],
          ]} />
        </Card>
      </div>
      {verbs.dialog}
    </Page>
  );
}
