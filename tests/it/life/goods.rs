//! What there is to sell and who buys it: chosen from the shop itself, so that the story holds in every demo shop.

use serde_json::{Value, json};

use super::person::Person;
use crate::window::outcome::{Failure, Outcome};

#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) name: String,
    pub(super) barcode: String,
}

#[derive(Debug, Clone)]
pub(super) struct Store {
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Debug, Clone)]
pub(super) struct Customer {
    pub(super) name: String,
}

pub(super) fn text(value: &Value, field: &str) -> String {
    value
        .get(field)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

pub(super) fn number(value: &Value, field: &str) -> i64 {
    value.get(field).and_then(Value::as_i64).unwrap_or_default()
}

pub(super) fn rows<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value
        .get(field)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

/// The stores of the shop, by name.
pub(super) async fn stores(person: &Person) -> Outcome<Vec<Store>> {
    let boot = person.ask("app.boot", json!({})).await?;
    let stores = rows(&boot, "locations")
        .iter()
        .filter(|place| text(place, "kind") == "store");
    Ok(stores
        .map(|place| Store {
            id: text(place, "locationId"),
            name: text(place, "name"),
        })
        .collect())
}

/// Items in the price range of every day with this many to sell: at a store, or in all.
pub(super) async fn items(
    person: &Person,
    words: &str,
    at: Option<&Store>,
    units: i64,
) -> Outcome<Vec<Item>> {
    let place = at.map(|store| &store.id);
    let query = json!({ "text": words, "locationId": place, "limit": 50 });
    let found = person.ask("item.search", query).await?;
    let available = if at.is_some() {
        "availableHere"
    } else {
        "availableTotal"
    };
    let fits = rows(&found, "rows").iter().filter(|row| {
        number(row, available) >= units && (500..5_000).contains(&number(row, "priceMinor"))
    });
    Ok(fits
        .map(|row| Item {
            name: text(row, "name"),
            barcode: text(row, "barcode"),
        })
        .collect())
}

/// How many of an item a store can sell now.
pub(super) async fn available(person: &Person, item: &Item, at: &Store) -> Outcome<i64> {
    let query = json!({ "code": item.barcode, "locationId": at.id });
    let row = person.ask("item.by_code", query).await?;
    Ok(number(&row, "availableHere"))
}

/// Customers with an address: businesses, whose invoices name them, or private ones.
pub(super) async fn customers(person: &Person, business: bool) -> Outcome<Vec<Customer>> {
    let query = json!({ "offset": 0, "limit": 50 });
    let found = person.ask("customer.list", query).await?;
    let mut fits = Vec::new();
    for row in rows(&found, "rows") {
        let query = json!({ "customerId": text(row, "customerId") });
        let view = person.ask("customer.get", query).await?;
        let address = view.get("address").cloned().unwrap_or_default();
        let same_kind = business != text(&view, "taxId").is_empty();
        if same_kind && !text(&address, "line1").is_empty() {
            fits.push(Customer {
                name: text(row, "name"),
            });
        }
    }
    Ok(fits)
}

pub(super) fn one<T: Clone>(of: &[T], place: usize, what: &str) -> Outcome<T> {
    of.get(place)
        .cloned()
        .ok_or_else(|| Failure::new(format!("the shop has no {what} for the story")))
}
