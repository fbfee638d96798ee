//! One import from its beginning to its end: the reading side on a thread of its own, the writing side here, two chunks between them at most.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use encargo_domain::ids::{CommandId, LocationId};
use encargo_domain::import::{ImportEvent, ImportId};
use encargo_domain::refusal::{Code, Words};
use encargo_domain::words::{Language, say};
use encargo_domain::{Currency, Event, LocalDate, Refusal};
use encargo_store::{CommandKey, Fault, customer_emails};
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, mpsc};
use uuid::Uuid;

use super::draft::Chunk;
use super::profile::{Profile, Wanted};
use super::reading::{Setting, Source, Step, Sums};
use super::report::{ImportError, Report};
use super::table::Flow;
use super::text::Unreadable;
use super::write::{Books, Known, TaxTables, Written, write};
use super::{CurrencyTotal, ImportResult};
use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;

/// Why a file is not taken.
#[derive(Debug)]
pub(crate) enum Refused {
    /// It cannot be read.
    Unreadable(Unreadable),
    /// What was asked does not fit it.
    Refusal(Refusal),
}

impl From<Unreadable> for Refused {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}
impl From<std::io::Error> for Refused {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(error.into())
    }
}
impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl Refused {
    /// As hosts get it: the reason is in the language of the call.
    pub(crate) fn error(self, file_name: &str, language: Language) -> CommandError {
        let reason = match self {
            Self::Refusal(refusal) => return refusal.into(),
            Self::Unreadable(Unreadable::Because(words)) => words,
            Self::Unreadable(Unreadable::Io(error))
                if error.kind() == std::io::ErrorKind::NotFound =>
            {
                Words::new("import-file-missing")
            }
            Self::Unreadable(Unreadable::Io(error)) => {
                Words::new("import-file-io").with("detail", error.to_string())
            }
        };
        Refusal::new(Code::FileUnreadable)
            .with("file", file_name)
            .with("detail", say(language, &reason))
            .into()
    }
}

/// What to import, and how.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wish {
    pub(crate) file: String,
    pub(crate) profile: Option<Profile>,
    pub(crate) wanted: Wanted,
    pub(crate) currency: Option<String>,
    pub(crate) valid_from: Option<LocalDate>,
    pub(crate) rows_max: Option<u64>,
}

/// An import that can begin.
pub(crate) struct Plan {
    pub(crate) source: Source,
    pub(crate) setting: Setting,
    pub(crate) file_name: String,
    pub(crate) import_id: ImportId,
    /// First day rates of tax hold.
    pub(crate) valid_from: LocalDate,
}

/// A file named by its path, or by the token of an upload.
pub(crate) fn locate(data_dir: &Path, file: &str) -> Result<PathBuf, Refused> {
    let path = match file.strip_prefix("upload:") {
        None => PathBuf::from(file),
        Some(name) if name.is_empty() || name.contains(['/', '\\']) || name.contains("..") => {
            return Err(super::text::because("import-file-missing").into());
        }
        Some(name) => data_dir.join("uploads").join(name),
    };
    Ok(path.canonicalize()?)
}

/// The last part of a path or token.
pub(crate) fn name_of(file: &str) -> String {
    let file = file.strip_prefix("upload:").unwrap_or(file);
    Path::new(file)
        .file_name()
        .map_or_else(|| file.to_owned(), |n| n.to_string_lossy().into_owned())
}

