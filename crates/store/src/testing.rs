//! For tests only: what somebody who cheats would do to a database file.

use std::path::Path;

use sqlx::{ConnectOptions as _, Connection as _};

use crate::error::Fault;

/// Changes one byte of the payload of the row `seq` behind the program's back; answers the row.
pub async fn flip_byte(database: &Path, seq: i64) -> Result<i64, Fault> {
    let failed = Fault::sql("cheating");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database);
    let mut conn = options.connect().await.map_err(failed)?;
    let sql = "drop trigger event_is_never_changed;
               update event set payload = substr(payload, 1, 5) || char(unicode(substr(payload, 6, 1)) + 1) || substr(payload, 7) where seq = ";
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("{sql}{seq}")))
        .execute(&mut conn)
        .await
        .map_err(Fault::sql("cheating"))?;
    conn.close().await.map_err(Fault::sql("cheating"))?;
    Ok(seq)
}
