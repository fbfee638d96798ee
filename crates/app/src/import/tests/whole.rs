//! Through the registry, as screens do it: preview, start, progress, stop, errors.

use serde_json::{Value, json};

use super::*;

fn lines(documents: u32) -> String {
    use std::fmt::Write as _;
    let mut text = String::from("Order number,Date,SKU,Description,Quantity,Unit price\n");
    for n in 0..documents {
        let _ = writeln!(
            text,
            "{n},2025-01-02,S{},Thing,{},1.25",
            n % 50,
            if n % 100 == 99 { 0 } else { 2 }
        );
    }
    text
}

async fn job(shop: &Shop, job_id: &Value) -> Value {
    let jobs = shop.app.call("job.list", json!({})).await.unwrap();
    jobs["jobs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|j| j["jobId"] == *job_id)
        .unwrap()
        .clone()
}

async fn ended(shop: &Shop, job_id: &Value) -> Value {
    loop {
        let job = job(shop, job_id).await;
        if job["state"] != "running" {
            return job;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_preview_stores_nothing_and_says_what_an_import_will_do() {
    let shop = Shop::new().await;
    let path = shop.file("orders.csv", lines(300));
    let preview = shop
        .app
        .call("import.preview", json!({ "file": path }))
        .await
        .unwrap();
    assert_eq!(
        (
            preview["profile"].as_str(),
            preview["kind"].as_str(),
            preview["fileName"].as_str()
        ),
        (Some("flat-lines"), Some("orders"), Some("orders.csv"))
    );
    assert_eq!(
        (
            &preview["rows"],
            &preview["whole"],
            &preview["documents"],
            &preview["errorCount"],
            &preview["alreadyThere"]
        ),
        (&json!(300), &json!(true), &json!(297), &json!(3), &json!(0))
    );
    assert_eq!(
        preview["totals"],
        json!([{ "currency": "EUR", "totalMinor": 297 * 250 }])
    );
    assert_eq!(
        (
            preview["mapping"]["number"].as_str(),
            &preview["mapping"]["email"]
        ),
        (Some("Order number"), &Value::Null)
    );
    assert_eq!(
        (
            preview["sample"].as_array().unwrap().len(),
            preview["sample"][0][2].as_str()
        ),
        (5, Some("S0"))
    );
    assert!(shop.numbers().await.is_empty());
    shop.import("flat-lines", &path).await;
    let preview = shop
        .app
        .call(
            "import.preview",
            json!({ "file": path, "profile": "flat-lines" }),
        )
        .await
        .unwrap();
    assert_eq!(preview["alreadyThere"], json!(297));
    // A mapping that lacks a needed column is shown, not refused: the person is about to choose it.
    let preview = shop
        .app
        .call(
            "import.preview",
            json!({ "file": path, "mapping": { "number": null } }),
        )
        .await
        .unwrap();
    assert_eq!(
        (
            &preview["rows"],
            &preview["documents"],
            &preview["mapping"]["number"]
        ),
        (&json!(300), &json!(0), &Value::Null)
    );
    let refused = shop
        .app
        .call(
            "import.start",
            json!({ "file": path, "mapping": { "number": null } }),
        )
        .await
        .unwrap_err();
    assert_eq!(refused.code, "field_required");
}

#[tokio::test]
async fn a_preview_of_a_long_file_reads_its_first_rows() {
    let shop = Shop::new().await;
    let path = shop.file("long.csv", lines(60_000));
    let preview = shop
        .app
        .call("import.preview", json!({ "file": path }))
        .await
        .unwrap();
    // The 50,000th row's document may go on behind it (its quantity is zero, too): it is neither counted nor reported.
    assert_eq!(
        (
            &preview["rows"],
            &preview["whole"],
            &preview["documents"],
            &preview["errorCount"]
        ),
        (&json!(50_000), &json!(false), &json!(49_500), &json!(499))
    );
}

#[tokio::test]
async fn a_job_shows_its_progress_and_its_result() {
    let shop = Shop::new().await;
    let mut feed = shop.app.feed();
    std::fs::create_dir_all(shop.folder.path().join("data/uploads")).unwrap();
    std::fs::write(
        shop.folder.path().join("data/uploads/orders.csv"),
        lines(2_000),
    )
    .unwrap();
    let started = shop
        .app
        .call(
            "import.start",
            json!({ "file": "upload:orders.csv", "profile": "flat-lines" }),
        )
        .await
        .unwrap();
    let job = ended(&shop, &started["jobId"]).await;
    assert_eq!(
        (
            job["state"].as_str(),
            job["title"].as_str(),
            &job["done"],
            &job["total"]
        ),
        (
            Some("done"),
            Some("orders.csv"),
            &json!(2_000),
            &json!(2_000)
        )
    );
    let result = &job["result"];
    assert_eq!(
        (
            &result["documentsImported"],
            &result["errorCount"],
            &result["rows"]
        ),
        (&json!(1_980), &json!(20), &json!(2_000))
    );
    let mut told = false;
    while let Ok(message) = feed.try_recv() {
        told |= message.topics.contains(&encargo_domain::AggregateKind::Job);
    }
    assert!(told, "the feed tells of the job");
    let csv = shop
        .app
        .call("import.errors_csv", json!({ "jobId": started["jobId"] }))
        .await
        .unwrap();
    let bytes = base64::Engine::decode(
        &base64::engine::general_purpose::STANDARD,
        csv["base64"].as_str().unwrap(),
    )
    .unwrap();
    assert_eq!(
        (
            csv["fileName"].as_str(),
            String::from_utf8(bytes).unwrap().lines().count()
        ),
        (Some("orders.csv-errors.csv"), 21)
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn a_stopped_import_leaves_whole_documents_and_can_go_on_later() {
    let shop = Shop::new().await;
    let path = shop.file("long.csv", lines(20_000));
    let started = shop
        .app
        .call("import.start", json!({ "file": path }))
        .await
        .unwrap();
    let cancelled = shop
        .app
        .call("job.cancel", json!({ "jobId": started["jobId"] }))
        .await
        .unwrap();
    assert_eq!(cancelled["running"], json!(true));
    let job = ended(&shop, &started["jobId"]).await;
    assert_eq!(job["state"].as_str(), Some("cancelled"));
    let imported = job["result"]["documentsImported"].as_u64().unwrap();
    assert!(imported < 19_800, "stopped before its end: {imported}");
    assert_eq!(
        u64::try_from(shop.numbers().await.len()).unwrap(),
        imported,
        "the result says what is there"
    );
    let rest = shop.import("flat-lines", &path).await;
    assert_eq!(
        (rest.already_there, rest.documents_imported),
        (imported, 19_800 - imported)
    );
    shop.close_and_check().await;
}

#[tokio::test]
async fn uploads_cannot_leave_their_folder() {
    let shop = Shop::new().await;
    shop.file("secret.csv", lines(1));
    for token in [
        "upload:../../secret.csv",
        "upload:..",
        "upload:/etc/passwd",
        "upload:",
        "upload:a/b",
    ] {
        let refused = shop
            .app
            .call("import.preview", json!({ "file": token }))
            .await
            .unwrap_err();
        assert_eq!(refused.code, "file_unreadable", "{token}");
    }
}

#[tokio::test]
async fn every_profile_and_field_has_words() {
    let shop = Shop::new().await;
    let profiles = shop.app.call("import.profiles", json!({})).await.unwrap();
    let profiles = profiles["profiles"].as_array().unwrap();
    assert_eq!(profiles.len(), 7);
    for profile in profiles {
        let fields = profile["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| &f["words"]["key"]);
        for key in fields.chain([&profile["name"]["key"]]) {
            for language in [Language::En, Language::Es] {
                assert!(
                    has(language, key.as_str().unwrap()),
                    "{language:?} lacks {key}"
                );
            }
        }
    }
}

/// Keys of words are written in the code as they are; every one must be in the catalogue, or a person would read the key.
#[test]
fn every_key_in_the_code_has_words() {
    fn keys_of(folder: &Path, keys: &mut std::collections::BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                keys_of(&entry.path(), keys);
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).unwrap();
            for quoted in text.split('"').skip(1).step_by(2) {
                let wanted = ["import-error-", "import-file-", "import-customer-"];
                let whole = quoted.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                    && !quoted.ends_with('-');
                if whole && wanted.iter().any(|w| quoted.starts_with(w)) {
                    keys.insert(quoted.to_owned());
                }
            }
        }
    }
    let mut keys = std::collections::BTreeSet::new();
    keys_of(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import"),
        &mut keys,
    );
    assert!(keys.len() > 40, "{} keys found", keys.len());
    for key in ["row", "column", "value", "reason", "document"] {
        keys.insert(format!("import-report-{key}"));
    }
    for key in &keys {
        for language in [Language::En, Language::Es] {
            assert!(has(language, key), "{language:?} lacks {key}");
        }
    }
}
