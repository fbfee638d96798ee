//! The reading side: from a place on disk to chunks that can be written and a report of what can not. It runs on a thread of its own and
//! knows nothing of the database; what it hands on goes through one function, which may say stop.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use encargo_domain::Currency;
use encargo_domain::catalog::ItemInput;
use encargo_domain::tax::TaxClass;
use encargo_domain::trade::{Tracking, Unit};
use encargo_domain::words::Language;

use super::document::{Document, Reading};
use super::draft::{Chunk, ItemDraft};
use super::field::Field;
use super::orders::{self, Names};
use super::profile::{ImportKind, Mapping, Profile, Wanted, detect};
use super::report::{ImportError, Report};
use super::row::{RowRef, Wrong};
use super::table::{Flow, Table};
use super::text::Unreadable;
use super::{limits, master, northwind, tax};

/// How a file is to be read.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    pub(crate) profile: Profile,
    pub(crate) zone: Tz,
    pub(crate) currency: Currency,
    /// Of the words of the report.
    pub(crate) language: Language,
    /// Of customers whose language is not known.
    pub(crate) house_language: Language,
    /// Stop after this many rows, for a preview.
    pub(crate) rows_max: Option<u64>,
}

/// What the reading side says while it reads.
pub(crate) enum Step {
    /// The file has this many rows.
    Total(u64),
    /// Rows up to here are handed on or in the report.
    Passed(u64),
    /// These can be written; rows up to there are read.
    Chunk(Box<Chunk>, u64),
}

/// What has been read.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) rows: u64,
    /// Documents of the file, the wrong ones too.
    pub(crate) documents: u64,
    pub(crate) cut: bool,
    pub(crate) hash: String,
}

/// Where what is read goes.
pub(crate) struct Output<'a> {
    report: &'a mut Report,
    step: &'a mut dyn FnMut(Step) -> Flow,
    chunk: Chunk,
    named: HashSet<Box<str>>,
    /// The files read together, for the names of columns in the report.
    files: Vec<FileHead>,
    pub(crate) documents: u64,
    /// The other side wants no more.
    pub(crate) stopped: bool,
    /// The first row that went into the report.
    pub(crate) first_refused: Option<u32>,
}

struct FileHead {
    name: String,
    columns: Vec<String>,
    mapping: Mapping,
}

impl FileHead {
    fn column(&self, field: Field) -> Option<&str> {
        self.mapping
            .column(field)
            .and_then(|c| self.columns.get(c))
            .map(String::as_str)
    }
}

/// Rows between two words of progress.
const STRIDE: u64 = 2_000;

impl<'a> Output<'a> {
    fn new(report: &'a mut Report, step: &'a mut dyn FnMut(Step) -> Flow) -> Self {
        Self {
            report,
            step,
            chunk: Chunk::default(),
            named: HashSet::new(),
            files: Vec::new(),
            documents: 0,
            stopped: false,
            first_refused: None,
        }
    }

    /// Names a file whose rows will come; they are known by the order in which files are named.
    pub(crate) fn file(&mut self, name: &str, columns: &[String], mapping: &Mapping) {
        self.files.push(FileHead {
            name: name.to_owned(),
            columns: columns.to_vec(),
            mapping: mapping.clone(),
        });
    }

    pub(crate) fn total(&mut self, rows: u64) {
        self.say(Step::Total(rows));
    }

    fn say(&mut self, step: Step) -> Flow {
        let flow = (self.step)(step);
        self.stopped |= flow == Flow::Stop;
        flow
    }

    /// Puts a row into the report.
    pub(crate) fn refuse(
        &mut self,
        wrong: &Wrong,
        document: Option<&str>,
    ) -> Result<(), Unreadable> {
        self.first_refused.get_or_insert(wrong.at.row);
        let file = self.files.get(usize::from(wrong.at.file));
        let column = wrong.field.and_then(|f| file?.column(f));
        let column = match (file, column) {
            (Some(file), column) if self.files.len() > 1 => {
                Some(column.map_or_else(|| file.name.clone(), |c| format!("{}: {c}", file.name)))
            }
            (_, column) => column.map(str::to_owned),
        };
        self.report.add(ImportError {
            row: u64::from(wrong.at.row),
            column,
            value: wrong.value.clone(),
            words: wrong.words.clone(),
            document: document.map(str::to_owned),
        })
    }

