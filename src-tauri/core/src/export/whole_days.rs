//! Campaigns and day notes as events on whole days.

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::ics::{Calendar, DayEvent};
use super::selection::Selection;
use crate::Result;
use crate::model::{Campaign, DayNote};
use crate::storage::record::all;
use crate::storage::{self, Db, entry, identity};

/// When campaigns and notes changed last: at the newest operation, as their rows don't tell it.
fn changed(db: &Db) -> Result<DateTime<Utc>> {
    let last = entry::last_done(db)?;
    Ok(last.map_or(DateTime::UNIX_EPOCH, |entry| entry.at))
}

pub(super) fn add_campaigns(
    db: &Db,
    selection: &Selection<'_>,
    calendar: &mut Calendar<'_>,
) -> Result<()> {
    let changed = changed(db)?;
    for campaign in all::<Campaign>(db)? {
        let Some((first, last)) = days_of(&campaign) else {
            continue;
        };
        if selection.takes_campaign(&campaign, first, last) {
            calendar.add_days(&DayEvent {
                uid: campaign.id.as_str(),
                kind: "campaign",
                changed,
                first,
                last,
                title: &campaign.name,
                text: &campaign.brief,
            })?;
        }
    }
    Ok(())
}

/// Returns the days of a campaign; one that only begins or only ends is on one day.
fn days_of(campaign: &Campaign) -> Option<(NaiveDate, NaiveDate)> {
    let first = campaign.first_day.or(campaign.last_day)?;
    Some((first, campaign.last_day.unwrap_or(first).max(first)))
}

pub(super) fn add_notes(
    db: &Db,
    selection: &Selection<'_>,
    calendar: &mut Calendar<'_>,
) -> Result<()> {
    let (changed, plan) = (changed(db)?, identity::get(db)?);
    for DayNote { date, text } in storage::note::all(db)? {
        let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
        if selection.has_day(date) {
            calendar.add_days(&DayEvent {
                uid: &note_uid(plan, date),
                kind: "note",
                changed,
                first: date,
                last: date,
                title,
                text: rest.trim_start(),
            })?;
        }
    }
    Ok(())
}

/// Returns a UUID that is always the same for a day of a plan, and tells nothing of either.
fn note_uid(plan: Uuid, date: NaiveDate) -> String {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(format!("note {plan} {date}"))[..16]);
    Builder::from_custom_bytes(bytes).into_uuid().to_string()
}
