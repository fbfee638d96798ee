//! The shop of the workload: set up through the registry's own commands, and its ids.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encargo_domain::company::{
    CarrierService, CarrierZone, Company, ProcessOptions, monday_to_friday,
};
use encargo_domain::customer::Address;
use encargo_domain::ids::{CompanyId, LocationId};
use encargo_domain::location::{Location, LocationKind};
use encargo_domain::refusal::Code;
use encargo_domain::tax::supply::DistanceSales;
use encargo_domain::tax::us::UsTax;
use encargo_domain::words::Language;
use encargo_domain::{Currency, LocalDate, Refusal, Timestamp};
use encargo_store::Fault;
use futures_util::StreamExt;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::workload::{Order, Workload};
use crate::app::App;
use crate::context::Clock;
use crate::error::CommandError;

/// Commands of the set-up that wait together.
const AT_ONCE: usize = 64;

/// Ids by the workload's own numbers.
#[derive(Debug, Default)]
pub(super) struct Books {
    locations: HashMap<u32, Value>,
    /// Id and price.
    items: HashMap<u32, (Value, i64)>,
    customers: HashMap<u32, Value>,
    ticks: Arc<Ticks>,
}

/// Counts calls, so that each has a time and ids of its own.
#[derive(Debug, Default)]
struct Ticks(AtomicU64);

impl Ticks {
    /// The time of the next call on a day, and ids that no other call has.
    fn next(&self, day: LocalDate) -> Clock {
        let n = self.0.fetch_add(1, Ordering::Relaxed);
        let morning = Timestamp(
            day.0
                .and_hms_opt(10, 0, 0)
                .unwrap_or_default()
                .and_utc()
                .timestamp_millis(),
        );
        // The bit above the 64 keeps command ids apart from the ids made in the command.
        let seed = u128::from(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | (1 << 64);
        Clock::Fixed {
            now_ms: morning
                .plus_ms(i64::try_from(n % 36_000_000).unwrap_or(0))
                .0,
            seed,
        }
    }
}

impl Books {
    /// Company, locations, items, customers and stock.
    pub(super) async fn set_up(app: &Arc<App>, workload: &Workload) -> Result<Self, CommandError> {
        let mut books = Self::default();
        // The shop was there before its first order: its ids are older, as they are in life.
        let first = workload.orders.iter().map(|o| o.date).min();
        let eve = LocalDate(first.unwrap_or_default().0.pred_opt().unwrap_or_default());
        let ticks = books.ticks.clone();
        let ticks = ticks.as_ref();
        app.call_at(
            "company.save",
            json!({ "company": company() }),
            ticks.next(eve),
        )
        .await?;
        for row in &workload.locations {
            let location = location(row);
            books.locations.insert(row.id, json!(location.location_id));
            app.call_at(
                "location.save",
                json!({ "location": location }),
                ticks.next(eve),
            )
            .await?;
        }
        let items = workload.skus.iter().map(|row| {
            let item = json!({ "sku": row.code, "nameEn": row.name, "priceMinor": row.price_cents, "costMinor": row.cost_cents, "taxClass": "zero", "weightG": 500 });
            async move { Ok::<_, CommandError>((row.id, app.call_at("item.create", json!({ "item": item }), ticks.next(eve)).await?, row.price_cents)) }
        });
        for made in all(items).await? {
            books
                .items
                .insert(made.0, (field(&made.1, "itemId"), made.2));
        }
        let customers = workload.customers.iter().map(|row| {
            let address = json!({ "line1": row.street, "postalCode": row.postcode, "city": row.city, "country": row.country });
            let customer = json!({ "name": row.name, "email": row.email, "language": "en", "address": address });
            async move { Ok::<_, CommandError>((row.id, app.call_at("customer.create", json!({ "customer": customer }), ticks.next(eve)).await?)) }
        });
        for made in all(customers).await? {
            books.customers.insert(made.0, field(&made.1, "customerId"));
        }
        let mut shelves: BTreeMap<u32, Vec<Value>> = BTreeMap::new();
        for row in &workload.stock {
            let (item, _) = books
                .items
                .get(&row.sku)
                .ok_or_else(|| Refusal::not_found("item", row.sku))?;
            shelves
                .entry(row.loc)
                .or_default()
                .push(json!({ "itemId": item, "quantity": row.qty }));
        }
        for (loc, lines) in shelves {
            for part in lines.chunks(2_000) {
                app.call_at(
                    "stock.open",
                    json!({ "locationId": books.location(loc)?, "lines": part }),
                    ticks.next(eve),
                )
                .await?;
            }
        }
        Ok(books)
    }

    pub(super) fn location(&self, id: u32) -> Result<&Value, Refusal> {
        self.locations
            .get(&id)
            .ok_or_else(|| Refusal::not_found("location", id))
    }

