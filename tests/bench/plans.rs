//! Makes plan files of a size fast: the plan and its channels by the planner, the posts by SQL. Also has the
//! bare write to such a file that a change is measured against.

use std::path::Path;

use chrono::{Duration, NaiveDate, Utc};
use daymark_core::Planner;
use daymark_core::model::{ItemId, LocalTime, NewChannel, NewPlan, PostId, Zone, ZonedTime};
use rusqlite::{Connection, Statement, params};

const PLATFORMS: [&str; 7] = [
    "x",
    "linkedin",
    "instagram",
    "youtube",
    "newsletter",
    "blog",
    "mastodon",
];
const STATUSES: [&str; 5] = ["idea", "draft", "in_review", "approved", "published"];
const ZONE: &str = "Europe/Berlin";

/// The number of hours of a day that have posts, from eight on.
const HOURS: usize = 11;

const TITLES: [&str; 5] = [
    "Customer story",
    "What we learned from three hundred interviews",
    "Behind the scenes: how the launch video was made",
    "Webinar",
    "Five small habits that keep an editorial calendar honest all year round",
];

/// A text with characters that an export must escape, and long enough to be folded.
const TEXT: &str = "We asked three hundred people how they plan a week of posts, and wrote down what \
they said; the answers surprised us.\n\nMost of them keep one list per channel, copy the same words \
four times, and find out on Friday that nobody approved the picture — so we made one place for it.\n\
Names, numbers: 中文 👋";

/// A week, counted from this one, and its number of posts.
pub(crate) type Week = (i64, usize);

/// Returns the weeks around this one that have a number of posts together, about 190 in each.
pub(crate) fn years_around(posts: usize) -> Vec<Week> {
    let count = posts.div_ceil(190);
    let first = -(count as i64 / 2);
    let even = |week: usize| posts * (week + 1) / count - posts * week / count;
    (0..count)
        .map(|week| (first + week as i64, even(week)))
        .collect()
}

/// Makes a plan file with the sample that a first start offers.
pub(crate) fn sample(file: &Path) {
    create(file).fill_sample().expect("the sample");
}

/// Makes a plan file with these posts; returns the first day of this week.
pub(crate) fn fill(file: &Path, weeks: &[Week]) -> NaiveDate {
    let new = NewPlan {
        name: "Acme".into(),
        zone: ZONE.into(),
        first_day: 1,
    };
    let mut planner = Planner::create(file, &new).expect("a new plan");
    let channels = PLATFORMS.map(|platform| NewChannel {
        platform: platform.into(),
        ..NewChannel::default()
    });
    planner.add_channels(&channels).expect("channels");
    let (channels, monday) = (
        channel_ids(&planner),
        planner.opening().expect("it opens").from,
    );
    drop(planner);
    let db = Connection::open(file).expect("the plan file opens");
    insert(&db, &channels, monday, weeks);
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .expect("all is in the file");
    monday
}

/// Publishes every post of a plan file.
pub(crate) fn publish_all(file: &Path) {
    let db = Connection::open(file).expect("the plan file opens");
    let sql = "UPDATE post SET status = 'published'";
    db.execute(sql, []).expect("published posts");
}

/// Gives the posts of a plan file results as of three days: all of them, or so many of the first channel.
pub(crate) fn measure(file: &Path, most: Option<u32>) {
    let db = Connection::open(file).expect("the plan file opens");
    let sql = "INSERT INTO result (post_id, date, metric, value, source)
        SELECT id, date(post.date, '+' || days || ' days'), metric,
            (1 + (post.number * 7919 + days * 31 + length(metric)) % 997) * 1000000, 'bench.csv'
        FROM (SELECT rowid AS number, id, date FROM post
            WHERE ?1 IS NULL OR channel_id = (SELECT id FROM channel ORDER BY position LIMIT 1)
            ORDER BY moment LIMIT coalesce(?1, -1)) AS post,
            (SELECT 3 AS days UNION SELECT 7 UNION SELECT 30),
            (SELECT 'likes' AS metric UNION SELECT 'comments' UNION SELECT 'impressions' UNION SELECT 'clicks')";
    db.execute(sql, params![most]).expect("results");
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .expect("all is in the file");
}

fn create(file: &Path) -> Planner {
    let new = NewPlan {
        name: "Acme".into(),
        zone: ZONE.into(),
        first_day: 1,
    };
    Planner::create(file, &new).expect("a new plan")
}

fn channel_ids(planner: &Planner) -> Vec<String> {
    let channels = planner.channels().expect("channels");
    channels
        .iter()
        .map(|channel| channel.id.to_string())
        .collect()
}

fn insert(db: &Connection, channels: &[String], monday: NaiveDate, weeks: &[Week]) {
    let tx = db.unchecked_transaction().expect("a transaction");
    let mut item = db
        .prepare("INSERT INTO item (id, title, text, link, notes) VALUES (?1, ?2, ?3, ?4, '')")
        .expect("items");
    let mut post = db
        .prepare(
            "INSERT INTO post (id, item_id, channel_id, date, minute, zone, moment, status, sequence, changed)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9)",
        )
        .expect("posts");
    for &(week, posts) in weeks {
        let first = monday + Duration::weeks(week);
        for number in 0..posts {
            add(
                &mut item,
                &mut post,
                &channels[number % channels.len()],
                first,
                number,
            );
        }
    }
    drop((item, post));
    tx.commit().expect("the posts are in");
}

fn add(
    item: &mut Statement<'_>,
    post: &mut Statement<'_>,
    channel: &str,
    first: NaiveDate,
    number: usize,
) {
    let (now, zone): (_, Zone) = (Utc::now(), ZONE.parse().expect("a zone"));
    let (item_id, post_id) = (ItemId::new(now).to_string(), PostId::new(now).to_string());
    let title = format!("{} #{number}", TITLES[number % TITLES.len()]);
    item.execute(params![
        item_id,
        title,
        TEXT,
        "https://acme.example/stories"
    ])
    .expect("an item");
    let at = place(first, number);
    let moment = ZonedTime { at, zone }.moment().timestamp();
    let status = STATUSES[number % STATUSES.len()];
    let when = (at.date.to_string(), at.minute);
    let row = params![
        post_id,
        item_id,
        channel,
        when.0,
        when.1,
        ZONE,
        moment,
        status,
        now.timestamp_millis()
    ];
    post.execute(row).expect("a post");
}

/// Returns the time of a post by its number, evenly distributed over the days and hours of the week.
fn place(first: NaiveDate, number: usize) -> LocalTime {
    let (day, turn) = (number % 7, number / 7);
    let minute = (8 + turn % HOURS) * 60 + (turn / HOURS * 5) % 60;
    let date = first + Duration::days(day as i64);
    LocalTime::new(date, minute as u16).expect("a time of this century")
}

/// Writes to a plan file like the planner, but nothing else: changes one row and syncs it to disk.
pub(crate) struct BareWrite(Connection);

impl BareWrite {
    pub(crate) fn open(file: &Path) -> Self {
        let db = Connection::open(file).expect("the plan file opens");
        db.pragma_update(None, "synchronous", "FULL")
            .expect("as the planner has it");
        db.set_prepared_statement_cache_capacity(8);
        Self(db)
    }

    pub(crate) fn change(&self, post: &str, minute: u16) {
        let sql = "UPDATE post SET minute = ?2 WHERE id = ?1";
        let mut update = self.0.prepare_cached(sql).expect("an update");
        assert_eq!(
            update
                .execute(params![post, minute])
                .expect("it is written"),
            1
        );
    }
}