/// Opens what is wished for.
pub(crate) async fn plan(app: &Arc<App>, cx: &Cx, wish: Wish) -> Result<Plan, CommandError> {
    let file_name = name_of(&wish.file);
    let house = app.house().await;
    let company = house.company.clone();
    let house_currency = company.as_ref().map_or(Currency::EUR, |c| c.currency);
    let house_language = company.as_ref().map_or(cx.language, |c| c.language);
    let data_dir = app.options.data_dir.clone();
    let Wish {
        file,
        profile,
        wanted,
        currency,
        valid_from,
        rows_max,
    } = wish;
    let opening = move || {
        let path = locate(&data_dir, &file)?;
        Source::open(&path, profile, &wanted)
    };
    let opened = tokio::task::spawn_blocking(opening)
        .await
        .map_err(thread_lost)?;
    let source = opened.map_err(|r| r.error(&file_name, cx.language))?;
    let profile = source.head.profile;
    let currency = match currency {
        Some(code) => Currency::parse(&code).ok_or_else(|| {
            Refusal::new(Code::FieldInvalid)
                .with("field", "currency")
                .with("value", code)
        })?,
        None => profile
            .currency()
            .and_then(Currency::parse)
            .unwrap_or(house_currency),
    };
    let setting = Setting {
        profile,
        zone: cx.time_zone,
        currency,
        language: cx.language,
        house_language,
        rows_max,
    };
    let valid_from = valid_from
        .or_else(|| super::tax::first_day(&file_name))
        .unwrap_or(cx.ctx.today);
    Ok(Plan {
        source,
        setting,
        valid_from,
        file_name,
        import_id: ImportId::new(cx.ctx.new_id()),
    })
}

pub(crate) fn thread_lost(error: tokio::task::JoinError) -> CommandError {
    Fault::Panic(error.to_string()).into()
}

impl Plan {
    /// Refuses where a needed column is not mapped.
    pub(crate) fn complete(&self) -> Result<(), Refusal> {
        match self.source.head.lacking {
            None => Ok(()),
            Some(field) => Err(Refusal::new(Code::FieldRequired).with(
                "field",
                say(
                    self.setting.language,
                    &Words::new(format!("import-field-{}", field.key())),
                ),
            )),
        }
    }
}

/// How an import ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// At the end of the file.
    Whole,
    /// Where the person stopped it.
    Stopped,
}

/// The list of errors of an import.
pub(crate) fn errors_path(app: &App, import_id: ImportId) -> PathBuf {
    app.options
        .data_dir
        .join("imports")
        .join(format!("{}-errors.csv", import_id.uuid()))
}

/// Runs an import. `progress` is told rows done and rows in all, and answers whether to go on.
pub(crate) async fn run<P: FnMut(u64, u64) -> bool>(
    app: &Arc<App>,
    cx: &Cx,
    plan: Plan,
    mut progress: P,
) -> Result<(ImportResult, Ended), CommandError> {
    let Plan {
        mut source,
        setting,
        file_name,
        import_id,
        valid_from,
    } = plan;
    let profile = setting.profile;
    let language = setting.language;
    let tables = TaxTables {
        valid_from,
        file_name: file_name.clone(),
        file_hash: source.hash().to_owned(),
    };
    let mut writer = Writer::new(app, cx, profile, tables).await?;
    let mut report = Report::new(language, Some(errors_path(app, import_id)));
    let (steps, mut inbox) = mpsc::channel::<Step>(2);
    let reading = tokio::task::spawn_blocking(move || {
        let sums = source.read(&setting, &mut report, &mut |step| {
            if steps.blocking_send(step).is_ok() {
                Flow::On
            } else {
                Flow::Stop
            }
        });
        (sums, report)
    });
    let (mut total, mut ended) = (0, Ended::Whole);
    while let Some(step) = inbox.recv().await {
        let done = match step {
            Step::Total(rows) => {
                total = rows;
                0
            }
            Step::Passed(rows) => rows,
            Step::Chunk(chunk, rows) => {
                writer.write(*chunk).await?;
                rows
            }
        };
        if !progress(done, total) {
            ended = Ended::Stopped;
            break;
        }
    }
    drop(inbox);
    let (sums, mut report) = reading.await.map_err(thread_lost)?;
    let unreadable = |u: Unreadable| Refused::from(u).error(&file_name, language);
    let sums = sums.map_err(unreadable)?;
    for (row, value) in std::mem::take(&mut writer.barcodes_taken) {
        let words = Words::new("import-error-barcode-taken");
        report
            .add(ImportError {
                row,
                column: None,
                value,
                words,
                document: None,
            })
            .map_err(unreadable)?;
    }
    let errors_file = report.finish().map_err(unreadable)?;
    let result = result(&sums, &writer.written, report, errors_file.as_deref());
    writer.finish(import_id, &file_name, &sums, &result).await?;
    Ok((result, ended))
}

