//! States kept between commands: the ones used lately. Two halves: what is not asked for while a half fills up is let go. What a shop has
//! at any time (items, customers, locations) has halves of its own, so that orders passing through do not push it out.

use std::collections::HashMap;

use encargo_domain::AggregateKind;

use crate::work::{Key, Slot};

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    passing: Halves<4_096>,
    standing: Halves<16_384>,
}

#[derive(Debug, Default)]
struct Halves<const MAX: usize> {
    young: HashMap<Key, Slot>,
    old: HashMap<Key, Slot>,
}

impl<const MAX: usize> Halves<MAX> {
    fn get(&mut self, key: &Key) -> Option<&Slot> {
        if let Some(slot) = self.old.remove(key) {
            self.young.insert(*key, slot);
        }
        self.young.get(key)
    }

    fn peek(&self, key: &Key) -> Option<&Slot> {
        self.young.get(key).or_else(|| self.old.get(key))
    }

    fn insert(&mut self, key: Key, slot: Slot) {
        self.old.remove(&key);
        self.young.insert(key, slot);
    }

    fn trim(&mut self) {
        if self.young.len() > MAX {
            self.old = std::mem::take(&mut self.young);
        }
    }
}

const fn stands(kind: AggregateKind) -> bool {
    match kind {
        AggregateKind::Item
        | AggregateKind::Customer
        | AggregateKind::Location
        | AggregateKind::Company
        | AggregateKind::Policy
        | AggregateKind::Rates
        | AggregateKind::Device
        | AggregateKind::Chain => true,
        AggregateKind::Order
        | AggregateKind::Fulfillment
        | AggregateKind::Return
        | AggregateKind::Document
        | AggregateKind::Transfer
        | AggregateKind::PurchaseOrder
        | AggregateKind::Stock
        | AggregateKind::Wave
        | AggregateKind::Picture
        | AggregateKind::Import
        | AggregateKind::TaxTable
        | AggregateKind::Job => false,
    }
}

impl Cache {
    /// A state; asking keeps it.
    pub(crate) fn get(&mut self, key: &Key) -> Option<&Slot> {
        if stands(key.0) {
            self.standing.get(key)
        } else {
            self.passing.get(key)
        }
    }

    /// A state, without a trace of having asked.
    pub(crate) fn peek(&self, key: &Key) -> Option<&Slot> {
        if stands(key.0) {
            self.standing.peek(key)
        } else {
            self.passing.peek(key)
        }
    }

    pub(crate) fn insert(&mut self, key: Key, slot: Slot) {
        if stands(key.0) {
            self.standing.insert(key, slot);
        } else {
            self.passing.insert(key, slot);
        }
    }

    /// Lets go of what was not asked for lately. Only while nothing waits to be written: until then this is its only copy.
    pub(crate) fn trim(&mut self) {
        self.passing.trim();
        self.standing.trim();
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}
