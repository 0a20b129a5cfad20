//! Plans as JSON and CSV: what is exported and imported is the same plan, and files that can't be read are refused in a
//! sentence.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::export::ExportOptions;
use daymark_core::planner::{ImportReport, Outcome, TableOptions};
use daymark_core::query::Changes;
use daymark_core::{Code, Planner, Result};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::furnished::{Ids, furnished};
use crate::support::{TestPlan, folder, of, plan, titled};
use crate::verbs::{VERBS, run};

/// A form in which a plan is exported and imported whole.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    name: &'static str,
    export: fn(&Planner, &ExportOptions, &Path) -> Result<u32>,
    preview: fn(&Planner, &Path) -> Result<ImportReport>,
    import: fn(&mut Planner, &Path) -> Result<(Changes, ImportReport)>,
}

pub(crate) const JSON: Form = Form {
    name: "plan.json",
    export: Planner::export_json,
    preview: Planner::preview_json,
    import: Planner::import_json,
};

pub(crate) const CSV: Form = Form {
    name: "plan.csv",
    export: Planner::export_csv,
    preview: |plan, path| plan.preview_table(path, &TableOptions::default()),
    import: |plan, path| plan.import_table(path, &TableOptions::default()),
};

const FORMS: [Form; 2] = [JSON, CSV];

impl Form {
    pub(crate) fn beside(self, plan: &TestPlan) -> PathBuf {
        plan.path().with_file_name(self.name)
    }

    pub(crate) fn write(self, plan: &TestPlan) -> PathBuf {
        let path = self.beside(plan);
        (self.export)(plan, &ExportOptions::default(), &path).unwrap();
        path
    }

    pub(crate) fn read(self, plan: &mut TestPlan, path: &Path) -> ImportReport {
        let preview = (self.preview)(plan, path).unwrap();
        let (_, report) = (self.import)(plan, path).unwrap();
        assert_eq!(
            report, preview,
            "{}: a preview tells what is done",
            self.name
        );
        report
    }
}

/// A verb of the planner: imports the plan itself with another title, on a post less.
pub(crate) fn import(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let folder = folder();
    let path = folder.path().join("plan.json");
    plan.export_json(&ExportOptions::default(), &path)?;
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"title\":\"", "\"title\":\"Imported ")).unwrap();
    Ok(plan.import_json(&path)?.0)
}

/// Counts the rows of each outcome: add, update, skip, ask, bad.
pub(crate) fn counts(report: &ImportReport) -> [u32; 5] {
    [
        report.add,
        report.update,
        report.skip,
        report.ask,
        report.bad,
    ]
}

