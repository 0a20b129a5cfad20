//! The numbers of a platform's rules, so that two versions of the rules can be compared.

use serde::{Deserialize, Serialize};

use super::limit::{Condition, LimitOf};
use super::platform::Platform;
use super::text_rule::TextRule;

/// One number, with what it limits. Names are those of the rules' file, so that one that a later version doesn't know
/// can still be told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleNumber {
    /// `text`, `title`, or the name of a [`Limited`](super::limit::Limited).
    pub what: String,
    pub unit: String,
    pub of: LimitOf,
    pub condition: Option<Condition>,
    #[cfg_attr(test, ts(type = "number | null"))]
    pub least: Option<u64>,
    #[cfg_attr(test, ts(type = "number | null"))]
    pub most: Option<u64>,
}

impl RuleNumber {
    /// Returns true if both limit the same thing in the same case.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        let about = |number: &Self| (number.of, number.condition);
        self.what == other.what && self.unit == other.unit && about(self) == about(other)
    }
}

impl Platform {
    /// Returns all numbers of the rules.
    pub fn numbers(&self) -> Vec<RuleNumber> {
        let mut numbers = of_text("text", &self.text);
        let title = self.title.as_ref();
        numbers.extend(title.into_iter().flat_map(|rule| of_text("title", rule)));
        numbers.extend(self.limits.iter().map(|limit| RuleNumber {
            what: name(limit.what),
            unit: name(limit.unit),
            of: limit.of,
            condition: limit.condition,
            least: limit.least,
            most: limit.most,
        }));
        numbers
    }
}

fn of_text(what: &str, rule: &TextRule) -> Vec<RuleNumber> {
    let number = |unit: String, least, most: Option<u32>| RuleNumber {
        what: what.to_owned(),
        unit,
        of: LimitOf::App,
        condition: None,
        least,
        most: most.map(u64::from),
    };
    let least = Some(rule.least.into()).filter(|&least| least > 0);
    let bytes = rule
        .bytes
        .map(|bytes| number("bytes".to_owned(), None, Some(bytes)));
    let further = rule.further.iter().map(|further| RuleNumber {
        of: further.of,
        condition: further.condition,
        ..number(name(further.unit), None, further.limit)
    });
    let general = number(name(rule.unit), least, rule.limit);
    [general].into_iter().chain(bytes).chain(further).collect()
}

/// Returns the name of a thing or unit as the rules' file has it.
pub(crate) fn name(value: impl Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    let name = name.and_then(|name| name.as_str().map(str::to_owned));
    name.unwrap_or_default()
}
