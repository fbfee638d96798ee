//! A real CUPS queue that prints to a file.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{JOB, documents, ids, run, shop};
use crate::serving::{call, serve_with};

/// The usual printer of these tests.
pub(super) const QUEUE: &str = "Mostrador";

/// A CUPS of our own with one queue that prints to a file.
pub(super) struct Cups {
    scheduler: Child,
    pub(super) socket: std::path::PathBuf,
    pub(super) printed: std::path::PathBuf,
}

impl Drop for Cups {
    fn drop(&mut self) {
        let _ = self.scheduler.kill();
        let _ = self.scheduler.wait();
    }
}

/// A printer of PDF files with two trays, as its maker would describe it.
const PPD: &str = r#"*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TOFILE.PPD"
*Manufacturer: "Encargo"
*Product: "(To file)"
*ModelName: "To file"
*ShortNickName: "To file"
*NickName: "To file"
*PSVersion: "(3010.000) 0"
*cupsManualCopies: True
*cupsFilter: "application/pdf 0 gziptoany"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*OpenUI *InputSlot/Media Source: PickOne
*DefaultInputSlot: Auto
*InputSlot Auto/Auto: ""
*InputSlot Tray2/Tray 2: ""
*CloseUI: *InputSlot
"#;

impl Cups {
    pub(super) fn start(home: &Path) -> Option<Self> {
        let scheduler = Path::new("/usr/sbin/cupsd");
        if !scheduler.exists() || !Path::new("/usr/sbin/lpadmin").exists() {
            return None;
        }
        for folder in ["spool/tmp", "cache", "state", "root", "log"] {
            std::fs::create_dir_all(home.join(folder)).unwrap();
        }
        // Its filters run as somebody else.
        for folder in home.ancestors().take(2) {
            let open = std::fs::Permissions::from_mode(0o755);
            std::fs::set_permissions(folder, open).unwrap();
        }
        let (at, socket) = (home.display(), home.join("cups.sock"));
        let conf = format!(
            "Listen {at}/cups.sock\nLogLevel warn\nDefaultAuthType None\nWebInterface No\nBrowsing No\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"
        );
        let files = format!(
            "FileDevice Yes\nServerRoot {at}/root\nRequestRoot {at}/spool\nTempDir {at}/spool/tmp\nCacheDir {at}/cache\nStateDir {at}/state\nErrorLog {at}/log/error\nAccessLog {at}/log/access\nPageLog {at}/log/page\nSystemGroup root\n"
        );
        std::fs::write(home.join("cupsd.conf"), conf).unwrap();
        std::fs::write(home.join("cups-files.conf"), files).unwrap();
        std::fs::write(home.join("queue.ppd"), PPD).unwrap();
        let scheduler = Command::new(scheduler)
            .arg("-f")
            .arg("-c")
            .arg(home.join("cupsd.conf"))
            .arg("-s")
            .arg(home.join("cups-files.conf"))
            .spawn()
            .ok()?;
        let cups = Self {
            scheduler,
            socket,
            printed: home.join("printed.pdf"),
        };
        let until = Instant::now() + Duration::from_secs(10);
        while !cups
            .tool(
                "lpadmin",
                &[
                    "-p",
                    QUEUE,
                    "-E",
                    "-v",
                    &format!("file://{}", cups.printed.display()),
                    "-P",
                    &home.join("queue.ppd").display().to_string(),
                ],
            )
            .1
        {
            if Instant::now() > until {
                return None;
            }
            std::thread::yield_now();
        }
        Some(cups)
    }

    fn tool(&self, name: &str, arguments: &[&str]) -> (String, bool) {
        let output = Command::new(name)
            .env("CUPS_SERVER", &self.socket)
            .env("LC_ALL", "C")
            .args(arguments)
            .output()
            .unwrap();
        (
            String::from_utf8_lossy(&output.stdout).into_owned(),
            output.status.success(),
        )
    }

    /// Another queue: a printer on the network that takes what it is sent (port 9100 of most).
    pub(super) fn network_queue(&self, name: &str, port: u16) {
        let ppd = self.socket.with_file_name("queue.ppd");
        let device = format!("socket://127.0.0.1:{port}");
        let ppd = ppd.display().to_string();
        let (_, made) = self.tool("lpadmin", &["-p", name, "-E", "-v", &device, "-P", &ppd]);
        assert!(made, "{}", self.said());
    }

