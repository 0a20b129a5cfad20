//! Posts as a list in Markdown, for a chat, a wiki or an e-mail: a heading for each day, an entry for each post.

use std::io::Write;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::selection::Selection;
use super::{ExportOptions, atomic};
use crate::model::{Channel, WEEKDAY_NAMES};
use crate::query::Tags;
use crate::storage::card::{CardRow, between};
use crate::storage::{self, Db, record};
use crate::{Planner, Result};

impl Planner {
    /// Writes the chosen posts as Markdown and returns their number. On an error an existing file stays unchanged.
    pub fn export_markdown(&self, options: &ExportOptions, path: &Path) -> Result<u32> {
        atomic::replace(path, |file| write(&self.db, options, file))
    }

    /// Writes the chosen posts as Markdown and returns their number.
    pub fn write_markdown(&self, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
        write(&self.db, options, out)
    }
}

fn write(db: &Db, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
    options.check()?;
    let (plan, rows, channels) = storage::snapshot(db, |db| {
        let selection = Selection::read(db, options)?;
        let plan = storage::plan::get(db)?;
        let (from, to) = selection.span();
        let tags = Tags::read(db)?;
        let mut rows = between(db, from, to)?;
        rows.retain(|row| selection.takes(row));
        let rows: Vec<CardRow> = rows.into_iter().map(|row| tags.sent(row)).collect();
        Ok((plan, rows, record::all::<Channel>(db)?))
    })?;
    writeln!(out, "# {}", one_line(&plan.name))?;
    let mut day = None;
    for row in &rows {
        let Some(at) = row.planned.map(|planned| planned.seen_in(plan.zone)) else {
            continue;
        };
        if day != Some(at.date) {
            heading(out, at.date)?;
            day = Some(at.date);
        }
        let channel = channels.iter().find(|channel| channel.id == row.channel);
        let channel = channel.map_or("", |channel| &channel.name);
        let time = at.naive().format("%H:%M");
        let (title, channel) = (one_line(&row.title), one_line(channel));
        let status = row.status.name().replace('_', " ");
        writeln!(out, "- **{time} {channel}** {title} ({status})")?;
        details(out, row)?;
    }
    Ok(rows.len() as u32)
}

fn heading(out: &mut dyn Write, day: NaiveDate) -> Result<()> {
    let weekday = WEEKDAY_NAMES[day.weekday().num_days_from_monday() as usize % 7];
    Ok(writeln!(out, "\n## {weekday}, {day}\n")?)
}

/// Writes the text and the link of a post below its entry.
fn details(out: &mut dyn Write, row: &CardRow) -> Result<()> {
    for line in row.text.lines() {
        match line.trim() {
            "" => writeln!(out)?,
            line => writeln!(out, "  {}  ", escaped(line))?,
        }
    }
    if let Some(link) = row.link.as_ref().filter(|link| !row.text.contains(*link)) {
        writeln!(out, "  <{link}>")?;
    }
    Ok(())
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    escaped(&words.join(" "))
}

/// Returns a text in which no sign makes a heading, a list, a link, a picture or markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (place, letter) in text.chars().enumerate() {
        let is_first = place == 0 && matches!(letter, '#' | '-' | '+' | '>' | '=');
        let ends_number = letter == '.' && place > 0 && starts_with_digits(text, place);
        if is_first
            || ends_number
            || matches!(
                letter,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~'
            )
        {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn starts_with_digits(text: &str, count: usize) -> bool {
    text.chars().take(count).all(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, expected) in [
            ("# no heading", "\\# no heading"),
            ("12. no list", "12\\. no list"),
            ("a_b *c* <b>", "a\\_b \\*c\\* \\<b>"),
            ("![x](y)", "!\\[x\\](y)"),
            ("plain, v1.5.", "plain, v1.5."),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
