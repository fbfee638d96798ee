//! One document of a file, row by row: what its rows say together, its lines, and at the end either a whole order or all that is wrong with
//! it. A document with one wrong row is not imported; each of its rows is then in the report.

use chrono_tz::Tz;
use encargo_domain::customer::{Address, CustomerInput};
use encargo_domain::money::MAX_MINOR;
use encargo_domain::order::MAX_LINES;
use encargo_domain::tax::supply::BuyerTax;
use encargo_domain::trade::TradeTerms;
use encargo_domain::words::{Language, money};
use encargo_domain::{Currency, Timestamp};

use super::country::code_of;
use super::date::{DayOrder, Written};
use super::draft::{BuyerDraft, BuyerKey, OrderDraft};
use super::field::Field;
use super::line::RawLine;
use super::number::{Decimal, Mark};
use super::profile::{Fate, Profile};
use super::row::{Cells, RowRef, Wrong, name_of_number};
use super::settle::{Stated, settle};

/// How the values of a file are to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) profile: Profile,
    pub(crate) mark: Mark,
    pub(crate) day_order: DayOrder,
    pub(crate) zone: Tz,
    /// Of documents that name none.
    pub(crate) currency: Currency,
    /// Of the words of the report.
    pub(crate) language: Language,
    /// Of customers whose language is not known.
    pub(crate) house_language: Language,
}

/// A document whose rows are still coming.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) number: Box<str>,
    pub(crate) rows: Vec<RowRef>,
    /// What its rows say of it, with the row that said it first.
    head: Vec<(Field, Box<str>, RowRef)>,
    lines: Vec<RawLine>,
    pub(crate) wrong: Vec<Wrong>,
    /// The buyer, where another file describes them.
    pub(crate) buyer: Option<BuyerDraft>,
}

impl Document {
    pub(crate) fn new(number: &str) -> Self {
        Self {
            number: number.into(),
            rows: Vec::new(),
            head: Vec::new(),
            lines: Vec::new(),
            wrong: Vec::new(),
            buyer: None,
        }
    }

    /// Takes a row of a file that has documents and lines in one.
    pub(crate) fn add(&mut self, at: RowRef, cells: &Cells, reading: &Reading) {
        self.add_head(at, cells);
        if Field::ALL
            .iter()
            .any(|f| f.is_of_line() && cells.some(*f).is_some())
        {
            self.add_line(at, cells, reading);
        }
    }

    /// Takes what a row says of the document; the first row that says something is heard.
    pub(crate) fn add_head(&mut self, at: RowRef, cells: &Cells) {
        if self.rows.last() != Some(&at) {
            self.rows.push(at);
        }
        for (field, _) in cells
            .mapping
            .fields()
            .filter(|(f, _)| !f.is_of_line() && *f != Field::Number)
        {
            if let Some(text) = cells.some(field) {
                self.hear(at, field, text);
            }
        }
        let surplus = cells.surplus();
        if surplus > 0 {
            let count = i64::try_from(surplus).unwrap_or(i64::MAX);
            self.wrong
                .push(Wrong::new(at, "import-error-cells").with("count", count));
        }
    }

    fn hear(&mut self, at: RowRef, field: Field, text: &str) {
        match self.head.iter().find(|(f, _, _)| *f == field) {
            None => self.head.push((field, text.into(), at)),
            Some((_, known, first)) if field.is_agreed() && **known != *text => {
                let wrong = Wrong::cell(at, field, text, "import-error-contradicts");
                self.wrong.push(
                    wrong
                        .with("row", i64::from(first.row))
                        .with("other", known.to_string()),
                );
            }
            Some(_) => {}
        }
    }

    /// Takes a line.
    pub(crate) fn add_line(&mut self, at: RowRef, cells: &Cells, reading: &Reading) {
        if self.rows.last() != Some(&at) {
            self.rows.push(at);
        }
        match RawLine::read(at, cells, reading, self.is_credit(reading.profile)) {
            Ok(line) => self.lines.push(line),
            Err(wrong) => self.wrong.push(wrong),
        }
    }

    /// Flat files mark credits by a `C` before the number (UCI Online Retail: `C536379`).
    fn is_credit(&self, profile: Profile) -> bool {
        let mut chars = self.number.chars();
        profile == Profile::FlatLines
            && matches!(chars.next(), Some('C' | 'c'))
            && chars.next().is_some_and(|c| c.is_ascii_digit())
    }

    fn said(&self, field: Field) -> Option<(&str, RowRef)> {
        self.head
            .iter()
            .find(|(f, _, _)| *f == field)
            .map(|(_, text, at)| (&**text, *at))
    }

    fn head(&self, field: Field) -> &str {
        self.said(field).map_or("", |(text, _)| text)
    }

