//! Posts that were changed in the same way are one group of what differs from a backup.

use daymark_core::model::Status;
use daymark_core::query::CommonChange;
use serde_json::json;

use crate::restore::{back_up, change};
use crate::support::{of, plan};

#[test]
fn posts_that_changed_alike_are_grouped() {
    let titles = ["1", "2", "3", "4", "5", "6", "7"];
    let mut plan = titles
        .iter()
        .fold(plan().channel("x"), |plan, title| {
            plan.post(title, "2026-11-20T09:00")
        })
        .open();
    let backup = back_up(&plan);
    let ids = |titles: &[&str]| {
        titles
            .iter()
            .map(|title| plan.id(title))
            .collect::<Vec<_>>()
    };
    let (moved, alone) = (ids(&titles[..5]), ids(&titles[5..6]));
    let by = |days: i64| of(&json!({"when": {"to": "by", "days": days, "minutes": 30}}));
    plan.move_posts(&moved, &by(1)).unwrap();
    plan.move_posts(&alone, &by(2)).unwrap();
    let found = plan.difference(&backup).unwrap();
    assert_eq!((found.changed.count, found.changed.listed.len()), (6, 1));
    let [group] = &found.alike[..] else {
        panic!("{:?}", found.alike)
    };
    assert_eq!(group.change, CommonChange::Moved { minutes: 1470 });
    assert_eq!(group.posts.count, 5);
    assert_eq!(found.changed_posts().count(), 6);
    plan.undo().unwrap();
    plan.undo().unwrap();
    plan.set_status(&moved, Status::Approved).unwrap();
    let found = serde_json::to_value(plan.difference(&backup).unwrap()).unwrap();
    let changes = [change("status", "draft", "approved")];
    assert_eq!(
        found["alike"][0]["change"],
        json!({"kind": "set", "changes": changes})
    );
    plan.move_posts(&moved, &of(&json!({"when": {"to": "tray"}})))
        .unwrap();
    plan.set_status(&moved, Status::Draft).unwrap();
    let found = plan.difference(&backup).unwrap();
    assert_eq!(found.alike[0].change, CommonChange::Unscheduled);
}
