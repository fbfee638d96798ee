// Demo answers: the sourcing policy, trying it, and waves.
import type { ParkedRow, PolicyView, ScenarioView, SourcingPolicy, WaveCosts, WavePreview } from '@/bindings';
import { CallError } from '../host';
import { customers, locations, now, orderId, orderRow, plusDays, today } from './data';

type Payload = Record<string, unknown>;
const builtIn: SourcingPolicy = {
  mode: 'cost', weights: { shippingPercent: 100, handlingPercent: 100, splitMinor: 300, lateMinor: 100, co2MinorPerTonne: 0, co2ParcelG: 500, co2GPerTkm: 100, lastUnits: 0, lastUnitMinor: 0 },
  splits: { maxShipments: null, shipComplete: false, lineComplete: false }, preference: ['fewest_shipments', 'sequence', 'distance'], priority: ['promise', 'placed'], channelOrder: [], groups: [], regions: [], rules: [], routings: [], waves: null, pickupTransfers: null, collateralRejection: false, parking: { retryByHand: false, cancelAfterDays: null },
};
let view: PolicyView = {
  revision: 0, version: 0, active: builtIn, draft: null, items: [], services: [{ code: 'standard', carrier: 'Correcaminos' }],
  versions: [{ version: 0, by: '', atMs: 0, note: '', changes: [] }],
};
const change = { key: 'policy-change-mode', params: { mode: 'rules' } };
const answer = () => ({ version: view.version, revision: view.revision });
const checked = (payload: Payload) => {
  if (payload.expectedVersion !== undefined && payload.expectedVersion !== view.revision) throw new CallError({ code: 'version_changed', params: {}, incidentId: null, fault: false });
};

const scenario = (name: ScenarioView['scenario'], moneyMinor: number): ScenarioView => ({
  scenario: name, moneyMinor, shipments: 842, splits: 15, lateLines: 68, unitsWanted: 2_618, unitsServed: 2_611, co2G: 549_272, differ: name === 'real' ? 0 : 12,
  locations: locations.slice(0, 4).map((one, at) => ({ locationId: one.locationId, name: one.name, shipments: 300 - at * 60, units: 900 - at * 100, busiest: 14 - at })),
});
const rows: WavePreview['rows'] = Array.from({ length: 6 }, (_, at) => ({
  orderId: orderId(at), number: orderRow(at).number, customerName: customers[at]?.name ?? '', placedAtMs: now - at * 3_600_000, promisedOn: plusDays(at), backordered: at > 2, unitsWanted: 3, unitsServed: at === 5 ? 0 : 3, locations: at === 5 ? [] : [locations[0]?.name ?? ''],
}));

const costs: WaveCosts = { costMinor: 4_520, rulesCostMinor: 4_840, rulesUnitsServed: 15, boundMinor: 4_410 };
const parked: ParkedRow[] = rows.slice(3).map((row, at) => ({ orderId: row.orderId, number: row.number, customerName: row.customerName, queue: at === 0 ? 'unfillable' : 'backorder', cause: at === 0 ? 'rules' : 'no_stock', sinceMs: now - at * 86_400_000, cancelAtMs: now + (30 - at) * 86_400_000, promisedOn: row.promisedOn, units: 3 }));

export const sourcing: Record<string, (payload: Payload) => unknown> = {
  'policy.get': () => view,
  'policy.version': (payload) => ({ row: view.versions.find((one) => one.version === payload.version), policy: builtIn }),
  'policy.save_draft': (payload) => { checked(payload); view = { ...view, revision: view.revision + 1, draft: { policy: payload.policy as SourcingPolicy, by: 'Luisa Pons', atMs: now, changes: [change] } }; return answer(); },
  'policy.discard_draft': (payload) => { checked(payload); view = { ...view, revision: view.revision + 1, draft: null }; return answer(); },
  'policy.activate': (payload) => {
    checked(payload);
    const version = view.version + 1;
    view = { ...view, revision: view.revision + 1, version, active: view.draft?.policy ?? view.active, draft: null, versions: [{ version, by: 'Luisa Pons', atMs: now, note: String(payload.note ?? ''), changes: [change] }, ...view.versions] };
    return answer();
  },
  'policy.what_if': () => ({ from: today, ordersPlaced: 1_434, ordersTried: 800, cut: false, scenarios: [scenario('real', 677_119), scenario('optimiser', 671_100), scenario('changes', 665_551)] }),
  'order.overrule': (payload) => ({ orderId: payload.orderId, number: '201000', version: 5, status: 'released', checks: [], fulfillments: [{ fulfillmentId: 'f', number: '201000-2', locationId: payload.locationId, locationName: locations.find((one) => one.locationId === payload.locationId)?.name ?? '' }] }),
  'wave.preview': () => ({ rows, more: false, unitsWanted: 18, unitsServed: 15, costs, savedMinor: 320 }),
  'wave.run': (payload) => ({ cause: 'hand', policyVersion: view.version, orders: 6, sourced: (payload.orderIds as string[]).length, unitsWanted: 18, unitsServed: 15, shipments: 6 }),
  'wave.history': () => ({ waiting: 6, waves: [{ atMs: now, by: 'Luisa Pons', figures: { cause: 'interval', policyVersion: 0, orders: 24, sourced: 22, unitsWanted: 61, unitsServed: 58, shipments: 25, costs }, savedMinor: 320 }] }),
  'parking.list': () => ({ rows: parked, retryByHand: false, cancelAfterDays: 30 }),
  'parking.retry': () => ({ orders: 1, units: 3 }),
  'order.set_firm_location': (payload) => ({ orderId: payload.orderId, number: '201000', version: 6, status: 'released', checks: [], fulfillments: [] }),
};