#[test]
fn a_plan_comes_back_whole_and_its_import_is_undone() {
    for form in FORMS {
        let source = furnished();
        let file = form.write(&source);
        let mut copy = plan().zone("Asia/Tokyo").open();
        let before = copy.dump();
        let report = form.read(&mut copy, &file);
        assert_eq!(
            counts(&report),
            [source.search("").unwrap().len() as u32, 0, 0, 0, 0]
        );
        assert_eq!(copy.dump(), source.dump(), "{}", form.name);
        assert_eq!(copy.verify().unwrap(), [""; 0]);
        copy.undo().unwrap();
        assert_eq!(copy.dump(), before, "{}", form.name);
        copy.redo().unwrap();
        assert_eq!(copy.dump(), source.dump(), "{}", form.name);
        let again = form.read(&mut copy, &file);
        assert_eq!(
            (counts(&again), again.others),
            ([0, 0, report.add, 0, 0], 0)
        );
        let second = form.write(&copy);
        assert_eq!(fs::read(second).unwrap(), fs::read(file).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_plan_comes_back_whole(picks in prop::collection::vec(0..VERBS.len(), 1..16)) {
        let mut source = furnished();
        for pick in picks {
            let _ = run(VERBS[pick].1, &mut source);
        }
        for form in FORMS {
            let file = form.write(&source);
            let mut copy = plan().open();
            let report = form.read(&mut copy, &file);
            prop_assert_eq!(report.bad, 0, "{:?}", report.rows);
            prop_assert_eq!(copy.dump(), source.dump());
        }
    }

    #[test]
    fn any_words_come_back(words in "(\\PC|[\t\n'=+@\",;\\\\-]){0,40}", first in "['=+@\t-]{0,3}") {
        let text = format!("{first}{words}");
        let mut source = plan().channel("x").post("one", "2026-11-20T09:00").open();
        let id = source.id("one");
        let edit = json!({"text": text, "notes": text, "own_text": text});
        prop_assume!(source.edit_post(&id, &of(&edit)).is_ok());
        for form in FORMS {
            let file = form.write(&source);
            let mut copy = plan().open();
            form.read(&mut copy, &file);
            prop_assert_eq!(copy.dump(), source.dump());
        }
    }
}

#[test]
fn a_newer_version_of_a_post_takes_its_place() {
    for form in FORMS {
        let source = furnished();
        let file = form.write(&source);
        let mut here = furnished_from(form, &file);
        let both = here.id("both");
        here.edit_post(&both, &titled("both, retold")).unwrap();
        let later = here.id("later");
        here.delete_posts(&[later]).unwrap();
        here.add_comment(&both, "Only here").unwrap();
        let before = here.dump();
        let report = form.read(&mut here, &file);
        let posts = source.search("").unwrap().len() as u32;
        assert_eq!(counts(&report), [1, 2, posts - 3, 0, 0], "{}", form.name);
        assert_eq!(here.card("both").title, "both");
        let comments = here.post(&here.id("both")).unwrap();
        assert!(format!("{comments:?}").contains("both"));
        here.undo().unwrap();
        assert_eq!(here.dump(), before);
    }
}

fn furnished_from(form: Form, file: &Path) -> TestPlan {
    let mut here = plan().open();
    form.read(&mut here, file);
    here
}

#[test]
fn the_posts_of_a_plan_with_others_are_added_after_its_channels() {
    let source = furnished();
    let file = JSON.write(&source);
    let mut here = plan()
        .channel("blog")
        .post("mine", "2026-11-20T09:00")
        .open();
    let name = here.plan().unwrap().name;
    let report = JSON.read(&mut here, &file);
    assert_eq!(counts(&report)[1..], [0, 0, 0, 0]);
    let places: Vec<u32> = here
        .channels()
        .unwrap()
        .iter()
        .map(|row| row.position)
        .collect();
    assert_eq!(places, [0, 1, 2]);
    assert_eq!(here.plan().unwrap().name, name, "its settings stay");
}

/// Returns what an import tells of the JSON of the furnished plan after a change to it.
fn changed(change: impl Fn(&mut Value)) -> (ImportReport, TestPlan) {
    let source = furnished();
    let path = JSON.write(&source);
    let mut value: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut value);
    fs::write(&path, serde_json::to_vec_pretty(&value).unwrap()).unwrap();
    let mut here = plan().open();
    let report = JSON.read(&mut here, &path);
    (report, here)
}

#[test]
fn a_row_that_cannot_be_read_is_told_and_keeps_no_other_out() {
    for (list, field, value, told) in [
        ("posts", "at", json!("yesterday"), "field at"),
        ("posts", "status", json!("done"), "field status"),
        (
            "posts",
            "channel",
            json!("none"),
            "field channel: neither the plan",
        ),
        (
            "posts",
            "id",
            json!("../../x"),
            "field id: “../../x” is not an id",
        ),
        ("posts", "colour", json!("red"), "unknown field"),
        ("series", "rule", json!("FREQ=SECONDLY"), "field rule"),
        ("items", "title", json!(""), "field title"),
        ("items", "link", json!("javascript:alert(1)"), "field link"),
        ("channels", "name", json!(7), "field name"),
        ("media", "hash", json!("../../etc/passwd"), "field hash"),
        ("notes", "date", json!("2026-13-01"), "field date"),
    ] {
        let (report, here) = changed(|plan| plan[list][0][field] = value.clone());
        let bad = &report.rows[0];
        assert_eq!(bad.outcome, Outcome::Bad, "{list} {field}");
        let (line, why) = (format!("line {}, ", bad.line), &bad.words()[0]);
        assert!(
            why.starts_with(&line) && why.contains(told),
            "{list} {field}: {why}"
        );
        assert!(bad.line > 2, "{why}");
        assert_eq!(here.verify().unwrap(), [""; 0]);
    }
}

#[test]
fn a_file_that_is_none_of_ours_is_refused_in_one_sentence() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_row = format!(r#"{{"format":"daymark-plan","version":1,"posts":[{deep}]}}"#);
    let many = format!(
        r#"{{"format":"daymark-plan","version":1,"posts":[{}0]}}"#,
        "0,".repeat(300_000)
    );
    let bad = format!(
        r#"{{"format":"daymark-plan","version":1,"posts":[{}0]}}"#,
        "0,".repeat(20_000)
    );
    for (text, code, told) in [
        ("", Code::BadValue, "no plan of Daymark in JSON"),
        ("null", Code::BadValue, "no plan of Daymark in JSON"),
        ("{}", Code::BadValue, "“format”"),
        (
            r#"{"format":"daymark-plan"}"#,
            Code::BadValue,
            "“version” is not 1",
        ),
        (
            r#"{"format":"daymark-plan","version":2}"#,
            Code::NewerVersion,
            "newer",
        ),
        (
            r#"{"format":"daymark-plan","version":1,"x":1}"#,
            Code::BadValue,
            "unknown field",
        ),
        (deep.as_str(), Code::BadValue, "levels deep"),
        (deep_row.as_str(), Code::BadValue, "levels deep"),
        (many.as_str(), Code::BadValue, "more than 200000 rows"),
        (bad.as_str(), Code::BadValue, "more than 10000 of its rows"),
    ] {
        let mut here = plan().open();
        let path = JSON.beside(&here);
        fs::write(&path, text).unwrap();
        let error = here.import_json(&path).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains(told), "{error}");
        assert!(
            error.to_string().len() < 250 && !error.to_string().contains('\n'),
            "{error}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_opened_is_named() {
    let mut here = plan().open();
    let beside = |name: &str| here.path().with_file_name(name);
    let (large, latin, gone) = (
        beside("large.json"),
        beside("latin.json"),
        beside("gone.json"),
    );
    fs::File::create(&large).unwrap().set_len(1 << 40).unwrap();
    fs::write(&latin, b"{\"format\": \"caf\xe9\"}").unwrap();
    for (path, code, told) in [
        (gone, Code::FileMissing, "gone.json is not there"),
        (here.path(), Code::BadValue, "a plan that is open"),
        (
            here.path().parent().unwrap().to_owned(),
            Code::BadValue,
            "no file",
        ),
        (large, Code::TooLong, "larger than 96 MB"),
        (latin, Code::BadValue, "UTF-8"),
    ] {
        let error = here.import_json(&path).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains(told), "{error}");
    }
}
