//! `salvage`: what can be read of a damaged plan, as a new one.

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};
use daymark_core::model::{Salvaged, SalvagedRows};
use daymark_core::planner;

use crate::failure::Result;
use crate::output::Output;
use crate::progress::Progress;

#[derive(Args)]
pub(crate) struct SalvageArgs {
    /// The new plan; the file must not exist yet. A copy of FILE is kept beside it
    #[arg(value_name = "TO.daymark", value_hint = ValueHint::FilePath)]
    pub(crate) to: PathBuf,
}

pub(crate) fn run(path: &Path, args: &SalvageArgs, out: &mut Output) -> Result<()> {
    let progress = Progress::of("Salvaging");
    let salvaged = planner::salvage(path, &args.to)?;
    drop(progress);
    out.print_value(&salvaged, &words(path, &salvaged))
}

fn words(path: &Path, salvaged: &Salvaged) -> String {
    let (file, path) = (&salvaged.file, path.display());
    let mut lines = vec![format!("Salvaged {path} as {file}")];
    let rows = salvaged.rows.iter();
    lines.extend(rows.filter(|rows| is_told(rows)).flat_map(of_rows));
    if salvaged.unreadable_pages > 0 {
        lines.push(format!(
            "pages that can't be read: {}",
            salvaged.unreadable_pages
        ));
    }
    if salvaged.is_all() {
        lines.push("Nothing was lost but the history".to_owned());
    }
    lines.push(format!(
        "{path} is as it was; copied to {}",
        salvaged.copies.join(", ")
    ));
    lines.join("\n")
}

fn is_told(rows: &SalvagedRows) -> bool {
    rows.saved > 0 || rows.lost != Some(0)
}

fn of_rows(rows: &SalvagedRows) -> Vec<String> {
    let mut counts = vec![format!("{} saved", rows.saved)];
    if rows.mended > 0 {
        counts.push(format!("{} of them not as they were", rows.mended));
    }
    match rows.lost {
        Some(0) => {}
        Some(lost) => counts.push(format!("{lost} lost")),
        None => counts.push("unknown how many were lost".to_owned()),
    }
    let mut lines = vec![format!("{}: {}", rows.noun, counts.join(", "))];
    let named = [
        ("not as it was", &rows.mended_names),
        ("lost", &rows.lost_names),
    ];
    for (what, names) in named {
        lines.extend(names.iter().map(|name| format!("  {what}: {name}")));
    }
    lines
}
