//! Many made experiments: twice as much is found as often as the number of posts promises, and where both arms are alike,
//! hardly one gets a verdict. The long ones run with `cargo xtask test --long`.

use super::super::shuffle::Random;
use super::super::works::simulations::Chance;
use super::*;

/// Returns an experiment whose first arm does better by `effect`, with a trend and luck that pairs share.
fn made(pairs: u32, effect: f64, seed: u64) -> Vec<Pair> {
    let mut chance = Chance(Random::new(seed.wrapping_mul(0x5851_f42d_4c95_7f2d)));
    let pair = |number: u32| {
        let shared = 3.5 + f64::from(number) / f64::from(pairs) + 0.5 * chance.normal();
        let mut outcome = |arm: f64| {
            let mean = (shared + arm + chance.t5()).min(12.0).exp();
            chance.poisson(mean).ln_1p()
        };
        Pair {
            first: outcome(effect),
            second: outcome(0.0),
        }
    };
    (0..pairs).map(pair).collect()
}

/// Returns the share of made experiments with a verdict, for the first arm and for the second one.
fn verdicts(pairs: u32, effect: f64, runs: u64) -> [f64; 2] {
    let share = |wanted| {
        let read = |seed: &u64| read(&made(pairs, effect, *seed), *seed);
        let found = |seed: &u64| read(seed).is_some_and(|reading| reading.verdict == wanted);
        (1..=runs).filter(found).count() as f64 / runs as f64
    };
    [Verdict::First, Verdict::Second].map(share)
}

#[test]
fn some_experiments_find_twice_as_much_and_hardly_find_what_is_not() {
    let pairs = posts_an_arm(1.0, 2.0).unwrap();
    let [first, second] = verdicts(pairs, 2.0_f64.ln(), 60);
    assert!(first >= 0.65 && second == 0.0, "{first} {second}");
    let [first, second] = verdicts(pairs, 0.0, 60);
    assert!(first + second <= 0.12, "{first} {second}");
}

#[test]
#[ignore = "long: cargo xtask test --long"]
fn a_thousand_experiments_find_twice_as_much_and_hardly_find_what_is_not() {
    let enough = posts_an_arm(1.0, 2.0).unwrap();
    for pairs in [10, enough, 100] {
        let [first, second] = verdicts(pairs, 2.0_f64.ln(), 1_000);
        let [left, right] = verdicts(pairs, 0.0, 1_000);
        eprintln!(
            "experiment of {pairs} pairs: 2 × found {:.1} %, the wrong way round {:.1} %; no effect: {:.1} % with a verdict",
            100.0 * first,
            100.0 * second,
            100.0 * (left + right)
        );
        assert!(
            left + right <= 0.06 && second <= 0.005,
            "{left} {right} {second}"
        );
        assert!(pairs < enough || first >= 0.78, "{pairs}: {first}");
    }
}
