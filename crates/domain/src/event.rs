//! The journal's facts: which aggregate, which kind, which payload. One row of the journal per [`Event`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::catalog::ItemEvent;
use crate::chain::ChainEvent;
use crate::company::CompanyEvent;
use crate::customer::CustomerEvent;
use crate::document::DocumentEvent;
use crate::exchange::RatesEvent;
use crate::fulfillment::FulfillmentEvent;
use crate::ids::{
    ChainId, CompanyId, CustomerId, DeviceId, DocumentId, FulfillmentId, ItemId, LocationId,
    OrderId, PictureId, PurchaseOrderId, ReturnId, TaxTableId, TransferId,
};
use crate::import::ImportEvent;
use crate::location::LocationEvent;
use crate::look::PictureEvent;
use crate::order::OrderEvent;
use crate::policy::PolicyEvent;
use crate::purchase::PurchaseOrderEvent;
use crate::returns::ReturnEvent;
use crate::stock::StockEvent;
use crate::tax::table::TaxTableEvent;
use crate::time::Timestamp;
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
    /// Its chain of records for the tax agency.
    Chain,
    /// A picture the papers use.
    Picture,
    /// The company's exchange rates.
    Rates,
    /// A file that was brought in.
    Import,
    /// A table of US sales tax, one per state and first day in force.
    TaxTable,
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
            Self::Chain => "chain",
            Self::Picture => "picture",
            Self::Rates => "rates",
            Self::Import => "import",
            Self::TaxTable => "tax_table",
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
            Self::Chain,
            Self::Picture,
            Self::Rates,
            Self::Import,
            Self::TaxTable,
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
    /// An older copy of the books was put back: numbers drawn since may be on paper, so none of its series goes on. It draws from new ones,
    /// under another code.
    Renewed {
        /// Its code from now on.
        code: String,
        /// Which life of the device begins.
        incarnation: i64,
        /// The last document known to have been issued before; empty where none is known.
        last_known: String,
        /// When it was noticed.
        at: Timestamp,
    },
}

/// That an older copy of the books was put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Renewal {
    /// The code whose series ended.
    pub ended_code: String,
    /// The last document known to have been issued under it; empty where none is known.
    pub last_known: String,
    /// When it was noticed.
    pub at: Timestamp,
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
    /// The last time an older copy was put back, if ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Renewal>,
}

impl Device {
    /// The code of another life of a device: `T1`, `T1B`, `T1C` … `T1Z27`.
    pub fn code_of(code: &str, incarnation: i64) -> String {
        let root = code
            .find(|c: char| c.is_ascii_digit())
            .map_or(code, |digits| {
                let end = code
                    .char_indices()
                    .skip_while(|(i, _)| *i < digits)
                    .find(|(_, c)| !c.is_ascii_digit())
                    .map_or(code.len(), |(i, _)| i);
                code.get(..end).unwrap_or(code)
            });
        match u8::try_from(incarnation) {
            Ok(0 | 1) => root.to_owned(),
            Ok(n @ 2..=25) => format!("{root}{}", char::from(b'A' + n - 1)),
            _ => format!("{root}Z{incarnation}"),
        }
    }

    /// The state after `event`.
    pub fn apply(state: Option<Self>, device_id: DeviceId, event: &DeviceEvent) -> Option<Self> {
        match (state, event) {
            (_, DeviceEvent::Registered { code }) => Some(Self {
                device_id,
                code: code.clone(),
                language: None,
                location_id: None,
                renewal: None,
            }),
            (
                Some(d),
                DeviceEvent::Renewed {
                    code,
                    last_known,
                    at,
                    ..
                },
            ) => Some(Self {
                renewal: Some(Renewal {
                    ended_code: d.code,
                    last_known: last_known.clone(),
                    at: *at,
                }),
                code: code.clone(),
                ..d
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
            (None, DeviceEvent::Configured { .. } | DeviceEvent::Renewed { .. }) => None,
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
    /// Of its chain of records for the tax agency.
    Chain(ChainId, ChainEvent),
    /// Of a picture the papers use.
    Picture(PictureId, PictureEvent),
    /// Of the company's exchange rates.
    Rates(CompanyId, RatesEvent),
    /// Of an imported file.
    Import(crate::import::ImportId, ImportEvent),
    /// Of a table of US sales tax.
    TaxTable(TaxTableId, TaxTableEvent),
}

/// The version of payloads written now. Older ones are read by up-casters when there are any.
pub const SCHEMA_VERSION: u32 = 1;

/// The kind of a payload: its outermost name (`"placed"` of `{"placed":{…}}`).
pub fn kind_of(payload: &str) -> &str {
    let start = payload.find('"').map_or(payload.len(), |i| i + 1);
    let rest = payload.get(start..).unwrap_or_default();
    rest.split('"').next().unwrap_or_default()
}
