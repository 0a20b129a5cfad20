//! Fits outcomes by a stratum and a level: y ≈ stratum + level.

use super::strata::{Strata, means};

const ROUNDS: u32 = 200;
const SETTLED: f64 = 1e-9;

/// The means of levels beside strata. All lists have an element for each level.
pub(super) struct Fit {
    /// How many posts the level has.
    pub(super) counts: Vec<f64>,
    /// The mean of the level, up to a number that is the same for all.
    pub(super) means: Vec<f64>,
    /// How much the strata tell of the level: the sum of n·(N − n)/N over strata of N posts of which n are of the level.
    pub(super) information: Vec<f64>,
    /// The variance of an outcome; `None` without a degree of freedom.
    pub(super) variance: Option<f64>,
}

impl Fit {
    /// Fits by alternating both sets of means until nothing moves. Every level has a post.
    pub(super) fn new(
        outcomes: &[f64],
        strata: &Strata,
        levels: &[usize],
        level_count: usize,
    ) -> Self {
        let mut of_level = vec![0.0; level_count];
        let mut of_stratum = vec![0.0; strata.count];
        for _ in 0..ROUNDS {
            of_stratum = means(&less(outcomes, levels, &of_level), &strata.of, strata.count);
            let next = means(
                &less(outcomes, &strata.of, &of_stratum),
                levels,
                level_count,
            );
            let moved = next
                .iter()
                .zip(&of_level)
                .any(|(next, now)| (next - now).abs() > SETTLED);
            of_level = next;
            if !moved {
                break;
            }
        }
        let residuals = less(&less(outcomes, levels, &of_level), &strata.of, &of_stratum);
        Self {
            counts: counts(levels, level_count),
            information: information(strata, levels, level_count),
            variance: variance(&residuals, level_count + strata.count),
            means: of_level,
        }
    }

    /// Returns the number of posts that a level would have to have without strata to be known as well.
    pub(super) fn effective_count(&self, level: usize) -> f64 {
        let all: f64 = self.counts.iter().sum();
        self.information[level] * all / (all - self.counts[level])
    }
}

fn less(values: &[f64], group_of: &[usize], of_group: &[f64]) -> Vec<f64> {
    let pairs = values.iter().zip(group_of);
    pairs
        .map(|(value, &group)| value - of_group[group])
        .collect()
}

fn counts(levels: &[usize], level_count: usize) -> Vec<f64> {
    let mut counts = vec![0.0; level_count];
    for &level in levels {
        counts[level] += 1.0;
    }
    counts
}

fn information(strata: &Strata, levels: &[usize], level_count: usize) -> Vec<f64> {
    let (posts, ranges) = strata.together();
    let mut information = vec![0.0; level_count];
    for range in ranges {
        let stratum: Vec<usize> = posts[range].iter().map(|&post| levels[post]).collect();
        let all = stratum.len() as f64;
        for (level, count) in counts(&stratum, level_count).into_iter().enumerate() {
            information[level] += count * (all - count) / all;
        }
    }
    information
}

/// Returns the mean square of the residuals, by the degrees of freedom that are left once `means` means, one of which
/// follows from the others, are known.
fn variance(residuals: &[f64], means: usize) -> Option<f64> {
    let freedom = (residuals.len() + 1)
        .checked_sub(means)
        .filter(|&freedom| freedom > 0)?;
    let squares: f64 = residuals.iter().map(|residual| residual * residual).sum();
    Some(squares / freedom as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A least-squares fit of dummies by `statsmodels.api.OLS`, statsmodels 0.15.
    struct Ols {
        outcomes: &'static [f64],
        strata: &'static [usize],
        levels: &'static [usize],
        /// Level means less the first one's.
        means: &'static [f64],
        variance: f64,
    }

    #[test]
    fn the_fit_is_that_of_least_squares() {
        for case in include!("fixtures/ols.in") {
            let count = 1 + case.strata.iter().max().unwrap();
            let strata = Strata {
                of: case.strata.to_vec(),
                count,
            };
            let fit = Fit::new(case.outcomes, &strata, case.levels, case.means.len());
            for (found, wanted) in fit.means.iter().zip(case.means) {
                let found = found - fit.means[0];
                assert!((found - wanted).abs() < 1e-6, "{found} {wanted}");
            }
            assert!((fit.variance.unwrap() - case.variance).abs() < 1e-9);
        }
    }

    #[test]
    fn the_effective_count_is_the_count_in_one_stratum() {
        let strata = Strata {
            of: vec![0; 6],
            count: 1,
        };
        let fit = Fit::new(
            &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
            &strata,
            &[0, 0, 1, 1, 1, 2],
            3,
        );
        for (level, count) in [2.0, 3.0, 1.0].into_iter().enumerate() {
            assert!((fit.effective_count(level) - count).abs() < 1e-12);
        }
    }

    #[test]
    fn a_level_alone_in_its_stratum_tells_nothing() {
        let strata = Strata {
            of: vec![0, 0, 1, 1],
            count: 2,
        };
        let fit = Fit::new(&[1.0, 2.0, 3.0, 4.0], &strata, &[0, 1, 2, 2], 3);
        assert_eq!(fit.information, [0.5, 0.5, 0.0]);
        assert_eq!(fit.variance, None);
    }
}
