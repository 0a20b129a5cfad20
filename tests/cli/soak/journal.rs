//! The acknowledged changes, which must be in the plan: for each post whether it exists, its title and its time.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use crate::support::run;

/// The beginning of the titles that are typed in the window.
pub(crate) const TYPED: &str = "Typed in the window";

/// The owner of posts that were typed in the window, and of posts whose worker isn't known.
const NOBODY: usize = usize::MAX;

/// A property of a post and the revision of the plan that set it. After a killed change it may have one of two values.
#[derive(Clone, Debug, Default)]
struct Fact<T> {
    revision: u64,
    values: Vec<T>,
}

impl<T: PartialEq> Fact<T> {
    fn set(&mut self, revision: u64, value: T) {
        if revision >= self.revision {
            *self = Self {
                revision,
                values: vec![value],
            };
        }
    }

    /// Returns true if the post may have this value. Without known values it may have any.
    fn allows(&self, value: &T) -> bool {
        self.values.is_empty() || self.values.contains(value)
    }
}

/// The known facts of a post.
#[derive(Clone, Debug, Default)]
struct Post {
    owner: usize,
    exists: Fact<bool>,
    title: Fact<String>,
    at: Fact<String>,
}

/// A requested change of one post.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Title(String),
    At(String),
    Deleted,
}

/// The posts that must be in the plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journal {
    posts: HashMap<String, Post>,
    /// True after a change so large that the program didn't list its rows.
    pub(crate) is_outdated: bool,
}

impl Journal {
    pub(crate) fn len(&self) -> usize {
        self.posts.len()
    }

    /// Records a new post of a worker.
    pub(crate) fn added(&mut self, owner: usize, id: &str, revision: u64, title: &str, at: &str) {
        let post = self.posts.entry(id.to_owned()).or_default();
        post.owner = owner;
        post.exists.set(revision, true);
        post.title.set(revision, title.to_owned());
        post.at.set(revision, at.to_owned());
    }

    /// Records an acknowledged change.
    pub(crate) fn changed(&mut self, id: &str, revision: u64, change: &Change) {
        let Some(post) = self.posts.get_mut(id) else {
            return;
        };
        match change.clone() {
            Change::Title(title) => post.title.set(revision, title),
            Change::At(at) => post.at.set(revision, at),
            Change::Deleted => post.exists.set(revision, false),
        }
    }

    /// Records that a change was killed: it was done completely or not at all.
    pub(crate) fn killed(&mut self, id: &str, change: &Change) {
        let Some(post) = self.posts.get_mut(id) else {
            return;
        };
        match change.clone() {
            Change::Title(title) => post.title.values.push(title),
            Change::At(at) => post.at.values.push(at),
            Change::Deleted => post.exists.values.push(false),
        }
    }

    /// Records the rows that an operation of the library changed, including undo and redo.
    pub(crate) fn record_changes(&mut self, changes: &Value) {
        let revision = changes["revision"].as_u64().unwrap_or(0);
        self.is_outdated |= changes["reload"] == true;
        for card in changes["cards"].as_array().into_iter().flatten() {
            let (Some(id), Some(title)) = (card["id"].as_str(), card["title"].as_str()) else {
                continue;
            };
            let Some(post) = self.posts.get_mut(id) else {
                continue;
            };
            post.exists.set(revision, true);
            if post.owner != NOBODY {
                post.title.set(revision, title.to_owned());
                post.at.set(revision, time_of_card(card));
            }
        }
        for id in changes["gone"]["post"].as_array().into_iter().flatten() {
            let id = id.as_str().unwrap_or_default();
            // The worker that added the post may not have recorded it yet.
            let post = self
                .posts
                .entry(id.to_owned())
                .or_insert_with(Post::without_owner);
            post.exists.set(revision, false);
        }
    }

    /// Adds posts that were typed in the window. They must stay from now on, because another program has read them.
    pub(crate) fn add_typed(&mut self, list: &[Value]) {
        for post in list {
            let id = post["id"].as_str().unwrap_or_default();
            let is_typed = post["title"]
                .as_str()
                .is_some_and(|title| title.starts_with(TYPED));
            if is_typed && !self.posts.contains_key(id) {
                let mut seen = Post::without_owner();
                seen.exists.set(0, true);
                self.posts.insert(id.to_owned(), seen);
            }
        }
    }

