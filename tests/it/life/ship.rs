//! A business calls: written down, sourced, picked, packed, shipped, paid and invoiced.

use serde_json::{Value, json};

use super::documents::{self, Paper};
use super::entry::{self, Delivery};
use super::goods::{Item, customers, items, number, one, rows, text};
use super::person::Person;
use crate::window::By;
use crate::window::outcome::Outcome;

/// What the story goes on with.
pub(super) struct Shipped {
    pub(super) order_id: String,
    pub(super) number: String,
    pub(super) from: String,
    /// Bought once, and three times.
    pub(super) items: [Item; 2],
}

pub(super) async fn tell(person: &Person) -> Outcome<Shipped> {
    let mugs = items(person, "taza", None, 20).await?;
    let candles = items(person, "vela", None, 20).await?;
    let bought = [one(&mugs, 0, "mug")?, one(&candles, 0, "candle")?];
    let order = write_down(person, &bought).await?;
    let order_id = text(&order, "orderId");
    why_from_there(person, &order_id).await?;
    let from = fulfil(person, &order_id).await?;
    pay(person).await?;
    let shipped = Shipped {
        number: text(&order, "number"),
        order_id,
        from,
        items: bought,
    };
    invoice(person, &shipped).await?;
    Ok(shipped)
}

async fn write_down(person: &Person, bought: &[Item; 2]) -> Outcome<Value> {
    let [once, thrice] = bought;
    entry::open(person).await?;
    let somebody = one(&customers(person, true).await?, 0, "business")?;
    entry::customer(person, &somebody).await?;
    entry::search_item(person, thrice, 3).await?;
    entry::scan_item(person, once).await?;
    entry::deliver(person, &Delivery::Ship).await?;
    person.picture_for_all("entry").await?;
    entry::confirm(person, "entry").await
}

/// The page tells which place sends each line, and what speaks for and against every candidate.
async fn why_from_there(person: &Person, order_id: &str) -> Outcome {
    let words = person.words();
    let order = json!({ "orderId": order_id });
    let decision = person.ask("order.decision", order).await?;
    let decision = decision.get(0).cloned().unwrap_or_default();
    person.picture_for_all("order").await?;
    person.press("w").await?;
    let sheet = By::role("dialog", &words.t("order-why-title"));
    person.reads(&words.t("why-lines")).await?;
    for line in rows(&decision, "lines") {
        let from = text(line, "locationName");
        assert!(!from.is_empty(), "a line without a place: {line}");
        let told = format!("{} × {}", number(line, "quantity"), text(line, "name"));
        let row = sheet.clone().inside(By::role("listitem", &told));
        let shown = person.screen().text(&row).await?;
        assert!(shown.ends_with(&from), "{shown} comes from {from}");
    }
    let candidates = rows(&decision, "candidates");
    let reasons = candidates.iter().filter(|one| one["gate"].is_object());
    assert!(candidates.len() > 2, "several places were compared");
    assert!(reasons.count() < candidates.len(), "one of them can do it");
    for candidate in candidates {
        let row = sheet
            .clone()
            .inside(By::role("row", &text(candidate, "name")));
        let shown = person.screen().text(&row).await?;
        let expected = match candidate["totalMicro"].as_i64() {
            // Millionths, rounded as the screens do.
            Some(micro) => words.money((micro + 5_000).div_euclid(10_000)),
            None => reason(person, &candidate["gate"]),
        };
        assert!(shown.contains(&expected), "{shown} says {expected}");
        let chosen = shown.contains(&words.t("why-chosen"));
        assert_eq!(Some(chosen), candidate["chosen"].as_bool(), "{shown}");
    }
    person.picture("why").await?;
    person.press("escape").await?;
    person.screen().wait_until_gone(&sheet).await
}

/// The words of a gate up to their first number: amounts and dates are written as the language does.
fn reason(person: &Person, gate: &Value) -> String {
    let params: Vec<(String, String)> = gate["params"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| {
            (
                name.clone(),
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            )
        })
        .collect();
    let params: Vec<_> = params
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().into()))
        .collect();
    let said = person.words().say(&text(gate, "key"), &params);
    let plain: String = said.chars().take_while(|c| !c.is_ascii_digit()).collect();
    plain.trim().to_owned()
}

