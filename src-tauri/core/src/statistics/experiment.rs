//! Experiments: two arms, assigned by chance within pairs of neighbouring posts, and read once.

use super::additive::Fit;
use super::noticeable::{noticeable_ratio, posts_needed};
use super::permutation::{SHUFFLES, is_at_least};
use super::shrunken::{Estimate, Mean, Posterior};
use super::shuffle::Random;
use super::strata::Strata;

/// The outcomes of two neighbouring posts, one of each arm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    pub first: f64,
    pub second: f64,
}

/// Which arm did better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    First,
    Second,
    NoClearDifference,
}

/// What an experiment gave once it was over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    pub verdict: Verdict,
    pub p: f64,
    /// The first arm beside the second one.
    pub estimate: Estimate,
    /// The smallest ratio that would have been noticed in four of five tries.
    pub noticeable: f64,
}

/// Returns true for each pair whose first post gets the first arm.
pub fn assigned(pairs: usize, seed: u64) -> Vec<bool> {
    let mut random = Random::new(seed);
    (0..pairs).map(|_| random.below(2) == 0).collect()
}

/// How many times as many posts an experiment needs as two levels: its arms are read once, by a test of which the interval must
/// agree. Found by the simulations below.
const STRICTER: f64 = 1.25;

/// Returns how many posts each arm must have for a `ratio` to be found in four of five tries. `None` for a ratio of 1.
pub fn posts_an_arm(spread: f64, ratio: f64) -> Option<u32> {
    let needed = posts_needed(spread, ratio, 0.5)?;
    Some((STRICTER * f64::from(needed)).ceil() as u32)
}

/// Reads an experiment. `None` with fewer than two pairs.
pub fn read(pairs: &[Pair], seed: u64) -> Option<Reading> {
    let fit = fit(pairs);
    let variance = fit.variance?;
    let mean = |arm| Mean {
        mean: fit.means[arm],
        variance: variance / fit.effective_count(arm),
    };
    let estimate = Posterior::new(&[mean(0), mean(1)]).difference(0, 1);
    let p = p_value(pairs, seed);
    Some(Reading {
        verdict: verdict(p, &estimate),
        p,
        estimate,
        noticeable: noticeable_ratio(variance.sqrt(), fit.information[0])?,
    })
}

fn verdict(p: f64, estimate: &Estimate) -> Verdict {
    match p <= 0.05 && estimate.is_clear() {
        true if estimate.ratio > 1.0 => Verdict::First,
        true => Verdict::Second,
        false => Verdict::NoClearDifference,
    }
}

/// Fits the arms beside the pairs, each of which is a stratum.
fn fit(pairs: &[Pair]) -> Fit {
    let outcomes: Vec<f64> = pairs
        .iter()
        .flat_map(|pair| [pair.first, pair.second])
        .collect();
    let strata = Strata {
        of: (0..outcomes.len()).map(|post| post / 2).collect(),
        count: pairs.len(),
    };
    Fit::new(&outcomes, &strata, &[0, 1].repeat(pairs.len()), 2)
}

/// Returns the share of assignments, the real one included, that differ at least as much as the real one. The arms of a
/// pair are exchanged by chance.
fn p_value(pairs: &[Pair], seed: u64) -> f64 {
    let differences: Vec<f64> = pairs.iter().map(|pair| pair.first - pair.second).collect();
    let real = differences.iter().sum::<f64>().powi(2);
    let mut random = Random::new(seed);
    let mut exchanged = || {
        let signed = differences.iter().map(|difference| match random.below(2) {
            0 => *difference,
            _ => -difference,
        });
        signed.sum::<f64>().powi(2)
    };
    let count = (0..SHUFFLES)
        .filter(|_| is_at_least(exchanged(), real))
        .count() as f64;
    (count + 1.0) / f64::from(SHUFFLES + 1)
}

#[cfg(test)]
mod simulations;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn exchanged_arms_have_the_mirror_image_of_the_verdict(
            pairs in prop::collection::vec((0.0..9.0_f64, 0.0..9.0_f64), 2..12), seed: u64
        ) {
            let forth: Vec<Pair> = pairs.iter().map(|&(first, second)| Pair { first, second }).collect();
            let back: Vec<Pair> = pairs.iter().map(|&(second, first)| Pair { first, second }).collect();
            let (forth, back) = (read(&forth, seed).unwrap(), read(&back, seed).unwrap());
            let mirrored = match forth.verdict {
                Verdict::First => Verdict::Second,
                Verdict::Second => Verdict::First,
                Verdict::NoClearDifference => Verdict::NoClearDifference,
            };
            prop_assert_eq!(back.verdict, mirrored);
            prop_assert_eq!(back.p, forth.p);
            prop_assert!((back.estimate.ratio * forth.estimate.ratio - 1.0).abs() < 1e-9);
            prop_assert!((back.estimate.low * forth.estimate.high - 1.0).abs() < 1e-6);
        }

        #[test]
        fn more_pairs_leave_the_arms_of_earlier_ones_as_they_are(few in 0..50_usize, more in 0..50_usize, seed: u64) {
            let all = assigned(few + more, seed);
            prop_assert_eq!(&all[..few], &assigned(few, seed)[..]);
        }
    }

    #[test]
    fn the_p_value_is_near_that_of_all_assignments() {
        // Of the 2⁵ assignments of differences 1, 2, 3, 4, 5 only two are as far from 0.
        let pairs: Vec<Pair> = (1..=5)
            .map(|k| Pair {
                first: f64::from(k),
                second: 0.0,
            })
            .collect();
        let p = read(&pairs, 1).unwrap().p;
        assert!((p - 2.0 / 32.0).abs() < 0.014, "{p}");
    }

    #[test]
    fn a_clear_difference_has_a_verdict_and_its_mirror_image_the_other() {
        let pair = |k: u32| Pair {
            first: 4.0 + f64::from(k % 5) * 0.1,
            second: 3.2 + f64::from(k % 3) * 0.1,
        };
        let pairs: Vec<Pair> = (0..20).map(pair).collect();
        let reading = read(&pairs, 1).unwrap();
        assert_eq!(reading.verdict, Verdict::First);
        let planted = 0.905_f64.exp();
        assert!(
            reading.estimate.low < planted && planted < reading.estimate.high,
            "{reading:?}"
        );
        let mirrored = pairs.iter().map(|pair| Pair {
            first: pair.second,
            second: pair.first,
        });
        let mirrored = read(&mirrored.collect::<Vec<_>>(), 1).unwrap();
        assert_eq!(mirrored.verdict, Verdict::Second);
        assert!((mirrored.estimate.ratio * reading.estimate.ratio - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_pairs_share_is_no_difference() {
        let pair = |k: u32| Pair {
            first: f64::from(k) + f64::from(k % 2),
            second: f64::from(k) + f64::from((k + 1) % 2),
        };
        let reading = read(&(0..20).map(pair).collect::<Vec<_>>(), 1).unwrap();
        assert_eq!(reading.verdict, Verdict::NoClearDifference);
        assert!(reading.noticeable > 1.0);
        assert_eq!(read(&[], 1), None);
        assert_eq!(read(&[pair(1)], 1), None);
    }

    #[test]
    fn arms_are_assigned_by_chance_and_by_the_seed_alone() {
        let arms = assigned(1000, 5);
        assert_eq!(arms, assigned(1000, 5));
        assert_ne!(arms, assigned(1000, 6));
        let first = arms.iter().filter(|&&first| first).count();
        assert!((450..550).contains(&first), "{first}");
    }
}
