//! Texts that are too long, of posts by themselves.

use daymark_core::checks::Check;
use serde_json::json;

use crate::media::file;
use crate::pictures::png;
use crate::support::{of, plan};

#[test]
fn a_post_in_the_tray_is_too_long_until_that_is_waived() {
    let plan = plan().channel("x").tray("long").tray("short");
    let text = json!({"text": "a".repeat(300)});
    let mut plan = plan.open();
    let id = plan.id("long");
    plan.edit_post(&id, &of(&text)).unwrap();
    let found = plan.findings_in_tray().unwrap();
    assert_eq!(found.len(), 1);
    assert!(found[0].is_of(&id) && found[0].waived.is_none());
    plan.waive(&id, Check::Excess, "Fine").unwrap();
    let found = plan.findings_in_tray().unwrap();
    assert!(found[0].waived.is_some());
    assert_eq!(
        (plan.excess("long"), plan.excess("short")),
        (Some(20), None)
    );
}

#[test]
fn a_text_beside_a_picture_is_a_caption() {
    let plan = plan().channel("telegram").post("shown", "2026-11-20T09:00");
    let text = json!({"text": "a".repeat(2000)});
    let mut plan = plan.edit("shown", of(&text)).open();
    let id = plan.id("shown");
    assert_eq!(plan.excess("shown"), None);
    let picture = file(&plan, "a.png", &png(2, 2));
    let (_, used) = plan.add_media(&id, &[picture], None).unwrap();
    assert_eq!(plan.excess("shown"), Some(976));
    plan.use_media(&id, used[0].as_str(), false).unwrap();
    assert_eq!(plan.excess("shown"), None, "the post leaves it out");
}
