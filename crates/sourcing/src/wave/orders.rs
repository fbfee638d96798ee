//! One order of a wave.

use crate::cost::Micro;
use crate::dense::{Compiled, Dense, DenseWay, FORBIDDEN, UNFILLED};
use crate::format::Shop;
use crate::options::Demand;

/// Units an atom takes from a scarce stock row if it leaves from a site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Use {
    pub(crate) site: u32,
    pub(crate) atom: u32,
    pub(crate) row: u32,
    pub(crate) units: i64,
}

/// A location as one order sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WaveSite {
    pub(crate) node: u32,
    pub(crate) first_way: u32,
    pub(crate) end_way: u32,
    pub(crate) first_use: u32,
    pub(crate) end_use: u32,
}

/// One order in hot form.
#[derive(Debug, Clone, Default)]
pub(crate) struct WaveOrder {
    pub(crate) dense: Dense,
    /// Lines of each atom.
    pub(crate) atoms: Vec<Vec<usize>>,
    /// Units of each atom.
    pub(crate) units: Vec<i64>,
    pub(crate) total_units: i64,
    pub(crate) sites: Vec<WaveSite>,
    /// Service of each way.
    pub(crate) services: Vec<u32>,
    /// Ascending by site.
    pub(crate) uses: Vec<Use>,
    /// Two atoms may take from one row.
    pub(crate) twins: bool,
}

impl WaveOrder {
    pub(crate) fn new(shop: &Shop, demand: &Demand) -> Self {
        let mut compiled = Compiled::of(&shop.network, demand);
        let mut services: Vec<u32> = compiled.ways.iter().map(|way| way.service).collect();
        let keep = undominated(&compiled.dense);
        keep_ways(&mut compiled.dense, &mut services, &keep);
        let units_of = |lines: &Vec<usize>| -> i64 {
            lines
                .iter()
                .filter_map(|line| compiled.lines.get(*line))
                .map(|l| l.units)
                .sum()
        };
        let units: Vec<i64> = compiled.atoms.iter().map(units_of).collect();
        let mut order = Self {
            total_units: units.iter().sum(),
            units,
            services,
            ..Self::default()
        };
        for (site, location) in compiled.locations.iter().enumerate() {
            order.add_site(shop, site, *location, &compiled);
        }
        order.dense = compiled.dense;
        order.atoms = compiled.atoms;
        order.index_uses();
        order
    }

    fn add_site(&mut self, shop: &Shop, site: usize, location: u32, compiled: &Compiled) {
        let ways = &compiled.dense.ways;
        let number = u32::try_from(site).unwrap_or(u32::MAX);
        let first_way = ways.partition_point(|way| way.site < number);
        let end_way = ways.partition_point(|way| way.site <= number);
        let small = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        self.sites.push(WaveSite {
            node: location,
            first_way: small(first_way),
            end_way: small(end_way),
            first_use: 0,
            end_use: 0,
        });
        for (atom, members) in compiled.atoms.iter().enumerate() {
            let admitted = (first_way..end_way).any(|way| {
                compiled.dense.cost.get(way * compiled.atoms.len() + atom) < Some(&FORBIDDEN)
            });
            for line in members
                .iter()
                .filter_map(|line| compiled.lines.get(*line))
                .filter(|_| admitted)
            {
                if let Some(row) = shop.row_of(line.item, location as usize) {
                    let (row, atom) = (small(row), small(atom));
                    self.add_use(Use {
                        site: number,
                        atom,
                        row,
                        units: line.units,
                    });
                }
            }
        }
    }

    /// A kit that holds an item twice takes both at once.
    fn add_use(&mut self, new: Use) {
        let same = |old: &&mut Use| (old.site, old.row) == (new.site, new.row);
        let twin = self.uses.iter_mut().rev().find(same);
        self.twins |= twin.as_ref().is_some_and(|old| old.atom != new.atom);
        match twin.filter(|old| old.atom == new.atom) {
            Some(old) => old.units += new.units,
            None => self.uses.push(new),
        }
    }

    /// Notes where each site's uses begin and end.
    pub(crate) fn index_uses(&mut self) {
        for (index, site) in self.sites.iter_mut().enumerate() {
            let number = u32::try_from(index).unwrap_or(u32::MAX);
            let at = |point: usize| u32::try_from(point).unwrap_or(u32::MAX);
            site.first_use = at(self.uses.partition_point(|taken| taken.site < number));
            site.end_use = at(self.uses.partition_point(|taken| taken.site <= number));
        }
    }

