//! Dynamic programme over subsets of atoms.
//!
//! `best[T]` is the cheapest single shipment with exactly the atoms `T`. `level[k][S]` is the
//! cheapest treatment of the atoms `S` (sent or left) with at most `k` shipments, the split
//! penalty paid on each; the last step picks the one shipment that does not pay it.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "every index is a subset of `1 << atoms` or a way of the same order, both \
              sized on entry; this is the innermost loop of the engine"
)]

use crate::cost::Micro;
use crate::dense::{Dense, FORBIDDEN, Question, UNFILLED};

/// Memory reused from order to order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    best: Vec<Micro>,
    way: Vec<u32>,
    sum: Vec<Micro>,
    left: Vec<Micro>,
    level: Vec<Micro>,
    step: Vec<u32>,
    pub(super) assignment: Vec<u32>,
}

impl Scratch {
    /// The way of each atom after a solve, `UNFILLED` if it stays.
    pub(crate) fn assignment(&self) -> &[u32] {
        &self.assignment
    }
}

/// Cheapest assignment; the answer's total, and the assignment in the scratch space.
pub(crate) fn solve(question: Question, scratch: &mut Scratch) -> Micro {
    let dense = question.dense;
    let atoms = dense.atoms();
    if atoms == 1 && question.resources.is_empty() {
        return solve_one(dense, question.cost, scratch);
    }
    price_shipments(question, scratch);
    leave_costs(dense, scratch);
    let levels = fill_levels(dense, scratch);
    let full = (1_usize << atoms) - 1;
    let mut total = scratch.left[full];
    let mut first = 0;
    for set in candidates(dense, full) {
        if scratch.best[set] >= FORBIDDEN || levels == 0 {
            continue;
        }
        let value = scratch.best[set] - dense.split + rest(scratch, levels - 1, full, full ^ set);
        if value < total || (value == total && first == 0) {
            (total, first) = (value, set);
        }
    }
    let way = scratch.way[first];
    trace(dense, scratch, first, way, levels);
    total
}

/// Cheapest assignment among those that use at least one way outside `used`.
pub(crate) fn solve_outside(dense: &Dense, used: &[usize], scratch: &mut Scratch) -> Option<Micro> {
    let atoms = dense.atoms();
    price_shipments(dense.question(), scratch);
    leave_costs(dense, scratch);
    let levels = fill_levels(dense, scratch);
    let full = (1_usize << atoms) - 1;
    let mut found: Option<(Micro, usize, usize)> = None;
    if levels == 0 {
        return None;
    }
    for way in (0..dense.ways.len()).filter(|way| !used.contains(way)) {
        let costs = &dense.cost[way * atoms..(way + 1) * atoms];
        let admitted = admitted(costs);
        scratch.sum[0] = dense.ways[way].fixed - dense.split;
        let mut set = 0_usize;
        while set != admitted {
            set = set.wrapping_sub(admitted) & admitted;
            let low = set.trailing_zeros() as usize;
            scratch.sum[set] = scratch.sum[set & (set - 1)] + costs[low];
            let value = scratch.sum[set] + rest(scratch, levels - 1, full, full ^ set);
            if value < FORBIDDEN && found.is_none_or(|(least, _, _)| value < least) {
                found = Some((value, set, way));
            }
        }
    }
    let (value, set, way) = found?;
    trace(dense, scratch, set, way as u32, levels);
    Some(value)
}

/// For each way and atom the value of the best plan in which that way sends that atom, into
/// `out` (same shape as the costs); answers the best value of all. Limits shared by atoms are left
/// out, so these are lower bounds.
pub(crate) fn value_by_use(
    question: Question,
    scratch: &mut Scratch,
    out: &mut Vec<Micro>,
) -> Micro {
    let dense = question.dense;
    let atoms = dense.atoms();
    let plain = Question {
        resources: &[],
        ..question
    };
    price_shipments(plain, scratch);
    leave_costs(dense, scratch);
    let levels = fill_levels(dense, scratch);
    let full = (1_usize << atoms) - 1;
    let mut least = scratch.left[full];
    out.clear();
    out.resize(question.cost.len(), FORBIDDEN);
    if levels == 0 {
        return least;
    }
    for (index, way) in dense.ways.iter().enumerate() {
        let costs = &question.cost[index * atoms..(index + 1) * atoms];
        let admitted = admitted(costs);
        scratch.sum[0] = way.fixed - dense.split;
        let mut set = 0_usize;
        while set != admitted {
            set = set.wrapping_sub(admitted) & admitted;
            let low = set.trailing_zeros() as usize;
            scratch.sum[set] = scratch.sum[set & (set - 1)] + costs[low];
            let value = scratch.sum[set] + rest(scratch, levels - 1, full, full ^ set);
            least = least.min(value);
            for atom in (0..atoms).filter(|atom| set >> atom & 1 == 1) {
                let slot = &mut out[index * atoms + atom];
                *slot = value.min(*slot);
            }
        }
    }
    least
}

fn admitted(costs: &[Micro]) -> usize {
    let open = costs
        .iter()
        .enumerate()
        .map(|(atom, cost)| usize::from(*cost < FORBIDDEN) << atom);
    open.sum()
}

/// First shipments worth trying.
fn candidates(dense: &Dense, full: usize) -> std::ops::RangeInclusive<usize> {
    if dense.complete && dense.max_shipments.min(dense.atoms()) == 1 {
        full..=full
    } else {
        1..=full
    }
}