/// Through the stations, by "." and the keys of each; answers where it left from.
async fn fulfil(person: &Person, order_id: &str) -> Outcome<String> {
    let words = person.words();
    let order = person
        .ask("order.get", json!({ "orderId": order_id }))
        .await?;
    let parts = rows(&order, "fulfillments");
    assert_eq!(parts.len(), 1, "everything leaves from one place: {order}");
    let part = &parts[0];
    if text(part, "status") == "reserved" {
        person.next("verb-fulfillment-release").await?;
    }
    person.next("verb-fulfillment-pick").await?;
    person.arrives_at("/fulfillment/").await?;
    let progress = |mode: &str, done: i64, wanted: i64| {
        let counts = [("done", done.into()), ("wanted", wanted.into())];
        words.say(&format!("fulfillment-progress-{mode}"), &counts)
    };
    let lines = rows(part, "lines");
    let wanted = lines.iter().map(|line| number(line, "quantity")).sum();
    person.reads(&progress("pick", 0, wanted)).await?;
    for (done, line) in (1..).zip(lines) {
        person.screen().scan(&text(line, "barcode")).await?;
        person.reads(&progress("pick", done, wanted)).await?;
    }
    person.picture_for_all("picking").await?;
    person.may(&words.t("fulfillment-all-picked")).await?;
    person.press("a").await?;
    person.may(&words.t("fulfillment-pick-finish")).await?;
    person.press("enter").await?;
    person.reads(&progress("pack", 0, wanted)).await?;
    person.picture("picked").await?;
    person.may(&words.t("fulfillment-all-packed")).await?;
    person.press("a").await?;
    person.may(&words.t("fulfillment-pack-finish")).await?;
    person.press("enter").await?;
    let carrier = By::label(&words.t("verbs-ship-carrier"));
    person.screen().fill(&carrier, "Correcaminos").await?;
    person.screen().scan("ES123456789").await?;
    let tracking = By::label(&words.t("verbs-ship-tracking"));
    person
        .screen()
        .wait_for_value(&tracking, "ES123456789")
        .await?;
    person.picture_for_all("packed").await?;
    person.may(&words.t("verb-fulfillment-ship")).await?;
    person.press("enter").await?;
    let left = [
        ("number", text(part, "number").into()),
        ("carrier", "Correcaminos".into()),
    ];
    person
        .reads(&words.say("fulfillment-shipped", &left))
        .await?;
    person.picture("shipped").await?;
    person.press("o").await?;
    person.arrives_at(&format!("/orders/{order_id}")).await?;
    person.reads(&words.t("status-shipped")).await?;
    Ok(text(part, "locationId"))
}

/// Paid by card; the amount due is filled in.
async fn pay(person: &Person) -> Outcome {
    person.other("verb-order-take_payment").await?;
    person.accept().await?;
    person.reads(&person.words().t("payment-status-paid")).await
}

async fn invoice(person: &Person, shipped: &Shipped) -> Outcome {
    person.next("verb-invoice-issue").await?;
    let order = json!({ "orderId": shipped.order_id });
    let invoice = documents::of(person, &order, "invoice", 0).await?;
    let total = person.ask("order.get", order).await?;
    let total = number(&total["totals"], "totalMinor");
    assert_eq!(invoice.total_minor, total, "all of it is invoiced");
    documents::open_from_order(person, &invoice).await?;
    documents::look_and_save(person, &invoice, "invoice").await?;
    back_to_order(person, &shipped.number, &invoice).await
}

/// From an open document to the page of its order.
pub(super) async fn back_to_order(person: &Person, order_number: &str, paper: &Paper) -> Outcome {
    let label = [("number", order_number.into())];
    let open = person.words().say("documents-open-order", &label);
    let sheet = By::role("dialog", &paper.number);
    person
        .screen()
        .click(&sheet.inside(By::role("button", &open)))
        .await?;
    person.arrives_at("/orders/").await.map(|_| ())
}
