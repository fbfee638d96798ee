//! Fewest locations that together have everything (Salesforce's rule).
//!
//! All single locations are tried, then all pairs, then triples; every combination of the smallest
//! size that works is answered. The search stops after as many tries or results as allowed.

/// Where the search ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Locations in a combination at most.
    pub most_locations: usize,
    /// Combinations looked at.
    pub tries: usize,
    /// Combinations answered.
    pub results: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            most_locations: 3,
            tries: 1_000_000,
            results: 10_000,
        }
    }
}

/// What a location can send: bit `l` is set if it has all of line `l`.
pub type Lines = u64;

/// All smallest combinations that cover the wanted lines, in list order.
pub fn fewest(wanted: Lines, locations: &[(usize, Lines)], limits: Limits) -> Vec<Vec<usize>> {
    let mut search = Search {
        wanted,
        locations,
        limits,
        tries: 0,
        found: Vec::new(),
        chosen: Vec::new(),
    };
    for size in 1..=limits.most_locations.min(locations.len()) {
        search.extend(0, size, 0);
        if !search.found.is_empty() {
            break;
        }
    }
    search.found
}

struct Search<'a> {
    wanted: Lines,
    locations: &'a [(usize, Lines)],
    limits: Limits,
    tries: usize,
    found: Vec<Vec<usize>>,
    chosen: Vec<usize>,
}

impl Search<'_> {
    fn extend(&mut self, from: usize, more: usize, have: Lines) {
        if more == 0 {
            self.tries += 1;
            if have & self.wanted == self.wanted {
                self.found.push(self.chosen.clone());
            }
            return;
        }
        for (at, (location, lines)) in self.locations.iter().enumerate().skip(from) {
            let spent = self.tries >= self.limits.tries;
            if spent || self.found.len() >= self.limits.results {
                return;
            }
            self.chosen.push(*location);
            self.extend(at + 1, more - 1, have | lines);
            self.chosen.pop();
        }
    }
}
