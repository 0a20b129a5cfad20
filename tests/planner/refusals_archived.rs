//! What an archived channel refuses.

use daymark_core::{Code, Planner, Result};
use serde_json::json;

use crate::refusals::{Ids, add, check_error, furnished, ids};
use crate::support::{of, plan};

#[test]
fn nothing_new_goes_on_an_archived_channel() {
    let archived = json!({"archived": true});
    let put = |plan: &mut Planner, on: &Ids| {
        plan.edit_channel(&on.channel, &of(&archived)).unwrap();
        add(plan, json!({"title": "late", "channels": [on.channel]}))
    };
    let mut plan = furnished();
    let ids = ids(&plan);
    let error = put(&mut plan, &ids).err().unwrap();
    check_error(&error, Code::Archived, "channel");
}

#[test]
fn no_copy_goes_on_an_archived_channel() {
    let mut plan = plan()
        .channel("x")
        .channel("bluesky")
        .post("kept", "2026-11-20T09:00")
        .open();
    let (id, channels) = ([plan.id("kept")], plan.channel_ids());
    let archived = of(&json!({"archived": true}));
    plan.edit_channel(&channels[1], &archived).unwrap();
    let before = plan.dump();
    let there = of(&json!({"when": {"to": "keep"}}));
    let refused = [
        plan.duplicate_posts(&id).map(drop),
        plan.copy_posts(&id, &there, None).map(drop),
    ];
    for error in refused.map(Result::unwrap_err) {
        check_error(&error, Code::Archived, "channel");
        assert_eq!(error.named(), Some("Bluesky"));
        assert!(error.to_string().contains("bring it back"), "{error}");
    }
    assert_eq!(plan.dump(), before);
    let elsewhere = of(&json!({"when": {"to": "keep"}, "channel": channels[0]}));
    plan.copy_posts(&id, &elsewhere, None).unwrap();
}
