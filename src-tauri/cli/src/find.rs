//! Converts typed values to those of the planner: the beginnings of ids, days and statuses.

use std::str::FromStr;

use chrono::NaiveDate;
use daymark_core::model::{ChannelId, Status, parse_at, parse_date};
use daymark_core::{Code, Error, Planner, Result};

/// Returns the full ids of posts, without duplicates.
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

/// Parses a range of days; `None` leaves it open at that end.
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

/// Parses a time of day and returns minutes since midnight.
pub(crate) fn minute(typed: &str) -> Result<u16> {
    let at = parse_at(&format!("2000-01-01T{}", typed.trim()));
    at.map(|at| at.minute).map_err(|_| {
        let message = format!("“{typed}” is not a time of day: write it as 09:30");
        Error::new(Code::BadDate, message).field("time")
    })
}

/// Returns the values of an option that is given once for each; `None` if it wasn't given. A single empty one removes all.
pub(crate) fn given(values: Vec<String>) -> Option<Vec<String>> {
    let is_given = !values.is_empty();
    let values = values.into_iter().filter(|value| !value.trim().is_empty());
    is_given.then(|| values.collect())
}

/// Returns the channels of an option that is given once for each, as [`given`] does.
pub(crate) fn linked_channels(
    planner: &Planner,
    ids: Vec<String>,
) -> Result<Option<Vec<ChannelId>>> {
    let ids = given(ids).map(|ids| channels(planner, &ids)).transpose()?;
    Ok(ids.map(|ids| ids.iter().map(|id| ChannelId::from(id.as_str())).collect()))
}

/// Parses `on` or `off`.
pub(crate) fn is_on(typed: &str) -> Result<bool> {
    match typed.trim().to_lowercase().as_str() {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => {
            let message = format!("“{typed}” is neither on nor off: write one of these");
            Err(Error::new(Code::BadValue, message))
        }
    }
}

/// Returns the value of an edit; `None` for a blank one, which clears the field.
pub(crate) fn or_cleared(value: &str) -> Option<&str> {
    Some(value.trim()).filter(|value| !value.is_empty())
}

/// Returns the two sides of `NAME=VALUE`.
pub(crate) fn pair(told: &str, field: &'static str) -> Result<(String, String)> {
    let sides = told.rsplit_once('=');
    let (name, value) = sides.ok_or_else(|| {
        let message = format!("“{told}” has no “=”: write it as NAME=VALUE");
        Error::new(Code::BadValue, message).field(field)
    })?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Parses a whole number.
pub(crate) fn whole_number<T: FromStr>(typed: &str) -> Result<T> {
    typed.parse().map_err(|_| {
        let message = format!("“{typed}” is not a whole number: write it as 3, or leave it empty");
        Error::new(Code::BadValue, message)
    })
}
