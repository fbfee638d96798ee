//! Promises: what can be told a buyer, from shelves and from goods on their way, and what becomes of it. The stories begin on Monday
//! 2 March 2026 at ten.

use encargo_app::Language;
use serde_json::{Value, json};

use crate::story::Story;

const SHOP: &str = "
place MAD dc 40.30 -3.73
place VLC store 39.47 -0.38
place TOL store 39.86 -4.02
item MUG 9.99
customer ana 28013
";

async fn shop() -> Story {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    story
}

/// What could be promised for some mugs.
async fn options(story: &mut Story, units: u32) -> Vec<Value> {
    let sheet = json!({
        "channel": "phone", "locationId": story.place_id("VLC"), "customerId": story.customer_id("ana"), "deliveries": [],
        "lines": [{ "itemId": story.item_id("MUG"), "quantity": units, "delivery": 0 }],
    });
    let preview = story.call("order.preview", sheet).await.unwrap();
    preview["options"].as_array().unwrap().clone()
}

fn shipped(options: &[Value]) -> &Value {
    options.iter().find(|o| o["method"] == "ship").unwrap()
}

async fn purchase(story: &mut Story, day: &str, units: u32) -> (String, String) {
    let order = json!({
        "supplierName": "Alfar", "locationId": story.place_id("MAD"), "expectedOn": day,
        "lines": [{ "itemId": story.item_id("MUG"), "quantity": units }],
    });
    let placed = story.call("purchase_order.place", order).await.unwrap();
    let text = |key: &str| placed[key].as_str().unwrap().to_owned();
    (text("purchaseOrderId"), text("number"))
}

