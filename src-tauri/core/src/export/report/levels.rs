//! The names of factors and their levels in the report's language.

use crate::export::sheet::words::Words;
use crate::model::WEEKDAY_NAMES;
use crate::query::WorksFactor;

/// Levels in Chinese, by their names; those of pillars and hours are written as they are.
const CHINESE: [(&str, &str); 12] = [
    ("text", "文字"),
    ("picture", "图片"),
    ("video", "视频"),
    ("reel", "Reels"),
    ("story", "快拍"),
    ("short", "短"),
    ("medium", "中"),
    ("long", "长"),
    ("with a link", "带链接"),
    ("without a link", "不带链接"),
    ("no pillar", "无栏目"),
    ("short video", "短视频"),
];

pub(super) fn factor_name(words: &Words, factor: WorksFactor) -> &'static str {
    match factor {
        WorksFactor::Weekday => words.pick("weekday", "星期"),
        WorksFactor::Hour => words.pick("hour", "时段"),
        WorksFactor::Format => words.pick("format", "形式"),
        WorksFactor::Pillar => words.pick("pillar", "栏目"),
        WorksFactor::Length => words.pick("length", "长度"),
        WorksFactor::Link => words.pick("link", "链接"),
    }
}

pub(super) fn level_name(words: &Words, factor: WorksFactor, level: &str) -> String {
    let level = match (factor, level) {
        (WorksFactor::Format, "short") => "short video",
        (_, level) => level,
    };
    let is_named =
        !matches!(factor, WorksFactor::Hour | WorksFactor::Pillar) || level == "no pillar";
    let chinese = CHINESE.iter().find(|(name, _)| is_named && *name == level);
    let day = WEEKDAY_NAMES.iter().position(|name| *name == level);
    match (words.is_chinese, chinese, day) {
        (true, Some((_, chinese)), _) => (*chinese).to_owned(),
        (true, None, Some(day)) if factor == WorksFactor::Weekday => words.weekday(day).to_owned(),
        _ => level.to_owned(),
    }
}

/// Returns the posts of a level, as the beginning of a sentence about them.
pub(super) fn posts_of(words: &Words, factor: WorksFactor, level: &str) -> String {
    let name = level_name(words, factor, level);
    let (from, to) = level.split_once('-').unwrap_or((level, level));
    match (factor, words.is_chinese) {
        (WorksFactor::Weekday, true) => format!("{name}发布的帖子"),
        (WorksFactor::Weekday, _) => format!("posts on {name}s"),
        (WorksFactor::Hour, true) => format!("{from}:00 至 {to}:00 发布的帖子"),
        (WorksFactor::Hour, _) => format!("posts from {from}:00 to {to}:00"),
        (WorksFactor::Format, true) => format!("形式为“{name}”的帖子"),
        (WorksFactor::Format, _) => format!("posts of the format “{name}”"),
        (WorksFactor::Pillar, true) if level == "no pillar" => "没有栏目的帖子".to_owned(),
        (WorksFactor::Pillar, _) if level == "no pillar" => "posts without a pillar".to_owned(),
        (WorksFactor::Pillar, true) => format!("栏目“{name}”的帖子"),
        (WorksFactor::Pillar, _) => format!("posts of the pillar “{name}”"),
        (WorksFactor::Length, true) => format!("长度为“{name}”的帖子"),
        (WorksFactor::Length, _) => format!("{name} posts"),
        (WorksFactor::Link, true) => format!("{name}的帖子"),
        (WorksFactor::Link, _) => format!("posts {name}"),
    }
}

/// Returns how several and one of the levels are called.
pub(super) fn many_and_one(words: &Words, factor: WorksFactor) -> (&'static str, &'static str) {
    let (many, one) = match factor {
        WorksFactor::Weekday => ("weekdays", "day"),
        WorksFactor::Hour => ("hours of the day", "time of day"),
        WorksFactor::Format => ("formats", "format"),
        WorksFactor::Pillar => ("pillars", "pillar"),
        WorksFactor::Length => ("lengths", "length"),
        WorksFactor::Link => ("posts with and without a link", "side"),
    };
    let chinese = match factor {
        WorksFactor::Link => ("有无链接的帖子", "一方"),
        _ => (factor_name(words, factor), factor_name(words, factor)),
    };
    (words.pick(many, chinese.0), words.pick(one, chinese.1))
}
