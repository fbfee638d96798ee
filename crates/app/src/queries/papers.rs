//! Papers that are no issued documents: what goes with goods, what is agreed, what is owed, what a day took, labels. One door for all: a kind and
//! the thing it is of. Drawn from the books as they stand and kept nowhere: they prove nothing, and the next print shows what is true then.

mod account;
mod ageing;
mod day;
mod floor;
mod goods;
mod labels;
mod parcel;
mod trade;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encargo_documents::brand::{Column, PaperKind};
use encargo_documents::labels::Labels;
use encargo_documents::papers::{Head, HousePaper};
use encargo_documents::{labels_pdf, labels_zpl, paper_pdf};
use encargo_domain::ids::{
    CustomerId, FulfillmentId, ItemId, LocationId, OrderId, PurchaseOrderId, ReturnId, TransferId,
};
use encargo_domain::money::Currency;
use encargo_domain::order::{Order, seller};
use encargo_domain::refusal::Code;
use encargo_domain::words::Language;
use encargo_domain::{AggregateKind, LocalDate, Refusal};
use encargo_store::events_of_aggregate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::context::local_date;
use crate::error::CommandError;
use crate::looks::{self, Drawing};
use crate::queries::Read;
use crate::queries::documents::{PdfAnswer, drawn};

/// A paper: its kind, and of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "snake_case",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub(crate) enum PaperOf {
    /// What to fetch, for the one who walks.
    PickList {
        /// Of which fulfillment order.
        fulfillment_id: FulfillmentId,
    },
    /// Into the parcel.
    PackingSlip {
        /// Of which fulfillment order.
        fulfillment_id: FulfillmentId,
    },
    /// On what waits for the customer, 100 × 150 mm.
    PickupLabel {
        /// Of which fulfillment order.
        fulfillment_id: FulfillmentId,
    },
    /// On each parcel to the customer, 100 × 150 mm.
    ShippingLabel {
        /// Of which fulfillment order.
        fulfillment_id: FulfillmentId,
    },
    /// Into the parcel back to the shop.
    ReturnSlip {
        /// Of which return.
        return_id: ReturnId,
    },
    /// On the parcel back to the shop, 100 × 150 mm.
    ReturnLabel {
        /// Of which return.
        return_id: ReturnId,
    },
    /// With goods between two locations.
    TransferNote {
        /// Of which transfer.
        transfer_id: TransferId,
    },
    /// To the supplier: quantities, without prices, which the books do not know.
    PurchaseOrder {
        /// Which.
        purchase_order_id: PurchaseOrderId,
    },
    /// What was agreed with the customer.
    OrderConfirmation {
        /// Of which order.
        order_id: OrderId,
    },
    /// A draft with its prices, offered.
    Quotation {
        /// Which draft.
        order_id: OrderId,
        /// Last day of the offer; not printed where left out.
        #[serde(default)]
        #[ts(optional = nullable)]
        until: Option<LocalDate>,
    },
    /// To be paid before the goods go; no invoice.
    Proforma {
        /// Of which order or draft.
        order_id: OrderId,
        /// Last day to pay; not printed where left out.
        #[serde(default)]
        #[ts(optional = nullable)]
        until: Option<LocalDate>,
    },
    /// On goods, with their price.
    ItemLabels {
        /// Which, how many.
        items: Vec<LabelItem>,
        /// On what.
        stock: LabelStock,
        /// On which label of the first sheet to begin, from 1: those before it were used.
        #[serde(default = "first")]
        #[ts(optional, as = "Option<u32>")]
        start: u32,
    },
    /// On the edge of a shelf, with the price large.
    ShelfLabels {
        /// Which, how many.
        items: Vec<LabelItem>,
        /// On what.
        stock: LabelStock,
        /// On which label of the first sheet to begin, from 1: those before it were used.
        #[serde(default = "first")]
        #[ts(optional, as = "Option<u32>")]
        start: u32,
    },
    /// On bins: their codes large and as bars.
    BinLabels {
        /// Codes, as they are typed: the books keep no bins yet.
        bins: Vec<String>,
        /// On what.
        stock: LabelStock,
        /// On which label of the first sheet to begin, from 1: those before it were used.
        #[serde(default = "first")]
        #[ts(optional, as = "Option<u32>")]
        start: u32,
    },
    /// What a customer was billed and paid, and owes.
    Statement {
        /// Whose.
        customer_id: CustomerId,
        /// First day.
        from: LocalDate,
        /// Last day.
        to: LocalDate,
        /// In which currency; that of the books where left out. Debts in several are several accounts.
        #[serde(default)]
        #[ts(optional = nullable, type = "string")]
        currency: Option<Currency>,
    },
    /// What a location took on a day, by document, payment method and tax.
    DayReport {
        /// Where.
        location_id: LocationId,
        /// When.
        on: LocalDate,
    },
}

