//! The rest comes back by another way: announced by phone, received in yet another store, looked at unit by unit, refunded, and credited.

use serde_json::{Value, json};

use super::comes_back::{status, work_at};
use super::documents;
use super::goods::{Store, available, number, stores, text};
use super::person::Person;
use super::ship::{Shipped, back_to_order};
use crate::window::By;
use crate::window::outcome::{Failure, Outcome};

/// Answers the store where the person works from now on.
pub(super) async fn tell(
    person: &Person,
    shipped: &Shipped,
    expected_at: &Store,
) -> Outcome<Store> {
    let words = person.words();
    let store = stores(person)
        .await?
        .into_iter()
        .find(|store| store.id != shipped.from && store.id != expected_at.id)
        .ok_or_else(|| Failure::new("there is no third store"))?;
    let return_id = announced(person).await?;
    work_at(person, &store).await?;
    let item = &shipped.items[1];
    let before = available(person, item, &store).await?;
    person.next("verb-return-receive").await?;
    person.reads(&words.t("returns-inspect-title")).await?;
    for (unit, disposition) in [(0, "disposition-restock"), (1, "disposition-scrap")] {
        let row = By::role("listitem", &item.name).nth(unit);
        let choice = By::text(&words.t(disposition));
        person.screen().click(&row.inside(choice)).await?;
    }
    person.picture_for_all("inspecting").await?;
    person.may(&words.t("returns-inspect-done")).await?;
    person.press("ctrl+enter").await?;
    person.next("verb-return-refund").await?;
    person.picture("inspected").await?;
    person.accept().await?;
    person.next("verb-return-issue_credit_note").await?;
    person.accept().await?;

    let order = json!({ "orderId": shipped.order_id });
    let note = documents::of(person, &order, "credit_note", 1).await?;
    person
        .screen()
        .find(&By::role("button", &note.number))
        .await?;
    person.press("d").await?;
    documents::look_and_save(person, &note, "second-credit-note").await?;
    let view = person
        .ask("return.get", json!({ "returnId": return_id }))
        .await?;
    assert_eq!(
        text(&view, "locationName"),
        store.name,
        "received where they stand"
    );
    assert_eq!(number(&view, "refundMinor"), note.total_minor.abs());
    assert_eq!(available(person, item, &store).await?, before + 1);
    back_to_order(person, &shipped.number, &note).await?;
    agrees(person, &order).await?;
    Ok(store)
}

/// Everything that can still come back will; answers the return.
async fn announced(person: &Person) -> Outcome<String> {
    let words = person.words();
    person.other("verb-return-authorize").await?;
    person.arrives_at("/returns/new").await?;
    person.screen().find(&By::any("article")).await?;
    person.press("a").await?;
    person
        .reads(&words.say("returns-units", &[("count", 2.into())]))
        .await?;
    person.may(&words.t("verb-return-authorize")).await?;
    person.press("ctrl+enter").await?;
    person.accept().await?;
    let id = person
        .patiently("the page of the return", || async {
            let id = person.arrives_at("/returns/").await?;
            Ok((id != "new").then_some(id))
        })
        .await?;
    person.reads(&words.t("return-status-authorized")).await?;
    Ok(id)
}

/// The page of the order says at the end what the books say.
async fn agrees(person: &Person, order: &Value) -> Outcome {
    let words = person.words();
    let view = person.ask("order.get", order.clone()).await?;
    let refunded = number(&view, "refundedMinor");
    assert_eq!(refunded, number(&view["totals"], "totalMinor"), "all of it");
    person.reads(&words.t("order-money-refunded")).await?;
    person.reads(&words.money(refunded)).await?;
    let payment = format!("payment-status-{}", text(&view, "paymentStatus"));
    person.reads(&words.t(&payment)).await?;
    person.reads(&status(person, &view)).await?;
    person.picture_for_all("order-at-the-end").await
}