/// One atom: the cheapest way or none.
fn solve_one(dense: &Dense, cost: &[Micro], scratch: &mut Scratch) -> Micro {
    let mut total = dense.unfilled[0] + dense.split;
    let mut chosen = UNFILLED;
    if dense.max_shipments > 0 {
        for (index, (way, cost)) in dense.ways.iter().zip(cost).enumerate() {
            let value = way.fixed + cost;
            if value < total || (value == total && chosen == UNFILLED) {
                (total, chosen) = (value, index as u32);
            }
        }
    }
    scratch.assignment.clear();
    scratch.assignment.push(chosen);
    total - dense.split
}

/// Fills `best` and `way` for every subset that some way can carry.
fn price_shipments(question: Question, scratch: &mut Scratch) {
    let atoms = question.dense.atoms();
    let size = 1_usize << atoms;
    scratch.best.clear();
    scratch.best.resize(size, FORBIDDEN);
    scratch.way.clear();
    scratch.way.resize(size, UNFILLED);
    scratch.sum.resize(scratch.sum.len().max(size), 0);
    for (index, way) in question.dense.ways.iter().enumerate() {
        let costs = &question.cost[index * atoms..(index + 1) * atoms];
        price_way(question, index, way.fixed, costs, scratch);
    }
}

/// Runs through the subsets of the atoms one way admits, adding one atom at a time.
fn price_way(
    question: Question,
    index: usize,
    fixed: Micro,
    costs: &[Micro],
    scratch: &mut Scratch,
) {
    let admitted = admitted(costs);
    scratch.sum[0] = fixed;
    let mut set = 0_usize;
    while set != admitted {
        set = set.wrapping_sub(admitted) & admitted;
        let low = set.trailing_zeros() as usize;
        let value = scratch.sum[set & (set - 1)] + costs[low];
        scratch.sum[set] = value;
        if value < scratch.best[set]
            && (question.resources.is_empty() || fits(question, index, set))
        {
            scratch.best[set] = value;
            scratch.way[set] = index as u32;
        }
    }
}

fn fits(question: Question, way: usize, set: usize) -> bool {
    let dense = question.dense;
    question.fits(
        way,
        &(0..dense.atoms()).filter(move |atom| set >> atom & 1 == 1),
    )
}

/// What it costs to leave each subset: never allowed in part when the order is all or nothing.
fn leave_costs(dense: &Dense, scratch: &mut Scratch) {
    let size = 1_usize << dense.atoms();
    scratch.left.clear();
    scratch.left.resize(size, 0);
    for set in 1..size {
        let low = set.trailing_zeros() as usize;
        scratch.left[set] = scratch.left[set & (set - 1)] + dense.unfilled[low];
    }
}

/// Fills `level[k]` for k from 1 to one less than the shipments allowed; answers that number.
fn fill_levels(dense: &Dense, scratch: &mut Scratch) -> usize {
    let atoms = dense.atoms();
    let size = 1_usize << atoms;
    let levels = dense.max_shipments.min(atoms);
    scratch
        .level
        .resize(scratch.level.len().max(levels * size), 0);
    scratch
        .step
        .resize(scratch.step.len().max(levels * size), 0);
    if levels > 0 {
        scratch.step[..size].fill(0);
        if dense.complete {
            scratch.level[..size].fill(FORBIDDEN);
            scratch.level[0] = 0;
        } else {
            scratch.level[..size].copy_from_slice(&scratch.left[..size]);
        }
    }
    for level in 1..levels {
        fill_level(dense, scratch, level, size);
    }
    levels
}

fn fill_level(dense: &Dense, scratch: &mut Scratch, level: usize, size: usize) {
    let (before, after) = scratch.level.split_at_mut(level * size);
    let before = &before[(level - 1) * size..];
    let after = &mut after[..size];
    let step = &mut scratch.step[level * size..(level + 1) * size];
    after[0] = 0;
    step[0] = 0;
    for set in 1..size {
        let low = set & set.wrapping_neg();
        let others = set ^ low;
        let (mut least, mut take) = (before[set], 0);
        let mut more = others;
        loop {
            let shipment = more | low;
            let value = scratch.best[shipment] + before[set ^ shipment];
            if value < least {
                (least, take) = (value, shipment);
            }
            if more == 0 {
                break;
            }
            more = (more - 1) & others;
        }
        if !dense.complete {
            let value = after[others] + dense.unfilled[low.trailing_zeros() as usize];
            if value < least {
                (least, take) = (value, SKIP | low);
            }
        }
        after[set] = least;
        step[set] = take as u32;
    }
}

/// Marks a step that leaves the atom instead of sending it.
const SKIP: usize = 1 << 31;

fn rest(scratch: &Scratch, level: usize, full: usize, set: usize) -> Micro {
    scratch.level[level * (full + 1) + set]
}

/// Writes the assignment that the tables describe.
fn trace(dense: &Dense, scratch: &mut Scratch, first: usize, way: u32, levels: usize) {
    let size = 1_usize << dense.atoms();
    scratch.assignment.clear();
    scratch.assignment.resize(dense.atoms(), UNFILLED);
    if first == 0 {
        return;
    }
    assign(&mut scratch.assignment, first, way);
    let (mut set, mut level) = ((size - 1) ^ first, levels - 1);
    while set != 0 && level > 0 {
        let step = scratch.step[level * size + set] as usize;
        if step & SKIP != 0 {
            set ^= step & !SKIP;
        } else {
            if step != 0 {
                assign(&mut scratch.assignment, step, scratch.way[step]);
                set ^= step;
            }
            level -= 1;
        }
    }
}

fn assign(assignment: &mut [u32], set: usize, way: u32) {
    for (atom, slot) in assignment.iter_mut().enumerate() {
        if set >> atom & 1 == 1 {
            *slot = way;
        }
    }
}
