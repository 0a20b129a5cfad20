//! Changes of platforms' rules since a person last saw them. The numbers that were seen are kept beside the history; what a
//! change means for the planned posts is found by checking them again.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{Planner, Transaction};
use crate::Result;
use crate::checks::{Counted, Finding};
use crate::model::platform::{Platform, known_or_other};
use crate::model::rule_number::{RuleNumber, name};
use crate::model::{Channel, PostId, Status};
use crate::storage::{self, Db, record, rules_seen};

/// A number of a platform's rules that is another one now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleChange {
    pub platform: String,
    /// `None` if there was no such limit.
    pub before: Option<RuleNumber>,
    /// `None` if there is no such limit any more.
    pub now: Option<RuleNumber>,
    /// The posts of the platform's channels that are still to come, all of which are checked by the new rules.
    pub checked: u32,
    /// Those of them that don't keep the limit as it is now.
    pub wrong: Vec<PostId>,
}

impl Planner {
    /// Returns what has changed in the rules of the platforms that the plan has channels on, since
    /// [`Planner::accept_rule_changes`]. The rules of a platform that has none stored yet are stored.
    pub fn rule_changes(&self) -> Result<Vec<RuleChange>> {
        let mut changes = Vec::new();
        for platform in platforms(&self.db)? {
            match seen(&self.db, platform)? {
                Some(before) => changes.extend(self.changes_of(platform, &before)?),
                // A plan that can't be written now has nothing to compare next time either.
                None => drop(self.store_rules(&[platform])),
            }
        }
        Ok(changes)
    }

    /// Stores the current rules as seen, so that their changes are no longer told.
    pub fn accept_rule_changes(&self) -> Result<()> {
        self.store_rules(&platforms(&self.db)?)
    }

    fn store_rules(&self, platforms: &[&Platform]) -> Result<()> {
        let (now, author) = (self.clock.now(), &self.author);
        self.guard.write_beside_history(&self.db, |db| {
            let mut platforms = platforms.iter();
            platforms.try_for_each(|platform| put(&Transaction { db, now, author }, platform))
        })
    }

    /// Returns the changes of one platform. Its planned posts are checked only if there are any.
    fn changes_of(&self, platform: &Platform, before: &[RuleNumber]) -> Result<Vec<RuleChange>> {
        let pairs = differing(before, &platform.numbers());
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        let posts = planned_posts(&self.db, platform, self.clock.now())?;
        let mut found = self.findings(self.now()?.date, NaiveDate::MAX)?;
        found.retain(|finding| {
            finding
                .post
                .as_ref()
                .is_some_and(|post| posts.contains(post))
        });
        let change = |(before, now): (_, Option<RuleNumber>)| RuleChange {
            platform: platform.id.clone(),
            wrong: now.as_ref().map_or_else(Vec::new, |now| wrong(&found, now)),
            before,
            now,
            checked: posts.len() as u32,
        };
        Ok(pairs.into_iter().map(change).collect())
    }
}

/// Returns the posts whose findings are about this number.
fn wrong(found: &[Finding], now: &RuleNumber) -> Vec<PostId> {
    let broken = found.iter().filter(|finding| is_about(finding, now));
    broken.filter_map(|finding| finding.post.clone()).collect()
}

fn is_about(finding: &Finding, number: &RuleNumber) -> bool {
    let Some(limit) = &finding.limit else {
        return false;
    };
    let what = match (limit.counted, finding.part) {
        (Counted::Limited { limited, .. }, _) => name(limited),
        (Counted::Length { .. }, Some(part)) => name(part),
        _ => return false,
    };
    let bounds = [number.least, number.most];
    what == number.what && limit.of == Some(number.of) && bounds.contains(&Some(limit.limit))
}

/// Stores the rules of a new channel's platform, if none are stored yet. Not part of the operation.
pub(super) fn note(tx: &Transaction<'_>, channel: &Channel) -> Result<()> {
    let platform = known_or_other(&channel.platform);
    match rules_seen::get(tx.db, &platform.id)? {
        Some(_) => Ok(()),
        None => put(tx, platform),
    }
}

fn put(tx: &Transaction<'_>, platform: &Platform) -> Result<()> {
    let numbers = serde_json::to_string(&platform.numbers()).unwrap_or_default();
    rules_seen::put(tx.db, &platform.id, &numbers, tx.now)
}

/// Returns the numbers that were stored; `None` if there are none or they can't be read.
fn seen(db: &Db, platform: &Platform) -> Result<Option<Vec<RuleNumber>>> {
    let stored = rules_seen::get(db, &platform.id)?;
    Ok(stored.and_then(|numbers| serde_json::from_str(&numbers).ok()))
}

/// Returns the platforms of the channels that are in use, each once.
fn platforms(db: &Db) -> Result<Vec<&'static Platform>> {
    let channels = record::all::<Channel>(db)?;
    let in_use = channels.iter().filter(|channel| !channel.archived);
    let mut platforms: Vec<&Platform> = in_use
        .map(|channel| known_or_other(&channel.platform))
        .collect();
    platforms.sort_by(|a, b| a.id.cmp(&b.id));
    platforms.dedup_by(|a, b| a.id == b.id);
    Ok(platforms)
}

/// Returns the numbers that are not the same before and now, as pairs.
fn differing(
    before: &[RuleNumber],
    now: &[RuleNumber],
) -> Vec<(Option<RuleNumber>, Option<RuleNumber>)> {
    let same = |number: &RuleNumber, among: &[RuleNumber]| {
        let mut among = among.iter();
        among.find(|other| other.is_about_the_same(number)).cloned()
    };
    let gone = before.iter().filter(|number| same(number, now).is_none());
    let gone = gone.map(|number| (Some(number.clone()), None));
    let pairs = now
        .iter()
        .map(|number| (same(number, before), Some(number.clone())));
    let changed = pairs.filter(|(before, now)| before != now);
    gone.chain(changed).collect()
}

/// Returns the posts of the platform's channels from now on that are neither published nor skipped.
fn planned_posts(db: &Db, platform: &Platform, now: DateTime<Utc>) -> Result<BTreeSet<PostId>> {
    let mut posts = Vec::new();
    for channel in record::all::<Channel>(db)? {
        if known_or_other(&channel.platform).id == platform.id {
            posts.extend(storage::post::planned_from(db, now, Some(&channel.id))?);
        }
    }
    let is_over = |status| matches!(status, Status::Published | Status::Skipped);
    posts.retain(|post| !is_over(post.status));
    Ok(posts.into_iter().map(|post| post.id).collect())
}
