//! The log of the program: which commands were refused and with which code, and what happened to windows and
//! backups. No message and no argument is written, so that no word of a plan gets into it.

use std::fs;
use std::panic;
use std::path::Path;

use flexi_logger::{
    Cleanup, Criterion, DeferredNow, FileSpec, LogSpecification, Logger, LoggerHandle, Naming,
    Record,
};

/// Sets what is logged: `off`, `error`, `warn` (as without it), `info` or `debug`.
const VARIABLE: &str = "DAYMARK_LOG";

/// The size at which a file of the log is begun anew.
const FILE_BYTES: u64 = 1_000_000;

/// The files that are kept beside the current one, so that all take at most 5 MB.
const OLDER_FILES: usize = 4;

/// Starts the log in a folder. Without a log the program goes on.
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

/// Libraries are left out: what they write isn't known to be free of a plan's words.
fn specification() -> LogSpecification {
    let level = std::env::var(VARIABLE).unwrap_or_default();
    let level = level.parse().unwrap_or(log::LevelFilter::Warn);
    LogSpecification::builder().module("daymark", level).build()
}

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

/// A panic's message may quote a text, so only its place is logged.
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

/// Returns the last lines of the log, at most `most`.
pub(crate) fn last_lines(folder: &Path, most: usize) -> Vec<String> {
    let text = fs::read_to_string(folder.join("daymark_rCURRENT.log")).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.len().saturating_sub(most);
    lines[first..].iter().map(ToString::to_string).collect()
}