    /// Replaces the facts of all known posts by those in the plan.
    pub(crate) fn reset_to(&mut self, list: &[Value]) {
        let text = |post: &Value, name: &str| post[name].as_str().unwrap_or_default().to_owned();
        let revision = self.posts.values().map(|post| post.exists.revision).max();
        let revision = revision.unwrap_or(0);
        for (id, post) in &mut self.posts {
            let found = list.iter().find(|found| found["id"] == id.as_str());
            post.exists.set(revision, found.is_some());
            if let Some(found) = found {
                post.title = Fact::default();
                post.title.set(0, text(found, "title"));
                post.at = Fact::default();
                post.at.set(0, text(found, "at"));
            }
        }
        self.is_outdated = false;
    }

    /// Goes back to an earlier journal, after the plan was replaced by an earlier version. Revisions may begin at 0
    /// again.
    pub(crate) fn go_back_to(&mut self, earlier: &Journal) {
        *self = earlier.clone();
        for post in self.posts.values_mut() {
            post.exists.revision = 0;
            post.title.revision = 0;
            post.at.revision = 0;
        }
    }

    /// Returns the ids of a worker's posts that certainly exist.
    pub(crate) fn posts_of(&self, owner: usize) -> Vec<String> {
        let owned = self.posts.iter().filter(|(_, post)| post.owner == owner);
        let existing = owned.filter(|(_, post)| post.exists.values == [true]);
        let mut ids: Vec<String> = existing.map(|(id, _)| id.clone()).collect();
        ids.sort();
        ids
    }

    /// Returns a line for each post that isn't in a file as it must be.
    pub(crate) fn missing_in(&self, file: &Path) -> Result<Vec<String>, String> {
        Ok(self.missing_among(&posts_in(file)?))
    }

    pub(crate) fn missing_among(&self, list: &[Value]) -> Vec<String> {
        let by_id: HashMap<&str, &Value> = list
            .iter()
            .filter_map(|post| Some((post["id"].as_str()?, post)))
            .collect();
        let wrong = |(id, post): (&String, &Post)| {
            let found = by_id.get(id.as_str()).copied();
            (!post.allows(found)).then(|| format!("{id} must be {post:?} and is {found:?}"))
        };
        self.posts.iter().filter_map(wrong).collect()
    }
}

impl Post {
    /// Returns a post of no worker. Only its existence is checked.
    fn without_owner() -> Self {
        Self {
            owner: NOBODY,
            ..Self::default()
        }
    }

    /// Returns true if the facts allow the post that was found.
    fn allows(&self, found: Option<&Value>) -> bool {
        let text = |found: &Value, name: &str| found[name].as_str().unwrap_or_default().to_owned();
        self.exists.allows(&found.is_some())
            && found.is_none_or(|found| {
                self.title.allows(&text(found, "title")) && self.at.allows(&text(found, "at"))
            })
    }
}

/// Returns all posts of a file as the program lists them.
pub(crate) fn posts_in(file: &Path) -> Result<Vec<Value>, String> {
    let ran = run(file, &["post", "list", "--json"], "");
    let list: Value = serde_json::from_str(&ran.out).map_err(|_| format!("{ran:?}"))?;
    Ok(list.as_array().cloned().unwrap_or_default())
}

/// Returns the local time of a card, such as `2030-01-01T09:00`; empty in the tray.
fn time_of_card(card: &Value) -> String {
    let (Some(date), Some(minute)) = (card["date"].as_str(), card["minute"].as_u64()) else {
        return String::new();
    };
    format!("{date}T{:02}:{:02}", minute / 60, minute % 60)
}

#[test]
fn the_journal_reports_lost_and_wrong_posts() {
    let post =
        |title: &str| serde_json::json!({"id": "p", "title": title, "at": "2030-01-01T09:00"});
    let mut journal = Journal::default();
    journal.added(1, "p", 5, "a", "2030-01-01T09:00");
    assert_eq!(journal.missing_among(&[post("a")]), [""; 0]);
    assert_eq!(journal.missing_among(&[]).len(), 1, "lost");
    assert_eq!(
        journal.missing_among(&[post("b")]).len(),
        1,
        "not as it was"
    );
    journal.killed("p", &Change::Title("b".to_owned()));
    assert_eq!(journal.missing_among(&[post("a")]), [""; 0]);
    assert_eq!(journal.missing_among(&[post("b")]), [""; 0]);
    journal.changed("p", 7, &Change::Title("c".to_owned()));
    journal.changed("p", 6, &Change::Title("d".to_owned()));
    assert_eq!(
        journal.missing_among(&[post("c")]),
        [""; 0],
        "the later one"
    );
    journal.record_changes(&serde_json::json!({"revision": 8, "gone": {"post": ["p"]}}));
    assert_eq!(journal.missing_among(&[]), [""; 0]);
    assert_eq!(journal.missing_among(&[post("c")]).len(), 1, "came back");
}
