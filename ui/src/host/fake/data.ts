// Plausible Spanish shop for looking at the screens. Deterministic: the same index is always the same order.
import type { Channel, DeliveryMethod, ItemRow, CustomerRow, LocationRef, OrderRow, OrderStatus, PaymentStatus } from '@/bindings';

const id = (kind: string, index: number) => `0193a000-0000-7000-${kind}-${String(index).padStart(12, '0')}`;
const pick = <T>(list: readonly T[], at: number): T => list[Math.abs(at) % list.length] as T;
const mix = (index: number, salt: number) => Math.abs(Math.imul(index ^ (salt * 0x9e3779b9), 0x85ebca6b) >>> 7);

export const now = Date.now();
export const today = new Date(now).toISOString().slice(0, 10);
export const plusDays = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);

export const locations: LocationRef[] = [
  { locationId: id('1000', 1), code: 'MAD-DC', name: 'Almacén Madrid', kind: 'dc', city: 'Getafe', pickup: false },
  { locationId: id('1000', 2), code: 'VLC', name: 'Tienda Valencia', kind: 'store', city: 'Valencia', pickup: true },
  { locationId: id('1000', 3), code: 'MAD', name: 'Tienda Madrid Fuencarral', kind: 'store', city: 'Madrid', pickup: true },
  { locationId: id('1000', 4), code: 'SVQ', name: 'Tienda Sevilla', kind: 'store', city: 'Sevilla', pickup: true },
  { locationId: id('1000', 5), code: 'BIO', name: 'Tienda Bilbao', kind: 'store', city: 'Bilbao', pickup: true },
];
export const place = (at: number): LocationRef => pick(locations, at);

const goods: [string, string, number][] = [
  ['Taza de gres azul 35 cl', 'TAZ-AZ35', 1290], ['Taza esmaltada blanca', 'TAZ-EB', 990], ['Taza de viaje térmica', 'TAZ-VT', 2450], ['Jarra de vidrio 1,5 l', 'JAR-15', 1890], ['Plato llano artesano', 'PLA-LL', 1450], ['Cuenco de olivo', 'CUE-OL', 2190],
  ['Mantel de lino crudo', 'MAN-LI', 4990], ['Delantal de algodón', 'DEL-AL', 2790], ['Cesta de esparto', 'CES-ES', 3490], ['Cafetera italiana 6 tazas', 'CAF-06', 3290], ['Molinillo de café', 'MOL-CA', 4590], ['Aceite de oliva virgen extra 500 ml', 'ACE-50', 1150],
  ['Chaqueta azul L', 'CHA-AZL', 7990], ['Camisa de lino M', 'CAM-LIM', 5490], ['Vela de cera de abeja', 'VEL-AB', 1690], ['Manta de lana merina', 'MNT-LM', 8990],
];
export const items: ItemRow[] = goods.map(([name, sku, priceMinor], index) => ({
  itemId: id('2000', index), sku, barcode: `84${String(10_000_000_000 + index * 977).slice(0, 11)}`.slice(0, 13), name, image: `item-${index}`, priceMinor, currency: 'EUR', taxRateBp: index === 11 ? 1000 : 2100, availableHere: mix(index, 5) % 9, availableTotal: 12 + (mix(index, 6) % 60),
}));

const first = ['Ana', 'Luis', 'Carmen', 'Jorge', 'Lucía', 'Raúl', 'Elena', 'Iván', 'Noa', 'Marta', 'Bruno', 'Sara', 'Inés', 'Pablo', 'Rocío', 'Hugo'];
const last = ['García', 'López', 'Ruiz', 'Herrera', 'Castro', 'Molina', 'Vidal', 'Navarro', 'Ibáñez', 'Serrano', 'Fuentes', 'Ortega', 'Sanz'];
const cities = ['Valencia', 'Madrid', 'Sevilla', 'Bilbao', 'Zaragoza', 'Málaga', 'Gijón'];
export const customers: CustomerRow[] = Array.from({ length: 240 }, (_, index) => {
  const name = `${pick(first, index)} ${pick(last, mix(index, 1))} ${pick(last, mix(index, 2))}`;
  return { customerId: id('3000', index), number: `C-${1000 + index}`, name, email: `${name.split(' ')[0]?.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')}.${index}@correo.example`, phone: `6${String(10_000_000 + mix(index, 3) % 89_999_999)}`, city: pick(cities, mix(index, 4)), orderCount: mix(index, 9) % 18 };
});

const statuses: OrderStatus[] = ['placed', 'placed', 'verified', 'held', 'draft', 'confirmed', 'released', 'released', 'picked', 'packed', 'staged', 'shipped', 'shipped', 'delivered', 'delivered', 'returned', 'cancelled', 'backordered'];
const older: OrderStatus[] = ['delivered', 'delivered', 'delivered', 'closed', 'closed', 'returned', 'cancelled', 'shipped'];
const channels: Channel[] = ['web', 'web', 'store', 'phone', 'marketplace'];
const methods: (DeliveryMethod | 'mixed')[] = ['ship', 'ship', 'pickup', 'carry_out', 'mixed', 'ship'];
export const orderCount = 100_000;
export const orderId = (index: number) => id('4000', index);
export const indexOf = (key: string) => Number(key.slice(-12));

export function orderRow(index: number): OrderRow {
  const status = index < 400 ? pick(statuses, mix(index, 11)) : pick(older, mix(index, 12));
  const finished = ['delivered', 'closed', 'returned', 'cancelled', 'draft'].includes(status);
  const lineCount = 1 + (mix(index, 13) % 5);
  const paid: PaymentStatus = status === 'returned' ? 'refunded' : finished || mix(index, 14) % 3 ? 'paid' : 'unpaid';
  const late = !finished && mix(index, 15) % 7 === 0;
  return {
    orderId: orderId(index), number: `${201_000 - index}`, placedAtMs: now - index * 421_000 - 240_000, customerName: pick(customers, mix(index, 16)).name, channel: pick(channels, mix(index, 17)), status, partial: ['shipped', 'delivered'].includes(status) && mix(index, 18) % 4 === 0, held: status === 'held',
    method: pick(methods, mix(index, 19)), locationName: finished && status === 'cancelled' ? null : place(mix(index, 20)).name, lineCount, unitCount: lineCount + (mix(index, 21) % 4), totalMinor: 990 + (mix(index, 22) % 48_000), currency: 'EUR', promisedOn: status === 'draft' ? null : plusDays(late ? -1 : 1 + (mix(index, 23) % 5)), late, dueMinor: paid === 'unpaid' ? 990 : 0, paymentStatus: status === 'draft' ? 'unpaid' : paid, version: 3,
  };
}
export const image = (key: string) => {
  const hue = (indexOf(`000000000000${key.replace(/\D/g, '')}`) * 47) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="hsl(${hue} 40% 92%)"/><path d="M11 14h14v10a6 6 0 0 1-6 6h-2a6 6 0 0 1-6-6zM25 16h3a3 3 0 0 1 0 7h-3" fill="none" stroke="hsl(${hue} 45% 38%)" stroke-width="2.2" stroke-linejoin="round"/></svg>`;
};
