//! Many invoices as one job, in the program itself: issued, saved as one file and as many, printed; and the same job tried again after a crash
//! issues and prints nothing twice.

#[cfg(unix)]
mod every_paper;
#[cfg(unix)]
mod printing;

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::serving::{call, encargo, serve};

const JOB: &str = "019d0000-0000-7000-8000-00000000ba7c";

/// A small demo shop, and what waits in it for an invoice.
fn shop(data: &Path) {
    let seeded = encargo(data, &["seed", "--scale", "4000", "--json"]);
    assert!(
        seeded.status.success(),
        "{}",
        String::from_utf8_lossy(&seeded.stderr)
    );
}

fn ids(port: u16, view: &str) -> Vec<Value> {
    let query = json!({ "filter": { "view": view }, "offset": 0, "limit": 100 });
    let page = call(port, "order.list", &query).unwrap();
    page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["orderId"].clone())
        .collect()
}

fn documents(port: u16) -> Vec<Value> {
    let page = call(port, "document.list", &json!({ "offset": 0, "limit": 200 })).unwrap();
    page["rows"].as_array().unwrap().clone()
}

/// Begins a job, waits for its end; its view and its result.
fn run(port: u16, batch: &Value) -> (Value, Value) {
    let job_id = call(port, "document.batch", batch).unwrap()["jobId"].clone();
    let until = Instant::now() + Duration::from_mins(1);
    loop {
        let jobs = call(port, "job.list", &json!({})).unwrap();
        let job = jobs["jobs"]
            .as_array()
            .unwrap()
            .iter()
            .find(|j| j["jobId"] == job_id)
            .unwrap()
            .clone();
        if job["state"] != "running" {
            let result = call(port, "document.batch_result", &json!({ "jobId": job_id })).unwrap();
            return (job, result);
        }
        assert!(Instant::now() < until, "the job ends: {job}");
        std::thread::yield_now();
    }
}

fn count(result: &Value, list: &str) -> usize {
    result[list].as_array().unwrap().len()
}

#[test]
fn a_job_issues_what_it_can_and_tried_again_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("shop"), folder.path().join("out"));
    std::fs::create_dir_all(&out).unwrap();
    shop(&data);
    let (mut server, port) = serve(&data);
    let before = documents(port).len();
    let orders = ids(port, "to_invoice");
    assert!(orders.len() > 3, "{orders:?}");
    // One in the middle that cannot be invoiced, one named twice.
    let mut issue = orders.clone();
    issue.insert(1, ids(port, "to_verify")[0].clone());
    issue.push(orders[0].clone());
    let merged = out.join("all.pdf");
    let batch =
        json!({ "commandId": JOB, "issue": issue, "end": { "to": "merged", "path": merged } });
    let (job, first) = run(port, &batch);
    assert_eq!(job["state"], "done", "{job}");
    let title = job["title"].as_str().unwrap();
    let all = (orders.len() + 1).to_string();
    assert!(title.contains(&all) && title.contains(' '), "{title}");
    assert_eq!(
        (job["done"].clone(), job["kind"].clone()),
        (job["total"].clone(), json!("documents"))
    );
    assert_eq!(
        (count(&first, "issued"), count(&first, "refused")),
        (orders.len(), 1),
        "{first}"
    );
    assert_eq!(first["refused"][0]["orderId"], issue[1]);
    assert!(
        first["refused"][0]["error"]["code"].is_string() && first["refused"][0]["number"] != "",
        "{first}"
    );
    assert_eq!(first["saved"], json!(orders.len()));
    assert!(std::fs::read(&merged).unwrap().starts_with(b"%PDF-"));
    assert_eq!(documents(port).len(), before + orders.len());

    // The program dies and the job is sent again: the board knows nothing of it, the books do.
    server.kill();
    let (server, port) = serve(&data);
    let (_, second) = run(port, &batch);
    assert_eq!(
        second["issued"], first["issued"],
        "the same documents, not new ones"
    );
    assert_eq!(documents(port).len(), before + orders.len());

    let ids: Vec<Value> = first["issued"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["documentId"].clone())
        .collect();
    let (job, saved) = run(
        port,
        &json!({ "documents": ids, "end": { "to": "files", "folder": out } }),
    );
    assert_eq!(
        (&job["state"], &saved["saved"]),
        (&json!("done"), &json!(orders.len())),
        "{job}"
    );
    for one in first["issued"].as_array().unwrap() {
        let path = out.join(format!("{}.pdf", one["number"].as_str().unwrap()));
        assert!(
            std::fs::read(&path).unwrap().starts_with(b"%PDF-"),
            "{}",
            path.display()
        );
    }
    let (job, _) = run(
        port,
        &json!({ "documents": ids, "end": { "to": "files", "folder": out.join("not there") } }),
    );
    assert_eq!(
        (&job["state"], &job["error"]["code"]),
        (&json!("failed"), &json!("file_unreadable")),
        "{job}"
    );
    drop(server);
    assert!(encargo(&data, &["check"]).status.success());
}
