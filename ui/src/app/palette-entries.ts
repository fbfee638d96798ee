import type { Found, LocationRef, OrderStatus } from '@/bindings';
import { fold } from '@/shared/lib/text';
import type { KeyAction } from '@/shared/lib/keys';
import type { WordsContext } from '@/shared/lib/words';
import type { IconType } from '@/shared/ui';
import { BoltIcon, BoxIcon, CustomersIcon, DocumentsIcon, FulfilIcon, LocationIcon, OrdersIcon, ReturnsIcon } from '@/shared/ui/icons';
import type { foundTarget } from './found';
import { type Place, places } from './places';

export interface Entry { id: string; group: string; icon: IconType; title: string; note?: string; end?: string; status?: OrderStatus; keys?: string; run: () => void }
type Target = NonNullable<ReturnType<typeof foundTarget>>;

export function placeEntries({ t }: WordsContext, text: string, actions: readonly KeyAction[], go: (to: Place['to']) => void): Entry[] {
  const wanted = fold(text);
  const fits = (words: string) => wanted === '' || fold(words).includes(wanted);
  return [
    ...actions.filter((action) => fits(action.label)).map((action): Entry => ({ id: `do ${action.keys}${action.label}`, group: t('palette-do'), icon: BoltIcon, title: action.label, keys: action.keys, run: action.run })),
    ...places.filter((place) => fits(t(place.words))).map((place): Entry => ({ id: `go ${place.to}`, group: t('palette-go'), icon: place.icon, title: t(place.words), keys: place.keys, run: () => go(place.to) })),
  ];
}

/** Only when asked for: a shop has many places, and the first ones would push the keys out of sight. */
export function locationEntries({ t }: WordsContext, text: string, locations: readonly LocationRef[], choose: (locationId: string | undefined) => void): Entry[] {
  const wanted = fold(text);
  if (wanted.length < 2) return [];
  const all = [{ id: undefined, name: t('shell-location-all') }, ...locations.filter((one) => one.kind !== 'supplier').map((one) => ({ id: one.locationId, name: one.name }))];
  return all.filter((one) => fold(`${one.name} ${t('shell-location')}`).includes(wanted))
    .map((one): Entry => ({ id: `at ${one.id ?? 'all'}`, group: t('shell-location'), icon: LocationIcon, title: one.name, run: () => choose(one.id) }));
}

export function foundEntries({ t, say, formats }: WordsContext, found: Found, go: (target: Target) => void): Entry[] {
  return [
    ...found.orders.map((order): Entry => ({
      id: order.orderId, group: t('palette-orders'), icon: OrdersIcon, title: `${order.number} · ${order.customerName}`, status: order.status, note: order.answer.map(say).join(' '),
      run: () => go({ to: '/orders/$orderId', params: { orderId: order.orderId } }),
    })),
    ...found.fulfillments.map((row): Entry => ({
      id: row.fulfillmentId, group: t('palette-fulfillments'), icon: FulfilIcon, title: `${row.number} · ${row.customerName}`, note: `${row.locationName} · ${t(`fulfillment-status-${row.status}`)}`,
      run: () => go({ to: '/fulfillment/$fulfillmentId', params: { fulfillmentId: row.fulfillmentId } }),
    })),
    ...found.returns.map((row): Entry => ({
      id: row.returnId, group: t('palette-returns'), icon: ReturnsIcon, title: `${row.number} · ${row.customerName}`, note: `${row.locationName} · ${t(`return-status-${row.status}`)}`,
      run: () => go({ to: '/returns/$returnId', params: { returnId: row.returnId } }),
    })),
    ...found.customers.map((row): Entry => ({
      id: row.customerId, group: t('palette-customers'), icon: CustomersIcon, title: row.name, note: [row.city, row.phone, row.email].filter(Boolean).join(' · '), end: t('count-orders', { count: row.orderCount }),
      run: () => go({ to: '/customers/$customerId', params: { customerId: row.customerId } }),
    })),
    ...found.items.map((row): Entry => ({
      id: row.itemId, group: t('palette-items'), icon: BoxIcon, title: row.name, note: `${row.sku} · ${t('palette-stock', { here: row.availableHere, total: row.availableTotal })}`, end: formats.money(row.priceMinor, row.currency),
      run: () => go({ to: '/inventory', search: { q: row.sku, item: row.itemId } }),
    })),
    ...found.documents.map((row): Entry => ({
      id: row.documentId, group: t('palette-documents'), icon: DocumentsIcon, title: `${row.number} · ${row.buyerName}`, note: `${t(`document-kind-${row.kind}`)} · ${formats.date(row.issuedOn)}`, end: formats.money(row.totalMinor, row.currency),
      run: () => go({ to: '/documents', search: { doc: row.documentId } }),
    })),
  ];
}
