//! The hash chain of the journal: SHA-256 over every column of a row, length-prefixed, and the hash of the row before.

use sha2::{Digest, Sha256};

/// A row's hash.
pub(crate) type Hash = [u8; 32];

/// What stands before the first row.
pub(crate) const GENESIS: Hash = [0; 32];

/// The columns of a row, in order of the table, without the two hashes.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) seq: i64,
    pub(crate) event_id: String,
    pub(crate) aggregate_kind: String,
    pub(crate) aggregate_id: String,
    pub(crate) aggregate_version: i64,
    pub(crate) kind: String,
    pub(crate) schema_version: i64,
    pub(crate) payload: String,
    pub(crate) order_id: Option<String>,
    pub(crate) actor_id: String,
    pub(crate) actor_name: String,
    pub(crate) location_id: Option<String>,
    pub(crate) device_id: String,
    pub(crate) incarnation: i64,
    pub(crate) device_seq: i64,
    pub(crate) command_id: String,
    pub(crate) occurred_at_ms: i64,
    pub(crate) recorded_at_ms: i64,
}

impl Row {
    /// The hash of this row after `prev`.
    pub(crate) fn hash(&self, prev: &Hash) -> Hash {
        let mut h = Sha256::new();
        h.update(prev);
        for n in [
            self.seq,
            self.aggregate_version,
            self.schema_version,
            self.incarnation,
            self.device_seq,
            self.occurred_at_ms,
            self.recorded_at_ms,
        ] {
            h.update(n.to_be_bytes());
        }
        let mut text = |s: &str| {
            h.update((s.len() as u64).to_be_bytes());
            h.update(s.as_bytes());
        };
        for s in [
            &self.event_id,
            &self.aggregate_kind,
            &self.aggregate_id,
            &self.kind,
            &self.payload,
            &self.actor_id,
            &self.actor_name,
            &self.device_id,
            &self.command_id,
        ] {
            text(s);
        }
        // An absent column differs from an empty one: ids are never empty.
        text(self.order_id.as_deref().unwrap_or(""));
        text(self.location_id.as_deref().unwrap_or(""));
        h.finalize().into()
    }
}
