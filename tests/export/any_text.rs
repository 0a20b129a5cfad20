//! Texts that nobody thought of: what the plan took must be what a calendar reads.

use std::collections::BTreeMap;

use daymark_core::Planner;
use daymark_core::export::ExportOptions;
use daymark_core::model::{NewChannel, NewPlan, NewPost, PostEdit, Status, parse_at};
use proptest::prelude::*;

use crate::reading::read;

const TEXT: &str = "([a-z ]{0,40}|[,;:\\\\\"\n\t]|[é中文😀🏽\u{200d}\u{fe0f}]|\\PC){0,50}";
const TITLE: &str = "[A-Z]([a-z ]{0,30}|[,;:\\\\\"]|[é中文😀🏽\u{200d}]|\\PC){0,8}";

fn plan(folder: &std::path::Path) -> (Planner, String) {
    let new = NewPlan {
        name: "Any".to_owned(),
        zone: "UTC".to_owned(),
        first_day: 1,
    };
    let mut planner = Planner::create(&folder.join("any.daymark"), &new).unwrap();
    let channel = NewChannel {
        platform: "blog".to_owned(),
        name: "Blog".to_owned(),
        ..NewChannel::default()
    };
    let (_, channels) = planner.add_channels(&[channel]).unwrap();
    (planner, channels[0].to_string())
}

fn add(planner: &mut Planner, channel: &str, title: &str, text: &str) -> String {
    let post = NewPost {
        published_url: None,
        repeat: None,
        channels: vec![channel.to_owned()],
        at: Some(parse_at("2026-11-20T09:30").unwrap()),
        zone: None,
        status: Status::Draft,
        edit: PostEdit {
            title: Some(title.to_owned()),
            text: Some(text.to_owned()),
            ..PostEdit::default()
        },
    };
    planner.add_post(&post).unwrap().1[0].to_string()
}

fn check(posts: &[(String, String)]) {
    let folder = tempfile::tempdir().unwrap();
    let (mut planner, channel) = plan(folder.path());
    let mut bytes = Vec::new();
    let mut kept = BTreeMap::new();
    for (title, text) in posts {
        let id = add(&mut planner, &channel, title, text);
        let post = planner.post(&id).unwrap();
        kept.insert(id, (format!("Blog: {}", post.title), post.text));
    }
    planner
        .write_ics(&ExportOptions::default(), &mut bytes)
        .unwrap();
    let lines = bytes.split(|byte| *byte == b'\n');
    assert!(lines.clone().all(|line| line.len() <= 76), "75 and a CR");
    assert!(lines.clone().all(|line| std::str::from_utf8(line).is_ok()));
    let seen = read(&bytes).into_iter();
    let seen = seen.map(|event| (event.uid, (event.summary, event.description)));
    assert_eq!(seen.collect::<BTreeMap<_, _>>(), kept);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_text_is_read_back(posts in prop::collection::vec((TITLE, TEXT), 1..12)) {
        check(&posts);
    }
}
