//! Posts joined with their items, as views and exports need them.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Params, Row, named_params};

use super::Db;
use super::values::{Day, Millis, Parts};
use crate::Result;
use crate::model::{
    CampaignId, ChannelId, Facets, ItemId, LabelId, LocalTime, MediaId, PillarId, PostId, PostKind,
    Status, Zone, ZonedTime,
};

/// A post with the fields of its item. `text` is the post's own text if it has one.
pub(crate) struct CardRow {
    pub(crate) id: PostId,
    pub(crate) item: ItemId,
    pub(crate) channel: ChannelId,
    pub(crate) planned: Option<ZonedTime>,
    pub(crate) status: Status,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) link: Option<String>,
    pub(crate) campaign: Option<CampaignId>,
    pub(crate) pillar: Option<PillarId>,
    pub(crate) labels: Vec<LabelId>,
    pub(crate) sequence: u32,
    pub(crate) changed: DateTime<Utc>,
    pub(crate) in_series: bool,
    /// The parts of a thread; empty for a single post.
    pub(crate) parts: Vec<String>,
    /// The media of the item, in their order.
    pub(crate) media: Vec<MediaId>,
    /// Whether the link is sent with UTM parameters; `None` if the plan decides.
    pub(crate) utm: Option<bool>,
    pub(crate) utm_content: Option<String>,
    pub(crate) first_comment: Option<String>,
    pub(crate) kind: Option<PostKind>,
    pub(crate) facets: Facets,
}

impl CardRow {
    /// Returns true if the post is on a day from `from` to before `to`, in `zone`.
    pub(crate) fn is_within(&self, zone: Zone, from: NaiveDate, to: NaiveDate) -> bool {
        let at = self.planned.map(|planned| planned.seen_in(zone));
        at.is_some_and(|at| (from..to).contains(&at.date))
    }
}

/// The columns of a card. `read` accesses them by index, since access by name takes twice as long.
pub(super) const COLUMNS: &str =
    "SELECT post.id, post.item_id, post.channel_id, post.date, post.minute,
    post.zone, post.status, post.sequence, post.changed, item.title,
    coalesce(post.text, item.text) AS text, item.link, item.campaign_id, item.pillar_id,
    (SELECT group_concat(label_id) FROM item_label WHERE item_label.item_id = item.id) AS labels,
    post.repeat_id IS NOT NULL, post.parts,
    (SELECT group_concat(media_id) FROM (SELECT media_id FROM item_media
        WHERE item_media.item_id = item.id ORDER BY position, id)) AS media,
    item.utm, item.utm_content, post.first_comment, post.kind,
    item.stage, item.need, item.audience_id, item.objective_id";

pub(super) const FROM: &str = "FROM post JOIN item ON item.id = post.item_id";

pub(super) const BY_TIME: &str = "ORDER BY moment, post.id";

/// The order of the rows in the file, so that many rows are read in sequence: with 100,000 posts this takes a
/// quarter of the time of the order of the calendar.
const AS_STORED: &str = "ORDER BY post.rowid";

/// Returns the posts from one moment to before another, ordered by time.
pub(crate) fn between(db: &Db, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<CardRow>> {
    let (from, to) = (from.timestamp(), to.timestamp());
    let range = named_params! {":from": from, ":to": to};
    collect(db, "WHERE moment >= :from AND moment < :to", range)
}

/// Returns the posts of one channel from one moment to before another, ordered by time.
pub(crate) fn on_channel_between(
    db: &Db,
    channel: &ChannelId,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<CardRow>> {
    let (from, to) = (from.timestamp(), to.timestamp());
    let range = named_params! {":channel": channel, ":from": from, ":to": to};
    // With the plus, SQLite takes the index of moments: a channel has many more posts than a few days have.
    let condition = "WHERE moment >= :from AND moment < :to AND +post.channel_id = :channel";
    collect(db, condition, range)
}

/// Returns the posts of one channel from a moment on, the earliest first, at most `most`. Skipped posts are left out.
pub(crate) fn next_on_channel(
    db: &Db,
    channel: &ChannelId,
    from: DateTime<Utc>,
    most: u32,
) -> Result<Vec<CardRow>> {
    let condition = "WHERE post.id IN (SELECT id FROM post WHERE channel_id = :channel
        AND moment >= :at AND status <> 'skipped' ORDER BY moment, id LIMIT :most)";
    let found = named_params! {":channel": channel, ":at": from.timestamp(), ":most": most};
    collect(db, condition, found)
}

/// Returns the last posts of one channel before a moment, the earliest first, at most `most`. Skipped posts are left out.
pub(crate) fn last_on_channel(
    db: &Db,
    channel: &ChannelId,
    before: DateTime<Utc>,
    most: u32,
) -> Result<Vec<CardRow>> {
    let condition = "WHERE post.id IN (SELECT id FROM post WHERE channel_id = :channel
        AND moment < :at AND status <> 'skipped' ORDER BY moment DESC, id DESC LIMIT :most)";
    let found = named_params! {":channel": channel, ":at": before.timestamp(), ":most": most};
    collect(db, condition, found)
}

