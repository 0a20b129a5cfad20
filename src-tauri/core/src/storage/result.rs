//! Results of posts.

use chrono::NaiveDate;
use rusqlite::{Row, ToSql, named_params};

use super::Db;
use super::values::{Day, unreadable};
use crate::Result;
use crate::model::{
    Amount, CampaignId, ChannelId, Facets, LocalTime, PillarId, PostId, PostKind, PostResult,
    ZonedTime,
};

/// Returns the results of a post, the oldest first.
pub(crate) fn of_post(db: &Db, post: &PostId) -> Result<Vec<PostResult>> {
    let sql = "SELECT * FROM result WHERE post_id = :post ORDER BY date, metric";
    let mut query = db.prepare_cached(sql)?;
    let results = query.query_map(named_params! {":post": post}, read)?;
    Ok(results.collect::<Result<_, _>>()?)
}

/// Returns all results, each post's together, the oldest first.
pub(crate) fn all(db: &Db) -> Result<Vec<PostResult>> {
    let sql = "SELECT * FROM result ORDER BY post_id, date, metric";
    let mut query = db.prepare_cached(sql)?;
    let results = query.query_map([], read)?;
    Ok(results.collect::<Result<_, _>>()?)
}

/// A result with what a list shows of its post.
pub(crate) struct ResultOfPost {
    pub(crate) result: PostResult,
    pub(crate) title: String,
    pub(crate) channel: String,
    pub(crate) at: Option<LocalTime>,
}

