//! Paper and files: sends a document to a printer of this computer, or writes it where the person says. The print is recorded only once the
//! spooler has taken it.
//!
//! Linux and macOS print through CUPS (`lp`, `lpstat`). Windows prints through the program that opens PDF files there (the `Print` verb), on the
//! usual printer; that way is written from the documentation of PowerShell and has not been run.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;

use encargo_domain::Refusal;
use encargo_domain::document::DocumentRecord;
use encargo_domain::ids::{DocumentId, FulfillmentId};
use encargo_domain::refusal::Code;
use encargo_store::Fault;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::process::Command;
use ts_rs::TS;

use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::queries::Read;
use crate::queries::documents::{DocumentFormat, Printers, by_name, bytes_as, draw};
use crate::queries::papers::{self, FulfillmentPaper, PaperQuery};

/// The most copies one print sends.
const COPIES_MAX: u32 = 100;

/// Sends a document to a printer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Print {
    /// Which.
    pub document_id: DocumentId,
    /// Where to; the usual printer where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub printer: Option<String>,
    /// How many; at most 100.
    #[serde(default = "one")]
    pub copies: u32,
}

const fn one() -> u32 {
    1
}

/// What was sent.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PrintAnswer {
    /// Where to.
    pub printer: String,
    /// How many.
    pub jobs: u32,
}

/// `document.print`
pub(crate) async fn print(
    app: Arc<App>,
    cx: Cx,
    action: Print,
) -> Result<PrintAnswer, CommandError> {
    let mut read = Read::new(app.clone(), cx.clone()).await?;
    let record = read
        .get::<DocumentRecord>(action.document_id.uuid())
        .await?;
    let copy = record.printed_count > 0;
    let bytes = draw(record, &read.house, copy).await?;
    drop(read);
    let printer = spool(action.printer, action.copies, &bytes).await?;
    let printed = json!({ "commandId": cx.ctx.command_id, "documentId": action.document_id, "printer": printer, "copies": action.copies });
    app.call("document.printed", printed).await?;
    Ok(PrintAnswer {
        printer,
        jobs: action.copies,
    })
}

/// Sends a paper of a fulfillment order to a printer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PrintPaper {
    /// Of which fulfillment order.
    pub fulfillment_id: FulfillmentId,
    /// Which paper.
    pub paper: FulfillmentPaper,
    /// Where to; the usual printer where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub printer: Option<String>,
    /// How many; at most 100.
    #[serde(default = "one")]
    pub copies: u32,
}

/// `fulfillment.print`: nothing is recorded, since such a paper proves nothing.
pub(crate) async fn print_paper(
    app: Arc<App>,
    cx: Cx,
    action: PrintPaper,
) -> Result<PrintAnswer, CommandError> {
    let mut read = Read::new(app, cx).await?;
    let query = PaperQuery {
        fulfillment_id: action.fulfillment_id,
        paper: action.paper,
    };
    let (_, bytes) = papers::bytes(&mut read, query).await?;
    drop(read);
    let printer = spool(action.printer, action.copies, &bytes).await?;
    Ok(PrintAnswer {
        printer,
        jobs: action.copies,
    })
}

/// Sends a file to a printer, the usual one where none is named; which one it was.
async fn spool(printer: Option<String>, copies: u32, bytes: &[u8]) -> Result<String, CommandError> {
    if copies == 0 || copies > COPIES_MAX {
        return Err(Refusal::new(Code::BadQuantity)
            .with("max", COPIES_MAX)
            .into());
    }
    let printer = match printer.filter(|p| !p.trim().is_empty()) {
        Some(printer) => printer,
        None => usual_printer().await?,
    };
    let file = Sheet::write(bytes).await?;
    send(&printer, copies, &file.path).await?;
    Ok(printer)
}

async fn usual_printer() -> Result<String, CommandError> {
    let found = printers().await;
    match found
        .default_printer
        .or_else(|| found.printers.into_iter().next())
    {
        Some(printer) => Ok(printer),
        // Windows knows the usual printer without being asked.
        None if cfg!(windows) => Ok(String::new()),
        None => Err(Refusal::new(Code::NoPrinter).into()),
    }
}

/// A PDF on its way to the spooler, which copies it; the file is ours alone and goes when this goes.
struct Sheet {
    path: PathBuf,
}

impl Sheet {
    async fn write(bytes: &[u8]) -> Result<Self, CommandError> {
        let path =
            std::env::temp_dir().join(format!("encargo-{}.pdf", uuid::Uuid::now_v7().as_simple()));
        write_new(&path, bytes, OURS_ALONE)
            .await
            .map_err(|source| Fault::Io {
                what: "writing a document for the printer",
                source,
            })?;
        Ok(Self { path })
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        // On Windows another program opens the file after we are done; the system clears its temporary folder.
        if !cfg!(windows) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Rights of a file on its way to the spooler: an invoice is nobody else's business.
const OURS_ALONE: u32 = 0o600;
/// Rights of a file a person asked for: what their system gives new files.
const AS_USUAL: u32 = 0o666;

/// Writes a file that must not exist and waits until it is on the disk. Rights mean something on Unix only.
async fn write_new(path: &Path, bytes: &[u8], rights: u32) -> std::io::Result<()> {
    use tokio::io::AsyncWriteExt;
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(rights);
    #[cfg(not(unix))]
    let _ = rights;
    let mut file = options.open(path).await?;
    file.write_all(bytes).await?;
    file.sync_all().await
}

async fn send(printer: &str, copies: u32, file: &Path) -> Result<(), CommandError> {
    let mut command = if cfg!(windows) {
        windows_command(file)
    } else {
        cups_command(printer, copies, file)
    };
    let output = run(&mut command).await?;
    if output.status.success() {
        Ok(())
    } else {
        Err(not_sent(&String::from_utf8_lossy(&output.stderr)))
    }
}

fn cups_command(printer: &str, copies: u32, file: &Path) -> Command {
    let mut command = Command::new("lp");
    command
        .env("LC_ALL", "C")
        .arg("-d")
        .arg(printer)
        .arg("-n")
        .arg(copies.to_string())
        .arg(file);
    command
}

fn windows_command(file: &Path) -> Command {
    let mut command = Command::new("powershell");
    let quoted = file.display().to_string().replace('\'', "''");
    command
        .args(["-NoProfile", "-NonInteractive", "-Command"])
        .arg(format!("Start-Process -FilePath '{quoted}' -Verb Print"));
    command
}

/// Runs a command to its end. A program that is not there means that this computer cannot print.
async fn run(command: &mut Command) -> Result<Output, CommandError> {
    command
        .output()
        .await
        .map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => Refusal::new(Code::NoPrinter).into(),
            _ => Fault::Io {
                what: "running the print command",
                source,
            }
            .into(),
        })
}

