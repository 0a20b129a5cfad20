//! Posts by what they say. The index knows which three characters follow one another in which
//! post: it names the few that may hold a word, and whoever asks looks into them. What is typed
//! reaches it in quotes, so that nothing in it is syntax.

use chrono::{DateTime, Utc};
use rusqlite::{Params, Row, named_params};

use super::Db;
use super::card::{self, BY_TIME, COLUMNS, CardRow, FROM};
use crate::Result;
use crate::model::Words;

/// A post with everything that is searched.
pub(crate) struct Said {
    pub(crate) card: CardRow,
    pub(crate) notes: String,
    /// The names of its labels, a line each.
    pub(crate) labels: String,
}

/// How many characters the index holds together.
const GRAM: usize = 3;

/// More of them make a question slower, and the answer hardly shorter.
const MOST_GRAMS: usize = 12;

/// A short word that begins more groups of three than this is common.
const MOST_TERMS: usize = 400;

/// What the index is asked for words of at least three characters; none where all are shorter.
pub(crate) fn question(words: &Words) -> Option<String> {
    let long = words.of_length(|length| length >= GRAM);
    let grams = long.iter().flat_map(|word| word.windows(GRAM));
    let grams: Vec<String> = grams
        .take(MOST_GRAMS)
        .map(|gram| quoted(&String::from_iter(gram)))
        .collect();
    (!grams.is_empty()).then(|| grams.join(" AND "))
}

/// The same for words that are too short for the index: all groups of three that begin so. None
/// for a word that is too common to ask like this.
pub(crate) fn short_question(db: &Db, words: &Words) -> Result<Option<String>> {
    let mut each = Vec::new();
    for word in words.of_length(|length| length < GRAM) {
        let terms = terms(db, &String::from_iter(word))?;
        if terms.len() > MOST_TERMS {
            return Ok(None);
        }
        let any: Vec<String> = terms.iter().map(|term| quoted(term)).collect();
        if any.is_empty() {
            return Ok(None);
        }
        each.push(format!("({})", any.join(" OR ")));
    }
    Ok((!each.is_empty()).then(|| each.join(" AND ")))
}

/// Posts that the index names, at most so many, in no order.
pub(crate) fn asked(db: &Db, question: &str, most: Option<usize>) -> Result<Vec<Said>> {
    let condition = "WHERE post.id IN (SELECT post_id FROM search_row WHERE number IN
        (SELECT rowid FROM search WHERE search MATCH :question LIMIT :most))";
    let most = most.map_or(-1, |most| most as i64);
    collect(
        db,
        condition,
        named_params! {":question": question, ":most": most},
    )
}

/// The posts with a time that are nearest to a moment, at most so many on either side of it, and
/// as many of those without one.
pub(crate) fn near(db: &Db, moment: DateTime<Utc>, most: usize) -> Result<Vec<Said>> {
    let condition = "WHERE post.rowid IN (SELECT rowid FROM (SELECT rowid FROM post
            WHERE moment >= :moment ORDER BY moment, id LIMIT :most)
        UNION ALL SELECT rowid FROM (SELECT rowid FROM post
            WHERE moment < :moment ORDER BY moment DESC, id DESC LIMIT :most)
        UNION ALL SELECT rowid FROM (SELECT rowid FROM post
            WHERE moment IS NULL ORDER BY moment, id LIMIT :most))";
    let (moment, most) = (moment.timestamp(), most as i64);
    collect(
        db,
        condition,
        named_params! {":moment": moment, ":most": most},
    )
}

/// Every post, by time.
pub(crate) fn all(db: &Db) -> Result<Vec<Said>> {
    collect(db, "WHERE true", [])
}

fn collect(db: &Db, condition: &str, params: impl Params) -> Result<Vec<Said>> {
    let sql = format!(
        "{COLUMNS}, item.notes, (SELECT group_concat(name, char(10)) FROM item_label
            JOIN label ON label.id = item_label.label_id WHERE item_label.item_id = item.id)
        {FROM} {condition} {BY_TIME}"
    );
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map(params, read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn terms(db: &Db, beginning: &str) -> Result<Vec<String>> {
    let sql = "SELECT term FROM search_term WHERE term >= :from AND term < :to LIMIT :most";
    let mut query = db.prepare_cached(sql)?;
    let (to, most) = (format!("{beginning}\u{10ffff}"), MOST_TERMS as i64 + 1);
    let range = named_params! {":from": beginning, ":to": to, ":most": most};
    let terms = query.query_map(range, |row| row.get(0))?;
    Ok(terms.collect::<Result<_, _>>()?)
}

/// In FTS5's quotes, which it doubles within (sqlite.org/fts5.html, section 3.1).
fn quoted(term: &str) -> String {
    format!("\"{}\"", term.replace('"', "\"\""))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Said> {
    Ok(Said {
        card: card::read(row)?,
        notes: row.get(15)?,
        labels: row.get::<_, Option<String>>(16)?.unwrap_or_default(),
    })
}
