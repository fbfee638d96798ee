//! The journal's facts: which aggregate, which kind, which payload. One row of the journal per [`Event`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::catalog::ItemEvent;
use crate::company::CompanyEvent;
use crate::customer::CustomerEvent;
use crate::document::DocumentEvent;
use crate::fulfillment::FulfillmentEvent;
use crate::ids::{
    CompanyId, CustomerId, DeviceId, DocumentId, FulfillmentId, ItemId, LocationId, OrderId,
    PurchaseOrderId, ReturnId, TransferId,
};
use crate::import::ImportEvent;
use crate::location::LocationEvent;
use crate::order::OrderEvent;
use crate::policy::PolicyEvent;
use crate::purchase::PurchaseOrderEvent;
use crate::returns::ReturnEvent;
use crate::stock::StockEvent;
use crate::transfer::TransferEvent;
use crate::wave::WaveEvent;
use crate::words::Language;

/// What facts are about. Also the topics of the change feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "Topic")]
pub enum AggregateKind {
    /// Sales order.
    Order,
    /// Fulfillment order.
    Fulfillment,
    /// Return.
    Return,
    /// Issued document.
    Document,
    /// Item.
    Item,
    /// Customer.
    Customer,
    /// Location.
    Location,
    /// Stock by hand, one aggregate per location.
    Stock,
    /// Transfer.
    Transfer,
    /// Purchase order.
    PurchaseOrder,
    /// The company.
    Company,
    /// How the company sources its orders.
    Policy,
    /// Waves of sourcing.
    Wave,
    /// This computer.
    Device,
    /// A file that was brought in.
    Import,
    /// Long work; never in the journal, only on the feed.
    Job,
}

impl AggregateKind {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Fulfillment => "fulfillment",
            Self::Return => "return",
            Self::Document => "document",
            Self::Item => "item",
            Self::Customer => "customer",
            Self::Location => "location",
            Self::Stock => "stock",
            Self::Transfer => "transfer",
            Self::PurchaseOrder => "purchase_order",
            Self::Company => "company",
            Self::Policy => "policy",
            Self::Wave => "wave",
            Self::Device => "device",
            Self::Import => "import",
            Self::Job => "job",
        }
    }
    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [
            Self::Order,
            Self::Fulfillment,
            Self::Return,
            Self::Document,
            Self::Item,
            Self::Customer,
            Self::Location,
            Self::Stock,
            Self::Transfer,
            Self::PurchaseOrder,
            Self::Company,
            Self::Policy,
            Self::Wave,
            Self::Device,
            Self::Import,
            Self::Job,
        ]
        .into_iter()
        .find(|k| k.as_str() == name)
    }
}

/// What can happen to this computer's registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum DeviceEvent {
    /// First start with this data folder.
    Registered {
        /// Short code.
        code: String,
    },
    /// Its language or place was set.
    Configured {
        /// Language of its user.
        language: Option<Language>,
        /// Where it stands.
        location_id: Option<LocationId>,
    },
}

/// This computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// Id.
    pub device_id: DeviceId,
    /// Short code, head of its number series.
    pub code: String,
    /// Language.
    pub language: Option<Language>,
    /// Place.
    pub location_id: Option<LocationId>,
}

impl Device {
    /// The state after `event`.
    pub fn apply(state: Option<Self>, device_id: DeviceId, event: &DeviceEvent) -> Option<Self> {
        match (state, event) {
            (_, DeviceEvent::Registered { code }) => Some(Self {
                device_id,
                code: code.clone(),
                language: None,
                location_id: None,
            }),
            (
                Some(d),
                DeviceEvent::Configured {
                    language,
                    location_id,
                },
            ) => Some(Self {
                language: language.or(d.language),
                location_id: location_id.or(d.location_id),
                ..d
            }),
            (None, DeviceEvent::Configured { .. }) => None,
        }
    }
}

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident($id:ty, $event:ty)),+ $(,)?) => {
        /// A fact, with the id of what it is about.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Event { $($(#[$doc])* $name($id, $event)),+ }

        impl Event {
            /// Kind of aggregate.
            pub const fn aggregate(&self) -> AggregateKind {
                match self { $(Self::$name(..) => AggregateKind::$name),+ }
            }
            /// Id of the aggregate.
            pub const fn aggregate_id(&self) -> Uuid {
                match self { $(Self::$name(id, _) => id.uuid()),+ }
            }
            /// The payload as JSON: `{"<kind>": {…}}` or `"<kind>"`.
            pub fn payload(&self) -> serde_json::Result<String> {
                match self { $(Self::$name(_, event) => serde_json::to_string(event)),+ }
            }
            /// Reads a row of the journal.
            pub fn read(aggregate: AggregateKind, id: Uuid, payload: &str) -> serde_json::Result<Self> {
                match aggregate {
                    $(AggregateKind::$name => serde_json::from_str(payload).map(|e| Self::$name(<$id>::new(id), e)),)+
                    AggregateKind::Job => Err(serde::de::Error::custom("jobs are not in the journal")),
                }
            }
        }
    };
}

events! {
    /// Of an order.
    Order(OrderId, OrderEvent),
    /// Of a fulfillment order.
    Fulfillment(FulfillmentId, FulfillmentEvent),
    /// Of a return.
    Return(ReturnId, ReturnEvent),
    /// Of a document.
    Document(DocumentId, DocumentEvent),
    /// Of an item.
    Item(ItemId, ItemEvent),
    /// Of a customer.
    Customer(CustomerId, CustomerEvent),
    /// Of a location.
    Location(LocationId, LocationEvent),
    /// Of the stock of a location.
    Stock(LocationId, StockEvent),
    /// Of a transfer.
    Transfer(TransferId, TransferEvent),
    /// Of a purchase order.
    PurchaseOrder(PurchaseOrderId, PurchaseOrderEvent),
    /// Of the company.
    Company(CompanyId, CompanyEvent),
    /// Of the company's sourcing policy.
    Policy(CompanyId, PolicyEvent),
    /// Of the company's waves.
    Wave(CompanyId, WaveEvent),
    /// Of this computer.
    Device(DeviceId, DeviceEvent),
    /// Of an imported file.
    Import(crate::import::ImportId, ImportEvent),
}

/// The version of payloads written now. Older ones are read by up-casters when there are any.
pub const SCHEMA_VERSION: u32 = 1;

/// The kind of a payload: its outermost name (`"placed"` of `{"placed":{…}}`).
pub fn kind_of(payload: &str) -> &str {
    let start = payload.find('"').map_or(payload.len(), |i| i + 1);
    let rest = payload.get(start..).unwrap_or_default();
    rest.split('"').next().unwrap_or_default()
}
