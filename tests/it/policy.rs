//! The shop's own sourcing policy: drafted, activated, and obeyed by every decision, alone or in front of the optimiser.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::story::Story;

const SHOP: &str = "
place MAD dc 40.30 -3.73
place VLC store 39.47 -0.38
place SEV store 37.39 -5.98
item MUG 9.99
item PLATE 24.95
stock MAD MUG 6
stock VLC MUG 6
stock SEV MUG 6
stock VLC PLATE 2
customer ana 28013
customer pep 46001
";

async fn shop() -> Story {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    story
}

fn group(story: &Story, id: u32, places: &[&str]) -> Value {
    let places: Vec<String> = places.iter().map(|p| story.place_id(p)).collect();
    json!({ "groupId": id, "name": format!("group {id}"), "locations": places })
}

fn rule(name: &str, group: u32) -> Value {
    json!({ "name": name, "method": "ship", "channel": null, "itemId": null, "product": null, "region": null, "sources": [{ "group": group }] })
}

fn routing(rules: Value) -> Value {
    json!({ "name": "Everything", "channels": [], "channelsLeftOut": false, "services": [], "servicesLeftOut": false, "promisedWithinDays": null, "rules": rules })
}

/// Words of a decision's view by key.
fn says(decision: &Value, key: &str) -> bool {
    let ruled = decision["ruled"].as_array().unwrap();
    ruled.iter().any(|w| w["key"] == key)
}

