//! Chance that repeats: the same seed gives the same throws. SplitMix64 (Steele, Lea, Flood 2014): one addition and a mix per throw.

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed ^ 0x6c75_6d62_7265)
    }

    /// 64 bits.
    pub(super) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 128 bits: the seed of a command's ids.
    pub(super) fn wide(&mut self) -> u128 {
        (u128::from(self.bits()) << 64) | u128::from(self.bits())
    }

    /// Less than `n`; 0 where `n` is 0.
    pub(super) const fn below(&mut self, n: u64) -> u64 {
        let bits = self.bits();
        if n == 0 { 0 } else { bits % n }
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.below((high - low + 1).unsigned_abs())).unwrap_or(0)
    }

    /// The same for small counts.
    pub(super) fn count(&mut self, low: u32, high: u32) -> u32 {
        u32::try_from(self.between(i64::from(low), i64::from(high))).unwrap_or(low)
    }

    /// True in `n` of a thousand throws.
    pub(super) const fn chance(&mut self, n: u64) -> bool {
        self.below(1_000) < n
    }

    /// An index of a list of `len`.
    pub(super) fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(u64::try_from(len).unwrap_or(0))).unwrap_or(0)
    }

    /// One of a list; the default where it is empty.
    pub(super) fn pick<T: Clone + Default>(&mut self, list: &[T]) -> T {
        let at = self.index(list.len());
        list.get(at).cloned().unwrap_or_default()
    }

    /// One of a list of things with weights.
    pub(super) fn weighted<T: Copy>(&mut self, list: &[(T, u64)], otherwise: T) -> T {
        let mut throw = self.below(list.iter().map(|(_, w)| w).sum());
        for (thing, weight) in list {
            if throw < *weight {
                return *thing;
            }
            throw -= weight;
        }
        otherwise
    }

    /// Mixes a list.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            let other = self.index(i + 1);
            list.swap(i, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same() {
        let throws = |seed| {
            let mut dice = Dice::new(seed);
            (0..100).map(|_| dice.bits()).collect::<Vec<_>>()
        };
        assert_eq!(throws(7), throws(7));
        assert_ne!(throws(7), throws(8));
    }

    #[test]
    fn throws_stay_inside() {
        let mut dice = Dice::new(1);
        let mut seen = [0u32; 6];
        for _ in 0..6_000 {
            seen[dice.index(6)] += 1;
            assert!((-3..=3).contains(&dice.between(-3, 3)));
        }
        assert!(seen.iter().all(|n| (800..1_200).contains(n)), "{seen:?}");
        assert_eq!(
            dice.weighted(&[("never", 0), ("always", 5)], "none"),
            "always"
        );
    }
}
