//! Paper: sends a document to a printer of this computer. The print is recorded only once the spooler has taken it.
//!
//! Linux and macOS print through CUPS (`lp`, `lpstat`). Windows prints through the program that opens PDF files there (the `Print` verb), on the
//! usual printer; that way is written from the documentation of PowerShell and has not been run.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;

use encargo_domain::Refusal;
use encargo_domain::document::DocumentRecord;
use encargo_domain::email::DocumentFormat;
use encargo_domain::ids::DocumentId;
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
use crate::queries::documents::{Printers, draw, receipt};
use crate::queries::papers::{self, PaperFormat, PaperOf};
use crate::saving::{OURS_ALONE, write_new};

/// The most copies one print sends.
pub(crate) const COPIES_MAX: u32 = 100;

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
    /// From which tray; the printer's own choice where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub tray: Option<String>,
    /// How many; at most 100.
    #[serde(default = "one")]
    pub copies: u32,
    /// As a page, or as a receipt of 80 mm: drawn, or in the receipt printer's own language.
    #[serde(default)]
    #[ts(optional, as = "Option<DocumentFormat>")]
    pub format: DocumentFormat,
    /// A cash drawer hangs on the receipt printer: it opens for an original that was paid in cash.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub drawer: bool,
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
    let bytes = sheet(&mut read, record, copy, action.format, action.drawer).await?;
    drop(read);
    let printer = spool(
        Way {
            printer: action.printer,
            tray: action.tray,
            copies: action.copies,
            raw: action.format == DocumentFormat::Escpos,
        },
        &bytes,
    )
    .await?;
    let printed = json!({ "commandId": cx.ctx.command_id, "documentId": action.document_id, "printer": printer, "copies": action.copies });
    app.call("document.printed", printed).await?;
    Ok(PrintAnswer {
        printer,
        jobs: action.copies,
    })
}

/// A document as it goes to a printer.
pub(crate) async fn sheet(
    read: &mut Read,
    record: Arc<DocumentRecord>,
    copy: bool,
    format: DocumentFormat,
    drawer: bool,
) -> Result<Vec<u8>, CommandError> {
    match format {
        DocumentFormat::Pdf => draw(read, record, copy).await,
        DocumentFormat::Receipt | DocumentFormat::Escpos => {
            receipt(read, record, copy, format, drawer).await
        }
        DocumentFormat::Ubl
        | DocumentFormat::Cii
        | DocumentFormat::Peppol
        | DocumentFormat::Xrechnung => Err(Refusal::new(Code::FieldInvalid)
            .with("field", "format")
            .with("value", format.as_str())
            .into()),
    }
}

/// Sends a paper that is no issued document to a printer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PrintPaper {
    /// Which.
    pub paper: PaperOf,
    /// As what it is sent.
    #[serde(default)]
    #[ts(optional, as = "Option<PaperFormat>")]
    pub format: PaperFormat,
    /// Where to; the usual printer where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub printer: Option<String>,
    /// From which tray; the printer's own choice where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub tray: Option<String>,
    /// How many; at most 100.
    #[serde(default = "one")]
    pub copies: u32,
}

/// `paper.print`: nothing is recorded, since such a paper proves nothing. So it needs no more than seeing what stands on it: the law counts
/// originals and copies of invoices, and those go through `document.print`, which needs what issuing needs.
pub(crate) async fn print_paper(
    app: Arc<App>,
    cx: Cx,
    action: PrintPaper,
) -> Result<PrintAnswer, CommandError> {
    let mut read = Read::new(app, cx).await?;
    let drawn = papers::bytes(&mut read, &action.paper, action.format).await?;
    drop(read);
    let printer = spool(
        Way {
            printer: action.printer,
            tray: action.tray,
            copies: action.copies,
            raw: action.format.raw(),
        },
        &drawn.bytes,
    )
    .await?;
    Ok(PrintAnswer {
        printer,
        jobs: action.copies,
    })
}

/// Where to print, and how.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    /// The usual printer where nothing is said.
    pub(crate) printer: Option<String>,
    /// The printer's own choice where nothing is said.
    pub(crate) tray: Option<String>,
    /// How many, 1 to 100.
    pub(crate) copies: u32,
    /// In the printer's own language: the spooler hands it on as it is.
    pub(crate) raw: bool,
}

