//! Totals of many posts: sums divided by sums, with intervals by drawing posts anew (Efron & Tibshirani 1993).

use super::shuffle::Random;

const RESAMPLES: usize = 2_000;

/// The fewest posts whose interval is told: percentile intervals of fewer are too narrow (Hesterberg 2015).
const LEAST: usize = 8;

/// The standard normal quantile of 95 %, for an interval of 90 %.
const NINETY: f64 = 1.644_853_626_951_472_7;

/// What a post adds to a rate. A mean is a rate with a denominator of 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    pub numerator: f64,
    pub denominator: f64,
}

/// A number and its 90 % interval; `None` where there are too few posts for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    pub value: f64,
    pub interval: Option<(f64, f64)>,
}

/// Returns the sum of the numerators divided by that of the denominators; `None` if the latter is 0.
pub fn rate(posts: &[Part], seed: u64) -> Option<Rate> {
    let value = divided(posts.iter().copied())?;
    let mut random = Random::new(seed);
    let interval = (posts.len() >= LEAST).then(|| interval(|| resampled(posts, &mut random)));
    Some(Rate {
        value,
        interval: interval.flatten(),
    })
}

/// Returns the rate of a period divided by the rate of the one before; `None` if one of them is unknown or the earlier
/// one is 0.
pub fn change(before: &[Part], now: &[Part], seed: u64) -> Option<Rate> {
    let ratio = |now: f64, before: f64| (before > 0.0).then(|| now / before);
    let value = ratio(
        divided(now.iter().copied())?,
        divided(before.iter().copied())?,
    )?;
    let mut random = Random::new(seed);
    let has_enough = before.len().min(now.len()) >= LEAST;
    let mut draw = || {
        ratio(
            resampled(now, &mut random)?,
            resampled(before, &mut random)?,
        )
    };
    let interval = has_enough.then(|| interval(&mut draw)).flatten();
    Some(Rate { value, interval })
}

/// Returns the interval of a share of few cases (Wilson 1927), at 90 %. `None` without cases.
pub fn share_interval(cases: u64, of: u64) -> Option<(f64, f64)> {
    if of == 0 {
        return None;
    }
    let (n, share) = (of as f64, (cases.min(of)) as f64 / of as f64);
    let square = NINETY * NINETY / n;
    let centre = (share + square / 2.0) / (1.0 + square);
    let reach = NINETY * (share * (1.0 - share) / n + square / (4.0 * n)).sqrt() / (1.0 + square);
    Some(((centre - reach).max(0.0), (centre + reach).min(1.0)))
}

fn divided(posts: impl Iterator<Item = Part>) -> Option<f64> {
    let add = |(above, below), part: Part| (above + part.numerator, below + part.denominator);
    let (above, below) = posts.fold((0.0, 0.0), add);
    (below > 0.0).then(|| above / below)
}

/// Returns the rate of as many posts drawn from these, each as often as it comes.
fn resampled(posts: &[Part], random: &mut Random) -> Option<f64> {
    divided((0..posts.len()).map(|_| posts[random.below(posts.len())]))
}

/// Returns the 5 % and 95 % points of drawn numbers. Draws without a number are left out; half of them must have one.
fn interval(mut draw: impl FnMut() -> Option<f64>) -> Option<(f64, f64)> {
    let mut drawn: Vec<f64> = (0..RESAMPLES).filter_map(|_| draw()).collect();
    drawn.sort_by(f64::total_cmp);
    (drawn.len() * 2 >= RESAMPLES).then(|| (percentile(&drawn, 0.05), percentile(&drawn, 0.95)))
}

/// Returns the number that a share of the sorted numbers is below, in between two of them where it must be.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, part) = (place.floor() as usize, place.fract());
    let next = sorted[(below + 1).min(sorted.len() - 1)];
    sorted[below] + part * (next - sorted[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `statsmodels.stats.proportion.proportion_confint(cases, of, 0.1, "wilson")`, statsmodels 0.15.
    const WILSON: &[(u64, u64, f64, f64)] = include!("fixtures/wilson.in");

    /// Numerators, denominators, and the interval of 200,000 resamples by `scipy.stats.bootstrap`, SciPy 1.17.
    const BOOTSTRAP: &[(&[f64], &[f64], f64, f64)] = include!("fixtures/bootstrap.in");

    #[test]
    fn the_interval_of_a_share_is_that_of_statsmodels() {
        for &(cases, of, low, high) in WILSON {
            let found = share_interval(cases, of).unwrap();
            assert!(
                (found.0 - low).abs() < 1e-12 && (found.1 - high).abs() < 1e-12,
                "{cases} of {of}: {found:?}"
            );
        }
        assert_eq!(share_interval(0, 0), None);
    }

    #[test]
    fn the_interval_of_a_rate_is_that_of_scipy_within_what_chance_does() {
        for (above, below, low, high) in BOOTSTRAP {
            let rate = rate(&parts(above, below), 3).unwrap();
            let (found_low, found_high) = rate.interval.unwrap();
            // A 5 % point of 2,000 draws is between the 3.5 % and the 6.5 % points; a tenth of the width covers that.
            let bound = 0.1 * (high - low);
            assert!((found_low - low).abs() < bound, "{found_low} {low}");
            assert!((found_high - high).abs() < bound, "{found_high} {high}");
        }
    }

    #[test]
    fn totals_are_sums_divided_by_sums() {
        let posts = parts(&[1.0, 90.0], &[10.0, 100.0]);
        let rate = rate(&posts, 1).unwrap();
        assert!((rate.value - 91.0 / 110.0).abs() < 1e-12);
        assert_eq!(rate.interval, None, "two posts are too few");
        assert_eq!(super::rate(&parts(&[1.0], &[0.0]), 1), None);
    }

    #[test]
    fn a_change_is_clear_only_where_posts_agree() {
        let before = parts(&[10.0; 12], &[100.0; 12]);
        let twice = parts(&[20.0; 12], &[100.0; 12]);
        let found = change(&before, &twice, 1).unwrap();
        assert!((found.value - 2.0).abs() < 1e-12);
        assert!(found.interval.unwrap().0 > 1.0);
        let scattered: Vec<f64> = (0..12)
            .map(|post| if post == 0 { 150.0 } else { 1.0 })
            .collect();
        let unclear = change(&before, &parts(&scattered, &[100.0; 12]), 1).unwrap();
        let (low, high) = unclear.interval.unwrap();
        assert!(low < 1.0 && high > 1.0, "{low} {high}");
        assert_eq!(change(&parts(&[0.0; 9], &[1.0; 9]), &before, 1), None);
    }

    #[test]
    fn twice_the_posts_narrow_the_interval() {
        let (above, below, ..) = BOOTSTRAP[0];
        let posts = parts(above, below);
        let width = |posts: &[Part]| {
            rate(posts, 5)
                .unwrap()
                .interval
                .map(|(low, high)| high - low)
        };
        assert!(width(&[posts.clone(), posts.clone()].concat()) < width(&posts));
    }

    fn parts(above: &[f64], below: &[f64]) -> Vec<Part> {
        let pair = |(&numerator, &denominator)| Part {
            numerator,
            denominator,
        };
        above.iter().zip(below).map(pair).collect()
    }
}
