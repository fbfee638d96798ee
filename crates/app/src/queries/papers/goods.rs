//! Papers that go with goods: into the parcel back to the shop, and between two locations.

use encargo_documents::papers::{GoodsKind, GoodsLine, GoodsPaper, HousePaper};
use encargo_domain::customer::Address;
use encargo_domain::ids::{LocationId, ReturnId, TransferId};
use encargo_domain::order::Order;
use encargo_domain::returns::{Return, ReturnStatus};
use encargo_domain::transfer::{Transfer, TransferStatus};
use encargo_domain::words::label;
use encargo_domain::{AggregateKind, Refusal};

use super::{Ready, Sheet, customers_language, day_of, head, house_language};
use crate::context::local_date;
use crate::error::CommandError;
use crate::queries::Read;
use crate::views::line_name;

/// What comes back, for the customer to put into the parcel.
pub(super) async fn return_slip(
    read: &mut Read,
    return_id: ReturnId,
) -> Result<Ready, CommandError> {
    let return_ = read.get::<Return>(return_id.uuid()).await?;
    if return_.status == ReturnStatus::Cancelled {
        return Err(Refusal::wrong_state("print-return-slip", return_.status.as_str()).into());
    }
    let order = read.get::<Order>(return_.order_id.uuid()).await?;
    let items = read.items(return_.lines.iter().map(|l| l.item_id)).await?;
    let language = customers_language(read, &order);
    let lines = return_.lines.iter().map(|line| {
        let sold = order.line(line.line_id);
        let item = items.get(&line.item_id).map(AsRef::as_ref);
        GoodsLine {
            sku: sold.map(|l| l.sku.clone()).unwrap_or_default(),
            name: sold
                .map(|l| line_name(l, item, language))
                .unwrap_or_default(),
            ordered: sold.map_or(line.quantity, |l| l.quantity),
            quantity: line.quantity,
            note: label(language, &format!("return-reason-{}", line.reason.as_str())),
            ..GoodsLine::default()
        }
    });
    let mut head = head(read, language, Some(return_.location_id), &return_.number)?;
    head.on = local_date(return_.created_at, read.cx.time_zone);
    let paper = GoodsPaper {
        lines: lines.collect(),
        from: customers_address(&return_, &order),
        to: place(read, return_.location_id),
        order_number: return_.order_number.clone(),
        reference: order.external_number.clone(),
        instructions: label(language, "doc-return-instructions"),
        ..blank(GoodsKind::ReturnSlip, head)
    };
    Ok(Ready {
        name: return_.number.clone(),
        sheet: Sheet::house(HousePaper::Goods(paper)),
    })
}

/// What goes from one location to another, to be signed at both ends.
pub(super) async fn transfer_note(
    read: &mut Read,
    transfer_id: TransferId,
) -> Result<Ready, CommandError> {
    let transfer = read.get::<Transfer>(transfer_id.uuid()).await?;
    if transfer.status == TransferStatus::Cancelled {
        return Err(Refusal::wrong_state("print-transfer-note", transfer.status.as_str()).into());
    }
    let items = read.items(transfer.lines.iter().map(|l| l.item_id)).await?;
    let language = house_language(read);
    let thing = (AggregateKind::Transfer, transfer_id.uuid());
    let on = day_of(read, thing, &["transfer.shipped", "transfer.created"]).await?;
    let lines = transfer.lines.iter().map(|line| {
        let item = items.get(&line.item_id).map(|i| &i.input);
        GoodsLine {
            sku: item.map(|i| i.sku.clone()).unwrap_or_default(),
            ean: item.map(|i| i.barcode.clone()).unwrap_or_default(),
            name: item
                .map(|i| i.name(language).to_owned())
                .unwrap_or_default(),
            ordered: line.quantity,
            quantity: line.quantity,
            ..GoodsLine::default()
        }
    });
    let mut head = head(
        read,
        language,
        Some(transfer.from_location_id),
        &transfer.number,
    )?;
    head.on = on;
    let paper = GoodsPaper {
        lines: lines.collect(),
        from: place(read, transfer.from_location_id),
        to: place(read, transfer.to_location_id),
        ..blank(GoodsKind::TransferNote, head)
    };
    Ok(Ready {
        name: transfer.number.clone(),
        sheet: Sheet::house(HousePaper::Goods(paper)),
    })
}

fn blank(kind: GoodsKind, head: encargo_documents::papers::Head) -> GoodsPaper {
    GoodsPaper {
        kind,
        head,
        from: Address::default(),
        to: Address::default(),
        order_number: String::new(),
        reference: String::new(),
        carrier: String::new(),
        tracking: String::new(),
        parcel: None,
        weight_g: 0,
        lines: Vec::new(),
        gift_message: String::new(),
        instructions: String::new(),
        return_code: String::new(),
        return_until: None,
    }
}

/// A location as a parcel names it: the shop's name before its own.
pub(super) fn place(read: &Read, id: LocationId) -> Address {
    let shop = read.house.company.as_ref().map_or("", |c| c.name.as_str());
    let Some(location) = read.house.location(id) else {
        return Address::default();
    };
    let name = match shop {
        "" => location.name.clone(),
        shop if location.name.contains(shop) => location.name.clone(),
        shop => format!("{shop} · {}", location.name),
    };
    Address {
        name,
        ..location.address.clone()
    }
}

/// Where the goods were sent, else where the customer lives; the name alone where neither is known.
pub(super) fn customers_address(return_: &Return, order: &Order) -> Address {
    let sent = order.deliveries.iter().find_map(|d| d.address.clone());
    let lives = || order.buyer.as_ref().map(|b| b.address.clone());
    let mut address = sent.or_else(lives).unwrap_or_default();
    if address.name.trim().is_empty() {
        address.name.clone_from(&return_.customer_name);
    }
    address
}
