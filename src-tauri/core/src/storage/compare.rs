//! Reads every post completely, so that two files can be compared post by post.

use std::collections::BTreeMap;

use rusqlite::Row;

use super::Db;
use crate::Result;

/// A post with names instead of ids, since ids may differ between files.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WholePost {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) link: String,
    pub(crate) notes: String,
    pub(crate) date: Option<String>,
    pub(crate) minute: Option<u16>,
    pub(crate) zone: Option<String>,
    pub(crate) channel: String,
    pub(crate) platform: String,
    pub(crate) status: String,
    pub(crate) campaign: String,
    pub(crate) pillar: String,
    pub(crate) labels: String,
    /// The names of pictures and videos, each with its alternative text in brackets.
    pub(crate) media: String,
    /// `1` or `0` if the item says whether its link is sent with UTM parameters; else empty.
    pub(crate) utm: String,
    pub(crate) utm_content: String,
    pub(crate) first_comment: String,
    pub(crate) kind: String,
    /// What the item is for and what it takes, by field.
    pub(crate) facets: [(&'static str, String); 8],
    /// Such as `2026-11-20 likes 5`.
    pub(crate) results: String,
}

const ALL: &str =
    "SELECT post.id, item.title, coalesce(post.text, item.text), coalesce(item.link, ''),
    item.notes, post.date, post.minute, post.zone, channel.name, channel.platform, post.status,
    coalesce(campaign.name, ''), coalesce(pillar.name, ''),
    coalesce((SELECT group_concat(name, ', ') FROM (SELECT label.name FROM item_label
        JOIN label ON label.id = item_label.label_id
        WHERE item_label.item_id = item.id ORDER BY label.name)), ''),
    coalesce((SELECT group_concat(shown, ', ') FROM (SELECT media.name
            || CASE item_media.alt WHEN '' THEN '' ELSE ' (' || item_media.alt || ')' END AS shown
        FROM item_media JOIN media ON media.id = item_media.media_id
        WHERE item_media.item_id = item.id ORDER BY item_media.position, item_media.id)), ''),
    coalesce(CAST(item.utm AS TEXT), ''), coalesce(item.utm_content, ''), coalesce(post.first_comment, ''),
    coalesce(post.kind, ''),
    coalesce((SELECT group_concat(date || ' ' || metric || ' ' ||
            CASE value % 1000000 WHEN 0 THEN value / 1000000 ELSE value / 1000000.0 END, ', ')
        FROM (SELECT * FROM result WHERE result.post_id = post.id ORDER BY date, metric)), ''),
    coalesce(item.stage, ''), coalesce(item.need, ''), coalesce(audience.name, ''), coalesce(objective.name, ''),
    item.goal, item.expected, coalesce(CAST(item.hours / 1000000.0 AS TEXT), ''),
    coalesce(CAST(item.cost / 1000000.0 AS TEXT), '')
    FROM post
    JOIN item ON item.id = post.item_id
    JOIN channel ON channel.id = post.channel_id
    LEFT JOIN campaign ON campaign.id = item.campaign_id
    LEFT JOIN pillar ON pillar.id = item.pillar_id
    LEFT JOIN audience ON audience.id = item.audience_id
    LEFT JOIN objective ON objective.id = item.objective_id";

/// What the last columns tell.
const FACETS: [&str; 8] = [
    "stage",
    "need",
    "audience",
    "objective",
    "goal",
    "expected",
    "hours",
    "cost",
];
const FIRST_FACET: usize = 20;

/// Returns every post by its id.
pub(crate) fn whole_posts(db: &Db) -> Result<BTreeMap<String, WholePost>> {
    let mut query = db.prepare(ALL)?;
    let rows = query.query_map([], |row| {
        let post = WholePost {
            title: row.get(1)?,
            text: row.get(2)?,
            link: row.get(3)?,
            notes: row.get(4)?,
            date: row.get(5)?,
            minute: row.get(6)?,
            zone: row.get(7)?,
            channel: row.get(8)?,
            platform: row.get(9)?,
            status: row.get(10)?,
            campaign: row.get(11)?,
            pillar: row.get(12)?,
            labels: row.get(13)?,
            media: row.get(14)?,
            utm: row.get(15)?,
            utm_content: row.get(16)?,
            first_comment: row.get(17)?,
            kind: row.get(18)?,
            results: row.get(19)?,
            facets: facets(row)?,
        };
        Ok((row.get(0)?, post))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn facets(row: &Row<'_>) -> rusqlite::Result<[(&'static str, String); 8]> {
    let mut facets = FACETS.map(|field| (field, String::new()));
    for (place, (_, value)) in facets.iter_mut().enumerate() {
        *value = row.get(FIRST_FACET + place)?;
    }
    Ok(facets)
}
