//! Estimates of levels that are drawn together as far as their differences may be chance, with intervals.
//!
//! A level's mean m is normal around μ + θ with variance v; θ is normal around 0 with variance τ²; μ may be anything; τ is
//! half-normal with scale 0.5, since levels seldom differ by more than two to three times (Gelman 2006). τ is tried on a
//! grid, and the doubt about it is kept: an estimate is a mixture over the grid (James & Stein 1961; Efron & Morris 1975;
//! Rubin 1981; Morris 1983).

use super::normal::cumulative;

const STEPS: u32 = 60;
const STEP: f64 = 0.025;
const SCALE: f64 = 0.5;
/// The least variance of a mean, so that outcomes without any spread are no division by zero.
const LEAST: f64 = 1e-12;
const HALVINGS: u32 = 80;

/// The mean of a level and how sure it is.
#[derive(Clone, Copy)]
pub(super) struct Mean {
    pub(super) mean: f64,
    pub(super) variance: f64,
}

/// A level beside the usual post, as ratios: the estimate and its 90 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub ratio: f64,
    pub low: f64,
    pub high: f64,
}

impl Estimate {
    /// Returns true if the interval excludes 1.
    pub fn is_clear(&self) -> bool {
        self.low > 1.0 || self.high < 1.0
    }
}

/// What is known of the levels, given their means.
pub(super) struct Posterior<'a> {
    levels: &'a [Mean],
    grid: Vec<Point>,
}

/// What is known of the levels if τ has one value.
struct Point {
    /// How likely this τ is.
    weight: f64,
    variance: f64,
    /// The mean of all levels, and the sum of their weights.
    centre: f64,
    sum: f64,
}

/// One normal distribution of a mixture.
struct Part {
    weight: f64,
    /// The share of a level's distance from μ that is kept.
    kept: f64,
    mean: f64,
    variance: f64,
}

impl<'a> Posterior<'a> {
    pub(super) fn new(levels: &'a [Mean]) -> Self {
        let tau = |step| f64::from(step) * STEP;
        let (logarithms, mut grid): (Vec<f64>, Vec<Point>) = (0..=STEPS)
            .map(|step| Point::new(levels, tau(step)))
            .unzip();
        let largest = logarithms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = logarithms.iter().map(|log| (log - largest).exp()).collect();
        let sum: f64 = weights.iter().sum();
        for (point, weight) in grid.iter_mut().zip(weights) {
            point.weight = weight / sum;
        }
        Self { levels, grid }
    }

    /// Returns a level beside the usual post.
    pub(super) fn estimate(&self, level: usize) -> Estimate {
        let parts = self
            .grid
            .iter()
            .map(|point| point.effect(self.levels[level]));
        of_mixture(&parts.collect::<Vec<_>>())
    }

    /// Returns one level beside another one. The doubt about μ, which both share, counts only as far as they are drawn
    /// towards it differently.
    pub(super) fn difference(&self, level: usize, other: usize) -> Estimate {
        let part = |point: &Point| {
            let [level, other] = [level, other].map(|place| point.effect(self.levels[place]));
            let shared = 2.0 * level.kept * other.kept / point.sum;
            Part {
                mean: level.mean - other.mean,
                variance: (level.variance + other.variance - shared).max(0.0),
                ..level
            }
        };
        of_mixture(&self.grid.iter().map(part).collect::<Vec<_>>())
    }
}

impl Point {
    /// Returns the logarithm of the weight of a τ, and what is known of the levels with it.
    fn new(levels: &[Mean], tau: f64) -> (f64, Self) {
        let variance = tau * tau;
        let weight = |level: &Mean| 1.0 / (variance + level.variance.max(LEAST));
        let sum: f64 = levels.iter().map(weight).sum();
        let weighted: f64 = levels.iter().map(|level| weight(level) * level.mean).sum();
        let centre = weighted / sum;
        let spread =
            |level: &Mean| -weight(level).ln() + weight(level) * (level.mean - centre).powi(2);
        let spreads: f64 = levels.iter().map(spread).sum();
        let logarithm = -0.5 * (spreads + sum.ln() + (tau / SCALE).powi(2));
        let point = Self {
            weight: 0.0,
            variance,
            centre,
            sum,
        };
        (logarithm, point)
    }

    fn effect(&self, level: Mean) -> Part {
        let of_mean = level.variance.max(LEAST);
        let kept = self.variance / (self.variance + of_mean);
        Part {
            weight: self.weight,
            kept,
            mean: kept * (level.mean - self.centre),
            variance: kept * of_mean + kept * kept / self.sum,
        }
    }
}

fn of_mixture(parts: &[Part]) -> Estimate {
    let mean: f64 = parts.iter().map(|part| part.weight * part.mean).sum();
    Estimate {
        ratio: mean.exp(),
        low: quantile(parts, 0.05).exp(),
        high: quantile(parts, 0.95).exp(),
    }
}

/// Returns the number that the mixture is below with a probability, by bisection.
fn quantile(parts: &[Part], probability: f64) -> f64 {
    let reach = |part: &Part| 9.0 * part.variance.sqrt() + LEAST;
    let lowest = parts.iter().map(|part| part.mean - reach(part));
    let highest = parts.iter().map(|part| part.mean + reach(part));
    let mut low = lowest.fold(f64::INFINITY, f64::min);
    let mut high = highest.fold(f64::NEG_INFINITY, f64::max);
    for _ in 0..HALVINGS {
        if high - low < 1e-10 {
            break;
        }
        let middle = 0.5 * (low + high);
        match below(parts, middle) < probability {
            true => low = middle,
            false => high = middle,
        }
    }
    0.5 * (low + high)
}

/// Returns the probability that the mixture is at most `x`.
fn below(parts: &[Part], x: f64) -> f64 {
    let part = |part: &Part| match part.variance > 0.0 {
        true => part.weight * cumulative((x - part.mean) / part.variance.sqrt()),
        false => part.weight * f64::from(u8::from(x >= part.mean)),
    };
    parts.iter().map(part).sum()
}

#[cfg(test)]
#[path = "shrunken/tests.rs"]
mod tests;
