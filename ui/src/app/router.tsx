import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from './NotFound';
import { searchOf } from './search';
import { Shell } from './Shell';
import { ScreenError } from './ScreenError';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const at = () => root;

const routes = [
  createRoute({ getParentRoute: at, path: '/', component: lazyRouteComponent(() => import('@/features/today/routes'), 'TodayScreen') }),
  createRoute({ getParentRoute: at, path: '/orders', validateSearch: searchOf.orders, component: lazyRouteComponent(() => import('@/features/orders/routes'), 'OrdersScreen') }),
  createRoute({ getParentRoute: at, path: '/orders/new', validateSearch: searchOf.newOrder, component: lazyRouteComponent(() => import('@/features/orders/routes'), 'NewOrderScreen') }),
  createRoute({ getParentRoute: at, path: '/orders/$orderId', validateSearch: searchOf.order, component: lazyRouteComponent(() => import('@/features/orders/routes'), 'OrderScreen') }),
  createRoute({ getParentRoute: at, path: '/fulfillment', validateSearch: searchOf.fulfillment, component: lazyRouteComponent(() => import('@/features/fulfillment/routes'), 'FulfillmentScreen') }),
  createRoute({ getParentRoute: at, path: '/fulfillment/$fulfillmentId', validateSearch: searchOf.fulfillmentDetail, component: lazyRouteComponent(() => import('@/features/fulfillment/routes'), 'FulfillmentDetailScreen') }),
  createRoute({ getParentRoute: at, path: '/pickup', validateSearch: searchOf.pickup, component: lazyRouteComponent(() => import('@/features/pickup/routes'), 'PickupScreen') }),
  createRoute({ getParentRoute: at, path: '/returns', validateSearch: searchOf.returns, component: lazyRouteComponent(() => import('@/features/returns/routes'), 'ReturnsScreen') }),
  createRoute({ getParentRoute: at, path: '/returns/new', validateSearch: searchOf.newReturn, component: lazyRouteComponent(() => import('@/features/returns/routes'), 'NewReturnScreen') }),
  createRoute({ getParentRoute: at, path: '/returns/$returnId', component: lazyRouteComponent(() => import('@/features/returns/routes'), 'ReturnDetailScreen') }),
  createRoute({ getParentRoute: at, path: '/inventory', validateSearch: searchOf.inventory, component: lazyRouteComponent(() => import('@/features/inventory/routes'), 'InventoryScreen') }),
  createRoute({ getParentRoute: at, path: '/customers', validateSearch: searchOf.customers, component: lazyRouteComponent(() => import('@/features/customers/routes'), 'CustomersScreen') }),
  createRoute({ getParentRoute: at, path: '/customers/$customerId', component: lazyRouteComponent(() => import('@/features/customers/routes'), 'CustomerDetailScreen') }),
  createRoute({ getParentRoute: at, path: '/documents', validateSearch: searchOf.documents, component: lazyRouteComponent(() => import('@/features/documents/routes'), 'DocumentsScreen') }),
  createRoute({ getParentRoute: at, path: '/import', validateSearch: searchOf.imports, component: lazyRouteComponent(() => import('@/features/imports/routes'), 'ImportScreen') }),
  createRoute({ getParentRoute: at, path: '/settings', validateSearch: searchOf.settings, component: lazyRouteComponent(() => import('@/features/settings/routes'), 'SettingsScreen') }),
] as const;

export const router = createRouter({ routeTree: root.addChildren(routes), defaultPreload: 'intent', scrollRestoration: true, defaultErrorComponent: ScreenError });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
