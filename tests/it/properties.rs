//! Properties over random lives of orders, on a real database: whatever is done in whatever order, quantities, stock and money add up.

use proptest::prelude::*;
use serde_json::json;

use crate::story::Story;

const SHOP: &str = "
place MAD dc 40.30 -3.73
place VLC store 39.47 -0.38
item MUG 9.99
item PLATE 24.95
stock MAD MUG 6
stock VLC MUG 4
stock MAD PLATE 3
customer ana 28013
";

/// What a random worker might try, whether it fits or not.
#[derive(Debug, Clone)]
struct Attempt {
    verb: usize,
    units: u32,
    which: usize,
}

const VERBS: usize = 17;

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    prop::collection::vec(
        (0..VERBS, 1u32..4, 0usize..3).prop_map(|(verb, units, which)| Attempt {
            verb,
            units,
            which,
        }),
        10..60,
    )
}

async fn attempt(story: &mut Story, a: &Attempt) {
    let order = format!("O{}", a.which);
    let line = match a.verb {
        0 => format!("verify {order}"),
        1 => format!("confirm {order}"),
        2 => format!("pay {order} card due"),
        3 => format!("pick {order}"),
        4 => format!("pick {order} short MUG x{} not_found", a.units),
        5 => format!("pack {order}"),
        6 => format!("ship {order}"),
        7 => format!("invoice {order}"),
        8 => format!("return R{} {order}@VLC MUG x{} size", a.which, a.units),
        9 => format!("receive R{} VLC", a.which),
        10 => format!("inspect R{} restock", a.which),
        11 => format!("refund R{}", a.which),
        12 => format!("credit R{}", a.which),
        13 => format!("cancel {order}"),
        14 => format!("reject {order} damaged"),
        15 => format!("overrule {order} VLC nearer"),
        _ => format!("unpick {order}"),
    };
    story.attempt(&line).await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_books_add_up(attempts in attempts()) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut story = Story::begin().await;
            story.tell("shop", SHOP).await;
            for n in 0..3 {
                story.tell("orders", &format!("order O{n} ana ship MUG x{} PLATE x1", n + 2)).await;
            }
            for a in &attempts {
                attempt(&mut story, a).await;
            }
            story.end().await;
        });
    }

    #[test]
    fn everything_returned_in_any_parts_refunds_exactly_what_was_paid(parts in prop::collection::vec(1u32..4, 1..5), price in 1i64..50_000) {
        let units: u32 = parts.iter().sum();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut story = Story::begin().await;
            let price = format!("{}.{:02}", price / 100, price % 100);
            story.tell("shop", &format!("place VLC store 39.47 -0.38\nitem MUG {price}\nstock VLC MUG {units}\ncustomer ana 28013\norder O1 ana ship MUG x{units}\nverify O1")).await;
            story.attempt("lift O1").await;
            story.tell("sale", "confirm O1\npay O1 card due\npick O1\npack O1\nship O1\ninvoice O1").await;
            for (n, part) in parts.iter().enumerate() {
                story.tell("return", &format!("return R{n} O1@VLC MUG x{part} size\nreceive R{n} VLC\ninspect R{n} restock\nrefund R{n}\ncredit R{n}")).await;
            }
            story.tell("end", "expect O1 payment refunded\nexpect O1 returned\nexpect O1 due 0.00").await;
            story.end().await;
        });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_given_twice_is_carried_out_once() {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    let payload = json!({ "customer": { "name": "Eva" }, "commandId": "01900000-0000-7000-8000-00000000abcd" });
    let first = story
        .call("customer.create", payload.clone())
        .await
        .unwrap();
    let second = story.call("customer.create", payload).await.unwrap();
    assert_eq!(first, second);
    let other = json!({ "customer": { "name": "Eva María" }, "commandId": "01900000-0000-7000-8000-00000000abcd" });
    assert_eq!(
        story.call("customer.create", other).await,
        Err("command_reused".to_owned())
    );
    let found = story
        .call("customer.search", json!({ "text": "eva", "limit": 10 }))
        .await
        .unwrap();
    assert_eq!(found["rows"].as_array().unwrap().len(), 1);
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_given_again_after_a_restart_is_known() {
    let create = |n: usize, id: &str| json!({ "customer": { "name": format!("Prueba {n}") }, "commandId": id });
    // Ids with the time of long ago, of now, of a clock that went wrong, and without a time.
    let ids = [
        "01700000-0000-7000-8000-000000000001",
        "019d0000-0000-7000-8000-000000000001",
        "05000000-0000-7000-8000-000000000001",
        "9b2f6a1e-3c4d-4e5f-8a9b-0c1d2e3f4a5b",
    ];
    let mut story = Story::begin().await;
    let mut answers = Vec::new();
    for (n, id) in ids.iter().enumerate() {
        answers.push(story.call("customer.create", create(n, id)).await.unwrap());
    }
    // More than the store keeps in mind from before a restart.
    for n in 0..1_100 {
        let id = format!("019d0000-0001-7000-8000-{n:012x}");
        story.call("customer.create", create(n, &id)).await.unwrap();
    }
    for restart in 0..2 {
        for (n, id) in ids.iter().enumerate() {
            let again = story.call("customer.create", create(n, id)).await.unwrap();
            assert_eq!(again, answers[n], "{id} after {restart} restarts");
            let other = story.call("customer.create", create(n + 50, id)).await;
            assert_eq!(other, Err("command_reused".to_owned()), "{id}");
        }
        story = story.restart().await;
    }
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_want_the_last_unit_exactly_one_gets_it() {
    let mut story = Story::begin().await;
    story
        .tell(
            "shop",
            "place VLC store 39.47 -0.38\nitem MUG 9.99\nstock VLC MUG 1\ncustomer ana 28013",
        )
        .await;
    for n in 0..12 {
        story
            .tell(
                "orders",
                &format!("order O{n} ana ship MUG x1\nverify O{n}"),
            )
            .await;
    }
    let ids: Vec<String> = (0..12).map(|n| story.order_id(&format!("O{n}"))).collect();
    let mut tasks = tokio::task::JoinSet::new();
    for id in ids {
        let app = story.app.clone();
        tasks.spawn(async move {
            app.call(
                "order.confirm",
                json!({ "orderId": id, "commandId": format!("{}abcdefabcdef", &id[..24]) }),
            )
            .await
            .unwrap()["fulfillments"]
                .as_array()
                .unwrap()
                .len()
        });
    }
    let got: usize = tasks.join_all().await.into_iter().sum();
    assert_eq!(got, 1);
    story.tell("after", "expect stock VLC MUG 0").await;
    story.end().await;
}
