//! The shipping label: one for each parcel of a fulfillment order.

use encargo_documents::labels::{Label, ShippingLabel, Stock};
use encargo_domain::Refusal;
use encargo_domain::fulfillment::{Fulfillment, FulfillmentStatus};
use encargo_domain::ids::FulfillmentId;
use encargo_domain::look::PaperSize;
use encargo_domain::order::DeliveryMethod;

use super::{Ready, Sheet, labels};
use crate::error::CommandError;
use crate::queries::Read;

/// On each parcel, once it is packed. While the carrier's number is not known the bars say the shop's own: a label printed too early is
/// found by the shop, and by nobody mistaken for a carrier's.
pub(super) async fn shipping_label(
    read: &mut Read,
    fulfillment_id: FulfillmentId,
) -> Result<Ready, CommandError> {
    let fulfillment = read.get::<Fulfillment>(fulfillment_id.uuid()).await?;
    let status = fulfillment.status;
    let packed = matches!(
        status,
        FulfillmentStatus::Packed | FulfillmentStatus::Shipped
    );
    if fulfillment.method != DeliveryMethod::Ship || !packed {
        return Err(Refusal::wrong_state("print-shipping-label", status.as_str()).into());
    }
    let company = read.house.company()?;
    let service = fulfillment.service.as_deref();
    let usual = service.and_then(|code| company.service(code));
    let from = read.house.location(fulfillment.location_id);
    let mut from = from.map_or_else(|| company.address.clone(), |l| l.address.clone());
    if from.name.trim().is_empty() {
        from.name.clone_from(&company.name);
    }
    let mut to = fulfillment.address.clone().unwrap_or_default();
    if to.name.trim().is_empty() {
        to.name.clone_from(&fulfillment.customer_name);
    }
    let carrier = fulfillment.carrier.clone();
    let tracking = fulfillment.tracking.clone().unwrap_or_default();
    let label = ShippingLabel {
        from,
        to,
        carrier: carrier
            .or_else(|| usual.map(|s| s.carrier.clone()))
            .unwrap_or_default(),
        tracking: match tracking.trim() {
            "" => fulfillment.number.clone(),
            known => known.to_owned(),
        },
        reference: fulfillment.order_number.clone(),
        ..ShippingLabel::default()
    };
    let of = u32::try_from(fulfillment.packages.len()).unwrap_or(u32::MAX);
    let parcels = (1..).zip(&fulfillment.packages).map(|(n, package)| {
        Label::Shipping(ShippingLabel {
            parcel: Some((n, of)),
            weight_g: package.weight_g,
            ..label.clone()
        })
    });
    let parcels: Vec<Label> = parcels.collect();
    // Where offices print on Letter, label printers hold 4 × 6 inches.
    let stock = match company.paper_size() {
        PaperSize::A4 => Stock::PARCEL,
        PaperSize::Letter => Stock::PARCEL_INCH,
    };
    Ok(Ready {
        name: fulfillment.number.clone(),
        sheet: Sheet::Labels(labels::set(read, stock, parcels)?),
    })
}
