//! The demo shop as a whole.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use encargo_domain::LocalDate;
use encargo_domain::words::Language;

use super::{SeedOptions, SeedReport, seed};
use crate::app::{App, Options};
use crate::context::Clock;

async fn open(folder: &Path) -> Arc<App> {
    let clock = Clock::Fixed {
        now_ms: 1_795_345_800_000,
        seed: 7,
    };
    App::open(Options {
        data_dir: folder.to_path_buf(),
        system_language: Language::Es,
        clock,
    })
    .await
    .unwrap()
}

async fn made(folder: &Path, seed_: u64, today: &str, scale: u32) -> (Arc<App>, SeedReport) {
    let app = open(folder).await;
    let options = SeedOptions {
        seed: seed_,
        today: Some(today.parse().unwrap()),
        scale,
    };
    let report = seed(&app, options, &mut |_| {})
        .await
        .unwrap_or_else(|e| panic!("seed {seed_} at {today}: {e:?}"));
    (app, report)
}

async fn counts(app: &App, sql: &'static str) -> BTreeMap<String, i64> {
    let mut reader = app.store.reader().await.unwrap();
    sqlx::query_as(sql)
        .fetch_all(&mut *reader)
        .await
        .unwrap()
        .into_iter()
        .collect()
}

/// The last row's hash covers every row before it.
async fn journal_hash(app: &App) -> Vec<u8> {
    let mut reader = app.store.reader().await.unwrap();
    sqlx::query_scalar("select hash from event order by seq desc limit 1")
        .fetch_one(&mut *reader)
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_shop_is_sound_and_has_work_in_hand() {
    let folder = tempfile::tempdir().unwrap();
    let begun = std::time::Instant::now();
    let (app, report) = made(folder.path(), 1, "2026-11-22", 1).await;
    println!("{report:?} in {:?}", begun.elapsed());
    let statuses = counts(&app, "select status, count(*) from sales_order group by 1").await;
    println!("orders {statuses:?}");
    for sql in [
        "select method || ' ' || status, count(*) from fulfillment_order group by 1",
        "select status, count(*) from return_authorization group by 1",
        "select kind, count(*) from document group by 1",
        "select cause_kind || ' ' || status || case when received = 0 then '' when received < quantity then ' part' else ' all' end, count(distinct cause_id) from supply group by 1",
        "select payment_status, count(*) from sales_order group by 1",
        "select channel, count(*) from sales_order group by 1",
        "select method, count(*) from sales_order group by 1",
        "select kind, count(*) from event group by 1",
        "select 'held ' || status, count(*) from sales_order where held = 1 group by 1",
        "select name, count(*) from fulfillment_order join location using (location_id) group by 1",
    ] {
        println!("{:?}", counts(&app, sql).await);
    }
    app.close().await;
    drop(app);
    let checked = crate::folders::check(folder.path()).await.unwrap();
    assert_eq!(
        checked
            .findings
            .iter()
            .map(|f| format!("{}: {}", f.check, f.what))
            .collect::<Vec<_>>(),
        [""; 0]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_and_day_make_the_same_journal() {
    let folders = [
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    ];
    let (one, first) = made(folders[0].path(), 5, "2026-03-30", 60).await;
    let (two, second) = made(folders[1].path(), 5, "2026-03-30", 60).await;
    let (other, _) = made(folders[2].path(), 6, "2026-03-30", 60).await;
    assert_eq!(first, second);
    assert_eq!(
        journal_hash(&one).await,
        journal_hash(&two).await,
        "the last row's hash covers the whole journal"
    );
    assert_ne!(journal_hash(&one).await, journal_hash(&other).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_status_occurs_whatever_the_day() {
    use encargo_domain::fulfillment::FulfillmentStatus;
    use encargo_domain::order::OrderStatus;
    use encargo_domain::returns::ReturnStatus;
    // Saturday, Sunday and Monday after a weekend, a first of January.
    for (n, today) in ["2026-11-21", "2026-11-22", "2026-11-23", "2027-01-01"]
        .into_iter()
        .enumerate()
    {
        let folder = tempfile::tempdir().unwrap();
        let (app, report) = made(folder.path(), u64::try_from(n).unwrap(), today, 12).await;
        assert!(
            report.orders > 300 && report.returns > 15,
            "{today}: {report:?}"
        );
        let orders = counts(&app, "select status, count(*) from sales_order group by 1").await;
        for status in OrderStatus::ALL {
            assert!(
                orders.contains_key(status.as_str()),
                "{today}: no order is {status:?}: {orders:?}"
            );
        }
        let tasks = counts(
            &app,
            "select status, count(*) from fulfillment_order group by 1",
        )
        .await;
        // A fulfillment order is cancelled only when a place finds nothing at all: too rare for a shop of a twelfth.
        for status in FulfillmentStatus::ALL
            .into_iter()
            .filter(|s| *s != FulfillmentStatus::Cancelled)
        {
            assert!(
                tasks.contains_key(status.as_str()),
                "{today}: no fulfillment order is {status:?}: {tasks:?}"
            );
        }
        let returns = counts(
            &app,
            "select status, count(*) from return_authorization group by 1",
        )
        .await;
        for status in ReturnStatus::ALL {
            assert!(
                returns.contains_key(status.as_str()),
                "{today}: no return is {status:?}: {returns:?}"
            );
        }
        let supply = counts(
            &app,
            "select cause_kind || ' ' || case when sum(received) = 0 then status when sum(received) < sum(quantity) then 'part' else 'all' end, 1 from supply group by cause_id",
        )
        .await;
        for known in [
            "transfer requested",
            "transfer in_transit",
            "transfer part",
            "transfer all",
            "purchase_order placed",
            "purchase_order part",
            "purchase_order all",
        ] {
            assert!(supply.contains_key(known), "{today}: {known}: {supply:?}");
        }
        app.close().await;
        drop(app);
        let checked = crate::folders::check(folder.path()).await.unwrap();
        assert!(
            checked.findings.is_empty(),
            "{today}: {:?}",
            checked.findings
        );
    }
}

#[tokio::test]
async fn a_shop_is_not_made_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = made(folder.path(), 3, "2026-06-15", 200).await;
    let again = seed(
        &app,
        SeedOptions {
            seed: 3,
            today: None,
            scale: 200,
        },
        &mut |_| {},
    )
    .await;
    assert_eq!(again.unwrap_err().code, "not_empty");
}

#[tokio::test]
async fn history_is_told_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = made(folder.path(), 4, "2026-06-15", 40).await;
    let mut reader = app.store.reader().await.unwrap();
    let backwards: i64 = sqlx::query_scalar(
        "select count(*) from event a join event b on b.seq = a.seq + 1 where b.recorded_at_ms < a.recorded_at_ms and a.aggregate_kind <> 'device'",
    )
    .fetch_one(&mut *reader)
    .await
    .unwrap();
    assert_eq!(
        backwards, 0,
        "no fact is written down before the one in front of it"
    );
    let last: i64 = sqlx::query_scalar(
        "select max(recorded_at_ms) from event where aggregate_kind <> 'device'",
    )
    .fetch_one(&mut *reader)
    .await
    .unwrap();
    let today: LocalDate = "2026-06-15".parse().unwrap();
    assert!(
        last < super::hours::at(today, 9 * 60 + 30).0,
        "nothing happens after the shop is opened"
    );
}
