//! The rule list that users know: one location for the whole order, near distribution centres
//! first, then anything near, then anything; if no location has it all, walk by distance and let
//! each send what it can. No cost is looked at except between services of one location.
#![expect(
    clippy::indexing_slicing,
    reason = "sites, ways and atoms are indices made together with the lists they point into"
)]

use crate::cost::Micro;
use crate::dense::{FORBIDDEN, UNFILLED};
use crate::wave::state::State;
use crate::wave::{Wave, WaveOrder};

/// Distances that count as near and as middling, in km.
const NEAR_KM: i64 = 400;
const MIDDLING_KM: i64 = 1_000;

/// How a rule sees a location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Nearness {
    /// Square of the distance to the destination.
    pub(crate) km_squared: i64,
    /// Index of the site in the order.
    pub(crate) site: usize,
    /// The location is a distribution centre.
    pub(crate) centre: bool,
}

/// Decides all orders in list order; `near` ranks an order's sites.
pub(crate) fn run(wave: &Wave, near: impl Fn(usize) -> Vec<Nearness>) -> State {
    let mut state = State::empty(wave);
    for (index, order) in wave.orders.iter().enumerate() {
        let mut sites = near(index);
        sites.sort_unstable();
        let view = View {
            order,
            state: &state,
        };
        let assignment = view.whole(&sites).unwrap_or_else(|| view.piecemeal(&sites));
        state.put(wave, index, &assignment);
    }
    state
}

struct View<'a> {
    order: &'a WaveOrder,
    state: &'a State,
}

impl View<'_> {
    /// The first location, ring by ring, that can send everything in one shipment.
    fn whole(&self, sites: &[Nearness]) -> Option<Vec<u32>> {
        let all: Vec<usize> = (0..self.order.dense.atoms()).collect();
        let rings: [(i64, bool); 4] = [
            (NEAR_KM, true),
            (NEAR_KM, false),
            (MIDDLING_KM, false),
            (i64::MAX >> 32, false),
        ];
        rings.iter().find_map(|(km, centres_only)| {
            let inside = sites.iter().filter(|s| s.km_squared <= km * km);
            let mut ring = inside.filter(|s| s.centre || !centres_only);
            let way = ring.find_map(|s| self.cheapest(s.site, &all))?;
            Some(vec![way; all.len()])
        })
    }

    /// Walks the locations; each sends as many of the remaining atoms as it can.
    fn piecemeal(&self, sites: &[Nearness]) -> Vec<u32> {
        let atoms = self.order.dense.atoms();
        let mut assignment = vec![UNFILLED; atoms];
        let mut shipments = 0;
        for near in sites {
            if shipments >= self.order.dense.max_shipments {
                break;
            }
            let open: Vec<usize> = (0..atoms).filter(|a| assignment[*a] == UNFILLED).collect();
            let site = self.order.sites[near.site];
            let loads =
                (site.first_way..site.end_way).map(|way| (way, self.load(near.site, way, &open)));
            let fullest = loads.min_by_key(|(way, load)| {
                (std::cmp::Reverse(load.len()), self.price(*way, load), *way)
            });
            if let Some((way, load)) = fullest.filter(|(_, load)| !load.is_empty()) {
                for atom in load {
                    assignment[atom] = way;
                }
                shipments += 1;
            }
        }
        if self.order.dense.complete && assignment.contains(&UNFILLED) {
            assignment.fill(UNFILLED);
        }
        assignment
    }

    /// As many of the open atoms as the way can carry, in line order.
    fn load(&self, site: usize, way: u32, open: &[usize]) -> Vec<usize> {
        let mut load: Vec<usize> = Vec::new();
        for atom in open {
            load.push(*atom);
            if !self.can_send(site, way, &load) {
                load.pop();
            }
        }
        load
    }

    fn cheapest(&self, site: usize, atoms: &[usize]) -> Option<u32> {
        let at = self.order.sites[site];
        let able = (at.first_way..at.end_way).filter(|way| self.can_send(site, *way, atoms));
        able.min_by_key(|way| (self.price(*way, atoms), *way))
    }

    fn price(&self, way: u32, atoms: &[usize]) -> Micro {
        let dense = &self.order.dense;
        let way = way as usize;
        let lines = atoms
            .iter()
            .map(|atom| dense.cost[way * dense.atoms() + atom]);
        dense.ways[way].fixed + lines.sum::<Micro>()
    }

    fn can_send(&self, site: usize, way: u32, atoms: &[usize]) -> bool {
        let (order, state) = (self.order, self.state);
        let at = order.sites[site];
        let dense = &order.dense;
        let units: i64 = atoms.iter().map(|atom| order.units[*atom]).sum();
        let node = at.node as usize;
        let uses = &order.uses[at.first_use as usize..at.end_use as usize];
        let stocked = uses.iter().all(|taken| {
            let same = uses.iter().filter(|o| o.row == taken.row);
            let want = same
                .filter(|o| atoms.contains(&(o.atom as usize)))
                .map(|o| o.units);
            want.sum::<i64>() <= state.left[taken.row as usize]
        });
        let admitted = |atom: &usize| dense.cost[way as usize * dense.atoms() + atom] < FORBIDDEN;
        let room = state.load[node] + units <= state.capacity[node].hard;
        room && stocked && atoms.iter().all(admitted)
    }
}
