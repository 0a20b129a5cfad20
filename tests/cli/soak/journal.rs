//! What was acknowledged, and so must be in the plan: for each post whether it exists, its title and its time.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use crate::support::run;

/// Begins the titles that keys type into the window.
pub(crate) const TYPED: &str = "Typed in the window";

/// The owner of posts that keys have added, and of those that are not known.
const NOBODY: usize = usize::MAX;

/// A fact of a post, as of a revision of the plan. A change that was killed leaves two values that it may have.
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

    /// Returns true if the value is one that the fact may have. A fact without values may have any.
    fn allows(&self, value: &T) -> bool {
        self.values.is_empty() || self.values.contains(value)
    }
}

#[derive(Clone, Debug, Default)]
struct Post {
    owner: usize,
    exists: Fact<bool>,
    title: Fact<String>,
    at: Fact<String>,
}

/// A change to one post, as it was asked for.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Title(String),
    At(String),
    Deleted,
}

/// What must be in the plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journal {
    posts: HashMap<String, Post>,
    /// True after a change so large that its rows were not told.
    pub(crate) is_overtaken: bool,
}

impl Journal {
    pub(crate) fn len(&self) -> usize {
        self.posts.len()
    }

    /// Notes a new post of a worker. Its title is only noted here.
    pub(crate) fn added(&mut self, owner: usize, id: &str, revision: u64, title: &str, at: &str) {
        let post = self.posts.entry(id.to_owned()).or_default();
        post.owner = owner;
        post.exists.set(revision, true);
        post.title.set(revision, title.to_owned());
        post.at.set(revision, at.to_owned());
    }

    /// Notes an acknowledged change.
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

    /// Notes that a change was killed: it was done as a whole or not at all.
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

    /// Notes the rows that an operation of the library changed, undo and redo among them.
    pub(crate) fn took(&mut self, changes: &Value) {
        let revision = changes["revision"].as_u64().unwrap_or(0);
        self.is_overtaken |= changes["reload"] == true;
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
            // The worker that has added the post may not have noted that yet.
            let post = self
                .posts
                .entry(id.to_owned())
                .or_insert_with(Post::of_nobody);
            post.exists.set(revision, false);
        }
    }

    /// Takes over what the window has added, which must stay from now on: another program has read it.
    pub(crate) fn observe(&mut self, list: &[Value]) {
        for post in list {
            let id = post["id"].as_str().unwrap_or_default();
            let is_typed = post["title"]
                .as_str()
                .is_some_and(|title| title.starts_with(TYPED));
            if is_typed && !self.posts.contains_key(id) {
                let mut seen = Post::of_nobody();
                seen.exists.set(0, true);
                self.posts.insert(id.to_owned(), seen);
            }
        }
    }

    /// Takes what is in the plan for what must be: what was done to it is known by nobody here.
    pub(crate) fn read_anew(&mut self, list: &[Value]) {
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
        self.is_overtaken = false;
    }

    /// Makes an earlier state the one that must be, in a plan whose revisions may begin anew.
    pub(crate) fn go_back_to(&mut self, earlier: &Journal) {
        *self = earlier.clone();
        for post in self.posts.values_mut() {
            post.exists.revision = 0;
            post.title.revision = 0;
            post.at.revision = 0;
        }
    }

    /// Returns the posts of a worker that exist for certain.
    pub(crate) fn of(&self, owner: usize) -> Vec<String> {
        let own = self.posts.iter().filter(|(_, post)| post.owner == owner);
        let there = own.filter(|(_, post)| post.exists.values == [true]);
        let mut ids: Vec<String> = there.map(|(id, _)| id.clone()).collect();
        ids.sort();
        ids
    }

    /// Returns what is in a file otherwise than it must be.
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
            (!post.is_met_by(found)).then(|| format!("{id} must be {post:?} and is {found:?}"))
        };
        self.posts.iter().filter_map(wrong).collect()
    }
}

impl Post {
    /// Returns a post that no worker changes: only whether it exists is known.
    fn of_nobody() -> Self {
        Self {
            owner: NOBODY,
            ..Self::default()
        }
    }

    fn is_met_by(&self, found: Option<&Value>) -> bool {
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

fn time_of_card(card: &Value) -> String {
    let (Some(date), Some(minute)) = (card["date"].as_str(), card["minute"].as_u64()) else {
        return String::new();
    };
    format!("{date}T{:02}:{:02}", minute / 60, minute % 60)
}

/// A post that was added, changed, killed, undone and lost, each as the journal tells it.
#[test]
fn the_journal_tells_what_is_lost() {
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
    journal.took(&serde_json::json!({"revision": 8, "gone": {"post": ["p"]}}));
    assert_eq!(journal.missing_among(&[]), [""; 0]);
    assert_eq!(journal.missing_among(&[post("c")]).len(), 1, "came back");
}
