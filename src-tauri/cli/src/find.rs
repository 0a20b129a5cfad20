//! From what is typed to what the planner takes: ids from their beginnings, days, statuses.

use chrono::NaiveDate;
use daymark_core::model::{Status, parse_date};
use daymark_core::{Code, Error, Planner, Result};

/// Full ids, each once.
pub(crate) fn posts(planner: &Planner, prefixes: &[String]) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for prefix in prefixes {
        let id = planner.post_id(prefix)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

pub(crate) fn channels(planner: &Planner, prefixes: &[String]) -> Result<Vec<String>> {
    let ids = prefixes.iter().map(|prefix| planner.channel_id(prefix));
    ids.collect()
}

pub(crate) fn statuses(names: &[String]) -> Result<Vec<Status>> {
    names.iter().map(|name| name.parse()).collect()
}

/// A range of days, open where one is not given.
pub(crate) fn days(
    from: Option<&str>,
    to: Option<&str>,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>)> {
    let from = from.map(parse_date).transpose()?;
    let to = to.map(parse_date).transpose()?;
    match (from, to) {
        (Some(from), Some(to)) if to < from => {
            let message = format!("the range would end on {to}, before it begins on {from}");
            Err(Error::new(Code::BadDate, message).field("to"))
        }
        range => Ok(range),
    }
}

/// What an edit means by a value: an empty one clears.
pub(crate) fn or_cleared(value: &str) -> Option<&str> {
    Some(value.trim()).filter(|value| !value.is_empty())
}
