//! Searches the text of posts. The index contains all groups of three consecutive characters: it finds the few
//! posts that may contain a word, which the caller then checks. Typed text is quoted in queries, so that no
//! part of it is syntax.

use chrono::{DateTime, Utc};
use rusqlite::{Params, Row, named_params};

use super::Db;
use super::card::{self, BY_TIME, COLUMNS, CardRow, FROM};
use crate::Result;
use crate::model::SearchWords;

/// The searched fields of a post, borrowed from the row: title, text, notes, first comment, and labels, one per line.
pub(crate) struct Scanned<'a> {
    /// The row id of the post, valid until the next write.
    pub(crate) row: i64,
    /// The moment in seconds since 1970; `None` if the post is unscheduled.
    pub(crate) moment: Option<i64>,
    pub(crate) said: [&'a str; 5],
}

/// A post with all fields that are searched.
pub(crate) struct Hit {
    pub(crate) card: CardRow,
    pub(crate) row: i64,
    pub(crate) notes: String,
    pub(crate) first_comment: String,
    /// The names of the labels, one per line.
    pub(crate) labels: String,
}

/// The number of characters in a group of the index.
const GRAM: usize = 3;

/// The most groups in a query: more make it slower, and the result hardly smaller.
const MAX_GRAMS: usize = 12;

/// A short word that more groups than this begin with is common.
const MAX_TERMS: usize = 400;

/// Returns the query for the words of at least three characters; `None` if all words are shorter.
pub(crate) fn index_query(words: &SearchWords) -> Option<String> {
    let grams = shared_grams(words);
    (!grams.is_empty()).then(|| grams.join(" AND "))
}

/// Returns the query for all words: for a shorter word it contains all groups that begin with it. Words that
/// are too common for this are left out; `None` if none remain.
pub(crate) fn whole_index_query(db: &Db, words: &SearchWords) -> Result<Option<String>> {
    let mut asked = shared_grams(words);
    for word in words.split_at(GRAM).1 {
        asked.extend(any_beginning(db, word)?);
    }
    Ok((!asked.is_empty()).then(|| asked.join(" AND ")))
}

/// Returns groups of each word in turn, so that a long word leaves room for the others.
fn shared_grams(words: &SearchWords) -> Vec<String> {
    let grams: Vec<_> = words.split_at(GRAM).0.into_iter().map(grams).collect();
    let longest = grams.iter().map(Vec::len).max().unwrap_or_default();
    let turns = (0..longest).flat_map(|turn| grams.iter().filter_map(move |word| word.get(turn)));
    turns.take(MAX_GRAMS).cloned().collect()
}

/// Returns a query for the groups that begin with a short word; `None` if the word is too common. If no group
/// begins with it, the query matches no post: not even a line end follows the word.
fn any_beginning(db: &Db, word: &str) -> Result<Option<String>> {
    let mut terms = terms(db, word)?;
    if terms.len() > MAX_TERMS {
        return Ok(None);
    }
    if terms.is_empty() {
        terms.push(word.chars().chain(['\n', '\n']).take(GRAM).collect());
    }
    let any: Vec<String> = terms.iter().map(|term| quoted(term)).collect();
    Ok(Some(format!("({})", any.join(" OR "))))
}

/// The posts to check.
pub(crate) enum Candidates<'a> {
    All,
    /// Posts that the index finds, up to a number.
    Indexed(&'a str, usize),
    /// Posts from the first moment to before the second, and unscheduled posts.
    Within(DateTime<Utc>, DateTime<Utc>),
    /// Posts nearest to a moment, up to a number before and after it, and as many unscheduled posts.
    Near(DateTime<Utc>, usize),
}

/// Calls `look` for posts without copying their text, and returns its results that aren't `None`.
pub(crate) fn scan<T>(
    db: &Db,
    among: &Candidates<'_>,
    look: impl Fn(&Scanned<'_>) -> Option<T>,
) -> Result<Vec<T>> {
    match among {
        Candidates::All => scan_rows(db, "", [], look),
        Candidates::Indexed(question, most) => {
            let condition = "WHERE post.id IN (SELECT post_id FROM search_row WHERE number IN
                (SELECT rowid FROM search WHERE search MATCH :question LIMIT :most))";
            let most = i64::try_from(*most).unwrap_or(-1);
            let asked = named_params! {":question": question, ":most": most};
            scan_rows(db, condition, asked, look)
        }
        Candidates::Within(from, to) => {
            let condition = "WHERE post.rowid IN (SELECT rowid FROM post
                    WHERE moment >= :from AND moment < :to
                UNION ALL SELECT rowid FROM post WHERE moment IS NULL)";
            let (from, to) = (from.timestamp(), to.timestamp());
            let range = named_params! {":from": from, ":to": to};
            scan_rows(db, condition, range, look)
        }
        Candidates::Near(moment, most) => {
            let (moment, most) = (moment.timestamp(), *most as i64);
            let near = named_params! {":moment": moment, ":most": most};
            scan_rows(db, NEAR, near, look)
        }
    }
}

