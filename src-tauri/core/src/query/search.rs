//! Search: every word must occur in the title, the text, the first comment, the notes or a label of a post.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::Card;
use super::card::cards;
use crate::model::{Piece, PostId, SearchWords};
use crate::storage::search::{self, Candidates, Hit, Scanned};
use crate::storage::{self, Db};
use crate::{Planner, Result};

/// A post in a list of search results.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found {
    pub card: Card,
    /// The title, with the words marked.
    pub title: Vec<Piece>,
    /// A part of the text, first comment, notes or labels; empty if all words occur in the title.
    pub excerpt: Vec<Piece>,
}

/// The most results of [`Planner::find`].
const MAX_FOUND: usize = 50;

/// How many index candidates are checked against the full text. If there are more, the words are common and
/// occur in posts around today.
const LOOKED_INTO: usize = 400;

/// How many posts before and after now are checked for common and for short words.
const NEAR: usize = 250;

/// The distance from now, in seconds, that an unscheduled post is ranked with: a month.
const TRAY: u64 = 30 * 86_400;

/// The rank of a result, smaller is better: number of words that the title lacks, seconds from now, row.
type Rank = (usize, u64, i64);

impl Planner {
    /// Returns all posts that contain every word, by time, unscheduled ones last.
    pub fn search(&self, words: &str) -> Result<Vec<Card>> {
        storage::snapshot(&self.db, |db| {
            let said = hits(db, &SearchWords::new(words))?;
            let rows = said.into_iter().map(|said| said.card).collect();
            Ok(cards(storage::plan::get(db)?.zone, rows))
        })
    }

    /// Returns the posts that contain every word and are unscheduled or on the days from `from` to before `to`,
    /// in the plan's zone.
    pub fn post_ids_matching(
        &self,
        words: &str,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<PostId>> {
        let words = SearchWords::new(words);
        storage::snapshot(&self.db, |db| {
            let zone = storage::plan::get(db)?.zone;
            let within = Candidates::Within(zone.border(from).0, zone.border(to).1);
            let rows = search::scan(db, &within, |post| {
                words.beyond_first(&post.said).map(|_| post.row)
            })?;
            let cards = search::read_hits(db, &rows)?
                .into_iter()
                .map(|said| said.card);
            let asked =
                cards.filter(|card| card.planned.is_none() || card.is_within(zone, from, to));
            Ok(asked.map(|card| card.id).collect())
        })
    }

    /// Returns the best fifty posts that contain every word: those with the most words in the title first, then
    /// those nearest to now.
    pub fn find(&self, words: &str) -> Result<Vec<Found>> {
        let words = SearchWords::new(words);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let now = self.clock.now();
        storage::snapshot(&self.db, |db| {
            let mut ranks = candidates(db, &words, now)?;
            ranks.sort_unstable();
            ranks.dedup();
            ranks.truncate(MAX_FOUND);
            found(db, &words, &ranks)
        })
    }
}

/// Returns the posts that contain every word; `None` if there are no words.
pub(crate) fn posts_with_words(db: &Db, words: &str) -> Result<Option<HashSet<PostId>>> {
    let words = SearchWords::new(words);
    if words.is_empty() {
        return Ok(None);
    }
    let hits = hits(db, &words)?.into_iter();
    Ok(Some(hits.map(|hit| hit.card.id).collect()))
}

fn hits(db: &Db, words: &SearchWords) -> Result<Vec<Hit>> {
    let question = search::index_query(words);
    let asked = question
        .as_deref()
        .map(|asked| Candidates::Indexed(asked, usize::MAX));
    let rows = search::scan(db, &asked.unwrap_or(Candidates::All), |post| {
        words.beyond_first(&post.said).map(|_| post.row)
    })?;
    search::read_hits(db, &rows)
}

/// Returns the ranks of enough matching posts that the best fifty are among them.
fn candidates(db: &Db, words: &SearchWords, now: DateTime<Utc>) -> Result<Vec<Rank>> {
    let look = |among: &Candidates<'_>| search::scan(db, among, |post| rank(words, post, now));
    if let Some(asked) = search::index_query(words)
        && !search::names_as_many(db, &asked, LOOKED_INTO)?
    {
        return look(&Candidates::Indexed(&asked, LOOKED_INTO));
    }
    let mut ranks = look(&Candidates::Near(now, NEAR))?;
    if ranks.len() >= MAX_FOUND {
        return Ok(ranks);
    }
    let Some(asked) = search::whole_index_query(db, words)? else {
        return look(&Candidates::All);
    };
    ranks.extend(look(&Candidates::Indexed(&asked, LOOKED_INTO))?);
    if ranks.len() < MAX_FOUND && search::names_as_many(db, &asked, LOOKED_INTO)? {
        return look(&Candidates::Indexed(&asked, usize::MAX));
    }
    Ok(ranks)
}

fn rank(words: &SearchWords, post: &Scanned<'_>, now: DateTime<Utc>) -> Option<Rank> {
    let beyond = words.beyond_first(&post.said)?;
    let away = |moment: i64| moment.abs_diff(now.timestamp());
    Some((beyond, post.moment.map_or(TRAY, away), post.row))
}

fn found(db: &Db, words: &SearchWords, ranks: &[Rank]) -> Result<Vec<Found>> {
    let rows: Vec<i64> = ranks.iter().map(|(.., row)| *row).collect();
    let mut said = search::read_hits(db, &rows)?;
    said.sort_by_key(|said| rows.iter().position(|row| *row == said.row));
    let excerpts: Vec<_> = said.iter().map(|said| excerpt(words, said)).collect();
    let rows = said.into_iter().map(|said| said.card).collect();
    let cards = cards(storage::plan::get(db)?.zone, rows);
    let shown = cards
        .into_iter()
        .zip(excerpts)
        .map(|(card, excerpt)| Found {
            title: words.marked(&card.title),
            card,
            excerpt,
        });
    Ok(shown.collect())
}

/// Returns an excerpt of the text, first comment, notes or labels, whichever has the most matches; empty if all words
/// occur in the title.
fn excerpt(words: &SearchWords, said: &Hit) -> Vec<Piece> {
    if words.beyond_first(&[&said.card.title]).is_some() {
        return Vec::new();
    }
    let places = [
        &said.labels,
        &said.notes,
        &said.first_comment,
        &said.card.text,
    ];
    let found = places.into_iter().filter_map(|text| words.excerpt(text));
    let hits = |pieces: &Vec<Piece>| pieces.iter().filter(|piece| piece.hit).count();
    found.max_by_key(hits).unwrap_or_default()
}
