//! Pickups whose goods lie elsewhere: sent to the counter, taken in there, handed over (ship to store, field E18). The stories begin on Monday
//! 2 March 2026 at ten.

use serde_json::{Value, json};

use crate::story::Story;

const SHOP: &str = "
place MAD dc 40.30 -3.73
place VLC store 39.47 -0.38
place TOL store 39.86 -4.02
item MUG 10.00
customer ana 46001
stock MAD MUG 5
stock TOL MUG 5
";

/// 4.00 a transfer and 0.20 a kilogram; a day on the way, Monday to Friday.
fn policy() -> Value {
    let weekdays = json!([true, true, true, true, true, false, false]);
    json!({ "pickupTransfers": { "costMinor": 400, "perKgMinor": 20, "days": 1, "openDays": weekdays } })
}

async fn shop() -> Story {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    story.policy(policy()).await.unwrap();
    story
}

/// What picking up some mugs in Valencia could be promised.
async fn offered(story: &mut Story, units: u32) -> Value {
    let valencia = story.place_id("VLC");
    let sheet = json!({
        "channel": "phone", "locationId": valencia, "customerId": story.customer_id("ana"), "deliveries": [],
        "lines": [{ "itemId": story.item_id("MUG"), "quantity": units, "delivery": 0 }],
    });
    let preview = story.call("order.preview", sheet).await.unwrap();
    let options = preview["options"].as_array().unwrap().iter();
    let mut here =
        options.filter(|o| o["method"] == "pickup" && o["locationId"] == valencia.as_str());
    here.next().unwrap().clone()
}

/// Units of the item in one bucket of a location, as the stock screen shows them.
async fn units(story: &mut Story, place: &str, bucket: &str) -> i64 {
    let id = story.place_id(place);
    let list = json!({ "text": "MUG", "offset": 0, "limit": 5 });
    let page = story.call("stock.list", list).await.unwrap();
    let places = page["rows"][0]["places"].as_array().unwrap().iter();
    places
        .filter(|p| p["locationId"] == id.as_str())
        .map(|p| p[bucket].as_i64().unwrap())
        .sum()
}

