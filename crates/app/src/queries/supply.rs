//! Transfers and purchase orders: the list.

use encargo_store::{Page, SupplyRow, list_supply};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::{Read, page_size, window};

/// A window of the list.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "SupplyListQuery")]
pub(crate) struct ListQuery {
    /// What came or was called off, instead of what is still to come.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub done: bool,
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// `supply.list`
pub(crate) async fn list(
    read: &mut Read,
    query: ListQuery,
) -> Result<Page<SupplyRow>, CommandError> {
    Ok(list_supply(
        &mut read.conn,
        query.done,
        window(query.offset, query.limit),
    )
    .await?)
}
