//! Customers: found, listed, and one of them with what they bought.

use encargo_domain::customer::{Customer, CustomerInput};
use encargo_domain::ids::CustomerId;
use encargo_domain::order::DeliveryMethod;
use encargo_store::{
    CurrencySpent, CustomerRow, Page, customer_currencies, customer_stats, list_customers,
    search_customers,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::{Read, page_size, window};

/// Words.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "CustomerSearchQuery")]
pub(crate) struct SearchQuery {
    /// Words of name, e-mail, phone, city or tax id.
    #[serde(default)]
    pub text: String,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// Customers found.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CustomerRows {
    /// By name.
    pub rows: Vec<CustomerRow>,
}

/// `customer.search`
pub(crate) async fn search(
    read: &mut Read,
    query: SearchQuery,
) -> Result<CustomerRows, CommandError> {
    Ok(CustomerRows {
        rows: search_customers(&mut read.conn, &query.text, query.limit).await?,
    })
}

/// A window of the list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "CustomerListQuery")]
pub(crate) struct ListQuery {
    /// Words.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// `customer.list`
pub(crate) async fn list(
    read: &mut Read,
    query: ListQuery,
) -> Result<Page<CustomerRow>, CommandError> {
    Ok(list_customers(
        &mut read.conn,
        query.text.as_deref(),
        window(query.offset, query.limit),
    )
    .await?)
}

/// Names a customer.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "CustomerGetQuery")]
pub(crate) struct GetQuery {
    /// Which.
    pub customer_id: CustomerId,
}

/// A customer and what they bought.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CustomerView {
    /// Id.
    pub customer_id: CustomerId,
    /// Number.
    pub number: String,
    /// Version.
    pub version: i64,
    /// What was typed.
    #[serde(flatten)]
    pub input: CustomerInput,
    /// Orders so far.
    pub order_count: i64,
    /// Sum of their totals in the books' currency, each at its own rate.
    pub spent_minor: i64,
    /// Currency of the books.
    pub base_currency: String,
    /// The same orders by the currency they were in, the most used first.
    pub spent_by_currency: Vec<CurrencySpent>,
    /// The last one.
    pub last_order_at_ms: Option<i64>,
    /// How most reached them.
    pub usual_method: Option<DeliveryMethod>,
    /// Where they usually fetch.
    pub usual_location_name: Option<String>,
}

/// `customer.get`
pub(crate) async fn get(read: &mut Read, query: GetQuery) -> Result<CustomerView, CommandError> {
    let (customer, version) = read.versioned::<Customer>(query.customer_id.uuid()).await?;
    let base = read.house.currency();
    let id = query.customer_id.to_string();
    let stats = customer_stats(&mut read.conn, &id, base).await?;
    let currencies = customer_currencies(&mut read.conn, &id).await?;
    Ok(CustomerView {
        customer_id: query.customer_id,
        number: customer.number.clone(),
        version,
        input: customer.input.clone(),
        order_count: stats.order_count,
        spent_minor: stats.spent_minor,
        base_currency: base.as_str().to_owned(),
        spent_by_currency: currencies,
        last_order_at_ms: stats.last_order_at_ms,
        usual_method: stats
            .usual_method
            .and_then(|m| serde_json::from_value(m.into()).ok()),
        usual_location_name: stats.usual_location_name,
    })
}
