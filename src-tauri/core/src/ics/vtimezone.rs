//! Zones that a calendar defines itself (VTIMEZONE; RFC 5545, section 3.6.5).

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::lines::Line;
use super::offsets::{Change, Offsets};
use super::rule::{Rule, StepBudget};
use super::time::{CalendarTime, Clocks};

/// The most zones of one file.
const MAX_ZONES: usize = 1_000;
/// The most parts of one zone, and the most rules and dates of one part.
const MAX_PARTS: usize = 500;
/// What a part costs of the steps of a file, beside those of its rules.
const PART: u32 = 50;
/// The years for which changes are computed.
const YEARS: (i32, i32) = (1970, 2100);
/// The steps for all zones of a file; those of a zone with two yearly rules take 8,000.
const STEPS: u32 = 2_500_000;

/// The zones of a file that is being read.
pub(super) struct Definitions {
    draft: Option<Draft>,
    zones: HashMap<String, Arc<Offsets>>,
    budget: StepBudget,
}

#[derive(Default)]
struct Draft {
    name: String,
    parts: Vec<Part>,
    is_in_part: bool,
}

/// A STANDARD or DAYLIGHT part: an offset and when it begins.
#[derive(Default)]
struct Part {
    start: Option<NaiveDateTime>,
    from: Option<i32>,
    to: Option<i32>,
    /// `None` for a rule that can't be used.
    rules: Vec<Option<Rule>>,
    also: Vec<Option<NaiveDateTime>>,
}

impl Default for Definitions {
    fn default() -> Self {
        Self {
            draft: None,
            zones: HashMap::new(),
            budget: StepBudget::of(STEPS),
        }
    }
}

impl Definitions {
    /// Returns true within the definition of a zone.
    pub(super) fn is_open(&self) -> bool {
        self.draft.is_some()
    }

    pub(super) fn take(&mut self, line: &Line) {
        let word = line.value.trim().to_ascii_uppercase();
        match (line.name.as_str(), word.as_str(), &mut self.draft) {
            ("BEGIN", "VTIMEZONE", _) => self.draft = self.has_room().then(Draft::default),
            ("END", "VTIMEZONE", _) => self.close(),
            (_, _, Some(draft)) => draft.take(line, &word),
            _ => {}
        }
    }

    /// Returns the zones by name. Zones that can't be used are left out.
    pub(super) fn end(self) -> HashMap<String, Arc<Offsets>> {
        self.zones
    }

    /// Returns false once a file has defined more than any calendar needs; further definitions are left out.
    fn has_room(&self) -> bool {
        self.zones.len() < MAX_ZONES && !self.budget.is_empty()
    }

    fn close(&mut self) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        if let Some(offsets) = draft.offsets(&mut self.budget) {
            self.zones.insert(draft.name, Arc::new(offsets));
        }
    }
}

impl Draft {
    fn take(&mut self, line: &Line, word: &str) {
        match (line.name.as_str(), word) {
            ("BEGIN", "STANDARD" | "DAYLIGHT") if self.parts.len() < MAX_PARTS => {
                self.parts.push(Part::default());
                self.is_in_part = true;
            }
            ("BEGIN" | "END", _) => self.is_in_part = false,
            ("TZID", _) if !self.is_in_part => self.name = line.value.trim().to_owned(),
            _ if self.is_in_part => {
                if let Some(part) = self.parts.last_mut() {
                    part.take(line);
                }
            }
            _ => {}
        }
    }

    fn offsets(&self, budget: &mut StepBudget) -> Option<Offsets> {
        let mut changes = Vec::new();
        for part in &self.parts {
            budget.spend(PART);
            changes.extend(part.changes(budget)?);
        }
        (!changes.is_empty() && !budget.is_empty()).then(|| Offsets::of(changes))
    }
}

impl Part {
    fn take(&mut self, line: &Line) {
        match line.name.as_str() {
            "DTSTART" => self.start = local(&line.value),
            "TZOFFSETFROM" => self.from = offset(&line.value),
            "TZOFFSETTO" => self.to = offset(&line.value),
            "RRULE" if self.rules.len() < MAX_PARTS => self.rules.push(Rule::parse(&line.value)),
            "RDATE" => {
                let room = MAX_PARTS.saturating_sub(self.also.len());
                self.also
                    .extend(line.value.split(',').take(room).map(local));
            }
            _ => {}
        }
    }

    /// Returns the changes to this offset; `None` if the part can't be used.
    fn changes(&self, budget: &mut StepBudget) -> Option<Vec<Change>> {
        let (from, to) = (self.from?, self.to?);
        let before = Duration::seconds(from.into());
        let locals = self.begins(from, budget)?;
        let moments = locals
            .into_iter()
            .filter_map(|local| local.checked_sub_signed(before));
        Some(moments.map(|moment| Change { moment, from, to }).collect())
    }

    /// Returns the local times of the changes, on the clocks before each change.
    fn begins(&self, offset: i32, budget: &mut StepBudget) -> Option<Vec<NaiveDateTime>> {
        let start = CalendarTime {
            local: self.start?,
            clocks: Clocks::Own(Arc::new(Offsets::fixed(offset))),
        };
        let mut begins = self.also.iter().copied().collect::<Option<Vec<_>>>()?;
        begins.push(start.local);
        for rule in &self.rules {
            if budget.is_empty() {
                return None;
            }
            let rule = rule.as_ref().filter(|rule| rule.can_begin(&start))?;
            begins.extend(rule.begins(&start, first_of(YEARS.0)?, first_of(YEARS.1)?, budget));
        }
        Some(begins)
    }
}

fn first_of(year: i32) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(year, 1, 1)?.and_hms_opt(0, 0, 0)
}

fn local(text: &str) -> Option<NaiveDateTime> {
    Some(CalendarTime::parse(text, || Clocks::Any)?.local)
}

/// Parses `+0100`, `-0330` or `+001730` and returns seconds.
fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let is_whole =
        matches!(digits.len(), 4 | 6) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let digits = is_whole.then_some(digits)?;
    let part = |from: usize| digits.get(from..from + 2).map_or(Ok(0), str::parse::<i32>);
    let (hours, minutes, seconds) = (part(0).ok()?, part(2).ok()?, part(4).ok()?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60 + seconds))
}
