//! What the reading side hands to the writing side: documents, items and customers as the file has them, checked, with exact amounts, and not
//! yet tied to ids of the database.

use encargo_domain::catalog::ItemInput;
use encargo_domain::customer::{Address, CustomerInput};
use encargo_domain::tax::LineTax;
use encargo_domain::{Currency, Timestamp};

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineDraft {
    pub(crate) sku: Box<str>,
    pub(crate) name: Box<str>,
    pub(crate) quantity: u32,
    /// The units came back.
    pub(crate) returned: bool,
    pub(crate) unit_price_minor: i64,
    pub(crate) discount_minor: i64,
    pub(crate) amount_minor: i64,
}

/// Who bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BuyerDraft {
    pub(crate) key: BuyerKey,
    pub(crate) input: CustomerInput,
}

/// How the customer of a document is recognised.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct BuyerKey {
    /// Their number in the file.
    pub(crate) number: String,
    /// Their e-mail in small letters.
    pub(crate) email: String,
    /// The document, where neither is known: such a buyer is only theirs.
    pub(crate) document: String,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OrderDraft {
    pub(crate) number: Box<str>,
    /// Data rows it was made of.
    pub(crate) rows: u32,
    pub(crate) placed_at: Timestamp,
    pub(crate) currency: Currency,
    pub(crate) buyer: Option<BuyerDraft>,
    pub(crate) ship_to: Option<Address>,
    pub(crate) note: String,
    pub(crate) lines: Vec<LineDraft>,
    pub(crate) charge_minor: i64,
    pub(crate) prices_include_tax: bool,
    pub(crate) line_tax: LineTax,
    pub(crate) charge_tax: LineTax,
    pub(crate) imported_tax_minor: Option<i64>,
    pub(crate) total_minor: i64,
    /// Lines whose price has more decimals than the currency.
    pub(crate) rounded: u32,
}

/// An item that a file describes or that a document names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ItemDraft {
    pub(crate) row: u64,
    pub(crate) input: ItemInput,
}

/// A customer that a file describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CustomerDraft {
    pub(crate) row: u64,
    pub(crate) buyer: BuyerDraft,
}

/// What is written together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Chunk {
    pub(crate) orders: Vec<OrderDraft>,
    /// Items first named by these orders, to be made where they do not exist.
    pub(crate) named: Vec<ItemDraft>,
    /// Rows of item files.
    pub(crate) items: Vec<ItemDraft>,
    /// Rows of customer files.
    pub(crate) customers: Vec<CustomerDraft>,
    /// Tables of US sales tax, whole.
    pub(crate) tables: Vec<super::tax::TableDraft>,
}

impl Chunk {
    /// The most documents written in one transaction.
    const DOCUMENTS_MAX: usize = 300;
    /// The most lines, or rows of master data, written in one transaction.
    const ROWS_MAX: usize = 6_000;

    pub(crate) fn is_empty(&self) -> bool {
        self.orders.is_empty()
            && self.items.is_empty()
            && self.customers.is_empty()
            && self.tables.is_empty()
    }

    /// Large enough to be written.
    pub(crate) fn is_full(&self) -> bool {
        let lines: usize = self.orders.iter().map(|o| o.lines.len()).sum();
        self.orders.len() >= Self::DOCUMENTS_MAX
            || lines + self.items.len() + self.customers.len() >= Self::ROWS_MAX
    }
}
