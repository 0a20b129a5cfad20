//! The answers of a client, which the sign-off sheet saves: approvals and comments under the client's name. What changed
//! since the sheet was made is not approved.

use std::collections::HashMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::super::post::save;
use super::super::{Planner, Transaction};
use super::file::{bytes, refuse_deep, refused};
use crate::Result;
use crate::checks;
use crate::model::{
    Approval, Author, Comment, CommentId, ItemId, Op, Post, PostId, Status, checked_line,
    checked_text,
};
use crate::query::Changes;
use crate::storage::{self, identity};

/// The largest file in bytes.
const MOST_BYTES: u64 = 16 << 20;
/// The most answers of a file.
const MOST_ANSWERS: usize = 10_000;
/// What a file of answers says that it is.
pub(super) const FORMAT: &str = "daymark-answers";

/// What became of the answers of a client.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswersReport {
    /// The client's name.
    pub name: String,
    pub approved: u32,
    /// Posts that the client wants to be changed.
    pub to_change: u32,
    pub comments: u32,
    pub rows: Vec<AnswerRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswerRow {
    pub post: PostId,
    /// Empty if the plan doesn't have the post.
    pub title: String,
    pub outcome: AnswerOutcome,
    /// True if the comment is new in the plan.
    pub has_comment: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AnswerOutcome {
    Approved,
    /// The client wants it to be changed; an approved post is in review again.
    ToChange,
    /// There is only a comment.
    NoAnswer,
    /// The post changed after the sheet was made, so it is not approved.
    ChangedAfter,
    /// The post is approved already, published or skipped.
    Settled,
    /// The plan doesn't have the post.
    Gone,
}

#[derive(Deserialize)]
struct Answers {
    format: String,
    version: u32,
    plan: String,
    #[serde(default)]
    name: String,
    saved: Option<DateTime<Utc>>,
    answers: Vec<Answer>,
}

#[derive(Deserialize)]
struct Answer {
    post: PostId,
    #[serde(default)]
    about: String,
    answer: Option<Choice>,
    #[serde(default)]
    comment: String,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Choice {
    Approve,
    Change,
}

impl Planner {
    /// Takes over the answers of a client as one operation.
    ///
    /// # Errors
    /// `BadValue` if the file holds no answers, or those to another plan.
    pub fn import_answers(&mut self, path: &Path) -> Result<(Changes, AnswersReport)> {
        let answers = self.answers(path)?;
        self.transact(|tx| {
            let report = put(tx, &answers)?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = name.chars().take(crate::model::MAX_LINE).collect();
            let rows = report.rows.iter().filter(|row| row.is_taken());
            let count = rows.count() as u32;
            Ok((Op::Import { name, count }, report))
        })
    }

    /// Returns the number of answers in a file.
    pub(super) fn count_answers(&self, path: &Path) -> Result<u32> {
        Ok(self.answers(path)?.answers.len() as u32)
    }

    fn answers(&self, path: &Path) -> Result<Answers> {
        let answers = read(path)?;
        if answers.plan != identity::get(&self.db)?.to_string() {
            return Err(refused("it has the answers to another plan: open that one"));
        }
        Ok(answers)
    }
}

fn read(path: &Path) -> Result<Answers> {
    let not_answers = || refused("it holds no answers of a sign-off sheet");
    let text = String::from_utf8(bytes(path, MOST_BYTES)?).map_err(|_| not_answers())?;
    let text = text.trim_start_matches('\u{feff}');
    refuse_deep(text)?;
    let answers: Answers = serde_json::from_str(text).map_err(|_| not_answers())?;
    if answers.format != FORMAT {
        return Err(not_answers());
    }
    match answers.version {
        1 if answers.answers.len() > MOST_ANSWERS => {
            let why = format!("it has more than {MOST_ANSWERS} answers");
            Err(refused(&why))
        }
        1 => Ok(answers),
        _ => Err(refused(
            "a newer Daymark made its sheet: update Daymark to import it",
        )),
    }
}

fn put(tx: &Transaction<'_>, answers: &Answers) -> Result<AnswersReport> {
    let name = checked_line("name", answers.name.trim())?;
    let author = Author {
        name: name.clone(),
        ..tx.author.clone()
    };
    let client = Transaction {
        author: &author,
        ..*tx
    };
    let ids: Vec<&str> = answers
        .answers
        .iter()
        .map(|answer| answer.post.as_str())
        .collect();
    let abouts = checks::fingerprints(tx.db, &ids)?;
    let putting = Putting {
        tx: &client,
        // A clock of the client's machine may be ahead.
        at: answers.saved.map_or(tx.now, |saved| saved.min(tx.now)),
        abouts,
    };
    let mut report = AnswersReport {
        name,
        ..AnswersReport::default()
    };
    for answer in &answers.answers {
        let row = putting.answer(answer)?;
        report.approved += u32::from(row.outcome == AnswerOutcome::Approved);
        report.to_change += u32::from(row.outcome == AnswerOutcome::ToChange);
        report.comments += u32::from(row.has_comment);
        report.rows.push(row);
    }
    Ok(report)
}

impl AnswerRow {
    fn is_taken(&self) -> bool {
        let outcomes = [AnswerOutcome::Approved, AnswerOutcome::ToChange];
        self.has_comment || outcomes.contains(&self.outcome)
    }
}

struct Putting<'a> {
    tx: &'a Transaction<'a>,
    /// When the client saved the answers.
    at: DateTime<Utc>,
    /// The fingerprints of the posts as they are now.
    abouts: HashMap<PostId, String>,
}

impl Putting<'_> {
    fn answer(&self, answer: &Answer) -> Result<AnswerRow> {
        let Some(post) = storage::post::get(self.tx.db, &answer.post)? else {
            return Ok(AnswerRow {
                post: answer.post.clone(),
                title: String::new(),
                outcome: AnswerOutcome::Gone,
                has_comment: false,
            });
        };
        let title = storage::find::item(self.tx.db, &post.item)?.title;
        let outcome = self.choose(answer, &post)?;
        Ok(AnswerRow {
            post: post.id.clone(),
            title,
            outcome,
            has_comment: self.comment(&post.item, &answer.comment)?,
        })
    }

    fn choose(&self, answer: &Answer, post: &Post) -> Result<AnswerOutcome> {
        let is_same = self.abouts.get(&post.id) == Some(&answer.about);
        let is_done = matches!(post.status, Status::Published | Status::Skipped);
        match answer.answer {
            None => Ok(AnswerOutcome::NoAnswer),
            Some(_) if is_done => Ok(AnswerOutcome::Settled),
            Some(Choice::Change) => self.put_back(post),
            Some(Choice::Approve) if post.status == Status::Approved => Ok(AnswerOutcome::Settled),
            Some(Choice::Approve) if is_same => self.approve(post),
            Some(Choice::Approve) => Ok(AnswerOutcome::ChangedAfter),
        }
    }

    fn approve(&self, post: &Post) -> Result<AnswerOutcome> {
        self.set_status(post, Status::Approved)?;
        // What it is about is written at the end of the operation.
        let approval = Approval {
            post: post.id.clone(),
            author: self.tx.author.name.clone(),
            at: self.at,
            about: String::new(),
        };
        storage::approval::put(self.tx.db, &approval)?;
        Ok(AnswerOutcome::Approved)
    }

    fn put_back(&self, post: &Post) -> Result<AnswerOutcome> {
        if post.status == Status::Approved {
            self.set_status(post, Status::InReview)?;
        }
        Ok(AnswerOutcome::ToChange)
    }

    fn set_status(&self, post: &Post, status: Status) -> Result<()> {
        let after = Post {
            status,
            ..post.clone()
        };
        save(self.tx, post, after).map(drop)
    }

    /// Adds a comment, unless the item has the same of the same client. Returns true if it was added.
    fn comment(&self, item: &ItemId, text: &str) -> Result<bool> {
        let text = checked_text("comment", text.trim())?;
        let author = &self.tx.author.name;
        let before = storage::comment::of_item(self.tx.db, item)?;
        let is_same = |comment: &Comment| comment.author == *author && comment.text == text;
        if text.is_empty() || before.iter().any(is_same) {
            return Ok(false);
        }
        let comment = Comment {
            id: CommentId::new(self.tx.now),
            item: item.clone(),
            author: author.clone(),
            at: self.at,
            text,
        };
        storage::comment::put(self.tx.db, &comment)?;
        Ok(true)
    }
}
