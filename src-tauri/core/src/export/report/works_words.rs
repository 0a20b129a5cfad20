//! What works on a channel, in sentences: what its posts can show, what they can't, and what was left out.

use super::levels::{many_and_one, posts_of};
use super::page::{range, times};
use crate::export::sheet::words::Words;
use crate::query::{FactorWorks, LevelWorks, NotCompared, Suggestion, SuggestionKind, Works};

pub(super) fn sentences(words: &Words, works: &Works) -> Vec<String> {
    let factors = works.factors.iter();
    let mut told: Vec<String> = factors
        .flat_map(|factor| of_factor(words, works, factor))
        .collect();
    if works.posts < works.least_posts {
        told.push(words.too_few(works.posts, works.least_posts));
    } else if works.factors.is_empty() {
        told.push(words.too_alike(works.posts));
    }
    told.extend(left_out(words, &works.left_out));
    told
}

/// Returns what always has to be said beside such sentences.
pub(super) fn not_caused(words: &Words) -> &'static str {
    words.pick(
        "This is what happened, not what caused it. Good posts may have been planned for good hours.",
        "这是发生了什么，而不是原因：好帖子可能本来就排在好时段。",
    )
}

fn of_factor(words: &Words, works: &Works, factor: &FactorWorks) -> Vec<String> {
    if !factor.passes {
        return vec![not_passed(words, works, factor)];
    }
    let claims = factor.levels.iter().filter(|level| level.claim);
    let mut told: Vec<String> = claims
        .filter_map(|level| claim(words, works, factor, level))
        .collect();
    if told.is_empty() {
        told.push(pair(words, works, factor).unwrap_or_else(|| unclear(words, works, factor)));
    }
    told
}

fn claim(words: &Words, works: &Works, factor: &FactorWorks, level: &LevelWorks) -> Option<String> {
    let posts = posts_of(words, factor.factor, &level.level);
    let range = range(level.low?, level.high?);
    let (name, n, all) = (&works.name, level.n, works.posts);
    Some(match words.is_chinese {
        true => format!(
            "在 {name}，{posts}的互动约为平时的 {:.1} 倍（90 %：{range}；{all} 篇中的 {n} 篇）。",
            level.ratio?
        ),
        false => format!(
            "On {name}, {posts} got about {} the usual engagement (90 %: {range}; {n} of {all} posts).",
            times(level.ratio?)
        ),
    })
}

/// Returns what two levels say beside each other, if they clearly differ.
fn pair(words: &Words, works: &Works, factor: &FactorWorks) -> Option<String> {
    let ([first, second], [ratio, low, high]) = (&factor.levels[..], factor.pair?) else {
        return None;
    };
    let [others, posts] = [first, second].map(|level| posts_of(words, factor.factor, &level.level));
    let (name, range) = (&works.name, range(low, high));
    let told = match words.is_chinese {
        true => format!(
            "在 {name}，{posts}的互动约为{others}的 {ratio:.1} 倍（90 %：{range}；{} 篇和 {} 篇）。",
            second.n, first.n
        ),
        false => format!(
            "On {name}, {posts} got about {} the engagement of {others} (90 %: {range}; {} and {} posts).",
            times(ratio),
            second.n,
            first.n
        ),
    };
    (low > 1.0 || high < 1.0).then_some(told)
}

fn unclear(words: &Words, works: &Works, factor: &FactorWorks) -> String {
    let (many, one) = many_and_one(words, factor.factor);
    let name = &works.name;
    match words.is_chinese {
        true => format!("在 {name}，各{many}有差异，但没有哪个{one}明显不同于平时。"),
        false => format!("On {name}, {many} differ, but no {one} clearly from the usual post."),
    }
}

fn not_passed(words: &Words, works: &Works, factor: &FactorWorks) -> String {
    let (many, one) = many_and_one(words, factor.factor);
    let posts = works.posts;
    let is_chinese = words.is_chinese;
    let none = match is_chinese {
        true => format!("您的 {posts} 篇帖子看不出{many}之间的差异。"),
        false => format!("No difference between {many} that your {posts} posts could show."),
    };
    match usual_noticeable(&factor.levels) {
        Some(ratio) if is_chinese => format!("{none}某个{one}要好 {ratio:.1} 倍才能被看出来。"),
        Some(ratio) => {
            let ratio = times(ratio);
            format!("{none} A {one} would have had to do {ratio} better to be noticed.")
        }
        None => none,
    }
}

/// Returns the middle one of the ratios that would have been noticed of each level.
fn usual_noticeable(levels: &[LevelWorks]) -> Option<f64> {
    let mut ratios: Vec<f64> = levels.iter().filter_map(|level| level.noticeable).collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied()
}

fn left_out(words: &Words, left_out: &NotCompared) -> Option<String> {
    let kinds = [
        (left_out.replies, "replies", "回复"),
        (left_out.stories, "stories", "快拍"),
        (left_out.boosted, "boosted", "投放"),
        (left_out.young, "younger than 3 days", "不足 3 天"),
        (left_out.unmeasured, "without engagements", "无互动数据"),
        (left_out.undated, "without a time", "无时间"),
    ];
    let told = kinds.iter().filter(|(count, ..)| *count > 0);
    let told: Vec<String> = told
        .map(|(count, english, chinese)| match words.is_chinese {
            true => format!("{chinese} {count}"),
            false => format!("{count} {english}"),
        })
        .collect();
    (!told.is_empty()).then(|| words.left_out(left_out.all(), &told))
}

/// Returns why a time is suggested.
pub(super) fn suggestion(words: &Words, suggestion: &Suggestion, all: u32) -> String {
    let posts = posts_of(words, suggestion.factor, &suggestion.level);
    let beside = suggestion.beside.as_ref();
    let beside = beside.map(|level| posts_of(words, suggestion.factor, level));
    let (n, range) = (suggestion.n, range(suggestion.low, suggestion.high));
    let ratio = suggestion.ratio;
    match (suggestion.kind, words.is_chinese) {
        (SuggestionKind::Use, true) => {
            let usual = beside.unwrap_or_else(|| "平时".to_owned());
            format!(
                "{posts}的互动约为{usual}的 {ratio:.1} 倍（90 %：{range}；{all} 篇中的 {n} 篇）。"
            )
        }
        (SuggestionKind::Use, false) => {
            let usual = beside.map(|posts| format!("the engagement of {posts}"));
            let usual = usual.unwrap_or_else(|| "the usual engagement".to_owned());
            let ratio = times(ratio);
            format!("{posts} got about {ratio} {usual} (90 %: {range}; {n} of {all} posts)")
        }
        (SuggestionKind::Try, true) => {
            format!("试一试：对{posts}所知太少（90 %：{range} 倍；{all} 篇中的 {n} 篇）。")
        }
        (SuggestionKind::Try, false) => format!(
            "to find out: too little is known of {posts} (90 %: {range} ×; {n} of {all} posts)"
        ),
    }
}