    fn head_row(&self, field: Field) -> RowRef {
        let own = self.said(field).map(|(_, at)| at);
        own.or_else(|| self.rows.first().copied())
            .unwrap_or(RowRef::only(0))
    }

    fn wrong_head(&self, field: Field, key: &str) -> Wrong {
        Wrong::cell(self.head_row(field), field, self.head(field), key)
    }

    /// The whole order; or, with the document given back, what is wrong.
    pub(crate) fn finish(mut self, reading: &Reading) -> Result<OrderDraft, Self> {
        if self.wrong.is_empty() {
            match self.order(reading) {
                Ok(order) => return Ok(order),
                Err(wrong) => self.wrong.push(*wrong),
            }
        }
        Err(self)
    }

    fn order(&self, reading: &Reading) -> Result<OrderDraft, Box<Wrong>> {
        let first = self.rows.first().copied().unwrap_or(RowRef::only(0));
        let fate = self.fate(reading)?;
        let placed_at = self.placed_at(reading)?;
        let currency = self.currency(reading)?;
        if self.lines.is_empty() {
            return Err(Wrong::new(first, "import-error-no-lines").into());
        }
        if self.lines.len() > MAX_LINES {
            let max = i64::try_from(MAX_LINES).unwrap_or(i64::MAX);
            return Err(Wrong::new(first, "import-error-too-many-lines")
                .with("max", max)
                .into());
        }
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut rounded = 0;
        for raw in &self.lines {
            let mut line = raw.line(currency.decimals())?;
            line.returned |= fate == Fate::Refunded;
            rounded += u32::from(raw.price.is_some_and(|p| !p.fits(currency.decimals())));
            lines.push(line);
        }
        let stated = self.stated(reading, currency)?;
        let settled = settle(&mut lines, &stated).map_err(|m| {
            let words = |minor| money(reading.language, minor, currency);
            self.wrong_head(Field::Total, "import-error-total")
                .with("stated", words(m.stated))
                .with("computed", words(m.computed))
        })?;
        if lines.iter().any(|l| l.amount_minor.abs() > MAX_MINOR)
            || settled.total_minor.abs() > MAX_MINOR
        {
            return Err(Wrong::new(first, "import-error-amount").into());
        }
        Ok(OrderDraft {
            number: self.number.clone(),
            rows: u32::try_from(self.rows.len()).unwrap_or(u32::MAX),
            placed_at,
            currency,
            buyer: self.buyer.clone().or_else(|| self.buyer_of_head(reading)),
            ship_to: self.ship_to(),
            note: self.head(Field::Note).to_owned(),
            lines,
            charge_minor: settled.charge_minor,
            prices_include_tax: settled.prices_include_tax,
            line_tax: settled.line_tax,
            charge_tax: settled.charge_tax,
            imported_tax_minor: settled.imported_tax_minor,
            total_minor: settled.total_minor,
            rounded,
        })
    }

    fn fate(&self, reading: &Reading) -> Result<Fate, Wrong> {
        if !self.head(Field::Cancelled).is_empty() {
            return Err(self.wrong_head(Field::Cancelled, "import-error-unsold"));
        }
        match reading.profile.fate(self.head(Field::Status)) {
            Fate::Unsold => Err(self.wrong_head(Field::Status, "import-error-unsold")),
            fate => Ok(fate),
        }
    }

    fn placed_at(&self, reading: &Reading) -> Result<Timestamp, Wrong> {
        let text = self.head(Field::Date);
        if text.is_empty() {
            return Err(self.wrong_head(Field::Date, "import-error-required"));
        }
        let written = Written::parse(text, reading.day_order);
        written
            .map(|w| w.at(reading.zone))
            .ok_or_else(|| self.wrong_head(Field::Date, "import-error-date"))
    }

    fn currency(&self, reading: &Reading) -> Result<Currency, Wrong> {
        match self.head(Field::Currency) {
            "" => Ok(reading.currency),
            code => Currency::parse(code)
                .ok_or_else(|| self.wrong_head(Field::Currency, "import-error-currency")),
        }
    }

    fn stated(&self, reading: &Reading, currency: Currency) -> Result<Stated, Wrong> {
        let amount = |field: Field| -> Result<Option<i64>, Wrong> {
            let text = self.head(field);
            if text.is_empty() {
                return Ok(None);
            }
            let minor =
                Decimal::parse(text, reading.mark).and_then(|d| d.minor(currency.decimals()));
            minor
                .map(Some)
                .ok_or_else(|| self.wrong_head(field, "import-error-number"))
        };
        let or_zero = |field| amount(field).map(Option::unwrap_or_default);
        Ok(Stated {
            subtotal: amount(Field::Subtotal)?,
            // Some programs write what is taken off with a minus.
            discount: or_zero(Field::Discount)?.abs(),
            shipping: or_zero(Field::Shipping)?,
            shipping_tax: or_zero(Field::ShippingTax)?,
            fee: or_zero(Field::Fee)?,
            fee_tax: or_zero(Field::FeeTax)?,
            tax: or_zero(Field::Tax)?,
            total: amount(Field::Total)?,
            lines_are_final: self.lines.iter().all(|l| l.total.is_some()),
        })
    }

