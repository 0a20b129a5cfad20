//! How large a difference would have to be to be noticed, and how many posts it takes to notice one.

/// The sum of the normal quantiles of 5 % on two sides and of 80 % power (Cohen 1988).
const NOTICED: f64 = 2.80;

/// Returns the smallest ratio of a level to the rest that is noticed in four of five tries at 5 %. `spread` is the
/// standard deviation of the outcomes (of logarithms), `information` that of the level within its strata. `None` without
/// information.
pub fn noticeable_ratio(spread: f64, information: f64) -> Option<f64> {
    (information > 0.0).then(|| (NOTICED * spread / information.sqrt()).exp())
}

/// Returns how many posts a level that is the `share` of all posts must have for a `ratio` to be noticed in four of five
/// tries. `None` for a ratio of 1 or a share that isn't between 0 and 1.
pub fn posts_needed(spread: f64, ratio: f64, share: f64) -> Option<u32> {
    let logarithm = ratio.ln();
    let is_possible = logarithm.is_finite() && logarithm != 0.0 && share > 0.0 && share < 1.0;
    is_possible.then(|| ((NOTICED * spread / logarithm).powi(2) / (1.0 - share)).ceil() as u32)
}

#[cfg(test)]
mod tests {
    use super::{noticeable_ratio, posts_needed};

    #[test]
    fn few_posts_notice_only_large_ratios() {
        for (level, all, wanted) in [
            (5.0, 50.0, 3.7),
            (10.0, 100.0, 2.5),
            (20.0, 200.0, 1.9),
            (40.0, 400.0, 1.6),
        ] {
            let information = level * (all - level) / all;
            let ratio = noticeable_ratio(1.0, information).unwrap();
            assert!((ratio - wanted).abs() < 0.06, "{level} of {all}: {ratio}");
        }
        assert_eq!(noticeable_ratio(1.0, 0.0), None);
    }

    #[test]
    fn as_many_posts_as_are_needed_notice_the_ratio() {
        let needed = posts_needed(1.1, 1.5, 0.5).unwrap();
        let information = f64::from(needed) * 0.5;
        assert!(noticeable_ratio(1.1, information).unwrap() <= 1.5);
        assert!(noticeable_ratio(1.1, information - 0.5).unwrap() > 1.5);
        assert_eq!(posts_needed(1.0, 1.0, 0.5), None);
        assert_eq!(posts_needed(1.0, 2.0, 1.0), None);
    }
}