const fn first() -> u32 {
    1
}

/// Labels of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct LabelItem {
    /// Item.
    pub item_id: ItemId,
    /// Labels.
    pub copies: u32,
}

/// What labels are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LabelStock {
    /// A roll, 57 × 32 mm.
    #[default]
    Roll,
    /// A4 sheets of 21, 63.5 × 38.1 mm.
    A4Sheet,
    /// Letter sheets of 30, 2.625 × 1 in.
    LetterSheet,
}

impl PaperOf {
    /// In the name of the file.
    const fn file(&self) -> &'static str {
        match self {
            Self::PickList { .. } => "pick-list",
            Self::PackingSlip { .. } => "packing-slip",
            Self::PickupLabel { .. } => "pickup-label",
            Self::ShippingLabel { .. } => "shipping-label",
            Self::ReturnSlip { .. } => "return-slip",
            Self::ReturnLabel { .. } => "return-label",
            Self::TransferNote { .. } => "transfer-note",
            Self::PurchaseOrder { .. } => "purchase-order",
            Self::OrderConfirmation { .. } => "order-confirmation",
            Self::Quotation { .. } => "quotation",
            Self::Proforma { .. } => "pro-forma",
            Self::ItemLabels { .. } => "item-labels",
            Self::ShelfLabels { .. } => "shelf-labels",
            Self::BinLabels { .. } => "bin-labels",
            Self::Statement { .. } => "statement",
            Self::DayReport { .. } => "day-report",
        }
    }
}

/// Names a paper.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PaperQuery {
    /// Which.
    pub paper: PaperOf,
    /// As what.
    #[serde(default)]
    #[ts(optional, as = "Option<PaperFormat>")]
    pub format: PaperFormat,
}

/// As what a paper is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PaperFormat {
    /// A PDF file: every paper, every printer.
    #[default]
    Pdf,
    /// The language of label printers (ZPL II) at 203 dots an inch: labels of a roll only.
    Zpl203,
    /// The same at 300 dots an inch.
    Zpl300,
}

impl PaperFormat {
    /// End of the file's name.
    const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Zpl203 | Self::Zpl300 => "zpl",
        }
    }

    /// As it is for the printer itself: no filter of the spooler may touch it.
    pub(crate) const fn raw(self) -> bool {
        !matches!(self, Self::Pdf)
    }
}

/// `paper.pdf`
pub(crate) async fn paper(read: &mut Read, query: PaperQuery) -> Result<PdfAnswer, CommandError> {
    let drawn = bytes(read, &query.paper, query.format).await?;
    Ok(PdfAnswer {
        file_name: drawn.file_name,
        base64: STANDARD.encode(drawn.bytes),
    })
}

/// A paper as a file.
pub(crate) struct DrawnPaper {
    /// Its name.
    pub(crate) file_name: String,
    pub(crate) bytes: Vec<u8>,
}

/// What is to be drawn.
enum Sheet {
    House(Box<HousePaper>),
    Labels(Labels),
}

impl Sheet {
    fn house(paper: HousePaper) -> Self {
        Self::House(Box::new(paper))
    }
}

/// A paper that was asked for, with the number or name its file has.
struct Ready {
    name: String,
    sheet: Sheet,
}

