//! Random networks and orders, from one seed each.

use encargo_sourcing::calendar::Calendar;
use encargo_sourcing::{
    Abilities, Delivery, Demand, DemandLine, Location, Network, Promise, Service, ServiceKind,
    StockRow,
};

/// SplitMix64.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number in `0..n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub(crate) fn range(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1) as u64) as i64
    }

    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }
}

/// Sizes of the random question.
pub(crate) struct Size {
    pub(crate) locations: usize,
    pub(crate) lines: usize,
    pub(crate) items: usize,
}

fn calendar(dice: &mut Dice) -> Calendar {
    let mut weekdays = [true; 7];
    for day in &mut weekdays {
        *day = dice.chance(75);
    }
    let closed = if dice.chance(10) {
        vec![dice.range(0, 6)]
    } else {
        vec![]
    };
    Calendar { weekdays, closed }
}

fn location(dice: &mut Dice) -> Location {
    Location {
        abilities: Abilities {
            ship: dice.chance(85),
            pickup: dice.chance(70),
            transfer: dice.chance(70),
            hazmat: dice.chance(60),
            oversize: dice.chance(60),
        },
        closed: dice.chance(4),
        calendar: calendar(dice),
        cutoff_minute: dice.range(500, 1000),
        lead_days: dice.range(0, 2),
        hand_ship: dice.range(0, 6) * 500_000,
        hand_unit: dice.range(0, 4) * 250_000,
        room: dice.chance(20).then(|| dice.range(0, 6)),
        capacity_per_unit: if dice.chance(20) {
            dice.range(0, 2) * 400_000
        } else {
            0
        },
    }
}

fn service(kind: ServiceKind, dice: &mut Dice) -> Service {
    let mut list = |low, high, unit| {
        (0..4)
            .map(|_| dice.range(low, high) * unit)
            .collect::<Vec<i64>>()
    };
    let (fix, per_hg, days, co2_hg) = (
        list(0, 12, 500_000),
        list(0, 5, 20_000),
        list(0, 5, 1),
        list(0, 9, 1),
    );
    let air = dice.chance(30);
    let carrier = if dice.chance(50) {
        Calendar::always()
    } else {
        calendar(dice)
    };
    let co2_fix = dice.range(0, 300);
    Service {
        kind,
        air,
        fix,
        per_hg,
        days,
        co2_fix,
        co2_hg,
        calendar: carrier,
    }
}

pub(crate) fn network(dice: &mut Dice, size: &Size) -> Network {
    let kinds = [
        ServiceKind::Parcel,
        ServiceKind::Parcel,
        ServiceKind::Transfer,
        ServiceKind::Pickup,
    ];
    Network {
        day0_weekday: dice.range(0, 6),
        co2_price: dice.range(0, 200),
        locations: (0..size.locations).map(|_| location(dice)).collect(),
        services: kinds.into_iter().map(|kind| service(kind, dice)).collect(),
    }
}

fn line(dice: &mut Dice, size: &Size, stock: &[Vec<StockRow>]) -> DemandLine {
    let item = dice.below(size.items);
    DemandLine {
        item,
        units: if dice.chance(75) { 1 } else { dice.range(1, 3) },
        unit_hg: 1 + (item as i64 * 7) % 30,
        hazmat: item % 7 == 3,
        oversize: item % 5 == 4,
        kit: dice.chance(20).then(|| dice.below(2) as u32),
        unfilled: dice.range(4, 40) * 500_000,
        stock: stock[item].clone(),
    }
}

fn rows(dice: &mut Dice, size: &Size) -> Vec<StockRow> {
    let held: Vec<usize> = (0..size.locations).filter(|_| dice.chance(65)).collect();
    let mut row = |location| StockRow {
        location,
        on_hand: dice.range(0, 4),
        reserved: dice.range(0, 1),
        safety: dice.range(0, 1),
        opportunity: dice.range(-2, 3) * 200_000,
        scarcity: if dice.chance(20) {
            dice.range(0, 5) * 300_000
        } else {
            0
        },
    };
    held.into_iter().map(&mut row).collect()
}

pub(crate) fn demand(dice: &mut Dice, size: &Size) -> Demand {
    let stock: Vec<Vec<StockRow>> = (0..size.items).map(|_| rows(dice, size)).collect();
    let counter = dice.below(size.locations);
    let delivery = if dice.chance(70) {
        Delivery::Ship
    } else {
        Delivery::Pickup { location: counter }
    };
    Demand {
        now_minute: dice.range(0, 2 * 1440),
        delivery,
        zones: (0..size.locations).map(|_| dice.below(4)).collect(),
        promise: Promise {
            day: dice.range(1, 9),
            hard: dice.chance(15),
            late_per_day: dice.range(0, 4) * 500_000,
        },
        excluded: if dice.chance(15) {
            vec![dice.below(size.locations)]
        } else {
            vec![]
        },
        lines: (0..=dice.below(size.lines))
            .map(|_| line(dice, size, &stock))
            .collect(),
        max_shipments: [1, 2, 3, 6][dice.below(4)],
        complete: dice.chance(15),
        split_penalty: dice.range(0, 4) * 500_000,
    }
}
