//! The tables themselves: from which day they hold, wrong rows, the whole country.

use std::fmt::Write as _;
use std::time::Instant;

use serde_json::json;

use super::{CA, customer, file, import, nobody_special, sent, shop, tax_to, with_tables};

#[tokio::test(flavor = "multi_thread")]
async fn rates_change_on_the_first_and_the_same_file_changes_nothing() {
    let mut story = with_tables(json!({ "nexus": [], "rules": [] })).await;
    let folder = tempfile::tempdir().unwrap();
    let april = "CA,94103,SAN FRANCISCO,0.09,0.06,0.0025,0,0.0275,1\n";
    // The name says from when: the first of April.
    let path = file(&folder, "TAXRATES_ZIP5_CA202604.csv", april);
    let preview = story
        .call("import.preview", json!({ "file": path }))
        .await
        .unwrap();
    assert_eq!(
        (
            &preview["profile"],
            &preview["validFrom"],
            &preview["states"]
        ),
        (
            &json!("us-tax-rates"),
            &json!("2026-04-01"),
            &json!([{ "state": "CA", "rows": 1 }])
        )
    );
    assert_eq!(import(&mut story, &path, None).await["rowsImported"], 1);
    assert_eq!(tax_to(&mut story, "94103").await.unwrap().1, 1_086, "March");
    for (day, there) in [("2026-04-01", 1), ("2026-05-15", 1)] {
        let again = import(&mut story, &path, Some(day)).await;
        assert_eq!(
            (&again["rowsImported"], &again["rowsAlreadyThere"]),
            (&json!(0), &json!(there)),
            "{day}"
        );
    }
    let tables = story.call("us_tax.tables", json!({})).await.unwrap();
    let listed: Vec<_> = tables["tables"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| {
            let text = |name: &str| t["table"][name].as_str().unwrap().to_owned();
            (
                text("state"),
                text("validFrom"),
                text("fileName"),
                t["inForce"].as_bool().unwrap(),
            )
        })
        .collect();
    let row = |state: &str, from: &str, file: &str, in_force| {
        (state.to_owned(), from.to_owned(), file.to_owned(), in_force)
    };
    assert_eq!(
        listed,
        [
            row("CA", "2026-04-01", "TAXRATES_ZIP5_CA202604.csv", false),
            row("CA", "2026-01-01", "rates.csv", true),
            row("TX", "2026-01-01", "rates.csv", true)
        ]
    );
    story.tell("april", "later 30d").await;
    assert_eq!(
        tax_to(&mut story, "94103").await.unwrap().0,
        Some(90_000),
        "April"
    );
    assert_eq!(
        tax_to(&mut story, "90210").await,
        Err("no_zip_rate".to_owned()),
        "the table of April has no such code"
    );
    // A corrected file of the same day takes the place of the wrong one.
    let path = file(
        &folder,
        "corrected.csv",
        &april.replace("0.09,0.06,0.0025,0,0.0275", "0.0875,0.06,0.0025,0,0.025"),
    );
    import(&mut story, &path, Some("2026-04-01")).await;
    assert_eq!(tax_to(&mut story, "94103").await.unwrap().0, Some(87_500));
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_row_keeps_the_whole_file_out_and_is_told() {
    let mut story = shop(json!({ "nexus": [], "rules": [] })).await;
    let folder = tempfile::tempdir().unwrap();
    let wrong = "ZZ,94104,X,0.08,0.08,0,0,0,1\nCA,9410A,X,0.08,0.08,0,0,0,1\nCA,94105,X,8.25,0.08,0,0,0,1\nCA,94106,X,0.08,0.06,0,0,0,1\nCA,94103,X,0.08,0.08,0,0,0,1\nCA,94107,X,,0.08,0,0,0,1\n";
    let path = file(&folder, "wrong.csv", &format!("{CA}{wrong}"));
    let done = import(&mut story, &path, Some("2026-01-01")).await;
    let errors: Vec<(i64, String)> = done["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| {
            (
                e["row"].as_i64().unwrap(),
                e["words"]["key"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let told = |row, key: &str| (row, format!("import-error-{key}"));
    assert_eq!(
        errors,
        [
            told(4, "state"),
            told(5, "zip"),
            told(6, "rate"),
            told(7, "rate-parts"),
            told(8, "duplicate"),
            told(9, "required"),
            told(2, "other-rate"),
            told(3, "other-rate")
        ]
    );
    assert_eq!(
        (&done["rows"], &done["rowsImported"], &done["errorCount"]),
        (&json!(8), &json!(0), &json!(8))
    );
    let tables = story.call("us_tax.tables", json!({})).await.unwrap();
    assert_eq!(tables["tables"], json!([]));
    assert_eq!(
        tax_to(&mut story, "94103").await,
        Err("no_zip_rate".to_owned())
    );
    story.end().await;
}

/// As many ZIP codes as the country has; how long it takes is told, not judged.
#[tokio::test(flavor = "multi_thread")]
async fn a_table_of_the_whole_country_comes_in_together() {
    let mut story = shop(json!({ "nexus": [], "rules": [] })).await;
    let folder = tempfile::tempdir().unwrap();
    let mut rows = String::new();
    let mut n = 0;
    for zip in (500..100_000).rev().step_by(2) {
        let zip = format!("{zip:05}");
        let Some(state) = encargo_domain::tax::us::state_of_zip(&zip) else {
            continue;
        };
        if n == 41_000 {
            break;
        }
        n += 1;
        let county = n % 300;
        let _ = writeln!(
            rows,
            "{state},{zip},REGION {n},0.{:05},0.06,0.{county:05},0,0,1",
            6_000 + county
        );
    }
    assert_eq!(n, 41_000);
    let path = file(&folder, "TAXRATES_ZIP5_US202603.csv", &rows);
    let began = Instant::now();
    let done = import(&mut story, &path, None).await;
    let first = began.elapsed();
    assert_eq!(done["rowsImported"], 41_000, "{done:#}");
    let began = Instant::now();
    assert_eq!(
        import(&mut story, &path, None).await["rowsAlreadyThere"],
        41_000
    );
    let second = began.elapsed();
    let who = customer(&mut story, "94103", nobody_special()).await;
    let began = Instant::now();
    sent(&mut story, &who).await.unwrap();
    println!(
        "41,000 rates: {} ms the first time, {} ms again; an order placed and read {} ms",
        first.as_millis(),
        second.as_millis(),
        began.elapsed().as_millis()
    );
    story.end().await;
}
