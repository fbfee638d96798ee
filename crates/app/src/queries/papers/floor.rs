//! Papers of the floor: what a picker walks with, what goes into the parcel, what hangs on a bag that waits.

use std::collections::HashMap;
use std::sync::Arc;

use encargo_documents::labels::{Label, Labels, PickupLabel, Stock};
use encargo_documents::papers::{
    GoodsKind, GoodsLine, GoodsPaper, Head, HousePaper, PickLine, PickList,
};
use encargo_domain::catalog::Item;
use encargo_domain::fulfillment::{Fulfillment, FulfillmentLine};
use encargo_domain::ids::{FulfillmentId, ItemId};
use encargo_domain::location::Location;
use encargo_domain::order::{DeliveryMethod, Order, seller};
use encargo_domain::words::Language;

use super::{PaperOf, Ready, Sheet, customers_language};
use crate::error::CommandError;
use crate::queries::Read;
use crate::views::line_name;

/// A paper of a fulfillment order.
pub(super) async fn ready(
    read: &mut Read,
    paper: &PaperOf,
    fulfillment_id: FulfillmentId,
) -> Result<Ready, CommandError> {
    let fulfillment = read.get::<Fulfillment>(fulfillment_id.uuid()).await?;
    let order = read.get::<Order>(fulfillment.order_id.uuid()).await?;
    let items = read
        .items(fulfillment.lines.iter().map(|l| l.item_id))
        .await?;
    let slip = matches!(paper, PaperOf::PackingSlip { .. });
    let language = if slip {
        customers_language(read, &order)
    } else {
        read.language()
    };
    let floor = Floor {
        read,
        fulfillment: &fulfillment,
        order: &order,
        items: &items,
        language,
    };
    let sheet = match paper {
        PaperOf::PackingSlip { .. } => Sheet::house(HousePaper::Goods(floor.packing_slip()?)),
        PaperOf::PickupLabel { .. } => Sheet::Labels(floor.pickup_label()?),
        _ => Sheet::house(HousePaper::PickList(floor.pick_list()?)),
    };
    Ok(Ready {
        name: fulfillment.number.clone(),
        sheet,
    })
}

/// A fulfillment order with what its papers say of it.
struct Floor<'a> {
    read: &'a Read,
    fulfillment: &'a Fulfillment,
    order: &'a Order,
    items: &'a HashMap<ItemId, Arc<Item>>,
    language: Language,
}

impl Floor<'_> {
    fn head(&self) -> Result<Head, CommandError> {
        let company = self.read.house.company()?;
        Ok(Head {
            language: self.language,
            currency: self.order.currency,
            house: seller(company),
            place: self.read.house.location_name(self.fulfillment.location_id),
            number: self.fulfillment.number.clone(),
            on: self.read.today(),
            at: self.read.now(),
        })
    }

    fn location(&self) -> Option<&Arc<Location>> {
        self.read.house.location(self.fulfillment.location_id)
    }

    fn item(&self, line: &FulfillmentLine) -> Option<&Item> {
        self.items.get(&line.item_id).map(AsRef::as_ref)
    }

    fn name(&self, line: &FulfillmentLine, language: Language) -> String {
        self.order
            .line(line.line_id)
            .map(|l| line_name(l, self.item(line), language))
            .unwrap_or_default()
    }

    fn sku(&self, line: &FulfillmentLine) -> String {
        self.order
            .line(line.line_id)
            .map(|l| l.sku.clone())
            .unwrap_or_default()
    }

    fn barcode(&self, line: &FulfillmentLine) -> String {
        self.item(line)
            .map(|i| i.input.barcode.clone())
            .unwrap_or_default()
    }

    /// What is still to be fetched.
    fn pick_list(&self) -> Result<PickList, CommandError> {
        let language = self.language;
        let lines = self.fulfillment.lines.iter().map(|line| PickLine {
            quantity: line.quantity - line.picked - line.short,
            sku: self.sku(line),
            ean: self.barcode(line),
            name: self.name(line, language),
            order_number: self.order.number.clone(),
            ..PickLine::default()
        });
        Ok(PickList {
            head: self.head()?,
            wave: String::new(),
            picker: String::new(),
            totes: 0,
            lines: lines.filter(|l| l.quantity > 0).collect(),
        })
    }

    /// What is in the parcels; prices stay with the invoice.
    fn packing_slip(&self) -> Result<GoodsPaper, CommandError> {
        let (language, fulfillment) = (self.language, self.fulfillment);
        let company = self.read.house.company()?;
        let service = fulfillment.service.as_deref();
        let usual = service.and_then(|code| company.service(code));
        let lines = fulfillment.lines.iter().map(|line| GoodsLine {
            sku: self.sku(line),
            ean: self.barcode(line),
            name: self.name(line, language),
            ordered: line.quantity,
            quantity: line.quantity - line.short,
            waiting: line.short,
            lots: line.lots.clone(),
            ..GoodsLine::default()
        });
        let from = self.location().map(|l| l.address.clone());
        Ok(GoodsPaper {
            kind: GoodsKind::PackingSlip,
            head: self.head()?,
            from: from.unwrap_or_else(|| company.address.clone()),
            to: fulfillment.address.clone().unwrap_or_default(),
            order_number: self.order.number.clone(),
            reference: self.order.external_number.clone(),
            carrier: fulfillment
                .carrier
                .clone()
                .or_else(|| usual.map(|s| s.carrier.clone()))
                .unwrap_or_default(),
            tracking: fulfillment.tracking.clone().unwrap_or_default(),
            parcel: None,
            weight_g: fulfillment.packages.iter().map(|p| p.weight_g).sum(),
            lines: lines.collect(),
            gift_message: String::new(),
            instructions: String::new(),
            return_code: self.order.number.clone(),
            return_until: Some(
                self.read
                    .today()
                    .plus_days(company.options.return_window_days),
            ),
        })
    }

    fn pickup_label(&self) -> Result<Labels, CommandError> {
        let head = self.head()?;
        let waits = matches!(self.fulfillment.method, DeliveryMethod::Pickup);
        let days = self.read.house.company()?.options.pickup_days;
        Ok(Labels {
            language: head.language,
            currency: head.currency,
            shop: head.house.trade_name,
            at: head.at,
            stock: Stock::PARCEL,
            labels: vec![Label::Pickup(PickupLabel {
                order_number: self.order.number.clone(),
                customer: self.fulfillment.customer_name.clone(),
                shelf: self.fulfillment.shelf.clone().unwrap_or_default(),
                until: waits.then(|| self.read.today().plus_days(days)),
                parcel: None,
                // What the customer shows is not printed where others can read it: the label finds the bag, the code proves whose it is.
                code: self.fulfillment.number.clone(),
            })],
        })
    }
}
