//! Checks that find problems with posts, one file for each check. The checks are pure and read the posts of some days in
//! the plan's zone, or one post and those near it.

mod alt_text;
mod approvals;
mod changed_since_approval;
mod clock_gap;
mod close;
mod content;
mod crowded_day;
mod digest;
mod duplicate;
mod excess;
mod finding;
mod fingerprint;
mod first_comment;
mod hashtags;
mod kinds;
mod late_review;
mod limited;
mod links;
mod media_count;
mod media_file;
mod media_of_posts;
mod mentions;
mod missing_part;
mod of_media;
mod past;
mod pillar_drought;
mod placeholder;
mod range;
mod refused_sign;
mod schedule;
mod silence;
#[cfg(test)]
mod tests;
mod too_long;

pub(crate) use content::fingerprints;
pub use finding::{BrokenLimit, Check, Counted, Finding, OtherPost, Severity, Waived};
pub use of_media::MediaFindings;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::model::{PostId, Waiver};
use crate::storage::{self, find};
use crate::{Planner, Result};
use range::Range;

type Rule = fn(&Range) -> Vec<Finding>;

/// The checks of posts, in the order of their findings.
const OF_POSTS: [Rule; 20] = [
    excess::findings,
    first_comment::findings,
    kinds::findings,
    missing_part::findings,
    hashtags::findings,
    mentions::findings,
    links::findings,
    refused_sign::findings,
    placeholder::findings,
    media_count::findings,
    media_file::findings,
    alt_text::findings,
    clock_gap::findings,
    past::findings,
    schedule::findings,
    late_review::findings,
    changed_since_approval::findings,
    close::findings,
    crowded_day::findings,
    duplicate::findings,
];

/// The checks of whole ranges.
const OF_RANGES: [Rule; 2] = [silence::findings, pillar_drought::findings];

impl Planner {
    /// Returns the problems on the days from `from` to before `to`, grouped by check and sorted by time. Posts
    /// of a series that have not been generated yet are not checked.
    pub fn findings(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Finding>> {
        let range = Range::read(self, from, to)?;
        let rules = OF_POSTS.iter().chain(&OF_RANGES);
        let found = rules.flat_map(|rule| rule(&range)).collect();
        Ok(with_waivers(&range, found, storage::waiver::all(&self.db)?))
    }

    /// Returns the problems of one post, scheduled or not, by itself and beside others.
    ///
    /// # Errors
    /// `NotFound` if there is no such post.
    pub fn findings_of(&self, post: &str) -> Result<Vec<Finding>> {
        let (range, found) = found_of(self, post)?;
        let named: BTreeSet<&PostId> = found
            .iter()
            .filter_map(|found| found.post.as_ref())
            .collect();
        let mut waivers = Vec::new();
        for post in named {
            waivers.extend(storage::waiver::of_post(&self.db, post)?);
        }
        Ok(with_waivers(&range, found, waivers))
    }

    /// Returns the fingerprint of what a check finds wrong with a post; `None` if it finds nothing.
    pub(crate) fn fingerprint(&self, post: &str, check: Check) -> Result<Option<String>> {
        let (range, found) = found_of(self, post)?;
        let id = PostId::from(post);
        let finding = found
            .iter()
            .find(|finding| finding.check == check && finding.is_of(post));
        let about = finding.zip(range.post(&id));
        Ok(about.map(|(finding, post)| fingerprint::of(&range, post, finding)))
    }
}

fn found_of(planner: &Planner, post: &str) -> Result<(Range, Vec<Finding>)> {
    let id = find::post(&planner.db, post)?.id;
    let range = Range::around(planner, &id)?;
    let found = OF_POSTS.iter().flat_map(|rule| rule(&range)).collect();
    Ok((range, found))
}

/// Returns the findings, each with the waiver of its post and check if that is still about the same.
fn with_waivers(range: &Range, mut found: Vec<Finding>, waivers: Vec<Waiver>) -> Vec<Finding> {
    let waivers: HashMap<_, _> = waivers
        .into_iter()
        .filter_map(|waiver| Some(((waiver.post.clone(), Check::named(&waiver.check)?), waiver)))
        .collect();
    if !waivers.is_empty() {
        for finding in &mut found {
            finding.waived = waived(range, finding, &waivers);
        }
    }
    found
}

fn waived(
    range: &Range,
    finding: &Finding,
    waivers: &HashMap<(PostId, Check), Waiver>,
) -> Option<Waived> {
    let id = finding.post.clone()?;
    let waiver = waivers.get(&(id, finding.check))?;
    let post = range.post(&waiver.post)?;
    let is_about = fingerprint::of(range, post, finding) == waiver.about;
    is_about.then(|| Waived {
        waiver: waiver.id.clone(),
        reason: waiver.reason.clone(),
        day: range.zone.local(waiver.at).date(),
    })
}