/// Returns the results of one post, or of all, by the times of the posts and then by date.
pub(crate) fn with_posts(db: &Db, post: Option<&PostId>) -> Result<Vec<ResultOfPost>> {
    let sql = "SELECT result.*, item.title, channel.name AS channel, post.date AS day, post.minute
        FROM result JOIN post ON post.id = result.post_id JOIN item ON item.id = post.item_id
        JOIN channel ON channel.id = post.channel_id
        WHERE :post IS NULL OR result.post_id = :post
        ORDER BY post.moment, post.id, result.date, result.metric";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(named_params! {":post": post}, |row| {
        let day: Option<Day> = row.get("day")?;
        let minute: Option<u16> = row.get("minute")?;
        Ok(ResultOfPost {
            result: read(row)?,
            title: row.get("title")?,
            channel: row.get("channel")?,
            at: day
                .zip(minute)
                .map(|(Day(date), minute)| LocalTime { date, minute }),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A post that a row of a file may be of.
pub(crate) struct PostToMatch {
    pub(crate) id: PostId,
    pub(crate) title: String,
    pub(crate) text: String,
    /// `None` if the post is unscheduled.
    pub(crate) planned: Option<ZonedTime>,
    /// The address that it was published at.
    pub(crate) url: Option<String>,
    pub(crate) utm_content: Option<String>,
}

/// Returns the posts of some channels that rows of files may be of: those that were not skipped.
pub(crate) fn posts_to_match(db: &Db, channels: &[&ChannelId]) -> Result<Vec<PostToMatch>> {
    let sql = "SELECT post.id, item.title, coalesce(post.text, item.text), post.date, post.minute, post.zone,
            post.published_url, item.utm_content
        FROM post JOIN item ON item.id = post.item_id
        WHERE post.channel_id IN (SELECT value FROM json_each(:channels)) AND post.status <> 'skipped'
        ORDER BY post.id";
    let ids: Vec<&str> = channels.iter().map(|id| id.as_str()).collect();
    let ids = serde_json::Value::from(ids).to_string();
    let mut query = db.prepare_cached(sql)?;
    let posts = query.query_map(named_params! {":channels": ids}, |row| {
        let (day, minute, zone): (Option<Day>, _, _) = (row.get(3)?, row.get(4)?, row.get(5)?);
        let planned = day.zip(minute).zip(zone);
        Ok(PostToMatch {
            id: row.get(0)?,
            title: row.get(1)?,
            text: row.get(2)?,
            planned: planned.map(|((Day(date), minute), zone)| ZonedTime {
                at: LocalTime { date, minute },
                zone,
            }),
            url: row.get(6)?,
            utm_content: row.get(7)?,
        })
    })?;
    Ok(posts.collect::<Result<_, _>>()?)
}

/// A published post, with what it may be compared by.
pub(crate) struct MeasuredPost {
    pub(crate) id: PostId,
    pub(crate) channel: ChannelId,
    /// `None` if the post is unscheduled.
    pub(crate) planned: Option<ZonedTime>,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) has_link: bool,
    pub(crate) campaign: Option<CampaignId>,
    pub(crate) pillar: Option<PillarId>,
    pub(crate) facets: Facets,
    pub(crate) kind: Option<PostKind>,
    pub(crate) has_picture: bool,
    pub(crate) has_video: bool,
    pub(crate) effort: Effort,
}

/// What the item of a post takes.
pub(crate) struct Effort {
    pub(crate) hours: Option<Amount>,
    pub(crate) cost: Option<Amount>,
    /// The published posts of the item, which share it.
    pub(crate) posts: u32,
}

const MEASURED: &str = "SELECT post.id, post.channel_id, post.date, post.minute, post.zone, item.title,
        coalesce(post.text, item.text) AS text, item.link IS NOT NULL AS has_link, item.campaign_id, item.pillar_id,
        item.stage, item.need, item.audience_id, item.objective_id, post.kind,
        item.hours, item.cost, (SELECT count(*) FROM post AS sibling
            WHERE sibling.item_id = item.id AND sibling.status = 'published') AS posts,
        EXISTS (SELECT 1 FROM item_media JOIN media ON media.id = media_id
            WHERE item_media.item_id = item.id AND media.type LIKE 'image/%') AS has_picture,
        EXISTS (SELECT 1 FROM item_media JOIN media ON media.id = media_id
            WHERE item_media.item_id = item.id AND media.type LIKE 'video/%') AS has_video
    FROM post JOIN item ON item.id = post.item_id
    WHERE post.status = 'published' AND ";

/// Returns the published posts of a channel that have results, by their times.
pub(crate) fn measured_posts(db: &Db, channel: &ChannelId) -> Result<Vec<MeasuredPost>> {
    let of_channel = "post.channel_id = :channel
        AND EXISTS (SELECT 1 FROM result WHERE result.post_id = post.id)";
    measured(db, of_channel, named_params! {":channel": channel})
}

/// Returns the published posts from a day to before another one, on their own clocks, by their times.
pub(crate) fn published(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<Vec<MeasuredPost>> {
    let range = named_params! {":from": Day(from), ":to": Day(to)};
    measured(db, "post.date >= :from AND post.date < :to", range)
}

fn measured(db: &Db, which: &str, params: &[(&str, &dyn ToSql)]) -> Result<Vec<MeasuredPost>> {
    let sql = format!("{MEASURED}{which} ORDER BY post.moment, post.id");
    let mut query = db.prepare_cached(&sql)?;
    let posts = query.query_map(params, |row| {
        let (day, minute): (Option<Day>, _) = (row.get("date")?, row.get("minute")?);
        let planned = day.zip(minute).zip(row.get("zone")?);
        Ok(MeasuredPost {
            id: row.get("id")?,
            channel: row.get("channel_id")?,
            planned: planned.map(|((Day(date), minute), zone)| ZonedTime {
                at: LocalTime { date, minute },
                zone,
            }),
            title: row.get("title")?,
            text: row.get("text")?,
            has_link: row.get("has_link")?,
            campaign: row.get("campaign_id")?,
            pillar: row.get("pillar_id")?,
            facets: Facets {
                stage: row.get("stage")?,
                need: row.get("need")?,
                audience: row.get("audience_id")?,
                objective: row.get("objective_id")?,
            },
            kind: row.get("kind")?,
            has_picture: row.get("has_picture")?,
            has_video: row.get("has_video")?,
            effort: Effort {
                hours: row.get("hours")?,
                cost: row.get("cost")?,
                posts: row.get("posts")?,
            },
        })
    })?;
    Ok(posts.collect::<Result<_, _>>()?)
}

/// Returns the results of the published posts from a day to before another one, each post's together, the oldest first.
pub(crate) fn of_range(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<Vec<PostResult>> {
    let sql = "SELECT result.* FROM post JOIN result ON result.post_id = post.id
        WHERE post.status = 'published' AND post.date >= :from AND post.date < :to
        ORDER BY post.id, result.date, result.metric";
    let mut query = db.prepare_cached(sql)?;
    let range = named_params! {":from": Day(from), ":to": Day(to)};
    let results = query.query_map(range, read)?;
    Ok(results.collect::<Result<_, _>>()?)
}

/// Returns the results of all posts of a channel, each post's together, the oldest first.
pub(crate) fn of_channel(db: &Db, channel: &ChannelId) -> Result<Vec<PostResult>> {
    let sql = "SELECT result.* FROM result JOIN post ON post.id = result.post_id
        WHERE post.channel_id = :channel ORDER BY result.post_id, result.date, result.metric";
    let mut query = db.prepare_cached(sql)?;
    let results = query.query_map(named_params! {":channel": channel}, read)?;
    Ok(results.collect::<Result<_, _>>()?)
}

/// Where results come from.
pub(crate) struct Source {
    /// The name of a file; empty for what a person entered.
    pub(crate) name: String,
    pub(crate) posts: u32,
    /// The first and the last day as of which numbers were counted.
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
}

/// Returns where the results of the published posts of some days come from, by name.
pub(crate) fn sources(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<Vec<Source>> {
    let sql = "SELECT result.source, count(DISTINCT post.id), min(result.date), max(result.date)
        FROM post JOIN result ON result.post_id = post.id
        WHERE post.status = 'published' AND post.date >= :from AND post.date < :to
        GROUP BY result.source ORDER BY result.source";
    let mut query = db.prepare_cached(sql)?;
    let range = named_params! {":from": Day(from), ":to": Day(to)};
    let sources = query.query_map(range, |row| {
        let (Day(first), Day(last)) = (row.get(2)?, row.get(3)?);
        Ok(Source {
            name: row.get(0)?,
            posts: row.get(1)?,
            first,
            last,
        })
    })?;
    Ok(sources.collect::<Result<_, _>>()?)
}

/// Inserts a result, or replaces the one of the same post, day and metric.
pub(crate) fn put(db: &Db, result: &PostResult) -> Result<()> {
    let sql = "INSERT INTO result (post_id, date, metric, value, source)
        VALUES (:post, :date, :metric, :value, :source)
        ON CONFLICT (post_id, date, metric) DO UPDATE SET value = :value, source = :source";
    db.prepare_cached(sql)?.execute(named_params! {
        ":post": result.post,
        ":date": Day(result.date),
        ":metric": result.metric,
        ":value": result.value.millionths(),
        ":source": result.source,
    })?;
    Ok(())
}

pub(crate) fn delete(db: &Db, result: &PostResult) -> Result<()> {
    let sql = "DELETE FROM result WHERE post_id = :post AND date = :date AND metric = :metric";
    db.prepare_cached(sql)?.execute(named_params! {
        ":post": result.post,
        ":date": Day(result.date),
        ":metric": result.metric,
    })?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<PostResult> {
    let Day(date) = row.get("date")?;
    let value = Amount::of_millionths(row.get("value")?).map_err(unreadable)?;
    Ok(PostResult {
        post: row.get("post_id")?,
        date,
        metric: row.get("metric")?,
        value,
        source: row.get("source")?,
    })
}
