//! Text that is typed on the first page, where no plan exists yet that could store it. It is stored in a file
//! beside the list of plans, under the path that the plan will have, until the plan is created.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::json_file::JsonFile;

/// The text of each field, by the name of the field.
pub(crate) type Texts = BTreeMap<String, String>;

pub(crate) struct FirstPage {
    file: JsonFile<BTreeMap<PathBuf, Texts>>,
}

impl FirstPage {
    pub(crate) fn new(file: PathBuf) -> Self {
        let file = JsonFile::new(file);
        Self { file }
    }

    pub(crate) fn texts(&self, plan: &Path) -> Texts {
        self.file.read().remove(plan).unwrap_or_default()
    }

    /// Stores the text of a field; `None` deletes it. Texts for plans whose file exists by now are deleted.
    pub(crate) fn keep(&self, plan: &Path, field: &str, text: Option<&str>) {
        self.file.change(|all| {
            all.retain(|file, _| !file.exists());
            let texts = all.entry(plan.to_owned()).or_default();
            match text {
                Some(text) => texts.insert(field.to_owned(), text.to_owned()),
                None => texts.remove(field),
            };
            all.retain(|_, texts| !texts.is_empty());
        });
    }

    pub(crate) fn forget(&self, plan: &Path) {
        self.file.change(|all| {
            all.remove(plan);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_kept_until_the_plan_has_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let page = || FirstPage::new(folder.path().join("first-page.json"));
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        page().keep(&one, "name", Some("Blue"));
        page().keep(&one, "name", Some("Blue Bakery"));
        page().keep(&other, "name", Some("Red"));
        assert_eq!(page().texts(&one)["name"], "Blue Bakery");
        page().keep(&one, "name", None);
        assert_eq!(page().texts(&one), Texts::new());
        std::fs::write(&other, "a plan").unwrap();
        page().keep(&one, "name", Some("Green"));
        assert_eq!(page().texts(&other), Texts::new());
        page().forget(&one);
        assert_eq!(page().texts(&one), Texts::new());
    }
}
