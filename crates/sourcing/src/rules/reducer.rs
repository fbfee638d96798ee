//! Rule after rule ranks the locations or abstains; a unique best wins, a tie goes to the next.
//!
//! The reducer of Spree and Shopify: no weighted sums, so a merchant can foretell the outcome. If
//! all rules leave a tie, the default location wins, then the lowest index.

/// One rule's opinion: a rank per location, lower is better; none: this location is not ranked.
/// A rule that ranks nobody abstains.
pub type Opinion<'a> = &'a dyn Fn(usize) -> Option<i64>;

/// The winner among candidates, and how many rules were needed.
pub fn reduce(
    candidates: &[usize],
    rules: &[Opinion],
    default_location: Option<usize>,
) -> Option<(usize, usize)> {
    let mut left: Vec<usize> = candidates.to_vec();
    left.sort_unstable();
    left.dedup();
    for (asked, rule) in rules.iter().enumerate() {
        if let [only] = *left.as_slice() {
            return Some((only, asked));
        }
        let best = left.iter().filter_map(|location| rule(*location)).min();
        if best.is_some() {
            left.retain(|location| rule(*location) == best);
        }
    }
    let preferred = default_location.filter(|location| left.contains(location));
    let winner = preferred.or_else(|| left.first().copied())?;
    Some((winner, rules.len()))
}
