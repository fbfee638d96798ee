//! For tests only: what somebody who cheats, or a disk that fails, would do to a database file.

use std::path::Path;

use sqlx::{ConnectOptions as _, Connection as _};

use crate::error::Fault;

/// Changes one byte of the payload of the row `seq` behind the program's back; answers the row.
pub async fn flip_byte(database: &Path, seq: i64) -> Result<i64, Fault> {
    let sql = "drop trigger event_is_never_changed;
               update event set payload = substr(payload, 1, 5) || char(unicode(substr(payload, 6, 1)) + 1) || substr(payload, 7) where seq = ";
    change(database, &format!("{sql}{seq}")).await?;
    Ok(seq)
}

/// Changes what the records for the tax agency say, behind the program's back: every `from` becomes `to`.
pub async fn forge_records(database: &Path, from: &str, to: &str) -> Result<(), Fault> {
    let quoted = |text: &str| text.replace('\'', "''");
    let sql = format!(
        "drop trigger event_is_never_changed; update event set payload = replace(payload, '{}', '{}') where aggregate_kind = 'chain'",
        quoted(from),
        quoted(to)
    );
    change(database, &sql).await
}

/// From now on a commit fails that would bring more than `more` further commands.
pub async fn break_disk(database: &Path, more: u32) -> Result<(), Fault> {
    let sql = format!(
        "create trigger broken_disk before insert on command when (select count(*) from command) >= (select last from number_series where series = 'broken') begin select raise(abort, 'disk I/O error'); end;
         insert into number_series (series, last) select 'broken', count(*) + {more} from command;"
    );
    change(database, &sql).await
}

/// The disk is well again.
pub async fn mend_disk(database: &Path) -> Result<(), Fault> {
    change(
        database,
        "drop trigger broken_disk; delete from number_series where series = 'broken'",
    )
    .await
}

/// The stored states of a kind, as JSON, by id.
pub async fn states(database: &Path, kind: &str) -> Result<Vec<String>, Fault> {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database);
    let mut conn = options.connect().await.map_err(Fault::sql("looking"))?;
    let sql = "select state from aggregate where aggregate_kind = ? order by aggregate_id";
    let states = sqlx::query_scalar(sql)
        .bind(kind)
        .fetch_all(&mut conn)
        .await
        .map_err(Fault::sql("looking"))?;
    conn.close().await.map_err(Fault::sql("looking"))?;
    Ok(states)
}

async fn change(database: &Path, sql: &str) -> Result<(), Fault> {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database);
    let mut conn = options.connect().await.map_err(Fault::sql("cheating"))?;
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!(
        "begin immediate; {sql}; commit"
    )))
    .execute(&mut conn)
    .await
    .map_err(Fault::sql("cheating"))?;
    conn.close().await.map_err(Fault::sql("cheating"))
}
