//! Checking every post of a plan, the shown week, and one post that has just been changed.

use std::path::Path;

use chrono::{Duration, NaiveDate};
use daymark_core::Planner;

use super::rows::Goal;
use super::{row, timed};

const WHOLE: usize = 15;
const SINGLE: usize = 200;

pub(super) fn checking(file: &Path, posts: usize, monday: NaiveDate) {
    let planner = Planner::open(file).expect("a plan");
    let whole = timed(WHOLE, |_| {
        planner
            .findings(NaiveDate::MIN, NaiveDate::MAX)
            .expect("findings")
    });
    let goal = match posts {
        10_000 => Goal::Most(200.0),
        _ => Goal::Nothing,
    };
    row(format!("check all of {posts} posts"), &whole, None, goal);
    let years = Duration::days(1_800);
    let strategy = timed(WHOLE, |_| {
        let told = planner.strategy(monday - years, monday + years);
        told.expect("a strategy")
    });
    let goal = match posts {
        10_000 => Goal::Most(40.0),
        _ => Goal::Nothing,
    };
    row(
        format!("strategy of all {posts} posts"),
        &strategy,
        None,
        goal,
    );
    let next = monday + Duration::days(7);
    let week = timed(SINGLE, |_| {
        planner.findings(monday, next).expect("findings")
    });
    let figure = format!("check the week, {posts} posts");
    row(figure, &week, None, Goal::Nothing);
    let shown = planner.range(monday, next).expect("a week");
    let single = timed(SINGLE, |turn| {
        let post = shown[turn % shown.len()].id.as_str();
        planner.findings_of(post).expect("findings")
    });
    let figure = format!("check one changed post, {posts} posts");
    row(figure, &single, None, Goal::Most(2.0));
}
