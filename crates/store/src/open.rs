//! Opening the database file: one process per data folder, the right settings, a version gate, migrations.

use std::fs::File;
use std::path::Path;
use std::str::FromStr;

use encargo_domain::ids::DeviceId;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, SqlSafeStr as _, SqliteConnection};

use crate::error::Fault;

/// Marks a file as Encargo's ("Encr").
const APPLICATION_ID: i64 = 0x456e_6372;
/// The newest file format this program writes. An older program refuses a newer file instead of damaging it.
pub(crate) const USER_VERSION: i64 = 8;

/// The migrations, oldest first, compiled in. (`sqlx::migrate!` would pull in the checked-query macros and compile SQLite twice.)
fn migrations() -> Migrator {
    let one = |version, name: &'static str, sql: &'static str| {
        Migration::new(
            version,
            name.into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    };
    Migrator::with_migrations(vec![
        one(
            20_261_122_120_000,
            "first",
            include_str!("../migrations/20261122120000_first.sql"),
        ),
        one(
            20_261_122_213_000,
            "policy",
            include_str!("../migrations/20261122213000_policy.sql"),
        ),
        one(
            20_261_123_010_000,
            "command_by_id",
            include_str!("../migrations/20261123010000_command_by_id.sql"),
        ),
        one(
            20_261_123_020_000,
            "promising",
            include_str!("../migrations/20261123020000_promising.sql"),
        ),
        one(
            20_261_123_030_000,
            "fiscal",
            include_str!("../migrations/20261123030000_fiscal.sql"),
        ),
        one(
            20_261_123_050_000,
            "outbox",
            include_str!("../migrations/20261123050000_outbox.sql"),
        ),
        one(
            20_261_123_055_000,
            "leaner",
            include_str!("../migrations/20261123055000_leaner.sql"),
        ),
        one(
            20_261_123_064_000,
            "takings",
            include_str!("../migrations/20261123064000_takings.sql"),
        ),
        one(
            20_261_123_111_000,
            "to_counter",
            include_str!("../migrations/20261123111000_to_counter.sql"),
        ),
        one(
            20_261_123_143_000,
            "base_total",
            include_str!("../migrations/20261123143000_base_total.sql"),
        ),
        one(
            20_261_123_150_000,
            "us_tax",
            include_str!("../migrations/20261123150000_us_tax.sql"),
        ),
        one(
            20_261_123_160_000,
            "corrected",
            include_str!("../migrations/20261123160000_corrected.sql"),
        ),
    ])
}

/// Why a data folder could not be opened.
#[derive(Debug)]
pub enum OpenError {
    /// Another process has it.
    InUse,
    /// A newer Encargo wrote it.
    Newer {
        /// Its format.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// Something broke.
    Fault(Fault),
}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Who writes: device and incarnation, on every row of the journal.
#[derive(Debug, Clone, Copy)]
pub struct Identity {
    /// Device.
    pub device_id: DeviceId,
    /// Raised when a restored copy starts anew.
    pub incarnation: i64,
}

/// An opened database: the writer's own connection, a pool for readers, and the lock that keeps others out.
#[derive(Debug)]
pub struct DatabaseFile {
    pub(crate) writer: SqliteConnection,
    /// Loads for the writer while its connection is away with a commit.
    pub(crate) loader: SqliteConnection,
    pub(crate) readers: SqlitePool,
    pub(crate) lock: Option<File>,
}

/// Opens (and makes, and migrates) `folder/encargo.db`.
pub async fn open_database(folder: &Path) -> Result<DatabaseFile, OpenError> {
    std::fs::create_dir_all(folder).map_err(Fault::io("making the data folder"))?;
    private(folder, 0o700)?;
    let lock =
        File::create(folder.join("encargo.lock")).map_err(Fault::io("making the lock file"))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => return Err(OpenError::InUse),
        Err(std::fs::TryLockError::Error(source)) => {
            return Err(Fault::Io {
                what: "locking the data folder",
                source,
            }
            .into());
        }
    }
    let path = folder.join("encargo.db");
    let mut file = connect(&path).await?;
    private(&path, 0o600)?;
    file.lock = Some(lock);
    Ok(file)
}

/// Only the user themselves reads customer data (no effect where the system has no such modes).
fn private(path: &Path, mode: u32) -> Result<(), Fault> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
            .map_err(Fault::io("setting file permissions"))?;
    }
    #[cfg(not(unix))]
    let _ = (path, mode);
    Ok(())
}

