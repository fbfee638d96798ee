//! Papers that are not tax documents: what goes with the goods, what is agreed, what is owed, what a
//! till took. Each family is plain data, given whole: nothing is computed here, money is in minor
//! units, quantities are whole units, days are days of the place.

mod goods;
mod pick;
mod statement;
mod till;
mod trade;

pub use goods::{GoodsKind, GoodsLine, GoodsPaper};
pub use pick::{PickLine, PickList, bin_order, sort_by_bin};
pub use statement::{Ageing, Statement, StatementRow, StatementWhat};
pub use till::{SeriesRange, TenderCount, TillMoment, TillReport, TillSum};
pub use trade::{TradeKind, TradeLine, TradePaper};

use encargo_domain::customer::Address;
use encargo_domain::document::Party;
use encargo_domain::money::Currency;
use encargo_domain::time::{LocalDate, Timestamp};
use encargo_domain::words::Language;

use crate::brand::{Brand, PaperKind};
use crate::form::{Block, Form};
use crate::invoice::sign;
use crate::speech::Speech;

/// What every paper says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Language of the one who reads it; the house's own is printed beside it where it is another.
    pub language: Language,
    /// Currency of its amounts.
    pub currency: Currency,
    /// The shop, as printed.
    pub house: Party,
    /// Which establishment.
    pub place: String,
    /// Number of the paper; may be empty.
    pub number: String,
    /// Its day.
    pub on: LocalDate,
    /// When it was made: goes into the file, so that the same paper gives the same bytes.
    pub at: Timestamp,
}

/// Any paper of a page or more that is not a tax document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a paper is made once and drawn: there is never a row of them"
)]
pub enum HousePaper {
    /// Packing slip, return slip, transfer note.
    Goods(GoodsPaper),
    /// Pick list.
    PickList(PickList),
    /// Quotation, pro-forma invoice, order confirmation, purchase order.
    Trade(TradePaper),
    /// Statement of account.
    Statement(Statement),
    /// Z report.
    Till(TillReport),
}

impl HousePaper {
    /// What it says of itself.
    pub const fn head(&self) -> &Head {
        match self {
            Self::Goods(paper) => &paper.head,
            Self::PickList(paper) => &paper.head,
            Self::Trade(paper) => &paper.head,
            Self::Statement(paper) => &paper.head,
            Self::Till(paper) => &paper.head,
        }
    }

    /// Its kind.
    pub const fn kind(&self) -> PaperKind {
        match self {
            Self::Goods(paper) => paper.kind.paper(),
            Self::PickList(_) => PaperKind::PickList,
            Self::Trade(paper) => paper.kind.paper(),
            Self::Statement(_) => PaperKind::Statement,
            Self::Till(_) => PaperKind::TillReport,
        }
    }

    /// What it says of itself, to be changed.
    pub const fn head_mut(&mut self) -> &mut Head {
        match self {
            Self::Goods(paper) => &mut paper.head,
            Self::PickList(paper) => &mut paper.head,
            Self::Trade(paper) => &mut paper.head,
            Self::Statement(paper) => &mut paper.head,
            Self::Till(paper) => &mut paper.head,
        }
    }

    /// The paper as a form.
    pub(crate) fn form(&self, house: Language, brand: &Brand) -> Form {
        let mut form = match self {
            Self::Goods(paper) => paper.form(house, brand),
            Self::PickList(paper) => paper.form(house, brand),
            Self::Trade(paper) => paper.form(house, brand),
            Self::Statement(paper) => paper.form(house, brand),
            Self::Till(paper) => paper.form(house),
        };
        let language = self.head().language;
        form.notes
            .extend(brand.notes(self.kind(), language).map(str::to_owned));
        form
    }
}

/// A form with what the head says.
fn start(head: &Head, house: Language, title: &'static str) -> Form {
    let speech = Speech::new(head.language, house, head.currency);
    let mut form = Form::new(speech, title, &head.number);
    sign(&head.house).clone_into(&mut form.sign);
    form.place.clone_from(&head.place);
    form.register.clone_from(&head.house.register_text);
    form
}

/// A place with its address.
fn place_block(speech: Speech, key: &'static str, address: &Address, home: &str) -> Block {
    let mut lines = speech.address(address, home);
    if !address.phone.trim().is_empty() {
        lines.push(address.phone.clone());
    }
    Block {
        key,
        name: address.name.clone(),
        lines,
    }
}