    /// Takes a document whose rows are all there.
    pub(crate) fn document(
        &mut self,
        document: Document,
        reading: &Reading,
        names: &Names,
        rows: u64,
    ) -> Result<Flow, Unreadable> {
        self.documents += 1;
        match document.finish(reading) {
            Ok(mut order) => {
                for line in &mut order.lines {
                    if line.name.is_empty() {
                        line.name = names.of(&line.sku).into();
                    }
                    if self.named.insert(line.sku.clone()) {
                        let known = names.of(&line.sku);
                        let name = if known == &*line.sku {
                            &*line.name
                        } else {
                            known
                        };
                        let row = 0;
                        self.chunk.named.push(ItemDraft {
                            row,
                            input: item_named(&line.sku, name, line.unit_price_minor.abs()),
                        });
                    }
                }
                self.chunk.orders.push(order);
                self.hand_on_if_full(rows)
            }
            Err(document) => {
                self.refuse_document(&document)?;
                self.passed(rows)
            }
        }
    }

    /// Each row of a wrong document goes into the report: with its own fault, or with the row that has one.
    pub(crate) fn refuse_document(&mut self, document: &Document) -> Result<(), Unreadable> {
        let culprit = document.wrong.first().map_or(RowRef::only(0), |w| w.at);
        let many = self.files.len() > 1;
        for at in &document.rows {
            let own = document.wrong.iter().find(|w| w.at == *at);
            let with_others = || {
                let place = match self.files.get(usize::from(culprit.file)) {
                    Some(file) if many => format!("{} {}", file.name, culprit.row),
                    _ => culprit.row.to_string(),
                };
                Wrong::new(*at, "import-error-other-row").with("row", place)
            };
            let wrong = own.cloned().unwrap_or_else(with_others);
            self.refuse(&wrong, Some(&document.number))?;
        }
        Ok(())
    }

    /// Takes a row of master data.
    pub(crate) fn item(&mut self, item: ItemDraft, rows: u64) -> Result<Flow, Unreadable> {
        self.named.insert(item.input.sku.as_str().into());
        self.chunk.items.push(item);
        self.hand_on_if_full(rows)
    }

    /// Takes a row of master data.
    pub(crate) fn customer(
        &mut self,
        customer: super::draft::CustomerDraft,
        rows: u64,
    ) -> Result<Flow, Unreadable> {
        self.chunk.customers.push(customer);
        self.hand_on_if_full(rows)
    }

    /// Takes the table of a state. All of a file are handed on together: they come in together or not at all.
    pub(crate) fn tax_table(&mut self, draft: super::tax::TableDraft) {
        self.chunk.tables.push(draft);
    }

    /// Says how far the reading is, now and then.
    pub(crate) fn passed(&mut self, rows: u64) -> Result<Flow, Unreadable> {
        Ok(if rows.is_multiple_of(STRIDE) {
            self.say(Step::Passed(rows))
        } else {
            Flow::On
        })
    }

    fn hand_on_if_full(&mut self, rows: u64) -> Result<Flow, Unreadable> {
        if self.chunk.is_full() {
            self.hand_on(rows)
        } else {
            self.passed(rows)
        }
    }

    /// Hands on what is gathered.
    pub(crate) fn hand_on(&mut self, rows: u64) -> Result<Flow, Unreadable> {
        if self.chunk.is_empty() {
            return Ok(Flow::On);
        }
        let chunk = std::mem::take(&mut self.chunk);
        Ok(self.say(Step::Chunk(Box::new(chunk), rows)))
    }
}

/// An item known only from the lines it was sold on.
pub(crate) fn item_named(sku: &str, name: &str, price_minor: i64) -> ItemInput {
    ItemInput {
        sku: sku.to_owned(),
        barcode: String::new(),
        product_code: String::new(),
        name_en: name.to_owned(),
        name_es: String::new(),
        image: String::new(),
        price_minor,
        cost_minor: 0,
        tax_class: TaxClass::General,
        reverse_charge: false,
        weight_g: 0,
        unit: Unit::One,
        hs_code: String::new(),
        origin: String::new(),
        tracking: Tracking::Plain,
        returnable: true,
        safety_stock: 0,
    }
}

