//! Ordered by phone, fetched at the store: picked, put on a shelf, announced, handed over to who has the code.

use encargo_domain::words::{Language, label};
use serde_json::json;

use super::entry::{self, Delivery};
use super::goods::{Store, customers, items, number, one, rows, text};
use super::person::{Person, Place};
use crate::window::By;
use crate::window::outcome::Outcome;

pub(super) async fn tell(person: &Person, store: &Store) -> Outcome<String> {
    let words = person.words();
    let item = one(&items(person, "taza", Some(store), 3).await?, 0, "mug")?;
    let somebody = one(&customers(person, false).await?, 0, "private customer")?;
    entry::open(person).await?;
    entry::customer(person, &somebody).await?;
    entry::search_item(person, &item, 2).await?;
    entry::deliver(person, &Delivery::Pickup(store)).await?;
    let order = entry::confirm(person, "pickup-entry").await?;
    let order_id = text(&order, "orderId");
    let order_number = text(&order, "number");

    person.next("verb-fulfillment-pick").await?;
    let fulfillment = person.arrives_at("/fulfillment/").await?;
    person.may(&words.t("fulfillment-all-picked")).await?;
    person.press("a").await?;
    person.may(&words.t("fulfillment-pick-finish")).await?;
    person.press("enter").await?;
    person.reads(&words.t("fulfillment-stage-title")).await?;
    person.picture_for_all("pickup-picked").await?;
    person.screen().scan("EN1:S:A-3").await?;
    person.reads(&words.t("fulfillment-pickup-code")).await?;
    person.picture("pickup-ready").await?;
    announced(person, &order_number, &somebody.name).await?;

    let view = json!({ "fulfillmentId": fulfillment });
    let view = person.ask("fulfillment.get", view).await?;
    let code = text(&view, "pickupCode");
    person.reads(&code).await?;
    refused(person, &order_id, &code).await?;
    handed_over(person, &order_number, &code).await?;
    let order = person
        .ask("order.get", json!({ "orderId": order_id }))
        .await?;
    assert_eq!(text(&order, "status"), "delivered");
    assert_eq!(number(&order, "dueMinor"), 0);
    assert_eq!(rows(&order, "fulfillments").len(), 1);
    Ok(order_id)
}

/// The desktop says that it is ready, in the language of the window.
async fn announced(person: &Person, order_number: &str, customer: &str) -> Outcome {
    let Place::Window(window, _) = person.place() else {
        return Ok(());
    };
    let shown = window.notifications().wait_for(order_number).await?;
    let title = [("number", order_number.into())];
    assert_eq!(
        shown.title,
        person.words().say("notice-ready-title", &title)
    );
    assert!(shown.words.contains(customer), "{shown:?}");
    let other = match person.words().language() {
        Language::En => Language::Es,
        Language::Es => Language::En,
    };
    assert_ne!(shown.title, label(other, "notice-ready-title"));
    Ok(())
}

/// Paid on the page of the order; then somebody comes with a wrong code.
async fn refused(person: &Person, order_id: &str, code: &str) -> Outcome {
    let words = person.words();
    person.press("o").await?;
    person.arrives_at(&format!("/orders/{order_id}")).await?;
    person.next("verb-order-take_payment").await?;
    person.accept().await?;
    person.next("verb-fulfillment-hand_over").await?;
    let dialog = person.dialog().await?;
    let field = By::label(&words.t("verbs-hand-over-code"));
    let wrong = if code == "0000" { "1111" } else { "0000" };
    person
        .screen()
        .fill(&dialog.clone().inside(field), wrong)
        .await?;
    person.press("ctrl+enter").await?;
    person.reads(&words.t("refusal-wrong-pickup-code")).await?;
    person.picture("pickup-wrong-code").await?;
    person.press("escape").await?;
    person.screen().wait_until_gone(&dialog).await?;
    let order = person
        .ask("order.get", json!({ "orderId": order_id }))
        .await?;
    assert_eq!(text(&order, "status"), "staged", "nothing left the shelf");
    Ok(())
}

/// The customer comes with the right code; it is scanned at the pickup counter.
async fn handed_over(person: &Person, order_number: &str, code: &str) -> Outcome {
    let words = person.words();
    person.press("g p").await?;
    person.arrives_at("/pickup").await?;
    let find = By::label(&words.t("pickup-find"));
    person.screen().find(&find).await?;
    person.screen().scan(code).await?;
    person.reads(&words.t("pickup-code-right")).await?;
    person.picture_for_all("pickup-right-code").await?;
    person.may(&words.t("verb-fulfillment-hand_over")).await?;
    person.press("enter").await?;
    person.reads(order_number).await?;
    person
        .screen()
        .wait_until_gone(&By::role("heading", &words.t("pickup-hand-over-title")))
        .await?;
    person.picture("pickup-handed-over").await
}