async fn sell(story: &mut Story, order: &str, who: &str, lines: &str) {
    let text = format!("order {order} {who} ship {lines}\nverify {order}");
    story.tell("sale", &text).await;
    story.attempt(&format!("lift {order}")).await;
    story.tell("sale", &format!("confirm {order}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_alone_decide_as_they_are_written() {
    let mut story = shop().await;
    sell(&mut story, "O1", "ana", "MUG x1").await;
    assert_eq!(
        story.supplied_from("O1").await,
        ["MAD"],
        "the cheapest, before there is a policy"
    );
    assert_eq!(story.decision("O1").await["policyVersion"], 0);

    let groups = json!([group(&story, 1, &["SEV", "VLC"])]);
    let policy = json!({ "mode": "rules", "preference": ["sequence"], "groups": groups, "rules": [rule("Stores first", 1)] });
    story.policy(policy).await.unwrap();
    sell(&mut story, "O2", "ana", "MUG x1").await;
    assert_eq!(
        story.supplied_from("O2").await,
        ["SEV"],
        "the first of the sequence"
    );
    let decision = story.decision("O2").await;
    assert_eq!(decision["policyVersion"], 1);
    assert!(says(&decision, "decision-rules"), "{decision:#}");
    let madrid = decision["candidates"].as_array().unwrap().iter();
    let madrid = madrid.clone().find(|c| c["code"] == "MAD").unwrap();
    assert_eq!(
        madrid["gate"]["key"], "gate-rule",
        "the rule bars it, not its stock"
    );
    assert_eq!(madrid["gate"]["params"]["rule"], "Stores first");
    // Beyond what the named locations have, nothing: the rules decide alone.
    sell(&mut story, "O3", "ana", "MUG x12").await;
    story
        .tell("after", "expect O3 backordered\nexpect stock MAD MUG 5")
        .await;
    story = story.restart().await;
    sell(&mut story, "O4", "ana", "MUG x1").await;
    story.tell("after", "expect O4 backordered").await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_better_of_rules_and_optimiser_is_never_worse_than_the_rules() {
    let mut story = shop().await;
    let groups = json!([
        group(&story, 1, &["SEV", "VLC", "MAD"]),
        group(&story, 2, &["SEV", "VLC"])
    ]);
    let everywhere = json!({ "mode": "better", "preference": ["sequence"], "groups": groups, "rules": [rule("In this order", 1)] });
    story.policy(everywhere).await.unwrap();
    sell(&mut story, "O1", "ana", "MUG x1").await;
    assert_eq!(
        story.supplied_from("O1").await,
        ["MAD"],
        "the rules would have said Sevilla"
    );
    let decision = story.decision("O1").await;
    assert!(says(&decision, "decision-optimiser-saves"), "{decision:#}");

    let stores = json!({ "mode": "better", "preference": ["sequence"], "groups": groups, "rules": [rule("Stores only", 2)] });
    story.policy(stores).await.unwrap();
    sell(&mut story, "O2", "pep", "MUG x1").await;
    assert_eq!(
        story.supplied_from("O2").await,
        ["VLC"],
        "the rules are a filter: Madrid is out, Valencia is near"
    );
    sell(&mut story, "O3", "ana", "MUG x1").await;
    let decision = story.decision("O3").await;
    let agree =
        says(&decision, "decision-rules-agree") || says(&decision, "decision-optimiser-saves");
    assert!(agree, "{decision:#}");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_most_specific_rule_applies() {
    let mut story = shop().await;
    let groups = json!([
        group(&story, 1, &["MAD"]),
        group(&story, 2, &["VLC"]),
        group(&story, 3, &["SEV"])
    ]);
    let regions =
        json!([{ "regionId": 1, "name": "Levante", "country": "ES", "prefixes": ["46"] }]);
    let mut of_item = rule("Mugs", 2);
    of_item["itemId"] = story.item_id("MUG").into();
    let mut of_region = rule("Levante", 3);
    of_region["region"] = 1.into();
    let rules = json!([rule("All", 1), of_region.clone(), of_item]);
    let policy = json!({ "mode": "rules", "preference": ["sequence"], "groups": groups, "regions": regions, "rules": rules });
    story.policy(policy).await.unwrap();
    sell(&mut story, "O1", "pep", "MUG x1").await;
    assert_eq!(
        story.supplied_from("O1").await,
        ["VLC"],
        "an item beats a region"
    );
    let policy = json!({ "mode": "rules", "preference": ["sequence"], "groups": groups, "regions": regions, "rules": [rule("All", 1), of_region] });
    story.policy(policy).await.unwrap();
    sell(&mut story, "O2", "pep", "MUG x1").await;
    assert_eq!(
        story.supplied_from("O2").await,
        ["SEV"],
        "a region beats a blank rule"
    );
    sell(&mut story, "O3", "ana", "MUG x1").await;
    assert_eq!(
        story.supplied_from("O3").await,
        ["MAD"],
        "outside the region the blank rule is left"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn split_rules_bind_the_optimiser_too() {
    let mut story = shop().await;
    story
        .policy(json!({ "mode": "cost", "splits": { "shipComplete": true } }))
        .await
        .unwrap();
    sell(&mut story, "O1", "ana", "MUG x1 PLATE x3").await;
    story
        .tell(
            "after",
            "expect O1 backordered\nexpect stock MAD MUG 6\nexpect stock VLC PLATE 2",
        )
        .await;

    story
        .policy(json!({ "mode": "cost", "splits": { "lineComplete": true } }))
        .await
        .unwrap();
    sell(&mut story, "O2", "ana", "MUG x7").await;
    story.tell("after", "expect O2 backordered").await;

    story
        .policy(json!({ "mode": "cost", "splits": { "maxShipments": 1 } }))
        .await
        .unwrap();
    sell(&mut story, "O3", "ana", "MUG x8").await;
    assert_eq!(
        story.supplied_from("O3").await.len(),
        1,
        "one shipment, the rest waits"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_routing_filters_sorts_and_acts() {
    let mut story = shop().await;
    let groups = json!([group(&story, 1, &["SEV", "VLC", "MAD"])]);
    let step = |km: Value, partial: bool, keep: u32| json!({ "group": 1, "maxKm": km, "keepUnits": keep, "sort": ["distance"], "partial": partial, "leftover": "next_rule" });
    let near = json!({ "mode": "rules", "groups": groups, "routings": [routing(json!([step(200.into(), false, 0)]))] });
    story.policy(near).await.unwrap();
    sell(&mut story, "O1", "pep", "MUG x2").await;
    assert_eq!(
        story.supplied_from("O1").await,
        ["VLC"],
        "the only one within 200 km"
    );
    sell(&mut story, "O2", "pep", "MUG x5").await;
    story.tell("after", "expect O2 backordered").await;
    assert!(says(
        &story.decision("O2").await,
        "decision-parked-unfillable"
    ));

    // A second step looks further, in parts, and keeps one unit everywhere.
    let further = json!({ "mode": "rules", "groups": groups, "routings": [routing(json!([step(200.into(), false, 0), step(Value::Null, true, 1)]))] });
    story.policy(further).await.unwrap();
    sell(&mut story, "O3", "pep", "MUG x7").await;
    assert_eq!(story.supplied_from("O3").await.len(), 2);
    story.tell("after", "expect stock VLC MUG 2").await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_unit_goes_to_whose_turn_it_is() {
    let mut story = Story::begin().await;
    story
        .tell(
            "shop",
            "place VLC store 39.47 -0.38\nitem MUG 9.99\nstock VLC MUG 2\ncustomer ana 28013",
        )
        .await;
    story
        .policy(json!({ "mode": "cost", "priority": ["value"] }))
        .await
        .unwrap();
    story
        .tell(
            "orders",
            "order O1 ana ship MUG x1\norder O2 ana ship MUG x2",
        )
        .await;
    let ids = json!([story.order_id("O1"), story.order_id("O2")]);
    let many = story
        .call("order.confirm_many", json!({ "orderIds": ids }))
        .await
        .unwrap();
    assert_eq!(many["done"], 2, "{many:#}");
    story
        .tell("after", "expect O2 released\nexpect O1 backordered")
        .await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_is_reluctant_to_send_its_last_units_away() {
    let mut story = shop().await;
    let weights =
        |last: i64| json!({ "mode": "cost", "weights": { "lastUnits": 6, "lastUnitMinor": last } });
    sell(&mut story, "O1", "pep", "MUG x1").await;
    assert_eq!(
        story.supplied_from("O1").await,
        ["VLC"],
        "nearest and cheapest"
    );
    story.policy(weights(2_000)).await.unwrap();
    sell(&mut story, "O2", "pep", "MUG x1").await;
    assert_eq!(
        story.supplied_from("O2").await,
        ["MAD"],
        "a warehouse has no walk-in customers"
    );
    let decision = story.decision("O2").await;
    let valencia = decision["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["code"] == "VLC")
        .unwrap()
        .clone();
    let cost = valencia["costs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["part"] == "opportunity")
        .unwrap()
        .clone();
    assert_eq!(
        cost["micro"], 20_000_000,
        "what the sale in the store is worth"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_and_versions_are_kept_with_who_and_why() {
    let mut story = shop().await;
    let nothing = story.call("policy.activate", json!({ "note": "" })).await;
    assert_eq!(nothing, Err("nothing_to_do".to_owned()));
    let nobody =
        json!({ "mode": "rules", "groups": [{ "groupId": 1, "name": "Empty", "locations": [] }] });
    let refused = story
        .call("policy.save_draft", json!({ "policy": nobody }))
        .await;
    assert_eq!(refused, Err("policy_invalid".to_owned()));

    let dearer = json!({ "mode": "cost", "weights": { "splitMinor": 900 } });
    story
        .call("policy.save_draft", json!({ "policy": dearer }))
        .await
        .unwrap();
    let view = story.call("policy.get", json!({})).await.unwrap();
    assert_eq!(
        (view["version"].clone(), view["revision"].clone()),
        (0.into(), 1.into())
    );
    assert_eq!(
        view["active"]["weights"]["splitMinor"], 300,
        "a draft decides nothing yet"
    );
    let keys: Vec<&str> = view["draft"]["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|w| w["key"].as_str().unwrap())
        .collect();
    assert!(keys.contains(&"policy-change-money"), "{keys:?}");

    let stale = json!({ "policy": { "mode": "rules" }, "expectedVersion": 0 });
    assert_eq!(
        story.call("policy.save_draft", stale).await,
        Err("version_changed".to_owned())
    );
    story
        .call("policy.activate", json!({ "note": "Christmas" }))
        .await
        .unwrap();
    let same = story
        .call("policy.save_draft", json!({ "policy": dearer }))
        .await;
    assert!(same.is_ok(), "the same again may be drafted");
    assert_eq!(
        story.call("policy.activate", json!({ "note": "" })).await,
        Err("nothing_to_do".to_owned())
    );
    story.call("policy.discard_draft", json!({})).await.unwrap();

    let view = story.call("policy.get", json!({})).await.unwrap();
    assert_eq!(view["version"], 1);
    assert!(view["draft"].is_null());
    let versions = view["versions"].as_array().unwrap();
    assert_eq!(versions.len(), 2, "the built-in one is there to go back to");
    assert_eq!(versions[0]["note"], "Christmas");
    let first = story
        .call("policy.version", json!({ "version": 0 }))
        .await
        .unwrap();
    assert_eq!(first["policy"]["weights"]["splitMinor"], 300);
    assert_eq!(
        story.call("policy.version", json!({ "version": 9 })).await,
        Err("not_found".to_owned())
    );
    story.end().await;
}

/// A scenario of a what-if answer.
fn scenario<'a>(answer: &'a Value, name: &str) -> &'a Value {
    let scenarios = answer["scenarios"].as_array().unwrap();
    scenarios.iter().find(|s| s["scenario"] == name).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_tried_on_real_orders_before_it_is_saved() {
    let mut story = shop().await;
    let nothing = story
        .call("policy.what_if", json!({ "days": 30 }))
        .await
        .unwrap();
    assert_eq!(nothing["ordersTried"], 0);
    for n in 0..4 {
        sell(
            &mut story,
            &format!("O{n}"),
            if n % 2 == 0 { "ana" } else { "pep" },
            "MUG x2",
        )
        .await;
    }
    story
        .tell(
            "counter",
            "order C1 - carry_out@VLC MUG x1\nverify C1\nconfirm C1",
        )
        .await;
    let before = story.call("policy.get", json!({})).await.unwrap();

    let same = story
        .call("policy.what_if", json!({ "days": 30 }))
        .await
        .unwrap();
    assert_eq!(same["ordersTried"], 4, "{same:#}");
    let real = scenario(&same, "real");
    assert_eq!(
        (
            &real["unitsServed"],
            &real["unitsWanted"],
            &real["shipments"]
        ),
        (&json!(8), &json!(8), &json!(4))
    );
    for name in ["optimiser", "changes"] {
        let again = scenario(&same, name);
        assert_eq!(
            again["moneyMinor"], real["moneyMinor"],
            "decided by the same policy on the same shelves: {same:#}"
        );
        assert_eq!(again["differ"], 0);
    }

    // Only Sevilla, which has six: two orders fit, and no unit is given away twice.
    let groups = json!([group(&story, 1, &["SEV"])]);
    let sevilla = json!({ "mode": "rules", "preference": ["sequence"], "groups": groups, "rules": [rule("Sevilla", 1)] });
    let tried = story
        .call("policy.what_if", json!({ "days": 30, "policy": sevilla }))
        .await
        .unwrap();
    let changes = scenario(&tried, "changes");
    assert_eq!(
        (&changes["unitsServed"], &changes["unitsWanted"]),
        (&json!(6), &json!(8)),
        "{tried:#}"
    );
    assert_eq!(changes["differ"], 4);
    assert!(changes["co2G"].as_i64() > Some(0));
    let each = |s: &Value| s["moneyMinor"].as_i64().unwrap() / s["shipments"].as_i64().unwrap();
    assert!(
        each(changes) > each(real),
        "from Sevilla everything is further: {tried:#}"
    );
    assert_eq!(changes["locations"][0]["name"], "SEV");
    assert_eq!(
        changes["locations"][0]["busiest"], changes["shipments"],
        "all on one day"
    );

    let after = story.call("policy.get", json!({})).await.unwrap();
    assert_eq!(before, after, "trying changes nothing");
    for days in [0, 367] {
        let refused = story.call("policy.what_if", json!({ "days": days })).await;
        assert_eq!(refused, Err("bad_quantity".to_owned()));
    }
    story.tell("later", "later 40d").await;
    let old = story
        .call("policy.what_if", json!({ "days": 30 }))
        .await
        .unwrap();
    assert_eq!(old["ordersTried"], 0, "longer ago than asked for");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_mode_tells_what_the_optimiser_would_have_saved() {
    let mut story = shop().await;
    let groups = json!([group(&story, 1, &["SEV", "VLC", "MAD"])]);
    let policy = json!({ "mode": "rules", "preference": ["sequence"], "groups": groups, "rules": [rule("Sevilla first", 1)] });
    story.policy(policy).await.unwrap();
    for n in 0..3 {
        sell(&mut story, &format!("O{n}"), "ana", "MUG x1").await;
    }
    // Stock came and went since: each order is tried on what was there at its own moment.
    story
        .tell("count", "stock MAD MUG -6\nstock VLC MUG 20")
        .await;
    let idle = story
        .call("policy.what_if", json!({ "days": 7 }))
        .await
        .unwrap();
    let (real, optimiser) = (scenario(&idle, "real"), scenario(&idle, "optimiser"));
    assert_eq!(real["locations"][0]["name"], "SEV");
    assert_eq!(optimiser["locations"][0]["name"], "MAD", "{idle:#}");
    assert!(
        optimiser["moneyMinor"].as_i64() < real["moneyMinor"].as_i64(),
        "{idle:#}"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_decides_otherwise_with_a_reason_that_stays() {
    let mut story = shop().await;
    sell(&mut story, "O1", "ana", "MUG x2").await;
    story
        .tell("before", "expect O1 from MAD\nexpect stock MAD MUG 4")
        .await;
    assert_eq!(story.decision("O1").await["canOverrule"], true);
    story
        .tell(
            "by hand",
            "overrule O1 SEV -> refused field_required
             overrule O1 SEV customer wants it from Sevilla
             expect O1 released
             expect O1 from SEV
             expect stock MAD MUG 6
             expect stock SEV MUG 4",
        )
        .await;
    let decision = story.decision("O1").await;
    assert_eq!(decision["overruled"]["key"], "decision-overruled");
    assert_eq!(
        decision["overruled"]["params"]["reason"],
        "customer wants it from Sevilla"
    );
    assert_eq!(
        decision["words"]["key"], "decision-by-hand",
        "not said to be the cheapest"
    );
    let madrid = decision["candidates"].as_array().unwrap().iter();
    let madrid = madrid.clone().find(|c| c["code"] == "MAD").unwrap();
    assert!(
        madrid["gate"].is_null(),
        "what was passed over is compared: {madrid:#}"
    );
    let cheaper = decision["runnerUp"]["costMicro"].as_i64() < decision["chosenCostMicro"].as_i64();
    assert!(
        cheaper,
        "everybody sees what the choice costs: {decision:#}"
    );
    let id = story.order_id("O1");
    let view = story
        .call("order.get", json!({ "orderId": id }))
        .await
        .unwrap();
    let told = view["timeline"].as_array().unwrap();
    for key in ["event-order-overruled", "event-fulfillment-withdrawn"] {
        assert!(
            told.iter().any(|e| e["words"]["key"] == key),
            "{key} in {told:#?}"
        );
    }
    // What the place lacks goes where the policy sends it; where it has nothing, nothing is moved.
    sell(&mut story, "O2", "ana", "MUG x5").await;
    story
        .tell(
            "partly",
            "overrule O2 SEV near the customer\nexpect stock SEV MUG 0\nexpect O2 released",
        )
        .await;
    sell(&mut story, "O3", "ana", "PLATE x1").await;
    story.tell("nothing there", "overrule O3 MAD why not -> refused stock_gone\nexpect O3 from VLC\nexpect stock VLC PLATE 1").await;
    story
        .tell(
            "picked",
            "pick O3\noverrule O3 SEV too late -> refused nothing_to_do\nexpect O3 from VLC",
        )
        .await;
    story.tell("counter", "order C1 - carry_out@VLC MUG x1\nverify C1\nconfirm C1\noverrule C1 MAD no -> refused wrong_state").await;
    story.end().await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 20, ..ProptestConfig::default() })]

    /// Whatever the policy, what is decided can be carried out and adds up, and no rule mode serves from where its rules do not point.
    #[test]
    fn under_any_policy_the_books_add_up(
        policies in prop::collection::vec((0usize..3, 0usize..4, any::<bool>(), any::<bool>(), 1u32..4, 0usize..3), 1..4),
        orders in prop::collection::vec((1u32..8, 1u32..3, any::<bool>()), 2..8),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut story = shop().await;
            for (n, (mode, preference, complete, whole, most, members)) in policies.iter().enumerate() {
                let places = [&["VLC", "MAD"][..], &["SEV"][..], &["MAD", "VLC", "SEV"][..]][*members];
                let groups = json!([group(&story, 1, places)]);
                let mode = ["cost", "better", "rules"][*mode];
                let preference = ["fewest_shipments", "sequence", "distance", "balance"][*preference];
                // The split cost makes each policy another one than the last.
                let policy = json!({
                    "mode": mode, "preference": [preference], "splits": { "shipComplete": complete, "lineComplete": whole, "maxShipments": most },
                    "groups": groups, "rules": [rule("Only these", 1)], "weights": { "splitMinor": 100 + n }
                });
                story.policy(policy).await.unwrap();
                for (at, (mugs, plates, near)) in orders.iter().enumerate() {
                    let order = format!("P{n}O{at}");
                    sell(&mut story, &order, if *near { "pep" } else { "ana" }, &format!("MUG x{mugs} PLATE x{plates}")).await;
                    let from = story.supplied_from(&order).await;
                    assert!(from.len() <= usize::try_from(*most).unwrap(), "{from:?}");
                    assert!(mode == "cost" || from.iter().all(|p| places.contains(&p.as_str())), "{from:?} of {places:?}");
                    let decision = story.decision(&order).await;
                    for candidate in decision["candidates"].as_array().unwrap() {
                        let parts: i64 = candidate["costs"].as_array().unwrap().iter().map(|c| c["micro"].as_i64().unwrap()).sum();
                        assert_eq!(candidate["totalMicro"].as_i64().unwrap_or(0), parts, "every part is told: {candidate:#}");
                    }
                    assert!(!says(&decision, "decision-rules-cost-more") || mode == "rules");
                }
            }
            story.end().await;
        });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_not_found_pulls_the_item_off_the_other_orders_of_that_place() {
    for collateral in [false, true] {
        let mut story = Story::begin().await;
        story
            .tell(
                "shop",
                "place MAD dc 40.30 -3.73\nplace VLC store 39.47 -0.38\nitem MUG 9.99\nitem PLATE 24.95\ncustomer ana 28013
                 stock MAD MUG 9\nstock MAD PLATE 9\nstock VLC MUG 9\nstock VLC PLATE 9",
            )
            .await;
        story
            .policy(json!({ "collateralRejection": collateral }))
            .await
            .unwrap();
        for (n, lines) in ["MUG x1", "MUG x2", "PLATE x1", "MUG x1"]
            .iter()
            .enumerate()
        {
            story
                .tell(
                    "placed",
                    &format!("order O{n} ana ship {lines}\nverify O{n}"),
                )
                .await;
            story.attempt(&format!("lift O{n}")).await;
            story.tell("confirmed", &format!("confirm O{n}")).await;
            assert_eq!(story.supplied_from(&format!("O{n}")).await, ["MAD"]);
        }
        // The last one is off the shelf already.
        story.tell("picked", "pick O3").await;
        story
            .tell("not found", "pick O0 short MUG x1 not_found")
            .await;
        let other = if collateral { "VLC" } else { "MAD" };
        let last = |places: Vec<String>| places.last().cloned();
        assert_eq!(
            last(story.supplied_from("O0").await),
            Some("VLC".to_owned())
        );
        assert_eq!(
            last(story.supplied_from("O1").await),
            Some(other.to_owned())
        );
        assert_eq!(story.supplied_from("O2").await, ["MAD"], "not that item");
        assert_eq!(story.supplied_from("O3").await, ["MAD"], "it was there");
        let left = if collateral { 0 } else { 5 };
        story
            .tell("the books", &format!("expect stock MAD MUG {left}"))
            .await;
        story.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_tried_with_one_thing_changed_and_nothing_is_stored() {
    let mut story = Story::begin().await;
    story
        .tell(
            "shop",
            "place MAD dc 40.30 -3.73\nplace VLC store 39.47 -0.38\nitem MUG 9.99\nitem PLATE 24.95\ncustomer ana 28013
             stock MAD MUG 1\nstock VLC PLATE 1\norder O1 ana ship MUG x1 PLATE x1\nverify O1\nconfirm O1",
        )
        .await;
    let order = story.order_id("O1");
    let ask = json!({ "orderId": order, "delivery": 0 });
    let told = story.call("order.alternatives", ask.clone()).await.unwrap();
    assert_eq!(
        told["now"]["locations"],
        json!(["MAD", "VLC"]),
        "its own reservations do not stand in its way"
    );
    let others = told["others"].as_array().unwrap().iter();
    let one = others
        .clone()
        .find(|o| o["words"]["key"] == "what-if-one-shipment")
        .unwrap();
    assert_eq!(
        (&one["missing"], one["locations"].as_array().unwrap().len()),
        (&json!(1), 1)
    );
    for other in others {
        let cost = |of: &Value| of["costMinor"].as_i64().unwrap();
        let more = cost(other) - cost(&told["now"]);
        assert_eq!(other["differenceMinor"], more, "{other:#}");
    }
    assert_eq!(told["others"].as_array().unwrap().len(), 1, "{told:#}");
    story
        .tell(
            "nothing happened",
            "expect O1 released\nexpect stock MAD MUG 0",
        )
        .await;
    story.tell("gone", "pick O1@MAD\npick O1@VLC").await;
    let told = story.call("order.alternatives", ask).await.unwrap();
    assert_eq!(told["now"], Value::Null, "nothing can be moved any more");
    story.end().await;
}
