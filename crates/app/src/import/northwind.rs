//! The Northwind sample: a folder of files that name each other. Customers and products come first, then each order with its details. Rows of
//! all four files are data rows, so each of them is in the database or in the report.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use encargo_domain::refusal::Words;
use sha2::{Digest, Sha256};

use super::date::DayOrder;
use super::document::{Document, Reading};
use super::draft::{BuyerDraft, CustomerDraft, ItemDraft};
use super::field::Field;
use super::limits;
use super::master::{Met, customer_of, item_of};
use super::number::Mark;
use super::orders::Names;
use super::profile::{Mapping, fold};
use super::reading::{Output, Setting, Sums};
use super::row::{Cells, RowRef, Wrong, name_of_number};
use super::table::{Flow, Table};
use super::text::{Unreadable, hex};

const CUSTOMERS: u8 = 0;
const PRODUCTS: u8 = 1;
const ORDERS: u8 = 2;
const DETAILS: u8 = 3;

/// The files, as [`fold`] reads their names, with their columns.
const FILES: [(&str, &[(Field, &str)]); 4] = [
    (
        "customers",
        &[
            (Field::Customer, "customerid"),
            (Field::CustomerName, "companyname"),
            (Field::Company, "companyname"),
            (Field::FirstName, "contactname"),
            (Field::Address1, "address"),
            (Field::City, "city"),
            (Field::Region, "region"),
            (Field::PostalCode, "postalcode"),
            (Field::Country, "country"),
            (Field::Phone, "phone"),
        ],
    ),
    (
        "products",
        &[
            (Field::Sku, "productid"),
            (Field::Name, "productname"),
            (Field::UnitPrice, "unitprice"),
            (Field::SafetyStock, "reorderlevel"),
        ],
    ),
    (
        "orders",
        &[
            (Field::Number, "orderid"),
            (Field::Customer, "customerid"),
            (Field::Date, "orderdate"),
            (Field::Shipping, "freight"),
            (Field::ShipName, "shipname"),
            (Field::ShipAddress1, "shipaddress"),
            (Field::ShipCity, "shipcity"),
            (Field::ShipRegion, "shipregion"),
            (Field::ShipPostalCode, "shippostalcode"),
            (Field::ShipCountry, "shipcountry"),
        ],
    ),
    (
        "orderdetails",
        &[
            (Field::Number, "orderid"),
            (Field::Sku, "productid"),
            (Field::UnitPrice, "unitprice"),
            (Field::Quantity, "quantity"),
            (Field::DiscountRate, "discount"),
        ],
    ),
];

/// The four files of a folder, in the order of their numbers.
pub(crate) fn find(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let mut entries: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(Result::ok).map(|e| e.path()).collect(),
        Err(_) => return Err(Unreadable::Because(Words::new("import-file-no-folder"))),
    };
    entries.sort();
    let named = |name: &str| {
        entries
            .iter()
            .find(|p| {
                p.is_file()
                    && p.file_stem()
                        .is_some_and(|s| fold(&s.to_string_lossy()) == name)
            })
            .cloned()
    };
    FILES
        .iter()
        .map(|(name, _)| {
            named(name).ok_or_else(|| {
                Unreadable::Because(Words::new("import-file-folder-lacks").with("name", *name))
            })
        })
        .collect()
}

struct Sheet {
    table: Table,
    mapping: Mapping,
    file: u8,
}

impl Sheet {
    fn open(path: &Path, file: u8) -> Result<Self, Unreadable> {
        let table = Table::open(path)?;
        let folded: Vec<String> = table.columns.iter().map(|c| fold(c)).collect();
        let (name, wanted) = FILES.get(usize::from(file)).copied().unwrap_or_default();
        let mut columns = Vec::with_capacity(wanted.len());
        for (field, column) in wanted {
            let at = folded.iter().position(|c| c == column);
            let lacks = || {
                Unreadable::Because(
                    Words::new("import-file-lacks-column")
                        .with("file", name)
                        .with("column", *column),
                )
            };
            columns.push((*field, at.ok_or_else(lacks)?));
        }
        Ok(Self {
            table,
            mapping: Mapping::of(&columns),
            file,
        })
    }

    fn each(
        &mut self,
        take: &mut dyn FnMut(RowRef, &Cells) -> Result<Flow, Unreadable>,
    ) -> Result<(), Unreadable> {
        let Self {
            table,
            mapping,
            file,
        } = self;
        let width = table.columns.len();
        table.rows(&mut |row, record| {
            take(
                RowRef {
                    file: *file,
                    ..RowRef::only(row)
                },
                &Cells {
                    record,
                    mapping,
                    width,
                },
            )
        })
    }

    fn count(&mut self) -> Result<u64, Unreadable> {
        let mut rows = 0;
        self.each(&mut |_, _| {
            rows += 1;
            Ok(Flow::On)
        })?;
        Ok(rows)
    }
}

