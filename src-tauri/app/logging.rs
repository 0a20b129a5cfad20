//! Writes the program's log: refused commands with their codes, and events of windows and backups. Messages and
//! arguments aren't logged, so that no text of a plan gets into the log.

use std::fs;
use std::panic;
use std::path::Path;

use flexi_logger::{
    Cleanup, Criterion, DeferredNow, FileSpec, LogSpecification, Logger, LoggerHandle, Naming,
    Record,
};

/// The environment variable for the least severe level that is logged: `off`, `error`, `warn` (the default), `info` or
/// `debug`.
const VARIABLE: &str = "DAYMARK_LOG";

/// The size in bytes at which a new file of the log is begun.
const FILE_BYTES: u64 = 1_000_000;

/// The number of files that are kept beside the current one, so that all take at most 5 MB.
const OLDER_FILES: usize = 4;

/// Starts the log in a folder; `None` if it can't be written there. The program runs without a log then.
pub(crate) fn begin(folder: &Path) -> Option<LoggerHandle> {
    let started = Logger::with(specification())
        .log_to_file(
            FileSpec::default()
                .directory(folder)
                .basename("daymark")
                .suppress_timestamp(),
        )
        .rotate(
            Criterion::Size(FILE_BYTES),
            Naming::Numbers,
            Cleanup::KeepLogFiles(OLDER_FILES),
        )
        .append()
        .format_for_files(line)
        .start();
    log_panics();
    log::info!(
        "daymark {} on {}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS
    );
    started.ok()
}

/// Returns what is logged. Messages of libraries aren't, because they may contain text of a plan.
fn specification() -> LogSpecification {
    let level = std::env::var(VARIABLE).unwrap_or_default();
    let level = level.parse().unwrap_or(log::LevelFilter::Warn);
    LogSpecification::builder().module("daymark", level).build()
}

/// Writes a record as one line: the time in UTC, the level and the message.
fn line(
    out: &mut dyn std::io::Write,
    now: &mut DeferredNow,
    record: &Record<'_>,
) -> std::io::Result<()> {
    write!(
        out,
        "{} {:5} {}",
        now.now_utc_owned().format("%Y-%m-%dT%H:%M:%SZ"),
        record.level(),
        record.args()
    )
}

/// Logs the place of each panic, but not its message, which may contain text of a plan.
fn log_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        match panicked.location() {
            Some(place) => log::error!("panicked at {}:{}", place.file(), place.line()),
            None => log::error!("panicked"),
        }
        before(panicked);
    }));
}

/// Returns the last lines of the current log file, at most `most`.
pub(crate) fn last_lines(folder: &Path, most: usize) -> Vec<String> {
    let text = fs::read_to_string(folder.join("daymark_rCURRENT.log")).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.len().saturating_sub(most);
    lines[first..].iter().map(ToString::to_string).collect()
}
