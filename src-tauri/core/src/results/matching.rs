//! Which post of a plan a row is of: by its address or id, then by time and text, then by day and text.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::keys::Key;
use super::row::{ResultsRow, Told};
use crate::tables::folded;

/// How far the time of a row may be from that of its post, and how alike their texts must be then.
const NEAR: Duration = Duration::minutes(10);
const ALIKE_AT_ONCE: f64 = 0.5;
/// How alike texts of the same day must be.
const ALIKE: f64 = 0.88;
/// Files cut texts: only so many letters are compared.
const COMPARED: usize = 400;

/// A post that rows may be of.
#[derive(Debug)]
pub(crate) struct Candidate {
    pub(crate) keys: Vec<Key>,
    /// `utm_content` of its link, in lower case; empty without one.
    pub(crate) content: String,
    pub(crate) moment: Option<DateTime<Utc>>,
    /// The day on the post's own clocks.
    pub(crate) day: Option<NaiveDate>,
    pub(crate) text: String,
    pub(crate) title: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MatchGroup {
    /// By its address or id.
    Sure,
    /// By time and text.
    Likely,
    Several,
    None,
}

/// The post of a row: its place among the candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) group: MatchGroup,
    /// One post, or those that it could be.
    pub(crate) posts: Vec<usize>,
}

/// All posts that rows may be of.
pub(crate) struct Candidates<'a> {
    posts: &'a [Candidate],
    by_key: HashMap<&'a Key, Vec<usize>>,
    by_content: HashMap<&'a str, Vec<usize>>,
    by_day: HashMap<NaiveDate, Vec<usize>>,
}

impl<'a> Candidates<'a> {
    pub(crate) fn of(posts: &'a [Candidate]) -> Self {
        let mut found = Self {
            posts,
            by_key: HashMap::new(),
            by_content: HashMap::new(),
            by_day: HashMap::new(),
        };
        for (place, post) in posts.iter().enumerate() {
            for key in &post.keys {
                found.by_key.entry(key).or_default().push(place);
            }
            if !post.content.is_empty() {
                found
                    .by_content
                    .entry(&post.content)
                    .or_default()
                    .push(place);
            }
            for day in days_of(post) {
                found.by_day.entry(day).or_default().push(place);
            }
        }
        found
    }

    /// Returns the minutes by which the clocks of a file of an unknown zone are ahead of UTC: what makes most times agree
    /// with those of posts with the same address, in quarters of an hour. `None` if no two agree.
    pub(crate) fn offset(&self, rows: &[ResultsRow]) -> Option<i64> {
        let mut counts: HashMap<i64, u32> = HashMap::new();
        for row in rows {
            let [only] = self.of_keys(row)[..] else {
                continue;
            };
            if let Some((local, moment)) = row.when.local.zip(self.posts[only].moment) {
                let minutes = (local.and_utc() - moment).num_minutes();
                *counts
                    .entry((minutes as f64 / 15.0).round() as i64 * 15)
                    .or_default() += 1;
            }
        }
        let best = counts
            .into_iter()
            .max_by_key(|(offset, count)| (*count, -offset.abs()));
        best.filter(|(offset, count)| *count > 1 && offset.abs() <= 14 * 60)
            .map(|(offset, _)| offset)
    }

    /// Returns the post of a row. `offset` are the minutes by which the file's clocks are ahead of UTC, if that is known.
    pub(crate) fn find(&self, row: &ResultsRow, offset: Option<i64>) -> Match {
        let sure = self.of_keys(row);
        if !sure.is_empty() {
            return told(MatchGroup::Sure, sure);
        }
        let when = moved(row.when, offset);
        let near = self.near(row, when);
        let same_day = match near.len() {
            1 => Vec::new(),
            _ => self.same_day(row, when),
        };
        let is_one = same_day.len() == 1 || near.is_empty();
        told(MatchGroup::Likely, if is_one { same_day } else { near })
    }

    fn of_keys(&self, row: &ResultsRow) -> Vec<usize> {
        let by_key = row.keys.iter().find_map(|key| self.by_key.get(key));
        let content = row.content.to_lowercase();
        let by_content = || self.by_content.get(content.as_str());
        by_key.or_else(by_content).cloned().unwrap_or_default()
    }

