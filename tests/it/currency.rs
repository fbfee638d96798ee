//! A shop with books in euros sells in dollars: priced at the rate of the day, billed at that of the supply, credited at that of the invoice; and no
//! sum adds one currency to another.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::story::Story;

const SHOP: &str = "
place VLC store 39.47 -0.38
item MUG 12.10
stock VLC MUG 80
customer Blue 46001 business
customer Ana 46001
";

/// What the European Central Bank published until Friday 27 February 2026, with a row nobody can read.
const FRIDAY: &str = "Date, USD, JPY, GBP, \n27 February 2026, 1.1600, N/A, 0.8800, \n30 February 2026, 1.1, 1, 1, \n2026-02-26, 1.1500, 180.00, 0.8700, \n";

/// A shop in Veri*Factu mode that sells in dollars and pounds; Blue pays in dollars.
async fn shop() -> Story {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    let mut company = story.call("company.get", json!({})).await.unwrap()["company"].clone();
    company["fiscal"] = json!({ "mode": "veri_factu" });
    company["options"] = json!({ "largeOrderMinor": 10_000 });
    company["carriers"][0]["freeFromMinor"] = json!(5_000);
    let save = story.call("company.save", json!({ "company": company }));
    save.await.unwrap();
    let id = story.customer_id("Blue");
    let mut blue = story
        .call("customer.get", json!({ "customerId": id }))
        .await
        .unwrap();
    let fields = [
        "name", "business", "taxId", "email", "phone", "language", "address",
    ];
    blue.as_object_mut()
        .unwrap()
        .retain(|k, _| fields.contains(&k.as_str()));
    blue["currency"] = json!("USD");
    let update = json!({ "customerId": id, "customer": blue });
    story.call("customer.update", update).await.unwrap();
    story
}

async fn choose(story: &mut Story) {
    let chosen = json!({ "currencies": ["USD", "GBP"] });
    story.call("rates.choose", chosen).await.unwrap();
}

async fn take(story: &mut Story, text: &str) -> Value {
    let taken = story.call("rates.import", json!({ "text": text })).await;
    taken.unwrap()
}

async fn view(story: &mut Story, order: &str) -> Value {
    let id = story.order_id(order);
    let view = story.call("order.get", json!({ "orderId": id })).await;
    view.unwrap()
}

async fn file(story: &mut Story, document_id: &Value, format: &str) -> Vec<u8> {
    let asked = json!({ "documentId": document_id, "format": format });
    let file = story.call("document.file", asked).await.unwrap();
    STANDARD.decode(file["base64"].as_str().unwrap()).unwrap()
}

/// The words of a PDF as poppler reads them; nothing without poppler.
#[expect(clippy::print_stderr, reason = "a test that looks at less says so")]
fn words(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).unwrap();
    let read = std::process::Command::new("pdftotext")
        .args(["-layout", path.to_str().unwrap(), "-"])
        .output();
    let Ok(read) = read else {
        eprintln!("SKIPPED: poppler is not installed; no paper was looked at");
        return None;
    };
    let text = String::from_utf8(read.stdout).unwrap();
    Some(text.replace(['\u{a0}', '\u{202f}'], " "))
}

fn says(pdf: &[u8], wanted: &[&str]) {
    let Some(text) = words(pdf) else { return };
    for part in wanted {
        assert!(text.contains(part), "{part} is not on the paper:\n{text}");
    }
}

async fn paper(story: &mut Story, paper: Value) -> Vec<u8> {
    let answer = story.call("paper.pdf", json!({ "paper": paper })).await;
    let answer = answer.unwrap();
    STANDARD.decode(answer["base64"].as_str().unwrap()).unwrap()
}

