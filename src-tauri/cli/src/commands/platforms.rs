//! `platforms`: lists the platforms and their rules, or shows those of one.

use daymark_core::model::limit::{Measure, Part};
use daymark_core::model::platform::{Platform, platform, platforms};
use daymark_core::model::text_rule::{TextLimit, TextRule};
use daymark_core::{Code, Error};

use crate::failure::Result;
use crate::output::Output;
use crate::rule_words::{condition_words, limit_words, measured, of_words, part_words, unit_words};

pub(crate) fn list(out: &mut Output) -> Result<()> {
    out.list(platforms(), |platform| {
        vec![
            platform.id.clone(),
            platform.name.en.clone(),
            limit(&platform.text),
            platform.limits.len().to_string() + " more limits",
            from(&platform.text.source, &platform.text.checked),
        ]
    })
}

pub(crate) fn show(id: &str, out: &mut Output) -> Result<()> {
    let platform = known(id)?;
    let mut lines = text_lines("text", &platform.text);
    let title = platform.title.as_ref();
    lines.extend(title.into_iter().flat_map(|rule| text_lines("title", rule)));
    lines.extend(rule_lines(platform));
    lines.extend(part_lines(platform));
    lines.extend(page_lines(platform));
    out.print_value(platform, &lines.join("\n"))
}

/// Returns the platform with this id; an error names the command that lists them.
pub(crate) fn known(id: &str) -> daymark_core::Result<&'static Platform> {
    platform(id).ok_or_else(|| {
        let message = format!("“{id}” is not a platform: see daymark-cli platforms");
        Error::new(Code::BadValue, message).field("platform")
    })
}

fn text_lines(name: &str, rule: &TextRule) -> Vec<String> {
    let bytes = rule.bytes.map(|bytes| format!(" and {bytes} bytes"));
    let least = Some(rule.least).filter(|&least| least > 0);
    let least = least.map(|least| format!(", at least {least}"));
    let most = limit_in_words(rule) + &bytes.unwrap_or_default() + &least.unwrap_or_default();
    let first = format!(
        "{name}, app: {most}{}",
        ending(rule.certain, &rule.source, &rule.checked)
    );
    let further = rule
        .further
        .iter()
        .map(|further| further_line(name, further));
    [first].into_iter().chain(further).collect()
}

fn further_line(name: &str, further: &TextLimit) -> String {
    let limit = further
        .limit
        .map_or("another limit".to_owned(), |limit| limit.to_string());
    let (of, condition) = (of_words(further.of), condition_words(further.condition));
    let end = ending(further.certain, &further.source, &further.checked);
    format!(
        "{name}, {of}{condition}: {limit}, {}{end}",
        unit_words(further.unit)
    )
}

fn rule_lines(platform: &Platform) -> impl Iterator<Item = String> {
    let limits = platform.limits.iter().map(|limit| {
        let end = ending(limit.certain, &limit.source, &limit.checked);
        limit_words(limit) + &end
    });
    let types = platform.types.iter().map(|rule| {
        let taken = match rule.types.as_slice() {
            [] => "none".to_owned(),
            types => types.join(", "),
        };
        let end = ending(rule.certain, &rule.source, &rule.checked);
        format!(
            "types of {}, {}: {taken}{end}",
            rule.kind,
            of_words(rule.of)
        )
    });
    limits.chain(types)
}

fn part_lines(platform: &Platform) -> impl Iterator<Item = String> {
    let required = platform.required.iter().map(|rule| {
        let (part, of) = (part_words(rule.part), of_words(rule.of));
        let condition = condition_words(rule.condition);
        let end = ending(rule.certain, &rule.source, &rule.checked);
        format!("required, {of}{condition}: {part}{end}")
    });
    let refused = platform.refused_signs.iter().map(|rule| {
        let (part, of) = (part_words(rule.part), of_words(rule.of));
        let what = match (rule.on_export, rule.part) {
            (true, _) => "dropped with what follows when imported from a file",
            (false, Part::Title) => "refused in the title",
            (false, _) => "refused",
        };
        let end = ending(rule.certain, &rule.source, &rule.checked);
        format!("signs in the {part}, {of}: {} are {what}{end}", rule.signs)
    });
    required.chain(refused)
}

fn page_lines(platform: &Platform) -> impl Iterator<Item = String> {
    let thread = platform.thread.as_ref().map(|rule| {
        let may = if rule.goes_on { "may" } else { "can't" };
        let from = from(&rule.source, &rule.checked);
        format!("a text {may} go on in further posts; {from}")
    });
    let grid = platform.grid.as_ref().map(|rule| {
        let shape = measured(Measure::Ratio, rule.ratio.into());
        let end = ending(rule.certain, &rule.source, &rule.checked);
        format!("profile: {} columns of {shape}{end}", rule.columns)
    });
    let kinds = platform.kinds.iter().map(|rule| {
        let dropped = if rule.drops_text {
            ", its text is dropped"
        } else {
            ""
        };
        let from = from(&rule.source, &rule.checked);
        format!("a post may be a {}{dropped}; {from}", rule.kind)
    });
    let comment = platform.first_comment.as_ref();
    let comment = comment.map(|rule| {
        let from = from(&rule.source, &rule.checked);
        format!("a first comment goes with a post; {from}")
    });
    let hosts = Some(platform.hosts.join(", ")).filter(|hosts| !hosts.is_empty());
    let page = platform.compose.as_ref();
    let doubt = platform.doubt.as_ref();
    [
        thread,
        grid,
        comment,
        page.map(|page| format!("written at: {page}")),
        hosts.map(|hosts| format!("published at: {hosts}")),
        doubt.map(|doubt| format!("doubt: {}", doubt.en)),
    ]
    .into_iter()
    .flatten()
    .chain(kinds)
}

fn limit_in_words(rule: &TextRule) -> String {
    match rule.limit {
        Some(limit) => format!("{limit}, {}", unit_words(rule.unit)),
        None => limit(rule),
    }
}

fn limit(rule: &TextRule) -> String {
    match rule.limit {
        Some(limit) => format!("{limit} {}", unit_words(rule.unit)),
        None if rule.unlimited => "no limit".to_owned(),
        None => "not known".to_owned(),
    }
}

/// Returns the end of a line: whether the limit is in doubt, and where it was read.
fn ending(certain: bool, source: &str, checked: &str) -> String {
    let doubt = if certain { "" } else { ", in doubt" };
    match source {
        "" => doubt.to_owned(),
        _ => format!("{doubt}; {}", from(source, checked)),
    }
}

fn from(source: &str, checked: &str) -> String {
    match source {
        "" => String::new(),
        _ => format!("{source} ({checked})"),
    }
}
