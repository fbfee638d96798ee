//! Lists the patterns of one order whose value at given prices is near the best.
//!
//! `level[k][S]` is the cheapest treatment of the atoms `S` with at most `k` shipments; a depth
//! first walk over the lowest open atom follows only what can still end within reach.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "every index is a subset of `1 << atoms`, a level or a way of the same order"
)]

use crate::cost::Micro;
use crate::dense::{FORBIDDEN, Question, UNFILLED};
use crate::exact::{MAX_SUBSET_ATOMS, Scratch, solve_priced};
use crate::wave::WaveOrder;

/// How far from the best, and how many.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    pub(crate) value: Micro,
    pub(crate) most: usize,
}

/// Memory reused from order to order.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Cheapest shipment of each subset.
    best: Vec<Micro>,
    level: Vec<Micro>,
    unfilled: Vec<Micro>,
    /// Ways of each subset, cheapest first, made when first asked for.
    ranked: Vec<Option<Vec<(Micro, u32)>>>,
    chosen: Vec<(u32, usize)>,
    found: Vec<(Micro, Vec<u32>)>,
    steps: usize,
    scratch: Scratch,
}

/// Patterns found before the reach is narrowed, as a multiple of those wanted.
const ROOM: usize = 4;
/// Steps of one walk.
const STEPS: usize = 60_000;

struct Walk<'a> {
    order: &'a WaveOrder,
    cost: &'a [Micro],
    limit: Micro,
    most: usize,
}

impl Listing {
    /// Values and assignments, ascending by value; the one that sends nothing is among them.
    pub(super) fn columns(
        &mut self,
        order: &WaveOrder,
        cost: &[Micro],
        reach: Reach,
    ) -> &[(Micro, Vec<u32>)] {
        self.found.clear();
        let atoms = order.dense.atoms();
        let nothing: Micro = order.dense.unfilled.iter().sum();
        if atoms > MAX_SUBSET_ATOMS {
            self.best_alone(order, cost);
        } else if !order.dense.ways.is_empty() && order.dense.max_shipments > 0 {
            self.prepare(order, cost);
            let full = (1_usize << atoms) - 1;
            let levels = order.dense.max_shipments.min(atoms);
            let least = (self.level[levels << atoms | full] - order.dense.split).min(nothing);
            let mut walk = Walk {
                order,
                cost,
                limit: least + reach.value,
                most: reach.most * ROOM,
            };
            self.steps = 0;
            self.walk(&mut walk, full, levels, -order.dense.split);
        }
        self.found.sort_unstable();
        self.found.truncate(reach.most);
        self.found.retain(|(value, _)| *value < FORBIDDEN);
        let at = self.found.partition_point(|(value, _)| *value <= nothing);
        let sends_nothing = (nothing, vec![UNFILLED; atoms]);
        self.found.insert(at, sends_nothing);
        &self.found
    }

    /// Orders with very many lines: only their best.
    fn best_alone(&mut self, order: &WaveOrder, cost: &[Micro]) {
        let question = Question {
            dense: &order.dense,
            cost,
            resources: &order.dense.resources,
        };
        let total = solve_priced(question, &mut self.scratch).total;
        let assignment = self.scratch.assignment();
        if assignment.iter().any(|way| *way != UNFILLED) {
            self.found.push((total, assignment.to_vec()));
        }
    }

    fn prepare(&mut self, order: &WaveOrder, cost: &[Micro]) {
        let dense = &order.dense;
        let atoms = dense.atoms();
        let size = 1_usize << atoms;
        self.ranked.clear();
        self.ranked.resize(size, None);
        self.best.clear();
        self.best.resize(size, FORBIDDEN);
        self.unfilled.clear();
        self.unfilled.resize(size, 0);
        for set in 1..size {
            let low = set.trailing_zeros() as usize;
            self.unfilled[set] = self.unfilled[set & (set - 1)] + dense.unfilled[low];
            for way in 0..dense.ways.len() {
                self.best[set] = self.best[set].min(shipment(order, cost, way, set));
            }
        }
        let levels = dense.max_shipments.min(atoms);
        self.level.clear();
        self.level.resize((levels + 1) * size, FORBIDDEN);
        self.level[0] = 0;
        if !dense.complete {
            self.level[..size].copy_from_slice(&self.unfilled);
        }
        for k in 1..=levels {
            self.fill(k, atoms, dense.complete);
        }
    }

