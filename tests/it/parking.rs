//! Orders that no place can fill: parked with the reason, tried again when goods come, cancelled when the policy's days are over; and orders kept
//! at one location.

use serde_json::{Value, json};

use crate::story::Story;

const SHOP: &str = "
place MAD dc 40.30 -3.73
place VLC store 39.47 -0.38
item MUG 9.99
customer ana 28013
";

async fn shop() -> Story {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    story
}

/// An order of some mugs, confirmed.
async fn ordered(story: &mut Story, name: &str, units: u32) {
    story
        .tell(
            "placed",
            &format!("order {name} ana ship MUG x{units}\nverify {name}"),
        )
        .await;
    story.attempt(&format!("lift {name}")).await;
    story.tell("confirmed", &format!("confirm {name}")).await;
}

async fn parked(story: &mut Story) -> Value {
    let view = story.call("parking.list", json!({})).await.unwrap();
    view["rows"].clone()
}

async fn location(story: &mut Story, name: &str, change: &Value) {
    let id = story.place_id(name);
    let all = story.call("location.list", json!({})).await.unwrap();
    let rows = all["rows"].as_array().unwrap().iter();
    let row = rows
        .filter(|r| r["location"]["locationId"] == id.as_str())
        .collect::<Vec<_>>()[0];
    let mut record = row["location"].clone();
    for (key, value) in change.as_object().unwrap() {
        record[key] = value.clone();
    }
    let save = json!({ "location": record, "expectedVersion": row["version"] });
    story.call("location.save", save).await.unwrap();
}