/// Sends a file to a printer, the usual one where none is named; which one it was.
pub(crate) async fn spool(way: Way, bytes: &[u8]) -> Result<String, CommandError> {
    if way.copies == 0 || way.copies > COPIES_MAX {
        return Err(Refusal::new(Code::BadQuantity)
            .with("max", COPIES_MAX)
            .into());
    }
    let tray = way.tray.clone().filter(|t| !t.trim().is_empty());
    if let Some(odd) = tray.as_deref().filter(|t| !is_choice(t)) {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "tray")
            .with("value", odd)
            .into());
    }
    let printer = match way.printer.clone().filter(|p| !p.trim().is_empty()) {
        Some(printer) => printer,
        None => usual_printer().await?,
    };
    if way.raw && cfg!(windows) {
        // The program that opens PDF files there can not be given a printer's own language.
        return Err(Refusal::new(Code::NoPrinter).into());
    }
    let file = Sheet::write(bytes).await?;
    let way = Way { tray, ..way };
    send(&printer, &way, &file.path).await?;
    Ok(printer)
}

/// A choice of a printer's option, as a PPD file names it: anything else could be read as more options.
fn is_choice(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
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

async fn send(printer: &str, way: &Way, file: &Path) -> Result<(), CommandError> {
    let mut command = if cfg!(windows) {
        windows_command(file)
    } else {
        cups_command(printer, way, file)
    };
    let output = run(&mut command).await?;
    if output.status.success() {
        Ok(())
    } else {
        Err(not_sent(&String::from_utf8_lossy(&output.stderr)))
    }
}

fn cups_command(printer: &str, way: &Way, file: &Path) -> Command {
    let mut command = Command::new("lp");
    command
        .env("LC_ALL", "C")
        .arg("-d")
        .arg(printer)
        .arg("-n")
        .arg(way.copies.to_string());
    if way.raw {
        command.arg("-o").arg("raw");
    }
    if let Some(tray) = &way.tray {
        command.arg("-o").arg(format!("InputSlot={tray}"));
    }
    command.arg(file);
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

/// The trays of a printer; none where it has no choice of them.
pub(crate) async fn trays(printer: &str) -> Vec<String> {
    let output = Command::new("lpoptions")
        .env("LC_ALL", "C")
        .args(["-p", printer, "-l"])
        .output()
        .await;
    let said = output.ok().filter(|o| o.status.success());
    said.map_or_else(Vec::new, |o| {
        read_trays(&String::from_utf8_lossy(&o.stdout))
    })
}

/// `InputSlot/Media Source: *Auto Tray1 Tray2`: the star is the printer's own choice.
fn read_trays(options: &str) -> Vec<String> {
    options
        .lines()
        .find_map(|line| {
            let (name, choices) = line.split_once(':')?;
            (name.split('/').next() == Some("InputSlot")).then_some(choices)
        })
        .map_or_else(Vec::new, |choices| {
            choices
                .split_whitespace()
                .map(|c| c.trim_start_matches('*').to_owned())
                .filter(|c| is_choice(c))
                .collect()
        })
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
    fn what_lpoptions_says_of_trays() {
        let said = "PageSize/Media Size: *A4 Letter\nInputSlot/Media Source: *Auto Tray1 Tray_2\n";
        assert_eq!(read_trays(said), ["Auto", "Tray1", "Tray_2"]);
        assert!(read_trays("PageSize/Media Size: *A4 Letter\n").is_empty());
        let way = Way {
            printer: None,
            tray: Some("Tray1".to_owned()),
            copies: 2,
            raw: true,
        };
        let spoken = cups_command("Mostrador", &way, Path::new("/tmp/a.pdf"));
        let spoken: Vec<_> = spoken.as_std().get_args().collect();
        assert_eq!(
            spoken,
            [
                "-d",
                "Mostrador",
                "-n",
                "2",
                "-o",
                "raw",
                "-o",
                "InputSlot=Tray1",
                "/tmp/a.pdf"
            ]
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
}
