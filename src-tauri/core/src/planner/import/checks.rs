//! Checks each row of a file by the rules by which a person's input is checked.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::export::{ItemRow, PostRow, SeriesRow};
use crate::model::platform::known_or_other;
use crate::model::{
    Campaign, CampaignEdit, Channel, ChannelEdit, ChannelSlots, DayNote, Item, Label, Layer,
    LayerEdit, LocalTime, Media, NewPlan, Pillar, PillarEdit, Plan, PlanEdit, Post, PostEdit, Rule,
    SavedView, SavedViewEdit, Snippet, SnippetEdit, ZonedTime, brief, category_name, checked_line,
    checked_text, parse_at, published_address, shown_name, slots, within_calendar,
};
use crate::{Code, Error, Result};

/// A row that is checked before it is used.
pub(super) trait Checked: Sized {
    /// Returns what no other row of the list has.
    fn key(&self) -> String;

    /// Returns the row as it is stored, or an error that names the field.
    fn checked(self) -> Result<Self>;
}

impl Checked for Plan {
    fn key(&self) -> String {
        String::new()
    }

    fn checked(self) -> Result<Self> {
        let new = NewPlan {
            name: self.name,
            zone: self.zone.to_string(),
            first_day: self.first_day,
        };
        Plan::new(&new)?.edited(&PlanEdit {
            hour12: Some(self.hour12),
            locale: Some(self.locale),
            snap: Some(self.snap),
            second_zone: Some(self.second_zone.map(String::from)),
            review_again: Some(self.review_again),
            utm: Some(self.utm),
            utm_source: Some(self.utm_source),
            utm_medium: Some(self.utm_medium),
            ..PlanEdit::default()
        })
    }
}

impl Checked for Channel {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        let platform = checked_line("platform", &self.platform)?;
        let edit = ChannelEdit {
            name: Some(self.name.clone()),
            handle: Some(self.handle.clone()),
            colour: Some(self.colour.clone()),
            text_limit: Some(self.text_limit),
            utm_source: Some(self.utm_source.clone()),
            utm_medium: Some(self.utm_medium.clone()),
            ..ChannelEdit::default()
        };
        Ok(Channel { platform, ..self }.edited(&edit)?)
    }
}

impl Checked for ChannelSlots {
    fn key(&self) -> String {
        self.channel.to_string()
    }

    fn checked(self) -> Result<Self> {
        let slots = slots(&self.slots)?;
        Ok(ChannelSlots { slots, ..self })
    }
}

impl Checked for Campaign {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&CampaignEdit {
            name: Some(self.name.clone()),
            colour: Some(self.colour.clone()),
            first_day: Some(self.first_day),
            last_day: Some(self.last_day),
            brief: Some(self.brief.clone()),
            utm_campaign: Some(self.utm_campaign.clone()),
        })
    }
}

impl Checked for Pillar {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&PillarEdit {
            name: Some(self.name.clone()),
            colour: Some(self.colour.clone()),
            share: Some(self.share),
            position: None,
        })
    }
}

impl Checked for Label {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        let name = category_name("name", &self.name)?;
        Ok(Label { name, ..self })
    }
}

impl Checked for DayNote {
    fn key(&self) -> String {
        self.date.to_string()
    }

    fn checked(self) -> Result<Self> {
        let date = within_calendar(self.date)?;
        let text = not_empty("text", checked_text("text", &self.text)?)?;
        Ok(DayNote { date, text })
    }
}

impl Checked for SavedView {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&SavedViewEdit {
            name: Some(self.name.clone()),
            filter: Some(self.filter.clone()),
        })
    }
}

impl Checked for Layer {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&LayerEdit {
            name: Some(self.name.clone()),
            colour: Some(self.colour.clone()),
            shown: None,
        })
    }
}

impl Checked for Snippet {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        self.edited(&SnippetEdit {
            name: Some(self.name.clone()),
            text: Some(self.text.clone()),
            ..SnippetEdit::default()
        })
    }
}

impl Checked for Media {
    fn key(&self) -> String {
        self.id.to_string()
    }

    /// The hash names a file, so it has nothing but digits.
    fn checked(self) -> Result<Self> {
        id("id", self.id.as_str())?;
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if self.hash.len() != 64 || !self.hash.bytes().all(is_digit) {
            let message = format!("“{}” is not a SHA-256 sum", brief(&self.hash));
            return Err(Error::new(Code::BadValue, message).field("hash"));
        }
        if i64::try_from(self.bytes.max(self.header.duration.unwrap_or(0))).is_err() {
            let message = "a size or duration is too large";
            return Err(Error::new(Code::BadValue, message).field("bytes"));
        }
        let name = shown_name(&self.name);
        Ok(Media { name, ..self })
    }
}

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
        self.comments.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Ok(ItemRow { media: self.media, comments: self.comments, ..ItemRow::from(item) })
    }
}

impl Checked for SeriesRow {
    fn key(&self) -> String {
        self.id.to_string()
    }

    fn checked(mut self) -> Result<Self> {
        id("id", self.id.as_str())?;
        let rule: Rule = self.rule.parse().map_err(|error: Error| error.field("rule"))?;
        let first = LocalTime::new(self.first, self.minute)?;
        rule.validated(first.date).map_err(|error| error.field("rule"))?;
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
        let Post { text, parts, first_comment, .. } = post;
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

/// Refuses an id that is no UUID as the program writes it.
fn id(field: &'static str, text: &str) -> Result<()> {
    let is_own = Uuid::parse_str(text).is_ok_and(|id| id.to_string() == text);
    if is_own {
        return Ok(());
    }
    let message = format!("“{}” is not an id: use a UUID in lower case", brief(text));
    Err(Error::new(Code::BadValue, message).field(field))
}

fn not_empty(field: &'static str, text: String) -> Result<String> {
    match text.is_empty() {
        true => Err(Error::new(Code::Empty, "the text is empty").field(field)),
        false => Ok(text),
    }
}

/// Checks the name of a person, which may be empty.
fn name(field: &'static str, text: &str) -> Result<String> {
    match text.trim() {
        "" => Ok(String::new()),
        text => checked_line(field, text),
    }
}

/// Returns a moment as a plan keeps it.
fn in_millis(moment: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(moment.timestamp_millis()).unwrap_or(moment)
}