    fn near(&self, row: &ResultsRow, when: Told) -> Vec<usize> {
        let Some(moment) = when.moment else {
            return Vec::new();
        };
        let is_near = |place: &usize| {
            let distance = self.posts[*place]
                .moment
                .map(|planned| (planned - moment).abs());
            distance.is_some_and(|distance| distance <= NEAR)
                && self.likeness(*place, row) >= ALIKE_AT_ONCE
        };
        self.on_days(&[moment.date_naive()])
            .into_iter()
            .filter(is_near)
            .collect()
    }

    fn same_day(&self, row: &ResultsRow, when: Told) -> Vec<usize> {
        let local = when.local.map(|local| local.date());
        let days: Vec<NaiveDate> = when
            .moment
            .map(|moment| moment.date_naive())
            .into_iter()
            .chain(local)
            .chain(when.day)
            .collect();
        let alike = self
            .on_days(&days)
            .into_iter()
            .filter(|place| self.likeness(*place, row) >= ALIKE);
        alike.collect()
    }

    /// Returns the posts of days, each once.
    fn on_days(&self, days: &[NaiveDate]) -> Vec<usize> {
        let found = days.iter().filter_map(|day| self.by_day.get(day)).flatten();
        let found: std::collections::BTreeSet<usize> = found.copied().collect();
        found.into_iter().collect()
    }

    /// Returns how alike the words of a row and of a post are, from 0 to 1: those of its title or of its text.
    fn likeness(&self, place: usize, row: &ResultsRow) -> f64 {
        let post = &self.posts[place];
        let row = letters(&row.text);
        likeness(&letters(&post.text), &row).max(likeness(&letters(&post.title), &row))
    }
}

fn told(group: MatchGroup, posts: Vec<usize>) -> Match {
    let group = match posts.len() {
        0 => MatchGroup::None,
        1 => group,
        _ => MatchGroup::Several,
    };
    Match { group, posts }
}

fn moved(when: Told, offset: Option<i64>) -> Told {
    let moment = || Some((when.local? - Duration::minutes(offset?)).and_utc());
    Told {
        moment: when.moment.or_else(moment),
        ..when
    }
}

/// Returns the days on which a post is looked for: its own, and those of UTC ten minutes before and after.
fn days_of(post: &Candidate) -> HashSet<NaiveDate> {
    let around = post
        .moment
        .into_iter()
        .flat_map(|moment| [moment - NEAR, moment, moment + NEAR]);
    around
        .map(|moment| moment.date_naive())
        .chain(post.day)
        .collect()
}

/// Returns the letters of a text that are compared: no addresses, no hashtags, no blanks.
fn letters(text: &str) -> Vec<char> {
    let folded = folded(text);
    let words = folded.split_whitespace();
    let words = words.filter(|word| {
        !word.starts_with('#') && !word.contains("://") && !word.starts_with("t.co/")
    });
    words
        .flat_map(str::chars)
        .filter(|letter| letter.is_alphanumeric())
        .take(COMPARED)
        .collect()
}

/// Returns Dice's likeness of two texts by their pairs of letters. The longer one is cut to the shorter one's length where
/// it may have been cut.
fn likeness(a: &[char], b: &[char]) -> f64 {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 {
        return f64::from(u8::from(short == long && !short.is_empty()));
    }
    let cut = if short.len() >= 20 {
        &long[..short.len()]
    } else {
        long
    };
    let mut pairs: HashMap<[char; 2], i32> = HashMap::new();
    for pair in short.windows(2) {
        *pairs.entry([pair[0], pair[1]]).or_default() += 1;
    }
    let mut common = 0;
    for pair in cut.windows(2) {
        if let Some(left) = pairs.get_mut(&[pair[0], pair[1]]).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    2.0 * f64::from(common) / (short.len() + cut.len() - 2) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_is_what_a_person_would_call_so() {
        let like = |a: &str, b: &str| likeness(&letters(a), &letters(b));
        assert!(
            like(
                "Spring list, part one #spring https://t.co/x",
                "spring list — part one"
            ) > 0.99
        );
        assert!(like("𝐁𝐮𝐢𝐥𝐝 𝐥𝐨𝐜𝐚𝐥", "Build local") > 0.99);
        assert!(
            like(
                "An autumn favourite is back, and it is better than ever",
                "An autumn favourite is b"
            ) > 0.99
        );
        assert!(like("Autumn favourite", "Winter workshop") < 0.4);
        assert!(like("", "words") == 0.0 && like("", "") == 0.0);
        assert!(like("春茶入门 #茶", "春茶入门") > 0.99);
    }
}
