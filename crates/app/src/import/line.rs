//! A line of a document: from the cells of its row to exact amounts in minor units.

use encargo_domain::money::{MAX_MINOR, div_round};
use encargo_domain::order::MAX_QUANTITY;

use super::document::Reading;
use super::draft::LineDraft;
use super::field::Field;
use super::number::Decimal;
use super::profile::Profile;
use super::row::{Cells, RowRef, Wrong, name_of_number, number};

/// A line as its row has it.
#[derive(Debug)]
pub(crate) struct RawLine {
    at: RowRef,
    sku: Box<str>,
    name: Box<str>,
    quantity: i64,
    pub(crate) price: Option<Decimal>,
    subtotal: Option<Decimal>,
    pub(crate) total: Option<Decimal>,
    discount: Option<Decimal>,
    rate: Option<Decimal>,
}

impl RawLine {
    pub(crate) fn read(
        at: RowRef,
        cells: &Cells,
        reading: &Reading,
        credit: bool,
    ) -> Result<Self, Wrong> {
        let number = |field| number(cells, field, reading.mark, at);
        let (sku, name) = (
            name_of_number(cells.get(Field::Sku)),
            cells.get(Field::Name),
        );
        let sku = match (sku, name) {
            ("", "") => return Err(Wrong::cell(at, Field::Sku, "", "import-error-no-item")),
            ("", name) => sku_of(name).into(),
            (sku, _) => sku.into(),
        };
        let text = cells.get(Field::Quantity);
        let quantity = number(Field::Quantity)?
            .ok_or_else(|| Wrong::cell(at, Field::Quantity, "", "import-error-required"))?;
        let wrong = |key| Wrong::cell(at, Field::Quantity, text, key);
        let quantity = quantity
            .whole()
            .ok_or_else(|| wrong("import-error-quantity"))?;
        if quantity == 0 {
            return Err(wrong("import-error-zero"));
        }
        if quantity.unsigned_abs() > u64::from(MAX_QUANTITY) {
            return Err(wrong("import-error-quantity"));
        }
        let rate = number(Field::DiscountRate)?;
        let line = Self {
            at,
            sku,
            name: name.into(),
            quantity,
            price: number(Field::UnitPrice)?,
            subtotal: number(Field::LineSubtotal)?,
            total: number(Field::LineTotal)?,
            discount: number(Field::LineDiscount)?,
            // Northwind writes fractions, everybody else percents.
            rate: if reading.profile == Profile::Northwind {
                rate
            } else {
                rate.map(Decimal::hundredth)
            },
        };
        if line.price.is_none() && line.total.is_none() && line.subtotal.is_none() {
            return Err(Wrong::cell(
                at,
                Field::UnitPrice,
                "",
                "import-error-required",
            ));
        }
        let worthless = [line.price, line.total, line.subtotal]
            .iter()
            .flatten()
            .all(|d| d.is_zero());
        if quantity < 0 && worthless && !credit {
            return Err(wrong("import-error-stock"));
        }
        Ok(line)
    }

    /// The line in minor units. Units that came back are positive, at a negative price: quantity × price − discount = amount holds for
    /// them as for any other, and the sum over the file stays what it is.
    pub(crate) fn line(&self, decimals: u32) -> Result<LineDraft, Wrong> {
        let beyond = || Wrong::cell(self.at, Field::UnitPrice, "", "import-error-amount");
        let units = u32::try_from(self.quantity.unsigned_abs()).map_err(|_| beyond())?;
        let sign = self.quantity.signum();
        let minor = |d: Decimal| d.minor(decimals).ok_or_else(beyond);
        let factor = self
            .rate
            .map_or(Some(Decimal::ONE), Decimal::complement)
            .ok_or_else(beyond)?;
        let amount_minor = match (self.total, self.price, self.subtotal) {
            (Some(total), _, _) => minor(total)?,
            (None, Some(price), _) => {
                price
                    .times_minor(self.quantity, factor, decimals)
                    .ok_or_else(beyond)?
                    - sign * self.discount.map_or(Ok(0), minor)?
            }
            (None, None, Some(subtotal)) => {
                minor(subtotal)? - sign * self.discount.map_or(Ok(0), minor)?
            }
            (None, None, None) => return Err(beyond()),
        };
        let unit_price_minor = match (self.price, self.subtotal) {
            (Some(price), _) => sign * minor(price)?,
            (None, Some(subtotal)) => div_round(i128::from(minor(subtotal)?), i128::from(units)),
            (None, None) => div_round(i128::from(amount_minor), i128::from(units)),
        };
        let full = unit_price_minor
            .checked_mul(i64::from(units))
            .filter(|f| f.abs() <= MAX_MINOR)
            .ok_or_else(beyond)?;
        Ok(LineDraft {
            sku: self.sku.clone(),
            name: self.name.clone(),
            quantity: units,
            returned: sign < 0,
            unit_price_minor,
            discount_minor: full - amount_minor,
            amount_minor,
        })
    }
}

/// A SKU for an item that has only a name: its letters and digits.
fn sku_of(name: &str) -> String {
    let mut sku = String::new();
    for c in name.chars().flat_map(char::to_uppercase).take(60) {
        if c.is_alphanumeric() {
            sku.push(c);
        } else if !sku.ends_with('-') && !sku.is_empty() {
            sku.push('-');
        }
    }
    sku.trim_end_matches('-').to_owned()
}
