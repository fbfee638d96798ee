//! Items and customers of a file: one row each. What is already here stays as it is; a row says so by not being new.

use std::collections::HashMap;

use encargo_domain::catalog::{ItemInput, gtin_valid};
use encargo_domain::customer::{Address, CustomerInput};
use encargo_domain::tax::TaxClass;
use encargo_domain::tax::supply::BuyerTax;
use encargo_domain::trade::{Tracking, TradeTerms, Unit, validate_hs_code};
use encargo_domain::words::Language;

use super::country::code_of;
use super::document::{Reading, placed};
use super::draft::{BuyerDraft, BuyerKey, CustomerDraft, ItemDraft};
use super::field::Field;
use super::orders::Outline;
use super::profile::{Mapping, fold};
use super::reading::{Output, Setting};
use super::row::{Cells, RowRef, Wrong, name_of_number, number};
use super::table::{Flow, Table};
use super::text::Unreadable;

/// The first field without which no customer of the file could be told apart.
pub(crate) fn lacking(mapping: &Mapping) -> Option<Field> {
    let has = |fields: &[Field]| fields.iter().any(|f| mapping.column(*f).is_some());
    if !has(&[
        Field::CustomerName,
        Field::FirstName,
        Field::LastName,
        Field::Company,
    ]) {
        return Some(Field::CustomerName);
    }
    (!has(&[Field::Customer, Field::Email])).then_some(Field::Email)
}

/// Keys met so far, with their rows: the second row of a key is an error, for nobody can say which of the two is right.
#[derive(Debug, Default)]
pub(crate) struct Met(HashMap<String, u32>);

impl Met {
    pub(crate) fn once(
        &mut self,
        at: RowRef,
        field: Field,
        key: String,
        value: &str,
    ) -> Result<(), Wrong> {
        if let Some(row) = self.0.get(&key) {
            Err(Wrong::cell(at, field, value, "import-error-duplicate")
                .with("row", i64::from(*row)))
        } else {
            self.0.insert(key, at.row);
            Ok(())
        }
    }
}

/// Calls `take` with every row; a refused one goes into the report.
pub(crate) fn each(
    table: &mut Table,
    mapping: &Mapping,
    outline: &Outline,
    out: &mut Output,
    take: &mut dyn FnMut(
        RowRef,
        &Cells,
        u64,
        &mut Output,
    ) -> Result<Result<Flow, Wrong>, Unreadable>,
) -> Result<(), Unreadable> {
    let width = table.columns.len();
    let mut rows = 0;
    table.rows(&mut |row, record| {
        if outline.cut && rows == outline.rows {
            return Ok(Flow::Stop);
        }
        rows += 1;
        out.documents += 1;
        let at = RowRef::only(row);
        let cells = Cells {
            record,
            mapping,
            width,
        };
        let surplus = i64::try_from(cells.surplus()).unwrap_or(i64::MAX);
        let taken = if surplus > 0 {
            Err(Wrong::new(at, "import-error-cells").with("count", surplus))
        } else {
            take(at, &cells, rows, out)?
        };
        match taken {
            Ok(flow) => Ok(flow),
            Err(wrong) => {
                out.refuse(&wrong, None)?;
                out.passed(rows)
            }
        }
    })
}

/// Reads items.
pub(crate) fn items(
    table: &mut Table,
    mapping: &Mapping,
    outline: &Outline,
    setting: &Setting,
    out: &mut Output,
) -> Result<(), Unreadable> {
    let reading = outline.reading(table, setting);
    let mut met = Met::default();
    each(
        table,
        mapping,
        outline,
        out,
        &mut |at, cells, rows, out| match item_of(at, cells, &reading, &mut met) {
            Ok(input) => out
                .item(
                    ItemDraft {
                        row: u64::from(at.row),
                        input,
                    },
                    rows,
                )
                .map(Ok),
            Err(wrong) => Ok(Err(wrong)),
        },
    )
}

