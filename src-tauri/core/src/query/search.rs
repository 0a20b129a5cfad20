//! Searching: every word must stand in the title, the text, the notes or a label of a post.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::Card;
use super::card::cards;
use crate::model::{Piece, Words, folded};
use crate::storage::search::{self, Said};
use crate::storage::{self, Db};
use crate::{Planner, Result};

/// A post that was found, as a list of results shows it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found {
    pub card: Card,
    pub title: Vec<Piece>,
    /// From the text, notes or labels; empty where all words stand in the title.
    pub excerpt: Vec<Piece>,
}

/// At most so many are shown.
const MOST: usize = 50;

/// So many posts that the index names are looked into. Where it names more, the words are common
/// and stand in posts around today.
const LOOKED_INTO: usize = 800;

/// So many posts before and after now are looked into for common and for short words.
const NEAR: usize = 600;

/// A post without a time counts as one that is so many days away.
const TRAY_DAYS: u64 = 30;

impl Planner {
    /// The posts that have every one of the words, by time and then those without one.
    pub fn search(&self, words: &str) -> Result<Vec<Card>> {
        let words = Words::new(words);
        let question = search::question(&words);
        let mut said = match &question {
            Some(question) => search::asked(&self.db, question, None)?,
            None => search::all(&self.db)?,
        };
        said.retain(|said| has(said, &words));
        let rows = said.into_iter().map(|said| said.card).collect();
        cards(&self.db, storage::plan::get(&self.db)?.zone, rows)
    }

    /// The best fifty of them: with the most words in the title, then nearest to today.
    pub fn find(&self, words: &str) -> Result<Vec<Found>> {
        let words = Words::new(words);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let said = self.candidates(&words)?;
        let today = self.now()?.date;
        best(&self.db, &words, said, today)
    }

    /// Enough of the posts that have the words for the best to be among them.
    fn candidates(&self, words: &Words) -> Result<Vec<Said>> {
        let mut said = Vec::new();
        if let Some(question) = search::question(words) {
            said = search::asked(&self.db, &question, Some(LOOKED_INTO))?;
            if said.len() < LOOKED_INTO {
                return Ok(having(said, words));
            }
        }
        let near = search::near(&self.db, self.clock.now(), NEAR)?;
        let mut found = having(near, words);
        if said.is_empty() && found.len() < MOST {
            said = self.with_short(words)?;
        }
        found.extend(having(said, words));
        let mut seen = BTreeSet::new();
        found.retain(|said| seen.insert(said.card.id.clone()));
        Ok(found)
    }

    fn with_short(&self, words: &Words) -> Result<Vec<Said>> {
        match search::short_question(&self.db, words)? {
            Some(question) => search::asked(&self.db, &question, Some(LOOKED_INTO)),
            None => Ok(Vec::new()),
        }
    }
}

fn having(mut said: Vec<Said>, words: &Words) -> Vec<Said> {
    said.retain(|said| has(said, words));
    said
}

fn has(said: &Said, words: &Words) -> bool {
    words.stand_in(&[
        folded(&said.card.title),
        folded(&said.card.text),
        folded(&said.notes),
        folded(&said.labels),
    ])
}

fn best(db: &Db, words: &Words, said: Vec<Said>, today: NaiveDate) -> Result<Vec<Found>> {
    let excerpts = said.iter().map(|said| excerpt(words, said));
    let excerpts: Vec<Vec<Piece>> = excerpts.collect();
    let rows = said.into_iter().map(|said| said.card).collect();
    let cards = cards(db, storage::plan::get(db)?.zone, rows)?;
    let mut found: Vec<(Card, Vec<Piece>)> = cards.into_iter().zip(excerpts).collect();
    found.sort_by_cached_key(|(card, _)| {
        let in_title = words.count_in(&folded(&card.title));
        (
            usize::MAX - in_title,
            distance(card, today),
            card.id.clone(),
        )
    });
    found.truncate(MOST);
    let shown = found.into_iter().map(|(card, excerpt)| Found {
        title: words.marked(&card.title),
        card,
        excerpt,
    });
    Ok(shown.collect())
}

fn distance(card: &Card, today: NaiveDate) -> u64 {
    let days = |date: NaiveDate| (date - today).num_days().unsigned_abs();
    card.date.map_or(TRAY_DAYS, days)
}

/// From where the words are that do not stand in the title.
fn excerpt(words: &Words, said: &Said) -> Vec<Piece> {
    if words.stand_in(&[folded(&said.card.title)]) {
        return Vec::new();
    }
    let places = [&said.card.text, &said.notes, &said.labels];
    let found = places.into_iter().filter_map(|text| words.excerpt(text));
    let most = |pieces: &Vec<Piece>| pieces.iter().filter(|piece| piece.hit).count();
    found.max_by_key(most).unwrap_or_default()
}
