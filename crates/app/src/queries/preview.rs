//! What a sheet that is being typed would become: prices, availability, delivery options, checks, totals. Nothing is stored.

use std::collections::HashMap;
use std::sync::Arc;

use encargo_domain::catalog::Item;
use encargo_domain::customer::Customer;
use encargo_domain::document::Totals as DocumentTotals;
use encargo_domain::exchange::MoneyTerms;
use encargo_domain::ids::{ItemId, LocationId};
use encargo_domain::location::{LocationKind, distance_km};
use encargo_domain::order::{
    Channel, Check, DeliveryInput, DeliveryMethod, OrderInput, PlaceFacts, Priced, VerifyFacts,
    price, run_checks, zips_of,
};
use encargo_domain::refusal::Words;
use encargo_domain::tax::TaxReason;
use encargo_domain::tax::us::{SalesTax, TaxSplit};
use encargo_domain::{LocalDate, Money};
use encargo_store::{on_shelf, similar_orders, zip_rates};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::app::DAY_MS;
use crate::commands::order::SIMILAR_MAX;
use crate::error::CommandError;
use crate::exchange::{self, ExchangeView};
use crate::promise::{Awaits, Punctuality, Supply, address_of, promises, quote, wants_of};
use crate::queries::Read;
use crate::sourcing::{Route, Scene, Want, available, coordinates, shelves};

/// The sheet.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(transparent)]
pub(crate) struct PreviewQuery(pub OrderInput);

/// See the module.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OrderPreview {
    /// Lines with prices and availability.
    pub lines: Vec<PreviewLine>,
    /// Ways to deliver, best first.
    pub options: Vec<DeliveryOption>,
    /// What verification would say.
    pub checks: Vec<Check>,
    /// Totals.
    pub totals: Totals,
    /// Prices carry tax, as agreed with this customer.
    pub prices_include_tax: bool,
    /// Currency of the books: that of what a delivery costs the shop.
    pub base_currency: String,
}

/// A priced line.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PreviewLine {
    /// Item.
    pub item_id: ItemId,
    /// SKU.
    pub sku: String,
    /// Name.
    pub name: String,
    /// Units.
    pub quantity: u32,
    /// Price of one.
    pub unit_price_minor: i64,
    /// The same by the list, in the order's currency.
    pub list_price_minor: i64,
    /// Amount.
    pub amount_minor: i64,
    /// Free units by place, those that have some.
    pub availability: Vec<PlaceAvailability>,
    /// Free units anywhere.
    pub available_total: i64,
}

/// Free units at a place.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlaceAvailability {
    /// Place.
    pub location_id: LocationId,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Free units.
    pub available: i64,
}

/// A way to deliver.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DeliveryOption {
    /// How.
    pub method: DeliveryMethod,
    /// Counter.
    pub location_id: Option<LocationId>,
    /// Carrier service.
    pub service: Option<String>,
    /// In words.
    pub name: Words,
    /// When; `None` when it cannot all be there.
    pub promised_on: Option<LocalDate>,
    /// What the buyer pays, in the order's currency.
    pub charge_minor: i64,
    /// All units can be there.
    pub feasible: bool,
    /// Why not.
    pub reason: Option<Words>,
    /// From where.
    pub from: Vec<String>,
    /// What it costs the shop, in the books' currency: freight and work.
    pub cost_minor: i64,
    /// Grams of CO2e.
    pub co2_g: i64,
    /// How likely it is there in time, in percent, by how often these locations kept their day; nothing with too little history.
    pub confidence: Option<u32>,
    /// From the buyer's address to the counter.
    pub distance_km: Option<i64>,
    /// The goods on their way that the day depends on.
    pub awaits: Option<Awaits>,
}

/// Totals, as screens show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Totals {
    /// Currency.
    pub currency: String,
    /// Goods before discount.
    pub goods_minor: i64,
    /// Discounts.
    pub discount_minor: i64,
    /// Delivery charges.
    pub shipping_minor: i64,
    /// Tax.
    pub tax_minor: i64,
    /// All.
    pub total_minor: i64,
    /// Tax by rate.
    pub taxes: Vec<TaxLine>,
    /// How the amounts came from the books' currency, where they are in another.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub exchange: Option<ExchangeView>,
}

/// Tax of a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TaxLine {
    /// Basis points, an equivalence surcharge in them; rounded for a US sales tax.
    pub rate_bp: u32,
    /// Taxable amount.
    pub base_minor: i64,
    /// Tax.
    pub tax_minor: i64,
    /// The rates of a US sales tax.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sales: Option<SalesTax>,
    /// A US sales tax by state, county, city and districts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub split: Option<TaxSplit>,
    /// Why nothing is charged.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<TaxReason>,
}

