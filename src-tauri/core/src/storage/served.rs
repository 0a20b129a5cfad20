//! What posts of a range are for, without their words: many are counted at once.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::named_params;

use super::Db;
use super::values::Day;
use crate::Result;
use crate::model::{
    AudienceId, ChannelId, LocalTime, Need, ObjectiveId, PillarId, Stage, Status, Zone, ZonedTime,
};

/// A planned post, and what it is for.
pub(crate) struct ServedPost {
    pub(crate) channel: ChannelId,
    pub(crate) is_published: bool,
    /// The day in the plan's zone.
    pub(crate) date: NaiveDate,
    pub(crate) pillar: Option<PillarId>,
    pub(crate) stage: Option<Stage>,
    pub(crate) need: Option<Need>,
    pub(crate) audience: Option<AudienceId>,
    pub(crate) objective: Option<ObjectiveId>,
    /// True if it was made for its channel: its item is on no other, or it has a text of its own.
    pub(crate) is_original: bool,
}

/// Returns the posts from one moment to before another that are not skipped; their days are those of `zone`.
pub(crate) fn between(
    db: &Db,
    zone: Zone,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<ServedPost>> {
    let sql =
        "SELECT post.channel_id, post.status, post.date, post.minute, post.zone, item.pillar_id,
            item.stage, item.need, item.audience_id, item.objective_id,
            post.text IS NOT NULL OR NOT EXISTS (SELECT 1 FROM post AS other
                WHERE other.item_id = post.item_id AND other.channel_id <> post.channel_id)
        FROM post JOIN item ON item.id = post.item_id
        WHERE post.rowid IN (SELECT rowid FROM post WHERE moment >= :from AND moment < :to)
            AND post.status <> 'skipped'";
    let mut query = db.prepare_cached(sql)?;
    let range = named_params! {":from": from.timestamp(), ":to": to.timestamp()};
    let posts = query.query_map(range, |row| {
        let Day(date) = row.get(2)?;
        let own: Zone = row.get(4)?;
        let status: Status = row.get(1)?;
        Ok(ServedPost {
            channel: row.get(0)?,
            is_published: status == Status::Published,
            date: match own == zone {
                true => date,
                false => seen_in(zone, date, row.get(3)?, own),
            },
            pillar: row.get(5)?,
            stage: row.get(6)?,
            need: row.get(7)?,
            audience: row.get(8)?,
            objective: row.get(9)?,
            is_original: row.get(10)?,
        })
    })?;
    Ok(posts.collect::<Result<_, _>>()?)
}

fn seen_in(zone: Zone, date: NaiveDate, minute: u16, own: Zone) -> NaiveDate {
    let at = LocalTime { date, minute };
    ZonedTime { at, zone: own }.seen_in(zone).date
}