/// The newest document: its id and number.
async fn newest(story: &mut Story) -> (Value, String) {
    let page = story.call("document.list", json!({ "limit": 1 })).await;
    let row = page.unwrap()["rows"][0].clone();
    assert_eq!(row["currency"], "USD");
    let number = row["number"].as_str().unwrap().to_owned();
    (row["documentId"].clone(), number)
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_rate_nothing_is_sold_in_another_currency_and_the_file_says_what_is_wrong() {
    let mut story = shop().await;
    story
        .tell(
            "no rate",
            "order O1 Blue ship MUG x1 -> refused no_exchange_rate\norder O2 Ana ship MUG x1",
        )
        .await;
    let none = story.call("rates.import", json!({ "text": FRIDAY })).await;
    assert_eq!(none.unwrap_err(), "field_required", "no currency is chosen");
    choose(&mut story).await;
    let strange = story.call("rates.import", json!({ "text": "<html>" }));
    assert_eq!(strange.await.unwrap_err(), "rates_unreadable");
    let taken = take(&mut story, FRIDAY).await;
    assert_eq!(
        (&taken["kept"], &taken["known"], &taken["newest"]),
        (&json!(4), &json!(0), &json!("2026-02-27"))
    );
    assert_eq!(taken["bad"][0]["line"], 3);
    assert_eq!(taken["bad"][0]["reason"]["key"], "rates-bad-date");
    let again = take(&mut story, FRIDAY).await;
    assert_eq!((&again["kept"], &again["known"]), (&json!(0), &json!(4)));
    let rates = story.call("rates.get", json!({ "currency": "USD" })).await;
    let rates = rates.unwrap();
    assert_eq!(rates["rates"].as_array().unwrap().len(), 2);
    assert_eq!(rates["currencies"][1]["latest"]["perUnit"], 1_160_000);
    // A rate of long ago is used, and said.
    let old = json!({ "rates": [{ "currency": "USD", "on": "2026-01-02", "perUnit": 1_200_000, "source": "Banco" }] });
    for on in ["2026-02-27", "2026-02-26"] {
        let gone = json!({ "currency": "USD", "on": on });
        story.call("rates.remove", gone).await.unwrap();
    }
    story.call("rates.keep", old).await.unwrap();
    story
        .tell("old rate", "order O3 Blue ship MUG x1\nverify O3")
        .await;
    let order = view(&mut story, "O3").await;
    assert_eq!(order["totals"]["exchange"]["old"], true);
    assert_eq!(order["totals"]["exchange"]["source"], "Banco");
    let checks = order["checks"].as_array().unwrap();
    let told = checks.iter().find(|c| c["code"] == "exchange_rate");
    assert_eq!(told.unwrap()["outcome"], "warn");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_in_dollars_is_billed_in_euros_for_the_tax_and_credited_at_the_same_rate() {
    let mut story = shop().await;
    choose(&mut story).await;
    take(&mut story, FRIDAY).await;
    // 12.10 € at 1.16 are 14.036 $; freight 4.90 € are 5.684 $.
    story
        .tell(
            "sold",
            "order O1 Blue ship MUG x3\nverify O1\nconfirm O1\npay O1 cash due -> refused cash_in_books\npay O1 card due",
        )
        .await;
    let order = view(&mut story, "O1").await;
    let totals = &order["totals"];
    assert_eq!(totals["currency"], "USD");
    assert_eq!(order["lines"][0]["unitPriceMinor"], 1_404);
    assert_eq!(totals["shippingMinor"], 568);
    assert_eq!(totals["totalMinor"], 4_780);
    assert_eq!(totals["exchange"]["baseTotalMinor"], 4_121);
    assert_eq!(totals["exchange"]["perUnit"], 1_160_000);
    assert_eq!(totals["exchange"]["on"], "2026-02-27");

    // The rate of the day of supply counts for the tax, not that of the order.
    take(&mut story, "Date, USD\n2 March 2026, 1.2000\n").await;
    story.tell("sent", "pick O1\npack O1\nship O1").await;
    let id = json!({ "orderId": story.order_id("O1") });
    let issued = story.call("invoice.issue", id).await.unwrap();
    assert_eq!(
        (&issued["totalMinor"], &issued["currency"]),
        (&json!(4_780), &json!("USD"))
    );
    let (invoice, invoice_number) = newest(&mut story).await;
    // 39.50 + 8.30 $ at 1.2: 32.92 + 6.92 €.
    let ubl = String::from_utf8(file(&mut story, &invoice, "ubl").await).unwrap();
    for part in [
        "<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>",
        "<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>",
        "<cbc:TaxAmount currencyID=\"USD\">8.30</cbc:TaxAmount>",
        "<cac:TaxTotal><cbc:TaxAmount currencyID=\"EUR\">6.92</cbc:TaxAmount></cac:TaxTotal>",
    ] {
        let plain: String = ubl.split('\n').map(str::trim).collect();
        assert!(plain.contains(part), "{part}\n{ubl}");
    }
    let cii = String::from_utf8(file(&mut story, &invoice, "cii").await).unwrap();
    for part in [
        "<ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode>",
        "<ram:InvoiceCurrencyCode>USD</ram:InvoiceCurrencyCode>",
        "<ram:TaxTotalAmount currencyID=\"USD\">8.30</ram:TaxTotalAmount>",
        "<ram:TaxTotalAmount currencyID=\"EUR\">6.92</ram:TaxTotalAmount>",
    ] {
        assert!(cii.contains(part), "{part}\n{cii}");
    }
    let pdf = file(&mut story, &invoice, "pdf").await;
    let in_books = [
        "47,80 $",
        "32,92 €",
        "6,92 €",
        "1 EUR = 1,2 USD (ECB, 02/03/2026)",
    ];
    says(&pdf, &in_books);

    // Another rate since: the credit note keeps that of the invoice.
    take(&mut story, "Date, USD\n2026-03-02, 1.3000\n").await;
    let back = json!({ "orderId": story.order_id("O1"), "locationId": story.place_id("VLC"),
        "lines": [{ "lineId": 1, "quantity": 3, "reason": "defective", "disposition": "restock" }] });
    let cash = json!({ "tender": "cash" });
    let mut in_cash = back.clone();
    in_cash["tender"] = cash["tender"].clone();
    let refused = story.call("return.take_back", in_cash).await;
    assert_eq!(refused.unwrap_err(), "cash_in_books");
    let returned = story.call("return.take_back", back).await.unwrap();
    assert_eq!(returned["currency"], "USD");
    let (credit, credit_number) = newest(&mut story).await;
    assert_ne!(credit_number, invoice_number);
    let cii = String::from_utf8(file(&mut story, &credit, "cii").await).unwrap();
    let refund = returned["refundMinor"].as_i64().unwrap();
    let (tax, books) = if refund == 4_780 {
        ("8.30", "6.92")
    } else {
        // Without the freight: 42.12 $ with 7.31 of tax.
        assert_eq!(refund, 4_212);
        ("7.31", "6.09")
    };
    for (currency, amount) in [("USD", tax), ("EUR", books)] {
        let part = format!("<ram:TaxTotalAmount currencyID=\"{currency}\">{amount}</");
        assert!(cii.contains(&part), "{part}\n{cii}");
    }
    let pdf = file(&mut story, &credit, "pdf").await;
    says(&pdf, &["1 EUR = 1,2 USD (ECB, 02/03/2026)"]);

    // The tax agency reads euros.
    let report = story.call("chain.verify", json!({})).await.unwrap();
    assert_eq!(report["findings"], json!([]), "{report:#}");
    let folder = tempfile::tempdir().unwrap();
    let export = json!({ "folder": folder.path() });
    story.call("chain.export", export).await.unwrap();
    let fields = folder.path().join("B12345674-T1-records.json");
    let fields = std::fs::read_to_string(fields).unwrap();
    let fields: Value = serde_json::from_str(&fields).unwrap();
    assert_eq!(fields[0]["ImporteTotal"], "39.84");
    assert_eq!(fields[0]["CuotaTotal"], "6.92");
    assert_eq!(fields[1]["CuotaTotal"], format!("-{books}"));
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_sum_adds_dollars_to_euros_and_limits_compare_euros() {
    let mut story = shop().await;
    choose(&mut story).await;
    let two = json!({ "rates": [{ "currency": "USD", "on": "2026-03-02", "perUnit": 2_000_000, "source": "" }] });
    story.call("rates.keep", two).await.unwrap();
    // 4 mugs: 48.40 € of goods, 96.80 $. Neither freight is free nor the order large, though 96.80 is more than 50 and the total more than 100.
    story
        .tell(
            "sold",
            "order O1 Blue ship MUG x4\nverify O1\nexpect O1 verified\nconfirm O1\npay O1 card due\norder O2 Ana carry_out@VLC MUG x1\nverify O2\nconfirm O2\npay O2 cash due\nhandover O2\norder O3 Blue ship MUG x9\nverify O3\nexpect O3 held",
        )
        .await;
    let order = view(&mut story, "O1").await;
    assert_eq!(order["totals"]["shippingMinor"], 980);
    assert_eq!(order["totals"]["totalMinor"], 10_660);
    assert_eq!(order["totals"]["exchange"]["baseTotalMinor"], 5_330);
    // 108.90 € of goods travel free.
    let large = view(&mut story, "O3").await;
    assert_eq!(large["totals"]["totalMinor"], 21_780);
    let today = story.call("today.get", json!({})).await.unwrap();
    assert_eq!(
        (&today["takenMinor"], &today["currency"]),
        (&json!(5_330 + 1_210 + 10_890), &json!("EUR"))
    );
    let blue = json!({ "customerId": story.customer_id("Blue") });
    let blue = story.call("customer.get", blue).await.unwrap();
    assert_eq!(blue["spentMinor"], 5_330 + 10_890);
    assert_eq!(blue["currency"], "USD", "what they usually pay in");
    assert_eq!(
        blue["spentByCurrency"],
        json!([{ "currency": "USD", "totalMinor": 10_660 + 21_780 }])
    );
    // By total the dollars stand where their euros are.
    let filter = json!({ "filter": { "totalFromMinor": 5_000, "totalToMinor": 6_000 }, "sort": { "by": "total", "descending": true } });
    let some = story.call("order.list", filter).await.unwrap();
    assert_eq!(some["total"], 1);
    assert_eq!(some["rows"][0]["totalMinor"], 10_660);
    let sorted = json!({ "sort": { "by": "total", "descending": true } });
    let rows = story.call("order.list", sorted).await.unwrap();
    let sums: Vec<i64> = (0..3)
        .map(|i| rows["rows"][i]["totalMinor"].as_i64().unwrap())
        .collect();
    assert_eq!(sums, [21_780, 10_660, 1_210]);
    story.tell("billed", "pick O1\npack O1\nship O1").await;
    for order in ["O1", "O2"] {
        let id = json!({ "orderId": story.order_id(order) });
        story.call("invoice.issue", id).await.unwrap();
    }
    let day =
        json!({ "kind": "day_report", "locationId": story.place_id("VLC"), "on": "2026-03-02" });
    let pdf = paper(&mut story, day).await;
    // 53.30 and 12.10 € were billed; the card took dollars, the drawer euros.
    says(&pdf, &["65,40 €", "Tarjeta (USD)", "106,60 $", "12,10 €"]);
    let account = json!({ "kind": "statement", "customerId": story.customer_id("Blue"), "from": "2026-03-01", "to": "2026-03-31" });
    let pdf = paper(&mut story, account.clone()).await;
    if let Some(text) = words(&pdf) {
        assert!(!text.contains("106,60"), "none of it was in euros:\n{text}");
    }
    let mut dollars = account;
    dollars["currency"] = json!("USD");
    let pdf = paper(&mut story, dollars).await;
    says(&pdf, &["106,60 $"]);
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_may_be_in_any_chosen_currency_whatever_the_customer_usually_pays_in() {
    let mut story = shop().await;
    choose(&mut story).await;
    take(&mut story, FRIDAY).await;
    let input = |currency: Value| {
        json!({ "channel": "phone", "locationId": "", "customerId": story.customer_id("Blue"), "currency": currency,
            "deliveries": [{ "method": "ship" }], "lines": [{ "itemId": story.item_id("MUG"), "quantity": 1, "delivery": 0 }] })
    };
    let mut inputs = ["USD", "GBP", "EUR", "CHF"].map(|c| input(json!(c)));
    for sheet in &mut inputs {
        sheet["locationId"] = json!(story.place_id("VLC"));
    }
    let [usd, gbp, eur, chf] = inputs;
    for (sheet, currency, list, total, base) in [
        (usd, "USD", 1_404, 1_972, Some(1_700)),
        (gbp, "GBP", 1_065, 1_496, Some(1_700)),
        (eur, "EUR", 1_210, 1_700, None),
    ] {
        let seen = story.call("order.preview", sheet).await.unwrap();
        let totals = &seen["totals"];
        assert_eq!(totals["currency"], currency);
        assert_eq!(seen["lines"][0]["listPriceMinor"], list, "{currency}");
        assert_eq!(totals["totalMinor"], total, "{currency}");
        assert_eq!(totals["exchange"]["baseTotalMinor"].as_i64(), base);
        let ways = seen["options"].as_array().unwrap();
        let sent = ways.iter().find(|o| o["method"] == "ship").unwrap();
        assert_eq!(sent["chargeMinor"], totals["shippingMinor"], "{currency}");
    }
    let refused = story.call("order.preview", chf).await;
    assert_eq!(refused.unwrap_err(), "no_exchange_rate", "not chosen");
    story.end().await;
}
