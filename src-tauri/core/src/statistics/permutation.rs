//! Tests whether outcomes differ between levels at all: by how often chance alone would give as large a difference
//! (Good 2005; Phipson & Smyth 2010).

use super::shuffle::Random;
use super::strata::Strata;
use super::sums::{LEVELS, Levels};
use crate::{Cancellation, Result};

/// How many random orders are compared with the one that happened.
pub(super) const SHUFFLES: u32 = 4_999;

/// Two sums of the same numbers in another order may differ by this share.
const ROUNDING: f64 = 1e-9;

/// Returns for each factor the share of orders, the real one included, in which its levels differ at least as much as
/// they do. Outcomes are shuffled within strata, for all factors at once. `factors` have the level of each post.
pub(super) fn p_values(
    outcomes: &[f64],
    strata: &Strata,
    factors: &[&[u8]],
    seed: u64,
    cancellation: &Cancellation,
) -> Result<Vec<f64>> {
    let (posts, ranges) = strata.together();
    let centred = strata.centred(outcomes);
    let mut values: Vec<f64> = posts.iter().map(|&post| centred[post]).collect();
    let in_order = |levels: &&[u8]| posts.iter().map(|&post| levels[post]).collect();
    let tests = Tests::new(&factors.iter().map(in_order).collect::<Vec<_>>());
    let real = tests.differences(&values);
    let mut random = Random::new(seed);
    let mut at_least = vec![1_u32; factors.len()];
    for _ in 0..SHUFFLES {
        cancellation.check()?;
        for range in &ranges {
            random.shuffle(&mut values[range.clone()]);
        }
        let differences = tests.differences(&values);
        for ((difference, real), count) in differences.iter().zip(&real).zip(&mut at_least) {
            *count += u32::from(is_at_least(*difference, *real));
        }
    }
    let share = |count: u32| f64::from(count) / f64::from(SHUFFLES + 1);
    Ok(at_least.into_iter().map(share).collect())
}

/// Returns true if a difference is at least the real one, but for rounding.
pub(super) fn is_at_least(difference: f64, real: f64) -> bool {
    difference >= real * (1.0 - ROUNDING)
}

/// The level of each post in each factor, and how many posts each level has.
struct Tests {
    levels: Levels,
    counts: Vec<Vec<f64>>,
}

impl Tests {
    fn new(factors: &[Vec<u8>]) -> Self {
        Self {
            levels: Levels::new(factors),
            counts: factors.iter().map(|levels| counts(levels)).collect(),
        }
    }

    /// Returns for each factor the sum of n·mean² over its levels.
    fn differences(&self, values: &[f64]) -> Vec<f64> {
        let mut differences = Vec::with_capacity(self.counts.len());
        self.levels.sum(values, |factor, sums| {
            let levels = sums.iter().zip(&self.counts[factor]);
            let used = levels.filter(|&(_, &count)| count > 0.0);
            differences.push(used.map(|(sum, count)| sum * sum / count).sum());
        });
        differences
    }
}

fn counts(levels: &[u8]) -> Vec<f64> {
    let mut counts = vec![0.0; LEVELS];
    for &level in levels {
        counts[usize::from(level) % LEVELS] += 1.0;
    }
    let used = counts.iter().rposition(|&count| count > 0.0);
    counts.truncate(used.map_or(0, |last| last + 1));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Outcomes, levels, and how many of all 720 orders differ at least as much, computed with `itertools.permutations`, Python 3.
    const EXACT: &[([f64; 6], [u8; 6], f64)] = include!("fixtures/exact.in");

    #[test]
    fn the_p_value_of_all_orders_is_the_exact_one() {
        for (outcomes, levels, wanted) in EXACT {
            let centred = Strata {
                of: vec![0; 6],
                count: 1,
            }
            .centred(outcomes);
            let tests = Tests::new(&[levels.to_vec()]);
            let real = tests.differences(&centred)[0];
            let orders = orders(&centred).into_iter();
            let count = orders.filter(|order| is_at_least(tests.differences(order)[0], real));
            assert_eq!(count.count() as f64, *wanted, "{outcomes:?} {levels:?}");
        }
    }

    #[test]
    fn the_p_value_of_random_orders_is_near_the_exact_one() {
        for (outcomes, levels, orders) in EXACT {
            let exact = orders / 720.0;
            let strata = Strata {
                of: vec![0; 6],
                count: 1,
            };
            let found =
                p_values(outcomes, &strata, &[levels], 7, &Cancellation::default()).unwrap()[0];
            // Four standard errors of 4,999 draws, and one draw for the order that happened.
            let bound = 4.0 * (exact * (1.0 - exact) / 4_999.0).sqrt() + 1.0 / 5_000.0;
            assert!(
                (found - exact).abs() <= bound,
                "{outcomes:?}: {found} {exact}"
            );
        }
    }

    #[test]
    fn nothing_is_shuffled_between_strata() {
        // Within each stratum all outcomes are alike, so no order differs from the one that happened.
        let outcomes = [1.0, 1.0, 1.0, 5.0, 5.0, 5.0];
        let strata = Strata {
            of: vec![0, 0, 0, 1, 1, 1],
            count: 2,
        };
        let levels: &[u8] = &[0, 0, 0, 1, 1, 1];
        let p = p_values(&outcomes, &strata, &[levels], 1, &Cancellation::default()).unwrap();
        assert_eq!(p, [1.0]);
    }

    #[test]
    fn it_can_be_cancelled() {
        let cancellation = Cancellation::default();
        cancellation.cancel();
        let strata = Strata {
            of: vec![0; 2],
            count: 1,
        };
        assert!(p_values(&[1.0, 2.0], &strata, &[&[0, 1]], 1, &cancellation).is_err());
    }

    fn orders(values: &[f64]) -> Vec<Vec<f64>> {
        if values.len() < 2 {
            return vec![values.to_vec()];
        }
        let with_first = |first: usize| {
            let mut rest = values.to_vec();
            let value = rest.remove(first);
            orders(&rest)
                .into_iter()
                .map(move |order| [vec![value], order].concat())
        };
        (0..values.len()).flat_map(with_first).collect()
    }
}
