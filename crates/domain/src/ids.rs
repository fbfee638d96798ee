//! The ids of things: UUIDv7 newtypes, written as 36 characters of text everywhere (SQL, JSON, logs). People never see them;
//! they see numbers (`T1-000123`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an id made by a host ([`crate::Ctx::new_id`]) or read from a record.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }
            /// The id itself.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(s).map(Self)
            }
        }
    )+};
}

ids! {
    /// A person or program that gives commands.
    ActorId,
    /// The company whose books these are.
    CompanyId,
    /// One execution of a command; the key of idempotence.
    CommandId,
    /// The chain of fiscal records of one installation and one taxpayer.
    ChainId,
    /// Somebody who buys.
    CustomerId,
    /// One stored sourcing decision.
    DecisionId,
    /// One computer that runs Encargo.
    DeviceId,
    /// An issued document (invoice, credit note).
    DocumentId,
    /// A message in the outbox.
    EmailId,
    /// A fact in the journal.
    EventId,
    /// A fulfillment order: what one location owes one order.
    FulfillmentId,
    /// A hold on an order.
    HoldId,
    /// A stock keeping unit.
    ItemId,
    /// A place with stock: distribution centre, store, supplier.
    LocationId,
    /// A sales order.
    OrderId,
    /// A payment or refund.
    PaymentId,
    /// A picture the papers use, by the hash of its bytes.
    PictureId,
    /// A purchase order.
    PurchaseOrderId,
    /// A return (RMA).
    ReturnId,
    /// The table of US sales tax of a state from a day on.
    TaxTableId,
    /// A stock transfer between two locations.
    TransferId,
}

/// The number of a line inside its order, from 1; never reused.
pub type LineNo = u32;