/// An item of a row.
pub(crate) fn item_of(
    at: RowRef,
    cells: &Cells,
    reading: &Reading,
    met: &mut Met,
) -> Result<ItemInput, Wrong> {
    let required = |field| {
        cells
            .some(field)
            .ok_or_else(|| Wrong::cell(at, field, "", "import-error-required"))
    };
    let sku = name_of_number(required(Field::Sku)?);
    let name = required(Field::Name)?;
    let amount = |field| match number(cells, field, reading.mark, at)? {
        None => Ok(None),
        Some(amount) if amount.is_negative() => Err(Wrong::cell(
            at,
            field,
            cells.get(field),
            "import-error-negative",
        )),
        Some(amount) => {
            let minor = amount.minor(reading.currency.decimals());
            minor
                .map(Some)
                .ok_or_else(|| Wrong::cell(at, field, cells.get(field), "import-error-amount"))
        }
    };
    let count = |field| match number(cells, field, reading.mark, at)? {
        None => Ok(0),
        Some(n) => {
            let n = n.whole().and_then(|n| u32::try_from(n).ok());
            n.ok_or_else(|| Wrong::cell(at, field, cells.get(field), "import-error-quantity"))
        }
    };
    let price_minor = amount(Field::UnitPrice)?
        .ok_or_else(|| Wrong::cell(at, Field::UnitPrice, "", "import-error-required"))?;
    let barcode = name_of_number(cells.get(Field::Barcode));
    if !barcode.is_empty() && !gtin_valid(barcode) {
        return Err(Wrong::cell(
            at,
            Field::Barcode,
            barcode,
            "import-error-barcode",
        ));
    }
    let tax_class = tax_class(cells.get(Field::TaxClass)).ok_or_else(|| {
        Wrong::cell(
            at,
            Field::TaxClass,
            cells.get(Field::TaxClass),
            "import-error-tax-class",
        )
    })?;
    let wrong = |field, why| Wrong::cell(at, field, cells.get(field), why);
    let unit = match cells.get(Field::Unit) {
        "" => Unit::One,
        code => Unit::parse(code).ok_or_else(|| wrong(Field::Unit, "import-error-unit"))?,
    };
    // Tariffs print their codes in groups.
    let hs_code: String = cells.get(Field::HsCode).replace(['.', ' '], "");
    if validate_hs_code(&hs_code).is_err() {
        return Err(wrong(Field::HsCode, "import-error-hs-code"));
    }
    let origin = match cells.get(Field::Origin) {
        "" => String::new(),
        name => code_of(name)
            .map(str::to_owned)
            .ok_or_else(|| wrong(Field::Origin, "import-error-country"))?,
    };
    let tracking = match fold(cells.get(Field::Tracking)).as_str() {
        "" | "plain" | "none" | "no" | "ninguno" => Tracking::Plain,
        "lot" | "lots" | "batch" | "lote" | "lotes" => Tracking::Lot,
        "serial" | "serialnumber" | "serie" | "numerodeserie" => Tracking::Serial,
        _ => return Err(wrong(Field::Tracking, "import-error-tracking")),
    };
    met.once(at, Field::Sku, format!("sku {sku}"), sku)?;
    if !barcode.is_empty() {
        met.once(at, Field::Barcode, format!("barcode {barcode}"), barcode)?;
    }
    Ok(ItemInput {
        sku: sku.to_owned(),
        barcode: barcode.to_owned(),
        product_code: cells.get(Field::ProductCode).to_owned(),
        name_en: name.to_owned(),
        name_es: cells.get(Field::NameEs).to_owned(),
        image: String::new(),
        price_minor,
        cost_minor: amount(Field::Cost)?.unwrap_or(0),
        tax_class,
        reverse_charge: false,
        weight_g: count(Field::Weight)?,
        unit,
        hs_code,
        origin,
        tracking,
        returnable: true,
        safety_stock: count(Field::SafetyStock)?,
    })
}

/// The class of a tax named by word or by its rate in Spain; the general one where nothing is said.
fn tax_class(text: &str) -> Option<TaxClass> {
    Some(match fold(text).as_str() {
        "" | "general" | "standard" | "normal" | "21" | "2100" | "021" => TaxClass::General,
        "reduced" | "reducido" | "reducedrate" | "10" | "1000" | "010" => TaxClass::Reduced,
        "superreduced" | "superreducido" | "4" | "400" | "004" => TaxClass::SuperReduced,
        "zero" | "zerorate" | "exempt" | "exento" | "cero" | "none" | "0" | "000" => TaxClass::Zero,
        _ => return None,
    })
}

