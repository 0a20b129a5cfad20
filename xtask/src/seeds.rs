//! The files that fuzzing begins with: exports of a small plan, tables and calendars of the tests, and those in `fuzz/seeds`.

use std::fs;
use std::path::Path;

use crate::{Result, places, proc};

/// What the small plan is made by, and the files that are written of it by their targets. `CHANNEL` stands for its channel.
const PLAN: [&str; 4] = [
    "init --name Seeds --zone Europe/Berlin",
    "post add --channel CHANNEL --at 2031-11-20T09:05 --title One --text Words --link https://acme.example/ --repeat FREQ=WEEKLY;COUNT=3",
    "campaign add --name Launch --first-day 2031-11-01 --last-day 2031-11-30",
    "note add 2031-11-20 --text Fair",
];
const EXPORTS: [(&str, &str); 6] = [
    ("csv", "csv"),
    ("csv", "csv --for buffer"),
    ("ics", "ics"),
    ("ics", "ics --rules --campaigns --notes --alarm 10"),
    ("json", "json"),
    ("xlsx", "xlsx"),
];

/// Writes the seeds into `seeds` in the folder, a folder for each target.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let (root, seeds) = (places::root()?, folder.join("seeds"));
    copy(&root.join("tests/fixtures/tables"), "", &seeds.join("csv"))?;
    for folder in ["layers", "calendars"] {
        let from = root.join("tests/fixtures").join(folder);
        copy(&from, ".ics", &seeds.join("ics"))?;
    }
    for target in ["answers", "csv", "ics", "xlsx"] {
        copy(
            &root.join("fuzz/seeds").join(target),
            "",
            &seeds.join(target),
        )?;
    }
    proc::run("cargo", &["build", "--package", "daymark-cli"])?;
    export(&seeds)
}

/// Copies the files of a folder whose names end so.
fn copy(from: &Path, end: &str, to: &Path) -> Result<()> {
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(failed)?;
    for file in fs::read_dir(from).map_err(failed)? {
        let file = file.map_err(failed)?;
        if file.file_name().to_string_lossy().ends_with(end) {
            fs::copy(file.path(), to.join(file.file_name())).map_err(failed)?;
        }
    }
    Ok(())
}

fn export(seeds: &Path) -> Result<()> {
    let plan = seeds.join("seeds.daymark");
    if plan.exists() {
        fs::remove_file(&plan).map_err(|error| format!("{}: {error}", plan.display()))?;
    }
    let [first, rest @ ..] = PLAN;
    on(&plan, first, "")?;
    let channel = on(&plan, "channel add --platform x --name X", "")?;
    for command in rest {
        on(&plan, command, &channel)?;
    }
    for (place, (target, options)) in EXPORTS.iter().enumerate() {
        let folder = seeds.join(target);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let file = folder.join(format!("exported-{place}.{target}"));
        on(
            &plan,
            &format!("export {options} -o {}", file.display()),
            "",
        )?;
    }
    Ok(())
}

/// Runs a command line on the plan and returns what it prints.
fn on(plan: &Path, words: &str, channel: &str) -> Result<String> {
    let program = places::built("debug", "daymark-cli")?;
    let words = words.split(' ').map(|word| match word {
        "CHANNEL" => channel,
        word => word,
    });
    let mut command = proc::command(&program.to_string_lossy(), &[])?;
    proc::output(command.arg(plan).args(words))
}
