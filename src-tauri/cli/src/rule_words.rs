//! The rules of platforms in words: units, conditions, parts and limits.

use daymark_core::counting::Unit;
use daymark_core::model::limit::{Condition, Limit, LimitOf, Limited, Measure, Part};

pub(crate) fn unit_words(unit: Unit) -> &'static str {
    match unit {
        Unit::Weighted => "weighted characters",
        Unit::Graphemes => "characters",
        Unit::Codepoints => "code points",
        Unit::Utf16 => "UTF-16 units",
        Unit::Bytes => "bytes",
        Unit::Halfwidth => "full-width characters",
        Unit::Mastodon => "characters, links 23, mentions without server",
        Unit::Bluesky => "characters, links shortened",
        Unit::Telegram => "code points, ends trimmed",
    }
}

pub(crate) fn of_words(of: LimitOf) -> &'static str {
    match of {
        LimitOf::App => "app",
        LimitOf::Api => "API",
    }
}

/// Returns the condition after a space; empty for none.
pub(crate) fn condition_words(condition: Option<Condition>) -> &'static str {
    match condition {
        None => "",
        Some(Condition::Media) => " with media",
        Some(Condition::Premium) => " of a paid account",
        Some(Condition::Server) => " of some servers",
        Some(Condition::Account) => " of some accounts",
        Some(Condition::Story) => " for a story",
        Some(Condition::Reel) => " for a reel",
        Some(Condition::Short) => " for a Short",
        Some(Condition::Photos) => " for pictures alone",
        Some(Condition::Background) => " on a coloured background",
        Some(Condition::Event) => " for an event or offer",
        Some(Condition::Attachment) => " as an attachment",
    }
}

pub(crate) fn part_words(part: Part) -> &'static str {
    match part {
        Part::Title => "title",
        Part::Text => "text",
        Part::Link => "link",
        Part::Media => "picture or video",
        Part::AltText => "alt text",
        Part::FirstComment => "first comment",
        Part::Board => "board",
        Part::Cover => "cover",
        Part::Flair => "flair",
        Part::Tag => "tag",
        Part::Dates => "beginning and end",
    }
}

/// Returns a limit as in `hashtags, app: at most 5` or `length of a video, API: 3 to 900 seconds`.
pub(crate) fn limit_words(limit: &Limit) -> String {
    let amount = |value: u64| measured(limit.unit, value);
    let range = match (limit.least, limit.most) {
        (Some(least), Some(most)) => format!("{} to {}", amount(least), amount(most)),
        (Some(least), None) => format!("at least {}", amount(least)),
        (None, Some(most)) => format!("at most {}", amount(most)),
        (None, None) => "no limit".to_owned(),
    };
    let what = thing(limit.what, limit.unit);
    let condition = condition_words(limit.condition);
    format!("{what}, {}{condition}: {range}", of_words(limit.of))
}

/// Returns a value with its unit; things that are counted have none.
pub(crate) fn measured(unit: Measure, value: u64) -> String {
    match unit {
        Measure::Items => value.to_string(),
        Measure::Characters => format!("{value} characters"),
        Measure::Bytes => size(value),
        Measure::Seconds => format!("{value} s"),
        Measure::Minutes => format!("{value} minutes"),
        Measure::Width | Measure::ShortSide | Measure::LongSide | Measure::BothSides => {
            format!("{value} px")
        }
        Measure::Pixels => format!("{value} pixels"),
        Measure::Ratio => format!("{}.{:03}:1", value / 1000, value % 1000),
    }
}

/// Returns a number of bytes in the largest unit that leaves at least one, rounded to a tenth.
fn size(bytes: u64) -> String {
    let units = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")];
    let found = units.into_iter().find(|(unit, _)| bytes >= *unit);
    match found {
        Some((unit, name)) => {
            let tenths = (bytes * 10 + unit / 2) / unit;
            match tenths % 10 {
                0 => format!("{} {name}", tenths / 10),
                tenth => format!("{}.{tenth} {name}", tenths / 10),
            }
        }
        None => format!("{bytes} bytes"),
    }
}

/// Returns what a limit is about, as in `pictures` or `size of a picture`.
pub(crate) fn thing(what: Limited, unit: Measure) -> String {
    let measure = match unit {
        Measure::Bytes => "size of a ",
        Measure::Seconds => "length of a ",
        Measure::Width => "width of a ",
        Measure::ShortSide => "shorter side of a ",
        Measure::LongSide => "longer side of a ",
        Measure::BothSides => "both sides of a ",
        Measure::Pixels => "pixels of a ",
        Measure::Ratio => "width by height of a ",
        Measure::Items | Measure::Characters | Measure::Minutes => return many(what).to_owned(),
    };
    format!("{measure}{}", one(what))
}

fn one(what: Limited) -> &'static str {
    match what {
        Limited::Images => "picture",
        Limited::Gifs => "GIF",
        Limited::Videos => "video",
        what => many(what),
    }
}

fn many(what: Limited) -> &'static str {
    match what {
        Limited::Hashtags => "hashtags",
        Limited::Hashtag => "hashtag",
        Limited::Mentions => "mentions",
        Limited::Links => "different links",
        Limited::Media => "pictures and videos",
        Limited::MediaKinds => "kinds of media in one post",
        Limited::Images => "pictures",
        Limited::Gifs => "GIFs",
        Limited::Videos => "videos",
        Limited::AltText => "alt text",
        Limited::Schedule => "time ahead in its scheduler",
        Limited::Tags => "tags",
        Limited::Tag => "tag",
        Limited::Author => "author",
        Limited::Block => "block",
        Limited::Comment => "comment",
        Limited::Digest => "digest",
        Limited::DocumentPages => "pages of a document",
        Limited::Document => "document",
        Limited::DocumentTitle => "title of a document",
        Limited::FirstComment => "first comment",
        Limited::Fold => "text before it folds",
        Limited::Link => "link",
        Limited::PhotoTitle => "title of a photo post",
        Limited::Poll => "answers of a poll",
        Limited::PollAnswer => "answer of a poll",
        Limited::ReelTitle => "title of a reel",
        Limited::Subtitle => "subtitle",
        Limited::Topic => "topic",
        Limited::PostsADay => "posts a day",
    }
}
