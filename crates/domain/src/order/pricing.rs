//! From a sheet to priced lines and deliveries. The same function serves the preview while typing and the order that is placed.

use std::collections::HashMap;
use std::hash::BuildHasher;

use super::{Delivery, DeliveryInput, DeliveryMethod, OrderInput, OrderLine, Stage, Stages};
use crate::catalog::Item;
use crate::company::Company;
use crate::customer::Customer;
use crate::document::{Taxed, Totals, totals};
use crate::exchange::MoneyTerms;
use crate::ids::{ItemId, LocationId};
use crate::location::Location;
use crate::money::{MAX_MINOR, percent_of};
use crate::refusal::{Code, Refusal};
use crate::tax::supply::{Goods, Purchaser, Supply};
use crate::tax::us::ZipRates;
use crate::tax::{LineTax, TaxClass, Territory};
use crate::time::LocalDate;
use crate::words::Language;

/// The most lines one order may have.
pub const MAX_LINES: usize = 5_000;
/// The most units one line may have.
pub const MAX_QUANTITY: u32 = 1_000_000;

/// What pricing needs to know.
#[derive(Debug, Clone)]
pub struct PlaceFacts<'a> {
    /// The company: taxes, carriers.
    pub company: &'a Company,
    /// The money the sheet is priced in; list prices and charges are in that of the books.
    pub terms: MoneyTerms,
    /// The items of the lines.
    pub items: &'a HashMap<ItemId, Item>,
    /// The customer, if one is named.
    pub customer: Option<&'a Customer>,
    /// All locations.
    pub locations: &'a HashMap<LocationId, Location>,
    /// Promise of each delivery of the sheet, as computed by the promising engine.
    pub promises: Vec<Option<LocalDate>>,
    /// Today at the shop.
    pub today: LocalDate,
    /// Rates of the ZIP codes of the sheet (see [`zips_of`]), in force today.
    pub zip_rates: &'a ZipRates,
}

impl PlaceFacts<'_> {
    /// Whether prices of the order carry tax: as agreed with the customer, else as the shop's do.
    pub fn prices_include_tax(&self) -> bool {
        self.customer
            .and_then(|c| c.input.trade.prices_include_tax)
            .unwrap_or(self.company.prices_include_tax)
    }

    /// What the buyer wants to read on the invoices of this order: as said for it, else what they always want.
    pub(super) fn buyer_reference(&self, input: &OrderInput) -> String {
        let always = || {
            self.customer
                .map(|c| c.input.trade.buyer_reference.as_str())
        };
        let said = input.buyer_reference.as_deref().or_else(always);
        said.unwrap_or_default().trim().to_owned()
    }
}

/// A priced sheet.
#[derive(Debug, Clone)]
pub struct Priced {
    /// Lines, numbered from 1.
    pub lines: Vec<OrderLine>,
    /// What one of each line costs by the list, in the currency of the sheet.
    pub list_prices: Vec<i64>,
    /// Deliveries.
    pub deliveries: Vec<Delivery>,
    /// Totals.
    pub totals: Totals,
}

/// Prices a sheet; refuses what could not be an order.
pub fn price(input: &OrderInput, facts: &PlaceFacts) -> Result<Priced, Refusal> {
    if input.lines.len() > MAX_LINES {
        return Err(Refusal::new(Code::BadQuantity)
            .with("field", "lines")
            .with("max", i64::try_from(MAX_LINES).unwrap_or(0)));
    }
    let language = facts
        .customer
        .map_or(facts.company.language, |c| c.input.language);
    let mut lines = Vec::with_capacity(input.lines.len());
    let mut list_prices = Vec::with_capacity(input.lines.len());
    for (i, line) in input.lines.iter().enumerate() {
        let (line, list_minor) = price_line(
            u32::try_from(i + 1).unwrap_or(u32::MAX),
            line,
            input,
            facts,
            language,
        )?;
        lines.push(line);
        list_prices.push(list_minor);
    }
    let goods: i64 = lines.iter().map(|l| l.amount_minor).sum();
    let deliveries = input
        .deliveries
        .iter()
        .enumerate()
        .map(|(i, d)| price_delivery(d, facts.promises.get(i).copied().flatten(), goods, facts))
        .collect::<Result<Vec<_>, _>>()?;
    let amounts: Vec<Taxed> = lines
        .iter()
        .map(|l| Taxed {
            amount_minor: l.amount_minor,
            tax: l.tax,
        })
        .chain(
            deliveries
                .iter()
                .filter(|d| d.charge_minor != 0)
                .map(|d| Taxed {
                    amount_minor: d.charge_minor,
                    tax: d.tax,
                }),
        )
        .collect();
    let totals = totals(&amounts, facts.prices_include_tax());
    if totals.total_minor > MAX_MINOR {
        return Err(Refusal::new(Code::BadAmount).with("field", "total"));
    }
    Ok(Priced {
        lines,
        list_prices,
        deliveries,
        totals,
    })
}

