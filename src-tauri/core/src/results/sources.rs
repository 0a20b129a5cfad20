//! The files with results that are known, by the names of their columns.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::tables::folded;

/// A file that a platform or a service writes.
#[derive(Debug, Deserialize)]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The platform whose posts it tells of; `None` for one that tells of links.
    pub(crate) platform: Option<String>,
    /// `utc`, `+8`, or `unknown` where the file doesn't tell its zone.
    pub(super) zone: String,
    /// `percent` where shares are percent without a sign.
    #[serde(default)]
    pub(super) shares: String,
    /// The columns that the file is recognized by, and those that it doesn't have.
    pub(super) required: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    pub(super) post: PostColumns,
    /// The kinds of rows that advertising brought, and those that are sums of others.
    #[serde(default)]
    pub(super) paid: Vec<String>,
    #[serde(default)]
    pub(super) dropped: Vec<String>,
    metrics: BTreeMap<String, String>,
}

/// The columns that tell which post a row is of.
#[derive(Debug, Default, Deserialize)]
pub(super) struct PostColumns {
    #[serde(default)]
    pub(super) id: Vec<String>,
    #[serde(default)]
    pub(super) address: Vec<String>,
    /// The longest is the text.
    #[serde(default)]
    pub(super) text: Vec<String>,
    #[serde(default)]
    pub(super) time: Vec<String>,
    #[serde(default)]
    pub(super) kind: Vec<String>,
    /// `utm_content`.
    #[serde(default)]
    pub(super) content: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    sources: Vec<Source>,
    without_posts: BTreeMap<String, Vec<Vec<String>>>,
}

static FILE: LazyLock<Option<File>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../data/result-files.json")).ok());

/// Returns every known source.
pub(crate) fn sources() -> &'static [Source] {
    FILE.as_ref().map_or(&[], |file| &file.sources)
}

/// Returns the source with an id.
pub(crate) fn source_named(id: &str) -> Option<&'static Source> {
    let id = folded(id).replace([' ', '-'], "_");
    sources().iter().find(|source| source.id == id)
}

/// Returns the source whose columns a header has, the one with most of them.
pub(super) fn source_of(header: &[String]) -> Option<&'static Source> {
    let has_all = |source: &&Source| {
        let has_other = source
            .without
            .iter()
            .any(|name| header.contains(&tidy(name)));
        has(header, &source.required) && !has_other
    };
    let found = sources().iter().filter(has_all);
    found.max_by_key(|source| (source.required.len(), source.known(header)))
}

/// Returns what a known table without posts holds, such as `a row a day`.
pub(super) fn without_posts(header: &[String]) -> Option<&'static str> {
    let kinds = FILE.as_ref()?.without_posts.iter();
    let is_it = |heads: &Vec<Vec<String>>| heads.iter().any(|head| has(header, head));
    let mut found = kinds.filter(|(_, heads)| is_it(heads));
    found.next().map(|(kind, _)| kind.as_str())
}

fn has(header: &[String], names: &[String]) -> bool {
    names.iter().all(|name| header.contains(&tidy(name)))
}

/// Returns the name of a column as it is compared: alike in case and width, with single blanks.
pub(super) fn tidy(name: &str) -> String {
    let folded = folded(name);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Source {
    /// Returns the metric of a column.
    pub(super) fn metric(&self, column: &str) -> Option<&str> {
        let found = self.metrics.iter().find(|(name, _)| tidy(name) == column);
        found.map(|(_, metric)| metric.as_str())
    }

    fn known(&self, header: &[String]) -> usize {
        header
            .iter()
            .filter(|name| self.metric(name).is_some())
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::metric_kind;
    use crate::model::platform::platforms;

    #[test]
    fn the_data_names_metrics_and_platforms_that_are_known() {
        assert!(sources().len() > 10);
        for source in sources() {
            for metric in source.metrics.values() {
                assert!(metric_kind(metric).is_some(), "{}: {metric}", source.id);
            }
            let known = |id: &String| platforms().iter().any(|platform| platform.id == *id);
            assert!(source.platform.as_ref().is_none_or(known), "{}", source.id);
            assert!(["utc", "+8", "unknown"].contains(&source.zone.as_str()));
        }
    }

    #[test]
    fn a_file_is_recognized_by_its_columns_in_any_case_and_order() {
        let id = |names: &[&str]| {
            let header: Vec<String> = names.iter().map(|name| tidy(name)).collect();
            source_of(&header).map(|source| source.id.as_str())
        };
        assert_eq!(
            id(&["Likes", "IMPRESSIONS", "post  ID", "Post Link"]),
            Some("x")
        );
        assert_eq!(
            id(&["Post ID", "Account username", "Reach"]),
            Some("instagram")
        );
        assert_eq!(
            id(&["Ｐｏｓｔ URL", "Post Publish Date", "", "Post URL"]),
            Some("linkedin_person")
        );
        assert_eq!(id(&["Date", "Views"]), None);
        assert_eq!(
            without_posts(&[tidy("Top queries"), tidy("Clicks")]),
            Some("searches and pages")
        );
    }
}
