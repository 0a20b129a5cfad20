//! Random order, from a seed. Of its own kind, so that the same seed gives the same order with every later version.

/// A source of random numbers: SplitMix64 (Steele, Lea & Flood 2014).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `bound`, which is at most 2^32.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        part_below(self.next() >> 32, bound)
    }

    /// Puts values into a random order (Fisher & Yates). Both halves of a random number serve a choice, whose chances are
    /// uneven by at most one in 2^32 times the number of values.
    pub(super) fn shuffle(&mut self, values: &mut [f64]) {
        let mut left = values.len();
        while left > 1 {
            let number = self.next();
            let chosen = part_below(number >> 32, left);
            left -= 1;
            values.swap(left, chosen);
            if left > 1 {
                let chosen = part_below(number & u64::from(u32::MAX), left);
                left -= 1;
                values.swap(left, chosen);
            }
        }
    }
}

/// Returns a number below `bound` for a random number of 32 bits (Lemire 2019).
fn part_below(number: u64, bound: usize) -> usize {
    ((number * bound as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Random;

    #[test]
    fn every_order_comes_about_equally_often() {
        let mut random = Random::new(1);
        let mut seen: BTreeMap<[u8; 4], u32> = BTreeMap::new();
        for _ in 0..24_000 {
            let mut values = [0.0, 1.0, 2.0, 3.0];
            random.shuffle(&mut values);
            *seen.entry(values.map(|value| value as u8)).or_default() += 1;
        }
        assert_eq!(seen.len(), 24);
        let square = |count: &u32| (f64::from(*count) - 1000.0).powi(2) / 1000.0;
        let distance: f64 = seen.values().map(square).sum();
        assert!(
            distance < 49.7,
            "chi squared with 23 degrees, 99.9 %: {distance}"
        );
    }

    #[test]
    fn a_seed_always_gives_the_same_numbers() {
        // The first numbers of the seed 1234567 in the public test vectors of SplitMix64.
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
        let mut long: Vec<f64> = (0..1000).map(f64::from).collect();
        random.shuffle(&mut long);
        assert_ne!(long, (0..1000).map(f64::from).collect::<Vec<_>>());
        long.sort_by(f64::total_cmp);
        assert_eq!(long, (0..1000).map(f64::from).collect::<Vec<_>>());
    }
}
