//! Brute force over every assignment of lines to (location, service), and a judge of one such
//! assignment, written from the rules in FORMAT.md and from nothing else: it shares no code with
//! the engine.

use encargo_sourcing::calendar::Calendar;
use encargo_sourcing::{Delivery, Demand, Network, ServiceKind};

type Choice = Option<(usize, usize)>;

/// Cheapest cost of the order over everything the rules allow.
pub(crate) fn cheapest(network: &Network, demand: &Demand) -> i64 {
    let menus: Vec<Vec<Choice>> = (0..demand.lines.len())
        .map(|line| {
            let mut menu: Vec<Choice> = vec![None];
            for location in 0..network.locations.len() {
                for service in 0..network.services.len() {
                    if line_allowed(network, demand, line, location, service) {
                        menu.push(Some((location, service)));
                    }
                }
            }
            menu
        })
        .collect();
    let mut chosen = Vec::new();
    let mut best = i64::MAX;
    walk(network, demand, &menus, &mut chosen, &mut best);
    best
}

/// What the engine's answer costs; none if it breaks a rule. `shipments` holds location, service
/// and lines of each.
pub(crate) fn judged(
    network: &Network,
    demand: &Demand,
    shipments: &[(usize, usize, &[usize])],
) -> Option<i64> {
    let mut chosen: Vec<Choice> = vec![None; demand.lines.len()];
    for (at, (location, service, lines)) in shipments.iter().enumerate() {
        let twin = |other: &(usize, usize, &[usize])| (other.0, other.1) == (*location, *service);
        if lines.is_empty() || shipments[..at].iter().any(twin) {
            return None;
        }
        for line in *lines {
            if chosen[*line].is_some() || !line_allowed(network, demand, *line, *location, *service)
            {
                return None;
            }
            chosen[*line] = Some((*location, *service));
        }
    }
    allowed(network, demand, &chosen).then(|| cost(network, demand, &chosen))
}

fn walk(n: &Network, d: &Demand, menus: &[Vec<Choice>], chosen: &mut Vec<Choice>, best: &mut i64) {
    if chosen.len() == menus.len() {
        if allowed(n, d, chosen) {
            *best = (*best).min(cost(n, d, chosen));
        }
        return;
    }
    for choice in &menus[chosen.len()] {
        chosen.push(*choice);
        walk(n, d, menus, chosen, best);
        chosen.pop();
    }
}

fn open(c: &Calendar, n: &Network, day: i64) -> bool {
    c.weekdays[((n.day0_weekday + day) % 7) as usize] && !c.closed.contains(&day)
}

/// The arrival day by walking the calendar one day at a time; none if it is shut for a year.
fn arrival(n: &Network, d: &Demand, location: usize, service: usize) -> Option<i64> {
    let (place, service) = (&n.locations[location], &n.services[service]);
    let limit = 390;
    let mut day = d.now_minute / 1440;
    if d.now_minute % 1440 > place.cutoff_minute {
        day += 1;
    }
    while !open(&place.calendar, n, day) {
        day += 1;
        if day > limit {
            return None;
        }
    }
    let mut lead = place.lead_days;
    while lead > 0 {
        day += 1;
        if open(&place.calendar, n, day) {
            lead -= 1;
        }
    }
    while !open(&service.calendar, n, day) {
        day += 1;
        if day > limit {
            return None;
        }
    }
    let mut transit = service.days[d.zones[location]];
    while transit > 0 {
        day += 1;
        if open(&service.calendar, n, day) {
            transit -= 1;
        }
    }
    Some(day)
}

fn line_allowed(n: &Network, d: &Demand, line: usize, location: usize, service: usize) -> bool {
    let (place, s, line) = (&n.locations[location], &n.services[service], &d.lines[line]);
    let can = place.abilities;
    let kind = match d.delivery {
        Delivery::Ship => s.kind == ServiceKind::Parcel && can.ship,
        Delivery::Pickup { location: counter } => {
            (s.kind == ServiceKind::Pickup && counter == location && can.pickup)
                || (s.kind == ServiceKind::Transfer && counter != location && can.transfer)
        }
    };
    let goods =
        (!line.hazmat || (can.hazmat && !s.air)) && (!line.oversize || (can.oversize && !s.air));
    let row = line.stock.iter().find(|row| row.location == location);
    let stocked = row.is_some_and(|r| r.on_hand - r.reserved - r.safety >= line.units);
    let when = arrival(n, d, location, service);
    let in_time = when.is_some_and(|day| !d.promise.hard || day <= d.promise.day);
    kind && goods && stocked && in_time && !place.closed && !d.excluded.contains(&location)
}

fn allowed(n: &Network, d: &Demand, chosen: &[Choice]) -> bool {
    let mut shipments: Vec<(usize, usize)> = chosen.iter().flatten().copied().collect();
    shipments.sort_unstable();
    shipments.dedup();
    if shipments.len() > d.max_shipments {
        return false;
    }
    let filled = chosen.iter().flatten().count();
    if d.complete && filled != 0 && filled != chosen.len() {
        return false;
    }
    for (a, one) in d.lines.iter().enumerate() {
        for (b, other) in d.lines.iter().enumerate() {
            if one.kit.is_some() && one.kit == other.kit && chosen[a] != chosen[b] {
                return false;
            }
        }
    }
    for (location, place) in n.locations.iter().enumerate() {
        let here = |line: usize| chosen[line].is_some_and(|(l, _)| l == location);
        let units: i64 = (0..chosen.len())
            .filter(|l| here(*l))
            .map(|l| d.lines[l].units)
            .sum();
        if units > 0 && place.room.is_some_and(|room| units > room) {
            return false;
        }
        for line in &d.lines {
            let same = (0..chosen.len()).filter(|l| here(*l) && d.lines[*l].item == line.item);
            let taken: i64 = same.map(|l| d.lines[l].units).sum();
            let row = line.stock.iter().find(|row| row.location == location);
            if taken > row.map_or(0, |r| (r.on_hand - r.reserved - r.safety).max(0)) {
                return false;
            }
        }
    }
    true
}

/// The cost formula of FORMAT.md, with shadow prices on top.
fn cost(n: &Network, d: &Demand, chosen: &[Choice]) -> i64 {
    let mut shipments: Vec<(usize, usize)> = chosen.iter().flatten().copied().collect();
    shipments.sort_unstable();
    shipments.dedup();
    let mut total = d.split_penalty * (shipments.len() as i64 - 1).max(0);
    for (location, service) in &shipments {
        let zone = d.zones[*location];
        total += n.locations[*location].hand_ship + n.services[*service].fix[zone];
        total += n.co2_price * n.services[*service].co2_fix;
    }
    for (line, choice) in d.lines.iter().zip(chosen) {
        let Some((location, service)) = choice else {
            total += line.unfilled;
            continue;
        };
        let (zone, s, place) = (
            d.zones[*location],
            &n.services[*service],
            &n.locations[*location],
        );
        let row = line
            .stock
            .iter()
            .find(|row| row.location == *location)
            .unwrap();
        let late = (arrival(n, d, *location, *service).unwrap() - d.promise.day).max(0);
        total += line.units * line.unit_hg * (s.per_hg[zone] + n.co2_price * s.co2_hg[zone]);
        total += line.units * (place.hand_unit + row.opportunity + row.scarcity);
        total += line.units * place.capacity_per_unit + d.promise.late_per_day * late;
    }
    total
}