    /// The sheet of an order: shipped from its own location, with the file's prices.
    pub(super) fn sheet(&self, order: &Order) -> Result<Value, Refusal> {
        let mut lines = Vec::with_capacity(order.lines.len());
        for line in &order.lines {
            let (item, price) = self
                .items
                .get(&line.sku)
                .ok_or_else(|| Refusal::not_found("item", line.sku))?;
            lines.push(json!({ "itemId": item, "quantity": line.qty, "unitPriceMinor": price }));
        }
        let customer = self
            .customers
            .get(&order.customer)
            .ok_or_else(|| Refusal::not_found("customer", order.customer))?;
        let location = self.location(order.loc)?;
        let delivery = json!({ "method": "ship", "service": SERVICE, "firmLocationId": location });
        Ok(
            json!({ "input": { "channel": "web", "locationId": location, "customerId": customer, "deliveries": [delivery], "lines": lines } }),
        )
    }

    /// The time of the next call for an order of that day, and ids that no other call has.
    pub(super) fn clock(&self, order: &Order) -> Clock {
        self.ticks.next(order.date)
    }
}

/// The one service parcels travel by.
pub(super) const SERVICE: &str = "parcel";
/// Its carrier.
pub(super) const CARRIER: &str = "Carrier";

/// Carries requests out, many at a time.
async fn all<T>(
    requests: impl Iterator<Item = impl Future<Output = Result<T, CommandError>>>,
) -> Result<Vec<T>, CommandError> {
    let mut answers = futures_util::stream::iter(requests).buffer_unordered(AT_ONCE);
    let mut done = Vec::new();
    while let Some(answer) = answers.next().await {
        done.push(answer?);
    }
    Ok(done)
}

/// A field of an answer.
pub(super) fn field(answer: &Value, name: &str) -> Value {
    answer.get(name).cloned().unwrap_or_default()
}

/// A payload as its command reads it.
pub(super) fn payload<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, Refusal> {
    serde_json::from_value(value)
        .map_err(|e| Refusal::new(Code::BadPayload).with("detail", e.to_string()))
}

/// An answer as a payload.
pub(super) fn value(answer: &impl Serialize) -> Result<Value, Fault> {
    serde_json::to_value(answer).map_err(|source| Fault::Json {
        what: "reading an answer",
        source,
    })
}

/// A shop that lets every order pass: no review of large ones, sourcing as a step of its own.
fn company() -> Company {
    Company {
        company_id: CompanyId::new(Uuid::now_v7()),
        name: "Order to cash".to_owned(),
        legal_name: "Order to cash".to_owned(),
        tax_id: String::new(),
        vat_id: String::new(),
        address: Address {
            country: "ES".to_owned(),
            ..Address::default()
        },
        email: String::new(),
        phone: String::new(),
        web: String::new(),
        register_text: String::new(),
        iban: String::new(),
        bic: String::new(),
        endpoint: None,
        contact: String::new(),
        currency: Currency::EUR,
        prices_include_tax: true,
        language: Language::En,
        time_zone: "Europe/Madrid".to_owned(),
        tax_rates: Vec::new(),
        distance_sales: DistanceSales::Destination,
        us_tax: UsTax::default(),
        carriers: vec![CarrierService {
            code: SERVICE.to_owned(),
            carrier: CARRIER.to_owned(),
            charge_minor: 0,
            free_from_minor: 0,
            zones: vec![CarrierZone {
                up_to_km: 5_000,
                fixed_minor: 400,
                per_kg_minor: 30,
                transit_days: 2,
                steps: Vec::new(),
            }],
            open_days: monday_to_friday(),
            closed_on: Vec::new(),
            max_weight_g: 0,
        }],
        options: ProcessOptions {
            source_on_confirm: false,
            release_on_source: true,
            large_order_minor: 0,
            ..ProcessOptions::default()
        },
        fiscal: encargo_domain::chain::Fiscal::default(),
        look: encargo_domain::look::PaperLook::default(),
        mail_server: encargo_domain::email::MailServer::default(),
        demo: false,
    }
}

fn location(row: &super::workload::Location) -> Location {
    let dc = row.kind == "dc";
    let id = i32::try_from(row.id).unwrap_or(0);
    Location {
        location_id: LocationId::new(Uuid::now_v7()),
        code: row.code.clone(),
        name: row.name.clone(),
        kind: if dc {
            LocationKind::Dc
        } else {
            LocationKind::Store
        },
        address: Address {
            country: "ES".to_owned(),
            ..Address::default()
        },
        time_zone: "Europe/Madrid".to_owned(),
        latitude_micro: 37_000_000 + id * 500_000,
        longitude_micro: -6_000_000 + id * 700_000,
        ships: true,
        pickup: !dc,
        transfers: true,
        cutoff_minute: 17 * 60,
        lead_time_days: 0,
        open_days: [true; 7],
        handling_shipment_minor: 100,
        handling_unit_minor: 30,
        closed: false,
        closed_on: Vec::new(),
        daily_units: None,
        series_code: String::new(),
    }
}
