//! The message catalogue: each key is in one file, and both languages have it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::home;

#[test]
fn a_message_has_one_key_in_both_languages() {
    let [english, chinese] = ["en", "zh-CN"].map(files_of_keys);
    for (key, files) in &english {
        assert_eq!(files.len(), 1, "{key} is in {files:?}: one hides the other");
    }
    assert_eq!(english, chinese, "a key is missing in one language");
}

/// Returns the names of the files that each key is in.
fn files_of_keys(language: &str) -> BTreeMap<String, Vec<String>> {
    let mut files = BTreeMap::<String, Vec<String>>::new();
    let folder = std::fs::read_dir(home().join("ui/messages")).expect("the messages");
    for entry in folder {
        let path = entry.expect("a file").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let Some(area) = name.strip_suffix(&format!(".{language}.json")) else {
            continue;
        };
        let text = std::fs::read_to_string(&path).expect("a file of messages");
        let keys: BTreeMap<String, Value> = serde_json::from_str(&text).expect("messages");
        for key in keys.into_keys().filter(|key| !key.starts_with('$')) {
            files.entry(key).or_default().push(area.to_owned());
        }
    }
    files
}
