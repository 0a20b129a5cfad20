//! Sums of values by level, for several factors at once. Most of the time of a permutation test is spent here.

/// How many levels a factor may have. Their numbers are less than this.
pub const LEVELS: usize = 64;

/// How many factors are summed together: their additions don't wait for each other.
const TOGETHER: usize = 4;

/// The levels of each post in several factors.
pub(super) struct Levels {
    fours: Vec<Vec<[u8; TOGETHER]>>,
    singles: Vec<Vec<u8>>,
}

impl Levels {
    pub(super) fn new(factors: &[Vec<u8>]) -> Self {
        let fours = factors.chunks_exact(TOGETHER);
        let singles = fours.remainder().to_vec();
        let four = |factors: &[Vec<u8>]| {
            let posts = 0..factors[0].len();
            posts
                .map(|post| [0, 1, 2, 3].map(|factor| factors[factor][post]))
                .collect()
        };
        Self {
            fours: fours.map(four).collect(),
            singles,
        }
    }

    /// Hands over the sums of each factor, in the order of the factors.
    pub(super) fn sum(&self, values: &[f64], mut take: impl FnMut(usize, &[f64; LEVELS])) {
        let mut factor = 0;
        for levels in &self.fours {
            for sums in &sums_of_four(levels, values) {
                take(factor, sums);
                factor += 1;
            }
        }
        for levels in &self.singles {
            take(factor, &sums_of_one(levels, values));
            factor += 1;
        }
    }
}

fn sums_of_four(levels: &[[u8; TOGETHER]], values: &[f64]) -> [[f64; LEVELS]; TOGETHER] {
    let mut sums = [[0.0; LEVELS]; TOGETHER];
    for (levels, value) in levels.iter().zip(values) {
        sums[0][place(levels[0])] += value;
        sums[1][place(levels[1])] += value;
        sums[2][place(levels[2])] += value;
        sums[3][place(levels[3])] += value;
    }
    sums
}

/// Sums every other value apart, so that an addition doesn't wait for the one before.
fn sums_of_one(levels: &[u8], values: &[f64]) -> [f64; LEVELS] {
    let mut sums = [0.0; LEVELS];
    let mut others = [0.0; LEVELS];
    let (pairs, last) = levels.as_chunks::<2>();
    let (pairs_of_values, last_value) = values.as_chunks::<2>();
    for ([level, other], [value, other_value]) in pairs.iter().zip(pairs_of_values) {
        sums[place(*level)] += value;
        others[place(*other)] += other_value;
    }
    for (level, value) in last.iter().zip(last_value) {
        sums[place(*level)] += value;
    }
    for (sum, other) in sums.iter_mut().zip(others) {
        *sum += other;
    }
    sums
}

/// Returns where the sum of a level is. The remainder spares a check of each access.
fn place(level: u8) -> usize {
    usize::from(level) % LEVELS
}

#[cfg(test)]
mod tests {
    use super::Levels;

    #[test]
    fn each_factor_has_its_sums() {
        let values = [1.0, 2.0, 4.0, 8.0, 16.0];
        let factors: Vec<Vec<u8>> = (0..6)
            .map(|factor| (0..5).map(|post| (post + factor) % 3).collect())
            .collect();
        let mut found = Vec::new();
        Levels::new(&factors).sum(&values, |factor, sums| {
            found.push((factor, sums[..3].to_vec()))
        });
        let wanted = factors.iter().enumerate().map(|(place, factor)| {
            let sum = |level| {
                values
                    .iter()
                    .zip(factor)
                    .filter(|pair| *pair.1 == level)
                    .map(|pair| pair.0)
                    .sum()
            };
            (place, vec![sum(0), sum(1), sum(2)])
        });
        assert_eq!(found, wanted.collect::<Vec<_>>());
    }
}
