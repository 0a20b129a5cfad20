//! `post link`: prints the link of a post as it is sent.

use daymark_core::model::utm::SentLink;
use daymark_core::query::LinkOnChannel;
use daymark_core::{Code, Error, Planner};

use crate::failure::Result;
use crate::output::Output;
use crate::rule_words::unit_words;

pub(super) fn link(planner: &Planner, id: &str, out: &mut Output) -> Result<()> {
    let id = planner.post_id(id)?;
    let Some(link) = planner.link_of(&id.as_str().into())? else {
        let message = "the post has no link: give it one with `post edit --link`";
        return Err(Error::new(Code::Empty, message).field("link").into());
    };
    out.print_value(&link, &words(&link))
}

/// Returns the link, and below it what was added, what it costs and how it is counted.
fn words(link: &LinkOnChannel) -> String {
    let added = link.sent.added.iter();
    let added: Vec<String> = added
        .map(|parameter| format!("{} {}", parameter.name, parameter.value))
        .collect();
    let added = match added.as_slice() {
        [] => "nothing added".to_owned(),
        added => format!("added: {}", added.join(", ")),
    };
    let group = group_words(&link.sent).map(|words| format!("\n{words}"));
    let (unit, group) = (unit_words(link.unit), group.unwrap_or_default());
    format!("{}\n{added}; {} {unit}{group}", link.sent.link, link.length)
}

/// Returns how Google Analytics 4 counts the visits; `None` for a link without a source and a medium.
fn group_words(sent: &SentLink) -> Option<String> {
    let group = sent.group.as_deref();
    let words = match (group, &sent.by_campaign) {
        (Some(group), Some(campaign)) => format!(
            "GA4 will count its visits as {group} because of utm_campaign {campaign}: give the campaign another word with `campaign edit --utm-campaign`"
        ),
        (Some(group), None) => format!("GA4 counts its visits as {group}"),
        (None, _) => {
            "GA4 will count its visits as Unassigned: use the medium social or email".to_owned()
        }
    };
    sent.is_tagged.then_some(words)
}
