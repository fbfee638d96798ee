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
    let clock = Clock::Fixed { now_ms: 1_795_345_800_000, seed: 7 };
    App::open(Options { data_dir: folder.to_path_buf(), system_language: Language::Es, clock }).await.unwrap()
}

async fn made(folder: &Path, seed_: u64, today: &str, scale: u32) -> (Arc<App>, SeedReport) {
    let app = open(folder).await;
    let options = SeedOptions { seed: seed_, today: Some(today.parse().unwrap()), scale };
    let report = seed(&app, options, &mut |_| {}).await.unwrap_or_else(|e| panic!("seed {seed_} at {today}: {e:?}"));
    (app, report)
}

async fn counts(app: &App, sql: &'static str) -> BTreeMap<String, i64> {
    let mut reader = app.store.reader().await.unwrap();
    sqlx::query_as(sql).fetch_all(&mut *reader).await.unwrap().into_iter().collect()
}

/// The last row's hash covers every row before it.
async fn journal_hash(app: &App) -> Vec<u8> {
    let mut reader = app.store.reader().await.unwrap();
    sqlx::query_scalar("select hash from event order by seq desc limit 1").fetch_one(&mut *reader).await.unwrap()
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
    assert_eq!(checked.findings.iter().map(|f| format!("{}: {}", f.check, f.what)).collect::<Vec<_>>(), [""; 0]);
}