impl Totals {
    /// From figures computed once.
    pub(crate) fn of(
        terms: &MoneyTerms,
        priced_on: LocalDate,
        (goods_minor, discount_minor, shipping_minor): (i64, i64, i64),
        totals: &DocumentTotals,
    ) -> Self {
        Self {
            currency: terms.currency.as_str().to_owned(),
            exchange: ExchangeView::of(terms, totals.total_minor, priced_on),
            goods_minor,
            discount_minor,
            shipping_minor,
            tax_minor: totals.tax_minor,
            total_minor: totals.total_minor,
            taxes: totals
                .taxes
                .iter()
                .map(|g| TaxLine {
                    rate_bp: g.tax.whole_bp(),
                    base_minor: g.base_minor,
                    tax_minor: g.tax_minor,
                    sales: g.tax.sales,
                    split: g.split,
                    reason: g.tax.reason,
                })
                .collect(),
        }
    }
}

/// `order.preview`
pub(crate) async fn preview(
    read: &mut Read,
    query: PreviewQuery,
) -> Result<OrderPreview, CommandError> {
    let mut input = query.0;
    let house = read.house.clone();
    let company = house.company()?.clone();
    let customer: Option<Arc<Customer>> = match input.customer_id {
        Some(id) => Some(read.get(id.uuid()).await?),
        None => None,
    };
    let mut items: HashMap<ItemId, Arc<Item>> = HashMap::new();
    for line in &input.lines {
        if let std::collections::hash_map::Entry::Vacant(e) = items.entry(line.item_id) {
            e.insert(read.get(line.item_id.uuid()).await?);
        }
    }
    let ids: Vec<ItemId> = items.keys().copied().collect();
    let shelves = shelves(&on_shelf(&mut read.conn, &ids).await?);
    let supply = Supply::read(&mut read.conn, &ids).await?;
    let punctuality = read.punctuality().await?;
    let rooms = house.rooms(&mut read.conn).await?;
    let cx = read.cx.clone();
    let scene = Scene::of(&house, &company, &items, &shelves, &rooms, &cx);
    if input.deliveries.is_empty() {
        input.deliveries.push(default_delivery(&scene, &input));
    }
    let owned: HashMap<ItemId, Item> = items.iter().map(|(id, i)| (*id, (**i).clone())).collect();
    let locations = house.location_map();
    let terms = exchange::terms_of(read, &input, customer.as_deref()).await?;
    let zips = zips_of(&input, &company, customer.as_deref(), &locations);
    let zip_rates = zip_rates(&mut read.conn, &zips, cx.ctx.today).await?;
    let facts = PlaceFacts {
        company: &company,
        terms: terms.clone(),
        items: &owned,
        customer: customer.as_deref(),
        locations: &locations,
        promises: promises(&scene, &input, customer.as_deref(), &supply),
        today: cx.ctx.today,
        zip_rates: &zip_rates,
    };
    let priced = price(&input, &facts)?;
    let similar = match input.customer_id {
        Some(id) if !input.lines.is_empty() => similar_orders(
            &mut read.conn,
            &id.to_string(),
            cx.ctx.now.0 - DAY_MS,
            Money::new(priced.totals.total_minor, terms.currency),
            &Uuid::nil().to_string(),
        )
        .await?
        .into_iter()
        .map(|o| o.number)
        .take(SIMILAR_MAX)
        .collect(),
        _ => Vec::new(),
    };
    let checks = if input.lines.is_empty() {
        Vec::new()
    } else {
        checks(
            &scene,
            &input,
            (&priced, &terms),
            customer.as_deref(),
            &similar,
        )
    };
    let shipping = priced.deliveries.iter().map(|d| d.charge_minor).sum();
    let goods = priced
        .lines
        .iter()
        .map(|l| l.amount_minor + l.discount_minor)
        .sum();
    let discount = priced.lines.iter().map(|l| l.discount_minor).sum();
    Ok(OrderPreview {
        lines: priced
            .lines
            .iter()
            .zip(&priced.list_prices)
            .map(|(l, list)| line_of(&scene, (l, *list), customer.as_deref(), &cx))
            .collect(),
        options: Options {
            scene: &scene,
            channel: input.channel,
            customer: customer.as_deref(),
            supply: &supply,
            punctuality: &punctuality,
            terms: &terms,
        }
        .all(&input, &priced),
        checks,
        base_currency: company.currency.as_str().to_owned(),
        totals: Totals::of(
            &terms,
            cx.ctx.today,
            (goods, discount, shipping),
            &priced.totals,
        ),
        prices_include_tax: facts.prices_include_tax(),
    })
}

