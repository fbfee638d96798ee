//! Labels: on a parcel back to the shop, on goods, on shelves, on bins.

use encargo_documents::labels::{BinLabel, ItemLabel, Label, Labels, ShippingLabel, Stock};
use encargo_domain::Refusal;
use encargo_domain::catalog::Item;
use encargo_domain::ids::ReturnId;
use encargo_domain::money::percent_of;
use encargo_domain::order::Order;
use encargo_domain::refusal::Code;
use encargo_domain::returns::{Return, ReturnStatus};
use encargo_domain::tax::Territory;
use encargo_domain::tax::supply::{Goods, Purchaser, Supply};
use encargo_domain::tax::us::ZipRates;

use super::goods::{customers_address, place};
use super::{LabelItem, LabelStock, Ready, Sheet};
use crate::error::CommandError;
use crate::queries::Read;

/// Labels of one print.
const LABELS_MAX: u32 = 1_000;
/// Characters of a bin's code: Code 128 of more is too fine for a label.
const BIN_MAX: usize = 20;

/// Where the label of an item hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    Item,
    Shelf,
}

/// What is printed on, beginning at that label of the first sheet; a roll has no sheets, and always begins where it is.
fn stock((stock, start): (LabelStock, u32)) -> Result<Stock, CommandError> {
    let whole = match stock {
        LabelStock::Roll => return Ok(Stock::SMALL),
        LabelStock::A4Sheet => Stock::A4_21,
        LabelStock::LetterSheet => Stock::LETTER_30,
    };
    let used = start.checked_sub(1);
    let begun = used.and_then(|used| whole.without_first(used));
    begun.ok_or_else(|| {
        Refusal::new(Code::FieldInvalid)
            .with("field", "label-start")
            .with("value", start)
            .into()
    })
}

pub(super) fn set(read: &Read, stock: Stock, labels: Vec<Label>) -> Result<Labels, CommandError> {
    let company = read.house.company()?;
    Ok(Labels {
        language: company.language,
        currency: company.currency,
        shop: company.name.clone(),
        at: read.now(),
        stock,
        labels,
    })
}

/// On the parcel back to the shop. The shop scans the return's number; a carrier that collects it puts its own label on.
pub(super) async fn of_return(read: &mut Read, return_id: ReturnId) -> Result<Ready, CommandError> {
    let return_ = read.get::<Return>(return_id.uuid()).await?;
    if return_.status != ReturnStatus::Authorized {
        return Err(Refusal::wrong_state("print-return-label", return_.status.as_str()).into());
    }
    let order = read.get::<Order>(return_.order_id.uuid()).await?;
    let label = ShippingLabel {
        from: customers_address(&return_, &order),
        to: place(read, return_.location_id),
        tracking: return_.number.clone(),
        reference: return_.order_number.clone(),
        ..ShippingLabel::default()
    };
    let mut labels = set(read, Stock::PARCEL, vec![Label::Return(label)])?;
    labels.language = super::customers_language(read, &order);
    Ok(Ready {
        name: return_.number.clone(),
        sheet: Sheet::Labels(labels),
    })
}

fn too_many(n: usize) -> Result<(), CommandError> {
    if (1..=usize::try_from(LABELS_MAX).unwrap_or(0)).contains(&n) {
        return Ok(());
    }
    Err(Refusal::new(Code::BadQuantity)
        .with("field", "labels")
        .with("max", LABELS_MAX)
        .into())
}

/// On goods or their shelf, as many of each as were asked for.
pub(super) async fn of_items(
    read: &mut Read,
    wanted: &[LabelItem],
    on: (LabelStock, u32),
    hangs: Where,
) -> Result<Ready, CommandError> {
    let count = wanted
        .iter()
        .fold(0u32, |sum, w| sum.saturating_add(w.copies));
    too_many(usize::try_from(count).unwrap_or(usize::MAX))?;
    let items = read.items(wanted.iter().map(|w| w.item_id)).await?;
    let mut labels = Vec::new();
    for one in wanted {
        let item = items
            .get(&one.item_id)
            .ok_or_else(|| Refusal::not_found("item", one.item_id))?;
        let label = item_label(read, item)?;
        let label = match hangs {
            Where::Item => Label::Item(label),
            Where::Shelf => Label::Shelf(label),
        };
        labels.extend((0..one.copies).map(|_| label.clone()));
    }
    let name = match items.len() {
        1 => items.values().next().map(|i| i.input.sku.clone()),
        _ => None,
    };
    Ok(Ready {
        name: name.unwrap_or_else(|| count.to_string()),
        sheet: Sheet::Labels(set(read, stock(on)?, labels)?),
    })
}

fn item_label(read: &Read, item: &Item) -> Result<ItemLabel, CommandError> {
    let company = read.house.company()?;
    let input = &item.input;
    Ok(ItemLabel {
        name: input.name(company.language).to_owned(),
        sku: input.sku.clone(),
        // A GTIN-12 is a GTIN-13 with a 0 before it (GS1 General Specifications 3.3.2).
        ean: match input.barcode.len() {
            12 => format!("0{}", input.barcode),
            _ => input.barcode.clone(),
        },
        price_minor: Some(price_with_tax(read, item)?),
        ..ItemLabel::default()
    })
}

/// What one costs over the counter where this device stands, with tax: what a price on a shelf must say (Directive 98/6/EC art. 2).
fn price_with_tax(read: &Read, item: &Item) -> Result<i64, CommandError> {
    let company = read.house.company()?;
    let list = item.input.price_minor;
    // In the United States prices are shown without sales tax.
    if company.prices_include_tax || company.in_us() {
        return Ok(list);
    }
    let here = read.cx.ctx.location_id;
    let here = here.and_then(|id| read.house.location(id));
    let counter = here.map_or_else(
        || company.seat(),
        |l| Territory::of(&l.address, &company.address.country),
    );
    let supply = Supply {
        origin: counter.clone(),
        destination: counter,
        buyer: Purchaser::default(),
        on: read.today(),
    };
    let goods = Goods {
        class: item.input.tax_class,
        reverse_charge: item.input.reverse_charge,
    };
    let tax = company.law(ZipRates::NONE).tax_at_home(goods, &supply)?;
    Ok(list + percent_of(list, i64::from(tax.rate_bp)))
}

/// On bins, as their codes were typed.
pub(super) fn of_bins(
    read: &Read,
    bins: &[String],
    on: (LabelStock, u32),
) -> Result<Ready, CommandError> {
    too_many(bins.len())?;
    let fits = |bin: &str| {
        (1..=BIN_MAX).contains(&bin.len()) && bin.chars().all(|c| c.is_ascii_graphic() || c == ' ')
    };
    let mut labels = Vec::with_capacity(bins.len());
    for bin in bins {
        let bin = bin.trim();
        if !fits(bin) {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "code")
                .with("value", bin)
                .into());
        }
        labels.push(Label::Bin(BinLabel {
            bin: bin.to_owned(),
            ..BinLabel::default()
        }));
    }
    Ok(Ready {
        name: bins.len().to_string(),
        sheet: Sheet::Labels(set(read, stock(on)?, labels)?),
    })
}
