//! The normal distribution.

/// Returns the probability that a standard normal number is at most `x`, exact to about 1e-15.
///
/// For |x| < 3 the series x + x³/3 + x⁵/(3·5) + …, beyond that the continued fraction of the tail (Abramowitz & Stegun
/// 1964, 26.2.11 and 26.2.14).
pub(super) fn cumulative(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.abs() < 3.0 {
        return 0.5 + density(x) * series(x);
    }
    let tail = density(x) * fraction(x.abs());
    if x > 0.0 { 1.0 - tail } else { tail }
}

fn density(x: f64) -> f64 {
    (-0.5 * x * x).exp() / std::f64::consts::TAU.sqrt()
}

fn series(x: f64) -> f64 {
    let mut term = x;
    let mut sum = x;
    let mut odd = 1.0;
    while term.abs() > 1e-17 {
        odd += 2.0;
        term *= x * x / odd;
        sum += term;
    }
    sum
}

/// Returns 1/(x + 1/(x + 2/(x + 3/(x + …)))).
fn fraction(x: f64) -> f64 {
    let below = (1..=100).rev().fold(x, |below, k| x + f64::from(k) / below);
    1.0 / below
}

#[cfg(test)]
mod tests {
    use super::cumulative;

    /// `scipy.stats.norm.cdf`, SciPy 1.17.
    const TABLE: [(f64, f64); 12] = include!("fixtures/normal.in");

    #[test]
    fn the_probabilities_are_those_of_scipy() {
        for (x, wanted) in TABLE {
            let found = cumulative(x);
            assert!((found - wanted).abs() <= 1e-14, "{x}: {found} {wanted}");
        }
        assert_eq!(cumulative(f64::INFINITY), 1.0);
        assert_eq!(cumulative(f64::NEG_INFINITY), 0.0);
    }
}
