//! What the results of many posts take, each counted on three days: the page of a range and of all, and what works on a
//! channel of 500 posts.

use std::path::Path;

use chrono::{Duration, NaiveDate};
use daymark_core::query::{ResultsGroup, ResultsScope};
use daymark_core::{Cancellation, Planner};

use super::rows::Goal;
use super::{plans, row, timed};

const PAGES: usize = 15;
/// How many posts of a channel have results when what works on it is asked for.
const COMPARED: u32 = 500;

pub(super) fn results(folder: &Path) {
    let posts = 10_000;
    let file = folder.join("results.daymark");
    let monday = plans::fill(&file, &plans::years_around(posts));
    plans::publish_all(&file);
    plans::measure(&file, None);
    let planner = Planner::open(&file).expect("a plan");
    let month = (monday - Duration::days(28), monday);
    let years = (
        monday - Duration::days(1_800),
        monday + Duration::days(1_800),
    );
    for (days, range, goal) in [
        ("of 28 days", month, Goal::Most(50.0)),
        ("of all days", years, Goal::Most(1_000.0)),
    ] {
        let page = timed(PAGES, |_| {
            let scope = ResultsScope::of_range(range.0, range.1, ResultsGroup::Channel);
            planner.results_page(&scope).expect("results")
        });
        let figure = format!("results {days}, {posts} posts with three snapshots");
        row(figure, &page, None, goal);
    }
    drop(planner);
    working(folder, monday);
}

fn working(folder: &Path, monday: NaiveDate) {
    let file = folder.join("works.daymark");
    plans::fill(&file, &plans::years_around(10_000));
    plans::publish_all(&file);
    plans::measure(&file, Some(COMPARED));
    let mut planner = Planner::open(&file).expect("a plan");
    let channel = planner.channels().expect("channels")[0].id.to_string();
    let works = timed(PAGES, |_| {
        let works = planner.what_works(&channel, &Cancellation::default());
        let works = works.expect("what works");
        assert_eq!(works.posts, COMPARED);
        works
    });
    let figure = format!("what works on a channel of {COMPARED} posts");
    row(figure, &works, None, Goal::Most(100.0));
    let cadence = serde_json::json!({"cadence_min": 100});
    let cadence = serde_json::from_value(cadence).expect("an edit");
    planner.edit_channel(&channel, &cadence).expect("a cadence");
    let suggested = timed(PAGES, |_| {
        let week = monday + Duration::days(3_600);
        planner
            .suggestions(week, &Cancellation::default())
            .expect("suggestions")
    });
    let figure = format!("suggested times of a week, by {COMPARED} posts");
    row(figure, &suggested, None, Goal::Most(150.0));
}