fn price_line(
    line_id: u32,
    line: &super::LineInput,
    input: &OrderInput,
    facts: &PlaceFacts,
    language: Language,
) -> Result<(OrderLine, i64), Refusal> {
    let item = facts
        .items
        .get(&line.item_id)
        .ok_or_else(|| Refusal::not_found("item", line.item_id))?;
    if line.quantity == 0 || line.quantity > MAX_QUANTITY {
        return Err(Refusal::new(Code::BadQuantity)
            .with("sku", item.input.sku.as_str())
            .with("max", MAX_QUANTITY));
    }
    if !input.deliveries.is_empty()
        && usize::try_from(line.delivery).is_ok_and(|d| d >= input.deliveries.len())
    {
        return Err(Refusal::new(Code::NoDelivery).with("line", line_id));
    }
    let goods = Goods {
        class: item.input.tax_class,
        reverse_charge: item.input.reverse_charge,
    };
    let delivery = usize::try_from(line.delivery)
        .ok()
        .and_then(|d| input.deliveries.get(d));
    let list_minor = facts.terms.price(item.input.price_minor);
    let (tax, list_minor) = taxed(facts, delivery, goods, list_minor)?;
    let unit_price_minor = line.unit_price_minor.unwrap_or(list_minor);
    if !(0..=MAX_MINOR).contains(&unit_price_minor) {
        return Err(Refusal::new(Code::BadAmount)
            .with("field", "price")
            .with("sku", item.input.sku.as_str()));
    }
    let discount_bp = line.discount_bp.unwrap_or(0);
    if discount_bp > 10_000 {
        return Err(Refusal::new(Code::BadAmount)
            .with("field", "discount")
            .with("sku", item.input.sku.as_str()));
    }
    let full = unit_price_minor
        .checked_mul(i64::from(line.quantity))
        .filter(|a| *a <= MAX_MINOR)
        .ok_or_else(|| {
            Refusal::new(Code::BadAmount)
                .with("field", "amount")
                .with("sku", item.input.sku.as_str())
        })?;
    let discount_minor = percent_of(full, i64::from(discount_bp));
    let line = OrderLine {
        line_id,
        item_id: line.item_id,
        sku: item.input.sku.clone(),
        name: item.input.name(language).to_owned(),
        quantity: line.quantity,
        unit_price_minor,
        discount_minor,
        amount_minor: full - discount_minor,
        tax,
        weight_g: item.input.weight_g,
        goods: item.input.facts(),
        delivery: line.delivery,
        returnable: item.input.returnable,
        stages: Stages::all_in(Stage::Open, line.quantity),
        billed: Vec::new(),
        return_requested: 0,
        credited: 0,
        refunded: 0,
    };
    Ok((line, list_minor))
}

/// The tax on goods of a delivery, and a list price as it is then charged: where the law asks no tax of this buyer, a list with tax is charged
/// without the tax it contains; where it asks a surcharge on top, that comes on top of the list too. The shop's net stays the same. So it does
/// for a customer whose prices are written the other way than the list.
fn taxed(
    facts: &PlaceFacts,
    delivery: Option<&DeliveryInput>,
    goods: Goods,
    list_minor: i64,
) -> Result<(LineTax, i64), Refusal> {
    let (law, supply) = (facts.company.law(facts.zip_rates), supply(facts, delivery));
    let tax = law.tax_on(goods, &supply)?;
    let (listed, wanted) = (facts.company.prices_include_tax, facts.prices_include_tax());
    let as_listed = !listed || tax.reason.is_none() && tax.surcharge_bp == 0;
    if listed == wanted && as_listed {
        return Ok((tax, list_minor));
    }
    let net = if listed {
        let home = law.tax_at_home(goods, &supply)?;
        list_minor - home.inside(list_minor)
    } else {
        list_minor
    };
    let on_top = if wanted { tax.whole_on(net) } else { 0 };
    Ok((tax, net + on_top))
}

