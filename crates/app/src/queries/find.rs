//! The palette: whatever is typed or scanned, found in one go. Orders come with the answer to "where is it?".

use encargo_domain::ids::{LocationId, OrderId};
use encargo_domain::order::OrderStatus;
use encargo_domain::refusal::Words;
use encargo_store::{
    CustomerRow, DocumentRow, FulfillmentRow, ReturnRow, find_documents, find_fulfillments,
    find_item, find_orders, find_returns, search_customers,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::answer::Journey;
use crate::queries::catalog::{self, ItemRow};
use crate::queries::{Read, id_of};

/// What was typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FindQuery {
    /// Number, name, code or words.
    pub text: String,
    /// The most of each kind.
    #[serde(default = "limit")]
    pub limit: u32,
    /// "Here", for stock; the device's location where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
}

const fn limit() -> u32 {
    6
}

/// The most of each kind one answer carries: it is shown while typing.
const LIMIT_MAX: u32 = 20;

/// What was found.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub(crate) struct Found {
    /// Orders: by number, then by customer, e-mail, phone or SKU.
    pub orders: Vec<FoundOrder>,
    /// Customers.
    pub customers: Vec<CustomerRow>,
    /// Items.
    pub items: Vec<ItemRow>,
    /// Invoices and credit notes.
    pub documents: Vec<DocumentRow>,
    /// Fulfillment orders, by number or tracking number.
    pub fulfillments: Vec<FulfillmentRow>,
    /// Returns, by number.
    pub returns: Vec<ReturnRow>,
}

/// An order that was found.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FoundOrder {
    /// Id.
    pub order_id: OrderId,
    /// Number.
    pub number: String,
    /// Who.
    pub customer_name: String,
    /// Status.
    pub status: OrderStatus,
    /// Where it is.
    pub answer: Vec<Words>,
}

/// `find.anything`
pub(crate) async fn anything(read: &mut Read, query: FindQuery) -> Result<Found, CommandError> {
    let text = query.text.trim();
    let limit = query.limit.clamp(1, LIMIT_MAX);
    if text.is_empty() {
        return Ok(Found::default());
    }
    let now = read.now().0;
    let fulfillments = find_fulfillments(&mut read.conn, text, limit, now).await?;
    let mut orders = Vec::new();
    for id in find_orders(&mut read.conn, text, limit).await? {
        orders.push(found_order(read, &id).await?);
    }
    let items = match find_item(&mut read.conn, text, None).await? {
        // A scanned code means this one item and no other.
        Some(hit) => catalog::items(read, &hit.sku, query.location_id, limit)
            .await?
            .into_iter()
            .filter(|i| i.item_id == hit.item_id)
            .collect(),
        None => catalog::items(read, text, query.location_id, limit).await?,
    };
    Ok(Found {
        orders,
        customers: search_customers(&mut read.conn, text, limit).await?,
        items,
        documents: find_documents(&mut read.conn, text, limit).await?,
        fulfillments,
        returns: find_returns(&mut read.conn, text, limit).await?,
    })
}

async fn found_order(read: &mut Read, id: &str) -> Result<FoundOrder, CommandError> {
    let journey = Journey::read(read, id_of(id)?).await?;
    let order = &journey.order;
    Ok(FoundOrder {
        order_id: order.order_id,
        number: order.number.clone(),
        customer_name: order
            .buyer
            .as_ref()
            .map(|b| b.name.clone())
            .unwrap_or_default(),
        status: order.status(),
        answer: journey.answer(&read.cx, &read.house),
    })
}
