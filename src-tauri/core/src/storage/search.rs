//! Posts by what they say. The index knows which three characters follow one another in which
//! post: it names the few that may hold a word, and whoever asks looks into them. What is typed
//! reaches it in quotes, so that nothing in it is syntax.

use chrono::{DateTime, Utc};
use rusqlite::{Params, Row, named_params};

use super::Db;
use super::card::{self, BY_TIME, COLUMNS, CardRow, FROM};
use crate::Result;
use crate::model::SearchWords;

/// The searched fields of a post, borrowed from the row: title, text, notes, and labels, one a line.
pub(crate) struct Scanned<'a> {
    /// Its row, as long as nothing is written.
    pub(crate) row: i64,
    /// In seconds since 1970; none in the tray.
    pub(crate) moment: Option<i64>,
    pub(crate) said: [&'a str; 4],
}

/// A post with everything that is searched.
pub(crate) struct Hit {
    pub(crate) card: CardRow,
    pub(crate) row: i64,
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

/// What the index is asked for the words of at least three characters; none where all are shorter.
pub(crate) fn index_query(words: &SearchWords) -> Option<String> {
    let grams = shared_grams(words);
    (!grams.is_empty()).then(|| grams.join(" AND "))
}

/// The same, and for each shorter word all groups of three that begin so. A word that is too common
/// to be asked for like this is left out; none where that leaves nothing.
pub(crate) fn whole_index_query(db: &Db, words: &SearchWords) -> Result<Option<String>> {
    let mut asked = shared_grams(words);
    for word in words.split_at(GRAM).1 {
        asked.extend(any_beginning(db, word)?);
    }
    Ok((!asked.is_empty()).then(|| asked.join(" AND ")))
}

/// Of each word in turn, so that a long one leaves room for the others.
fn shared_grams(words: &SearchWords) -> Vec<String> {
    let grams: Vec<_> = words.split_at(GRAM).0.into_iter().map(grams).collect();
    let longest = grams.iter().map(Vec::len).max().unwrap_or_default();
    let turns = (0..longest).flat_map(|turn| grams.iter().filter_map(move |word| word.get(turn)));
    turns.take(MOST_GRAMS).cloned().collect()
}

/// A word that begins no group stands nowhere, and neither does the line end behind it.
fn any_beginning(db: &Db, word: &str) -> Result<Option<String>> {
    let mut terms = terms(db, word)?;
    if terms.len() > MOST_TERMS {
        return Ok(None);
    }
    if terms.is_empty() {
        terms.push(word.chars().chain(['\n', '\n']).take(GRAM).collect());
    }
    let any: Vec<String> = terms.iter().map(|term| quoted(term)).collect();
    Ok(Some(format!("({})", any.join(" OR "))))
}

/// Which posts to look into.
pub(crate) enum Candidates<'a> {
    All,
    /// Those that the index names, up to a number.
    Asked(&'a str, usize),
    /// Those from the first moment on and before the second, and those without a time.
    Within(DateTime<Utc>, DateTime<Utc>),
    /// Those nearest to a moment, up to a number on either side of it, and as many without a time.
    Near(DateTime<Utc>, usize),
}

/// Hands posts to `look` without copying their text, and returns what it makes of them.
pub(crate) fn scan<T>(
    db: &Db,
    among: &Candidates<'_>,
    look: impl Fn(&Scanned<'_>) -> Option<T>,
) -> Result<Vec<T>> {
    match among {
        Candidates::All => scan_rows(db, "", [], look),
        Candidates::Asked(question, most) => {
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

/// The names of an item's labels, a line each.
const LABELS: &str = "(SELECT group_concat(name, char(10)) FROM item_label
    JOIN label ON label.id = item_label.label_id WHERE item_label.item_id = item.id)";

fn scan_rows<T>(
    db: &Db,
    condition: &str,
    params: impl Params,
    look: impl Fn(&Scanned<'_>) -> Option<T>,
) -> Result<Vec<T>> {
    let sql = format!(
        "SELECT post.rowid, moment, title, coalesce(post.text, item.text), notes, {LABELS}
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
        said: [text(2)?, text(3)?, text(4)?, text(5)?],
    })
}

/// Returns true if the index names at least `many` posts.
pub(crate) fn names_as_many(db: &Db, question: &str, many: usize) -> Result<bool> {
    let sql = "SELECT count(*) FROM
        (SELECT rowid FROM search WHERE search MATCH :question LIMIT :many)";
    let asked = named_params! {":question": question, ":many": many as i64};
    let count: i64 = db.prepare_cached(sql)?.query_row(asked, |row| row.get(0))?;
    Ok(count >= many as i64)
}

/// Returns these posts with all searched fields, ordered by time.
pub(crate) fn read_hits(db: &Db, rows: &[i64]) -> Result<Vec<Hit>> {
    let sql = format!(
        "{COLUMNS}, post.rowid, item.notes, {LABELS}
        {FROM} WHERE post.rowid IN (SELECT value FROM json_each(:rows)) {BY_TIME}"
    );
    let mut query = db.prepare_cached(&sql)?;
    let rows = serde_json::Value::from(rows).to_string();
    let said = query.query_map(named_params! {":rows": rows}, read)?;
    Ok(said.collect::<Result<_, _>>()?)
}

/// Each three characters that follow one another, as the index is asked for them.
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
    let (to, most) = (format!("{beginning}\u{10ffff}"), MOST_TERMS as i64 + 1);
    let range = named_params! {":from": beginning, ":to": to, ":most": most};
    let terms = query.query_map(range, |row| row.get(0))?;
    Ok(terms.collect::<Result<_, _>>()?)
}

/// In FTS5's quotes, which it doubles within (sqlite.org/fts5.html, section 3.1).
fn quoted(term: &str) -> String {
    format!("\"{}\"", term.replace('"', "\"\""))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        card: card::read(row)?,
        row: row.get(16)?,
        notes: row.get(17)?,
        labels: row.get::<_, Option<String>>(18)?.unwrap_or_default(),
    })
}
