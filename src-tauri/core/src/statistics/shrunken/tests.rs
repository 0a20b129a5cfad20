//! The mixture beside brute force: integrals over μ and θ by many small steps.

use super::{Estimate, Mean, Posterior};

const CASES: [&[Mean]; 4] = [
    &[of(0.4, 0.02), of(-0.1, 0.05), of(0.0, 0.01)],
    &[of(1.2, 0.2), of(0.1, 0.1)],
    &[
        of(5.0, 0.03),
        of(5.1, 0.3),
        of(4.7, 0.08),
        of(5.6, 0.02),
        of(4.9, 0.05),
        of(5.0, 0.5),
    ],
    &[of(0.0, 0.04), of(0.0, 0.04), of(0.0, 0.04)],
];

const fn of(mean: f64, variance: f64) -> Mean {
    Mean { mean, variance }
}

#[test]
fn the_mixture_is_a_dense_integral() {
    for levels in CASES {
        let posterior = Posterior::new(levels);
        for level in 0..levels.len() {
            Dense::new(levels, |at| at.effect(levels[level])).assert_is(posterior.estimate(level));
        }
        let pair = Dense::new(levels, |at| {
            let [(mean, variance), (other, of_other)] =
                [levels[0], levels[1]].map(|level| at.effect(level));
            (mean - other, variance + of_other)
        });
        pair.assert_is(posterior.difference(0, 1));
    }
}

#[test]
fn levels_that_are_alike_are_the_usual_post() {
    let posterior = Posterior::new(CASES[3]);
    let Estimate { ratio, low, high } = posterior.estimate(0);
    assert!((ratio - 1.0).abs() < 1e-12);
    assert!(low < 1.0 && high > 1.0 && (low * high - 1.0).abs() < 1e-6);
}

#[test]
fn a_level_differs_from_another_as_the_other_way_round() {
    let posterior = Posterior::new(CASES[1]);
    let (there, back) = (posterior.difference(0, 1), posterior.difference(1, 0));
    assert!((there.ratio * back.ratio - 1.0).abs() < 1e-9);
    assert!((there.low * back.high - 1.0).abs() < 1e-7);
    assert!(there.ratio > 1.0 && there.ratio < 1.1_f64.exp());
}

#[test]
fn levels_without_any_spread_are_no_division_by_zero() {
    let levels = [of(1.0, 0.0), of(2.0, 0.0)];
    let posterior = Posterior::new(&levels);
    let found = posterior.estimate(1);
    assert!(
        found.low.is_finite() && found.high.is_finite() && found.ratio > 1.0,
        "{found:?}"
    );
    let pair = posterior.difference(1, 0);
    assert!((pair.low.ln() - 1.0).abs() < 1e-3, "{pair:?}");
}

/// What is known of a level or of a pair, from every pair of τ and μ: how likely these are, and the mean and deviation then.
struct Dense {
    mean: f64,
    parts: Vec<(f64, f64, f64)>,
}

/// A τ and a μ.
#[derive(Clone, Copy)]
struct At {
    tau: f64,
    centre: f64,
}

impl At {
    /// Returns the mean and the variance of θ of a level.
    fn effect(self, Mean { mean, variance }: Mean) -> (f64, f64) {
        let kept = self.tau * self.tau / (self.tau * self.tau + variance);
        (kept * (mean - self.centre), kept * variance)
    }

    /// Returns how likely the means are.
    fn weight(self, levels: &[Mean]) -> f64 {
        let of_level = |level: &Mean| {
            let variance = self.tau * self.tau + level.variance;
            -0.5 * variance.ln() - 0.5 * (level.mean - self.centre).powi(2) / variance
        };
        let likelihood: f64 = levels.iter().map(of_level).sum();
        (likelihood - 0.5 * (self.tau / 0.5).powi(2)).exp()
    }
}

impl Dense {
    fn new(levels: &[Mean], effect: impl Fn(At) -> (f64, f64)) -> Self {
        let mut parts = Vec::new();
        for tau in (0..=60).map(|step| f64::from(step) * 0.025) {
            for centre in (0..=1400).map(|step| -6.0 + 0.0125 * f64::from(step)) {
                let at = At { tau, centre };
                let (mean, variance) = effect(at);
                parts.push((at.weight(levels), mean, variance.sqrt()));
            }
        }
        let sum: f64 = parts.iter().map(|(weight, ..)| weight).sum();
        parts.iter_mut().for_each(|part| part.0 /= sum);
        let mean = parts.iter().map(|(weight, mean, _)| weight * mean).sum();
        Self { mean, parts }
    }

    fn assert_is(&self, found: Estimate) {
        assert!(
            (found.ratio.ln() - self.mean).abs() < 1e-6,
            "{found:?} {}",
            self.mean
        );
        assert!(
            (self.below(found.low.ln()) - 0.05).abs() < 1e-6,
            "{found:?}"
        );
        assert!(
            (self.below(found.high.ln()) - 0.95).abs() < 1e-6,
            "{found:?}"
        );
    }

    /// Returns the probability that θ is at most `x`, by Simpson's rule.
    fn below(&self, x: f64) -> f64 {
        let likely = self.parts.iter().filter(|(weight, ..)| *weight > 1e-13);
        likely
            .map(|&(weight, mean, deviation)| weight * normal_below(x, mean, deviation))
            .sum()
    }
}

fn normal_below(x: f64, mean: f64, deviation: f64) -> f64 {
    const STEPS: u32 = 200;
    if deviation == 0.0 {
        return f64::from(u8::from(x >= mean));
    }
    let to = ((x - mean) / deviation).clamp(-8.0, 8.0);
    let step = (to + 8.0) / f64::from(STEPS);
    let density = |k: u32| (-0.5 * (f64::from(k) * step - 8.0).powi(2)).exp();
    let inner = (1..STEPS).map(|k| density(k) * if k % 2 == 1 { 4.0 } else { 2.0 });
    (density(0) + inner.sum::<f64>() + density(STEPS)) * step / 3.0 / std::f64::consts::TAU.sqrt()
}