/// Draws a paper, away from the threads that answer calls.
pub(crate) async fn bytes(
    read: &mut Read,
    paper: &PaperOf,
    format: PaperFormat,
) -> Result<DrawnPaper, CommandError> {
    let Ready { name, sheet } = ready(read, paper).await?;
    let bytes = match (sheet, format) {
        (Sheet::House(page), PaperFormat::Pdf) => {
            let Drawing { options, mut brand } =
                looks::of_house(read, page.head().language).await?;
            if page.kind() == PaperKind::PickList {
                // Where goods lie is not kept yet: an empty column would only take room.
                brand.hidden.push((PaperKind::PickList, Column::Bin));
            }
            drawn(move || paper_pdf(&page, &options, &brand)).await?
        }
        (Sheet::Labels(labels), PaperFormat::Pdf) => drawn(move || labels_pdf(&labels)).await?,
        (Sheet::Labels(labels), PaperFormat::Zpl203) if labels.stock.is_roll() => {
            drawn(move || labels_zpl(&labels, 203)).await?
        }
        (Sheet::Labels(labels), PaperFormat::Zpl300) if labels.stock.is_roll() => {
            drawn(move || labels_zpl(&labels, 300)).await?
        }
        // A page, or a sheet of labels, is more than a label printer holds.
        (_, PaperFormat::Zpl203 | PaperFormat::Zpl300) => {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "format")
                .with("value", "ZPL")
                .into());
        }
    };
    Ok(DrawnPaper {
        // A customer's name or a location's may hold what no file name may.
        file_name: format!(
            "{} {}.{}",
            name.replace(['/', '\\', ':'], "-"),
            paper.file(),
            format.extension()
        ),
        bytes,
    })
}

async fn ready(read: &mut Read, paper: &PaperOf) -> Result<Ready, CommandError> {
    match *paper {
        PaperOf::PickList { fulfillment_id }
        | PaperOf::PackingSlip { fulfillment_id }
        | PaperOf::PickupLabel { fulfillment_id } => {
            floor::ready(read, paper, fulfillment_id).await
        }
        PaperOf::ShippingLabel { fulfillment_id } => {
            parcel::shipping_label(read, fulfillment_id).await
        }
        PaperOf::ReturnSlip { return_id } => goods::return_slip(read, return_id).await,
        PaperOf::ReturnLabel { return_id } => labels::of_return(read, return_id).await,
        PaperOf::TransferNote { transfer_id } => goods::transfer_note(read, transfer_id).await,
        PaperOf::PurchaseOrder { purchase_order_id } => {
            trade::purchase_order(read, purchase_order_id).await
        }
        PaperOf::OrderConfirmation { order_id } => trade::confirmation(read, order_id).await,
        PaperOf::Quotation { order_id, until } => trade::quotation(read, order_id, until).await,
        PaperOf::Proforma { order_id, until } => trade::proforma(read, order_id, until).await,
        PaperOf::ItemLabels {
            ref items,
            stock,
            start,
        } => labels::of_items(read, items, (stock, start), labels::Where::Item).await,
        PaperOf::ShelfLabels {
            ref items,
            stock,
            start,
        } => labels::of_items(read, items, (stock, start), labels::Where::Shelf).await,
        PaperOf::BinLabels {
            ref bins,
            stock,
            start,
        } => labels::of_bins(read, bins, (stock, start)),
        PaperOf::Statement {
            customer_id,
            from,
            to,
            currency,
        } => account::statement(read, customer_id, (from, to), currency).await,
        PaperOf::DayReport { location_id, on } => day::report(read, location_id, on).await,
    }
}

/// The customer's language; the house's where nobody is named.
fn customers_language(read: &Read, order: &Order) -> Language {
    let buyer = order.buyer.as_ref().map(|b| b.language);
    buyer.unwrap_or_else(|| house_language(read))
}

/// The language of the house's own papers.
fn house_language(read: &Read) -> Language {
    let company = read.house.company.as_ref();
    company.map(|c| c.language).unwrap_or_default()
}

/// What a paper of today says of itself.
fn head(
    read: &Read,
    language: Language,
    location_id: Option<LocationId>,
    number: &str,
) -> Result<Head, CommandError> {
    let company = read.house.company()?;
    Ok(Head {
        language,
        currency: company.currency,
        house: seller(company),
        place: location_id.map_or_else(String::new, |id| read.house.location_name(id)),
        number: number.to_owned(),
        on: read.today(),
        at: read.now(),
    })
}

/// The day of the newest fact of one of these kinds; today where there is none.
async fn day_of(
    read: &mut Read,
    thing: (AggregateKind, Uuid),
    kinds: &[&str],
) -> Result<LocalDate, CommandError> {
    let found = events_of_aggregate(&mut read.conn, thing, kinds, 1).await?;
    let at = found
        .first()
        .map(|row| encargo_domain::Timestamp(row.at_ms));
    Ok(at.map_or_else(|| read.today(), |at| local_date(at, read.cx.time_zone)))
}