/// The head of a file or folder, for the person to look at.
pub(crate) struct Head {
    pub(crate) profile: Profile,
    pub(crate) columns: Vec<String>,
    pub(crate) mapping: BTreeMap<String, Option<String>>,
    pub(crate) lacking: Option<Field>,
}

/// A file or folder that can be read.
pub(crate) struct Source {
    path: PathBuf,
    table: Option<Table>,
    mapping: Mapping,
    pub(crate) head: Head,
}

impl Source {
    /// Opens a file or folder and finds how it is to be read.
    pub(crate) fn open(
        path: &Path,
        profile: Option<Profile>,
        wanted: &Wanted,
    ) -> Result<Self, super::run::Refused> {
        if path.is_dir() || profile == Some(Profile::Northwind) {
            northwind::find(path)?;
            let mapping = Mapping::new(Profile::Northwind, &[], &Wanted::new())?;
            let head = Head {
                profile: Profile::Northwind,
                columns: Vec::new(),
                mapping: BTreeMap::new(),
                lacking: None,
            };
            return Ok(Self {
                path: path.to_owned(),
                table: None,
                mapping,
                head,
            });
        }
        let table = Table::open(path)?;
        let profile = profile.unwrap_or_else(|| detect(&table.columns));
        let mapping = Mapping::new(profile, &table.columns, wanted)?;
        let column = |field| {
            mapping
                .column(field)
                .and_then(|c| table.columns.get(c))
                .cloned()
        };
        let named = profile
            .specs()
            .iter()
            .map(|s| (s.field.key().to_owned(), column(s.field)))
            .collect();
        let lacking = match profile.kind() {
            ImportKind::Orders => orders::lacking(&mapping, profile),
            ImportKind::Items => mapping.lacking(profile),
            ImportKind::Customers => master::lacking(&mapping),
            ImportKind::TaxRates => mapping.lacking(profile),
        };
        let head = Head {
            profile,
            columns: table.columns.clone(),
            mapping: named,
            lacking,
        };
        Ok(Self {
            path: path.to_owned(),
            table: Some(table),
            mapping,
            head,
        })
    }

    /// SHA-256 of the file's bytes; empty for a folder.
    pub(crate) fn hash(&self) -> &str {
        self.table.as_ref().map_or("", |t| &t.hash)
    }

    /// The first rows.
    pub(crate) fn sample(&mut self) -> Result<Vec<Vec<String>>, Unreadable> {
        let mut sample = Vec::new();
        let Some(table) = &mut self.table else {
            return Ok(sample);
        };
        let width = table.columns.len();
        table.rows(&mut |_, record| {
            let mut row: Vec<String> = record.iter().take(width).map(str::to_owned).collect();
            row.resize(width, String::new());
            sample.push(row);
            Ok(if sample.len() < limits::SAMPLE_ROWS {
                Flow::On
            } else {
                Flow::Stop
            })
        })?;
        Ok(sample)
    }

    /// Reads everything, or as much as the setting says.
    pub(crate) fn read(
        &mut self,
        setting: &Setting,
        report: &mut Report,
        step: &mut dyn FnMut(Step) -> Flow,
    ) -> Result<Sums, Unreadable> {
        let mut out = Output::new(report, step);
        let Some(table) = &mut self.table else {
            return northwind::read(&self.path, setting, &mut out);
        };
        let name = self
            .path
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        out.file(&name, &table.columns, &self.mapping);
        let outline = orders::outline(table, &self.mapping, setting.rows_max)?;
        out.total(outline.rows);
        let mut sums = Sums {
            rows: outline.rows,
            documents: 0,
            cut: outline.cut,
            hash: table.hash.clone(),
        };
        if self.head.lacking.is_some() {
            return Ok(sums);
        }
        match setting.profile.kind() {
            ImportKind::Orders => orders::read(table, &self.mapping, &outline, setting, &mut out)?,
            ImportKind::Items => master::items(table, &self.mapping, &outline, setting, &mut out)?,
            ImportKind::Customers => {
                master::customers(table, &self.mapping, &outline, setting, &mut out)?;
            }
            ImportKind::TaxRates => {
                tax::rates(table, &self.mapping, &outline, setting, &mut out)?;
            }
        }
        out.hand_on(outline.rows)?;
        sums.documents = out.documents;
        Ok(sums)
    }
}
