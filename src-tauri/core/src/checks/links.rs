//! Finds posts with more different links than the platform allows. The link of the post counts too, unless the text has it.

use std::collections::HashSet;

use super::limited::broken;
use super::range::{CheckedPost, Range};
use super::{Check, Finding};
use crate::counting::links_on_x;
use crate::model::limit::{Limited, Measure, Part};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.unpublished().filter_map(|ruled| {
        let limited = (Limited::Links, Measure::Items);
        broken(ruled, Check::Links, limited, || different(ruled.post))
    });
    found.map(|finding| finding.in_part(Part::Text)).collect()
}

fn different(post: &CheckedPost) -> u64 {
    let links = links_on_x(&post.row.text).into_iter();
    let mut links: HashSet<String> = links.map(|link| plain(&link)).collect();
    links.extend(post.row.link.as_deref().map(plain));
    links.len() as u64
}

/// Returns a link without its scheme and a slash at its end, by which two copies of it may differ.
fn plain(link: &str) -> String {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.trim_end_matches('/').to_lowercase()
}
