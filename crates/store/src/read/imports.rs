//! What an import asks before it writes: which items, customers and order numbers of a file are already here.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use crate::error::Fault;

fn list(values: &[String]) -> String {
    serde_json::Value::from(values.to_vec()).to_string()
}

/// Item ids by SKU, for those of `skus` that exist.
pub async fn items_by_sku(
    conn: &mut SqliteConnection,
    skus: &[String],
) -> Result<HashMap<String, String>, Fault> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select sku, item_id from item where sku in (select value from json_each(?))",
    )
    .bind(list(skus))
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("looking for items by SKU"))?;
    Ok(rows.into_iter().collect())
}

/// Whether another item carries the barcode.
pub async fn barcodes_taken(
    conn: &mut SqliteConnection,
    barcodes: &[String],
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar("select barcode from item where barcode in (select value from json_each(?)) and barcode <> ''")
        .bind(list(barcodes))
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("looking for barcodes"))
}

/// Customer ids by number, for those of `numbers` that exist.
pub async fn customers_by_number(
    conn: &mut SqliteConnection,
    numbers: &[String],
) -> Result<HashMap<String, String>, Fault> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select number, customer_id from customer where number in (select value from json_each(?))",
    )
    .bind(list(numbers))
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("looking for customers by number"))?;
    Ok(rows.into_iter().collect())
}

/// Every customer's e-mail in small letters with their id; the first customer of an e-mail wins.
pub async fn customer_emails(
    conn: &mut SqliteConnection,
) -> Result<HashMap<String, String>, Fault> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select email, customer_id from customer where email <> '' order by customer_key desc",
    )
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading e-mails of customers"))?;
    Ok(rows
        .into_iter()
        .map(|(email, id)| (email.to_lowercase(), id))
        .collect())
}

/// Which of these order numbers are taken.
pub async fn order_numbers_taken(
    conn: &mut SqliteConnection,
    numbers: &[String],
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(
        "select number from sales_order where number in (select value from json_each(?))",
    )
    .bind(list(numbers))
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("looking for order numbers"))
}