/// Opens a database file without a lock: for the temporary copies of a rebuild.
pub(crate) async fn connect(path: &Path) -> Result<DatabaseFile, OpenError> {
    let options = options(path)?;
    // Serialized: two libraries share their handles (see `direct.rs`), and SQLite itself keeps them apart.
    let shared = options.clone().serialized(true);
    let mut writer = shared
        .connect()
        .await
        .map_err(Fault::sql("opening the database"))?;
    gate(&mut writer).await?;
    migrations()
        .run_direct(None, &mut writer, false)
        .await
        .map_err(|e| Fault::Sql {
            what: "migrating the database",
            source: sqlx::Error::Migrate(Box::new(e)),
        })?;
    for pragma in [
        format!("pragma application_id = {APPLICATION_ID}"),
        format!("pragma user_version = {USER_VERSION}"),
        "pragma optimize = 0x10002".to_owned(),
    ] {
        sqlx::raw_sql(sqlx::AssertSqlSafe(pragma))
            .execute(&mut writer)
            .await
            .map_err(Fault::sql("stamping the database"))?;
    }
    let loader = shared
        .read_only(true)
        .connect()
        .await
        .map_err(Fault::sql("opening the loader"))?;
    let readers = SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(4)
        .connect_with(
            options
                .read_only(true)
                // Only for those who read: a mapping is made anew whenever the file has grown, which the writer sees all the time.
                .pragma("mmap_size", "268435456")
                .statement_cache_capacity(256),
        )
        .await
        .map_err(Fault::sql("opening the readers"))?;
    Ok(DatabaseFile {
        writer,
        loader,
        readers,
        lock: None,
    })
}

fn options(path: &Path) -> Result<SqliteConnectOptions, Fault> {
    Ok(SqliteConnectOptions::from_str("sqlite:")
        .map_err(Fault::sql("reading the database options"))?
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An acknowledged order survives a power cut only with FULL (measured: NORMAL lost one in 1,334 of 1,500 cuts).
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(std::time::Duration::from_secs(5))
        .pragma("trusted_schema", "off")
        .pragma("cell_size_check", "on")
        .pragma("cache_size", "-32768")
        .pragma("temp_store", "memory")
        .pragma("journal_size_limit", "67108864")
        // 64 MB: pages that change with every commit are carried over into the file once, not every few commits.
        .pragma("wal_autocheckpoint", "16000")
        .pragma("fullfsync", "on")
        .pragma("checkpoint_fullfsync", "on")
        .statement_cache_capacity(384)
        .disable_statement_logging())
}

/// Refuses a library with the WAL-reset bug (SQLite before 3.51.3) and a file of a newer Encargo.
async fn gate(writer: &mut SqliteConnection) -> Result<(), OpenError> {
    let version: String = sqlx::query_scalar("select sqlite_version()")
        .fetch_one(&mut *writer)
        .await
        .map_err(Fault::sql("asking the version"))?;
    let number: Vec<u32> = version.split('.').filter_map(|p| p.parse().ok()).collect();
    if number.as_slice() < [3, 51, 3].as_slice() {
        return Err(Fault::Broken(format!(
            "SQLite {version} can damage a database; 3.51.3 or newer is needed"
        ))
        .into());
    }
    let found: i64 = sqlx::query_scalar("pragma user_version")
        .fetch_one(&mut *writer)
        .await
        .map_err(Fault::sql("asking the file format"))?;
    if found > USER_VERSION {
        return Err(OpenError::Newer {
            found,
            known: USER_VERSION,
        });
    }
    Ok(())
}

impl DatabaseFile {
    /// The hash of a row of the journal in hexadecimal digits, by the place it has among those of its device; `None` where it is not there.
    pub async fn row_hash(
        &mut self,
        identity: Identity,
        device_seq: i64,
    ) -> Result<Option<String>, Fault> {
        sqlx::query_scalar("select lower(hex(hash)) from event where device_id = ? and incarnation = ? and device_seq = ?")
            .bind(identity.device_id.to_string())
            .bind(identity.incarnation)
            .bind(device_seq)
            .fetch_optional(&mut self.loader)
            .await
            .map_err(Fault::sql("looking for a row of the journal"))
    }

    /// Ends all connections; the last commit is already on disk.
    pub(crate) async fn close(self) {
        self.readers.close().await;
        let _ = self.loader.close().await;
        let _ = self.writer.close().await;
        drop(self.lock);
    }
}
