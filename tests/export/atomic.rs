//! A failed export leaves the old file and nothing beside it.

use std::fs;
use std::path::Path;

use daymark_core::export::ExportOptions;
use daymark_core::{Code, Error, Planner};

use crate::awkward::make;

const OLD: &[u8] = b"what was there";

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry).into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Exports over an old file that must survive it.
fn fail(planner: &Planner, folder: &Path) -> Error {
    let file = folder.join("plan.ics");
    let before = names(folder);
    let error = planner
        .export_ics(&ExportOptions::default(), &file)
        .unwrap_err();
    assert_eq!(fs::read(&file).unwrap(), OLD);
    assert_eq!(names(folder), before, "something was left behind");
    error
}

#[test]
fn an_old_file_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (planner, _) = make(&folder.path().join("awkward.daymark"));
    let out = folder.path().join("out");
    let file = out.join("plan.ics");
    fs::create_dir(&out).unwrap();
    fs::write(&file, OLD.repeat(100_000)).unwrap();
    planner
        .export_ics(&ExportOptions::default(), &file)
        .unwrap();
    let mut bytes = Vec::new();
    planner
        .write_ics(&ExportOptions::default(), &mut bytes)
        .unwrap();
    assert!(fs::read(&file).unwrap() == bytes);
    assert_eq!(names(&out), ["plan.ics"]);
}

#[test]
fn a_plan_that_breaks_half_way_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("awkward.daymark");
    let (planner, _) = make(&path);
    let db = rusqlite::Connection::open(&path).unwrap();
    let last = "UPDATE post SET status = 'unheard of'
        WHERE id = (SELECT id FROM post WHERE moment NOTNULL ORDER BY moment DESC LIMIT 1)";
    assert_eq!(db.execute(last, []).unwrap(), 1);
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("plan.ics"), OLD).unwrap();
    fail(&planner, &out);
}

#[test]
fn a_folder_or_a_place_that_is_not_there_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (planner, _) = make(&folder.path().join("awkward.daymark"));
    let taken = folder.path().join("taken.ics");
    fs::create_dir(&taken).unwrap();
    let before = names(folder.path());
    let export = |path: &Path| planner.export_ics(&ExportOptions::default(), path);
    let error = export(&taken).unwrap_err();
    assert!(error.to_string().contains("taken.ics"), "{error}");
    let error = export(&folder.path().join("nowhere/plan.ics")).unwrap_err();
    assert_eq!(error.code(), Code::FileMissing);
    assert!(error.to_string().contains("nowhere"), "{error}");
    assert_eq!(names(folder.path()), before, "something was left behind");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (planner, _) = make(&folder.path().join("awkward.daymark"));
    let mut full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let error = planner
        .write_ics(&ExportOptions::default(), &mut full)
        .unwrap_err();
    assert_eq!(error.code(), Code::DiskFull);
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let (planner, _) = make(&folder.path().join("awkward.daymark"));
    let (file, link) = (
        folder.path().join("real.ics"),
        folder.path().join("link.ics"),
    );
    fs::write(&file, OLD).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    planner
        .export_ics(&ExportOptions::default(), &link)
        .unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read(&file).unwrap().starts_with(b"BEGIN:VCALENDAR"));
}

/// No folder is read-only to root, so as root this runs again as nobody, from a copy of this very
/// program that nobody can reach.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_and_its_file_stays() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let may = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("plan.ics"), OLD).unwrap();
    may(&out, 0o555);
    if fs::write(out.join("probe"), "").is_ok() {
        may(folder.path(), 0o755);
        return again_as_nobody(folder.path());
    }
    let (planner, _) = make(&folder.path().join("awkward.daymark"));
    let error = fail(&planner, &out);
    assert_eq!(error.code(), Code::ReadOnly);
    let said = error.to_string();
    assert!(
        said.contains("plan.ics") && said.contains("cannot be written"),
        "{said}"
    );
    may(&out, 0o755);
}

#[cfg(unix)]
fn again_as_nobody(folder: &Path) {
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    let program = folder.join("again");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let mut again = std::process::Command::new(&program);
    again.args([
        "--exact",
        "atomic::a_read_only_folder_is_told_and_its_file_stays",
    ]);
    again
        .env("TMPDIR", "/tmp")
        .current_dir("/")
        .uid(NOBODY)
        .gid(NOBODY);
    let output = again.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
}