/// What the spooler says when it does not take a document: no printer (to be expected), or something broken.
fn not_sent(complaint: &str) -> CommandError {
    let lower = complaint.to_lowercase();
    let no_printer = [
        "no default destination",
        "does not exist",
        "no such",
        "unable to connect",
        "scheduler is not running",
        "not accepting",
    ];
    if no_printer.iter().any(|n| lower.contains(n)) {
        Refusal::new(Code::NoPrinter)
            .with("detail", complaint.trim())
            .into()
    } else {
        Fault::Io {
            what: "printing a document",
            source: std::io::Error::other(complaint.trim().to_owned()),
        }
        .into()
    }
}

/// The printers CUPS knows; none where there is no CUPS.
pub(crate) async fn printers() -> Printers {
    let (names, usual) = tokio::join!(lpstat("-e"), lpstat("-d"));
    read_printers(&names, &usual)
}

async fn lpstat(option: &str) -> String {
    let output = Command::new("lpstat")
        .env("LC_ALL", "C")
        .arg(option)
        .output()
        .await;
    output
        .ok()
        .filter(|o| o.status.success())
        .map(|o| String::from_utf8_lossy(&o.stdout).into_owned())
        .unwrap_or_default()
}

fn read_printers(names: &str, usual: &str) -> Printers {
    let printers = names
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(str::to_owned)
        .collect();
    let default_printer = usual
        .lines()
        .find_map(|l| l.strip_prefix("system default destination: "))
        .map(|p| p.trim().to_owned());
    Printers {
        printers,
        default_printer,
    }
}

/// Writes a document to a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Save {
    /// Which, by id.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub document_id: Option<DocumentId>,
    /// Which, by number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub number: Option<String>,
    /// As what.
    #[serde(default)]
    #[ts(optional, as = "Option<DocumentFormat>")]
    pub format: DocumentFormat,
    /// Where.
    pub path: String,
}

/// What was written.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SaveAnswer {
    /// Where.
    pub path: String,
}

/// `document.save`: the file is whole or as it was before.
pub(crate) async fn save(app: Arc<App>, cx: Cx, action: Save) -> Result<SaveAnswer, CommandError> {
    let path = PathBuf::from(&action.path);
    if !path.is_absolute() || path.file_name().is_none() {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "path")
            .with("value", action.path)
            .into());
    }
    let mut read = Read::new(app, cx).await?;
    let record = by_name(&mut read, action.document_id, action.number.as_deref()).await?;
    let bytes = bytes_as(record, &read.house, action.format).await?;
    replace(&path, &bytes).await.map_err(|e| {
        Refusal::new(Code::FileUnreadable)
            .with("file", action.path.as_str())
            .with("detail", e.to_string())
    })?;
    Ok(SaveAnswer { path: action.path })
}

/// Writes beside the file and renames: nobody sees half a file, and a power cut leaves the old one.
async fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension(format!("{}.part", uuid::Uuid::now_v7().as_simple()));
    let written = match write_new(&beside, bytes, AS_USUAL).await {
        Ok(()) => tokio::fs::rename(&beside, path).await,
        Err(error) => Err(error),
    };
    if written.is_err() {
        let _ = tokio::fs::remove_file(&beside).await;
    } else if let (true, Some(folder)) = (cfg!(unix), path.parent()) {
        // The rename itself is durable once the folder is.
        tokio::fs::File::open(folder).await?.sync_all().await?;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lpstat_says() {
        let found = read_printers(
            "Mostrador\nAlmacen_2\n\n",
            "system default destination: Mostrador\n",
        );
        assert_eq!(found.printers, ["Mostrador", "Almacen_2"]);
        assert_eq!(found.default_printer.as_deref(), Some("Mostrador"));
        assert_eq!(
            read_printers("", "no system default destination\n"),
            Printers::default()
        );
    }

    #[test]
    fn no_printer_is_said_and_a_broken_spooler_is_a_fault() {
        for complaint in [
            "lp: Error - no default destination available.",
            "lp: The printer or class does not exist.",
            "lp: Error - scheduler is not running!",
        ] {
            let error = not_sent(complaint);
            assert_eq!(
                (error.code.as_str(), error.fault),
                ("no_printer", false),
                "{complaint}"
            );
        }
        assert!(not_sent("lp: Bad request").fault);
    }

    #[tokio::test]
    async fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        replace(&path, b"one").await.unwrap();
        replace(&path, b"two").await.unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing else is left behind"
        );
        assert!(
            replace(&folder.path().join("not there/a.pdf"), b"x")
                .await
                .is_err()
        );
    }
}