/// Facts of the order of this kind, in words.
async fn told(story: &mut Story, name: &str, key: &str) -> Vec<Value> {
    let id = story.order_id(name);
    let view = story
        .call("order.get", json!({ "orderId": id }))
        .await
        .unwrap();
    let timeline = view["timeline"].as_array().unwrap().iter();
    timeline
        .filter(|e| e["words"]["key"] == key)
        .map(|e| e["words"].clone())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_can_send_is_parked_with_the_reason() {
    let mut story = shop().await;
    ordered(&mut story, "O1", 2).await;
    let rows = parked(&mut story).await;
    let seen = |at: usize| (rows[at]["queue"].clone(), rows[at]["cause"].clone());
    assert_eq!(seen(0), (json!("backorder"), json!("no_stock")), "{rows:#}");
    assert_eq!(rows[0]["units"], 2);
    assert_eq!(rows[0]["cancelAtMs"], Value::Null, "never, unless wanted");
    story.tell("gone", "cancel O1").await;
    assert_eq!(parked(&mut story).await, json!([]));

    // Each cause by itself: nothing else stands in the way.
    story.tell("stock", "stock MAD MUG 5").await;
    let causes = [
        (json!({ "dailyUnits": 0 }), "unfillable", "capacity"),
        (json!({ "ships": false }), "unfillable", "closed"),
        (json!({ "closed": true }), "unfillable", "closed"),
    ];
    for (n, (change, queue, cause)) in causes.into_iter().enumerate() {
        location(&mut story, "MAD", &change).await;
        let name = format!("C{n}");
        ordered(&mut story, &name, 2).await;
        let rows = parked(&mut story).await;
        assert_eq!(
            (&rows[0]["queue"], &rows[0]["cause"]),
            (&json!(queue), &json!(cause)),
            "{change}: {rows:#}"
        );
        story.tell("gone", &format!("cancel {name}")).await;
        let back = json!({ "dailyUnits": null, "ships": true, "closed": false });
        location(&mut story, "MAD", &back).await;
    }
    // A rule that names only the other place.
    let place = story.place_id("VLC");
    let rule = json!({ "name": "Valencia", "method": "ship", "channel": null, "itemId": null, "product": null, "region": null, "sources": [{ "location": place }] });
    story
        .policy(json!({ "mode": "better", "rules": [rule] }))
        .await
        .unwrap();
    ordered(&mut story, "R1", 2).await;
    let rows = parked(&mut story).await;
    assert_eq!(
        (&rows[0]["queue"], &rows[0]["cause"]),
        (&json!("unfillable"), &json!("rules")),
        "{rows:#}"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_parked_is_tried_again_in_turn_when_goods_come() {
    let mut story = shop().await;
    ordered(&mut story, "O1", 2).await;
    ordered(&mut story, "O2", 2).await;
    let retried = story.call("parking.retry", json!({})).await.unwrap();
    assert_eq!(retried, json!({ "orders": 0, "units": 0 }));
    let history = story.call("wave.history", json!({})).await.unwrap();
    assert_eq!(history["waves"], json!([]), "nothing happened");
    story.tell("goods", "stock MAD MUG 3").await;
    let retried = story.call("parking.retry", json!({})).await.unwrap();
    assert_eq!(retried, json!({ "orders": 2, "units": 3 }));
    story
        .tell("after", "expect O1 released\nexpect stock MAD MUG 0")
        .await;
    let rows = parked(&mut story).await;
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!(
        (&rows[0]["orderId"], &rows[0]["units"], &rows[0]["cause"]),
        (&json!(story.order_id("O2")), &json!(1), &json!("no_stock"))
    );
    let history = story.call("wave.history", json!({})).await.unwrap();
    assert_eq!(history["waves"][0]["figures"]["cause"], "supply");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn goods_that_came_pass_over_nobody_who_was_collected_and_comes_first() {
    let mut story = shop().await;
    ordered(&mut story, "O1", 1).await;
    let waves = json!({ "everyMinutes": null, "atOrders": null });
    story
        .policy(json!({ "waves": waves, "priority": ["value"] }))
        .await
        .unwrap();
    ordered(&mut story, "O2", 3).await;
    story
        .tell(
            "goods for the larger one only",
            "expect O2 confirmed\nstock MAD MUG 3",
        )
        .await;
    let retried = story.call("parking.retry", json!({})).await.unwrap();
    assert_eq!(retried["orders"], 0, "what is there is the other one's");
    story.tell("one more", "stock MAD MUG 1").await;
    let retried = story.call("parking.retry", json!({})).await.unwrap();
    assert_eq!(retried, json!({ "orders": 2, "units": 4 }));
    story
        .tell("after", "expect O1 released\nexpect O2 released")
        .await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_parked_too_long_is_cancelled_if_the_policy_says_so() {
    let mut story = shop().await;
    ordered(&mut story, "O1", 2).await;
    story.tell("weeks pass", "later 20d").await;
    let none = json!({ "orders": 0 });
    let cancel = story.call("parking.cancel_due", json!({})).await.unwrap();
    assert_eq!(cancel, none, "the policy keeps everything");
    for days in [0, 366] {
        let bad = json!({ "policy": { "parking": { "cancelAfterDays": days } } });
        assert_eq!(
            story.call("policy.save_draft", bad).await,
            Err("policy_invalid".to_owned())
        );
    }
    story
        .policy(json!({ "parking": { "cancelAfterDays": 30 } }))
        .await
        .unwrap();
    let rows = parked(&mut story).await;
    let (since, until) = (&rows[0]["sinceMs"], &rows[0]["cancelAtMs"]);
    assert_eq!(
        until.as_i64().unwrap() - since.as_i64().unwrap(),
        30 * 86_400_000
    );
    // Trying again in vain does not begin its days anew.
    let id = story.order_id("O1");
    story
        .call("order.source", json!({ "orderId": id }))
        .await
        .unwrap();
    assert_eq!(parked(&mut story).await[0]["sinceMs"], *since);
    story.tell("not yet", "later 9d").await;
    let cancel = story.call("parking.cancel_due", json!({})).await.unwrap();
    assert_eq!(cancel, none);
    story.tell("now, but held", "later 2d\nhold O1 fraud").await;
    let cancel = story.call("parking.cancel_due", json!({})).await.unwrap();
    assert_eq!(cancel, none, "somebody looks at it");
    story.tell("lifted", "lift O1").await;
    let cancel = story.call("parking.cancel_due", json!({})).await.unwrap();
    assert_eq!(cancel, json!({ "orders": 1 }));
    story.tell("gone", "expect O1 cancelled").await;
    let why = told(&mut story, "O1", "event-order-cancelled-parked").await;
    assert_eq!(why[0]["params"]["days"], 30);
    assert_eq!(why[0]["params"]["cause"], "no_stock");
    assert_eq!(parked(&mut story).await, json!([]));
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_kept_at_one_location_with_a_reason_until_it_is_let_go() {
    let mut story = shop().await;
    story.tell("stock", "stock MAD MUG 5").await;
    ordered(&mut story, "O1", 2).await;
    assert_eq!(story.supplied_from("O1").await, ["MAD"]);
    let (order, valencia) = (story.order_id("O1"), story.place_id("VLC"));
    let keep = |place: Option<&str>, reason: &str| json!({ "orderId": order, "delivery": 0, "locationId": place, "reason": reason });
    let set = "order.set_firm_location";
    for (payload, code) in [
        (keep(Some(&valencia), " "), "field_required"),
        (keep(None, "why"), "nothing_to_do"),
        (
            keep(Some("01900000-0000-7000-8000-00000000ffff"), "why"),
            "not_found",
        ),
    ] {
        assert_eq!(story.call(set, payload).await, Err(code.to_owned()));
    }
    story
        .call(set, keep(Some(&valencia), "They fetch the rest there"))
        .await
        .unwrap();
    story
        .tell(
            "waits for it",
            "expect O1 backordered\nexpect stock MAD MUG 5",
        )
        .await;
    let rows = parked(&mut story).await;
    assert_eq!(rows[0]["cause"], "firm_location", "{rows:#}");
    let why = told(&mut story, "O1", "event-order-firm-location-set").await;
    assert_eq!(why[0]["params"]["reason"], "They fetch the rest there");
    // What comes elsewhere is not for it.
    let retried = story.call("parking.retry", json!({})).await.unwrap();
    assert_eq!(retried["orders"], 0);
    let view = story
        .call("order.decision", json!({ "orderId": order }))
        .await
        .unwrap();
    assert_eq!(view[0]["firmLocationId"], valencia.as_str());
    assert_eq!(view[0]["canSetFirm"], true);
    story
        .call(set, keep(None, "They changed their mind"))
        .await
        .unwrap();
    story.tell("sourced again", "expect O1 released").await;
    story.tell("sent", "pick O1\npack O1\nship O1").await;
    assert_eq!(
        story.call(set, keep(Some(&valencia), "too late")).await,
        Err("wrong_state".to_owned())
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_location_that_makes_no_sense_changes_nothing() {
    let mut story = shop().await;
    let all = story.call("location.list", json!({})).await.unwrap();
    let good = all["rows"][0]["location"].clone();
    for (change, code) in [
        (json!({ "name": " " }), "field_required"),
        (json!({ "cutoffMinute": 1441 }), "field_invalid"),
        (json!({ "leadTimeDays": 61 }), "field_invalid"),
        (json!({ "handlingUnitMinor": -1 }), "field_invalid"),
        (json!({ "timeZone": "Mars/Olympus" }), "field_invalid"),
        (
            json!({ "code": all["rows"][1]["location"]["code"] }),
            "field_invalid",
        ),
    ] {
        let mut record = good.clone();
        for (key, value) in change.as_object().unwrap() {
            record[key] = value.clone();
        }
        let refused = story
            .call("location.save", json!({ "location": record }))
            .await;
        assert_eq!(refused, Err(code.to_owned()), "{change}");
    }
    let stale = json!({ "location": good, "expectedVersion": 99 });
    assert_eq!(
        story.call("location.save", stale).await,
        Err("version_changed".to_owned())
    );
    let mut record = good.clone();
    record["closedOn"] = json!(["2026-12-25", "2026-01-06", "2026-12-25"]);
    story
        .call("location.save", json!({ "location": record }))
        .await
        .unwrap();
    let after = story.call("location.list", json!({})).await.unwrap();
    assert_eq!(
        after["rows"][0]["location"]["closedOn"],
        json!(["2026-01-06", "2026-12-25"])
    );
    story.end().await;
}
