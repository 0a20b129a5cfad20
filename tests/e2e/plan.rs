//! Prepares plan files for the window, and reads them afterwards.

use std::path::{Path, PathBuf};

use daymark_core::Planner;
use daymark_core::model::{LocalTime, NewChannel, NewPlan, NewPost, PostEdit, Status, parse_at};
use rusqlite::Connection;
use tempfile::TempDir;

/// A folder of its own for one test, with its plan file.
pub(crate) struct Folder {
    dir: TempDir,
}

impl Folder {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        Self { dir }
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.dir.path().join("test.daymark")
    }
}

/// A plan that a test prepares before the window opens it.
pub(crate) struct Draft {
    pub(crate) planner: Planner,
    pub(crate) channels: Vec<String>,
}

pub(crate) fn draft(folder: &Folder, platforms: &[&str]) -> Draft {
    let new = NewPlan {
        name: "Acme".into(),
        zone: "Europe/Berlin".into(),
        first_day: 1,
    };
    let mut planner = Planner::create(&folder.file(), &new).expect("a new plan");
    let channels: Vec<NewChannel> = platforms
        .iter()
        .map(|platform| NewChannel {
            platform: (*platform).into(),
            ..NewChannel::default()
        })
        .collect();
    let (_, ids) = planner.add_channels(&channels).expect("channels");
    Draft {
        planner,
        channels: ids.iter().map(ToString::to_string).collect(),
    }
}

impl Draft {
    /// Adds a post to a channel, on a day counted from the first of this week and at `HH:MM`, or to the tray.
    pub(crate) fn post(
        &mut self,
        channel: usize,
        when: Option<(i64, &str)>,
        title: &str,
    ) -> String {
        let at = when.map(|(day, time)| self.at(day, time));
        let new = NewPost {
            channels: vec![self.channels[channel].clone()],
            at,
            status: Status::Draft,
            edit: PostEdit {
                title: Some(title.into()),
                ..PostEdit::default()
            },
            ..NewPost::default()
        };
        self.planner.add_post(&new).expect("a post").1[0].to_string()
    }

    pub(crate) fn at(&self, day: i64, time: &str) -> LocalTime {
        let monday = self.planner.opening().expect("the plan opens").from;
        let at = parse_at(&format!("{monday}T{time}")).expect("a time");
        at.days_later(day).expect("a near day")
    }

    pub(crate) fn date(&self, day: i64) -> String {
        self.at(day, "00:00").date.to_string()
    }
}

/// Returns one value of the plan file as text; `None` for NULL or no row.
pub(crate) fn value(file: &Path, sql: &str) -> Option<String> {
    let db = Connection::open(file).expect("the plan file opens");
    let row = db.query_row(sql, [], |row| row.get::<_, rusqlite::types::Value>(0));
    match row.ok()? {
        rusqlite::types::Value::Text(text) => Some(text),
        rusqlite::types::Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Returns the place of a post as `DATE MINUTE CHANNEL`, or `tray CHANNEL` without a time.
pub(crate) fn place(file: &Path, post: &str) -> String {
    let sql = format!(
        "SELECT coalesce(date || ' ' || minute, 'tray') || ' ' || channel_id FROM post WHERE id = '{post}'"
    );
    value(file, &sql).unwrap_or_else(|| "gone".into())
}
