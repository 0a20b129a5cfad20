//! What must not change an answer, and what must.

use proptest::prelude::*;

use super::*;

/// Posts of one channel with two factors, one of which is the format.
#[derive(Clone, Debug)]
struct Channel {
    outcomes: Vec<f64>,
    times: Vec<i64>,
    formats: Vec<u16>,
    days: Vec<u8>,
}

impl Channel {
    fn works(&self) -> Vec<Option<Effect>> {
        let posts = Posts {
            outcomes: &self.outcomes,
            times: &self.times,
            formats: &self.formats,
        };
        let factor = |levels: &[u8], is_format| Factor {
            levels: levels.to_vec(),
            is_format,
        };
        let factors = [
            factor(&self.days, false),
            factor(
                &self
                    .formats
                    .iter()
                    .map(|format| *format as u8)
                    .collect::<Vec<_>>(),
                true,
            ),
        ];
        works(&posts, &factors, 11, &Cancellation::default()).unwrap()
    }

    fn with_posts(&self, posts: &[usize]) -> Self {
        Self {
            outcomes: ordered(&self.outcomes, posts),
            times: ordered(&self.times, posts),
            formats: ordered(&self.formats, posts),
            days: ordered(&self.days, posts),
        }
    }
}

fn channels() -> impl Strategy<Value = Channel> {
    let post = (0.0..9.0_f64, 0..3_u16, 0..7_u8);
    prop::collection::vec(post, 20..90).prop_map(|posts| Channel {
        times: (0..posts.len() as i64).collect(),
        outcomes: posts.iter().map(|post| post.0).collect(),
        formats: posts.iter().map(|post| post.1 / 2).collect(),
        days: posts.iter().map(|post| post.2).collect(),
    })
}

fn assert_alike(found: &[Option<Effect>], wanted: &[Option<Effect>]) {
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().flatten().zip(wanted.iter().flatten()) {
        assert_eq!((found.p, found.adjusted), (wanted.p, wanted.adjusted));
        assert_eq!(found.levels.len(), wanted.levels.len());
        for (found, wanted) in found.levels.iter().zip(&wanted.levels) {
            assert_level(found, wanted);
        }
    }
}

