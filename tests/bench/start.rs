//! Measures the time from the start of the process to the first painted week, and the memory of all its
//! processes, beside an empty window of the same shell.
//!
//! Both windows are started by WebDriver, and the end is measured by the page's own clock: for the calendar
//! at its first contentful paint, which is the whole week; for the empty page, without content, at its load.

use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

use crate::rows::{Goal, Row, Samples};
use crate::window::{Start, Window};
use crate::{memory, plans};

const STARTS: usize = 10;
const MEASUREMENTS: usize = 3;
/// The time until an untouched window is at rest.
const REST: Duration = Duration::from_secs(3);

const PAINTED: &str =
    "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
const LOADED: &str =
    "performance.timeOrigin + (performance.getEntriesByType('navigation')[0].loadEventEnd || NaN)";

pub(crate) fn measure(folder: &Path, mode: &str) {
    let (sample, year) = (folder.join("sample.daymark"), folder.join("year.daymark"));
    plans::sample(&sample);
    plans::fill(&year, &plans::years_around(10_000));
    let files = [("the sample", &*sample), ("10000 in the year", &*year)];
    let (mut empty_time, mut empty_size) = (Samples::default(), Samples::default());
    let mut taken = files.map(|_| (Samples::default(), Samples::default()));
    for turn in 0..STARTS {
        empty_time.0.push(start(&sample, Some("--empty-window")));
        if turn < MEASUREMENTS {
            empty_size
                .0
                .push(memory_at_rest(&sample, Some("--empty-window")));
        }
        for ((_, file), (time, size)) in files.iter().zip(&mut taken) {
            time.0.push(start(file, None));
            if turn < MEASUREMENTS {
                size.0.push(memory_at_rest(file, None));
            }
        }
    }
    for ((name, _), (time, size)) in files.iter().zip(&taken) {
        row(
            format!("start to first painted week, {name}, {mode}"),
            "ms",
            time,
            &empty_time,
            Goal::Times(1.35),
        );
        row(
            format!("memory (PSS), {name}, {mode}"),
            "MB",
            size,
            &empty_size,
            Goal::Times(1.25),
        );
    }
}

fn row(figure: String, unit: &str, samples: &Samples, floor: &Samples, goal: Goal) {
    let floor = Some(("empty window", floor));
    Row {
        figure,
        unit,
        samples,
        floor,
        goal,
    }
    .print();
}

/// Returns the milliseconds from the start of the process to its first frame.
fn start(file: &Path, option: Option<&str>) -> f64 {
    let mut start = Start::on(file);
    start.args.extend(option.map(str::to_owned));
    let window = Window::start(&start);
    let moment = if option.is_none() { PAINTED } else { LOADED };
    window.wait(&format!("Number.isFinite({moment})"));
    let moment = window.js(moment).as_f64().expect("milliseconds since 1970");
    let began = memory::started(window.programs()[0]);
    moment - began.as_secs_f64() * 1e3
}

/// Returns the megabytes of a window at rest that was started without WebDriver.
fn memory_at_rest(file: &Path, option: Option<&str>) -> f64 {
    let home = file.parent().expect("a file in a folder").join("home");
    let mut command = Command::new(env!("CARGO_BIN_EXE_daymark"));
    command.arg(file).args(option).env("GTK_USE_PORTAL", "0");
    for (name, folder) in [
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        command.env(name, home.join(folder));
    }
    let program = Running(command.spawn().expect("the program starts"));
    sleep(REST);
    memory::of_processes(program.0.id())
}

/// A running program, ended when dropped. WebKit's processes end with it.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
        sleep(Duration::from_millis(300));
    }
}
