//! Many made channels: planted effects are inside their intervals, and where there is no effect, hardly one is claimed.
//! The long ones run with `cargo xtask test --long`.

use super::super::shuffle::Random;
use super::*;

/// How a made channel is.
#[derive(Clone, Copy)]
struct World {
    posts: usize,
    levels: u8,
    /// The standard deviation of the levels.
    tau: f64,
    /// How much outcomes rise over the whole time, and how much of a post's luck the next one has.
    trend: f64,
    autocorrelation: f64,
    /// True if the levels that posts have shift over the time.
    drifts: bool,
}

const PLAIN: World = World {
    posts: 60,
    levels: 6,
    tau: 0.0,
    trend: 0.0,
    autocorrelation: 0.0,
    drifts: false,
};

/// A trend, posting times that shift, and luck that lasts.
const HARD: World = World {
    trend: 1.5,
    autocorrelation: 0.3,
    drifts: true,
    ..PLAIN
};

pub(in crate::statistics) struct Chance(pub(in crate::statistics) Random);

impl Chance {
    fn uniform(&mut self) -> f64 {
        (self.0.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Box & Muller 1958.
    pub(in crate::statistics) fn normal(&mut self) -> f64 {
        let (a, b) = (1.0 - self.uniform(), self.uniform());
        (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }

    /// Student's t with 5 degrees of freedom, scaled to a standard deviation of 1.
    pub(in crate::statistics) fn t5(&mut self) -> f64 {
        let squares: f64 = (0..5).map(|_| self.normal().powi(2)).sum();
        self.normal() / (squares / 5.0).sqrt() / (5.0_f64 / 3.0).sqrt()
    }

    /// A count around a mean; a normal one where there are many.
    pub(in crate::statistics) fn poisson(&mut self, mean: f64) -> f64 {
        if mean > 30.0 {
            return (mean + mean.sqrt() * self.normal()).round().max(0.0);
        }
        let (bound, mut product, mut count) = ((-mean).exp(), self.uniform(), 0.0);
        while product > bound {
            product *= self.uniform();
            count += 1.0;
        }
        count
    }
}

/// Returns the effects that were planted and what was found of them.
fn played(world: World, seed: u64) -> (Vec<f64>, Option<Effect>) {
    let mut chance = Chance(Random::new(seed.wrapping_mul(0x5851_f42d_4c95_7f2d)));
    let planted = planted(world, &mut chance);
    let (mut levels, mut outcomes, mut luck) = (Vec::new(), Vec::new(), 0.0);
    for post in 0..world.posts {
        let when = post as f64 / world.posts as f64;
        let level = level(world, when, &mut chance);
        let kept = world.autocorrelation;
        luck = kept * luck + (1.0 - kept * kept).sqrt() * chance.t5();
        let mean = (3.5 + world.trend * when + planted[usize::from(level)] + luck).min(12.0);
        outcomes.push(chance.poisson(mean.exp()).ln_1p());
        levels.push(level);
    }
    let posts = Posts {
        outcomes: &outcomes,
        times: &(0..world.posts as i64).collect::<Vec<_>>(),
        formats: &vec![0; world.posts],
    };
    let factors = [Factor {
        levels,
        is_format: false,
    }];
    let found = works(&posts, &factors, seed, &Cancellation::default()).unwrap();
    (planted, found.into_iter().next().flatten())
}

/// Draws what the levels do, beside the mean of all levels: the usual post.
fn planted(world: World, chance: &mut Chance) -> Vec<f64> {
    let levels = 0..world.levels;
    let drawn: Vec<f64> = levels.map(|_| world.tau * chance.normal()).collect();
    let mean = drawn.iter().sum::<f64>() / f64::from(world.levels);
    drawn.into_iter().map(|effect| effect - mean).collect()
}

/// Draws a level; with a drift, low ones are likelier early and high ones late.
fn level(world: World, when: f64, chance: &mut Chance) -> u8 {
    let place = match world.drifts {
        true => 0.5 * chance.uniform() + 0.5 * when,
        false => chance.uniform(),
    };
    (place * f64::from(world.levels)) as u8
}

/// Returns the share of made channels of which anything is claimed.
fn share_with_claims(world: World, runs: u64) -> f64 {
    let claims = |seed: &u64| {
        let (_, effect) = played(world, *seed);
        effect.is_some_and(|effect| effect.levels.iter().any(|level| level.claim))
    };
    (1..=runs).filter(claims).count() as f64 / runs as f64
}

/// Returns the share of intervals that the planted effect is inside of.
fn share_covered(world: World, runs: u64) -> f64 {
    let (mut covered, mut all) = (0.0, 0.0);
    for seed in 1..=runs {
        let (planted, effect) = played(world, seed);
        for level in effect.iter().flat_map(|effect| &effect.levels) {
            let Some(Estimate { low, high, .. }) = level.estimate else {
                continue;
            };
            all += 1.0;
            let truth = planted[usize::from(level.level)].exp();
            covered += f64::from(u8::from(low <= truth && truth <= high));
        }
    }
    covered / all
}

#[test]
fn some_channels_without_an_effect_have_hardly_a_claim() {
    for world in [PLAIN, HARD] {
        let share = share_with_claims(world, 60);
        assert!(share <= 0.1, "{share}");
    }
}

#[test]
fn some_planted_effects_are_covered() {
    let world = World { tau: 0.5, ..HARD };
    let share = share_covered(world, 60);
    assert!(share >= 0.85, "{share}");
}

#[test]
#[ignore = "long: cargo xtask test --long"]
fn a_thousand_channels_without_an_effect_have_hardly_a_claim() {
    for posts in [20, 60, 200] {
        for (name, world) in [("plain", PLAIN), ("hard", HARD)] {
            let share = share_with_claims(World { posts, ..world }, 1_000);
            eprintln!(
                "no effect, {posts} posts, {name}: {:.1} % with a claim",
                100.0 * share
            );
            assert!(share <= 0.06, "{posts} posts, {name}: {share}");
        }
    }
}

#[test]
#[ignore = "long: cargo xtask test --long"]
fn a_thousand_channels_with_effects_are_covered() {
    for posts in [60, 200, 500] {
        for tau in [0.2, 0.5] {
            for (name, world) in [("plain", PLAIN), ("hard", HARD)] {
                let share = share_covered(
                    World {
                        posts,
                        tau,
                        ..world
                    },
                    1_000,
                );
                eprintln!(
                    "tau {tau}, {posts} posts, {name}: {:.1} % covered",
                    100.0 * share
                );
                assert!(share >= 0.9, "{posts} posts, {name}: {share}");
            }
        }
    }
}

#[test]
#[ignore = "long: cargo xtask test --long"]
fn large_effects_are_found_where_there_are_posts_enough() {
    for (posts, least) in [(60, 0.3), (200, 0.7), (500, 0.9)] {
        let world = World {
            posts,
            tau: 0.5,
            ..PLAIN
        };
        let share = share_with_claims(world, 400);
        eprintln!(
            "tau 0.5, {posts} posts: {:.0} % with a claim",
            100.0 * share
        );
        assert!(share >= least, "{posts} posts: {share}");
    }
}