fn assert_level(found: &Level, wanted: &Level) {
    assert_eq!((found.posts, found.claim), (wanted.posts, wanted.claim));
    assert!(
        (found.raw - wanted.raw).abs() < 1e-6,
        "{found:?} {wanted:?}"
    );
    assert_eq!(found.estimate.is_some(), wanted.estimate.is_some());
    for (found, wanted) in found.estimate.iter().zip(&wanted.estimate) {
        let far = [
            found.ratio - wanted.ratio,
            found.low - wanted.low,
            found.high - wanted.high,
        ];
        assert!(
            far.iter().all(|far| far.abs() < 1e-6),
            "{found:?} {wanted:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_constant_added_to_all_outcomes_changes_nothing(channel in channels(), constant in -5.0..5.0_f64) {
        let mut moved = channel.clone();
        moved.outcomes.iter_mut().for_each(|outcome| *outcome += constant);
        assert_alike(&moved.works(), &channel.works());
    }

    #[test]
    fn the_order_of_the_posts_changes_nothing(channel in channels(), by in 1..19_usize) {
        let mut order: Vec<usize> = (0..channel.times.len()).rev().collect();
        order.rotate_left(by);
        assert_alike(&channel.with_posts(&order).works(), &channel.works());
    }

    #[test]
    fn other_names_of_levels_change_nothing_but_their_order(channel in channels()) {
        let mut renamed = channel.clone();
        renamed.days.iter_mut().for_each(|day| *day = 100 - 7 * *day);
        renamed.formats.iter_mut().for_each(|format| *format = 1 - *format);
        let mut found = renamed.works();
        for effect in found.iter_mut().flatten() {
            effect.levels.reverse();
        }
        assert_alike(&found, &channel.works());
    }

    #[test]
    fn a_level_has_posts_and_all_posts_have_levels(channel in channels()) {
        for effect in channel.works().iter().flatten() {
            assert!(effect.levels.iter().all(|level| level.posts > 0));
            let posts: u32 = effect.levels.iter().map(|level| level.posts).sum();
            assert_eq!(posts as usize, channel.outcomes.len());
        }
    }

    #[test]
    fn twice_the_posts_narrow_each_interval(mut channel in channels()) {
        // The days differ clearly: where it is open whether levels differ at all, more posts may also raise the doubt.
        for (outcome, day) in channel.outcomes.iter_mut().zip(&channel.days) {
            *outcome = 0.1 * *outcome + 0.5 * f64::from(*day);
        }
        let once = Strata::new(&channel.times, &channel.formats);
        let twice = Strata { of: [&once.of[..], &once.of].concat(), count: once.count };
        let posts: Vec<usize> = (0..channel.times.len()).collect();
        let doubled = channel.with_posts(&[&posts[..], &posts].concat());
        let (few, many) = (intervals(&channel, &once), intervals(&doubled, &twice));
        for (few, many) in few.iter().zip(&many) {
            if let (Some(few), Some(many)) = (few, many) {
                assert!(many.high.ln() - many.low.ln() < few.high.ln() - few.low.ln(), "{few:?} {many:?}");
            }
        }
    }
}

fn intervals(channel: &Channel, strata: &Strata) -> Vec<Option<Estimate>> {
    let (names, of) = numbered(&channel.days);
    estimates(&Fit::new(&channel.outcomes, strata, &of, names.len())).of_levels
}

#[test]
fn too_few_posts_or_levels_are_not_compared() {
    let channel = |posts: usize, days: u8| Channel {
        outcomes: (0..posts).map(|post| (post % 5) as f64).collect(),
        times: (0..posts as i64).collect(),
        formats: vec![0; posts],
        days: (0..posts as u8).map(|post| post % days).collect(),
    };
    assert_eq!(channel(19, 2).works(), [None, None]);
    assert!(channel(20, 2).works()[0].is_some());
    assert_eq!(channel(20, 2).works()[1], None, "there is one format");
    assert_eq!(channel(20, 5).works()[0], None, "each day has four posts");
    assert_eq!(channel(0, 1).works(), [None, None]);
}

#[test]
fn a_strong_effect_is_claimed_and_told() {
    let noise = |post: usize| ((post * 7919) % 101) as f64 / 101.0 - 0.5;
    let channel = Channel {
        outcomes: (0..160)
            .map(|post| noise(post) + f64::from(u8::from(post % 4 == 3)))
            .collect(),
        times: (0..160).collect(),
        formats: vec![0; 160],
        days: (0..160).map(|post| post % 4).collect(),
    };
    let works = channel.works();
    let effect = works[0].as_ref().unwrap();
    assert!(effect.passes() && effect.p == 1.0 / 5000.0);
    let good = &effect.levels[3];
    assert!(good.claim && good.posts == 40);
    let estimate = good.estimate.unwrap();
    assert!(estimate.low > 1.2 && estimate.low < estimate.ratio && estimate.ratio < estimate.high);
    assert!(good.noticeable.unwrap() < 1.5);
    assert_eq!(effect.pair, None);
}

#[test]
fn two_levels_are_also_put_beside_each_other() {
    let channel = Channel {
        outcomes: (0..80)
            .map(|post| f64::from(post % 5) * 0.1 + f64::from(post % 2))
            .collect(),
        times: (0..80).collect(),
        formats: vec![0; 80],
        days: (0..80).map(|post| (post % 2) as u8).collect(),
    };
    let works = channel.works();
    let pair = works[0].as_ref().unwrap().pair.unwrap();
    assert!(
        pair.low > 2.4 && pair.high < 3.0,
        "the second is e times the first: {pair:?}"
    );
}
