//! Finding items by words or by code.

use sqlx::SqliteConnection;

use super::text::prefix_query;
use crate::error::Fault;

/// An item found.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ItemHit {
    /// Id.
    pub item_id: String,
    /// SKU.
    pub sku: String,
    /// GTIN.
    pub barcode: String,
    /// English name.
    pub name_en: String,
    /// Spanish name.
    pub name_es: String,
    /// Drawing.
    pub image: String,
    /// Price.
    pub price_minor: i64,
    /// Tax class.
    pub tax_class: String,
    /// Safety stock at each location.
    pub safety_stock: i64,
    /// Free at the location asked for.
    pub available_here: i64,
    /// Free anywhere.
    pub available_total: i64,
}

/// How a code was read.
pub type CodeHit = Option<ItemHit>;

const SELECT: &str = "select i.item_id, i.sku, i.barcode, i.name_en, i.name_es, i.image, i.price_minor, i.tax_class, i.safety_stock, \
    coalesce((select sum(max(a.quantity - i.safety_stock, 0)) from stock_account a where a.item_id = i.item_id and a.bucket = 'on_hand' and a.location_id = ?1), 0) as available_here, \
    coalesce((select sum(max(a.quantity - i.safety_stock, 0)) from stock_account a where a.item_id = i.item_id and a.bucket = 'on_hand'), 0) as available_total from item i";

/// Items whose SKU, barcode or name has all the words; none typed: the first by SKU.
pub async fn search_items(
    conn: &mut SqliteConnection,
    text: &str,
    location_id: Option<&str>,
    limit: u32,
) -> Result<Vec<ItemHit>, Fault> {
    let limit = i64::from(limit.clamp(1, 200));
    let rows = match prefix_query(text) {
        Some(words) => {
            let sql = format!(
                "{SELECT} where i.item_key in (select rowid from item_search where item_search match ?2 order by rank limit 200) order by available_total = 0, i.sku limit ?3"
            );
            sqlx::query_as(sqlx::AssertSqlSafe(sql))
                .bind(location_id)
                .bind(words)
                .bind(limit)
                .fetch_all(conn)
                .await
        }
        None => {
            sqlx::query_as(sqlx::AssertSqlSafe(format!(
                "{SELECT} order by i.sku limit ?2"
            )))
            .bind(location_id)
            .bind(limit)
            .fetch_all(conn)
            .await
        }
    };
    rows.map_err(Fault::sql("searching items"))
}

/// The item of a scanned barcode or a typed SKU.
pub async fn find_item(
    conn: &mut SqliteConnection,
    code: &str,
    location_id: Option<&str>,
) -> Result<CodeHit, Fault> {
    let sql = format!("{SELECT} where i.barcode = ?2 or i.sku = ?2 collate nocase limit 1");
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(location_id)
        .bind(code.trim())
        .fetch_optional(conn)
        .await
        .map_err(Fault::sql("finding an item by code"))
}
