//! States kept between commands: the ones used lately. Two halves: what is not asked for while a half fills up is let go.

use std::collections::HashMap;

use crate::work::{Key, Slot};

/// The most states of one half.
const HALF_MAX: usize = 4_096;

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    young: HashMap<Key, Slot>,
    old: HashMap<Key, Slot>,
}

impl Cache {
    /// A state; asking keeps it.
    pub(crate) fn get(&mut self, key: &Key) -> Option<&Slot> {
        if let Some(slot) = self.old.remove(key) {
            self.young.insert(*key, slot);
        }
        self.young.get(key)
    }

    /// A state, without a trace of having asked.
    pub(crate) fn peek(&self, key: &Key) -> Option<&Slot> {
        self.young.get(key).or_else(|| self.old.get(key))
    }

    pub(crate) fn insert(&mut self, key: Key, slot: Slot) {
        self.old.remove(&key);
        self.young.insert(key, slot);
    }

    /// Lets go of what was not asked for lately. Only while nothing waits to be written: until then this is its only copy.
    pub(crate) fn trim(&mut self) {
        if self.young.len() > HALF_MAX {
            self.old = std::mem::take(&mut self.young);
        }
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}
