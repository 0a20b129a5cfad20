//! How a link is sent: with the parameters by which a web analysis tells where a visit came from (`utm_source` and the
//! like). Values are lower case, since reports tell `Facebook` from `facebook`.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use url::Url;

use super::ga4::ga4_group;
use super::platform::known_or_other;
use super::utm_word::slug;
use super::{Campaign, Channel, Plan};

/// The medium of a link on a platform that has none of its own.
const USUAL_MEDIUM: &str = "social";

/// What an item says about the parameters of its link.
#[derive(Clone, Copy, Debug, Default)]
pub struct UtmOfItem<'a> {
    /// `None` if the plan decides.
    pub is_on: Option<bool>,
    pub content: Option<&'a str>,
}

/// What decides how a link is sent.
#[derive(Clone, Copy, Debug)]
pub struct Tagging<'a> {
    pub plan: &'a Plan,
    pub channel: &'a Channel,
    pub campaign: Option<&'a Campaign>,
    pub item: UtmOfItem<'a>,
}

/// A link as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SentLink {
    pub link: String,
    /// The parameters that were added to the link as it is written.
    pub added: Vec<UtmParameter>,
    /// The group of channels that Google Analytics 4 counts its visits in; `None` if they stay unassigned, and if the
    /// link has no parameters.
    pub group: Option<String>,
    /// The link's `utm_campaign` if that alone decides the group; `None` if source and medium do.
    pub by_campaign: Option<String>,
    /// True if the link has a source or a medium, added or written.
    pub is_tagged: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UtmParameter {
    /// Such as `utm_source`.
    pub name: String,
    pub value: String,
}

/// A text with the link as it is sent in place of the link as it is written.
#[derive(Clone, Debug)]
pub struct SentText<'a> {
    pub text: Cow<'a, str>,
    /// The places of the link in the text as it is written, in bytes, in their order.
    links: Vec<Range<usize>>,
    /// The length of the link as it is sent, in bytes.
    length: usize,
}

impl Tagging<'_> {
    /// Returns true if links get parameters.
    pub fn is_on(&self) -> bool {
        self.item.is_on.unwrap_or(self.plan.utm)
    }

    /// Returns the parameters that a link gets, in the order in which they are appended.
    pub fn parameters(&self) -> Vec<UtmParameter> {
        let campaign = self.campaign.and_then(utm_campaign);
        let content = self.item.content.map(str::to_owned);
        let all = [
            ("utm_source", Some(self.source())),
            ("utm_medium", Some(self.medium())),
            ("utm_campaign", campaign),
            ("utm_content", content),
        ];
        let said = all
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        said.map(|(name, value)| UtmParameter {
            name: name.to_owned(),
            value,
        })
        .collect()
    }

    fn source(&self) -> String {
        let said = self
            .channel
            .utm_source
            .as_ref()
            .or(self.plan.utm_source.as_ref());
        said.cloned().unwrap_or_else(|| usual_source(self.channel))
    }

    fn medium(&self) -> String {
        let said = self
            .channel
            .utm_medium
            .as_ref()
            .or(self.plan.utm_medium.as_ref());
        let usual = || known_or_other(&self.channel.platform).utm_medium.clone();
        let said = said.cloned().or_else(usual);
        said.unwrap_or_else(|| USUAL_MEDIUM.to_owned())
    }

    /// Returns the link as it is sent. What the link says already stays, as do its other parameters and its fragment.
    /// A mail address gets no parameters.
    pub fn link(&self, link: &str) -> SentLink {
        let Some(mut url) = web_address(link) else {
            return SentLink {
                link: link.to_owned(),
                ..SentLink::default()
            };
        };
        let mut added = Vec::new();
        if self.is_on() {
            added = self.parameters();
            added.retain(|parameter| value_in(&url, &parameter.name).is_none());
        }
        for UtmParameter { name, value } in &added {
            url.query_pairs_mut().append_pair(name, value);
        }
        let said = ["utm_source", "utm_medium", "utm_campaign"].map(|name| value_in(&url, name));
        let is_tagged = said[0].is_some() || said[1].is_some();
        let [source, medium, campaign] = said.map(Option::unwrap_or_default);
        let group = ga4_group(&source, &medium, &campaign).filter(|_| is_tagged);
        let is_by_campaign = is_tagged && group != ga4_group(&source, &medium, "");
        let link = if added.is_empty() {
            link.to_owned()
        } else {
            url.into()
        };
        SentLink {
            link,
            added,
            group: group.map(str::to_owned),
            by_campaign: is_by_campaign.then_some(campaign),
            is_tagged,
        }
    }

    /// Returns the text with each copy of the link replaced by the link as it is sent.
    pub fn text<'a>(&self, text: &'a str, link: Option<&str>) -> SentText<'a> {
        let plain = SentText {
            text: Cow::Borrowed(text),
            links: Vec::new(),
            length: 0,
        };
        let Some(link) = link.filter(|_| self.is_on()) else {
            return plain;
        };
        let sent = self.link(link).link;
        let links = copies(text, link);
        if links.is_empty() || sent == link {
            return plain;
        }
        let mut made = text.to_owned();
        for place in links.iter().rev() {
            made.replace_range(place.clone(), &sent);
        }
        SentText {
            text: Cow::Owned(made),
            links,
            length: sent.len(),
        }
    }
}

