//! Audiences: whom a brand talks to, and where and when they are to be found.

use serde::{Deserialize, Serialize};

use super::{
    AudienceId, ChannelId, checked_line, checked_lines, checked_text, line_or_empty, week_hours,
};
use crate::Result;

/// A group of people, told as one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Audience {
    pub id: AudienceId,
    pub name: String,
    /// One of them in a sentence, such as “Ana, runs a café alone”.
    pub portrait: String,
    pub role: String,
    /// Such as `30–50`.
    pub age: String,
    pub place: String,
    pub language: String,
    pub goals: Vec<String>,
    pub needs: Vec<String>,
    pub pains: Vec<String>,
    pub objections: Vec<String>,
    /// The channels where they are. Those that the plan no longer has don't count.
    pub channels: Vec<ChannelId>,
    /// The hours of a week in which they are active, 0 for Monday from 0:00 to 167 for Sunday from 23:00, in order.
    pub hours: Vec<u8>,
    /// True for people whom the brand is not for.
    pub not_for_us: bool,
    pub position: u32,
}

/// A change to an audience. An absent field stays as it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct AudienceEdit {
    pub name: Option<String>,
    pub portrait: Option<String>,
    pub role: Option<String>,
    pub age: Option<String>,
    pub place: Option<String>,
    pub language: Option<String>,
    pub goals: Option<Vec<String>>,
    pub needs: Option<Vec<String>>,
    pub pains: Option<Vec<String>>,
    pub objections: Option<Vec<String>>,
    pub channels: Option<Vec<ChannelId>>,
    pub hours: Option<Vec<u8>>,
    pub not_for_us: Option<bool>,
    /// The index among all audiences that it is moved to.
    pub position: Option<u32>,
}

impl Audience {
    pub(crate) fn blank(id: AudienceId, position: u32) -> Self {
        Self {
            id,
            name: String::new(),
            portrait: String::new(),
            role: String::new(),
            age: String::new(),
            place: String::new(),
            language: String::new(),
            goals: Vec::new(),
            needs: Vec::new(),
            pains: Vec::new(),
            objections: Vec::new(),
            channels: Vec::new(),
            hours: Vec::new(),
            not_for_us: false,
            position,
        }
    }

    /// Returns the audience with the edit applied, except for the position, which affects other audiences too.
    pub fn edited(&self, edit: &AudienceEdit) -> Result<Self> {
        let mut audience = self.clone();
        if let Some(name) = &edit.name {
            audience.name = checked_line("name", name)?;
        }
        if let Some(portrait) = &edit.portrait {
            audience.portrait = checked_text("portrait", portrait)?;
        }
        for (field, new, line) in [
            ("role", &edit.role, &mut audience.role),
            ("age", &edit.age, &mut audience.age),
            ("place", &edit.place, &mut audience.place),
            ("language", &edit.language, &mut audience.language),
        ] {
            if let Some(new) = new {
                *line = line_or_empty(field, new)?;
            }
        }
        audience.edit_lists(edit)?;
        audience.not_for_us = edit.not_for_us.unwrap_or(audience.not_for_us);
        Ok(audience)
    }

    fn edit_lists(&mut self, edit: &AudienceEdit) -> Result<()> {
        for (field, new, list) in [
            ("goals", &edit.goals, &mut self.goals),
            ("needs", &edit.needs, &mut self.needs),
            ("pains", &edit.pains, &mut self.pains),
            ("objections", &edit.objections, &mut self.objections),
        ] {
            if let Some(new) = new {
                *list = checked_lines(field, new)?;
            }
        }
        if let Some(channels) = &edit.channels {
            self.channels.clone_from(channels);
        }
        if let Some(hours) = &edit.hours {
            self.hours = week_hours::checked(hours)?;
        }
        Ok(())
    }
}