    fn fill(&mut self, k: usize, atoms: usize, complete: bool) {
        let size = 1_usize << atoms;
        self.level[k * size] = 0;
        for set in 1..size {
            let low = set & set.wrapping_neg();
            let others = set ^ low;
            let mut least = self.level[(k - 1) * size + set];
            if !complete {
                least = least.min(self.unfilled[low] + self.level[k * size + others]);
            }
            for sent in subsets(others) {
                let rest = self.level[(k - 1) * size + (others ^ sent)];
                least = least.min(self.best[sent | low] + rest);
            }
            self.level[k * size + set] = least;
        }
    }

    /// Treats the lowest open atom in every way that can still end within the limit.
    fn walk(&mut self, walk: &mut Walk, open: usize, left: usize, value: Micro) {
        self.steps += 1;
        if self.steps > STEPS {
            return;
        }
        if open == 0 {
            if !self.chosen.is_empty() {
                self.note(walk, value);
            }
            return;
        }
        let dense = &walk.order.dense;
        let size = 1_usize << dense.atoms();
        let low = open & open.wrapping_neg();
        let others = open ^ low;
        let shortcut = value + self.unfilled[low];
        if !dense.complete && shortcut + self.level[left * size + others] <= walk.limit {
            self.walk(walk, others, left, shortcut);
        }
        if left == 0 {
            return;
        }
        for sent in subsets(others) {
            let rest = self.level[(left - 1) * size + (others ^ sent)];
            if value + self.best[sent | low] + rest > walk.limit {
                continue;
            }
            self.rank(walk, sent | low);
            let ranked = self.ranked[sent | low].take().unwrap_or_default();
            for (cost, way) in &ranked {
                if value + cost + rest > walk.limit {
                    break;
                }
                if self.chosen.iter().any(|(used, _)| used == way) {
                    continue;
                }
                self.chosen.push((*way, sent | low));
                self.walk(walk, others ^ sent, left - 1, value + cost);
                self.chosen.pop();
            }
            self.ranked[sent | low] = Some(ranked);
        }
    }

    /// The ways that can send a subset, cheapest first; one service per site is enough.
    fn rank(&mut self, walk: &Walk, set: usize) {
        if self.ranked[set].is_some() {
            return;
        }
        let dense = &walk.order.dense;
        let priced = (0..dense.ways.len()).map(|way| {
            let cost = shipment(walk.order, walk.cost, way, set);
            (dense.ways[way].site, cost, way as u32)
        });
        let mut able: Vec<(u32, Micro, u32)> =
            priced.filter(|(_, cost, _)| *cost < FORBIDDEN).collect();
        able.sort_unstable();
        let mut ways: Vec<(Micro, u32)> = Vec::new();
        let mut last = None;
        for (site, cost, way) in able {
            if last != Some(site) {
                ways.push((cost, way));
            }
            last = Some(site);
        }
        ways.sort_unstable();
        self.ranked[set] = Some(ways);
    }

    fn note(&mut self, walk: &mut Walk, value: Micro) {
        let mut assignment = vec![UNFILLED; walk.order.dense.atoms()];
        for (way, set) in &self.chosen {
            for (atom, slot) in assignment.iter_mut().enumerate() {
                if set >> atom & 1 == 1 {
                    *slot = *way;
                }
            }
        }
        self.found.push((value, assignment));
        // Too many: keep the better half and be content with less from now on.
        if self.found.len() >= walk.most {
            self.found.sort_unstable();
            self.found.truncate(walk.most / 2);
            if let Some((value, _)) = self.found.last() {
                walk.limit = walk.limit.min(*value);
            }
        }
    }
}

/// Subsets of a set, the whole first, the empty one last.
fn subsets(set: usize) -> impl Iterator<Item = usize> {
    let mut next = Some(set);
    std::iter::from_fn(move || {
        let now = next?;
        next = (now != 0).then(|| (now - 1) & set);
        Some(now)
    })
}

fn shipment(order: &WaveOrder, cost: &[Micro], way: usize, set: usize) -> Micro {
    let atoms = order.dense.atoms();
    let costs = &cost[way * atoms..(way + 1) * atoms];
    let sent = costs
        .iter()
        .enumerate()
        .filter(|(atom, _)| set >> atom & 1 == 1);
    order.dense.ways[way].fixed + sent.map(|(_, cost)| cost).sum::<Micro>()
}
