//! Finding customers, and what they bought.

use encargo_domain::money::Currency;
use serde::Serialize;
use sqlx::SqliteConnection;
use ts_rs::TS;

use super::text::prefix_query;
use super::{Page, Window};
use crate::error::Fault;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerRow {
    /// Id.
    pub customer_id: String,
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// City.
    pub city: String,
    /// Orders so far.
    #[ts(type = "number")]
    pub order_count: i64,
}

const SELECT: &str = "select c.customer_id, c.number, c.name, c.email, c.phone, c.city, (select count(*) from sales_order o where o.customer_id = c.customer_id) as order_count from customer c";

/// Customers that have all the words; none typed: the first by name.
pub async fn search_customers(
    conn: &mut SqliteConnection,
    text: &str,
    limit: u32,
) -> Result<Vec<CustomerRow>, Fault> {
    let window = Window { offset: 0, limit };
    let Some(words) = prefix_query(text) else {
        return Ok(list_customers(conn, None, window).await?.rows);
    };
    // The newest that match, by name: nothing is done for all that match, who may be everybody.
    let sql = format!(
        "{SELECT} where c.customer_key in (select rowid from customer_search where customer_search match ?1 order by rowid desc limit ?2) order by c.name"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(words)
        .bind(window.limit())
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("searching customers"))
}

/// A window of the customers, by name.
pub async fn list_customers(
    conn: &mut SqliteConnection,
    text: Option<&str>,
    window: Window,
) -> Result<Page<CustomerRow>, Fault> {
    let (total, rows) = match text.and_then(prefix_query) {
        Some(words) => (
            sqlx::query_scalar("select count(*) from customer_search where customer_search match ?").bind(&words).fetch_one(&mut *conn).await,
            sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} where c.customer_key in (select rowid from customer_search where customer_search match ?) order by c.name limit ? offset ?")))
                .bind(words)
                .bind(window.limit())
                .bind(window.offset())
                .fetch_all(conn)
                .await,
        ),
        None => (
            sqlx::query_scalar("select count(*) from customer").fetch_one(&mut *conn).await,
            sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} order by c.name limit ? offset ?"))).bind(window.limit()).bind(window.offset()).fetch_all(conn).await,
        ),
    };
    Ok(Page {
        total: total.map_err(Fault::sql("counting customers"))?,
        rows: rows.map_err(Fault::sql("listing customers"))?,
    })
}

/// What a customer bought.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CustomerStats {
    /// Orders.
    pub order_count: i64,
    /// Sum of their totals in the books' currency; history from a file in another, whose rate nobody knows, is not in it.
    pub spent_minor: i64,
    /// The last one.
    pub last_order_at_ms: Option<i64>,
    /// How most reached them.
    pub usual_method: Option<String>,
    /// Where they usually fetch.
    pub usual_location_name: Option<String>,
}

/// See [`CustomerStats`].
pub async fn customer_stats(
    conn: &mut SqliteConnection,
    customer_id: &str,
    base: Currency,
) -> Result<CustomerStats, Fault> {
    sqlx::query_as(
        "select count(*) as order_count,
            coalesce(sum(case when base_total_minor is not null then base_total_minor when currency = ?2 then total_minor end), 0) as spent_minor, max(placed_at_ms) as last_order_at_ms,
            (select method from sales_order where customer_id = ?1 and status not in ('draft', 'cancelled') and method <> 'mixed' group by method order by count(*) desc limit 1) as usual_method,
            (select l.name from sales_order o join location l on l.location_id = o.place_id where o.customer_id = ?1 and o.status not in ('draft', 'cancelled') group by l.name order by count(*) desc limit 1)
                as usual_location_name
         from sales_order where customer_id = ?1 and status not in ('draft', 'cancelled')",
    )
    .bind(customer_id)
    .bind(base.as_str())
    .fetch_one(conn)
    .await
    .map_err(Fault::sql("summing a customer's orders"))
}

/// What a customer bought in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct CurrencySpent {
    /// ISO 4217 code.
    pub currency: String,
    /// Sum of the orders in it.
    #[ts(type = "number")]
    pub total_minor: i64,
}

/// What a customer bought, by currency, the most used first.
pub async fn customer_currencies(
    conn: &mut SqliteConnection,
    customer_id: &str,
) -> Result<Vec<CurrencySpent>, Fault> {
    sqlx::query_as(
        "select currency, sum(total_minor) as total_minor from sales_order where customer_id = ? and status not in ('draft', 'cancelled')
         group by currency order by count(*) desc, currency",
    )
    .bind(customer_id)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("summing a customer's orders by currency"))
}
