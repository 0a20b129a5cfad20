//! What becomes of the rows of a table with feedback: which are new, and which posts and channels they name.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::super::{Transaction, feedback};
use super::FeedbackOptions;
use super::columns::FeedbackTable;
use super::report::FeedbackReport;
use super::rows::{FeedbackRow, RowReader};
use super::words::FeedbackField;
use crate::Result;
use crate::model::{Channel, ChannelId, Feedback, FeedbackId, PostId, brief};
use crate::results::key_of_address;
use crate::storage::{self, Db, find, record};
use crate::tables::{DateOrder, folded};

/// What becomes of the rows of a table.
pub(super) struct Plan {
    pub(super) report: FeedbackReport,
    /// Entries without an id yet.
    entries: Vec<Feedback>,
}

impl Plan {
    pub(super) fn of(
        db: &Db,
        table: &FeedbackTable,
        options: &FeedbackOptions,
        order: Option<DateOrder>,
        today: NaiveDate,
    ) -> Result<Self> {
        let names = Names::read(db, options)?;
        let mut known = Known::read(db)?;
        let reader = RowReader::new(table, order, today);
        let mut plan = Self {
            report: begun(table),
            entries: Vec::new(),
        };
        for row in &table.rows {
            let Some(row) = reader.read(row, &mut plan.report) else {
                plan.report.left_out += 1;
                continue;
            };
            plan.take(row, table, &names, &mut known);
        }
        plan.report.added = plan.entries.len() as u32;
        Ok(plan)
    }

    fn take(&mut self, row: FeedbackRow, table: &FeedbackTable, names: &Names, known: &mut Known) {
        let blank = Feedback::blank(FeedbackId::from(""), NaiveDate::default());
        let entry = match blank.edited(&row.edit) {
            Ok(entry) => entry,
            Err(error) => {
                let field = error.field_name().unwrap_or("text").to_owned();
                self.report.tell(row.line, &field, &error.to_string());
                self.report.left_out += 1;
                return;
            }
        };
        if known.has(&row.id, &entry) {
            self.report.known += 1;
            return;
        }
        let (post, of_post) = self.post(&row, table, names).unzip();
        let channel = self.channel(&row, table, names).or(of_post);
        self.entries.push(Feedback {
            post,
            channel: channel.or_else(|| names.channel.clone()),
            ..entry
        });
    }

    /// Returns the post that a row names by its address, its id or its title, and the channel of the post.
    fn post(
        &mut self,
        row: &FeedbackRow,
        table: &FeedbackTable,
        names: &Names,
    ) -> Option<(PostId, ChannelId)> {
        if row.post.is_empty() {
            return None;
        }
        let found = names.post(&row.post);
        if found.is_none() {
            let why = format!(
                "no post, or several, are at “{}” or called so: the entry names none",
                brief(&row.post)
            );
            let column = table.name(FeedbackField::Post);
            self.report.tell(row.line, column, &why);
        }
        found
    }

    fn channel(
        &mut self,
        row: &FeedbackRow,
        table: &FeedbackTable,
        names: &Names,
    ) -> Option<ChannelId> {
        let found = names.channels.get(&folded(&row.channel)).cloned();
        let found = found.flatten();
        if found.is_none() && !row.channel.is_empty() {
            let why = format!(
                "no channel, or several, are called “{}”: the entry names none",
                brief(&row.channel)
            );
            let column = table.name(FeedbackField::Channel);
            self.report.tell(row.line, column, &why);
        }
        found
    }

    /// Writes the entries, and returns their number.
    pub(super) fn put(&self, tx: &Transaction<'_>) -> Result<u32> {
        for entry in &self.entries {
            let id = FeedbackId::new(tx.now);
            let entry = Feedback {
                id,
                ..entry.clone()
            };
            feedback::put(tx, &entry)?;
        }
        Ok(self.entries.len() as u32)
    }
}

fn begun(table: &FeedbackTable) -> FeedbackReport {
    let columns = || table.header.iter().zip(&table.fields);
    let named = columns().filter_map(|(name, field)| Some((name.clone(), (*field)?.name())));
    let ignored = columns().filter(|(name, field)| field.is_none() && !name.is_empty());
    FeedbackReport {
        rows: table.rows.len() as u32,
        columns: named.collect(),
        ignored: ignored.map(|(name, _)| name.clone()).collect(),
        ..FeedbackReport::default()
    }
}

/// The entries that the plan has, and those that were read.
struct Known {
    ids: HashSet<String>,
    words: HashSet<(NaiveDate, String, String)>,
}

impl Known {
    fn read(db: &Db) -> Result<Self> {
        let all = record::all::<Feedback>(db)?;
        Ok(Self {
            ids: all.iter().map(|entry| entry.id.to_string()).collect(),
            words: all.iter().map(words_of).collect(),
        })
    }

    /// Returns true if an entry with the id, or with the same words, day and person, is there already.
    fn has(&mut self, id: &str, entry: &Feedback) -> bool {
        self.ids.contains(id) || !self.words.insert(words_of(entry))
    }
}

fn words_of(entry: &Feedback) -> (NaiveDate, String, String) {
    (entry.date, entry.handle.to_lowercase(), entry.text.clone())
}

/// What rows name: channels by name, id or platform, posts by address, id or title.
struct Names {
    channel: Option<ChannelId>,
    /// `None` for what several channels are called.
    channels: HashMap<String, Option<ChannelId>>,
    posts: HashMap<String, Option<(PostId, ChannelId)>>,
}

impl Names {
    fn read(db: &Db, options: &FeedbackOptions) -> Result<Self> {
        let channel = options.channel.as_deref();
        let channel = channel.map(|id| find::channel(db, id)).transpose()?;
        let (mut channels, mut posts) = (HashMap::new(), HashMap::new());
        for channel in record::all::<Channel>(db)? {
            let names = HashSet::from([
                folded(&channel.name),
                folded(&channel.platform),
                channel.id.to_string(),
            ]);
            for name in names {
                put_single(&mut channels, name, channel.id.clone());
            }
            for post in storage::result::posts_to_match(db, &[&channel.id])? {
                let key = post.url.as_deref().and_then(key_of_address);
                let names = [Some(post.id.to_string()), key.map(|key| key.0)];
                let title = Some(folded(&post.title)).filter(|title| !title.is_empty());
                for name in names.into_iter().chain([title]).flatten() {
                    put_single(&mut posts, name, (post.id.clone(), channel.id.clone()));
                }
            }
        }
        Ok(Self {
            channel: channel.map(|channel| channel.id),
            channels,
            posts,
        })
    }

    fn post(&self, named: &str) -> Option<(PostId, ChannelId)> {
        let key = key_of_address(named).map(|key| key.0);
        let key = key.unwrap_or_else(|| folded(named));
        self.posts.get(&key).cloned().flatten()
    }
}

/// Puts a value under its name, or nothing where another one is called so, too.
fn put_single<T>(named: &mut HashMap<String, Option<T>>, name: String, value: T) {
    let place = named.entry(name);
    place
        .and_modify(|value| *value = None)
        .or_insert(Some(value));
}