const NEAR: &str = "WHERE post.rowid IN (SELECT rowid FROM (SELECT rowid FROM post
        WHERE moment >= :moment ORDER BY moment, id LIMIT :most)
    UNION ALL SELECT rowid FROM (SELECT rowid FROM post
        WHERE moment < :moment ORDER BY moment DESC, id DESC LIMIT :most)
    UNION ALL SELECT rowid FROM (SELECT rowid FROM post
        WHERE moment IS NULL ORDER BY id LIMIT :most))";

/// An SQL expression for the names of an item's labels, one per line.
const LABELS: &str = "(SELECT group_concat(name, char(10)) FROM item_label
    JOIN label ON label.id = item_label.label_id WHERE item_label.item_id = item.id)";

/// An SQL expression for the notes of an item, and what it is to achieve.
const NOTES: &str = "(CASE item.goal || item.expected WHEN '' THEN item.notes
    ELSE item.notes || char(10) || item.goal || char(10) || item.expected END)";

fn scan_rows<T>(
    db: &Db,
    condition: &str,
    params: impl Params,
    look: impl Fn(&Scanned<'_>) -> Option<T>,
) -> Result<Vec<T>> {
    let sql = format!(
        "SELECT post.rowid, moment, title, coalesce(post.text, item.text), {NOTES}, post.first_comment, {LABELS}
        {FROM} {condition}"
    );
    let mut query = db.prepare_cached(&sql)?;
    let mut rows = query.query(params)?;
    let mut kept = Vec::new();
    while let Some(row) = rows.next()? {
        kept.extend(look(&scanned(row)?));
    }
    Ok(kept)
}

fn scanned<'a>(row: &'a Row<'_>) -> rusqlite::Result<Scanned<'a>> {
    let text = |at| -> rusqlite::Result<&'a str> {
        Ok(row.get_ref(at)?.as_str_or_null()?.unwrap_or_default())
    };
    Ok(Scanned {
        row: row.get(0)?,
        moment: row.get(1)?,
        said: [text(2)?, text(3)?, text(4)?, text(5)?, text(6)?],
    })
}

/// Returns true if the index finds at least `many` posts.
pub(crate) fn names_as_many(db: &Db, question: &str, many: usize) -> Result<bool> {
    let sql = "SELECT count(*) FROM
        (SELECT rowid FROM search WHERE search MATCH :question LIMIT :many)";
    let asked = named_params! {":question": question, ":many": many as i64};
    let count: i64 = db.prepare_cached(sql)?.query_row(asked, |row| row.get(0))?;
    Ok(count >= many as i64)
}

/// Returns posts with all searched fields, ordered by time.
pub(crate) fn read_hits(db: &Db, rows: &[i64]) -> Result<Vec<Hit>> {
    let sql = format!(
        "{COLUMNS}, post.rowid AS hit, {NOTES} AS hit_notes, {LABELS} AS hit_labels,
            coalesce(post.first_comment, '') AS hit_comment
        {FROM} WHERE post.rowid IN (SELECT value FROM json_each(:rows)) {BY_TIME}"
    );
    let mut query = db.prepare_cached(&sql)?;
    let rows = serde_json::Value::from(rows).to_string();
    let said = query.query_map(named_params! {":rows": rows}, read)?;
    Ok(said.collect::<Result<_, _>>()?)
}

/// Returns the groups of three consecutive characters of a word, quoted for a query.
fn grams(word: &str) -> Vec<String> {
    let word: Vec<char> = word.chars().collect();
    let grams = word
        .windows(GRAM)
        .map(|gram| quoted(&String::from_iter(gram)));
    grams.collect()
}

fn terms(db: &Db, beginning: &str) -> Result<Vec<String>> {
    let sql = "SELECT term FROM search_term WHERE term >= :from AND term < :to LIMIT :most";
    let mut query = db.prepare_cached(sql)?;
    let (to, most) = (format!("{beginning}\u{10ffff}"), MAX_TERMS as i64 + 1);
    let range = named_params! {":from": beginning, ":to": to, ":most": most};
    let terms = query.query_map(range, |row| row.get(0))?;
    Ok(terms.collect::<Result<_, _>>()?)
}

/// Returns a string of FTS5's query syntax, in which quotes are doubled (sqlite.org/fts5.html, section 3.1).
fn quoted(term: &str) -> String {
    format!("\"{}\"", term.replace('"', "\"\""))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        card: card::read(row)?,
        row: row.get("hit")?,
        notes: row.get("hit_notes")?,
        first_comment: row.get("hit_comment")?,
        labels: row
            .get::<_, Option<String>>("hit_labels")?
            .unwrap_or_default(),
    })
}
