//! The posts of two versions of a plan, matched by id.

use std::collections::BTreeMap;

use crate::model::{LocalTime, Status, parse_date};
use crate::storage::compare::WholePost;

/// The most posts listed of each kind; the counts include all.
pub(super) const MAX_LISTED: usize = 200;

/// The posts of a version, by id.
pub(super) type Version = BTreeMap<String, WholePost>;

/// The posts of two versions, sorted by time. Posts in both versions are sorted by their time in `here`.
pub(super) struct Versions<'a> {
    pub(super) only_here: Vec<(&'a str, &'a WholePost)>,
    pub(super) only_there: Vec<(&'a str, &'a WholePost)>,
    /// The id of a post and the post in `here` and in `there`.
    pub(super) different: Vec<(&'a str, &'a WholePost, &'a WholePost)>,
    /// The number of equal posts.
    pub(super) same: u32,
}

impl<'a> Versions<'a> {
    pub(super) fn of(here: &'a Version, there: &'a Version) -> Self {
        let in_both = || {
            let posts = here.iter();
            posts.filter_map(|(id, post)| Some((id.as_str(), post, there.get(id)?)))
        };
        let mut different: Vec<_> = in_both().filter(|(_, here, there)| here != there).collect();
        different.sort_by_key(|(_, here, _)| order(here));
        Self {
            only_here: missing_in(there, here),
            only_there: missing_in(here, there),
            same: (in_both().count() - different.len()) as u32,
            different,
        }
    }
}

/// Returns the posts that the version `lacking` doesn't contain, by time.
fn missing_in<'a>(lacking: &Version, posts: &'a Version) -> Vec<(&'a str, &'a WholePost)> {
    let missing = posts.iter().filter(|(id, _)| !lacking.contains_key(*id));
    let mut missing: Vec<_> = missing.map(|(id, post)| (id.as_str(), post)).collect();
    missing.sort_by_key(|(_, post)| order(post));
    missing
}

fn order(post: &WholePost) -> (&Option<String>, Option<u16>, &str) {
    (&post.date, post.minute, &post.title)
}

/// Returns when a post is planned; `None` if it is unscheduled.
pub(super) fn time(post: &WholePost) -> Option<LocalTime> {
    let date = parse_date(post.date.as_deref()?).ok()?;
    let minute = post.minute?;
    Some(LocalTime { date, minute })
}

pub(super) fn status(post: &WholePost) -> Status {
    post.status.parse().unwrap_or(Status::Draft)
}

/// Returns the names of the fields in which a post differs between two versions, with both values.
pub(super) fn differing(here: &WholePost, there: &WholePost) -> Vec<(&'static str, [String; 2])> {
    let pairs = fields(here).into_iter().zip(fields(there));
    let different = pairs.filter(|((_, here), (_, there))| here != there);
    let named = different.map(|((field, here), (_, there))| (field, [here, there]));
    named.chain(namesake_channels(here, there)).collect()
}

/// Returns both channels with their platforms, if they have the same name on different platforms.
fn namesake_channels(here: &WholePost, there: &WholePost) -> Option<(&'static str, [String; 2])> {
    let are_namesakes = here.channel == there.channel && here.platform != there.platform;
    let spelled = [here, there].map(|post| format!("{} ({})", post.channel, post.platform));
    are_namesakes.then_some(("channel", spelled))
}

fn fields(post: &WholePost) -> Vec<(&'static str, String)> {
    let fields = [
        ("title", post.title.clone()),
        ("text", post.text.clone()),
        ("link", post.link.clone()),
        ("notes", post.notes.clone()),
        ("time", spelled_time(post)),
        ("channel", post.channel.clone()),
        ("status", post.status.clone()),
        ("campaign", post.campaign.clone()),
        ("pillar", post.pillar.clone()),
        ("labels", post.labels.clone()),
        ("media", post.media.clone()),
        ("utm", post.utm.clone()),
        ("utm_content", post.utm_content.clone()),
        ("first_comment", post.first_comment.clone()),
        ("kind", post.kind.clone()),
        ("results", post.results.clone()),
    ];
    fields.into_iter().chain(post.facets.clone()).collect()
}

/// Returns the time as `2026-11-27T08:30 Europe/Berlin`; empty if the post is unscheduled.
fn spelled_time(post: &WholePost) -> String {
    let at = time(post).map(|at| at.naive().format("%Y-%m-%dT%H:%M").to_string());
    let zone = post.zone.as_deref().unwrap_or_default();
    at.map_or(String::new(), |at| format!("{at} {zone}"))
}
