//! When it is a post's turn to be published by hand: it is due for an hour, then missed, unless it is snoozed.

use chrono::{DateTime, TimeDelta, Utc};

use super::PostId;

/// How long a post is due from its time on.
pub(crate) const DUE_FOR: TimeDelta = TimeDelta::minutes(60);

/// How long a post counts as missed from its time on.
pub(crate) const MISSED_FOR: TimeDelta = TimeDelta::days(30);

/// How much later than the first the posts of an item may be to be told of together.
pub(crate) const TOGETHER: TimeDelta = TimeDelta::minutes(10);

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Planned in the last hour, or snoozed until then.
    Due,
    /// Earlier than that.
    Missed,
    /// Still to come.
    Next,
}

/// A post that a person is to be reminded of later than planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Snooze {
    pub(crate) post: PostId,
    pub(crate) until: DateTime<Utc>,
}

/// Returns whose turn a post is that is planned or snoozed to a moment.
pub(crate) fn turn(at: DateTime<Utc>, now: DateTime<Utc>) -> Turn {
    match now - at {
        ago if ago < TimeDelta::zero() => Turn::Next,
        ago if ago <= DUE_FOR => Turn::Due,
        _ => Turn::Missed,
    }
}

/// Returns the groups of moments, sorted, of which each is told of at once: its later ones are within [`TOGETHER`] of its
/// first.
pub(crate) fn told_together<T>(
    sorted: Vec<T>,
    moment: impl Fn(&T) -> DateTime<Utc>,
) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    for one in sorted {
        let first = groups.last().and_then(|group| group.first()).map(&moment);
        match groups.last_mut() {
            Some(group) if first.is_some_and(|first| moment(&one) - first <= TOGETHER) => {
                group.push(one);
            }
            _ => groups.push(vec![one]),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    #[test]
    fn a_post_is_due_for_an_hour() {
        let turns = [101, 100, 40, 39].map(|minutes| turn(at(minutes), at(100)));
        assert_eq!(turns, [Turn::Next, Turn::Due, Turn::Due, Turn::Missed]);
    }

    #[test]
    fn moments_within_ten_minutes_of_the_first_are_told_together() {
        let groups = told_together(vec![0, 5, 10, 11, 21, 22], |minutes| at(*minutes));
        assert_eq!(groups, [vec![0, 5, 10], vec![11, 21], vec![22]]);
    }
}
