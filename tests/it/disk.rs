//! A disk that fails in the middle of the work: what was acknowledged is there, what was not is not, and everything goes on when the disk
//! is well again. The commands of the next commit are carried out in memory while the last is on its way: they must fail with it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::story::Story;

const ORDERS: usize = 60;

type Answers = BTreeMap<usize, Option<Value>>;

/// Verifies all orders at once, each with a command id of its own; what each was answered, if it was.
async fn verify_all(story: &Story, round: usize, ids: &[String]) -> Answers {
    let mut tasks = tokio::task::JoinSet::new();
    for (n, id) in ids.iter().enumerate() {
        let (app, command_id) = (
            story.app.clone(),
            format!("019d0000-0000-7000-8000-{round:06x}{n:06x}"),
        );
        let payload = json!({ "orderId": id, "commandId": command_id });
        tasks.spawn(async move { (n, app.call("order.verify", payload).await.ok()) });
    }
    tasks.join_all().await.into_iter().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_fails_takes_back_what_was_done_on_top_of_it() {
    let mut story = Story::begin().await;
    story
        .tell(
            "shop",
            "place VLC store 39.47 -0.38\nitem MUG 9.99\nstock VLC MUG 500\ncustomer ana 28013",
        )
        .await;
    let mut lost = 0;
    for (round, commands_until_it_fails) in [0, 1, 7, 25, 40].into_iter().enumerate() {
        let mut ids = Vec::new();
        for n in 0..ORDERS {
            let name = format!("R{round}N{n}");
            story
                .tell("orders", &format!("order {name} ana ship MUG x1"))
                .await;
            ids.push(story.order_id(&name));
        }
        let database = story.database();
        encargo_store::testing::break_disk(&database, commands_until_it_fails)
            .await
            .unwrap();
        let answers = verify_all(&story, round, &ids).await;
        let acknowledged = answers.values().flatten().count();
        assert!(
            acknowledged <= commands_until_it_fails as usize,
            "no more than the disk took: {acknowledged}"
        );
        lost += ORDERS - acknowledged;
        for (n, answer) in &answers {
            let order = story
                .app
                .call("order.get", json!({ "orderId": ids[*n] }))
                .await
                .unwrap();
            let expected = if answer.is_some() {
                "verified"
            } else {
                "placed"
            };
            assert_eq!(order["status"], expected, "order {n} of round {round}");
        }
        encargo_store::testing::mend_disk(&database).await.unwrap();
        // The same commands once more: done ones answer what they answered, the others are done now.
        for (n, again) in verify_all(&story, round, &ids).await {
            let again = again.unwrap_or_else(|| panic!("order {n} of round {round}, once more"));
            assert_eq!(again["status"], "verified");
            if let Some(first) = &answers[&n] {
                assert_eq!(&again, first);
            }
        }
    }
    assert!(lost > 0, "the disk did fail");
    story.end().await;
}
