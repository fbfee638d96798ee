//! Cost in micro-units, split into named parts that always add up to the total.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub};

use serde::{Deserialize, Serialize};

/// Millionths of a currency unit.
pub type Micro = i64;

/// What a shipment, a line or a whole pattern costs, by cause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CostParts {
    /// Freight: the fixed part of the tariff and the part by weight.
    pub shipping: Micro,
    /// Work at the location, per shipment and per unit.
    pub handling: Micro,
    /// Every shipment beyond the first.
    pub split: Micro,
    /// Lines that arrive after the promised day, per day.
    pub late: Micro,
    /// Lines left unfilled.
    pub unfilled: Micro,
    /// Emissions at the configured carbon price.
    pub co2: Micro,
    /// A sale lost at the location (negative: a markdown avoided).
    pub opportunity: Micro,
    /// Shadow price: what the unit is worth to other orders. Not money spent.
    pub scarcity: Micro,
    /// Work beyond the location's normal capacity, or the shadow price of that capacity.
    pub capacity: Micro,
}

impl CostParts {
    /// Nothing of anything.
    pub const ZERO: Self = Self {
        shipping: 0,
        handling: 0,
        split: 0,
        late: 0,
        unfilled: 0,
        co2: 0,
        opportunity: 0,
        scarcity: 0,
        capacity: 0,
    };

    /// The sum of all parts, shadow prices included: the figure patterns are compared by.
    pub const fn total(&self) -> Micro {
        self.shipping
            + self.handling
            + self.split
            + self.late
            + self.unfilled
            + self.co2
            + self.opportunity
            + self.scarcity
            + self.capacity
    }
}

impl Add for CostParts {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            shipping: self.shipping + other.shipping,
            handling: self.handling + other.handling,
            split: self.split + other.split,
            late: self.late + other.late,
            unfilled: self.unfilled + other.unfilled,
            co2: self.co2 + other.co2,
            opportunity: self.opportunity + other.opportunity,
            scarcity: self.scarcity + other.scarcity,
            capacity: self.capacity + other.capacity,
        }
    }
}

impl Mul<Micro> for CostParts {
    type Output = Self;
    fn mul(self, factor: Micro) -> Self {
        Self {
            shipping: self.shipping * factor,
            handling: self.handling * factor,
            split: self.split * factor,
            late: self.late * factor,
            unfilled: self.unfilled * factor,
            co2: self.co2 * factor,
            opportunity: self.opportunity * factor,
            scarcity: self.scarcity * factor,
            capacity: self.capacity * factor,
        }
    }
}

impl Sub for CostParts {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + other * -1
    }
}

impl AddAssign for CostParts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for CostParts {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}
