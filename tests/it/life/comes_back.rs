//! Some of it comes back, to a store that did not send it: one thing for sale again, one thrown away, the money returned.

use serde_json::json;

use super::documents;
use super::goods::{Store, available, number, rows, stores, text};
use super::person::Person;
use super::ship::{Shipped, back_to_order};
use crate::window::By;
use crate::window::outcome::{Failure, Outcome};

/// Answers the store: the person works there from now on.
pub(super) async fn tell(person: &Person, shipped: &Shipped) -> Outcome<Store> {
    let words = person.words();
    let store = stores(person)
        .await?
        .into_iter()
        .rev()
        .find(|store| store.id != shipped.from)
        .ok_or_else(|| Failure::new("there is no other store"))?;
    work_at(person, &store).await?;
    let [once, thrice] = &shipped.items;
    let before = [
        available(person, once, &store).await?,
        available(person, thrice, &store).await?,
    ];
    person.other("verb-return-take_back").await?;
    person.arrives_at("/returns/new").await?;
    let at = [("location", store.name.as_str().into())];
    person.reads(&words.say("returns-at", &at)).await?;
    for item in &shipped.items {
        person.screen().scan(&item.barcode).await?;
        let back = [("item", item.name.as_str().into()), ("count", 1.into())];
        person
            .screen()
            .find(&By::text(&words.say("returns-scan-ok", &back)))
            .await?;
    }
    let broken = By::role("article", &once.name);
    choose(person, &broken, "returns-reason", "return-reason-defective").await?;
    let scrap = By::text(&words.t("disposition-scrap"));
    person.screen().click(&broken.clone().inside(scrap)).await?;
    let good = By::role("article", &thrice.name);
    let restock = By::text(&words.t("disposition-restock"));
    person.screen().click(&good.inside(restock)).await?;
    person.picture_for_all("return").await?;
    person.may(&words.t("returns-review")).await?;
    person.press("ctrl+enter").await?;
    let review = By::role("dialog", &words.t("returns-review-title"));
    let shown = person.screen().text(&review).await?;
    assert!(shown.contains(&store.name), "{shown} names the store");
    person.picture("refund").await?;
    person.accept().await?;
    done(person, shipped, &store).await?;
    let after = [
        available(person, once, &store).await?,
        available(person, thrice, &store).await?,
    ];
    assert_eq!(
        after,
        [before[0], before[1] + 1],
        "one is for sale again, the other is not"
    );
    Ok(store)
}

/// The page of the return, its credit note, and the page of the order: all say the same.
async fn done(person: &Person, shipped: &Shipped, store: &Store) -> Outcome {
    let words = person.words();
    let return_id = person
        .patiently("the page of the return", || async {
            let id = person.arrives_at("/returns/").await?;
            Ok((id != "new").then_some(id))
        })
        .await?;
    let view = person
        .ask("return.get", json!({ "returnId": return_id }))
        .await?;
    let refund = words.money(number(&view, "refundMinor"));
    person.reads(&refund).await?;
    for (key, disposition) in [(0, "scrap"), (1, "restock")] {
        let row = By::role("listitem", &shipped.items[key].name);
        let shown = person.screen().text(&row).await?;
        let wanted = words.t(&format!("disposition-{disposition}"));
        assert!(shown.contains(&wanted), "{shown} says {wanted}");
    }
    assert_eq!(text(&view, "locationName"), store.name);
    person.picture_for_all("returned").await?;
    let order = json!({ "orderId": shipped.order_id });
    let note = documents::of(person, &order, "credit_note", 0).await?;
    assert_eq!(note.total_minor.abs(), number(&view, "refundMinor"));
    person.press("d").await?;
    documents::look_and_save(person, &note, "credit-note").await?;
    back_to_order(person, &shipped.number, &note).await?;
    let order = person.ask("order.get", order).await?;
    let refunded = number(&order, "refundedMinor");
    assert_eq!(refunded, number(&view, "refundMinor"));
    assert_eq!(rows(&order, "returns").len(), 1);
    person.reads(&words.t("order-money-refunded")).await?;
    person.reads(&words.money(refunded)).await?;
    person
        .reads(&words.t("payment-status-part_refunded"))
        .await?;
    person.reads(&status(person, &order)).await?;
    person.picture("order-after-return").await
}

/// The status of an order as its badge says it.
pub(super) fn status(person: &Person, order: &serde_json::Value) -> String {
    let status = person
        .words()
        .t(&format!("status-{}", text(order, "status")));
    if order["partial"] == json!(true) {
        return person
            .words()
            .say("status-partial", &[("status", status.into())]);
    }
    status
}

/// Chooses the place of work in the top bar.
pub(super) async fn work_at(person: &Person, store: &Store) -> Outcome {
    let switch = By::role("combobox", &person.words().t("shell-location"));
    person.screen().click(&switch).await?;
    let option = By::role("option", &store.name);
    person.screen().click(&option).await?;
    person
        .patiently(&format!("to work at {}", store.name), || async {
            let shown = person.screen().text(&switch).await?;
            Ok(shown.contains(&store.name).then_some(()))
        })
        .await?;
    // On with the page, as a person would go on.
    person.screen().click(&By::css("h1")).await
}

/// Chooses in a list that opens.
async fn choose(person: &Person, inside: &By, label: &str, choice: &str) -> Outcome {
    let list = By::role("combobox", &person.words().t(label));
    person.screen().click(&inside.clone().inside(list)).await?;
    let option = By::role("option", &person.words().t(choice));
    person.screen().click(&option).await?;
    person.screen().wait_until_gone(&option).await
}
