//! Text of every script: each field that a person writes words into runs in the direction of what is in it.

use crate::sources;

/// Fields of dates, times and numbers, which are written from left to right everywhere.
const NO_WORDS: [&str; 5] = [
    "ui/src/controls/DatePick.svelte",
    "ui/src/controls/TimeField.svelte",
    "ui/src/controls/WholeNumber.svelte",
    "ui/src/controls/ZonePick.svelte",
    "ui/src/rearrange/RearrangeFields.svelte",
];

#[test]
fn text_fields_run_as_what_is_typed() {
    let mut fields = 0;
    for (file, text) in sources("ui/src") {
        if NO_WORDS.contains(&file.as_str()) {
            continue;
        }
        for field in fields_of(&text) {
            fields += 1;
            assert!(
                field.contains("dir=\"auto\""),
                "{file}: give the field dir=\"auto\": <{field}"
            );
        }
    }
    assert!(fields > 10, "only {fields} fields were found");
}

/// Returns the tags that words are written into, without their `<`.
fn fields_of(text: &str) -> Vec<&str> {
    const OTHERS: [&str; 4] = [
        "type=\"range\"",
        "type=\"checkbox\"",
        "type=\"radio\"",
        "inputmode=\"url\"",
    ];
    let tags = text.split('<').filter(|tag| {
        ["input", "textarea"]
            .iter()
            .any(|name| tag.split_whitespace().next() == Some(name))
    });
    tags.filter(|tag| !OTHERS.iter().any(|other| tag.contains(other)))
        .collect()
}