async fn endangered(story: &mut Story) -> Value {
    let watch = story.call("promise.watch", json!({})).await.unwrap();
    watch["endangered"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_way_of_delivery_has_its_day_cost_and_emissions() {
    let mut story = shop().await;
    story
        .tell("stock", "stock MAD MUG 5\nstock VLC MUG 5\nstock TOL MUG 5")
        .await;
    let options = options(&mut story, 2).await;
    let ship = shipped(&options);
    assert_eq!(ship["promisedOn"], "2026-03-03");
    // A parcel 3.00, 800 g at 0.50 a kilogram, handling 0.80 and twice 0.20.
    assert_eq!(ship["costMinor"], 300 + 40 + 80 + 40, "{ship:#}");
    assert!(ship["co2G"].as_i64().unwrap() > 0, "{ship:#}");
    assert_eq!(ship["confidence"], Value::Null, "no history, no figure");
    let counters: Vec<&Value> = options.iter().filter(|o| o["method"] == "pickup").collect();
    assert_eq!(counters.len(), 2);
    let away = |o: &Value| o["distanceKm"].as_i64().unwrap();
    assert!(counters.iter().all(|o| o["promisedOn"] == "2026-03-02"));
    let toledo = counters
        .iter()
        .find(|o| o["locationId"] == story.place_id("TOL").as_str())
        .unwrap();
    assert!((60..90).contains(&away(toledo)), "{toledo:#}");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn how_likely_a_day_is_kept_is_told_once_there_is_history() {
    let mut story = shop().await;
    story.tell("stock", "stock MAD MUG 99").await;
    for n in 0..20 {
        story
            .tell(
                "placed",
                &format!("order O{n} ana ship MUG x1\nverify O{n}"),
            )
            .await;
        story.attempt(&format!("lift O{n}")).await;
        if n == 15 {
            story.tell("the rest waits for days", "later 3d").await;
        }
        story
            .tell(
                "sent",
                &format!("confirm O{n}\npick O{n}\npack O{n}\nship O{n}"),
            )
            .await;
    }
    let offered = options(&mut story, 1).await;
    let of = |method: &str| offered.iter().find(|o| o["method"] == method).unwrap();
    assert_eq!(of("ship")["confidence"], 100, "each left on its day");
    assert_eq!(of("pickup")["confidence"], Value::Null);
    assert_eq!(of("pickup")["co2G"], 0, "it travels with its buyer");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_has_is_promised_from_goods_on_their_way_after_those_who_wait() {
    let mut story = shop().await;
    assert_eq!(shipped(&options(&mut story, 3).await)["feasible"], false);
    let (_, number) = purchase(&mut story, "2026-03-10", 5).await;
    let offered = options(&mut story, 3).await;
    let ship = shipped(&offered);
    assert_eq!(
        (&ship["feasible"], &ship["promisedOn"]),
        (&json!(true), &json!("2026-03-11")),
        "it is there on Tuesday and travels a day"
    );
    assert_eq!(
        ship["awaits"],
        json!({ "number": number, "expectedOn": "2026-03-10" })
    );
    story.tell("placed", "order O1 ana ship MUG x3").await;
    story.tell("verified", "verify O1").await;
    story.attempt("lift O1").await;
    story
        .tell("waits", "confirm O1\nexpect O1 backordered")
        .await;
    let id = story.order_id("O1");
    let view = story
        .call("order.get", json!({ "orderId": id }))
        .await
        .unwrap();
    assert_eq!(view["promisedOn"], "2026-03-11", "what was told was kept");

    // Three of the five are theirs.
    assert_eq!(shipped(&options(&mut story, 3).await)["feasible"], false);
    let two = options(&mut story, 2).await;
    assert_eq!(shipped(&two)["promisedOn"], "2026-03-11");
    // Both come in two parts: the later one decides.
    let (_, late) = purchase(&mut story, "2026-03-13", 1).await;
    let three = options(&mut story, 3).await;
    assert_eq!(shipped(&three)["awaits"]["number"], late.as_str());
    assert_eq!(
        shipped(&three)["promisedOn"],
        "2026-03-16",
        "Friday, and the carrier rests at the weekend"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_that_will_not_hold_is_seen_early_and_another_day_is_told() {
    let mut story = shop().await;
    let (purchase_id, number) = purchase(&mut story, "2026-03-05", 3).await;
    story.tell("placed", "order O1 ana ship MUG x3").await;
    story.tell("verified", "verify O1").await;
    story.attempt("lift O1").await;
    story.tell("waits", "confirm O1").await;
    let order = story.order_id("O1");
    assert_eq!(endangered(&mut story).await, json!([]), "all is well");
    let expected = story
        .call("order.expected", json!({ "orderId": order }))
        .await
        .unwrap();
    assert_eq!(expected[0]["expectedOn"], "2026-03-06");
    assert_eq!(expected[0]["cause"]["params"]["number"], number.as_str());

    story
        .call(
            "purchase_order.cancel",
            json!({ "purchaseOrderId": purchase_id }),
        )
        .await
        .unwrap();
    let seen = endangered(&mut story).await;
    assert_eq!(seen[0]["orderId"], order.as_str());
    assert_eq!(seen[0]["late"][0]["expectedOn"], Value::Null);
    assert_eq!(seen[0]["late"][0]["cause"]["key"], "watch-nowhere");

    purchase(&mut story, "2026-03-17", 3).await;
    let seen = endangered(&mut story).await;
    assert_eq!(seen[0]["late"][0]["promisedOn"], "2026-03-06");
    assert_eq!(seen[0]["late"][0]["expectedOn"], "2026-03-18");

    let tell = |day: &str, reason: &str| json!({ "orderId": order, "deliveries": [{ "delivery": 0, "promisedOn": day }], "reason": reason });
    for (day, reason, code) in [
        ("2026-03-01", "late", "field_invalid"),
        ("2026-03-06", "late", "nothing_to_do"),
        ("2026-03-18", " ", "field_required"),
    ] {
        let refused = story.call("order.repromise", tell(day, reason)).await;
        assert_eq!(refused, Err(code.to_owned()), "{day}");
    }
    story
        .call("order.repromise", tell("2026-03-18", "The kiln broke"))
        .await
        .unwrap();
    assert_eq!(endangered(&mut story).await, json!([]));
    let view = story
        .call("order.get", json!({ "orderId": order }))
        .await
        .unwrap();
    assert_eq!(view["promisedOn"], "2026-03-18");
    let told = view["timeline"].as_array().unwrap().iter();
    let told: Vec<&Value> = told
        .filter(|e| e["words"]["key"] == "event-order-repromised")
        .collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["words"]["params"]["reason"], "The kiln broke");
    story.end().await;
}

/// Order `name` of some mugs that nobody has.
async fn waits(story: &mut Story, name: &str, units: u32) {
    story
        .tell(
            "placed",
            &format!("order {name} ana ship MUG x{units}\nverify {name}"),
        )
        .await;
    story.attempt(&format!("lift {name}")).await;
    story
        .tell(
            "waits",
            &format!("confirm {name}\nexpect {name} backordered"),
        )
        .await;
}

async fn expected(story: &mut Story, name: &str) -> Value {
    let id = story.order_id(name);
    let expected = story
        .call("order.expected", json!({ "orderId": id }))
        .await
        .unwrap();
    expected[0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_takes_the_supply_in_turn_and_the_next_sees_what_is_left() {
    let mut story = shop().await;
    let (_, first) = purchase(&mut story, "2026-03-10", 3).await;
    waits(&mut story, "O1", 3).await;
    let (_, second) = purchase(&mut story, "2026-03-12", 2).await;
    waits(&mut story, "O2", 2).await;
    let one = expected(&mut story, "O1").await;
    let two = expected(&mut story, "O2").await;
    assert_eq!(one["cause"]["params"]["number"], first.as_str(), "{one:#}");
    assert_eq!(one["expectedOn"], "2026-03-11");
    assert_eq!(two["cause"]["params"]["number"], second.as_str(), "{two:#}");
    assert_eq!(two["expectedOn"], "2026-03-13");

    // What lies on a shelf is given in turn too.
    story.tell("two units come", "stock MAD MUG 2").await;
    let one = expected(&mut story, "O1").await;
    assert_eq!(one["expectedOn"], "2026-03-11", "two here, one to come");
    let two = expected(&mut story, "O2").await;
    assert_eq!(
        two["expectedOn"], "2026-03-11",
        "two of the first purchase are free again: {two:#}"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_turn_decides_who_gets_too_little() {
    let mut story = shop().await;
    story
        .policy(json!({ "priority": ["value"] }))
        .await
        .unwrap();
    purchase(&mut story, "2026-03-10", 3).await;
    let (more, _) = purchase(&mut story, "2026-03-11", 2).await;
    waits(&mut story, "O1", 2).await;
    waits(&mut story, "O2", 3).await;
    // The larger one goes first, though the smaller one was promised first: it is a day late for it.
    let seen = expected(&mut story, "O1").await;
    assert_eq!(
        (&seen["promisedOn"], &seen["expectedOn"], &seen["late"]),
        (&json!("2026-03-11"), &json!("2026-03-12"), &json!(true))
    );
    story
        .call("purchase_order.cancel", json!({ "purchaseOrderId": more }))
        .await
        .unwrap();
    let seen = endangered(&mut story).await;
    assert_eq!(seen.as_array().unwrap().len(), 1, "{seen:#}");
    assert_eq!(seen[0]["orderId"], story.order_id("O1").as_str());
    let cause = &seen[0]["late"][0]["cause"];
    assert_eq!(cause["key"], "watch-others-first");
    assert_eq!(cause["params"]["count"], 2);
    story.end().await;
}

/// Looks at the promises and answers how many newly will not hold.
async fn warned(story: &mut Story) -> Value {
    let told = story.call("promise.warn", json!({})).await.unwrap();
    told["warned"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delay_is_told_once_for_each_promise() {
    let mut story = shop().await;
    let (purchase_id, _) = purchase(&mut story, "2026-03-05", 3).await;
    waits(&mut story, "O1", 3).await;
    let order = story.order_id("O1");
    assert_eq!(warned(&mut story).await, 0, "all is well");
    story
        .call(
            "purchase_order.cancel",
            json!({ "purchaseOrderId": purchase_id }),
        )
        .await
        .unwrap();
    let mut feed = story.app.feed();
    assert_eq!(warned(&mut story).await, 1);
    let notice = loop {
        let message = feed.recv().await.unwrap();
        if let Some(notice) = message.notices.into_iter().next() {
            break notice;
        }
    };
    assert_eq!(notice.order_id.to_string(), order);
    let said = |language| encargo_app::say(language, &notice.words);
    assert_eq!(
        said(Language::En),
        "ana, promised 6 Mar 2026: 3 units are nowhere and none are on their way"
    );
    assert_eq!(
        said(Language::Es),
        "ana, prometido para 06/03/2026: faltan 3 unidades y no hay ninguna en camino"
    );
    assert_eq!(warned(&mut story).await, 0, "it was told");
    let view = story
        .call("order.get", json!({ "orderId": order }))
        .await
        .unwrap();
    let timeline = view["timeline"].as_array().unwrap().iter();
    let told: Vec<&Value> = timeline
        .filter(|e| e["words"]["key"] == "event-order-delay-foreseen")
        .collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0]["words"]["params"]["cause"], "watch-nowhere");
    assert_eq!(told[0]["words"]["params"]["expected"], "none");

    // Another promise is another matter.
    let tell = json!({ "orderId": order, "deliveries": [{ "delivery": 0, "promisedOn": "2026-03-09" }], "reason": "The kiln broke" });
    story.call("order.repromise", tell).await.unwrap();
    assert_eq!(warned(&mut story).await, 1);
    // And who is not late cannot be warned of.
    let fine = json!({ "delays": [{ "orderId": order, "delivery": 0, "promisedOn": "2026-03-09", "expectedOn": "2026-03-09", "cause": { "key": "watch-ready" } }] });
    let told = story.call("promise.warn_of", fine).await.unwrap();
    assert_eq!(told["warned"], 0);
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_delays_at_once_are_one_piece_of_news() {
    let mut story = shop().await;
    let (purchase_id, _) = purchase(&mut story, "2026-03-05", 9).await;
    for n in 1..5 {
        waits(&mut story, &format!("O{n}"), 1).await;
    }
    story
        .call(
            "purchase_order.cancel",
            json!({ "purchaseOrderId": purchase_id }),
        )
        .await
        .unwrap();
    let mut feed = story.app.feed();
    assert_eq!(warned(&mut story).await, 4);
    let notices = loop {
        let message = feed.recv().await.unwrap();
        if !message.notices.is_empty() {
            break message.notices;
        }
    };
    let titles: Vec<String> = notices
        .iter()
        .map(|n| encargo_app::say(Language::En, &n.title))
        .collect();
    assert_eq!(titles, ["4 orders will be late"]);
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn goods_that_are_not_sent_in_time_endanger_the_promise_and_sent_ones_do_not() {
    let mut story = shop().await;
    story
        .tell(
            "sold",
            "stock MAD MUG 5\norder O1 ana ship MUG x1\nverify O1\nconfirm O1\nexpect O1 released",
        )
        .await;
    assert_eq!(endangered(&mut story).await, json!([]));
    story.tell("two days pass", "later 2d").await;
    let seen = endangered(&mut story).await;
    assert_eq!(seen[0]["late"][0]["cause"]["key"], "watch-not-left");
    assert_eq!(seen[0]["late"][0]["expectedOn"], "2026-03-05");
    story.tell("sent", "pick O1\npack O1\nship O1").await;
    assert_eq!(endangered(&mut story).await, json!([]));
    let order = story.order_id("O1");
    let gone = json!({ "orderId": order, "deliveries": [{ "delivery": 0, "promisedOn": "2026-03-20" }], "reason": "x" });
    assert_eq!(
        story.call("order.repromise", gone).await,
        Err("wrong_state".to_owned())
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_location_takes_on_no_more_than_its_day_holds() {
    let mut story = shop().await;
    let mut record = json!({
        "locationId": story.place_id("MAD"), "code": "MAD", "name": "MAD", "kind": "dc", "timeZone": "Europe/Madrid",
        "address": { "line1": "Calle 1", "postalCode": "28013", "city": "MAD", "country": "ES" },
        "latitudeMicro": 40_300_000, "longitudeMicro": -3_730_000, "ships": true, "pickup": false, "cutoffMinute": 1020, "leadTimeDays": 0,
        "openDays": [true, true, true, true, true, true, false], "handlingShipmentMinor": 80, "handlingUnitMinor": 20, "dailyUnits": 3,
    });
    story
        .call("location.save", json!({ "location": record }))
        .await
        .unwrap();
    story
        .tell("sold", "stock MAD MUG 9\nstock VLC MUG 9\norder O1 ana ship MUG x2\nverify O1\nconfirm O1\norder O2 ana ship MUG x2\nverify O2")
        .await;
    story.attempt("lift O2").await;
    story.tell("confirmed", "confirm O2").await;
    assert_eq!(story.supplied_from("O1").await, ["MAD"]);
    assert_eq!(
        story.supplied_from("O2").await,
        ["VLC"],
        "Madrid has room for one more unit"
    );
    // What is sent makes room again.
    story
        .tell(
            "sent",
            "pick O1\npack O1\nship O1\norder O3 ana ship MUG x3\nverify O3",
        )
        .await;
    story.attempt("lift O3").await;
    story.tell("confirmed", "confirm O3").await;
    assert_eq!(story.supplied_from("O3").await, ["MAD"]);
    record["dailyUnits"] = json!(0);
    story
        .call("location.save", json!({ "location": record }))
        .await
        .unwrap();
    story
        .tell("placed", "order O4 ana ship MUG x1\nverify O4")
        .await;
    story.attempt("lift O4").await;
    story.tell("confirmed", "confirm O4").await;
    assert_eq!(story.supplied_from("O4").await, ["VLC"], "nought is off");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wave_gives_no_location_more_than_its_day_holds() {
    let mut story = shop().await;
    story
        .policy(json!({ "waves": { "everyMinutes": null, "atOrders": null } }))
        .await
        .unwrap();
    let record = json!({
        "locationId": story.place_id("MAD"), "code": "MAD", "name": "MAD", "kind": "dc", "timeZone": "Europe/Madrid",
        "address": { "line1": "Calle 1", "postalCode": "28013", "city": "MAD", "country": "ES" },
        "latitudeMicro": 40_300_000, "longitudeMicro": -3_730_000, "ships": true, "pickup": false, "cutoffMinute": 1020, "leadTimeDays": 0,
        "openDays": [true, true, true, true, true, true, false], "handlingShipmentMinor": 80, "handlingUnitMinor": 20, "dailyUnits": 4,
    });
    story
        .call("location.save", json!({ "location": record }))
        .await
        .unwrap();
    story
        .tell("stock", "stock MAD MUG 9\nstock VLC MUG 9")
        .await;
    for n in 1..4 {
        story
            .tell(
                "placed",
                &format!("order O{n} ana ship MUG x2\nverify O{n}"),
            )
            .await;
        story.attempt(&format!("lift O{n}")).await;
        story.tell("collected", &format!("confirm O{n}")).await;
    }
    story.call("wave.run", json!({})).await.unwrap();
    assert_eq!(story.supplied_from("O1").await, ["MAD"]);
    assert_eq!(story.supplied_from("O2").await, ["MAD"]);
    assert_eq!(
        story.supplied_from("O3").await,
        ["VLC"],
        "four of the wave's six units are Madrid's day"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_carrier_has_its_days_its_weights_and_its_steps() {
    let mut story = shop().await;
    story.tell("stock", "stock MAD MUG 9").await;
    let mut company = story.company_record();
    company["carriers"][0]["closedOn"] = json!(["2026-03-03"]);
    company["carriers"][0]["zones"][0]["steps"] =
        json!([{ "upToG": 1000, "priceMinor": 450 }, { "upToG": 2000, "priceMinor": 620 }]);
    let save = |company: &Value| json!({ "company": company });
    story.call("company.save", save(&company)).await.unwrap();
    let two = options(&mut story, 2).await;
    assert_eq!(shipped(&two)["promisedOn"], "2026-03-04", "a holiday");
    assert_eq!(shipped(&two)["costMinor"], 450 + 80 + 40);
    let three = options(&mut story, 3).await;
    assert_eq!(shipped(&three)["costMinor"], 620 + 80 + 60);
    // A mug weighs 400 g.
    company["carriers"][0]["maxWeightG"] = json!(399);
    story.call("company.save", save(&company)).await.unwrap();
    let one = options(&mut story, 1).await;
    assert_eq!(shipped(&one)["feasible"], false, "{one:#?}");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tariff_that_makes_no_sense_changes_nothing() {
    let mut story = shop().await;
    let good = story.company_record();
    let zone = |km: u32, price: i64| json!({ "upToKm": km, "fixedMinor": price, "perKgMinor": 0, "transitDays": 1 });
    let mut cases = Vec::new();
    for (field, change) in [
        ("zones", json!({ "zones": [zone(500, 1), zone(100, 2)] })),
        ("price", json!({ "zones": [zone(500, -1)] })),
        ("carrier", json!({ "carrier": " " })),
        ("code", json!({ "code": "" })),
    ] {
        let mut company = good.clone();
        for (key, value) in change.as_object().unwrap() {
            company["carriers"][0][key] = value.clone();
        }
        cases.push((field, company));
    }
    let mut twice = good.clone();
    let first = twice["carriers"][0].clone();
    twice["carriers"].as_array_mut().unwrap().push(first);
    cases.push(("code", twice));
    for (field, company) in cases {
        let refused = story
            .call("company.save", json!({ "company": company }))
            .await;
        let code = if field == "carrier" {
            "field_required"
        } else {
            "field_invalid"
        };
        assert_eq!(refused, Err(code.to_owned()), "{field}");
    }
    let kept = story.call("company.get", json!({})).await.unwrap();
    assert_eq!(kept["company"]["carriers"].as_array().unwrap().len(), 1);
    assert_eq!(kept["company"]["carriers"][0]["code"], "standard");
    story.end().await;
}
