//! `platforms`: lists the platforms and their rules, or shows those of one.

use daymark_core::counting::Unit;
use daymark_core::model::platform::{Platform, Source, platform, platforms};
use daymark_core::model::text_rule::{Condition, LimitOf, TextLimit, TextRule};
use daymark_core::{Code, Error};

use crate::failure::Result;
use crate::output::Output;

pub(crate) fn list(out: &mut Output) -> Result<()> {
    out.list(platforms(), |platform| {
        vec![
            platform.id.clone(),
            platform.name.en.clone(),
            limit(&platform.text),
            sources(platform.sources.iter()),
        ]
    })
}

pub(crate) fn show(id: &str, out: &mut Output) -> Result<()> {
    let platform = known(id)?;
    let further = platform.text.further.iter().map(further_line);
    let lines: Vec<String> = [text_line(platform)]
        .into_iter()
        .chain(further)
        .chain(platform.title.as_ref().map(title_line))
        .chain([format!("sources: {}", sources(platform.sources.iter()))])
        .chain(
            platform
                .doubt
                .as_ref()
                .map(|doubt| format!("doubt: {doubt}")),
        )
        .collect();
    out.print_value(platform, &lines.join("\n"))
}

/// Returns the platform with this id; an error names the command that lists them.
pub(crate) fn known(id: &str) -> daymark_core::Result<&'static Platform> {
    platform(id).ok_or_else(|| {
        let message = format!("“{id}” is not a platform: see daymark-cli platforms");
        Error::new(Code::BadValue, message).field("platform")
    })
}

/// Returns the unit in words.
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

fn text_line(platform: &Platform) -> String {
    let about_text = |source: &&Source| matches!(source.what.as_str(), "text" | "limits");
    let sources = sources(platform.sources.iter().filter(about_text));
    let bytes = platform
        .text
        .bytes
        .map(|bytes| format!(" and {bytes} bytes"));
    let limit = limit_in_words(&platform.text) + &bytes.unwrap_or_default();
    format!("app: {limit}; {sources}")
}

fn title_line(rule: &TextRule) -> String {
    format!("title: {}", limit_in_words(rule))
}

fn further_line(further: &TextLimit) -> String {
    let of = match further.of {
        LimitOf::App => "app",
        LimitOf::Api => "API",
    };
    let condition = further.condition.map(|condition| match condition {
        Condition::Media => " with media",
        Condition::Premium => " of a paid account",
        Condition::Server => " of some servers",
    });
    let limit = further
        .limit
        .map_or("another limit".to_owned(), |limit| limit.to_string());
    let (unit, condition) = (unit_words(further.unit), condition.unwrap_or_default());
    format!(
        "{of}{condition}: {limit}, {unit}; {} ({})",
        further.source, further.checked
    )
}

fn limit_in_words(rule: &TextRule) -> String {
    match rule.limit {
        Some(limit) => format!("{limit}, {}", unit_words(rule.unit)),
        None => limit(rule),
    }
}

fn limit(rule: &TextRule) -> String {
    match rule.limit {
        Some(limit) => format!("{limit} {}", unit(rule.unit)),
        None if rule.unlimited => "no limit".to_owned(),
        None => "not known".to_owned(),
    }
}

fn unit(unit: Unit) -> String {
    let name = serde_json::to_value(unit);
    let name = name.ok().and_then(|name| name.as_str().map(str::to_owned));
    name.unwrap_or_default()
}

fn sources<'a>(sources: impl Iterator<Item = &'a Source>) -> String {
    let lines = sources.map(|source| {
        let (what, from, checked) = (&source.what, &source.source, &source.checked);
        format!("{what}: {from} ({checked})")
    });
    lines.collect::<Vec<_>>().join("; ")
}
