//! Walks through the events of a calendar, line by line.

use super::lines::is_named;
use super::{Line, Lines, Zones};

/// What reads the events of a calendar. Lines of what is inside an event, such as alarms, are left out.
pub(crate) trait Events {
    fn begin(&mut self);
    fn line(&mut self, line: &Line, zones: &Zones);
    fn end(&mut self);
    /// Takes a line outside of events.
    fn outside(&mut self, line: &Line);
}

/// What a walk tells about the file as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Walked {
    pub(crate) is_calendar: bool,
    /// True if the file ends within an event.
    pub(crate) is_cut: bool,
}

/// Reads the events of a file.
pub(crate) fn walk(bytes: &[u8], events: &mut impl Events) -> Walked {
    let lines = Lines::of(bytes);
    let mut walk = Walk {
        zones: Zones::of(&lines),
        events,
        walked: Walked::default(),
        depth: 0,
        is_in_zone: false,
    };
    lines.each_unparsed(|bytes| walk.unparsed(bytes));
    walk.walked
}

struct Walk<'a, E> {
    zones: Zones,
    events: &'a mut E,
    walked: Walked,
    /// The number of open components within the event: alarms have lines of the same names.
    depth: u32,
    /// True within the definition of a zone, which is read already.
    is_in_zone: bool,
}

impl<E: Events> Walk<'_, E> {
    fn unparsed(&mut self, bytes: &[u8]) {
        let is_frame = is_named(bytes, b"BEGIN:") || is_named(bytes, b"END:");
        if self.is_in_zone && !is_frame {
            return;
        }
        let Some(line) = Line::parse(bytes) else {
            return;
        };
        if is_frame {
            let value = line.value.trim();
            let is_part = ["STANDARD", "DAYLIGHT"]
                .iter()
                .any(|part| value.eq_ignore_ascii_case(part));
            let begins = line.name == "BEGIN" && value.eq_ignore_ascii_case("VTIMEZONE");
            self.is_in_zone = begins || (self.is_in_zone && is_part);
        }
        self.take(&line);
    }

    fn take(&mut self, line: &Line) {
        let is_event = line.value.trim().eq_ignore_ascii_case("VEVENT");
        match (line.name.as_str(), self.walked.is_cut) {
            ("BEGIN", false) => self.begin(line, is_event),
            ("BEGIN", true) => self.depth = self.depth.saturating_add(1),
            ("END", true) if self.depth > 0 && !is_event => self.depth -= 1,
            ("END", true) => {
                self.walked.is_cut = false;
                self.events.end();
            }
            (_, false) => self.events.outside(line),
            (_, true) if self.depth == 0 => self.events.line(line, &self.zones),
            _ => {}
        }
    }

    fn begin(&mut self, line: &Line, is_event: bool) {
        if is_event {
            self.walked.is_cut = true;
            self.depth = 0;
            self.events.begin();
        }
        self.walked.is_calendar |= line.value.trim().eq_ignore_ascii_case("VCALENDAR");
    }
}
