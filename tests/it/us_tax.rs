//! Sales tax of a shop in San Francisco through the registry: tables imported by ZIP code, what a sale bears by where it goes and who buys, what
//! comes back, and which table holds on which day.

mod tables;

use std::path::{Path, PathBuf};

use encargo_store::testing::states;
use serde_json::{Value, json};

use crate::story::Story;

const HEAD: &str = "State,ZipCode,TaxRegionName,EstimatedCombinedRate,StateRate,EstimatedCountyRate,EstimatedCityRate,EstimatedSpecialRate,RiskLevel\n";
const CA: &str = "CA,94103,SAN FRANCISCO,0.08625,0.06,0.0025,0,0.02375,1\nCA,90210,BEVERLY HILLS,0.095,0.06,0.0025,0.0075,0.025,1\n";
const TX: &str = "TX,73301,AUSTIN,8.25%,6.25%,0%,1%,1%,1\n";

/// A shop that sells mugs at 12.10 without tax, with stock and a counter at 94103.
async fn shop(us_tax: Value) -> Story {
    let mut story = Story::begin().await;
    story
        .tell(
            "shop",
            "place SFO store 37.77 -122.41\nitem MUG 12.10\nstock SFO MUG 50",
        )
        .await;
    let address = json!({ "line1": "1 Market St", "postalCode": "94103-1234", "city": "San Francisco", "region": "CA", "country": "US" });
    let place = json!({
        "locationId": story.place_id("SFO"), "code": "SFO", "name": "SFO", "kind": "store", "timeZone": "America/Los_Angeles", "address": address,
        "latitudeMicro": 37_770_000, "longitudeMicro": -122_410_000, "ships": true, "pickup": true, "cutoffMinute": 1020, "leadTimeDays": 0,
        "openDays": [true, true, true, true, true, true, false], "handlingShipmentMinor": 150, "handlingUnitMinor": 20
    });
    story
        .call("location.save", json!({ "location": place }))
        .await
        .unwrap();
    let mut company = company(&mut story).await;
    company["address"] = address;
    company["currency"] = "USD".into();
    company["pricesIncludeTax"] = false.into();
    company["timeZone"] = "America/Los_Angeles".into();
    company["language"] = "en".into();
    company["usTax"] = us_tax;
    save(&mut story, company).await.unwrap();
    story
}

async fn company(story: &mut Story) -> Value {
    story.call("company.get", json!({})).await.unwrap()["company"].clone()
}

async fn save(story: &mut Story, company: Value) -> Result<Value, String> {
    story
        .call("company.save", json!({ "company": company }))
        .await
}

/// A file of rates.
fn file(folder: &tempfile::TempDir, name: &str, rows: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, format!("{HEAD}{rows}")).unwrap();
    path
}

