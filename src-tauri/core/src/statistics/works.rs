//! What works: for each factor of a channel's posts, whether it makes a difference that these posts can show, and how
//! much each of its levels differs from the usual post.

use super::additive::Fit;
use super::holm::adjusted;
use super::noticeable::noticeable_ratio;
use super::permutation::p_values;
use super::shrunken::{Estimate, Mean, Posterior};
use super::strata::Strata;
use crate::{Cancellation, Result};

/// The fewest posts of a channel that are compared at all.
pub const LEAST_POSTS: usize = 20;
/// The fewest posts of a level that something is claimed of; two levels must have as many for a factor to be tested.
pub const LEAST_OF_LEVEL: u32 = 5;
/// The least information of a level that is estimated.
const LEAST_INFORMATION: f64 = 0.5;
/// A factor passes if its adjusted p-value is at most this.
const PASSES: f64 = 0.05;

/// The posts of one channel: lists with an element for each post.
pub struct Posts<'a> {
    /// ln(1 + engagements), or another outcome whose differences are ratios.
    pub outcomes: &'a [f64],
    /// When each post was published, in any unit.
    pub times: &'a [i64],
    pub formats: &'a [u16],
}

/// What posts differ in, such as their weekday.
pub struct Factor {
    /// The level of each post.
    pub levels: Vec<u8>,
    /// True for the format itself, which then is nothing that posts are compared within.
    pub is_format: bool,
}

/// What a factor does.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub p: f64,
    /// The p-value adjusted for all factors of the channel having been tested.
    pub adjusted: f64,
    /// The levels that have posts, in the order of their numbers.
    pub levels: Vec<Level>,
    /// The second level beside the first one, where there are two. With two levels, the usual post that each is beside
    /// is known badly, while their difference is known well.
    pub pair: Option<Estimate>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    pub level: u8,
    pub posts: u32,
    /// The level's own mean beside that of all levels, as a ratio.
    pub raw: f64,
    /// `None` where posts that are alike but for the level are too few.
    pub estimate: Option<Estimate>,
    /// The smallest ratio that would have been noticed in four of five tries; `None` where nothing could have been.
    pub noticeable: Option<f64>,
    /// True if the level may be called different from the usual post.
    pub claim: bool,
}

impl Effect {
    /// Returns true if the factor may be called an effect.
    pub fn passes(&self) -> bool {
        self.adjusted <= PASSES
    }
}

/// Returns what each factor does; `None` for a factor of which fewer than two levels have enough posts, and for all of
/// them if the channel has too few. The order of the posts is of no matter.
pub fn works(
    posts: &Posts<'_>,
    factors: &[Factor],
    seed: u64,
    cancellation: &Cancellation,
) -> Result<Vec<Option<Effect>>> {
    let mut order: Vec<usize> = (0..posts.outcomes.len()).collect();
    order.sort_by(|&a, &b| {
        let by_outcome = posts.outcomes[a].total_cmp(&posts.outcomes[b]);
        posts.times[a].cmp(&posts.times[b]).then(by_outcome)
    });
    let factors: Vec<Factor> = factors
        .iter()
        .map(|factor| factor.ordered(&order))
        .collect();
    let posts = Posts {
        outcomes: &ordered(posts.outcomes, &order),
        times: &ordered(posts.times, &order),
        formats: &ordered(posts.formats, &order),
    };
    in_order(&posts, &factors, seed, cancellation)
}

fn ordered<T: Copy>(values: &[T], order: &[usize]) -> Vec<T> {
    order.iter().map(|&post| values[post]).collect()
}

impl Factor {
    fn ordered(&self, order: &[usize]) -> Self {
        Self {
            levels: ordered(&self.levels, order),
            is_format: self.is_format,
        }
    }
}

fn in_order(
    posts: &Posts<'_>,
    factors: &[Factor],
    seed: u64,
    cancellation: &Cancellation,
) -> Result<Vec<Option<Effect>>> {
    let tested: Vec<&Factor> = factors
        .iter()
        .filter(|factor| is_testable(posts, factor))
        .collect();
    let strata = [false, true].map(|is_format| strata(posts, is_format));
    let mut p = vec![0.0; tested.len()];
    for (is_format, strata) in [false, true].into_iter().zip(&strata) {
        let places = (0..tested.len()).filter(|&place| tested[place].is_format == is_format);
        let places: Vec<usize> = places.collect();
        let levels: Vec<&[u8]> = places
            .iter()
            .map(|&place| &tested[place].levels[..])
            .collect();
        let found = tested_together(posts, strata, &levels, seed, cancellation)?;
        for (place, found) in places.into_iter().zip(found) {
            p[place] = found;
        }
    }
    let mut effects = p.iter().zip(adjusted(&p)).zip(tested);
    let effect = |factor: &Factor| {
        let ((p, adjusted), _) = is_testable(posts, factor).then(|| effects.next())??;
        let strata = &strata[usize::from(factor.is_format)];
        Some(effect(posts, strata, factor, *p, adjusted))
    };
    Ok(factors.iter().map(effect).collect())
}

