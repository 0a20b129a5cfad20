//! The groups of channels that Google Analytics 4 counts visits in. Its rules are data with a source and a month
//! (`data/ga4-channels.json`); they are tried in their order, and the first one that is met decides.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
struct Rules {
    /// Lists of words that several rules use, by name.
    words: HashMap<String, Words>,
    sites: Sites,
    groups: Vec<Group>,
}

/// The sources of a kind. Google's own lists are longer; they are copied as far as posts are published there.
#[derive(Deserialize)]
struct Sites {
    #[serde(flatten)]
    of_kind: HashMap<String, Names>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    Sites(Vec<String>),
    /// The source and the month of the lists.
    Note(#[allow(dead_code)] String),
}

#[derive(Deserialize)]
struct Group {
    name: String,
    any: Vec<Rule>,
}

/// A rule, which is met if all that it names is.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Rule {
    site: Option<String>,
    from: Option<Words>,
    medium: Option<Words>,
    medium_words: Option<String>,
    campaign: Option<Words>,
    campaign_words: Option<String>,
}

/// Words of which one must be the value, or be its beginning, its end or in it.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Words {
    is: Vec<String>,
    starts: Vec<String>,
    ends: Vec<String>,
    contains: Vec<String>,
    /// Words that are at the beginning, or after anything but a letter from a to z; an e may be before them.
    apart: Vec<String>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/ga4-channels.json"))
        .expect("the rules are compiled in and a test parses them")
});

/// Returns the name of the group that a visit is counted in, such as `Organic Social`; `None` if it stays
/// unassigned. Case doesn't matter; a value that the link lacks is empty.
pub fn ga4_group(source: &str, medium: &str, campaign: &str) -> Option<&'static str> {
    let visit = [source, medium, campaign].map(str::to_lowercase);
    let mut groups = RULES.groups.iter();
    let group = groups.find(|group| group.any.iter().any(|rule| rule.is_met(&visit)));
    group.map(|group| group.name.as_str())
}

impl Rule {
    fn is_met(&self, [source, medium, campaign]: &[String; 3]) -> bool {
        let is_of_kind = |kind: &String| match RULES.sites.of_kind.get(kind) {
            Some(Names::Sites(sites)) => sites.contains(source),
            _ => false,
        };
        let has = |words: &Option<Words>, value: &str| {
            words.as_ref().is_none_or(|words| words.has(value))
        };
        let named = |name: &Option<String>, value: &str| {
            let words = name.as_ref().map(|name| RULES.words.get(name));
            words.is_none_or(|words| words.is_some_and(|words| words.has(value)))
        };
        self.site.as_ref().is_none_or(is_of_kind)
            && has(&self.from, source)
            && has(&self.medium, medium)
            && named(&self.medium_words, medium)
            && has(&self.campaign, campaign)
            && named(&self.campaign_words, campaign)
    }
}

impl Words {
    fn has(&self, value: &str) -> bool {
        let any = |words: &[String], meets: fn(&str, &str) -> bool| {
            words.iter().any(|word| meets(value, word))
        };
        any(&self.is, |value, word| value == word)
            || any(&self.starts, |value, word| value.starts_with(word))
            || any(&self.ends, |value, word| value.ends_with(word))
            || any(&self.contains, |value, word| value.contains(word))
            || any(&self.apart, is_apart)
    }
}

/// Returns true for what Google's expression `([^a-df-z]|^)shop` finds, for any word.
fn is_apart(value: &str, word: &str) -> bool {
    let mut places = value.match_indices(word);
    places.any(|(at, _)| {
        let before = value[..at].chars().next_back();
        before.is_none_or(|c| c == 'e' || !c.is_ascii_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rule_that_is_met_decides() {
        for (source, medium, campaign, expected) in [
            ("x", "social", "launch", Some("Organic Social")),
            ("X", "Social", "", Some("Organic Social")),
            ("linkedin", "anything", "", Some("Organic Social")),
            ("facebook", "paid-social", "", Some("Paid Social")),
            ("x", "paid-social", "", Some("Paid Other")),
            ("youtube", "social", "", Some("Organic Social")),
            ("youtube", "clip", "", Some("Organic Video")),
            ("acme", "short-video", "", Some("Organic Video")),
            ("newsletter", "email", "", Some("Email")),
            ("e-mail", "", "", Some("Email")),
            ("blog", "referral", "", Some("Referral")),
            ("x", "social", "shop-week", Some("Organic Shopping")),
            ("x", "social", "Shop", Some("Organic Shopping")),
            ("x", "social", "eshop", Some("Organic Shopping")),
            ("x", "social", "2shop", Some("Organic Shopping")),
            ("x", "social", "春shop", Some("Organic Shopping")),
            ("x", "social", "workshopping", Some("Organic Shopping")),
            ("x", "social", "workshop", Some("Organic Social")),
            ("x", "social", "photoshop", Some("Organic Social")),
            ("x", "post", "", None),
            ("", "", "", None),
        ] {
            let group = ga4_group(source, medium, campaign);
            assert_eq!(group, expected, "{source} {medium} {campaign}");
        }
    }
}
