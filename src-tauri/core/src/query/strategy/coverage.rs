//! Which posts serve two things at once, as matrices with their holes.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::super::opening::week_start;
use super::setup::Setup;
use crate::model::{Objective, Stage};
use crate::storage::served::ServedPost;

/// How many posts serve a row and a column. Keys are ids, names of stages or first days of weeks; the last row counts the
/// posts that say nothing of it, and so does the last column except for channels and weeks. Their key is empty.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Coverage {
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    /// Row by row, each with a cell for every column.
    pub cells: Vec<Vec<CoverageCell>>,
    /// The number of holes.
    pub holes: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CoverageCell {
    pub count: u32,
    /// True if there should be a post and is none.
    pub hole: bool,
}

/// A hole is a stage that a role of the channel names and no post serves.
pub(super) fn stage_by_channel(setup: &Setup, posts: &[ServedPost]) -> Coverage {
    let stages = Stage::ALL.iter().map(|stage| stage.name().to_owned());
    let channels = setup.channels.iter();
    let columns = channels.map(|channel| channel.id.to_string()).collect();
    let named: Vec<Vec<&str>> = setup
        .channels
        .iter()
        .map(|channel| channel.stages().into_iter().map(Stage::name).collect())
        .collect();
    let served = posts.iter().map(|post| {
        let stage = post.stage.map(Stage::name).unwrap_or_default();
        (stage, post.channel.as_str())
    });
    counted(with_rest(stages), columns, served, |row, _, column| {
        named[column].contains(&row)
    })
}

/// A hole is an audience that the brand is for and a pillar with a target share, without a post.
pub(super) fn audience_by_pillar(setup: &Setup, posts: &[ServedPost]) -> Coverage {
    let audiences = setup.audiences.iter();
    let audiences = audiences.map(|audience| audience.id.to_string());
    let pillars = setup.pillars.iter().map(|pillar| pillar.id.to_string());
    let served = posts.iter().map(|post| {
        let audience = post.audience.as_ref().map(|id| id.as_str());
        let pillar = post.pillar.as_ref().map(|id| id.as_str());
        (audience.unwrap_or_default(), pillar.unwrap_or_default())
    });
    let is_wanted = |_: &str, row: usize, column: usize| {
        let audience = setup.audiences.get(row);
        let pillar = setup.pillars.get(column);
        audience.is_some_and(|audience| !audience.not_for_us)
            && pillar.is_some_and(|pillar| pillar.share > 0)
    };
    counted(with_rest(audiences), with_rest(pillars), served, is_wanted)
}

/// A hole is a week of the objective's days without a post for it.
pub(super) fn objective_by_week(
    setup: &Setup,
    posts: &[ServedPost],
    from: NaiveDate,
    to: NaiveDate,
) -> Coverage {
    let week = |date| week_start(date, setup.first_day);
    let weeks = week(from).iter_weeks().take_while(|day| *day < to);
    let weeks: Vec<NaiveDate> = weeks.collect();
    let names: HashMap<NaiveDate, String> =
        weeks.iter().map(|day| (*day, day.to_string())).collect();
    let objectives = setup.objectives.iter();
    let objectives = objectives.map(|objective| objective.id.to_string());
    let columns = weeks.iter().map(NaiveDate::to_string).collect();
    let served = posts.iter().map(|post| {
        let objective = post.objective.as_ref().map(|id| id.as_str());
        let week = names.get(&week(post.date)).map(String::as_str);
        (objective.unwrap_or_default(), week.unwrap_or_default())
    });
    counted(with_rest(objectives), columns, served, |_, row, column| {
        let objective = setup.objectives.get(row);
        objective.is_some_and(|objective| has_days_in(objective, weeks[column]))
    })
}

/// Returns true if the week from `first` has a day on which the objective is worked for.
fn has_days_in(objective: &Objective, first: NaiveDate) -> bool {
    let (Some(from), Some(due)) = (objective.from, objective.due) else {
        return false;
    };
    from < first + Days::new(7) && due >= first
}

/// Adds the row or column of posts that say nothing of it.
fn with_rest(keys: impl Iterator<Item = String>) -> Vec<String> {
    keys.chain([String::new()]).collect()
}

/// Counts the posts of each cell. `is_wanted` tells by the row's key and both places whether a cell should have a post.
fn counted<'a>(
    rows: Vec<String>,
    columns: Vec<String>,
    served: impl Iterator<Item = (&'a str, &'a str)>,
    is_wanted: impl Fn(&str, usize, usize) -> bool,
) -> Coverage {
    let mut cells = vec![vec![CoverageCell::default(); columns.len()]; rows.len()];
    let (by_row, by_column) = (places(&rows), places(&columns));
    for (row, column) in served {
        if let (Some(row), Some(column)) = (by_row.get(row), by_column.get(column)) {
            cells[*row][*column].count += 1;
        }
    }
    let mut holes = 0;
    for (row, key) in rows.iter().enumerate() {
        for (column, cell) in cells[row].iter_mut().enumerate() {
            cell.hole = cell.count == 0 && is_wanted(key, row, column);
            holes += u32::from(cell.hole);
        }
    }
    Coverage {
        rows,
        columns,
        cells,
        holes,
    }
}

fn places(keys: &[String]) -> HashMap<&str, usize> {
    let places = keys.iter().enumerate();
    places.map(|(place, key)| (key.as_str(), place)).collect()
}
