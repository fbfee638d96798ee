//! Who acts, what they may do, and the context a decision is made in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ids::{ActorId, CommandId, DeviceId, LocationId};
use crate::refusal::{Code, Refusal};
use crate::time::{LocalDate, Timestamp};

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// What an actor may do. Each command of the registry names one; roles that bundle them come with people and safety.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum Permission { $($(#[$doc])* #[serde(rename = $text)] $name),+ }
        impl Permission {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// As written in the registry and in refusals.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
            const fn bit(self) -> u64 {
                1 << self as u64
            }
        }
    };
}

permissions! {
    /// See everything.
    Read = "read",
    /// Enter and verify orders.
    OrderEnter = "order.enter",
    /// Confirm orders: the company is bound.
    OrderConfirm = "order.confirm",
    /// Cancel, hold and release holds.
    OrderManage = "order.manage",
    /// Take payments and refund.
    Payment = "payment",
    /// Work in the warehouse: pick, pack, ship, stage, hand over.
    Fulfill = "fulfill",
    /// Take returns.
    Return = "return",
    /// Issue invoices and credit notes.
    DocumentIssue = "document.issue",
    /// Change stock by hand.
    StockAdjust = "stock.adjust",
    /// Move goods between locations and buy them.
    StockMove = "stock.move",
    /// Customers.
    CustomerEdit = "customer.edit",
    /// Items, locations, company, options.
    SetupEdit = "setup.edit",
    /// Bring in files.
    Import = "import",
}

/// A set of permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PermissionSet(u64);

impl PermissionSet {
    /// Everything: the owner on their own computer.
    pub fn all() -> Self {
        Self(Permission::ALL.iter().fold(0, |set, p| set | p.bit()))
    }
    /// Just these.
    pub fn of(permissions: &[Permission]) -> Self {
        Self(permissions.iter().fold(0, |set, p| set | p.bit()))
    }
    /// Whether `p` is in the set.
    pub const fn has(self, p: Permission) -> bool {
        self.0 & p.bit() != 0
    }
}

/// Who gives the command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Id, as written to the journal.
    pub actor_id: ActorId,
    /// Name, for the timeline.
    pub name: String,
    /// What they may do.
    pub permissions: PermissionSet,
}

impl Actor {
    /// Refuses where the actor lacks `p`.
    pub fn may(&self, p: Permission) -> Result<(), Refusal> {
        if self.permissions.has(p) {
            Ok(())
        } else {
            Err(Refusal::new(Code::NotPermitted).with("permission", p.as_str()))
        }
    }
}

/// Everything a decision needs from outside: time, ids, who, where. Hosts make it; tests make it by hand.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// Who.
    pub actor: Actor,
    /// Which device records it.
    pub device_id: DeviceId,
    /// The device's short code (`T1`), the head of its number series.
    pub device_code: String,
    /// Where the actor works, if known.
    pub location_id: Option<LocationId>,
    /// The command being carried out.
    pub command_id: CommandId,
    /// When it happened: now, unless history is being written (demo shop, imports).
    pub now: Timestamp,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Today at the location.
    pub today: LocalDate,
    ids: IdSource,
}

#[derive(Debug, Clone)]
struct IdSource {
    seed: u128,
    count: std::sync::Arc<std::sync::atomic::AtomicU64>,
}

impl Ctx {
    /// A context. `seed` is 128 random bits of the host: ids made for this command derive from the time and from it.
    pub fn new(
        actor: Actor,
        device: (DeviceId, String),
        command_id: CommandId,
        now: Timestamp,
        today: LocalDate,
        seed: u128,
    ) -> Self {
        Self {
            actor,
            device_id: device.0,
            device_code: device.1,
            location_id: None,
            command_id,
            now,
            recorded_at: now,
            today,
            ids: IdSource {
                seed,
                count: std::sync::Arc::default(),
            },
        }
    }

    /// A fresh UUIDv7 of this command: its time, then bits of the host's seed, then a counter, so ids made in one command sort in order.
    pub fn new_id(&self) -> Uuid {
        let n = self
            .ids
            .count
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let millis = u64::try_from(self.now.0).unwrap_or(0);
        // 80 bits: the counter on top (ids of one command sort in order), the seed below (ids of two commands differ).
        let low = u64::try_from(self.ids.seed & u128::from(u64::MAX))
            .unwrap_or(0)
            .wrapping_add(n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let tail = (u128::from(n & 0xfff) << 64) | u128::from(low);
        let mut bytes = [0u8; 10];
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::try_from((tail >> (8 * (9 - i))) & 0xff).unwrap_or(0);
        }
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}
