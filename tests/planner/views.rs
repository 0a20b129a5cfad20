//! Filters with a name, and the one that a window was left with.

use daymark_core::Code;
use daymark_core::model::{Filter, Noun};
use serde_json::json;

use crate::rows::read_only;
use crate::support::{of, plan};

fn drafts() -> Filter {
    of(&json!({"statuses": ["draft"], "hidden": ["c"], "text": "launch", "campaigns": [""]}))
}

#[test]
fn the_filter_in_force_is_kept_and_is_no_operation() {
    let mut plan = plan().channel("x").open();
    let before = (plan.revision().unwrap(), plan.history(9).unwrap());
    assert_eq!(plan.filter().unwrap(), Filter::default());
    plan.keep_filter(&of(&json!({"text": "first"}))).unwrap();
    plan.keep_filter(&drafts()).unwrap();
    let plan = plan.reopened();
    assert_eq!(plan.opening().unwrap().filter, drafts());
    let after = (plan.revision().unwrap(), plan.history(9).unwrap());
    assert_eq!(after, before);
}

#[test]
fn a_filter_that_cannot_be_read_hides_nothing() {
    let mut plan = plan().open();
    plan.keep_filter(&drafts()).unwrap();
    let (path, _folder) = plan.close();
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute(
        "UPDATE window_state SET value = '{\"statuses\": [\"unheard\"]}'",
        [],
    )
    .unwrap();
    let plan = daymark_core::Planner::open(&path).unwrap();
    assert_eq!(plan.filter().unwrap(), Filter::default());
}

#[test]
fn views_are_named_changed_and_deleted() {
    let mut plan = plan().open();
    let (changes, id) = plan.add_view(" Drafts ", &drafts()).unwrap();
    assert_eq!(changes.rows.views[0].name, "Drafts");
    assert_eq!(changes.rows.views[0].filter, drafts());
    plan.add_view("Second", &Filter::default()).unwrap();
    let renamed = of(&json!({"name": "To write"}));
    plan.edit_view(id.as_str(), &renamed).unwrap();
    let views = plan.overview().unwrap().rows.views;
    let names: Vec<&str> = views.iter().map(|view| view.name.as_str()).collect();
    assert_eq!(names, ["To write", "Second"]);
    assert_eq!(views[0].filter, drafts(), "a new name leaves the filter");
    let gone = plan.delete_view(id.as_str()).unwrap();
    assert_eq!(gone.gone[&Noun::View], [id.to_string()]);
    let back = plan.undo().unwrap();
    assert_eq!(back.rows.views, [views[0].clone()]);
}

#[test]
fn what_is_no_view_is_refused() {
    let mut plan = plan().open();
    plan.add_view("Drafts", &drafts()).unwrap();
    let empty = plan.add_view(" ", &drafts()).unwrap_err();
    assert_eq!(
        (empty.code(), empty.field_name()),
        (Code::Empty, Some("name"))
    );
    let taken = plan.add_view("Drafts", &drafts()).unwrap_err();
    assert_eq!(
        (taken.code(), taken.field_name()),
        (Code::Taken, Some("name"))
    );
    let long: Filter = of(&json!({"text": "x".repeat(501)}));
    let refused = plan.keep_filter(&long).unwrap_err();
    assert_eq!(
        (refused.code(), refused.field_name()),
        (Code::TooLong, Some("text"))
    );
    assert_eq!(
        plan.delete_view("nothing").unwrap_err().code(),
        Code::NotFound
    );
    let db = read_only(&plan.path());
    let kept = db.query_row("SELECT count(*) FROM saved_view", [], |row| {
        row.get::<_, u32>(0)
    });
    assert_eq!(kept.unwrap(), 1);
}
