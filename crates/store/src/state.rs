//! The state of an aggregate of any kind, as commands load it and as the `aggregate` table keeps it.

use std::sync::Arc;

use encargo_domain::AggregateKind;
use encargo_domain::catalog::Item;
use encargo_domain::chain::Chain;
use encargo_domain::company::Company;
use encargo_domain::customer::Customer;
use encargo_domain::document::DocumentRecord;
use encargo_domain::event::Device;
use encargo_domain::exchange::RateBook;
use encargo_domain::fulfillment::Fulfillment;
use encargo_domain::location::Location;
use encargo_domain::look::Picture;
use encargo_domain::order::Order;
use encargo_domain::policy::PolicyBook;
use encargo_domain::purchase::PurchaseOrder;
use encargo_domain::returns::Return;
use encargo_domain::tax::table::TaxTable;
use encargo_domain::transfer::Transfer;

use crate::error::Fault;

macro_rules! states {
    ($($name:ident: $ty:ty),+ $(,)?) => {
        /// A state. Kinds without one (adjustments of stock, imports) have only a version.
        #[derive(Debug, Clone)]
        pub enum State {
            $(
                /// Of this kind.
                $name(Arc<$ty>),
            )+
            /// A kind without state.
            None,
        }

        impl State {
            /// Reads a stored state.
            pub(crate) fn read(kind: AggregateKind, json: &str) -> Result<Self, Fault> {
                match kind {
                    $(AggregateKind::$name => serde_json::from_str(json).map(|s| Self::$name(Arc::new(s))).map_err(Fault::json("reading the state of an aggregate")),)+
                    AggregateKind::Stock | AggregateKind::Wave | AggregateKind::Import | AggregateKind::Job => Ok(Self::None),
                }
            }
            /// Writes a state.
            pub(crate) fn write(&self) -> Result<String, Fault> {
                match self {
                    $(Self::$name(s) => serde_json::to_string(s).map_err(Fault::json("writing the state of an aggregate")),)+
                    Self::None => Ok("null".to_owned()),
                }
            }
        }

        $(impl Holds for $ty {
            const KIND: AggregateKind = AggregateKind::$name;
            fn of(state: &State) -> Option<Arc<Self>> {
                match state { State::$name(s) => Some(s.clone()), _ => None }
            }
            fn wrap(self) -> State {
                State::$name(Arc::new(self))
            }
        })+
    };
}

/// A type that is the state of one kind of aggregate.
pub trait Holds: Sized {
    /// Which kind.
    const KIND: AggregateKind;
    /// The state, where it is of this type.
    #[doc(hidden)]
    fn of(state: &State) -> Option<Arc<Self>>;
    /// The other way round.
    #[doc(hidden)]
    fn wrap(self) -> State;
}

states! {
    Order: Order,
    Fulfillment: Fulfillment,
    Return: Return,
    Document: DocumentRecord,
    Item: Item,
    Customer: Customer,
    Location: Location,
    Transfer: Transfer,
    PurchaseOrder: PurchaseOrder,
    Company: Company,
    Policy: PolicyBook,
    Device: Device,
    Chain: Chain,
    Picture: Picture,
    Rates: RateBook,
    TaxTable: TaxTable,
}
