//! Stages: where the units of a line are. IBM Sterling's rule "status lives on quantity of a line", as Medusa stores it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// Stages, least advanced first: the order is that of [`super::OrderStatus`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Ordered; no place yet.
    Open,
    /// No place has it.
    Backordered,
    /// A place keeps it for the order.
    Reserved,
    /// The place has been told.
    Released,
    /// Off the shelf.
    Picked,
    /// In a parcel.
    Packed,
    /// Waiting for its customer.
    Staged,
    /// With the carrier.
    Shipped,
    /// With the customer.
    Delivered,
    /// Came back.
    Returned,
    /// Not wanted any more.
    Cancelled,
}

impl Stage {
    /// All stages, least advanced first.
    pub const ALL: [Self; 11] = [
        Self::Open,
        Self::Backordered,
        Self::Reserved,
        Self::Released,
        Self::Picked,
        Self::Packed,
        Self::Staged,
        Self::Shipped,
        Self::Delivered,
        Self::Returned,
        Self::Cancelled,
    ];
    const fn index(self) -> usize {
        self as usize
    }
    /// As written in JSON and catalogue keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Backordered => "backordered",
            Self::Reserved => "reserved",
            Self::Released => "released",
            Self::Picked => "picked",
            Self::Packed => "packed",
            Self::Staged => "staged",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Returned => "returned",
            Self::Cancelled => "cancelled",
        }
    }
    /// Where units of this stage may go next. Backward edges are named verbs (unpick, unpack, unstage).
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Open => &[Self::Backordered, Self::Reserved, Self::Cancelled],
            Self::Backordered => &[Self::Reserved, Self::Cancelled],
            Self::Reserved => &[Self::Released, Self::Delivered, Self::Open],
            Self::Released => &[Self::Picked, Self::Delivered, Self::Open],
            Self::Picked => &[
                Self::Packed,
                Self::Staged,
                Self::Delivered,
                Self::Released,
                Self::Open,
            ],
            Self::Packed => &[Self::Shipped, Self::Picked, Self::Open],
            Self::Staged => &[Self::Delivered, Self::Picked, Self::Open],
            Self::Shipped => &[Self::Delivered, Self::Returned],
            Self::Delivered => &[Self::Returned],
            Self::Returned => &[Self::Delivered],
            Self::Cancelled => &[],
        }
    }
}

/// Units per stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stages([u32; 11]);

impl Stages {
    /// All `quantity` units in one stage.
    pub fn all_in(stage: Stage, quantity: u32) -> Self {
        let mut stages = Self::default();
        stages.put(stage, quantity);
        stages
    }
    fn put(&mut self, stage: Stage, units: u32) {
        if let Some(slot) = self.0.get_mut(stage.index()) {
            *slot = units;
        }
    }
    /// Units in `stage`.
    pub fn get(&self, stage: Stage) -> u32 {
        self.0.get(stage.index()).copied().unwrap_or(0)
    }
    /// All units.
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }
    /// Moves units along an edge of the graph. Deciders guard; a fact that does not fit is a fault of the program.
    pub fn shift(&mut self, from: Stage, to: Stage, units: u32) {
        if units == 0 {
            return;
        }
        assert!(
            from.next().contains(&to),
            "{from:?} does not lead to {to:?}"
        );
        let left = self.get(from).checked_sub(units);
        assert!(
            left.is_some(),
            "{units} units of stage {from:?} where only {} are",
            self.get(from)
        );
        self.put(from, left.unwrap_or(0));
        self.put(to, self.get(to) + units);
    }
    /// The stages that hold units, least advanced first.
    pub fn iter(&self) -> impl Iterator<Item = (Stage, u32)> + '_ {
        Stage::ALL
            .into_iter()
            .map(|s| (s, self.get(s)))
            .filter(|(_, n)| *n > 0)
    }
}

impl Serialize for Stages {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(s)
    }
}
impl<'de> Deserialize<'de> for Stages {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        <[u32; 11]>::deserialize(d).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_stage_is_reachable_and_cancelled_is_terminal() {
        let mut seen = std::collections::HashSet::from([Stage::Open]);
        let mut queue = vec![Stage::Open];
        while let Some(stage) = queue.pop() {
            queue.extend(stage.next().iter().filter(|s| seen.insert(**s)));
        }
        assert_eq!(seen.len(), Stage::ALL.len());
        assert!(Stage::Cancelled.next().is_empty());
    }

    proptest! {
        #[test]
        fn walks_conserve_units(quantity in 1u32..1_000, steps in prop::collection::vec((0usize..11, 0usize..6, 0u32..1_000), 0..60)) {
            let mut stages = Stages::all_in(Stage::Open, quantity);
            for (from, edge, units) in steps {
                let from = Stage::ALL[from];
                if let Some(to) = from.next().get(edge) {
                    stages.shift(from, *to, units.min(stages.get(from)));
                }
                prop_assert_eq!(stages.total(), quantity);
            }
        }
    }
}
