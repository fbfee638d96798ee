//! The same recursion site by site, for orders in which two shipments from one site compete for
//! its stock or its room. Slower, exact, and rarely needed.

use crate::cost::Micro;
use crate::dense::{Dense, FORBIDDEN, Question, UNFILLED};
use crate::exact::subset::Scratch;

/// A partial plan: which atoms are dealt with, by how many shipments, and at what cost.
#[derive(Clone, Copy)]
struct State {
    cost: Micro,
    /// Last choice that led here, an index into the log.
    last: Option<usize>,
}

/// One choice: `set` by `way`, on top of an earlier choice.
struct Choice {
    set: usize,
    way: usize,
    before: Option<usize>,
}

struct Table {
    atoms: usize,
    /// `states[shipments << atoms | sent]`.
    states: Vec<Option<State>>,
    log: Vec<Choice>,
}

/// Cheapest assignment with the joint limits of each site kept.
pub(super) fn solve(question: Question, scratch: &mut Scratch) -> Micro {
    let dense = question.dense;
    let atoms = dense.atoms();
    let shipments = dense.max_shipments.min(atoms);
    let mut table = Table {
        atoms,
        states: vec![None; (shipments + 1) << atoms],
        log: Vec::new(),
    };
    table.put(
        0,
        State {
            cost: 0,
            last: None,
        },
    );
    let mut sites: Vec<u32> = dense.ways.iter().map(|way| way.site).collect();
    sites.dedup();
    for site in sites {
        let ways = |way: &usize| dense.ways.get(*way).is_some_and(|w| w.site == site);
        let ways: Vec<usize> = (0..dense.ways.len()).filter(ways).collect();
        table.add_site(question, &ways, shipments);
    }
    let (total, last) = table.finish(dense, shipments);
    scratch.assignment.clear();
    scratch.assignment.resize(atoms, UNFILLED);
    table.write(last, &mut scratch.assignment);
    total
}

impl Table {
    fn get(&self, key: usize) -> Option<State> {
        self.states.get(key).copied().flatten()
    }

    fn put(&mut self, key: usize, state: State) {
        if let Some(slot) = self.states.get_mut(key) {
            *slot = Some(state);
        }
    }

    /// Every combination of the site's ways, from each state reached before the site: so what
    /// the site gives in one pass is known and can be held against its stock.
    fn add_site(&mut self, question: Question, ways: &[usize], shipments: usize) {
        let before = self.states.clone();
        for (key, state) in before.into_iter().enumerate() {
            if let Some(state) = state {
                let at = Position {
                    key,
                    state,
                    taken: 0,
                };
                self.extend(question, ways, at, shipments);
            }
        }
    }

    fn extend(&mut self, question: Question, ways: &[usize], at: Position, most: usize) {
        let Some((way, others)) = ways.split_first() else {
            return;
        };
        self.extend(question, others, at, most);
        let all = (1_usize << self.atoms) - 1;
        if at.key >> self.atoms >= most {
            return;
        }
        let open = all & !(at.key & all) & admitted(question, *way);
        let mut set = open;
        while set != 0 {
            if question.fits(*way, &bits(set | at.taken)) {
                let last = Some(self.log.len());
                self.log.push(Choice {
                    set,
                    way: *way,
                    before: at.state.last,
                });
                let cost_here = at.state.cost + shipment_cost(question, *way, set);
                let state = State {
                    cost: cost_here,
                    last,
                };
                let key = (at.key | set) + (1 << self.atoms);
                if self.get(key).is_none_or(|old| state.cost < old.cost) {
                    self.put(key, state);
                }
                // The deeper search goes on even from a dearer state: it holds other stock.
                let next = Position {
                    key,
                    state,
                    taken: at.taken | set,
                };
                self.extend(question, others, next, most);
            }
            set = (set - 1) & open;
        }
    }

    fn finish(&self, dense: &Dense, shipments: usize) -> (Micro, Option<usize>) {
        let all = (1_usize << self.atoms) - 1;
        let left = |sent: usize| -> Micro { bits(all & !sent).map(|a| unfilled(dense, a)).sum() };
        let mut best = (left(0), None);
        for key in (1 << self.atoms)..((shipments + 1) << self.atoms) {
            let sent = key & all;
            if let Some(state) = self.get(key).filter(|_| !dense.complete || sent == all) {
                let total = state.cost - dense.split + left(sent);
                if total < best.0 || (total == best.0 && best.1.is_none()) {
                    best = (total, state.last);
                }
            }
        }
        best
    }

    fn write(&self, mut last: Option<usize>, assignment: &mut [u32]) {
        while let Some(choice) = last.and_then(|index| self.log.get(index)) {
            for atom in bits(choice.set) {
                if let Some(slot) = assignment.get_mut(atom) {
                    *slot = u32::try_from(choice.way).unwrap_or(UNFILLED);
                }
            }
            last = choice.before;
        }
    }
}

#[derive(Clone, Copy)]
struct Position {
    key: usize,
    state: State,
    taken: usize,
}

fn unfilled(dense: &Dense, atom: usize) -> Micro {
    dense.unfilled.get(atom).copied().unwrap_or(0)
}

fn atom_cost(question: Question, way: usize, atom: usize) -> Micro {
    question
        .cost
        .get(way * question.dense.atoms() + atom)
        .copied()
        .unwrap_or(FORBIDDEN)
}

fn shipment_cost(question: Question, way: usize, set: usize) -> Micro {
    let fixed = question.dense.ways.get(way).map_or(FORBIDDEN, |w| w.fixed);
    fixed
        + bits(set)
            .map(|atom| atom_cost(question, way, atom))
            .sum::<Micro>()
}

fn admitted(question: Question, way: usize) -> usize {
    (0..question.dense.atoms())
        .filter(|atom| atom_cost(question, way, *atom) < FORBIDDEN)
        .fold(0, |set, atom| set | 1 << atom)
}

fn bits(set: usize) -> impl Iterator<Item = usize> + Clone {
    (0..usize::BITS as usize).filter(move |bit| set >> bit & 1 == 1)
}