/// Reads the whole folder.
pub(crate) fn read(folder: &Path, setting: &Setting, out: &mut Output) -> Result<Sums, Unreadable> {
    let mut sums = Sums::default();
    let mut hasher = Sha256::new();
    let mut sheets = Vec::with_capacity(FILES.len());
    for (path, file) in find(folder)?.iter().zip(0..) {
        let mut sheet = Sheet::open(path, file)?;
        sums.rows += sheet.count()?;
        hasher.update(&sheet.table.hash);
        let name = path
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        out.file(&name, &sheet.table.columns, &sheet.mapping);
        sheets.push(sheet);
    }
    sums.hash = hex(&hasher.finalize());
    if sums.rows > limits::FOLDER_ROWS_MAX {
        return Err(limits::too_many_rows(limits::FOLDER_ROWS_MAX));
    }
    out.total(sums.rows);
    let reading = Reading {
        profile: setting.profile,
        mark: Mark::Point,
        day_order: DayOrder::MonthFirst,
        zone: setting.zone,
        currency: setting.currency,
        language: setting.language,
        house_language: setting.house_language,
    };
    let mut folder = Folder {
        reading,
        rows: 0,
        customers: HashMap::new(),
        names: Names::default(),
        products: Met::default(),
        open: HashMap::new(),
    };
    for file in [CUSTOMERS, PRODUCTS, DETAILS, ORDERS] {
        let Some(sheet) = sheets.iter_mut().find(|s| s.file == file) else {
            continue;
        };
        match file {
            CUSTOMERS => folder.customers(sheet, out)?,
            PRODUCTS => folder.products(sheet, out)?,
            DETAILS => folder.details(sheet, out)?,
            _ => folder.orders(sheet, out)?,
        }
        if out.stopped {
            return Ok(sums);
        }
    }
    folder.strays(out)?;
    out.hand_on(folder.rows)?;
    sums.documents = out.documents;
    Ok(sums)
}

struct Folder {
    reading: Reading,
    rows: u64,
    customers: HashMap<String, BuyerDraft>,
    names: Names,
    products: Met,
    open: HashMap<Box<str>, Document>,
}

impl Folder {
    fn customers(&mut self, sheet: &mut Sheet, out: &mut Output) -> Result<(), Unreadable> {
        let mut met = Met::default();
        sheet.each(&mut |at, cells| {
            self.rows += 1;
            match customer_of(at, cells, &self.reading, &mut met) {
                Ok(buyer) => {
                    self.customers
                        .insert(buyer.key.number.clone(), buyer.clone());
                    out.customer(
                        CustomerDraft {
                            row: u64::from(at.row),
                            buyer,
                        },
                        self.rows,
                    )
                }
                Err(wrong) => out.refuse(&wrong, None).map(|()| Flow::On),
            }
        })
    }

    fn products(&mut self, sheet: &mut Sheet, out: &mut Output) -> Result<(), Unreadable> {
        sheet.each(&mut |at, cells| {
            self.rows += 1;
            match item_of(at, cells, &self.reading, &mut self.products) {
                Ok(input) => {
                    self.names.hear(&input.sku, &input.name_en, true);
                    out.item(
                        ItemDraft {
                            row: u64::from(at.row),
                            input,
                        },
                        self.rows,
                    )
                }
                Err(wrong) => out.refuse(&wrong, None).map(|()| Flow::On),
            }
        })
    }

    fn details(&mut self, sheet: &mut Sheet, out: &mut Output) -> Result<(), Unreadable> {
        sheet.each(&mut |at, cells| {
            self.rows += 1;
            let number = name_of_number(cells.get(Field::Number));
            if number.is_empty() {
                out.refuse(
                    &Wrong::cell(at, Field::Number, "", "import-error-required"),
                    None,
                )?;
                return Ok(Flow::On);
            }
            let document = self
                .open
                .entry(number.into())
                .or_insert_with(|| Document::new(number));
            document.add_line(at, cells, &self.reading);
            let sku = name_of_number(cells.get(Field::Sku));
            if !sku.is_empty() && !self.names.has(sku) {
                document.wrong.push(Wrong::cell(
                    at,
                    Field::Sku,
                    sku,
                    "import-error-unknown-item",
                ));
            }
            Ok(Flow::On)
        })
    }

    fn orders(&mut self, sheet: &mut Sheet, out: &mut Output) -> Result<(), Unreadable> {
        sheet.each(&mut |at, cells| {
            self.rows += 1;
            let number = name_of_number(cells.get(Field::Number));
            if number.is_empty() {
                out.refuse(
                    &Wrong::cell(at, Field::Number, "", "import-error-required"),
                    None,
                )?;
                return Ok(Flow::On);
            }
            let mut document = self
                .open
                .remove(number)
                .unwrap_or_else(|| Document::new(number));
            document.add_head(at, cells);
            let customer = name_of_number(cells.get(Field::Customer));
            document.buyer = self.customers.get(customer).cloned();
            if document.buyer.is_none() {
                document.wrong.push(Wrong::cell(
                    at,
                    Field::Customer,
                    customer,
                    "import-error-unknown-customer",
                ));
            }
            out.document(document, &self.reading, &self.names, self.rows)
        })
    }

    /// Details whose order is not there.
    fn strays(&mut self, out: &mut Output) -> Result<(), Unreadable> {
        let mut strays: Vec<Document> = std::mem::take(&mut self.open).into_values().collect();
        strays.sort_by_key(|d| d.rows.first().copied());
        for mut document in strays {
            out.documents += 1;
            document.wrong = document
                .rows
                .iter()
                .map(|at| {
                    Wrong::cell(
                        *at,
                        Field::Number,
                        &document.number,
                        "import-error-no-order",
                    )
                })
                .collect();
            out.refuse_document(&document)?;
        }
        Ok(())
    }
}
