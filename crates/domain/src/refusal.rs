//! Refusals: what a person may expect to hear. A code and parameters, no prose; the words are in the catalogue under
//! `refusal-<code>` (`_` becomes `-`). Faults (disk, bug) are another family and never reach this type.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A parameter of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Param {
    /// A count, an amount in minor units.
    Number(#[ts(type = "number")] i64),
    /// A name, a number series, a date.
    Text(String),
}

impl From<&str> for Param {
    fn from(s: &str) -> Self {
        Self::Text(s.to_owned())
    }
}
impl From<String> for Param {
    fn from(s: String) -> Self {
        Self::Text(s)
    }
}
impl From<i64> for Param {
    fn from(n: i64) -> Self {
        Self::Number(n)
    }
}
impl From<u32> for Param {
    fn from(n: u32) -> Self {
        Self::Number(i64::from(n))
    }
}

/// A catalogue key with its parameters: text that is not yet in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Words {
    /// Message key.
    pub key: String,
    /// Parameters by name.
    #[serde(default)]
    pub params: BTreeMap<String, Param>,
}

impl Words {
    /// Words without parameters.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            params: BTreeMap::new(),
        }
    }
    /// The same with one parameter more.
    pub fn with(mut self, name: &str, value: impl Into<Param>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// Every reason a command may be refused for. A test demands words for each in both languages.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $name),+ }
        impl Code {
            /// All of them, in order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The code as screens and clients see it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

codes! {
    /// The payload is not what the command takes.
    BadPayload = "bad_payload",
    /// No command or query of that name.
    UnknownCommand = "unknown_command",
    /// The actor may not do this.
    NotPermitted = "not_permitted",
    /// The thing named does not exist.
    NotFound = "not_found",
    /// Somebody changed it since the screen was drawn.
    VersionChanged = "version_changed",
    /// The verb is not possible in the present state.
    WrongState = "wrong_state",
    /// An order needs lines.
    NoLines = "no_lines",
    /// A quantity must be at least one and at most 1,000,000.
    BadQuantity = "bad_quantity",
    /// A price or amount must not be negative and must be plausible.
    BadAmount = "bad_amount",
    /// A required field is empty.
    FieldRequired = "field_required",
    /// A field holds something that cannot be.
    FieldInvalid = "field_invalid",
    /// A text of the papers is longer than there is room for.
    TextTooLong = "text_too_long",
    /// A logo is no PNG, or too large.
    BadLogo = "bad_logo",
    /// No rate of tax is known for that place and day.
    NoTaxRate = "no_tax_rate",
    /// No imported table has a rate of US sales tax for that ZIP code and day.
    NoZipRate = "no_zip_rate",
    /// The address goods are sent to in the United States has no ZIP code.
    NoZip = "no_zip",
    /// A line points at a delivery that is not there.
    NoDelivery = "no_delivery",
    /// A shipped delivery needs a whole address.
    AddressIncomplete = "address_incomplete",
    /// The place does not hand out pickups.
    NoPickupHere = "no_pickup_here",
    /// An open hold stops the order.
    OnHold = "on_hold",
    /// Not enough stock where it was asked for.
    StockGone = "stock_gone",
    /// More than the line still has in that stage.
    MoreThanOpen = "more_than_open",
    /// Everything must be picked (or reported short) first.
    NotAllPicked = "not_all_picked",
    /// Goods that are told apart by lot or serial number leave with it.
    LotsMissing = "lots_missing",
    /// The packages do not hold what was picked.
    PackagesDiffer = "packages_differ",
    /// The code shown is not the order's.
    WrongPickupCode = "wrong_pickup_code",
    /// Nothing is left to invoice.
    NothingToInvoice = "nothing_to_invoice",
    /// More than what is due.
    MoreThanDue = "more_than_due",
    /// More than was paid.
    MoreThanPaid = "more_than_paid",
    /// The order must be paid before the goods are handed over.
    NotPaid = "not_paid",
    /// More than was sold and not yet returned.
    MoreThanReturnable = "more_than_returnable",
    /// The time to return is over.
    ReturnWindowOver = "return_window_over",
    /// This item cannot be returned.
    NotReturnable = "not_returnable",
    /// Nothing to do: the thing asked for is already so.
    NothingToDo = "nothing_to_do",
    /// The same command id came with another payload.
    CommandReused = "command_reused",
    /// A file could not be read.
    FileUnreadable = "file_unreadable",
    /// A simplified invoice cannot be that large (RD 1619/2012 art. 4).
    SimplifiedTooLarge = "simplified_too_large",
    /// The document's text has a character no bundled face can draw.
    NoGlyph = "no_glyph",
    /// The data folder holds a newer file than this program knows.
    NewerDatabase = "newer_database",
    /// Another program has this data folder open.
    DataInUse = "data_in_use",
    /// No printer is set up on this computer.
    NoPrinter = "no_printer",
    /// This database already holds a shop.
    NotEmpty = "not_empty",
    /// No exchange rate is known for that currency and day.
    NoExchangeRate = "no_exchange_rate",
    /// The till takes cash in the currency of the books only.
    CashInBooks = "cash_in_books",
    /// A currency with more decimals than an e-invoice may have (EN 16931, BR-DEC-01 and others).
    CurrencyDecimals = "currency_decimals",
    /// A file of exchange rates that is none.
    RatesUnreadable = "rates_unreadable",
    /// Money of two currencies in one document.
    MixedCurrencies = "mixed_currencies",
    /// Records for the Spanish tax agency are not kept there: other country, or a treasury with rules of its own.
    FiscalPlace = "fiscal_place",
    /// Records for the Spanish tax agency are in euros.
    FiscalEuros = "fiscal_euros",
    /// Whoever has begun to send stays in Veri*Factu mode until the year ends.
    FiscalBound = "fiscal_bound",
    /// The clock is behind the last record of the chain.
    ClockBehind = "clock_behind",
    /// The chain of this device has ended.
    ChainClosed = "chain_closed",
    /// Records are not sent: the company has not set it up.
    SendingOff = "sending_off",
    /// A credit note corrects the invoice: it cannot be cancelled any more.
    InvoiceCredited = "invoice_credited",
    /// A later invoice of the order must be cancelled first.
    InvoiceNotLast = "invoice_not_last",
    /// Another document stands in the place of this one, or credits all of it.
    AlreadyCorrected = "already_corrected",
    /// Parts of the invoice were credited by difference: it cannot be replaced as a whole any more.
    CorrectionPartly = "correction_partly",
    /// What is credited stands on several invoices: one cannot take the place of all.
    CorrectionSeveral = "correction_several",
    /// Nothing would be left on the corrective invoice.
    CorrectionEmpty = "correction_empty",
    /// A file is no e-invoice that could be read.
    NoEInvoice = "no_e_invoice",
    /// An e-invoice by those rules wants what nobody wrote down.
    EInvoiceLacks = "e_invoice_lacks",
    /// Only simplified invoices of one shop and currency are replaced by a full one.
    ReceiptsDiffer = "receipts_differ",
    /// A part of a sourcing policy that could not be carried out.
    PolicyInvalid = "policy_invalid",
    /// A document is to be sent and the customer has no e-mail address.
    NoEmailAddress = "no_email_address",
    /// A document is to be sent and no mail server is set up.
    NoMailServer = "no_mail_server",
    /// The mail server has a user and this device has no password for it.
    NoMailPassword = "no_mail_password",
    /// The mail server did not take a message.
    EmailNotTaken = "email_not_taken",
}

/// An expected "no", with the code and what a person needs to act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// Parameters of the message.
    pub params: BTreeMap<String, Param>,
}

impl Refusal {
    /// A refusal without parameters.
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            params: BTreeMap::new(),
        }
    }
    /// The same with one parameter more.
    pub fn with(mut self, name: &str, value: impl Into<Param>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
    /// A thing that is not there: `what` is a noun of the catalogue (`order`, `item`).
    pub fn not_found(what: &str, id: impl std::fmt::Display) -> Self {
        Self::new(Code::NotFound)
            .with("what", what)
            .with("id", id.to_string())
    }
    /// The verb does not fit the state.
    pub fn wrong_state(verb: &str, state: &str) -> Self {
        Self::new(Code::WrongState)
            .with("verb", verb)
            .with("state", state)
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.as_str())?;
        for (name, value) in &self.params {
            match value {
                Param::Number(n) => write!(f, " {name}={n}")?,
                Param::Text(t) => write!(f, " {name}={t}")?,
            }
        }
        Ok(())
    }
}
impl std::error::Error for Refusal {}
