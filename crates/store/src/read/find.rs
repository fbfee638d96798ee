//! The palette's search: what a typed number, name or code could mean. Numbers are looked up, words are searched; nothing counts or scans.

use sqlx::SqliteConnection;

use super::documents::DocumentRow;
use super::fulfillments::FulfillmentRow;
use super::returns::ReturnRow;
use super::text::prefix_query;
use crate::error::Fault;

/// A number as people type it: the end of any series (`123` is `T1-000123`), or from its start on.
struct Typed {
    whole: String,
    /// The serial, where only digits were typed.
    serial: Option<i64>,
}

impl Typed {
    fn of(text: &str) -> Self {
        let whole = text.trim().to_uppercase();
        let serial = whole
            .parse()
            .ok()
            .filter(|_| whole.len() <= 9 && whole.bytes().all(|b| b.is_ascii_digit()));
        Self { whole, serial }
    }
    /// The first text after all that begin with this number; `None` where a number cannot be meant.
    fn end(&self) -> Option<String> {
        let plausible = self.whole.len() >= 4 && self.whole.bytes().any(|b| b.is_ascii_digit());
        plausible.then(|| format!("{}\u{10ffff}", self.whole))
    }
}

/// Ids of orders: by number, by the number of a foreign system, then by words, newest first.
pub async fn find_orders(
    conn: &mut SqliteConnection,
    text: &str,
    limit: u32,
) -> Result<Vec<String>, Fault> {
    let typed = Typed::of(text);
    let mut found: Vec<String> = sqlx::query_scalar(
        "select order_id from sales_order where number = ?1
         union select order_id from sales_order where external_number = ?2 and external_number <> ''
         union select order_id from sales_order where ?3 is not null and number in (select series || '-' || printf('%06d', ?3) from number_series) limit ?4",
    )
    .bind(&typed.whole)
    .bind(text.trim())
    .bind(typed.serial)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await
    .map_err(Fault::sql("finding orders by number"))?;
    if let Some(words) = prefix_query(text) {
        let by_words: Vec<String> = sqlx::query_scalar(
            "select order_id from sales_order where sales_order_key in (select rowid from order_search where order_search match ? order by rowid desc limit ?) order by sales_order_key desc",
        )
        .bind(words)
        .bind(limit)
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("finding orders by words"))?;
        found.extend(by_words);
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|id| seen.insert(id.clone()));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// Issued documents by number.
pub async fn find_documents(
    conn: &mut SqliteConnection,
    text: &str,
    limit: u32,
) -> Result<Vec<DocumentRow>, Fault> {
    let typed = Typed::of(text);
    let sql = format!(
        "{} where number in (select series || '-' || printf('%06d', ?3) from number_series where ?3 is not null) or (?2 is not null and number >= ?1 and number < ?2) order by number limit ?4",
        super::documents::SELECT
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(&typed.whole)
        .bind(typed.end())
        .bind(typed.serial)
        .bind(limit)
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("finding documents by number"))
}

/// Fulfillment orders by number or by the carrier's tracking number.
pub async fn find_fulfillments(
    conn: &mut SqliteConnection,
    text: &str,
    limit: u32,
    now_ms: i64,
) -> Result<Vec<FulfillmentRow>, Fault> {
    let typed = Typed::of(text);
    // The order's own number is the beginning of its fulfillment orders' numbers: those are found through the order.
    let number = typed.whole.contains("-F").then(|| typed.end()).flatten();
    let sql = format!(
        "select {}, (f.due_at_ms < ?1) is true and f.status in ('reserved', 'released', 'picked', 'packed') as late from fulfillment_order f join location l using (location_id)
         where f.fulfillment_id in (
             select fulfillment_id from fulfillment_order where ?3 is not null and number >= ?2 and number < ?3
             union select fulfillment_id from fulfillment_order where tracking = ?4 and tracking is not null and tracking <> '')
         order by f.number limit ?5",
        super::fulfillments::COLUMNS
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(now_ms)
        .bind(&typed.whole)
        .bind(number)
        .bind(text.trim())
        .bind(limit)
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("finding fulfillment orders"))
}

/// Returns by number.
pub async fn find_returns(
    conn: &mut SqliteConnection,
    text: &str,
    limit: u32,
) -> Result<Vec<ReturnRow>, Fault> {
    let typed = Typed::of(text);
    // As with fulfillment orders: the order's number alone means the order.
    let Some(end) = typed.whole.contains("-R").then(|| typed.end()).flatten() else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "{} where r.number >= ?1 and r.number < ?2 order by r.number limit ?3",
        super::returns::SELECT
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(&typed.whole)
        .bind(end)
        .bind(limit)
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("finding returns by number"))
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn digits_are_a_serial_and_words_are_not_a_number() {
        assert_eq!(Typed::of(" 1234 ").serial, Some(1_234));
        assert_eq!(Typed::of("t1-000012").whole, "T1-000012");
        assert_eq!(Typed::of("t1-000012").serial, None);
        assert_eq!(Typed::of("+12").serial, None);
        assert!(Typed::of("T1-F-2026").end().is_some());
        assert!(Typed::of("garcía").end().is_none(), "a name is no number");
        assert!(
            Typed::of("12").end().is_none(),
            "two digits begin too many numbers"
        );
    }
}
