//! Checks each row of a file by the rules by which a person's input is checked.

use uuid::Uuid;

use crate::model::{
    Campaign, CampaignEdit, Channel, ChannelEdit, ChannelSlots, DayNote, Label, Layer, LayerEdit,
    Media, NewPlan, Pillar, PillarEdit, Plan, PlanEdit, SavedView, SavedViewEdit, Snippet,
    SnippetEdit, brief, checked_line, checked_text, shown_name, slots, within_calendar,
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
            hour_cost: Some(self.hour_cost),
            stage_names: Some(self.stage_names),
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
            roles: Some(self.roles.clone()),
            strengths: Some(self.strengths.clone()),
            limits: Some(self.limits.clone()),
            cadence_min: Some(self.cadence_min),
            cadence_max: Some(self.cadence_max),
            originals: Some(self.originals),
            ..ChannelEdit::default()
        };
        Channel { platform, ..self }.edited(&edit)
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
            aim: Some(self.aim.clone()),
            examples: Some(self.examples.clone()),
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
        let name = checked_line("name", &self.name)?;
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

/// Refuses an id that is no UUID as the program writes it.
pub(super) fn id(field: &'static str, text: &str) -> Result<()> {
    let is_own = Uuid::parse_str(text).is_ok_and(|id| id.to_string() == text);
    if is_own {
        return Ok(());
    }
    let message = format!("“{}” is not an id: use a UUID in lower case", brief(text));
    Err(Error::new(Code::BadValue, message).field(field))
}

pub(super) fn not_empty(field: &'static str, text: String) -> Result<String> {
    match text.is_empty() {
        true => Err(Error::new(Code::Empty, "the text is empty").field(field)),
        false => Ok(text),
    }
}