/// Reads customers.
pub(crate) fn customers(
    table: &mut Table,
    mapping: &Mapping,
    outline: &Outline,
    setting: &Setting,
    out: &mut Output,
) -> Result<(), Unreadable> {
    let reading = outline.reading(table, setting);
    let mut met = Met::default();
    each(
        table,
        mapping,
        outline,
        out,
        &mut |at, cells, rows, out| match customer_of(at, cells, &reading, &mut met) {
            Ok(buyer) => out
                .customer(
                    CustomerDraft {
                        row: u64::from(at.row),
                        buyer,
                    },
                    rows,
                )
                .map(Ok),
            Err(wrong) => Ok(Err(wrong)),
        },
    )
}

/// A customer of a row.
pub(crate) fn customer_of(
    at: RowRef,
    cells: &Cells,
    reading: &Reading,
    met: &mut Met,
) -> Result<BuyerDraft, Wrong> {
    let number = name_of_number(cells.get(Field::Customer));
    let email = cells.get(Field::Email);
    if number.is_empty() && email.is_empty() {
        return Err(Wrong::cell(at, Field::Customer, "", "import-error-no-key"));
    }
    let person = [Field::FirstName, Field::LastName]
        .map(|f| cells.get(f))
        .join(" ");
    let (person, company) = (person.trim(), cells.get(Field::Company));
    let name = [cells.get(Field::CustomerName), person, company]
        .into_iter()
        .find(|n| !n.is_empty());
    let name =
        name.ok_or_else(|| Wrong::cell(at, Field::CustomerName, "", "import-error-required"))?;
    let second = cells.get(Field::Address2);
    let address = Address {
        name: if person.is_empty() { name } else { person }.to_owned(),
        line1: cells.get(Field::Address1).to_owned(),
        line2: if second.is_empty() && company != name {
            company
        } else {
            second
        }
        .to_owned(),
        postal_code: cells.get(Field::PostalCode).to_owned(),
        city: cells.get(Field::City).to_owned(),
        region: cells.get(Field::Region).to_owned(),
        country: String::new(),
        phone: cells.get(Field::Phone).to_owned(),
    };
    let input = CustomerInput {
        name: name.to_owned(),
        business: business(cells),
        tax_id: cells.get(Field::TaxId).to_owned(),
        email: email.to_owned(),
        phone: cells.get(Field::Phone).to_owned(),
        language: language(cells.get(Field::Language), reading.house_language),
        address: placed(address, cells.get(Field::Country)),
        tax: BuyerTax::default(),
        trade: TradeTerms::default(),
        currency: None,
    };
    if input.validate().is_err() {
        // What can still be wrong is the e-mail, or a name too long to be one.
        let long = name.chars().count() > 200;
        let (field, value) = if long {
            (Field::CustomerName, name)
        } else {
            (Field::Email, email)
        };
        return Err(Wrong::cell(
            at,
            field,
            value,
            if long {
                "import-error-too-long"
            } else {
                "import-error-email"
            },
        ));
    }
    let email = email.to_lowercase();
    if number.is_empty() {
        met.once(at, Field::Email, format!("email {email}"), &input.email)?;
    } else {
        met.once(at, Field::Customer, format!("number {number}"), number)?;
    }
    Ok(BuyerDraft {
        key: BuyerKey {
            number: number.to_owned(),
            email,
            document: String::new(),
        },
        input,
    })
}

fn business(cells: &Cells) -> bool {
    match fold(cells.get(Field::Business)).as_str() {
        "" => !cells.get(Field::Company).is_empty() || !cells.get(Field::TaxId).is_empty(),
        said => matches!(
            said,
            "1" | "true" | "yes" | "y" | "si" | "s" | "x" | "verdadero"
        ),
    }
}

fn language(text: &str, house: Language) -> Language {
    match fold(text).get(..2) {
        Some("es") => Language::Es,
        Some("en") => Language::En,
        _ => house,
    }
}
