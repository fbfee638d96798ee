//! Writing down an order on the sheet: who, what, how it reaches them; verified and confirmed by Ctrl+Enter twice.

use serde_json::{Value, json};

use super::goods::{Customer, Item, Store, text};
use super::person::Person;
use crate::window::By;
use crate::window::outcome::Outcome;

/// How the customer gets it, said as the sheet says it.
pub(super) enum Delivery<'a> {
    Ship,
    Pickup(&'a Store),
    CarryOut,
}

/// Opens an empty sheet: by its key, or by the button where letters go into a field.
pub(super) async fn open(person: &Person) -> Outcome {
    let new = By::role("link", &person.words().t("shell-new-order"));
    person.screen().find(&new).await?;
    if person.screen().sees(&By::css("input:focus")).await {
        person.screen().click(&new).await?;
    } else {
        person.press("n").await?;
    }
    let title = person.words().t("entry-title");
    person.screen().find(&By::role("heading", &title)).await?;
    Ok(())
}

/// Types a name, and takes the first customer found.
pub(super) async fn customer(person: &Person, customer: &Customer) -> Outcome {
    focused(person, "entry-customer").await?;
    person.write(&customer.name).await?;
    person.screen().find(&option(&customer.name)).await?;
    person.press("enter").await?;
    let change = person.words().t("entry-customer-change");
    person.screen().find(&By::role("button", &change)).await?;
    Ok(())
}

/// Types part of what an item is called, after how many of it.
pub(super) async fn search_item(person: &Person, item: &Item, units: u32) -> Outcome {
    focused(person, "entry-items").await?;
    let wanted = if units == 1 {
        item.name.clone()
    } else {
        format!("{units}*{}", item.name)
    };
    person.write(&wanted).await?;
    person.screen().find(&option(&item.name)).await?;
    person.press("enter").await?;
    has_units(person, item, units).await
}

pub(super) async fn scan_item(person: &Person, item: &Item) -> Outcome {
    person.screen().scan(&item.barcode).await?;
    has_units(person, item, 1).await
}

async fn has_units(person: &Person, item: &Item, units: u32) -> Outcome {
    let label = person.words().say(
        "entry-line-quantity-of",
        &[("name", item.name.as_str().into())],
    );
    let field = By::label(&label);
    person
        .screen()
        .wait_for_value(&field, &units.to_string())
        .await
}

/// Chooses how it is delivered, once the sheet offers it.
pub(super) async fn deliver(person: &Person, delivery: &Delivery<'_>) -> Outcome {
    let words = person.words();
    let name = match delivery {
        Delivery::Ship => words.say("delivery-option-ship", &[("carrier", "".into())]),
        Delivery::Pickup(store) => words.say(
            "delivery-option-pickup",
            &[("location", store.name.as_str().into())],
        ),
        Delivery::CarryOut => words.t("delivery-option-carry-out"),
    };
    let choice = By::role("radio", &name).first();
    person.reads(&words.t("entry-delivery-best")).await?;
    if !person.screen().sees(&choice).await {
        let more = words.say("entry-delivery-more", &[("count", 99.into())]);
        let more = more.split("99").next().unwrap_or_default();
        person.screen().click(&By::role("button", more)).await?;
    }
    person
        .patiently(&format!("{name:?} chosen"), || async {
            let radio = person.screen().find(&choice).await?;
            if !radio.is_enabled().await? {
                return Ok(None);
            }
            // A message may lie over it for a moment, and the list may be drawn anew: a person waits and tries again.
            if radio.click().await.is_err() {
                return Ok(None);
            }
            Ok(radio.is_selected().await?.then_some(()))
        })
        .await
}

/// Places, verifies and confirms; answers the order as the program knows it.
pub(super) async fn confirm(person: &Person, name: &str) -> Outcome<Value> {
    let words = person.words();
    person.may(&words.t("entry-verify")).await?;
    person.press("ctrl+enter").await?;
    person.may(&words.t("entry-confirm")).await?;
    person.picture(&format!("{name}-verified")).await?;
    person.press("ctrl+enter").await?;
    let opened = person
        .patiently("the page of the order", || async {
            let id = person.arrives_at("/orders/").await?;
            Ok((id != "new").then_some(id))
        })
        .await?;
    let order = person
        .ask("order.get", json!({ "orderId": opened }))
        .await?;
    person.reads_heading(&text(&order, "number")).await?;
    Ok(order)
}

async fn focused(person: &Person, label: &str) -> Outcome {
    let label = person.words().t(label);
    person
        .patiently(&format!("the focus on {label}"), || async {
            let script = "return document.activeElement.getAttribute('aria-label')";
            let here = person.screen().run(script, Vec::new()).await?;
            Ok((here.as_str() == Some(label.as_str())).then_some(()))
        })
        .await
}

fn option(name: &str) -> By {
    By::role("option", name).first()
}