/// The buyer stands at the counter: only then can things be taken along at once.
fn at_counter(input: &OrderInput) -> bool {
    input.channel == Channel::Store
}

/// Before anything is chosen: taken along at a counter, else sent.
fn default_delivery(scene: &Scene, input: &OrderInput) -> DeliveryInput {
    let location_id = input.location_id;
    let counter = scene.house.location(location_id).is_some_and(|l| l.pickup);
    if counter && at_counter(input) {
        counter_delivery(DeliveryMethod::CarryOut, location_id)
    } else {
        ship_delivery(None)
    }
}

const fn counter_delivery(method: DeliveryMethod, location_id: LocationId) -> DeliveryInput {
    DeliveryInput {
        method,
        location_id: Some(location_id),
        address: None,
        service: None,
        firm_location_id: None,
    }
}

const fn ship_delivery(service: Option<String>) -> DeliveryInput {
    DeliveryInput {
        method: DeliveryMethod::Ship,
        location_id: None,
        address: None,
        service,
        firm_location_id: None,
    }
}

fn line_of(
    scene: &Scene,
    (line, list_price_minor): (&encargo_domain::order::OrderLine, i64),
    customer: Option<&Customer>,
    cx: &crate::context::Cx,
) -> PreviewLine {
    let ship = Route {
        method: DeliveryMethod::Ship,
        channel: None,
        counter: None,
        address: None,
        service: None,
        promised_on: None,
        firm: None,
        passed_over: &[],
    };
    let mut availability: Vec<PlaceAvailability> = scene
        .house
        .locations
        .iter()
        .map(|l| {
            let counter = Route {
                method: DeliveryMethod::Pickup,
                counter: Some(l.location_id),
                ..ship.clone()
            };
            let free = if l.pickup {
                available(scene, &counter, l, line.item_id)
            } else {
                available(scene, &ship, l, line.item_id)
            };
            PlaceAvailability {
                location_id: l.location_id,
                code: l.code.clone(),
                name: l.name.clone(),
                available: free,
            }
        })
        .filter(|p| p.available > 0)
        .collect();
    availability.sort_by_key(|p| {
        (
            Some(p.location_id) != cx.ctx.location_id,
            std::cmp::Reverse(p.available),
        )
    });
    let language = customer.map_or(cx.language, |_| cx.language);
    PreviewLine {
        item_id: line.item_id,
        sku: line.sku.clone(),
        name: scene
            .items
            .get(&line.item_id)
            .map_or_else(|| line.name.clone(), |i| i.input.name(language).to_owned()),
        quantity: line.quantity,
        unit_price_minor: line.unit_price_minor,
        list_price_minor,
        amount_minor: line.amount_minor,
        available_total: availability.iter().map(|p| p.available).sum(),
        availability,
    }
}

fn checks(
    scene: &Scene,
    input: &OrderInput,
    (priced, terms): (&Priced, &MoneyTerms),
    customer: Option<&Customer>,
    similar: &[String],
) -> Vec<Check> {
    let mut free: HashMap<ItemId, u64> = HashMap::new();
    for line in &priced.lines {
        let Some(delivery) = input
            .deliveries
            .get(usize::try_from(line.delivery).unwrap_or(usize::MAX))
        else {
            continue;
        };
        let route = Route {
            method: delivery.method,
            channel: Some(input.channel),
            counter: delivery.location_id,
            address: None,
            service: None,
            promised_on: None,
            firm: delivery.firm_location_id,
            passed_over: &[],
        };
        let units: i64 = scene
            .house
            .locations
            .iter()
            .map(|l| available(scene, &route, l, line.item_id))
            .sum();
        free.insert(line.item_id, u64::try_from(units).unwrap_or(0));
    }
    let costs: HashMap<ItemId, i64> = scene
        .items
        .iter()
        .map(|(id, i)| (*id, i.input.cost_minor))
        .collect();
    let facts = VerifyFacts {
        company: scene.company,
        terms,
        priced_on: scene.today,
        available: &free,
        costs: &costs,
        similar,
    };
    let deliveries: Vec<_> = priced
        .deliveries
        .iter()
        .map(|d| (d.method, d.address.as_ref()))
        .collect();
    run_checks(
        &priced.lines,
        &deliveries,
        customer.is_some(),
        priced.totals.total_minor,
        &facts,
    )
}

