//! What checks find wrong with single pictures and videos, by the file.

use std::collections::{BTreeMap, HashSet};

use super::Finding;
use crate::model::{ItemMediaId, Status};
use crate::{Planner, Result, storage};

/// The problems of files, by the use that they are about.
pub type MediaFindings = BTreeMap<ItemMediaId, Vec<Finding>>;

impl Planner {
    /// Returns the problems with the pictures and videos of one post. A file without a problem is left out.
    pub fn findings_of_media(&self, post: &str) -> Result<MediaFindings> {
        let used = self.media_of_post(post)?.into_iter();
        let used: Vec<ItemMediaId> = used.filter(|used| used.used).map(|used| used.id).collect();
        let mut by_use = MediaFindings::new();
        for finding in self.findings_of(post)? {
            let place = finding.file.map(|place| place as usize);
            if let Some(id) = place.and_then(|place| used.get(place)) {
                by_use.entry(id.clone()).or_default().push(finding);
            }
        }
        Ok(by_use)
    }

    /// Returns the problems with the pictures and videos of all posts. Of the posts of an item on one channel, as a series
    /// has many, the first that is still to be published is checked.
    pub fn findings_of_all_media(&self) -> Result<MediaFindings> {
        let uses = self.media_of_all_posts()?;
        let items: Vec<&str> = uses.iter().map(|used| used.item.as_str()).collect();
        let mut checked = HashSet::new();
        let mut by_use = MediaFindings::new();
        for row in storage::card::of_items(&self.db, &items)? {
            let is_over = matches!(row.status, Status::Published | Status::Skipped);
            if is_over || !checked.insert((row.item.clone(), row.channel.clone())) {
                continue;
            }
            for (id, findings) in self.findings_of_media(row.id.as_str())? {
                by_use.entry(id).or_default().extend(findings);
            }
        }
        Ok(by_use)
    }
}
