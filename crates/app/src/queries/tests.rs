//! Questions asked of a shop through the registry: every view of the demo shop can be read and said, and a small story is told as people would.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encargo_domain::actor::{Permission, PermissionSet};
use encargo_domain::ids::CommandId;
use encargo_domain::refusal::Words;
use encargo_domain::words::{Language, has};
use serde_json::{Value, json};

use crate::app::{App, Options};
use crate::context::Clock;
use crate::error::say;
use crate::queries::{Read, documents};
use crate::seed::{SeedOptions, seed};

/// Sunday 22 November 2026, 12:10 in Madrid.
const NOW_MS: i64 = 1_795_345_800_000;

async fn open(folder: &Path) -> Arc<App> {
    let clock = Clock::Fixed {
        now_ms: NOW_MS,
        seed: 7,
    };
    App::open(Options {
        data_dir: folder.to_path_buf(),
        system_language: Language::En,
        clock,
    })
    .await
    .unwrap()
}

async fn ask(app: &Arc<App>, name: &str, payload: Value) -> Value {
    let asked = format!("{name} {payload}");
    app.call(name, payload)
        .await
        .unwrap_or_else(|e| panic!("{asked}: {e}"))
}

/// Everything in an answer that is words for people: it has a message in both languages and no parameter is missing.
fn check_words(answer: &Value) -> usize {
    match answer {
        Value::Array(all) => all.iter().map(check_words).sum(),
        Value::Object(fields) => {
            let own = fields
                .get("key")
                .and_then(Value::as_str)
                .filter(|_| fields.keys().all(|k| k == "key" || k == "params"));
            let refused = fields
                .get("code")
                .and_then(Value::as_str)
                .filter(|_| fields.contains_key("params"));
            let key = own
                .map(str::to_owned)
                .or_else(|| refused.map(|code| format!("refusal-{}", code.replace('_', "-"))));
            if let Some(key) = key {
                let mut words: Words = serde_json::from_value(json!({ "key": key })).unwrap();
                words.params = fields
                    .get("params")
                    .map(|p| serde_json::from_value(p.clone()).unwrap())
                    .unwrap_or_default();
                for language in [Language::En, Language::Es] {
                    assert!(has(language, &key), "{language:?} lacks {key}");
                    let said = say(language, &words);
                    assert!(!said.contains('{') && !said.is_empty(), "{key}: {said}");
                }
                return 1;
            }
            fields.values().map(check_words).sum()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

async fn every(app: &Arc<App>, list: &str, payload: Value, one: &str, id: &str) -> Vec<Value> {
    let mut seen = Vec::new();
    for row in ask(app, list, payload).await["rows"].as_array().unwrap() {
        let answer = ask(app, one, json!({ id: row[id] })).await;
        check_words(&answer);
        seen.push(answer);
    }
    seen
}

/// Ids of the order list, read window by window.
async fn listed(app: &Arc<App>, by: &str, descending: bool, filter: &Value) -> Vec<Value> {
    let mut ids = Vec::new();
    loop {
        let sort = json!({ "by": by, "descending": descending });
        let window = json!({ "filter": filter, "sort": sort, "offset": ids.len(), "limit": 37 });
        let page = ask(app, "order.list", window).await;
        let rows = page["rows"].as_array().unwrap();
        ids.extend(rows.iter().map(|r| r["orderId"].clone()));
        if rows.is_empty() || ids.len() as u64 >= page["total"].as_u64().unwrap() {
            assert_eq!(ids.len() as u64, page["total"].as_u64().unwrap());
            return ids;
        }
    }
}

async fn windows_make_the_whole_list(app: &Arc<App>) {
    for filter in [json!({}), json!({ "statuses": ["closed", "shipped"] })] {
        let mut found = BTreeSet::new();
        for by in ["number", "placed", "customer", "total", "promised"] {
            let mut up = listed(app, by, false, &filter).await;
            let down = listed(app, by, true, &filter).await;
            up.reverse();
            assert_eq!(up, down, "by {by}");
            let ids: BTreeSet<String> = up.iter().map(ToString::to_string).collect();
            assert_eq!(ids.len(), up.len(), "an order is listed once, by {by}");
            found.insert(ids);
        }
        assert_eq!(found.len(), 1, "however sorted, the same orders");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_in_the_demo_shop_can_be_read_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path()).await;
    seed(
        &app,
        SeedOptions {
            seed: 3,
            today: None,
            scale: 30,
        },
        &mut |_| {},
    )
    .await
    .unwrap();
    let boot = ask(&app, "app.boot", json!({})).await;
    assert_eq!(boot["demo"], true);

    windows_make_the_whole_list(&app).await;
    let orders = every(
        &app,
        "order.list",
        json!({ "limit": 200 }),
        "order.get",
        "orderId",
    )
    .await;
    assert!(orders.len() > 50, "{}", orders.len());
    for order in &orders {
        check_order(order);
    }
    for order in orders
        .iter()
        .filter(|o| !o["fulfillments"].as_array().unwrap().is_empty())
        .take(40)
    {
        let decisions = ask(
            &app,
            "order.decision",
            json!({ "orderId": order["orderId"] }),
        )
        .await;
        assert!(
            check_words(&decisions) > 0,
            "a sourced order has a decision"
        );
    }
    let returns = every(
        &app,
        "return.list",
        json!({ "queue": "all", "limit": 200 }),
        "return.get",
        "returnId",
    )
    .await;
    assert!(!returns.is_empty());
    let mut drawn = 0;
    for queue in [
        "to_release",
        "to_pick",
        "to_pack",
        "to_ship",
        "to_stage",
        "ready",
        "in_transit",
        "to_hand_over",
    ] {
        let seen = every(
            &app,
            "fulfillment.list",
            json!({ "queue": queue }),
            "fulfillment.get",
            "fulfillmentId",
        )
        .await;
        for fulfillment in seen.iter().take(2) {
            for paper in ["pick_list", "packing_slip", "pickup_label"] {
                let id = &fulfillment["fulfillmentId"];
                let asked = json!({ "paper": { "kind": paper, "fulfillmentId": id } });
                let answer = ask(&app, "paper.pdf", asked).await;
                let number = fulfillment["number"].as_str().unwrap();
                assert!(answer["fileName"].as_str().unwrap().starts_with(number));
                let bytes = STANDARD.decode(answer["base64"].as_str().unwrap()).unwrap();
                assert!(bytes.starts_with(b"%PDF-1.7"), "{paper} of {number}");
                drawn += 1;
            }
        }
    }
    assert!(drawn >= 12, "papers were drawn: {drawn}");
    let stock = ask(&app, "stock.list", json!({ "limit": 20 })).await;
    for row in stock["rows"].as_array().unwrap() {
        let moves = ask(
            &app,
            "stock.ledger",
            json!({ "itemId": row["itemId"], "limit": 50 }),
        )
        .await;
        assert!(
            check_words(&moves) > 0,
            "an item of the shop has a first stock"
        );
    }
    let customer = orders
        .iter()
        .find_map(|o| o["customer"]["customerId"].as_str())
        .unwrap();
    let customer = ask(&app, "customer.get", json!({ "customerId": customer })).await;
    assert!(customer["orderCount"].as_i64().unwrap() > 0 && customer["name"].is_string());
    let today = ask(&app, "today.get", json!({})).await;
    assert!(today["toPick"].as_i64().unwrap() > 0, "{today}");
    find_all_kinds(&app, &orders).await;
    pdf_of_first(&app).await;
    app.close().await;
}

/// What holds for every order whatever happened to it.
fn check_order(order: &Value) {
    let number = &order["number"];
    assert!(
        !order["answer"].as_array().unwrap().is_empty(),
        "{number} answers where it is"
    );
    let offered = order["offered"].as_array().unwrap();
    let open: Vec<&Value> = offered
        .iter()
        .filter(|o| o["primary"] == true && o["closed"].is_null())
        .collect();
    assert!(
        open.len() <= 1 && open.first().is_none_or(|o| **o == offered[0]),
        "{number}: one next step, first: {offered:?}"
    );
    for line in order["lines"].as_array().unwrap() {
        let staged: i64 = line["stages"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s["quantity"].as_i64().unwrap())
            .sum();
        assert_eq!(
            Some(staged),
            line["quantity"].as_i64(),
            "stages of {number}"
        );
    }
    let t = &order["totals"];
    let minor = |name: &str| t[name].as_i64().unwrap();
    // Whose prices are without tax pays it on top.
    let on_top = if order["pricesIncludeTax"] == false {
        minor("taxMinor")
    } else {
        0
    };
    assert_eq!(
        minor("goodsMinor") - minor("discountMinor") + minor("shippingMinor") + on_top,
        minor("totalMinor"),
        "totals of {number} add up"
    );
    let taxes: i64 = t["taxes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|g| g["taxMinor"].as_i64().unwrap())
        .sum();
    assert_eq!(taxes, minor("taxMinor"));
}

async fn find_all_kinds(app: &Arc<App>, orders: &[Value]) {
    let order = orders.iter().find(|o| o["customer"].is_object()).unwrap();
    let number = order["number"].as_str().unwrap();
    let digits: i64 = number.rsplit('-').next().unwrap().parse().unwrap();
    for text in [number.to_owned(), number.to_lowercase(), digits.to_string()] {
        let found = ask(app, "find.anything", json!({ "text": text })).await;
        assert_eq!(found["orders"][0]["number"], number, "{text}");
        assert!(check_words(&found) > 0);
    }
    let name = order["customer"]["name"].as_str().unwrap();
    let found = ask(app, "find.anything", json!({ "text": name })).await;
    assert!(
        found["orders"]
            .as_array()
            .unwrap()
            .iter()
            .all(|o| o["customerName"] == name),
        "{found}"
    );
    assert_eq!(found["customers"][0]["name"], name);
    let line = &order["lines"][0];
    let found = ask(app, "find.anything", json!({ "text": line["sku"] })).await;
    assert_eq!(
        found["items"].as_array().unwrap().len(),
        1,
        "a whole code is one item"
    );
    assert_eq!(found["items"][0]["sku"], line["sku"]);
    let sent = orders
        .iter()
        .flat_map(|o| o["fulfillments"].as_array().unwrap())
        .find(|f| f["tracking"].as_str().is_some_and(|t| !t.is_empty()))
        .unwrap();
    for text in [&sent["tracking"], &sent["number"]] {
        let found = ask(app, "find.anything", json!({ "text": text })).await;
        assert_eq!(found["fulfillments"][0]["number"], sent["number"], "{text}");
    }
    let document = orders
        .iter()
        .find_map(|o| o["documents"].as_array().unwrap().first())
        .unwrap();
    let found = ask(app, "find.anything", json!({ "text": document["number"] })).await;
    assert_eq!(found["documents"][0]["number"], document["number"]);
    let none = ask(app, "find.anything", json!({ "text": "  " })).await;
    assert_eq!(none["orders"], json!([]));
}

async fn pdf_of_first(app: &Arc<App>) {
    let documents = ask(app, "document.list", json!({ "limit": 1 })).await;
    let row = &documents["rows"][0];
    let file = ask(app, "document.pdf", json!({ "number": row["number"] })).await;
    assert_eq!(
        file["fileName"].as_str().unwrap(),
        format!("{}.pdf", row["number"].as_str().unwrap())
    );
    assert!(
        file["base64"].as_str().unwrap().starts_with("JVBERi0"),
        "a PDF file"
    );
    let missing = app
        .call("document.pdf", json!({ "number": "X-1" }))
        .await
        .unwrap_err();
    assert_eq!(missing.code, "not_found");
    original_is_for_who_may_issue(app, row).await;
}

/// Who sees everything sees every invoice, as a marked copy, and has no file for machines, which bears no mark.
async fn original_is_for_who_may_issue(app: &Arc<App>, row: &Value) {
    let mut cx = app
        .cx(
            CommandId::new(uuid::Uuid::from_u128(7)),
            None,
            app.options.clock,
        )
        .await;
    cx.ctx.actor.permissions = PermissionSet::of(&[Permission::Read]);
    let mut read = Read::new(app.clone(), cx).await.unwrap();
    let asked = |copy: bool| json!({ "number": row["number"], "copy": copy });
    let query = serde_json::from_value(asked(false)).unwrap();
    let shown = documents::pdf(&mut read, query).await.unwrap().base64;
    let copy = ask(app, "document.pdf", asked(true)).await;
    let original = ask(app, "document.pdf", asked(false)).await;
    assert_eq!(copy["base64"], shown.as_str(), "it is the copy");
    assert_ne!(original["base64"], shown.as_str(), "which is marked");
    for format in ["ubl", "cii"] {
        let asked = json!({ "documentId": row["documentId"], "format": format });
        let query = serde_json::from_value(asked).unwrap();
        let refused = documents::file(&mut read, query).await.unwrap_err();
        assert_eq!(refused.code, "not_permitted", "{format}");
    }
}

/// A shop with a store in Madrid and one in Valencia, a mug and a lamp, and a customer.
struct Shop {
    app: Arc<App>,
    steps: u32,
    places: [String; 2],
    items: [String; 2],
    customer: String,
}

const MADRID: usize = 0;
const VALENCIA: usize = 1;

impl Shop {
    async fn open(folder: &Path) -> Self {
        let app = open(folder).await;
        let mut shop = Self {
            app,
            steps: 0,
            places: Default::default(),
            items: Default::default(),
            customer: String::new(),
        };
        let company = json!({
            "companyId": "01900000-0000-7000-8000-000000000001", "name": "Casa", "legalName": "Casa S.L.", "taxId": "B12345674", "vatId": "ESB12345674",
            "address": { "line1": "Calle Mayor 1", "postalCode": "28013", "city": "Madrid", "country": "ES" }, "email": "", "phone": "", "web": "",
            "registerText": "", "iban": "", "currency": "EUR", "pricesIncludeTax": true, "language": "es", "timeZone": "Europe/Madrid",
            "taxRates": [{ "jurisdiction": "ES", "class": "general", "category": "S", "rateBp": 2100, "validFrom": "2012-09-01", "validTo": null }],
            "carriers": [{ "code": "standard", "carrier": "SEUR", "chargeMinor": 490, "freeFromMinor": 0,
                "zones": [{ "upToKm": 2000, "fixedMinor": 500, "perKgMinor": 80, "transitDays": 2 }] }],
            "options": {}, "demo": false
        });
        shop.call("company.save", json!({ "company": company }))
            .await;
        shop.places[MADRID] = shop
            .place("Madrid", "28013", (40_416_775, -3_703_790))
            .await;
        shop.places[VALENCIA] = shop
            .place("Valencia", "46001", (39_469_907, -376_288))
            .await;
        shop.items[0] = shop.item("MUG", "Mug", "Taza").await;
        shop.items[1] = shop.item("LAMP", "Lamp", "Lámpara").await;
        let address = json!({ "line1": "Calle Luna 3", "postalCode": "28004", "city": "Madrid", "country": "ES" });
        let customer = json!({ "name": "Ana García", "email": "ana@example.es", "language": "es", "address": address });
        shop.customer = shop
            .call("customer.create", json!({ "customer": customer }))
            .await["customerId"]
            .as_str()
            .unwrap()
            .to_owned();
        shop
    }

    /// At the shop's own time: a minute later each time.
    async fn call(&mut self, name: &str, payload: Value) -> Value {
        self.steps += 1;
        let clock = Clock::Fixed {
            now_ms: NOW_MS + i64::from(self.steps) * 60_000,
            seed: u128::from(self.steps),
        };
        let asked = format!("{name} {payload}");
        self.app
            .call_at(name, payload, clock)
            .await
            .unwrap_or_else(|e| panic!("{asked}: {e}"))
    }

    async fn place(
        &mut self,
        city: &str,
        postal_code: &str,
        (latitude, longitude): (i32, i32),
    ) -> String {
        let id = format!("01900000-0000-7000-8000-0000000000{:02}", self.steps + 10);
        let location = json!({
            "locationId": id, "code": city.to_uppercase(), "name": format!("{city} Store"), "kind": "store", "timeZone": "Europe/Madrid",
            "address": { "line1": "Calle 1", "postalCode": postal_code, "city": city, "country": "ES" }, "latitudeMicro": latitude, "longitudeMicro": longitude,
            "ships": true, "pickup": true, "cutoffMinute": 1_020, "leadTimeDays": 0, "openDays": [true, true, true, true, true, true, true],
            "handlingShipmentMinor": 100, "handlingUnitMinor": 20, "closed": false
        });
        self.call("location.save", json!({ "location": location }))
            .await;
        id
    }

    async fn item(&mut self, sku: &str, en: &str, es: &str) -> String {
        let item = json!({ "sku": sku, "nameEn": en, "nameEs": es, "priceMinor": 1_000, "costMinor": 400, "taxClass": "general", "weightG": 300 });
        self.call("item.create", json!({ "item": item })).await["itemId"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    async fn stock(&mut self, place: usize, item: usize, units: i64) {
        let payload = json!({ "itemId": self.items[item], "locationId": self.places[place], "delta": units, "reason": "found" });
        self.call("stock.adjust", payload).await;
    }

    async fn order(&mut self, delivery: &Value, lines: &[(usize, u32)]) -> Value {
        let lines: Vec<Value> = lines
            .iter()
            .map(|(item, n)| json!({ "itemId": self.items[*item], "quantity": n, "delivery": 0 }))
            .collect();
        let input = json!({ "channel": "phone", "locationId": self.places[MADRID], "customerId": self.customer, "deliveries": [delivery], "lines": lines });
        let id = self.call("order.place", json!({ "input": input })).await["orderId"].clone();
        self.call("order.verify", json!({ "orderId": id })).await;
        id
    }

    async fn view(&mut self, order: &Value) -> Value {
        let view = self.call("order.get", json!({ "orderId": order })).await;
        check_order(&view);
        check_words(&view);
        view
    }

    /// Does what the order offers first, with what it asks for.
    async fn next(&mut self, order: &Value, fields: Value) -> String {
        let view = self.view(order).await;
        let offer = &view["offered"][0];
        assert!(
            offer["primary"] == true && offer["closed"].is_null(),
            "{offer}"
        );
        let mut payload = offer["payload"].as_object().unwrap().clone();
        payload.extend(serde_json::from_value::<serde_json::Map<String, Value>>(fields).unwrap());
        let command = offer["command"].as_str().unwrap().to_owned();
        self.call(&command, Value::Object(payload)).await;
        command
    }

    /// The person here reads this language from now on; what is kept in memory follows the feed.
    async fn speak(&mut self, language: Language) {
        self.call("device.configure", json!({ "language": language }))
            .await;
        while self
            .app
            .house()
            .await
            .device
            .as_ref()
            .and_then(|d| d.language)
            != Some(language)
        {
            tokio::task::yield_now().await;
        }
    }

    async fn check(&mut self, order: &Value, en: &str, es: &str) {
        for (language, wanted) in [(Language::En, en), (Language::Es, es)] {
            self.speak(language).await;
            let view = self.view(order).await;
            let answer: Vec<Words> = serde_json::from_value(view["answer"].clone()).unwrap();
            let said: Vec<String> = answer.iter().map(|w| say(language, w)).collect();
            assert_eq!(said.join(" "), wanted);
        }
    }
}

/// Everything of a fulfillment order, as a picker would report it.
fn picked(view: &Value, index: usize) -> Value {
    let lines: Vec<Value> = view["fulfillments"][index]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| json!({ "lineId": l["lineId"], "quantity": l["quantity"] }))
        .collect();
    json!({ "lines": lines, "shorts": [] })
}

#[tokio::test]
async fn an_order_from_two_places_says_where_each_part_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut shop = Shop::open(folder.path()).await;
    shop.stock(MADRID, 0, 5).await;
    shop.stock(VALENCIA, 1, 5).await;
    let order = shop
        .order(&json!({ "method": "ship" }), &[(0, 2), (1, 1)])
        .await;
    shop.check(
        &order,
        "Verified; still to be confirmed.",
        "Verificado; falta confirmarlo.",
    )
    .await;
    assert_eq!(shop.next(&order, json!({})).await, "order.confirm");
    let view = shop.view(&order).await;
    assert_eq!(
        view["fulfillments"].as_array().unwrap().len(),
        2,
        "nobody has both"
    );
    assert_eq!(
        shop.next(&order, picked(&view, 0)).await,
        "fulfillment.pick"
    );
    let [first, second] = [0, 1].map(|i| {
        view["fulfillments"][i]["locationName"]
            .as_str()
            .unwrap()
            .to_owned()
    });
    let view = shop.view(&order).await;
    let pack = view["offered"]
        .as_array()
        .unwrap()
        .iter()
        .find(|o| o["command"] == "fulfillment.pack")
        .unwrap();
    let id = pack["payload"]["fulfillmentId"].clone();
    shop.call(
        "fulfillment.pack",
        json!({ "fulfillmentId": id, "packages": [] }),
    )
    .await;
    shop.call(
        "fulfillment.ship",
        json!({ "fulfillmentId": id, "carrier": "SEUR", "service": "standard", "tracking": "123" }),
    )
    .await;
    let (en, es) = ("€34.90 is still due.", "Quedan 34,90\u{a0}€ por cobrar.");
    shop.check(
        &order,
        &format!("1 of 2 lines shipped from {first} on 22 Nov 2026 with SEUR 123. 1 of 2 lines to be picked at {second}, promised 25 Nov 2026. {en}"),
        &format!("1 de 2 líneas enviadas desde {first} el 22/11/2026 con SEUR 123. 1 de 2 líneas por preparar en {second}, prometido para 25/11/2026. {es}"),
    )
    .await;
    let found = shop
        .call("find.anything", json!({ "text": "garcia" }))
        .await;
    assert_eq!(
        found["orders"][0]["answer"].as_array().unwrap().len(),
        3,
        "the palette says the same"
    );
    shop.app.close().await;
}

#[tokio::test]
async fn a_pickup_is_paid_handed_over_and_then_invoiced() {
    let folder = tempfile::tempdir().unwrap();
    let mut shop = Shop::open(folder.path()).await;
    shop.stock(VALENCIA, 0, 5).await;
    let order = shop
        .order(
            &json!({ "method": "pickup", "locationId": shop.places[VALENCIA] }),
            &[(0, 2)],
        )
        .await;
    assert_eq!(shop.next(&order, json!({})).await, "order.confirm");
    let from = encargo_store::last_seq(&mut shop.app.store.reader().await.unwrap())
        .await
        .unwrap();
    let view = shop.view(&order).await;
    assert_eq!(
        shop.next(&order, picked(&view, 0)).await,
        "fulfillment.pick"
    );
    assert_eq!(
        shop.next(&order, json!({ "shelf": "B-3" })).await,
        "fulfillment.stage"
    );
    let due = " €20.00 is still due.";
    shop.check(
        &order,
        &format!("Everything ready for pickup at Valencia Store, shelf B-3.{due}"),
        "Todo listo para recoger en Valencia Store, estante B-3. Quedan 20,00\u{a0}€ por cobrar.",
    )
    .await;
    let notices = crate::notices::since(&shop.app, from, from + 100)
        .await
        .unwrap();
    assert_eq!(
        say(Language::Es, &notices[0].words),
        "Ana García, Valencia Store, estante B-3"
    );
    assert_eq!(
        crate::notices::since(&shop.app, from + 100, from + 200)
            .await
            .unwrap(),
        [],
        "old news is no news"
    );
    assert_eq!(
        shop.next(&order, json!({ "tender": "card", "amountMinor": 2_000 }))
            .await,
        "order.take_payment",
        "money before goods"
    );
    let code = shop.view(&order).await["fulfillments"][0]["pickupCode"].clone();
    let found = shop
        .call("fulfillment.find_pickup", json!({ "code": code }))
        .await;
    assert_eq!(found[0]["shelf"], "B-3");
    assert_eq!(
        shop.next(&order, json!({ "code": code })).await,
        "fulfillment.hand_over"
    );
    assert_eq!(shop.next(&order, json!({})).await, "invoice.issue");
    shop.check(
        &order,
        "Everything handed over at Valencia Store on 22 Nov 2026.",
        "Todo entregado en Valencia Store el 22/11/2026.",
    )
    .await;
    returned(&mut shop, &order).await;
    shop.app.close().await;
}

/// One of the two mugs comes back to Madrid.
async fn returned(shop: &mut Shop, order: &Value) {
    let lines = json!([{ "lineId": 1, "quantity": 1 }]);
    let quote = shop
        .call(
            "return.quote",
            json!({ "orderId": order, "locationId": shop.places[MADRID], "lines": lines }),
        )
        .await;
    assert_eq!(
        (&quote["refundMinor"], &quote["tenders"]),
        (
            &json!(1_000),
            &json!([{ "tender": "card", "amountMinor": 1_000 }])
        )
    );
    let too_many = shop
        .call(
            "return.quote",
            json!({ "orderId": order, "lines": [{ "lineId": 1, "quantity": 3 }] }),
        )
        .await;
    assert_eq!(
        too_many["lines"][0]["refusal"]["code"],
        "more_than_returnable"
    );
    check_words(&too_many);
    let lines = json!([{ "lineId": 1, "quantity": 1, "reason": "size", "disposition": "restock" }]);
    shop.call(
        "return.take_back",
        json!({ "orderId": order, "locationId": shop.places[MADRID], "lines": lines }),
    )
    .await;
    shop.check(
        order,
        "Everything handed over at Valencia Store on 22 Nov 2026. 1 unit returned at Madrid Store on 22 Nov 2026; €10.00 refunded.",
        "Todo entregado en Valencia Store el 22/11/2026. 1 unidad devuelta en Madrid Store el 22/11/2026; reembolsados 10,00\u{a0}€.",
    )
    .await;
    let view = shop.view(order).await;
    assert_eq!(
        view["documents"].as_array().unwrap().len(),
        2,
        "an invoice and a credit note"
    );
    let kinds: Vec<&str> = view["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["kind"].as_str().unwrap())
        .collect();
    assert!(
        kinds.contains(&"document.issued") && !kinds.contains(&"order.invoiced"),
        "a document is told once: {kinds:?}"
    );
    let ledger = shop
        .call(
            "stock.ledger",
            json!({ "itemId": shop.items[0], "locationId": shop.places[MADRID] }),
        )
        .await;
    assert_eq!(ledger["rows"][0]["words"]["key"], "move-restocked");
}
