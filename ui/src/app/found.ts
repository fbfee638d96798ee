import type { Found } from '@/bindings';

/** Where to go for what a scan or a search found: the most exact kind first. */
export function foundTarget(found: Found) {
  const [order] = found.orders;
  const [fulfillment] = found.fulfillments;
  const [returned] = found.returns;
  const [document] = found.documents;
  const [item] = found.items;
  const [customer] = found.customers;
  if (fulfillment && !order) return { to: '/fulfillment/$fulfillmentId', params: { fulfillmentId: fulfillment.fulfillmentId } } as const;
  if (order) return { to: '/orders/$orderId', params: { orderId: order.orderId } } as const;
  if (returned) return { to: '/returns/$returnId', params: { returnId: returned.returnId } } as const;
  if (document) return { to: '/documents', search: { doc: document.documentId } } as const;
  if (item) return { to: '/inventory', search: { q: item.sku, item: item.itemId } } as const;
  if (customer) return { to: '/customers/$customerId', params: { customerId: customer.customerId } } as const;
  return null;
}