    /// What the scheduler wrote down, for a test that fails.
    pub(super) fn said(&self) -> String {
        let log = self.socket.with_file_name("log").join("error");
        std::fs::read_to_string(log).unwrap_or_default()
    }

    /// Waits until the queue has done so many jobs.
    pub(super) fn done(&self, jobs: usize) {
        let until = Instant::now() + Duration::from_secs(30);
        loop {
            let (said, _) = self.tool("lpstat", &["-W", "completed", "-o"]);
            if said.lines().count() >= jobs {
                assert_eq!(said.lines().count(), jobs, "{said}");
                return;
            }
            assert!(Instant::now() < until, "{said}");
            std::thread::yield_now();
        }
    }
}

#[test]
fn a_real_queue_prints_what_a_job_issues_and_reprints_are_copies() {
    let folder = tempfile::tempdir().unwrap();
    let Some(cups) = Cups::start(&folder.path().join("cups")) else {
        eprintln!("SKIPPED: no CUPS that a test may start; nothing was printed");
        return;
    };
    let data = folder.path().join("shop");
    shop(&data);
    let (mut server, port) = serve_with(&data, &[("CUPS_SERVER", &cups.socket)]);
    let found = call(port, "document.printers", &json!({})).unwrap();
    assert_eq!(found["printers"], json!([QUEUE]));
    let orders = ids(port, "to_invoice");
    let ways = json!([
        { "kind": "invoice", "printer": QUEUE, "tray": "Tray2", "copies": 1 },
        { "kind": "simplified_invoice", "printer": QUEUE, "copies": 1 }
    ]);
    let batch =
        json!({ "commandId": JOB, "issue": orders, "end": { "to": "print", "ways": ways } });
    let (job, result) = run(port, &batch);
    assert_eq!(
        (&job["state"], &result["printed"]),
        (&json!("done"), &json!(orders.len())),
        "{job} {result}"
    );
    let issued = result["issued"].as_array().unwrap();
    let mut kinds: Vec<&str> = issued
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    cups.done(kinds.len());
    assert!(std::fs::read(&cups.printed).unwrap().starts_with(b"%PDF-"));
    let printed = |port| -> Vec<i64> {
        let rows = documents(port);
        let of = |one: &Value| {
            rows.iter()
                .find(|row| row["documentId"] == one["documentId"])
                .unwrap()["printedCount"]
                .as_i64()
                .unwrap()
        };
        issued.iter().map(of).collect()
    };
    assert!(
        printed(port).iter().all(|times| *times == 1),
        "each is logged once"
    );

    server.kill();
    let (_server, port) = serve_with(&data, &[("CUPS_SERVER", &cups.socket)]);
    run(port, &batch);
    cups.done(kinds.len());
    assert!(
        printed(port).iter().all(|times| *times == 1),
        "tried again, nothing is printed twice"
    );

    // Asked for by a person, one is printed again: as a copy, and logged.
    let again =
        json!({ "documents": [issued[0]["documentId"]], "end": { "to": "print", "ways": ways } });
    let (job, _) = run(port, &again);
    assert_eq!(job["state"], "done", "{job}");
    cups.done(kinds.len() + 1);
    assert_eq!(printed(port)[0], 2);
    assert!(said(&cups.printed).is_none_or(|text| text.contains("COPIA") || text.contains("COPY")));

    let bad = json!([{ "kind": issued[0]["kind"], "printer": QUEUE, "tray": "Tray2 -o raw", "copies": 1 }]);
    let (job, _) = run(
        port,
        &json!({ "documents": [issued[0]["documentId"]], "end": { "to": "print", "ways": bad } }),
    );
    assert_eq!(
        (&job["state"], &job["error"]["code"]),
        (&json!("failed"), &json!("field_invalid")),
        "{job}"
    );
}

/// The text of a PDF file, where there is a program that reads it.
fn said(path: &Path) -> Option<String> {
    let output = Command::new("pdftotext")
        .arg("-layout")
        .arg(path)
        .arg("-")
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