/// Imports it to its end.
async fn import(story: &mut Story, path: &Path, from: Option<&str>) -> Value {
    let asked = json!({ "file": path, "profile": "us-tax-rates", "validFrom": from });
    let job = story.call("import.start", asked).await.unwrap()["jobId"].clone();
    loop {
        let jobs = story.call("job.list", json!({})).await.unwrap();
        let mut jobs = jobs["jobs"].as_array().unwrap().clone();
        jobs.retain(|j| j["jobId"] == job);
        if jobs[0]["state"] != "running" {
            assert_eq!(jobs[0]["state"], "done", "{:#}", jobs[0]);
            return jobs[0]["result"].clone();
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

async fn with_tables(us_tax: Value) -> Story {
    let mut story = shop(us_tax).await;
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "rates.csv", &format!("{CA}{TX}"));
    let done = import(&mut story, &path, Some("2026-01-01")).await;
    assert_eq!(
        (&done["rowsImported"], &done["errorCount"]),
        (&json!(3), &json!(0)),
        "{done:#}"
    );
    story
}

/// Somebody at a ZIP code.
async fn customer(story: &mut Story, zip: &str, tax: Value) -> Value {
    let customer = json!({ "name": "Ann", "email": "", "phone": "", "business": true, "taxId": "94-1234567", "language": "en", "tax": tax,
        "address": { "name": "Ann", "line1": "2 Main St", "postalCode": zip, "city": "Town", "country": "US" } });
    let made = story
        .call("customer.create", json!({ "customer": customer }))
        .await
        .unwrap();
    made["customerId"].clone()
}

fn nobody_special() -> Value {
    json!({ "vatCheckedOn": null, "surcharge": false, "exemption": null })
}

/// Ten mugs and 4.90 of freight to them: the order.
async fn sent(story: &mut Story, customer_id: &Value) -> Result<Value, String> {
    let input = json!({ "channel": "phone", "locationId": story.place_id("SFO"), "customerId": customer_id,
        "deliveries": [{ "method": "ship" }], "lines": [{ "itemId": story.item_id("MUG"), "quantity": 10, "delivery": 0 }] });
    let placed = story.call("order.place", json!({ "input": input })).await?;
    story
        .call("order.get", json!({ "orderId": placed["orderId"] }))
        .await
}

/// The rate in millionths, the tax and why there is none, of the only tax of an order.
fn tax(order: &Value) -> (Option<i64>, i64, Option<String>) {
    let taxes = order["totals"]["taxes"].as_array().unwrap();
    assert_eq!(taxes.len(), 1, "{taxes:#?}");
    let rate = taxes[0]["sales"]["ratePpm"].as_i64();
    (
        rate,
        taxes[0]["taxMinor"].as_i64().unwrap(),
        taxes[0]["reason"].as_str().map(str::to_owned),
    )
}

async fn tax_to(
    story: &mut Story,
    zip: &str,
) -> Result<(Option<i64>, i64, Option<String>), String> {
    let who = customer(story, zip, nobody_special()).await;
    sent(story, &who).await.map(|order| tax(&order))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_bears_the_tax_of_its_destination_where_the_shop_collects() {
    let mut story = with_tables(json!({ "nexus": [], "rules": [] })).await;
    let who = customer(&mut story, "94103-0001", nobody_special()).await;
    let order = sent(&mut story, &who).await.unwrap();
    let totals = &order["totals"];
    // 8.625 % of 121.00 + 4.90.
    assert_eq!(
        (&totals["taxMinor"], &totals["totalMinor"]),
        (&json!(1_086), &json!(13_676)),
        "{totals:#}"
    );
    let split = &totals["taxes"][0]["split"];
    assert_eq!(
        *split,
        json!({ "stateMinor": 756, "countyMinor": 31, "cityMinor": 0, "specialMinor": 299 })
    );
    let free = |why: &str| (None, 0, Some(why.to_owned()));
    assert_eq!(tax_to(&mut story, "73301").await, Ok(free("US-NO-NEXUS")));
    assert_eq!(
        tax_to(&mut story, "10001").await,
        Ok(free("US-NO-NEXUS")),
        "no table is needed for that"
    );
    assert_eq!(
        tax_to(&mut story, "94110").await,
        Err("no_zip_rate".to_owned()),
        "not in the table"
    );
    assert_eq!(tax_to(&mut story, "9410").await, Err("no_zip".to_owned()));
    let mut shop = company(&mut story).await;
    shop["usTax"] = json!({ "nexus": [{ "state": "TX", "from": "2026-01-01" }, { "state": "NY", "from": "2026-01-01" }, { "state": "OR", "from": "2026-01-01" }, { "state": "WA", "from": "2027-01-01" }], "rules": [] });
    save(&mut story, shop).await.unwrap();
    assert_eq!(
        tax_to(&mut story, "73301").await,
        Ok((Some(82_500), 1_039, None))
    );
    assert_eq!(
        tax_to(&mut story, "10001").await,
        Err("no_zip_rate".to_owned()),
        "now the table is lacking"
    );
    assert_eq!(
        tax_to(&mut story, "97201").await,
        Ok(free("US-NO-SALES-TAX"))
    );
    assert_eq!(
        tax_to(&mut story, "98101").await,
        Ok(free("US-NO-NEXUS")),
        "not before 2027"
    );
    let mut wrong = company(&mut story).await;
    wrong["usTax"]["nexus"][0]["state"] = "XX".into();
    assert_eq!(
        save(&mut story, wrong).await,
        Err("field_invalid".to_owned())
    );
    let tables = story.call("us_tax.tables", json!({})).await.unwrap();
    assert_eq!(
        (&tables["home"], &tables["lacking"]),
        (&json!("CA"), &json!(["NY"]))
    );
    let rate = story
        .call("us_tax.rate", json!({ "zip": "90210-1234" }))
        .await
        .unwrap();
    assert_eq!(
        (
            &rate["found"]["region"],
            &rate["found"]["tax"]["ratePpm"],
            &rate["collects"]
        ),
        (&json!("BEVERLY HILLS"), &json!(95_000), &json!(true))
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_frees_a_reseller_in_its_states_until_it_expires() {
    let mut story =
        with_tables(json!({ "nexus": [{ "state": "TX", "from": "2026-01-01" }], "rules": [] }))
            .await;
    let certificate = json!({ "vatCheckedOn": null, "surcharge": false,
        "exemption": { "reason": "US-RESALE", "certificate": "SR-102", "validFrom": "2026-01-01", "validTo": "2026-03-31", "states": ["CA"] } });
    let here = customer(&mut story, "94103", certificate.clone()).await;
    let there = customer(&mut story, "73301", certificate.clone()).await;
    let free = (None, 0, Some("US-RESALE".to_owned()));
    assert_eq!(tax(&sent(&mut story, &here).await.unwrap()), free);
    assert_eq!(
        tax(&sent(&mut story, &there).await.unwrap()).1,
        1_039,
        "not in Texas"
    );
    story.tell("april", "later 30d").await;
    assert_eq!(
        tax(&sent(&mut story, &here).await.unwrap()).1,
        1_086,
        "expired"
    );
    for (field, value) in [
        ("states", json!([])),
        ("states", json!(["ZZ"])),
        ("certificate", json!(" ")),
    ] {
        let mut wrong = certificate.clone();
        wrong["exemption"][field] = value;
        let customer = json!({ "name": "Bob", "address": {}, "tax": wrong });
        let refused = story
            .call("customer.create", json!({ "customer": customer }))
            .await;
        assert!(refused.is_err(), "{field}");
    }
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sold_at_the_counter_bears_its_tax_and_comes_back_with_it() {
    let mut story = with_tables(json!({ "nexus": [], "rules": [] })).await;
    // The buyer lives elsewhere; what they take along is sold where the counter stands.
    let who = customer(&mut story, "10001", nobody_special()).await;
    let input = json!({ "channel": "store", "locationId": story.place_id("SFO"), "customerId": who,
        "deliveries": [{ "method": "carry_out", "locationId": story.place_id("SFO") }], "lines": [{ "itemId": story.item_id("MUG"), "quantity": 3, "delivery": 0 }] });
    let order = json!({ "orderId": story.call("order.place", json!({ "input": input })).await.unwrap()["orderId"] });
    for verb in ["verify", "confirm"] {
        story
            .call(&format!("order.{verb}"), order.clone())
            .await
            .unwrap();
    }
    let view = story.call("order.get", order.clone()).await.unwrap();
    // 8.625 % of 36.30.
    assert_eq!(
        (tax(&view), &view["totals"]["totalMinor"]),
        ((Some(86_250), 313, None), &json!(3_943))
    );
    let mut paid = order.clone();
    paid["tender"] = "card".into();
    paid["amountMinor"] = view["dueMinor"].clone();
    story.call("order.take_payment", paid).await.unwrap();
    let fulfillment = json!({ "fulfillmentId": view["fulfillments"][0]["fulfillmentId"] });
    story
        .call("fulfillment.hand_over", fulfillment)
        .await
        .unwrap();
    story.call("invoice.issue", order.clone()).await.unwrap();
    let mut refunds = 0;
    for _ in 0..3 {
        let back = json!({ "orderId": order["orderId"], "locationId": story.place_id("SFO"), "tender": "card",
            "lines": [{ "lineId": 1, "quantity": 1, "reason": "defective", "disposition": "restock" }] });
        let done = story.call("return.take_back", back).await.unwrap();
        assert!(done["creditNote"]["number"].is_string(), "{done:#}");
        refunds += 1;
    }
    let after = story.call("order.get", order).await.unwrap();
    assert_eq!(
        (refunds, &after["refundedMinor"], &after["dueMinor"]),
        (3, &json!(3_943), &json!(0)),
        "all of it, tax and all"
    );
    let documents = documents(&story).await;
    assert_eq!(documents.len(), 4);
    let mut back = [0; 4];
    for document in &documents {
        let group = &document["taxes"][0];
        let parts = ["state", "county", "city", "special"]
            .map(|p| group["split"][format!("{p}Minor")].as_i64().unwrap());
        assert_eq!(
            parts.iter().sum::<i64>(),
            group["taxMinor"].as_i64().unwrap(),
            "{group:#}"
        );
        let sold = document["kind"] == "invoice";
        for (sum, part) in back.iter_mut().zip(parts) {
            *sum += if sold { part } else { 0 };
        }
    }
    assert_eq!(back, [218, 9, 0, 86], "frozen on the invoice");
    story.end().await;
}

/// The documents as they are stored.
async fn documents(story: &Story) -> Vec<Value> {
    let stored = states(&story.database(), "document").await.unwrap();
    let document =
        |state: &String| serde_json::from_str::<Value>(state).unwrap()["document"].clone();
    stored.iter().map(document).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn groceries_are_taxed_as_the_state_says() {
    let rules = json!([{ "state": "CA", "class": "reduced", "treatment": "exempt" }, { "state": "CA", "class": "super_reduced", "treatment": "own", "ratePpm": 10_000, "local": true }]);
    let mut story = with_tables(json!({ "nexus": [], "rules": rules })).await;
    let who = customer(&mut story, "94103", nobody_special()).await;
    let mut lines = Vec::new();
    for (sku, class) in [("BREAD", "reduced"), ("BOOK", "super_reduced")] {
        let item = json!({ "sku": sku, "nameEn": sku, "priceMinor": 1_000, "costMinor": 1, "taxClass": class, "weightG": 400, "returnable": true });
        let made = story
            .call("item.create", json!({ "item": item }))
            .await
            .unwrap();
        lines.push(json!({ "itemId": made["itemId"], "quantity": 1, "delivery": 0 }));
    }
    let input = json!({ "channel": "phone", "locationId": story.place_id("SFO"), "customerId": who,
        "deliveries": [{ "method": "pickup", "locationId": story.place_id("SFO") }], "lines": lines });
    let seen = story.call("order.preview", input).await.unwrap();
    let mut taxes: Vec<_> = seen["totals"]["taxes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| {
            (
                t["sales"]["ratePpm"].as_i64(),
                t["taxMinor"].as_i64().unwrap(),
                t["reason"].as_str().unwrap_or("").to_owned(),
            )
        })
        .collect();
    taxes.sort();
    // One percent, and county and districts on top.
    assert_eq!(
        taxes,
        [
            (None, 0, "US-EXEMPT-GOODS".to_owned()),
            (Some(36_250), 36, String::new())
        ]
    );
    story.end().await;
}