/// What delivery options are made of.
struct Options<'a> {
    scene: &'a Scene<'a>,
    channel: Channel,
    customer: Option<&'a Customer>,
    supply: &'a Supply,
    punctuality: &'a Punctuality,
    terms: &'a MoneyTerms,
}

impl Options<'_> {
    /// The ways this sheet could be delivered: taken along here, fetched at each counter, sent by each service. Feasible first, what is there
    /// before what is on its way; then the ordinary way of the channel, the own counter, date, distance and what the buyer pays.
    fn all(&self, input: &OrderInput, priced: &Priced) -> Vec<DeliveryOption> {
        if input.lines.is_empty() {
            return Vec::new();
        }
        let one = OrderInput {
            lines: input
                .lines
                .iter()
                .map(|l| encargo_domain::order::LineInput {
                    delivery: 0,
                    ..l.clone()
                })
                .collect(),
            deliveries: Vec::new(),
            ..input.clone()
        };
        let (scene, home) = (self.scene, input.location_id);
        let wants = wants_of(&one, 0, scene.items);
        let goods: i64 = priced.lines.iter().map(|l| l.amount_minor).sum();
        let typed = input.deliveries.iter().find_map(|d| d.address.clone());
        let mut options = Vec::new();
        if at_counter(input) && scene.house.location(home).is_some_and(|l| l.pickup) {
            let taken = counter_delivery(DeliveryMethod::CarryOut, home);
            options.push(self.one(taken, &wants, 0));
        }
        for place in scene
            .house
            .locations
            .iter()
            .filter(|l| l.pickup && !l.closed && l.kind != LocationKind::Supplier)
        {
            let delivery = DeliveryInput {
                address: typed.clone(),
                ..counter_delivery(DeliveryMethod::Pickup, place.location_id)
            };
            options.push(self.one(delivery, &wants, 0));
        }
        for carrier in &scene.company.carriers {
            let free = carrier.is_free(self.terms.to_base(goods));
            let delivery = DeliveryInput {
                address: typed.clone(),
                ..ship_delivery(Some(carrier.code.clone()))
            };
            let charge = if free {
                0
            } else {
                self.terms.price(carrier.charge_minor)
            };
            options.push(self.one(delivery, &wants, charge));
        }
        // At the counter people take things along; who calls or writes has them sent.
        let first = if at_counter(input) {
            DeliveryMethod::CarryOut
        } else {
            DeliveryMethod::Ship
        };
        options.sort_by_key(|o| {
            (
                !o.feasible,
                o.awaits.is_some(),
                o.method != first,
                o.location_id != Some(home) && o.location_id.is_some(),
                o.promised_on,
                o.distance_km,
                o.charge_minor,
            )
        });
        options
    }

    fn one(&self, delivery: DeliveryInput, wants: &[Want], charge_minor: i64) -> DeliveryOption {
        let scene = self.scene;
        let address = address_of(&delivery, self.customer);
        let quote = quote(
            scene,
            self.channel,
            &delivery,
            address.as_ref(),
            wants,
            self.supply,
        );
        let counter = delivery.location_id.and_then(|id| scene.house.location(id));
        let place = counter.map(|l| l.name.clone()).unwrap_or_default();
        let name = match delivery.method {
            DeliveryMethod::CarryOut => {
                Words::new("delivery-option-carry-out").with("location", place)
            }
            DeliveryMethod::Pickup => Words::new("delivery-option-pickup").with("location", place),
            DeliveryMethod::Ship => {
                let carrier = delivery
                    .service
                    .as_deref()
                    .and_then(|code| scene.company.service(code))
                    .map(|c| c.carrier.clone())
                    .unwrap_or_default();
                Words::new("delivery-option-ship").with("carrier", carrier)
            }
        };
        let buyer = address.as_ref().and_then(coordinates);
        DeliveryOption {
            method: delivery.method,
            location_id: delivery.location_id,
            service: delivery.service,
            name,
            promised_on: quote.promised_on,
            charge_minor,
            feasible: quote.missing == 0,
            reason: (quote.missing > 0)
                .then(|| Words::new("delivery-option-missing").with("count", quote.missing)),
            cost_minor: quote.cost_minor,
            co2_g: quote.co2_g,
            confidence: if quote.awaits.is_some() || quote.missing > 0 {
                None
            } else {
                self.punctuality.confidence(&quote.from, delivery.method)
            },
            distance_km: counter
                .zip(buyer)
                .map(|(l, at)| distance_km((l.latitude_micro, l.longitude_micro), at)),
            awaits: quote.awaits,
            from: quote
                .from
                .iter()
                .map(|id| scene.house.location_name(*id))
                .collect(),
        }
    }
}
