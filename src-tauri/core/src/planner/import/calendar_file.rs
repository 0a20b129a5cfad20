//! Reads the events of a calendar as they are written, within bounds.

use std::path::Path;

use super::file::{bytes, refused};
use crate::Result;
use crate::ics::{Events, KIND, Line, Walked, Zones, walk};
use crate::layers::EventDraft;
use crate::tables::{has_markup, plain_text};

/// The largest calendar in bytes.
const MOST_BYTES: u64 = 96 << 20;
/// The most events of one calendar.
const MOST_EVENTS: usize = 100_000;

/// A calendar of others, or one of ours.
#[derive(Default)]
pub(super) struct CalendarFile {
    /// True if Daymark wrote it.
    pub(super) is_own: bool,
    pub(super) events: Vec<FileEvent>,
    is_full: bool,
}

/// An event with what a post takes from it.
#[derive(Default)]
pub(super) struct FileEvent {
    /// Its place in the file, from 1.
    pub(super) number: u32,
    pub(super) times: EventDraft,
    pub(super) title: String,
    pub(super) text: String,
    /// The text with markup that Outlook writes beside it.
    markup: String,
    pub(super) categories: Vec<String>,
    pub(super) link: String,
    /// In upper case; empty if there is none.
    pub(super) status: String,
    pub(super) rule: String,
    /// What Daymark wrote it for, if that is no post; empty for one.
    pub(super) kind: String,
    /// The addresses of what is attached.
    pub(super) attached: Vec<String>,
}

pub(super) fn read(path: &Path) -> Result<CalendarFile> {
    let bytes = bytes(path, MOST_BYTES)?;
    let mut file = CalendarFile::default();
    let walked = walk(&bytes, &mut file);
    match (walked.is_calendar, file.is_full) {
        (false, _) => Err(refused("it is no calendar: choose an .ics file")),
        (true, true) => {
            let message = format!("it has more than {MOST_EVENTS} events: import it in parts");
            Err(refused(&message))
        }
        (true, false) => Ok(file.ended(walked)),
    }
}

impl Events for CalendarFile {
    fn begin(&mut self) {
        self.is_full |= self.events.len() == MOST_EVENTS;
        if !self.is_full {
            let number = self.events.len() as u32 + 1;
            self.events.push(FileEvent {
                number,
                ..FileEvent::default()
            });
        }
    }

    fn line(&mut self, line: &Line, zones: &Zones) {
        if let Some(event) = self.events.last_mut().filter(|_| !self.is_full) {
            event.take(line, zones);
        }
    }

    fn end(&mut self) {
        if let Some(event) = self.events.last_mut().filter(|_| !self.is_full) {
            event.times.close();
        }
    }

    fn outside(&mut self, line: &Line) {
        if line.name == "PRODID" {
            self.is_own |= line.value.contains("//Daymark//");
        }
    }
}

impl CalendarFile {
    /// Closes the last event where the file is cut within it.
    fn ended(mut self, walked: Walked) -> Self {
        if walked.is_cut {
            self.end();
        }
        if !self.is_own {
            self.events.iter_mut().for_each(FileEvent::of_others);
        }
        self
    }
}

impl FileEvent {
    /// Takes the event as one that Daymark didn't write: its text may have markup, as Google writes it, or only that.
    fn of_others(&mut self) {
        self.kind.clear();
        if has_markup(&self.text) {
            self.text = plain_text(&self.text);
        }
        if self.text.trim().is_empty() {
            self.text = plain_text(&std::mem::take(&mut self.markup));
        }
    }

    fn take(&mut self, line: &Line, zones: &Zones) {
        match line.name.as_str() {
            "SUMMARY" => self.title = line.text(),
            "DESCRIPTION" => self.text = line.paragraphs(),
            "X-ALT-DESC" => self.markup = line.paragraphs(),
            "CATEGORIES" => self.categories.extend(line.list()),
            KIND => self.kind = line.value.trim().to_owned(),
            "URL" => self.link = line.value.trim().to_owned(),
            "ATTACH" if self.attached.len() < 20 => {
                self.attached.push(line.value.trim().to_owned())
            }
            "RRULE" => {
                self.rule = line.value.trim().to_owned();
                self.times.take(line, zones);
            }
            "STATUS" => {
                self.status = line.value.trim().to_ascii_uppercase();
                self.times.take(line, zones);
            }
            _ => self.times.take(line, zones),
        }
    }
}
