//! Stock: one view of every item at every place, and the moves behind each number.

use encargo_domain::ids::{ItemId, LocationId};
use encargo_domain::refusal::Words;
use encargo_domain::words::{Language, label};
use encargo_store::{MoveRow, Page, StockRow, list_moves, list_stock};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::{Read, page_size, window};
use crate::views::LocationRef;

/// A window of the list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "StockListQuery")]
pub(crate) struct ListQuery {
    /// Words of SKU, name or barcode.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
    /// Sums of this location alone.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// A window of the single stock view.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct StockPage {
    /// Items.
    pub total: i64,
    /// Rows.
    pub rows: Vec<StockRow>,
    /// The places of the rows, by name.
    pub locations: Vec<LocationRef>,
}

/// `stock.list`
pub(crate) async fn list(read: &mut Read, query: ListQuery) -> Result<StockPage, CommandError> {
    let location = query.location_id.map(|id| id.to_string());
    let mut page = list_stock(
        &mut read.conn,
        query.text.as_deref(),
        location.as_deref(),
        window(query.offset, query.limit),
    )
    .await?;
    for row in &mut page.rows {
        let spanish = read.language() == Language::Es && !row.name_es.is_empty();
        row.name = if spanish {
            row.name_es.clone()
        } else {
            row.name_en.clone()
        };
    }
    let mut locations: Vec<LocationRef> = read
        .house
        .locations
        .iter()
        .map(|l| LocationRef::from(l.as_ref()))
        .collect();
    locations.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(StockPage {
        total: page.total,
        rows: page.rows,
        locations,
    })
}

/// A window of the ledger of an item.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "StockLedgerQuery")]
pub(crate) struct LedgerQuery {
    /// Item.
    pub item_id: ItemId,
    /// At this location.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// A move, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StockMoveRow {
    /// Row of the ledger.
    pub seq: i64,
    /// When.
    pub at_ms: i64,
    /// Units.
    pub quantity: i64,
    /// From which account: a word is under `bucket-<from>` with `-` for `_`.
    pub from: String,
    /// From where.
    pub from_location: Option<String>,
    /// To which account.
    pub to: String,
    /// To where.
    pub to_location: Option<String>,
    /// What happened.
    pub words: Words,
    /// Who.
    pub actor_name: String,
    /// Order, transfer or purchase order.
    pub cause_number: Option<String>,
}

/// `stock.ledger`
pub(crate) async fn ledger(
    read: &mut Read,
    query: LedgerQuery,
) -> Result<Page<StockMoveRow>, CommandError> {
    let location = query.location_id.map(|id| id.to_string());
    let page = list_moves(
        &mut read.conn,
        &query.item_id.to_string(),
        location.as_deref(),
        window(query.offset, query.limit),
    )
    .await?;
    let language = read.language();
    Ok(Page {
        total: page.total,
        rows: page
            .rows
            .into_iter()
            .map(|row| move_row(row, language))
            .collect(),
    })
}

fn move_row(row: MoveRow, language: Language) -> StockMoveRow {
    StockMoveRow {
        words: words(&row, language),
        seq: row.seq,
        at_ms: row.at_ms,
        quantity: row.quantity,
        from: row.from_bucket,
        from_location: row.from_location,
        to: row.to_bucket,
        to_location: row.to_location,
        actor_name: row.actor_name,
        cause_number: row.cause_number,
    }
}

/// What a move means follows from the two accounts it is between.
fn words(row: &MoveRow, language: Language) -> Words {
    let key = match (row.from_bucket.as_str(), row.to_bucket.as_str()) {
        ("on_hand", "reserved") => "move-reserved",
        ("reserved", "on_hand") => "move-unreserved",
        ("reserved", "picked") => "move-picked",
        ("picked", "reserved") | ("picked" | "staged", "on_hand") => "move-put-back",
        ("reserved", "adjustment") => "move-short",
        ("reserved", "damaged") => "move-damaged",
        ("picked", "staged") => "move-staged",
        ("staged", "picked") => "move-unstaged",
        ("quarantine", "customer") => "move-return-refused",
        (_, "customer") => "move-sold",
        ("customer", _) => "move-returned",
        ("quarantine", "on_hand") => "move-restocked",
        ("quarantine", "damaged") => "move-return-damaged",
        ("quarantine", "scrap") => "move-scrapped",
        ("picked", "in_transit") => "move-sent-to-counter",
        ("in_transit", "picked") if row.from_location == row.to_location => {
            "move-arrived-at-counter"
        }
        ("in_transit", "picked") => "move-recalled",
        ("on_hand", "in_transit") => "move-transfer-shipped",
        ("in_transit", "on_hand") => "move-transfer-received",
        ("supplier", "on_hand") => "move-purchased",
        ("adjustment", _) | (_, "adjustment") | ("on_hand", "damaged") => {
            return Words::new("move-adjusted")
                .with("reason", row.reason.as_deref().unwrap_or("other"));
        }
        (from, to) => {
            let bucket =
                |name: &str| label(language, &format!("bucket-{}", name.replace('_', "-")));
            return Words::new("move-other")
                .with("from", bucket(from))
                .with("to", bucket(to));
        }
    };
    Words::new(key).with("number", row.cause_number.as_deref().unwrap_or("–"))
}

#[cfg(test)]
mod tests {
    use encargo_domain::stock::Bucket;
    use encargo_domain::words::has;

    use super::*;

    #[test]
    fn every_account_and_every_move_has_words() {
        for bucket in Bucket::ALL {
            for language in [Language::En, Language::Es] {
                assert!(
                    has(
                        language,
                        &format!("bucket-{}", bucket.as_str().replace('_', "-"))
                    ),
                    "{bucket:?}"
                );
            }
        }
        for from in Bucket::ALL {
            for to in Bucket::ALL {
                let row = MoveRow {
                    seq: 1,
                    at_ms: 0,
                    quantity: 1,
                    from_bucket: from.as_str().to_owned(),
                    from_location: None,
                    to_bucket: to.as_str().to_owned(),
                    to_location: None,
                    kind: String::new(),
                    reason: None,
                    actor_name: String::new(),
                    cause_number: Some("T1-000001".to_owned()),
                };
                let words = words(&row, Language::Es);
                assert!(
                    has(Language::Es, &words.key) && has(Language::En, &words.key),
                    "{}",
                    words.key
                );
            }
        }
    }
}
