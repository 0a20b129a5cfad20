//! Results of posts: what was counted of them as of a day, and the metrics that Daymark knows.

use chrono::NaiveDate;

use super::{Amount, PostId, brief};
use crate::{Code, Error, Result};

/// A number of one metric of a post's whole life, as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostResult {
    pub post: PostId,
    pub date: NaiveDate,
    /// One of [`METRICS`], alone or after [`PAID`]; perhaps another one of a newer program.
    pub metric: String,
    pub value: Amount,
    /// The name of the file that told it; empty if a person entered it.
    pub source: String,
}

/// What comes before the name of a metric that advertising brought. A post that has one was boosted.
pub const PAID: &str = "paid_";

/// What a metric counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricKind {
    /// How often or to how many something was shown; never added up across platforms.
    Exposure,
    Count,
    /// A fraction, such as 0.05 for 5 %.
    Share,
    Seconds,
    /// An amount of money or of hours.
    Cost,
}

use MetricKind::{Cost, Count, Exposure, Seconds, Share};

/// The metrics, by what they count. Each keeps the meaning that the platform's file gives it.
pub const METRICS: [(&str, MetricKind); 62] = [
    ("impressions", Exposure),
    ("unique_impressions", Exposure),
    ("views", Exposure),
    ("engaged_views", Exposure),
    ("unique_viewers", Exposure),
    ("media_views", Exposure),
    ("reach", Exposure),
    ("readers", Exposure),
    ("delivered", Exposure),
    ("recipients", Exposure),
    ("opens", Exposure),
    ("unique_opens", Exposure),
    ("users", Exposure),
    ("sessions", Exposure),
    ("engaged_sessions", Exposure),
    ("search_impressions", Exposure),
    ("engagements", Count),
    ("likes", Count),
    ("reactions", Count),
    ("dislikes", Count),
    ("recommends", Count),
    ("comments", Count),
    ("bullet_comments", Count),
    ("shares", Count),
    ("reposts", Count),
    ("sends", Count),
    ("saves", Count),
    ("bookmarks", Count),
    ("clicks", Count),
    ("link_clicks", Count),
    ("unique_clicks", Count),
    ("hashtag_clicks", Count),
    ("permalink_clicks", Count),
    ("profile_visits", Count),
    ("detail_expands", Count),
    ("media_engagements", Count),
    ("follows", Count),
    ("subscribers", Count),
    ("unsubscribes", Count),
    ("bounces", Count),
    ("spam_complaints", Count),
    ("negative_feedback", Count),
    ("conversions", Count),
    ("leads", Count),
    ("key_events", Count),
    ("orders", Count),
    ("events", Count),
    ("search_clicks", Count),
    // The average place among the results of a search, 1 for the first.
    ("search_position", Count),
    ("engagement_rate", Share),
    ("click_rate", Share),
    ("cover_click_rate", Share),
    ("open_rate", Share),
    ("search_click_rate", Share),
    ("completion_rate", Share),
    ("viewed_share", Share),
    ("watch_seconds", Seconds),
    ("average_watch_seconds", Seconds),
    ("revenue", Cost),
    ("ad_spend", Cost),
    ("cost", Cost),
    ("hours", Cost),
];

/// Returns what a metric counts; `None` for one that Daymark doesn't know.
pub fn metric_kind(name: &str) -> Option<MetricKind> {
    let plain = name.strip_prefix(PAID).unwrap_or(name);
    let found = METRICS.iter().find(|(metric, _)| *metric == plain);
    found.map(|(_, kind)| *kind)
}

/// Returns the name of a metric as it is stored.
pub fn checked_metric(name: &str) -> Result<String> {
    let tidy = name.trim().to_lowercase().replace([' ', '-'], "_");
    if metric_kind(&tidy).is_some() {
        return Ok(tidy);
    }
    let names: Vec<&str> = METRICS.iter().map(|(name, _)| *name).collect();
    let message = format!(
        "“{}” is no metric: use one of {}; with “{PAID}” before it for what advertising brought",
        brief(name),
        names.join(", ")
    );
    Err(Error::new(Code::BadValue, message).field("metric"))
}

#[cfg(test)]
mod tests {
    use super::{METRICS, MetricKind, checked_metric, metric_kind};

    #[test]
    fn metrics_are_known_by_one_name_each() {
        let mut names: Vec<&str> = METRICS.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), METRICS.len());
        assert_eq!(checked_metric(" Link clicks ").unwrap(), "link_clicks");
        assert_eq!(metric_kind("paid_views"), Some(MetricKind::Exposure));
        assert!(
            checked_metric("lieks")
                .unwrap_err()
                .to_string()
                .contains("likes, reactions")
        );
    }
}
