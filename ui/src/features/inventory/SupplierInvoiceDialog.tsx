import type { InvoiceFlaw, SupplierInvoice, SupplierInvoiceQuery } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import { Badge, Button, Dialog, Failed, Facts, Loading, Notice } from '@/shared/ui';
import { AlertIcon } from '@/shared/ui/icons';
import s from './Inventory.module.css';

/** A supplier's e-invoice beside the purchase order it bills: what differs, before anybody pays it. */
export function SupplierInvoiceDialog({ file, onClose }: { file: SupplierInvoiceQuery; onClose: () => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useQueryCall('purchase_order.check_invoice', file, { keep: false });
  return (
    <Dialog open onClose={onClose} size="large" title={t(data?.credit ? 'supplier-credit-title' : 'supplier-invoice-title', { number: data?.number ?? '' })} actions={<Button variant="primary" onClick={onClose}>{t('verb-close')}</Button>}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : data ? <Found invoice={data} /> : <Loading label={t('loading')} />}
    </Dialog>
  );
}

function Found({ invoice }: { invoice: SupplierInvoice }) {
  const { t, formats } = useWords();
  const money = (minor: number) => formats.money(minor, invoice.currency);
  const { order } = invoice;
  const flaws = invoice.lines.filter((line) => line.flaws.length > 0).length + invoice.notBilled.length;
  return (
    <div className={s.invoice}>
      {order === null && <Notice tone="warn" icon={AlertIcon}>{t(invoice.orderNumber === '' ? 'supplier-invoice-no-order' : 'supplier-invoice-unknown-order', { number: invoice.orderNumber })}</Notice>}
      {invoice.otherCurrency && <Notice tone="warn" icon={AlertIcon}>{t('supplier-invoice-currency', { currency: invoice.currency })}</Notice>}
      {order !== null && (flaws === 0 ? <Notice tone="success">{t('supplier-invoice-agrees', { number: order.number })}</Notice> : <Notice tone="warn" icon={AlertIcon}>{t('supplier-invoice-differs', { count: flaws, number: order.number })}</Notice>)}
      <Facts rows={[
        [t('supplier-invoice-seller'), [invoice.sellerName, invoice.sellerTaxId].filter(Boolean).join(' · ')],
        order !== null && [t('supplier-invoice-order'), [order.number, order.supplierName].join(' · ')],
        [t('supplier-invoice-issued'), formats.date(invoice.issuedOn)],
        invoice.dueOn !== null && [t('supplier-invoice-due'), formats.date(invoice.dueOn)],
        [t('supplier-invoice-total'), t('supplier-invoice-sums', { total: money(invoice.totalMinor), net: money(invoice.netMinor), tax: money(invoice.taxMinor) })],
        invoice.iban !== '' && [t('supplier-invoice-iban'), <span key="i" className="mono">{invoice.iban}</span>],
        [t('supplier-invoice-syntax'), invoice.syntax],
      ]} />
      <div className={s.invoiceTable}>
        <table>
          <thead><tr><th scope="col">{t('supplier-invoice-goods')}</th><th scope="col">{t('supplier-invoice-found')}</th><th scope="col" className="num">{t('supplier-invoice-billed')}</th><th scope="col" className="num">{t('supplier-invoice-expected')}</th><th scope="col" className="num">{t('supplier-invoice-net')}</th><th scope="col" className="num">{t('supplier-invoice-cost')}</th></tr></thead>
          <tbody>
            {invoice.lines.map((line, at) => (
              <tr key={at} data-flaw={line.flaws.length > 0 || undefined}>
                <th scope="row">{line.name} <span className="mono muted">{line.sku}</span></th>
                <td><Flaws flaws={line.flaws} compared={order !== null} /></td>
                <td className="num">{line.quantity}</td>
                <td className="num">{line.expectedQuantity === null ? '' : formats.number(line.expectedQuantity)}</td>
                <td className="num">{money(line.netMinor)}</td>
                <td className="num">{line.expectedMinor === null ? '' : money(line.expectedMinor)}</td>
              </tr>
            ))}
            {invoice.notBilled.map((goods) => (
              <tr key={goods.sku} data-flaw>
                <th scope="row">{goods.name} <span className="mono muted">{goods.sku}</span></th>
                <td><Badge family="progress">{t('supplier-invoice-flaw-not_billed')}</Badge></td>
                <td className="num">0</td><td className="num">{formats.number(goods.quantity)}</td><td className="num">{'–'}</td><td className="num">{'–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted">{t('supplier-invoice-note')}</p>
    </div>
  );
}

function Flaws({ flaws, compared }: { flaws: readonly InvoiceFlaw[]; compared: boolean }) {
  const { t } = useWords();
  if (!compared) return null;
  if (flaws.length === 0) return <span className="muted">{t('supplier-invoice-fine')}</span>;
  return <span className={s.flaws}>{flaws.map((flaw) => <Badge key={flaw} family={flaw === 'not_ordered' ? 'danger' : 'progress'}>{t(`supplier-invoice-flaw-${flaw}`)}</Badge>)}</span>;
}
