//! kill -9 in the middle of commands: every acknowledged command is there afterwards, and all invariants hold.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::serving::{call, encargo, serve};

#[test]
fn kill_nine_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let seeded = encargo(data, &["seed", "--scale", "4000", "--json"]);
    assert!(
        seeded.status.success(),
        "{}",
        String::from_utf8_lossy(&seeded.stderr)
    );
    let mut acknowledged = Vec::new();
    for round in 0..6u32 {
        let (mut server, port) = serve(data);
        let workers: Vec<_> = (0..4)
            .map(|worker| std::thread::spawn(move || work(port, round, worker)))
            .collect();
        // Long enough for some commands, a different moment in each round.
        let until = Instant::now() + Duration::from_millis(250 + u64::from(round) * 90);
        while Instant::now() < until {
            std::thread::yield_now();
        }
        server.kill();
        acknowledged.extend(workers.into_iter().flat_map(|w| w.join().unwrap()));
    }
    assert!(
        acknowledged.len() > 20,
        "the rounds did something: {}",
        acknowledged.len()
    );
    let (server, port) = serve(data);
    for number in &acknowledged {
        let found = call(
            port,
            "customer.search",
            &json!({ "text": number, "limit": 5 }),
        )
        .unwrap();
        assert_eq!(
            found["rows"].as_array().unwrap().len(),
            1,
            "customer {number} was acknowledged"
        );
    }
    drop(server);
    let checked = encargo(data, &["check"]);
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stdout)
    );
}

/// Creates customers until the server dies; answers the numbers it was told.
fn work(port: u16, round: u32, worker: u32) -> Vec<String> {
    let mut numbers = Vec::new();
    for n in 0.. {
        let Some(answer) = call(
            port,
            "customer.create",
            &json!({ "customer": { "name": format!("Prueba {round} {worker} {n}") } }),
        ) else {
            break;
        };
        numbers.push(answer["number"].as_str().unwrap().to_owned());
    }
    numbers
}

#[test]
fn one_changed_byte_of_the_journal_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let seeded = encargo(data, &["seed", "--scale", "4000", "--json"]);
    assert!(
        seeded.status.success(),
        "{}",
        String::from_utf8_lossy(&seeded.stderr)
    );
    assert!(encargo(data, &["check"]).status.success());
    // Behind the program's back, on the file itself: the triggers are dropped first, as somebody who cheats would.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let seq = runtime
        .block_on(encargo_store::testing::flip_byte(
            &data.join("encargo.db"),
            40,
        ))
        .unwrap();
    let checked = encargo(data, &["check"]);
    assert_eq!(checked.status.code(), Some(1));
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(said.contains(&format!("journal row {seq} ")), "{said}");
}
