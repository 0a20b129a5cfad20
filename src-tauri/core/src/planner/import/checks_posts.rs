//! Checks the rows of posts, of their items and of their series.

use chrono::{DateTime, Utc};

use super::checks::{Checked, id, not_empty};
use crate::export::{ItemRow, PostRow, SeriesRow};
use crate::model::platform::known_or_other;
use crate::model::{
    LocalTime, Post, PostEdit, Rule, ZonedTime, checked_line, checked_text, parse_at,
    published_address, within_calendar,
};
use crate::{Code, Error, Result};

impl Checked for ItemRow {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(mut self) -> Result<Self> {
        id("id", self.id.as_str())?;
        let item = self.item().edited(&PostEdit {
            title: Some(self.title.clone()),
            text: Some(self.text.clone()),
            link: Some(self.link.clone().unwrap_or_default()),
            labels: Some(self.labels.clone()),
            notes: Some(self.notes.clone()),
            utm_content: Some(self.utm_content.clone()),
            facets: self.aim.as_edit(),
            ..PostEdit::default()
        })?;
        for used in &mut self.media {
            id("media", used.id.as_str())?;
            used.alt = checked_text("media", &used.alt)?;
        }
        for comment in &mut self.comments {
            id("comments", comment.id.as_str())?;
            let text = checked_text("comments", comment.text.trim())?;
            comment.text = not_empty("comments", text)?;
            comment.author = name("comments", &comment.author)?;
            comment.at = in_millis(comment.at);
        }
        self.comments
            .sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Ok(ItemRow {
            media: self.media,
            comments: self.comments,
            ..ItemRow::from(item)
        })
    }
}

impl Checked for SeriesRow {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(mut self) -> Result<Self> {
        id("id", self.id.as_str())?;
        let rule: Rule = self
            .rule
            .parse()
            .map_err(|error: Error| error.field("rule"))?;
        let first = LocalTime::new(self.first, self.minute)?;
        rule.validated(first.date)
            .map_err(|error| error.field("rule"))?;
        self.rule = rule.to_string();
        if let Some(text) = &self.text {
            self.text = Some(checked_text("text", text)?);
        }
        if let Some(comment) = &self.first_comment {
            self.first_comment = Some(checked_text("first_comment", comment)?);
        }
        self.skipped.sort_unstable();
        self.skipped.dedup();
        self.changed = in_millis(self.changed);
        Ok(self)
    }
}

impl Checked for PostRow {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(mut self) -> Result<Self> {
        id("id", self.id.as_str())?;
        let planned = planned(&self)?;
        self.at = planned.map(|planned| planned.at.to_string());
        self.zone = planned.map(|planned| planned.zone);
        let post = self.post(planned).with_own_text(&PostEdit {
            own_text: Some(self.text.clone()),
            parts: Some(self.parts.clone()),
            first_comment: Some(self.first_comment.clone()),
            ..PostEdit::default()
        })?;
        let Post {
            text,
            parts,
            first_comment,
            ..
        } = post;
        (self.text, self.parts, self.first_comment) = (text, parts, first_comment);
        self.changed = in_millis(self.changed);
        self.published_at = self.published_at.map(in_millis);
        check_beside(self)
    }
}

/// Checks what belongs to a post and is in other tables.
fn check_beside(mut post: PostRow) -> Result<PostRow> {
    if let Some(url) = &post.published_url {
        let any = known_or_other("other");
        let url = published_address(any, url).map_err(|error| error.field("published_url"))?;
        post.published_url = Some(url);
    }
    for used in &mut post.media {
        used.crop = used.crop.map(|crop| crop.checked()).transpose()?.flatten();
    }
    post.media.retain(|used| !used.used || used.crop.is_some());
    post.media.sort_by(|a, b| a.id.cmp(&b.id));
    for waiver in &mut post.waivers {
        id("waivers", waiver.id.as_str())?;
        waiver.check = checked_line("waivers", &waiver.check)?;
        waiver.reason = checked_text("waivers", &waiver.reason)?;
        waiver.at = in_millis(waiver.at);
    }
    post.waivers.sort_by(|a, b| a.id.cmp(&b.id));
    for result in &mut post.results {
        result.date = within_calendar(result.date).map_err(|error| error.field("results"))?;
        result.metric = checked_line("results", &result.metric)?;
        result.source = name("results", &result.source)?;
    }
    post.results
        .sort_by(|a, b| (a.date, &a.metric).cmp(&(b.date, &b.metric)));
    if let Some(approval) = &mut post.approval {
        approval.author = name("approval", &approval.author)?;
        approval.at = in_millis(approval.at);
    }
    Ok(post)
}

fn planned(post: &PostRow) -> Result<Option<ZonedTime>> {
    let Some(at) = &post.at else {
        return Ok(None);
    };
    let at = parse_at(at).map_err(|error| error.field("at"))?;
    let no_zone = || Error::new(Code::Empty, "a post with a time has a zone").field("zone");
    let zone = post.zone.ok_or_else(no_zone)?;
    Ok(Some(ZonedTime { at, zone }))
}

/// Checks the name of a person or a file, which may be empty.
fn name(field: &'static str, text: &str) -> Result<String> {
    match text.trim() {
        "" => Ok(String::new()),
        text => checked_line(field, text),
    }
}

/// Returns a moment as a plan keeps it.
pub(super) fn in_millis(moment: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(moment.timestamp_millis()).unwrap_or(moment)
}
