//! Sold over the counter: taken along at once, paid in cash, with a simplified invoice.

use serde_json::json;

use super::documents;
use super::entry::{self, Delivery};
use super::goods::{Store, items, number, one, text};
use super::person::Person;
use crate::window::By;
use crate::window::outcome::Outcome;

pub(super) async fn tell(person: &Person, store: &Store) -> Outcome<String> {
    let words = person.words();
    let item = one(&items(person, "vela", Some(store), 3).await?, 0, "candle")?;
    entry::open(person).await?;
    let channel = By::role("radiogroup", &words.t("entry-channel"));
    let in_store = By::text(&words.t("channel-store"));
    person.screen().click(&channel.inside(in_store)).await?;
    entry::scan_item(person, &item).await?;
    entry::deliver(person, &Delivery::CarryOut).await?;
    let order = entry::confirm(person, "counter-entry").await?;
    let order_id = json!({ "orderId": text(&order, "orderId") });

    person.next("verb-order-take_payment").await?;
    let cash = By::any("dialog").inside(By::role("radio", &words.t("tender-cash")));
    person.screen().click(&cash).await?;
    person.accept().await?;
    person.next("verb-fulfillment-hand_over").await?;
    person.reads(&words.t("status-delivered")).await?;
    person.next("verb-invoice-issue").await?;
    let invoice = documents::of(person, &order_id, "simplified_invoice", 0).await?;
    documents::open_from_order(person, &invoice).await?;
    documents::look_and_save(person, &invoice, "counter-invoice").await?;
    person.press("escape").await?;

    let order = person.ask("order.get", order_id).await?;
    assert_eq!(text(&order, "status"), "delivered");
    assert_eq!(number(&order, "dueMinor"), 0);
    Ok(text(&order, "orderId"))
}
