//! What works on a channel, in words: what posts can show, what they can't, and what was left out.

use daymark_core::query::{FactorWorks, LevelWorks, NotCompared, Works, WorksFactor};

const ALWAYS: &str =
    "This is what happened, not what caused it. Good posts may have been planned for good hours.";

pub(super) fn told(works: &Works) -> String {
    let mut lines: Vec<String> = works
        .factors
        .iter()
        .flat_map(|factor| of_factor(works, factor))
        .collect();
    if works.posts < works.least_posts {
        lines.push(format!(
            "{} with results on this channel; from {} on, times can be compared.",
            counted(works.posts, "post"),
            works.least_posts
        ));
    } else if works.factors.is_empty() {
        lines.push(format!(
            "Your {} posts with results are too alike: two weekdays, hours or formats with 5 posts each can be compared.",
            works.posts
        ));
    }
    lines.extend(left_out(&works.left_out));
    lines.push(ALWAYS.to_owned());
    lines.join("\n")
}

fn of_factor(works: &Works, factor: &FactorWorks) -> Vec<String> {
    if !factor.passes {
        return vec![not_passed(works, factor)];
    }
    let claims = factor.levels.iter().filter(|level| level.claim);
    let mut lines: Vec<String> = claims
        .filter_map(|level| claim(works, factor, level))
        .collect();
    if lines.is_empty() {
        lines.push(pair(works, factor).unwrap_or_else(|| unclear(works, factor)));
    }
    lines
}

fn claim(works: &Works, factor: &FactorWorks, level: &LevelWorks) -> Option<String> {
    Some(format!(
        "On {}, {} got about {} the usual engagement (90 %: {}; {} of {} posts).",
        works.name,
        posts_of(factor.factor, &level.level),
        times(level.ratio?),
        range(level.low?, level.high?),
        level.n,
        works.posts
    ))
}

/// Returns what two levels say beside each other, if they clearly differ.
fn pair(works: &Works, factor: &FactorWorks) -> Option<String> {
    let ([first, second], [ratio, low, high]) = (&factor.levels[..], factor.pair?) else {
        return None;
    };
    (low > 1.0 || high < 1.0).then(|| {
        format!(
            "On {}, {} got about {} the engagement of {} (90 %: {}; {} and {} posts).",
            works.name,
            posts_of(factor.factor, &second.level),
            times(ratio),
            posts_of(factor.factor, &first.level),
            range(low, high),
            second.n,
            first.n
        )
    })
}

fn unclear(works: &Works, factor: &FactorWorks) -> String {
    let (many, one) = names(factor.factor);
    format!(
        "On {}, {many} differ, but no {one} clearly from the usual post.",
        works.name
    )
}

fn not_passed(works: &Works, factor: &FactorWorks) -> String {
    let (many, one) = names(factor.factor);
    let none = format!(
        "No difference between {many} that your {} posts could show.",
        works.posts
    );
    match usual_noticeable(&factor.levels) {
        Some(ratio) => format!(
            "{none} {} would have had to do {} better to be noticed.",
            article(one),
            times(ratio)
        ),
        None => none,
    }
}

/// Returns the middle one of the ratios that would have been noticed of each level.
fn usual_noticeable(levels: &[LevelWorks]) -> Option<f64> {
    let mut ratios: Vec<f64> = levels.iter().filter_map(|level| level.noticeable).collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied()
}

/// Returns how several and one of the levels are called.
fn names(factor: WorksFactor) -> (&'static str, &'static str) {
    match factor {
        WorksFactor::Weekday => ("weekdays", "day"),
        WorksFactor::Hour => ("hours of the day", "time of day"),
        WorksFactor::Format => ("formats", "format"),
        WorksFactor::Pillar => ("pillars", "pillar"),
        WorksFactor::Length => ("lengths", "length"),
        WorksFactor::Link => ("posts with and without a link", "side"),
    }
}

fn posts_of(factor: WorksFactor, level: &str) -> String {
    match factor {
        WorksFactor::Weekday => format!("posts on {level}s"),
        WorksFactor::Hour => {
            let (from, to) = level.split_once('-').unwrap_or((level, level));
            format!("posts from {from}:00 to {to}:00")
        }
        WorksFactor::Format => format!("posts of the format “{level}”"),
        WorksFactor::Pillar if level == "no pillar" => "posts without a pillar".to_owned(),
        WorksFactor::Pillar => format!("posts of the pillar “{level}”"),
        WorksFactor::Length => format!("{level} posts"),
        WorksFactor::Link => format!("posts {level}"),
    }
}

fn left_out(left_out: &NotCompared) -> Option<String> {
    let kinds = [
        (left_out.replies, "replies"),
        (left_out.stories, "stories"),
        (left_out.boosted, "boosted"),
        (left_out.young, "younger than 3 days"),
        (left_out.unmeasured, "without engagements"),
        (left_out.undated, "without a time"),
    ];
    let told = kinds.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told
        .map(|(count, kind)| format!("{count} {kind}"))
        .collect();
    let all = counted(left_out.all(), "post");
    (!told.is_empty()).then(|| format!("{all} left out: {}.", told.join(", ")))
}

fn counted(count: u32, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}

fn article(noun: &str) -> String {
    format!("A {noun}")
}

fn times(ratio: f64) -> String {
    format!("{ratio:.1} ×")
}

fn range(low: f64, high: f64) -> String {
    format!("{low:.1}–{high:.1}")
}