    fn buyer_of_head(&self, reading: &Reading) -> Option<BuyerDraft> {
        let id = name_of_number(self.head(Field::Customer));
        let id = if reading.profile == Profile::Woocommerce && id == "0" {
            ""
        } else {
            id
        };
        let email = self.head(Field::Email);
        let person = self.joined(&[Field::FirstName, Field::LastName]);
        let names = [
            self.head(Field::CustomerName),
            &person,
            self.head(Field::Company),
            self.head(Field::ShipName),
            email,
        ];
        let name = names
            .into_iter()
            .find(|n| !n.is_empty())
            .unwrap_or_default();
        if id.is_empty() && name.is_empty() {
            return None;
        }
        let number = if id.is_empty() {
            String::new()
        } else {
            reading.profile.customer_number(id)
        };
        let known = !number.is_empty() || !email.is_empty();
        let input = CustomerInput {
            name: if name.is_empty() {
                super::customer_name(reading.house_language, id)
            } else {
                name.to_owned()
            },
            business: !self.head(Field::Company).is_empty() || !self.head(Field::TaxId).is_empty(),
            tax_id: self.head(Field::TaxId).to_owned(),
            email: email.to_owned(),
            phone: self.head(Field::Phone).to_owned(),
            language: reading.house_language,
            address: self.address(name),
            tax: BuyerTax::default(),
            trade: TradeTerms::default(),
            currency: None,
        };
        let key = BuyerKey {
            number,
            email: email.to_lowercase(),
            document: if known {
                String::new()
            } else {
                self.number.to_string()
            },
        };
        Some(BuyerDraft { key, input })
    }

    fn joined(&self, fields: &[Field]) -> String {
        let parts: Vec<&str> = fields
            .iter()
            .map(|f| self.head(*f))
            .filter(|t| !t.is_empty())
            .collect();
        parts.join(" ")
    }

    /// The buyer's address.
    fn address(&self, name: &str) -> Address {
        let company = self.head(Field::Company);
        let second = self.head(Field::Address2);
        placed(
            Address {
                name: name.to_owned(),
                line1: self.head(Field::Address1).to_owned(),
                line2: if second.is_empty() && company != name {
                    company.to_owned()
                } else {
                    second.to_owned()
                },
                postal_code: self.head(Field::PostalCode).to_owned(),
                city: self.head(Field::City).to_owned(),
                region: self.head(Field::Region).to_owned(),
                country: String::new(),
                phone: self.head(Field::Phone).to_owned(),
            },
            self.head(Field::Country),
        )
    }

    /// Where it went: the delivery address of the file, or the buyer's, or nothing where there is no street nor town.
    fn ship_to(&self) -> Option<Address> {
        let person = self.joined(&[Field::ShipFirstName, Field::ShipLastName]);
        let names = [
            self.head(Field::ShipName),
            &person,
            self.head(Field::ShipCompany),
        ];
        let named = names
            .into_iter()
            .find(|n| !n.is_empty())
            .unwrap_or_default();
        let own = placed(
            Address {
                name: named.to_owned(),
                line1: self.head(Field::ShipAddress1).to_owned(),
                line2: self.head(Field::ShipAddress2).to_owned(),
                postal_code: self.head(Field::ShipPostalCode).to_owned(),
                city: self.head(Field::ShipCity).to_owned(),
                region: self.head(Field::ShipRegion).to_owned(),
                country: String::new(),
                phone: self.head(Field::ShipPhone).to_owned(),
            },
            self.head(Field::ShipCountry),
        );
        let reachable =
            |a: &Address| !(a.line1.is_empty() && a.city.is_empty() && a.postal_code.is_empty());
        let billing = || self.address(self.head(Field::CustomerName));
        Some(own)
            .filter(reachable)
            .or_else(|| Some(billing()).filter(reachable))
    }
}

/// With its country as a code; a name that is no country (`Unspecified`, `European Community`) stays as text in the region.
pub(crate) fn placed(mut address: Address, country: &str) -> Address {
    match code_of(country) {
        Some(code) => code.clone_into(&mut address.country),
        None if address.region.is_empty() => country.clone_into(&mut address.region),
        None => {}
    }
    address
}