    /// The same order with only those uses that `keep` (shaped like the costs) allows.
    pub(crate) fn narrowed(&self, keep: &[bool]) -> Self {
        let atoms = self.dense.atoms().max(1);
        let mut order = self.clone();
        for (cost, keep) in order.dense.cost.iter_mut().zip(keep) {
            if !keep {
                *cost = FORBIDDEN;
            }
        }
        let live: Vec<bool> = order
            .dense
            .cost
            .chunks_exact(atoms)
            .map(|costs| costs.iter().any(|cost| *cost < FORBIDDEN))
            .collect();
        keep_ways(&mut order.dense, &mut order.services, &live);
        order.renumber_sites();
        order
    }

    /// Drops sites without ways and uses without a way that could take them.
    fn renumber_sites(&mut self) {
        let atoms = self.dense.atoms();
        let old = std::mem::take(&mut self.sites);
        let old_uses = std::mem::take(&mut self.uses);
        let small = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let mut next_way = 0_usize;
        for (index, site) in old.into_iter().enumerate() {
            let first = next_way;
            while self
                .dense
                .ways
                .get(next_way)
                .is_some_and(|way| way.site == small(index))
            {
                next_way += 1;
            }
            if first == next_way {
                continue;
            }
            let number = small(self.sites.len());
            for way in self.dense.ways.iter_mut().take(next_way).skip(first) {
                way.site = number;
            }
            let admitted = |atom: u32| {
                (first..next_way)
                    .any(|way| self.dense.cost.get(way * atoms + atom as usize) < Some(&FORBIDDEN))
            };
            let here = old_uses.iter().filter(|taken| taken.site == small(index));
            let here = here.filter(|taken| admitted(taken.atom));
            self.uses.extend(here.map(|taken| Use {
                site: number,
                ..*taken
            }));
            let (first_way, end_way) = (small(first), small(next_way));
            self.sites.push(WaveSite {
                first_way,
                end_way,
                ..site
            });
        }
        self.index_uses();
    }

    /// Own cost of an assignment, without overtime.
    pub(crate) fn cost_of(&self, assignment: &[u32]) -> Micro {
        let atoms = assignment.len();
        let mut total = 0;
        for (atom, way) in assignment.iter().enumerate() {
            total += if *way == UNFILLED {
                self.dense.unfilled.get(atom).copied().unwrap_or(0)
            } else {
                self.dense
                    .cost
                    .get(*way as usize * atoms + atom)
                    .copied()
                    .unwrap_or(FORBIDDEN)
            };
        }
        let opened = |atom: usize, way: u32| {
            way != UNFILLED && !assignment.iter().take(atom).any(|earlier| *earlier == way)
        };
        let mut first = true;
        for (atom, way) in assignment
            .iter()
            .enumerate()
            .filter(|(a, w)| opened(*a, **w))
        {
            let _ = atom;
            total += self
                .dense
                .ways
                .get(*way as usize)
                .map_or(FORBIDDEN, |w| w.fixed);
            if first {
                total -= self.dense.split;
                first = false;
            }
        }
        total
    }
}

/// Ways that are not worse in every respect than another way of the same site.
fn undominated(dense: &Dense) -> Vec<bool> {
    let atoms = dense.atoms().max(1);
    let costs = |way: usize| dense.cost.chunks_exact(atoms).nth(way).unwrap_or(&[]);
    let beats = |one: usize, other: usize| {
        let (Some(a), Some(b)) = (dense.ways.get(one), dense.ways.get(other)) else {
            return false;
        };
        a.fixed <= b.fixed && {
            let cheaper = costs(one).iter().zip(costs(other)).all(|(x, y)| x <= y);
            cheaper && (one < other || a.fixed != b.fixed || costs(one) != costs(other))
        }
    };
    let mut keep = Vec::with_capacity(dense.ways.len());
    for here in dense.ways.chunk_by(|one, other| one.site == other.site) {
        let site = keep.len()..keep.len() + here.len();
        for way in site.clone() {
            keep.push(!site.clone().any(|other| other != way && beats(other, way)));
        }
    }
    keep
}

/// Drops ways.
pub(crate) fn keep_ways(dense: &mut Dense, services: &mut Vec<u32>, keep: &[bool]) {
    let atoms = dense.atoms().max(1);
    let kept = |index: &usize| keep.get(*index).copied().unwrap_or(false);
    let ways: Vec<DenseWay> = pick(&dense.ways, kept);
    let cost = dense
        .cost
        .chunks_exact(atoms)
        .enumerate()
        .filter(|(way, _)| kept(way));
    dense.cost = cost.flat_map(|(_, costs)| costs.iter().copied()).collect();
    dense.ways = ways;
    *services = pick(services, kept);
    for resource in &mut dense.resources {
        resource.have = pick(&resource.have, kept);
    }
}

fn pick<T: Copy>(list: &[T], kept: impl Fn(&usize) -> bool) -> Vec<T> {
    list.iter()
        .enumerate()
        .filter(|(index, _)| kept(index))
        .map(|(_, value)| *value)
        .collect()
}