impl SentText<'_> {
    /// Returns the place in the text as it is written of a place in the text as it is sent, both in bytes. A place
    /// inside a link is the link's beginning.
    pub fn written_place(&self, sent: usize) -> usize {
        let mut added = 0;
        for link in &self.links {
            let start = link.start + added;
            if sent <= start {
                break;
            }
            if sent < start + self.length {
                return link.start;
            }
            added += self.length - link.len();
        }
        sent - added
    }
}

/// Returns the source of a channel's links that is taken where neither the channel nor the plan names one.
pub fn usual_source(channel: &Channel) -> String {
    let platform = known_or_other(&channel.platform);
    match platform.id.as_str() {
        "other" => slug(&channel.name).unwrap_or_else(|| channel.platform.clone()),
        id => id.to_owned(),
    }
}

/// Returns what `utm_campaign` says of a campaign: its own word, or its name in lower case with hyphens.
fn utm_campaign(campaign: &Campaign) -> Option<String> {
    let said = campaign.utm_campaign.clone();
    said.or_else(|| slug(&campaign.name))
}

fn web_address(link: &str) -> Option<Url> {
    let url = Url::parse(link.trim()).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

fn value_in(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    let found = pairs.find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.into_owned())
}

/// Returns the places of a link in a text, in bytes. A longer link that begins with it is none, and neither is a bare
/// domain.
fn copies(text: &str, link: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(link) = web_address(link) else {
        return found;
    };
    let mut from = 0;
    while let Some(start) = next_scheme(text, from) {
        let place = copy_at(text, start, &link);
        from = place
            .as_ref()
            .map_or(start + "http".len(), |place| place.end);
        found.extend(place);
    }
    found
}

fn next_scheme(text: &str, from: usize) -> Option<usize> {
    ["https://", "http://"]
        .iter()
        .filter_map(|scheme| text[from..].find(scheme))
        .min()
        .map(|at| from + at)
}

/// Returns the place of the link if it is what begins at `start`: up to a space, or to signs that end a sentence, or to
/// the first letter beyond ASCII.
fn copy_at(text: &str, start: usize, link: &Url) -> Option<Range<usize>> {
    let is_border = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"');
    let rest = &text[start..];
    let word = &rest[..rest.find(is_border).unwrap_or(rest.len())];
    let ascii = &word[..word.find(|c: char| !c.is_ascii()).unwrap_or(word.len())];
    let ends = |word: &str| {
        word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '…'])
            .len()
    };
    let lengths = [word.len(), ends(word), ascii.len(), ends(ascii)];
    let is_link = |length: &usize| Url::parse(&rest[..*length]).is_ok_and(|url| url == *link);
    let length = lengths.into_iter().find(is_link)?;
    Some(start..start + length)
}

#[cfg(test)]
mod tests;