fn tested_together(
    posts: &Posts<'_>,
    strata: &Strata,
    levels: &[&[u8]],
    seed: u64,
    cancellation: &Cancellation,
) -> Result<Vec<f64>> {
    match levels.is_empty() {
        true => Ok(Vec::new()),
        false => p_values(posts.outcomes, strata, levels, seed, cancellation),
    }
}

fn is_testable(posts: &Posts<'_>, factor: &Factor) -> bool {
    let (names, of) = numbered(&factor.levels);
    let enough = counts(&of, names.len())
        .into_iter()
        .filter(|&count| count >= LEAST_OF_LEVEL);
    posts.outcomes.len() >= LEAST_POSTS && enough.count() >= 2
}

fn strata(posts: &Posts<'_>, is_format: bool) -> Strata {
    match is_format {
        true => Strata::new(posts.times, &vec![0; posts.times.len()]),
        false => Strata::new(posts.times, posts.formats),
    }
}

fn effect(posts: &Posts<'_>, strata: &Strata, factor: &Factor, p: f64, adjusted: f64) -> Effect {
    let (names, of) = numbered(&factor.levels);
    let fit = Fit::new(posts.outcomes, strata, &of, names.len());
    let mean = weighted_mean(&fit);
    let Estimates { of_levels, pair } = estimates(&fit);
    let passes = adjusted <= PASSES;
    let level = |(place, (&level, estimate)): (usize, (&u8, Option<Estimate>))| {
        let posts = fit.counts[place] as u32;
        let is_clear = estimate.is_some_and(|estimate| estimate.is_clear());
        let noticeable = |variance: f64| noticeable_ratio(variance.sqrt(), fit.information[place]);
        Level {
            level,
            posts,
            raw: (fit.means[place] - mean).exp(),
            estimate,
            noticeable: fit.variance.and_then(noticeable),
            claim: passes && posts >= LEAST_OF_LEVEL && is_clear,
        }
    };
    let levels = names.iter().zip(of_levels).enumerate().map(level).collect();
    Effect {
        p,
        adjusted,
        levels,
        pair,
    }
}

fn weighted_mean(fit: &Fit) -> f64 {
    let all: f64 = fit.counts.iter().sum();
    let sum: f64 = fit
        .means
        .iter()
        .zip(&fit.counts)
        .map(|(mean, count)| mean * count)
        .sum();
    sum / all
}

struct Estimates {
    of_levels: Vec<Option<Estimate>>,
    pair: Option<Estimate>,
}

/// Returns the estimates of the levels that strata tell enough of.
fn estimates(fit: &Fit) -> Estimates {
    let known = (0..fit.means.len()).filter(|&level| fit.information[level] >= LEAST_INFORMATION);
    let known: Vec<usize> = known.collect();
    let mut of_levels = vec![None; fit.means.len()];
    let Some(variance) = fit.variance.filter(|_| known.len() > 1) else {
        return Estimates {
            of_levels,
            pair: None,
        };
    };
    let mean = |&level: &usize| Mean {
        mean: fit.means[level],
        variance: variance / fit.effective_count(level),
    };
    let means: Vec<Mean> = known.iter().map(mean).collect();
    let posterior = Posterior::new(&means);
    for (place, &level) in known.iter().enumerate() {
        of_levels[level] = Some(posterior.estimate(place));
    }
    let pair = (of_levels.len() == 2).then(|| posterior.difference(1, 0));
    Estimates { of_levels, pair }
}

/// Returns the levels that occur, in order, and the place among them of each post's level.
fn numbered(levels: &[u8]) -> (Vec<u8>, Vec<usize>) {
    let mut names = levels.to_vec();
    names.sort_unstable();
    names.dedup();
    let place = |level| names.partition_point(|name| name < level);
    let of = levels.iter().map(place).collect();
    (names, of)
}

fn counts(of: &[usize], count: usize) -> Vec<u32> {
    let mut counts = vec![0; count];
    for &level in of {
        counts[level] += 1;
    }
    counts
}

#[cfg(test)]
#[path = "works/simulations.rs"]
pub(super) mod simulations;
#[cfg(test)]
#[path = "works/tests.rs"]
mod tests;