fn result(
    sums: &Sums,
    written: &Written,
    report: Report,
    errors_file: Option<&Path>,
) -> ImportResult {
    ImportResult {
        rows: sums.rows,
        rows_imported: written.rows,
        rows_already_there: written.rows_already_there,
        documents: sums.documents,
        documents_imported: written.documents,
        already_there: written.already_there,
        lines: written.lines,
        items_created: written.items,
        customers_created: written.customers,
        rounded_lines: written.rounded_lines,
        error_count: report.count,
        errors: report.first,
        errors_file: errors_file.map(|p| p.to_string_lossy().into_owned()),
        totals: written
            .totals
            .iter()
            .map(|(currency, minor)| CurrencyTotal {
                currency: currency.clone(),
                total_minor: *minor,
            })
            .collect(),
    }
}

/// Sends chunks to the store, one after the other.
struct Writer {
    app: Arc<App>,
    books: Arc<Books>,
    known: Arc<Mutex<Known>>,
    written: Written,
    barcodes_taken: Vec<(u64, String)>,
}

impl Writer {
    async fn new(
        app: &Arc<App>,
        cx: &Cx,
        profile: Profile,
        tables: TaxTables,
    ) -> Result<Self, CommandError> {
        let house = app.house().await;
        let at_device = house.device.as_ref().and_then(|d| d.location_id);
        let first = || {
            house
                .locations
                .iter()
                .find(|l| !l.closed)
                .map(|l| l.location_id)
        };
        // A shop without places yet can still take its history in.
        let location_id = cx
            .ctx
            .location_id
            .or(at_device)
            .or_else(first)
            .unwrap_or(LocationId::new(Uuid::nil()));
        let mut conn = app.store.reader().await?;
        let emails = customer_emails(&mut conn).await?;
        let emails = emails
            .into_iter()
            .filter_map(|(email, id)| Some((email, id.parse().ok()?)))
            .collect();
        let known = Known {
            emails,
            ..Known::default()
        };
        Ok(Self {
            app: app.clone(),
            books: Arc::new(Books {
                profile,
                location_id,
                tables,
                cx: cx.clone(),
            }),
            known: Arc::new(Mutex::new(known)),
            written: Written::default(),
            barcodes_taken: Vec::new(),
        })
    }

    fn key(&self, what: &str) -> CommandKey {
        let command_id = CommandId::new(self.books.cx.ctx.new_id());
        CommandKey {
            command_id,
            name: "import.start",
            payload_hash: Sha256::digest(what).into(),
            at_ms: self.books.cx.ctx.recorded_at.0,
        }
    }

    async fn write(&mut self, chunk: Chunk) -> Result<(), CommandError> {
        let key = self.key("chunk");
        let command_id = key.command_id;
        let (books, known) = (self.books.clone(), self.known.clone());
        let answer = self
            .app
            .store
            .write(
                key,
                Box::new(move |work| {
                    Box::pin(async move {
                        let mut known = known.lock().await;
                        let written = write(work, &books, command_id, &mut known, chunk).await?;
                        crate::registry::answer(&written)
                    })
                }),
            )
            .await?;
        let mut written: Written = serde_json::from_str(&answer).map_err(|source| Fault::Json {
            what: "reading an answer",
            source,
        })?;
        self.barcodes_taken.append(&mut written.barcodes_taken);
        self.written.add(written);
        Ok(())
    }

    /// Notes in the journal that the file came in.
    async fn finish(
        &self,
        import_id: ImportId,
        file_name: &str,
        sums: &Sums,
        result: &ImportResult,
    ) -> Result<(), CommandError> {
        let event = ImportEvent::Finished {
            profile: self.books.profile.as_str().to_owned(),
            file_name: file_name.to_owned(),
            file_hash: sums.hash.clone(),
            rows: result.rows,
            documents: result.documents_imported,
            already_there: result.already_there,
            errors: result.error_count,
        };
        let key = self.key("end");
        let mut ctx = self.books.cx.ctx.clone();
        ctx.command_id = key.command_id;
        self.app
            .store
            .write(
                key,
                Box::new(move |work: &mut encargo_store::Work| {
                    Box::pin(async move {
                        work.record(&ctx, Event::Import(import_id, event)).await?;
                        Ok("{}".to_owned())
                    })
                }),
            )
            .await?;
        Ok(())
    }
}
