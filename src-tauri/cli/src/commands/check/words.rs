//! Findings as sentences for a person.

use chrono::{Days, NaiveDate};
use daymark_core::checks::{BrokenLimit, Check, Counted, Finding, OtherPost, Severity};
use daymark_core::model::limit::{LimitOf, Measure, Part};
use daymark_core::{Planner, Result};

use crate::rule_words::{measured, part_words, thing, unit_words};

/// How long before and after the range a post may be that another one duplicates.
const AROUND: Days = Days::new(7);

/// The titles and names that replace ids in the output for a person.
pub(super) struct Words {
    titles: Vec<(String, String)>,
    channels: Vec<(String, String)>,
    pillars: Vec<(String, String)>,
}

impl Words {
    /// Reads the titles and names. Reading the cards generates the posts of series up to the end of the range.
    pub(super) fn of_days(planner: &Planner, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        let from = from.checked_sub_days(AROUND).unwrap_or(from);
        let to = to.checked_add_days(AROUND).unwrap_or(to);
        let cards = planner.cards_between_generating(from, to)?.into_iter();
        let titles = cards.map(|card| (card.id.to_string(), card.title));
        Self::with(planner, titles.collect())
    }

    /// Reads the titles of a post and of those that its findings name.
    pub(super) fn of_post(planner: &Planner, id: &str) -> Result<Self> {
        let findings = planner.findings_of(id)?.into_iter();
        let named = findings.flat_map(|found| [found.post, found.other.map(|other| other.post)]);
        let named = named.flatten().map(|post| post.to_string());
        let titles = named.chain([id.to_owned()]).map(|id| {
            let title = planner.post(&id)?.title;
            Ok((id, title))
        });
        Self::with(planner, titles.collect::<Result<_>>()?)
    }

    fn with(planner: &Planner, titles: Vec<(String, String)>) -> Result<Self> {
        let channels = planner.channels()?.into_iter();
        let pillars = planner.overview()?.rows.pillars.into_iter();
        Ok(Self {
            titles,
            channels: channels
                .map(|channel| (channel.id.to_string(), channel.name))
                .collect(),
            pillars: pillars
                .map(|pillar| (pillar.id.to_string(), pillar.name))
                .collect(),
        })
    }

    pub(super) fn columns(&self, finding: &Finding) -> Vec<String> {
        let channel = finding.channel.as_ref();
        let channel = channel.map_or("", |id| name_in(&self.channels, id.as_str()));
        vec![
            severity(finding).to_owned(),
            day(finding.day),
            channel.to_owned(),
            self.sentence(finding) + &reason(finding),
        ]
    }

    fn sentence(&self, finding: &Finding) -> String {
        match finding.check {
            Check::Silence => match finding.last_day {
                Some(last) => format!("no post until {last}"),
                None => "no post".to_owned(),
            },
            Check::PillarDrought => self.drought(finding),
            _ => {
                let post = finding.post.as_ref();
                let title = post.map_or("", |id| name_in(&self.titles, id.as_str()));
                format!("“{title}” {}", self.problem(finding))
            }
        }
    }

    /// Returns what is wrong with the post, to follow its title.
    fn problem(&self, finding: &Finding) -> String {
        let limit = finding.limit.as_ref();
        let found = finding.found.as_deref().unwrap_or_default();
        let part = part_words(finding.part.unwrap_or(Part::Text));
        match finding.check {
            Check::ClockGap => "is at a time that the clocks skip".to_owned(),
            Check::Past => "is not published, and its time is past".to_owned(),
            Check::TextDropped => "has a text, which is dropped".to_owned(),
            Check::LateReview => "is not approved yet".to_owned(),
            Check::ChangedSinceApproval if found.is_empty() => {
                "was changed since it was approved".to_owned()
            }
            Check::ChangedSinceApproval => format!("was changed since {found} approved it"),
            Check::Close => format!("is close to {}", self.other(finding.other.as_ref())),
            Check::Duplicate => format!("has the text of {}", self.other(finding.other.as_ref())),
            Check::Placeholder => format!("has the placeholder {found} in its {part}"),
            Check::RefusedSign => format!("has the sign {found} in its {part}, which is refused"),
            Check::MediaType => format!("has a file of type {found}, which is not taken"),
            Check::MediaMissing => "has no picture or video".to_owned(),
            Check::AltText if limit.is_none() => "has a picture without alt text".to_owned(),
            Check::MissingPart if limit.is_none() => format!("has no {part}"),
            _ => limit.map_or_else(String::new, |limit| broken(limit, part)),
        }
    }

    fn drought(&self, finding: &Finding) -> String {
        let pillar = finding.pillar.as_ref();
        let name = pillar.map_or("", |id| name_in(&self.pillars, id.as_str()));
        let (count, share) = finding
            .limit
            .as_ref()
            .map_or((0, 0), |limit| (limit.count, limit.limit));
        let last = day(finding.last_day);
        format!("“{name}” has {count} % of the posts until {last}, its share is {share} %")
    }

    fn other(&self, other: Option<&OtherPost>) -> String {
        let Some(other) = other else {
            return String::new();
        };
        let title = name_in(&self.titles, other.post.as_str());
        format!("“{title}” on {}", other.day)
    }
}

/// Returns what breaks a limit, as in `is 3 over 280 weighted characters (a source, 2026-11)`.
fn broken(limit: &BrokenLimit, part: &str) -> String {
    let (count, bound) = (limit.count, limit.limit);
    let sentence = match limit.counted {
        Counted::Length { unit } if count > bound => {
            let over = count - bound;
            let subject = if part == "text" { "" } else { " in its title" };
            format!("is {over} over {bound} {}{subject}", unit_words(unit))
        }
        Counted::Length { unit } => {
            format!(
                "has {count} {} in its {part}, at least {bound} are needed",
                unit_words(unit)
            )
        }
        Counted::Limited { limited, unit } => {
            let side = if count > bound { "at most" } else { "at least" };
            let count = measured(unit, count);
            let (what, bound) = (thing(limited, unit), measured(unit, bound));
            match unit {
                Measure::Items => format!("has {count} {what}, {side} {bound}"),
                _ => format!("has {what} {count}, {side} {bound}"),
            }
        }
        Counted::Share => String::new(),
    };
    sentence + &whose(limit)
}

/// Returns whose limit it is and where it was read.
fn whose(limit: &BrokenLimit) -> String {
    match (limit.is_own, limit.of) {
        (true, _) => " (the channel's own limit)".to_owned(),
        (_, Some(LimitOf::Api)) => format!(" (API; {}, {})", limit.source, limit.checked),
        _ => format!(" ({}, {})", limit.source, limit.checked),
    }
}

fn reason(finding: &Finding) -> String {
    let waived = finding.waived.as_ref();
    waived.map_or_else(String::new, |waived| {
        format!(": {} ({})", waived.reason, waived.day)
    })
}

fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        _ if finding.waived.is_some() => "waived",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn name_in<'a>(names: &'a [(String, String)], id: &str) -> &'a str {
    let found = names.iter().find(|(known, _)| known == id);
    found.map_or("", |(_, name)| name)
}
