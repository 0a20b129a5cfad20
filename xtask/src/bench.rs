//! `cargo xtask bench [core | window [CASE…]]`: measures and prints one table with every figure beside its
//! floor. A figure that misses its target is shown but is no failure, since it depends on the machine. The
//! cases of the window are `start`, `views` and the sizes 200, 1000 and 10000.

use std::fs;
use std::process::Command;

use crate::display::{self, Display};
use crate::{Result, proc};
use crate::{setup, ui};

const HEADS: [&str; 6] = [
    "figure",
    "median",
    "p95",
    "floor (median · p95)",
    "ratio",
    "to reach",
];

/// The prefix of a line of a bench that is a row; its cells follow, separated by tabs.
const MARK: &str = "@row\t";

const CORE: [&str; 5] = ["bench", "--package", "daymark-core", "--bench", "plan"];
const WINDOW: [&str; 5] = ["bench", "--package", "daymark", "--bench", "window"];

type Cells = Vec<String>;

/// Runs the benches. Everything is built first, so that no compiler runs during a measurement.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let (core, cases) = chosen(words)?;
    setup::for_testing()?;
    ui::build()?;
    for args in [CORE, WINDOW] {
        proc::run("cargo", &[&args[..], &["--no-run"]].concat())?;
    }
    let machine = machine();
    let mut rows = if core {
        measured(&mut proc::command("cargo", &CORE)?)?
    } else {
        Vec::new()
    };
    if let Some(cases) = cases {
        rows.extend(in_window(cases)?);
    }
    println!("\n{machine}\n\n{}", table(&rows));
    Ok(())
}

/// Returns whether to measure the core, and which cases of the window to measure; `None` for no window.
fn chosen(words: &[String]) -> Result<(bool, Option<&[String]>)> {
    match words {
        [] => Ok((true, Some(&[]))),
        [word] if word == "core" => Ok((true, None)),
        [word, cases @ ..] if word == "window" => Ok((false, Some(cases))),
        _ => Err("bench takes nothing, core, or window and its cases".to_owned()),
    }
}

fn in_window(cases: &[String]) -> Result<Vec<Cells>> {
    let display = Display::of_session_or_own()?;
    let mut command = display::command(&display, "cargo", &WINDOW)?;
    measured(command.arg("--").args(cases))
}

/// Runs a bench, prints its rows as they arrive, and returns them.
fn measured(command: &mut Command) -> Result<Vec<Cells>> {
    let mut rows = Vec::new();
    proc::each_line(command, |line| {
        if let Some(row) = line.strip_prefix(MARK) {
            println!("{}", row.replace('\t', " | "));
            rows.push(row.split('\t').map(str::to_owned).collect());
        }
    })?;
    Ok(rows)
}

/// Returns a description of the machine and its load before the measurement.
fn machine() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown").to_owned();
    format!(
        "{}, {cores} cores, load before {load}",
        model.unwrap_or("unknown processor")
    )
}

fn table(rows: &[Cells]) -> String {
    let heads: Cells = HEADS.map(str::to_owned).to_vec();
    let all: Vec<&Cells> = std::iter::once(&heads).chain(rows).collect();
    let width = |column: usize| {
        let cells = all.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..HEADS.len()).map(width).collect();
    let mut lines: Vec<String> = all.iter().map(|row| line(row, &widths)).collect();
    let rule: Cells = widths.iter().map(|width| "-".repeat(*width)).collect();
    lines.insert(1, line(&rule, &widths));
    lines.join("\n")
}

/// Returns a row of the table, with names aligned to the left and figures to the right.
fn line(cells: &[String], widths: &[usize]) -> String {
    let padded = cells
        .iter()
        .zip(widths)
        .enumerate()
        .map(|(column, (cell, width))| {
            if column == 0 || column == 5 {
                format!("{cell:<width$}")
            } else {
                format!("{cell:>width$}")
            }
        });
    format!("| {} |", padded.collect::<Vec<_>>().join(" | "))
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn the_columns_of_a_table_are_as_wide_as_their_widest_cell() {
        let row = [
            "drop",
            "12.0 ms",
            "≤ 17.0 ms",
            "plain: 9.0 ms · 9.0 ms",
            "1.33",
            "≤ 2 ×",
        ]
        .map(str::to_owned);
        let printed = table(&[row.to_vec()]);
        let widths: Vec<usize> = printed.lines().map(|line| line.chars().count()).collect();
        assert_eq!(widths, [widths[0]; 3]);
        assert!(printed.ends_with(
            "| drop   | 12.0 ms | ≤ 17.0 ms | plain: 9.0 ms · 9.0 ms |  1.33 | ≤ 2 ×    |"
        ));
    }
}