async fn queue(story: &mut Story, queue: &str, place: &str) -> usize {
    let here =
        json!({ "queue": queue, "locationId": story.place_id(place), "offset": 0, "limit": 9 });
    let page = story.call("fulfillment.list", here).await.unwrap();
    page["rows"].as_array().unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pickup_is_sent_from_the_place_that_costs_least_and_the_promise_says_when() {
    let mut story = shop().await;
    let option = offered(&mut story, 2).await;
    assert_eq!(option["promisedOn"], "2026-03-03", "{option:#}");
    // A transfer 4.00, 800 g at 0.20 a kilogram, handling 0.80 and twice 0.20: Toledo asks 1.50 for a shipment.
    assert_eq!(option["costMinor"], 400 + 16 + 80 + 40, "{option:#}");
    story
        .tell(
            "ordered",
            "order O1 ana pickup@VLC MUG x2\nverify O1\nconfirm O1\nexpect O1 from MAD",
        )
        .await;
    let decision = story.decision("O1").await;
    assert_eq!(
        decision["candidates"][0]["totalMicro"].as_i64(),
        Some(5_360_000),
        "{decision:#}"
    );
    // On Friday it leaves, on Monday it is there: no transfers on a Saturday.
    story.tell("days pass", "later 4d").await;
    assert_eq!(offered(&mut story, 2).await["promisedOn"], "2026-03-09");
    // Its own shelf comes first, and nothing has to travel.
    story.tell("goods come", "stock VLC MUG 4").await;
    let own = offered(&mut story, 2).await;
    assert_eq!(own["promisedOn"], "2026-03-06");
    assert_eq!(own["costMinor"], 150 + 40);
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_travels_is_taken_in_and_handed_over_and_what_is_lost_is_sent_again() {
    let mut story = shop().await;
    story
        .tell(
            "to the counter",
            "
order O1 ana pickup@VLC MUG x3
verify O1
confirm O1
expect O1 from MAD
send O1 -> refused not_all_picked
arrive O1 -> refused wrong_state
pick O1
expect O1 next fulfillment.send
stage O1 A3 -> refused wrong_state
pack O1 -> refused wrong_state
send O1
send O1 -> refused wrong_state
reject O1 no_time -> refused wrong_state
recall O1
expect O1 next fulfillment.send
send O1
expect O1 picked
expect O1 next fulfillment.arrive
",
        )
        .await;
    assert_eq!(units(&mut story, "VLC", "inTransit").await, 3);
    assert_eq!(units(&mut story, "MAD", "onHand").await, 2);
    assert_eq!(queue(&mut story, "to_receive", "VLC").await, 1);
    assert_eq!(queue(&mut story, "to_receive", "MAD").await, 0);
    assert_eq!(queue(&mut story, "to_stage", "VLC").await, 0);
    story
        .tell(
            "one is broken",
            "
arrive O1 MUG x4 not_found -> refused more_than_open
arrive O1 MUG x1 no_time -> refused field_invalid
arrive O1 MUG x1 damaged
expect O1@VLC from VLC
expect O1@MAD from MAD            # another one is on order there
expect stock MAD MUG 1
",
        )
        .await;
    assert_eq!(units(&mut story, "VLC", "inTransit").await, 0);
    assert_eq!(queue(&mut story, "to_stage", "VLC").await, 1);
    story
        .tell(
            "the rest follows",
            "
pick O1@MAD
send O1@MAD
stage O1@VLC A3
unstage O1@VLC
unpick O1@VLC
pick O1@VLC
stage O1@VLC A3
expect O1 picked                  # the least advanced units say it
arrive O1
stage O1 A4
expect O1 staged
pay O1 cash due
invoice O1 -> refused nothing_to_invoice
handover O1 code
",
        )
        .await;
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sends_who_may_not_and_without_the_policy_the_pickup_waits() {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    assert_eq!(offered(&mut story, 2).await["feasible"], false);
    story
        .tell("placed", "order O1 ana pickup@VLC MUG x2\nverify O1")
        .await;
    story.attempt("lift O1").await;
    story
        .tell("waits", "confirm O1\nexpect O1 backordered")
        .await;
    story.policy(policy()).await.unwrap();
    let madrid = story.place_id("MAD");
    let all = story.call("location.list", json!({})).await.unwrap();
    let rows = all["rows"].as_array().unwrap();
    let row = rows
        .iter()
        .find(|r| r["location"]["locationId"] == madrid.as_str());
    let row = row.unwrap();
    assert_eq!(
        row["location"]["transfers"], true,
        "saved before the question was asked"
    );
    let mut record = row["location"].clone();
    record["transfers"] = json!(false);
    let save = json!({ "location": record, "expectedVersion": row["version"] });
    story.call("location.save", save).await.unwrap();
    story
        .tell(
            "Madrid does not",
            "source O1\nexpect O1 from TOL\nexpect stock TOL MUG 3",
        )
        .await;
    let never = [false; 7];
    let nowhere = json!({ "pickupTransfers": { "costMinor": 1, "perKgMinor": 0, "days": 1, "openDays": never } });
    let draft = json!({ "policy": nowhere });
    let refused = story.call("policy.save_draft", draft).await;
    assert_eq!(refused.unwrap_err(), "policy_invalid");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_may_choose_who_sends_it_and_the_why_says_so() {
    let mut story = shop().await;
    story
        .tell(
            "chosen by the engine, then by hand",
            "
order O1 ana pickup@VLC MUG x2
verify O1
confirm O1
",
        )
        .await;
    let first = story.decision("O1").await;
    assert_eq!(first["words"]["key"], "decision-to-counter", "{first:#}");
    assert_eq!(first["canOverrule"], true);
    story
        .tell(
            "Toledo's van goes anyway",
            "
overrule O1 TOL their van goes there
expect O1 from TOL
expect stock MAD MUG 5
expect stock TOL MUG 3
pick O1
send O1
overrule O1 MAD too late -> refused nothing_to_do
",
        )
        .await;
    // The watch expects it when the transfer does, and knows where it is.
    story.tell("and it is late", "later 3d").await;
    let watch = story.call("promise.watch", json!({})).await.unwrap();
    let endangered = watch["endangered"].as_array().unwrap();
    assert_eq!(endangered.len(), 1, "{watch:#}");
    assert_eq!(
        endangered[0]["late"][0]["cause"]["key"], "watch-in-transfer",
        "{watch:#}"
    );
    story.tell("it comes", "arrive O1\nstage O1 A1").await;
    story.end().await;
}
