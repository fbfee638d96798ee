//! The tax of a sale through the registry: what the sheet shows while it is typed, what is frozen on the order, and which paper it becomes.

use serde_json::{Value, json};

use crate::story::Story;

const SHOP: &str = "
place MAD dc 40.30 -3.73
place VLC store 39.47 -0.38
item MUG 12.10
stock MAD MUG 50
stock VLC MUG 5
";

async fn shop() -> Story {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    story
}

/// A customer somewhere; `more` is what else is known of them.
async fn customer(story: &mut Story, country: &str, postal_code: &str, more: Value) -> Value {
    let mut customer = json!({
        "name": "Ana", "email": "", "phone": "",
        "address": { "name": "Ana", "line1": "Calle 2", "postalCode": postal_code, "city": "Ciudad", "country": country }
    });
    for (field, value) in more.as_object().unwrap() {
        customer[field] = value.clone();
    }
    let made = story
        .call("customer.create", json!({ "customer": customer }))
        .await
        .unwrap();
    made["customerId"].clone()
}

/// What the sheet shows of ten mugs sent to them: price of one, tax, all.
async fn shown(story: &mut Story, customer_id: &Value) -> (i64, i64, i64) {
    let view = placed(story, customer_id).await;
    let totals = &view["totals"];
    (
        view["lines"][0]["unitPriceMinor"].as_i64().unwrap(),
        totals["taxMinor"].as_i64().unwrap(),
        totals["totalMinor"].as_i64().unwrap(),
    )
}

/// Ten mugs ordered by them, to be sent.
async fn placed(story: &mut Story, customer_id: &Value) -> Value {
    let input = json!({
        "channel": "phone", "locationId": story.place_id("VLC"), "customerId": customer_id,
        "deliveries": [{ "method": "ship" }], "lines": [{ "itemId": story.item_id("MUG"), "quantity": 10, "delivery": 0 }]
    });
    let placed = story
        .call("order.place", json!({ "input": input }))
        .await
        .unwrap();
    story
        .call("order.get", json!({ "orderId": placed["orderId"] }))
        .await
        .unwrap()
}

/// A mug is 12.10 with 21 %, 10.00 without; standard freight 4.90 and 4.05.
#[tokio::test(flavor = "multi_thread")]
async fn the_same_sheet_bears_the_tax_of_where_it_goes_and_of_who_buys() {
    let mut story = shop().await;
    let checked = json!({ "vatCheckedOn": "2026-03-01", "surcharge": false, "exemption": null });
    let home = customer(&mut story, "ES", "46001", json!({})).await;
    assert_eq!(
        shown(&mut story, &home).await,
        (1_210, 2_185, 12_590),
        "21 % of what a Spaniard pays"
    );
    let german = customer(&mut story, "DE", "10115", json!({})).await;
    assert_eq!(
        shown(&mut story, &german).await,
        (1_210, 2_010, 12_590),
        "19 % of the same price"
    );
    let canary = customer(&mut story, "ES", "35001", json!({})).await;
    assert_eq!(
        shown(&mut story, &canary).await,
        (1_000, 0, 10_405),
        "an export is charged without the tax in the list"
    );
    let retailer = json!({ "business": true, "taxId": "12345678Z", "tax": { "vatCheckedOn": null, "surcharge": true, "exemption": null } });
    let retailer = customer(&mut story, "ES", "46001", retailer).await;
    assert_eq!(
        shown(&mut story, &retailer).await,
        (1_262, 2_726, 13_131),
        "the equivalence surcharge comes on top of the list"
    );
    let french = json!({ "business": true, "taxId": "FR40303265045" });
    let unchecked = customer(&mut story, "FR", "75001", french.clone()).await;
    assert_eq!(
        shown(&mut story, &unchecked).await,
        (1_210, 2_098, 12_590),
        "nobody looked the number up: French tax"
    );
    let mut french = french;
    french["tax"] = checked;
    let known = customer(&mut story, "FR", "75001", french).await;
    assert_eq!(shown(&mut story, &known).await, (1_000, 0, 10_405));
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn own_rates_go_before_the_known_ones_and_a_wrong_table_changes_nothing() {
    let mut story = shop().await;
    let home = customer(&mut story, "ES", "46001", json!({})).await;
    let view = story.call("company.get", json!({})).await.unwrap();
    assert_eq!(view["territory"], "ES");
    assert!(view["knownRates"].as_array().unwrap().len() >= 3);
    let rate = |bp: u32, from: &str| json!({ "jurisdiction": "ES", "class": "general", "category": "S", "rateBp": bp, "surchargeBp": 0, "validFrom": from, "validTo": null });
    let mut company = view["company"].clone();
    company["taxRates"] = json!([rate(2_100, "2012-09-01"), rate(2_300, "2026-01-01")]);
    let refused = story
        .call("company.save", json!({ "company": company }))
        .await;
    assert_eq!(
        refused.unwrap_err(),
        "field_invalid",
        "two rates for one day"
    );
    assert_eq!(shown(&mut story, &home).await.1, 2_185);
    company["taxRates"] = json!([rate(2_300, "2026-01-01")]);
    let stale = json!({ "company": company, "expectedVersion": 99 });
    assert_eq!(
        story.call("company.save", stale).await.unwrap_err(),
        "version_changed"
    );
    story
        .call(
            "company.save",
            json!({ "company": company, "expectedVersion": view["version"] }),
        )
        .await
        .unwrap();
    assert_eq!(
        shown(&mut story, &home).await.1,
        2_354,
        "23 % of the same price"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exemption_without_its_certificate_is_refused() {
    let mut story = shop().await;
    let exemption = |certificate: &str| {
        json!({ "name": "Embajada", "tax": { "vatCheckedOn": null, "surcharge": false,
        "exemption": { "reason": "VATEX-EU-151", "certificate": certificate, "validFrom": "2026-01-01", "validTo": null } } })
    };
    let refused = story
        .call("customer.create", json!({ "customer": exemption("") }))
        .await;
    assert_eq!(refused.unwrap_err(), "field_required");
    let embassy = customer(&mut story, "ES", "28010", exemption("EMB-17")).await;
    assert_eq!(shown(&mut story, &embassy).await, (1_000, 0, 10_405));
    story.end().await;
}
