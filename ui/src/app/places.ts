import type { IconType } from '@/shared/ui';
import { CustomersIcon, DocumentsIcon, FulfilIcon, HomeIcon, ImportIcon, InventoryIcon, OrdersIcon, PickupIcon, ReturnsIcon, SettingsIcon } from '@/shared/ui/icons';

export interface Place { to: '/' | '/orders' | '/fulfillment' | '/pickup' | '/returns' | '/inventory' | '/customers' | '/documents' | '/import' | '/settings'; words: string; icon: IconType; keys: string }
/** In the order of the day. */
export const places: readonly Place[] = [
  { to: '/', words: 'nav-today', icon: HomeIcon, keys: 'g t' },
  { to: '/orders', words: 'nav-orders', icon: OrdersIcon, keys: 'g o' },
  { to: '/fulfillment', words: 'nav-fulfillment', icon: FulfilIcon, keys: 'g f' },
  { to: '/pickup', words: 'nav-pickup', icon: PickupIcon, keys: 'g p' },
  { to: '/returns', words: 'nav-returns', icon: ReturnsIcon, keys: 'g r' },
  { to: '/inventory', words: 'nav-inventory', icon: InventoryIcon, keys: 'g i' },
  { to: '/customers', words: 'nav-customers', icon: CustomersIcon, keys: 'g c' },
  { to: '/documents', words: 'nav-documents', icon: DocumentsIcon, keys: 'g d' },
  { to: '/import', words: 'nav-imports', icon: ImportIcon, keys: 'g m' },
  { to: '/settings', words: 'nav-settings', icon: SettingsIcon, keys: 'g s' },
];