/// Calls `each` for each post of the range, in no particular order, without keeping all of them in memory.
pub(crate) fn for_each_between(
    db: &Db,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    each: impl FnMut(CardRow) -> Result<()>,
) -> Result<()> {
    let (from, to) = (from.timestamp(), to.timestamp());
    let range = named_params! {":from": from, ":to": to};
    let condition = "WHERE post.rowid IN
        (SELECT rowid FROM post WHERE moment >= :from AND moment < :to)";
    select(db, condition, AS_STORED, range, each)
}

/// Calls `each` for each post, in no particular order.
pub(crate) fn for_each(db: &Db, each: impl FnMut(CardRow) -> Result<()>) -> Result<()> {
    select(db, "", AS_STORED, [], each)
}

pub(crate) fn unscheduled(db: &Db) -> Result<Vec<CardRow>> {
    collect(db, "WHERE moment IS NULL", [])
}

pub(crate) fn of_posts(db: &Db, posts: &[&str]) -> Result<Vec<CardRow>> {
    let condition = "WHERE post.id IN (SELECT value FROM json_each(:ids))";
    collect(db, condition, named_params! {":ids": list(posts)})
}

pub(crate) fn of_items(db: &Db, items: &[&str]) -> Result<Vec<CardRow>> {
    let condition = "WHERE post.item_id IN (SELECT value FROM json_each(:ids))";
    collect(db, condition, named_params! {":ids": list(items)})
}

fn collect(db: &Db, condition: &str, params: impl Params) -> Result<Vec<CardRow>> {
    let mut cards = Vec::new();
    select(db, condition, BY_TIME, params, |card| {
        cards.push(card);
        Ok(())
    })?;
    Ok(cards)
}

fn select(
    db: &Db,
    condition: &str,
    order: &str,
    params: impl Params,
    mut each: impl FnMut(CardRow) -> Result<()>,
) -> Result<()> {
    let mut query = db.prepare_cached(&format!("{COLUMNS} {FROM} {condition} {order}"))?;
    let mut rows = query.query(params)?;
    while let Some(row) = rows.next()? {
        each(read(row)?)?;
    }
    Ok(())
}

fn list(texts: &[&str]) -> String {
    serde_json::Value::from(texts).to_string()
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<CardRow> {
    let Millis(changed) = row.get(8)?;
    Ok(CardRow {
        id: row.get(0)?,
        item: row.get(1)?,
        channel: row.get(2)?,
        planned: planned(row)?,
        status: row.get(6)?,
        sequence: row.get(7)?,
        changed,
        title: row.get(9)?,
        text: row.get(10)?,
        link: row.get(11)?,
        campaign: row.get(12)?,
        pillar: row.get(13)?,
        labels: ids(row, 14)?,
        in_series: row.get(15)?,
        parts: row.get::<_, Parts>(16)?.0,
        media: ids(row, 17)?,
        utm: row.get(18)?,
        utm_content: row.get(19)?,
        first_comment: row.get(20)?,
        kind: row.get(21)?,
        facets: Facets {
            stage: row.get(22)?,
            need: row.get(23)?,
            audience: row.get(24)?,
            objective: row.get(25)?,
        },
    })
}

fn planned(row: &Row<'_>) -> rusqlite::Result<Option<ZonedTime>> {
    let Some(Day(date)) = row.get(3)? else {
        return Ok(None);
    };
    let minute = row.get(4)?;
    let zone = row.get(5)?;
    let at = LocalTime { date, minute };
    Ok(Some(ZonedTime { at, zone }))
}

/// Reads a column with ids that are separated by commas.
fn ids<T: for<'a> From<&'a str>>(row: &Row<'_>, at: usize) -> rusqlite::Result<Vec<T>> {
    let ids = row.get_ref(at)?.as_str_or_null()?.unwrap_or_default();
    Ok(ids.split_terminator(',').map(T::from).collect())
}
