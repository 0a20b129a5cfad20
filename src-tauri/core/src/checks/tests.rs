//! Tables of what each check of one draft finds, by platform.

mod kinds;
mod media;
mod text;

use chrono::DateTime;

use super::range::Range;
use super::{Check, Finding, OF_POSTS, Severity};
use crate::model::{
    Channel, ChannelId, Facets, MediaFacts, MediaKind, NewChannel, PostId, PostKind, Status,
};
use crate::storage::card::CardRow;

struct Draft<'a> {
    platform: &'a str,
    title: &'a str,
    text: &'a str,
    link: Option<&'a str>,
    own_limit: Option<u32>,
    media: Vec<MediaFacts>,
    kind: Option<PostKind>,
}

fn on(platform: &str) -> Draft<'_> {
    Draft {
        platform,
        title: "A title",
        text: "",
        link: None,
        own_limit: None,
        media: Vec::new(),
        kind: None,
    }
}

fn text<'a>(platform: &'a str, text: &'a str) -> Draft<'a> {
    Draft {
        text,
        ..on(platform)
    }
}

fn media(platform: &str, media: Vec<MediaFacts>) -> Draft<'_> {
    Draft {
        media,
        ..on(platform)
    }
}

impl Draft<'_> {
    fn findings(&self) -> Vec<Finding> {
        let new = NewChannel {
            platform: self.platform.to_owned(),
            ..NewChannel::default()
        };
        let mut channel = Channel::new(ChannelId::from("c"), &new, 0).unwrap();
        channel.text_limit = self.own_limit;
        let range = Range::of_draft(channel, self.row(), self.media.clone());
        OF_POSTS.iter().flat_map(|rule| rule(&range)).collect()
    }

    fn row(&self) -> CardRow {
        CardRow {
            id: PostId::from("p"),
            item: "i".into(),
            channel: ChannelId::from("c"),
            planned: None,
            status: Status::Draft,
            title: self.title.to_owned(),
            text: self.text.to_owned(),
            link: self.link.map(str::to_owned),
            campaign: None,
            pillar: None,
            labels: Vec::new(),
            sequence: 0,
            changed: DateTime::UNIX_EPOCH,
            in_series: false,
            parts: Vec::new(),
            media: Vec::new(),
            utm: None,
            utm_content: None,
            first_comment: None,
            facets: Facets::default(),
            kind: self.kind,
        }
    }

    /// Returns the findings of a check as `severity count/limit found`, without those parts that are missing.
    fn found(&self, check: Check) -> Vec<String> {
        let findings = self.findings().into_iter();
        let of_check = findings.filter(|finding| finding.check == check);
        of_check.map(|finding| line(&finding)).collect()
    }
}

fn line(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    let limit = finding.limit.as_ref();
    let limit = limit.map(|limit| format!("{}/{}", limit.count, limit.limit));
    let found = finding.found.clone();
    let parts = [Some(severity.to_owned()), limit, found];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn picture(width: u32, height: u32) -> MediaFacts {
    MediaFacts {
        kind: MediaKind::Image,
        media_type: "image/jpeg".to_owned(),
        width,
        height,
        duration: None,
        bytes: 1_000_000,
        alt_length: 20,
    }
}

#[test]
fn checks_are_named_as_they_are_written() {
    assert_eq!(Check::LateReview.name(), "late_review");
    assert_eq!(Check::named("late_review"), Some(Check::LateReview));
    assert_eq!(Check::named(" Late-Review "), Some(Check::LateReview));
    assert_eq!(Check::named("early_review"), None);
}