/// The ZIP codes whose rates pricing needs: of the seat, and of where each delivery of the sheet ends. None for a company elsewhere.
pub fn zips_of<S: BuildHasher>(
    input: &OrderInput,
    company: &Company,
    customer: Option<&Customer>,
    locations: &HashMap<LocationId, Location, S>,
) -> Vec<String> {
    if !company.in_us() {
        return Vec::new();
    }
    let ends = input
        .deliveries
        .iter()
        .map(|d| places(company, customer, locations, Some(d)).1);
    let mut zips: Vec<String> = ends
        .chain([company.seat()])
        .filter_map(|place| place.zip().map(str::to_owned))
        .collect();
    zips.sort_unstable();
    zips.dedup();
    zips
}

/// From where to where a delivery goes: from the seat to the address, or over a counter. A sheet without deliveries yet is as if sold at the seat.
fn places<S: BuildHasher>(
    company: &Company,
    customer: Option<&Customer>,
    locations: &HashMap<LocationId, Location, S>,
    delivery: Option<&DeliveryInput>,
) -> (Territory, Territory) {
    let home = company.address.country.as_str();
    let seat = || company.seat();
    match delivery {
        Some(d) if d.method == DeliveryMethod::Ship => {
            let to = d
                .address
                .as_ref()
                .or_else(|| customer.map(|c| &c.input.address));
            (seat(), to.map_or_else(seat, |a| Territory::of(a, home)))
        }
        Some(d) => {
            let counter = d.location_id.and_then(|id| locations.get(&id));
            let place = counter.map_or_else(seat, |l| Territory::of(&l.address, home));
            (place.clone(), place)
        }
        None => (seat(), seat()),
    }
}

fn supply<'a>(facts: &PlaceFacts<'a>, delivery: Option<&DeliveryInput>) -> Supply<'a> {
    let (origin, destination) = places(facts.company, facts.customer, facts.locations, delivery);
    Supply {
        origin,
        destination,
        buyer: facts
            .customer
            .map_or_else(Purchaser::default, |c| c.input.purchaser()),
        on: facts.today,
    }
}

fn price_delivery(
    input: &DeliveryInput,
    promised_on: Option<LocalDate>,
    goods_minor: i64,
    facts: &PlaceFacts,
) -> Result<Delivery, Refusal> {
    match input.method {
        DeliveryMethod::CarryOut | DeliveryMethod::Pickup => {
            let location_id = input
                .location_id
                .ok_or_else(|| Refusal::new(Code::FieldRequired).with("field", "location"))?;
            let place = facts
                .locations
                .get(&location_id)
                .ok_or_else(|| Refusal::not_found("location", location_id))?;
            if !place.pickup {
                return Err(Refusal::new(Code::NoPickupHere).with("location", place.name.as_str()));
            }
            Ok(Delivery {
                method: input.method,
                location_id: Some(location_id),
                address: None,
                service: None,
                firm_location_id: input.firm_location_id,
                warned_of: None,
                promised_on,
                charge_minor: 0,
                tax: LineTax::ZERO,
                invoiced: false,
                refunded: false,
            })
        }
        DeliveryMethod::Ship => {
            let code = input
                .service
                .clone()
                .or_else(|| facts.company.carriers.first().map(|c| c.code.clone()))
                .unwrap_or_default();
            let service = facts
                .company
                .service(&code)
                .ok_or_else(|| Refusal::not_found("service", &code))?;
            let free = service.is_free(facts.terms.to_base(goods_minor));
            // Freight is part of the supply of the goods it brings (general rate, where it has one of its own).
            let freight = Goods {
                class: TaxClass::General,
                reverse_charge: false,
            };
            let (tax, charge_minor) = if free || service.charge_minor == 0 {
                (LineTax::ZERO, 0)
            } else {
                let charge_minor = facts.terms.price(service.charge_minor);
                taxed(facts, Some(input), freight, charge_minor)?
            };
            let address = input
                .address
                .clone()
                .or_else(|| facts.customer.map(named_address));
            Ok(Delivery {
                method: input.method,
                location_id: None,
                address,
                service: Some(code),
                firm_location_id: input.firm_location_id,
                warned_of: None,
                promised_on,
                charge_minor,
                tax,
                invoiced: false,
                refunded: false,
            })
        }
    }
}

/// The customer's address with their name on it.
pub(crate) fn named_address(customer: &Customer) -> crate::customer::Address {
    let mut address = customer.input.address.clone();
    if address.name.is_empty() {
        address.name.clone_from(&customer.input.name);
    }
    if address.phone.is_empty() {
        address.phone.clone_from(&customer.input.phone);
    }
    address
}
