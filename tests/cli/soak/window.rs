//! A worker that sends random keys to the real window on the shared plan, kills it, and measures its memory.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::desk::{SharedPlan, unpoisoned};
use super::journal::TYPED;
use super::random::Random;
use crate::support::{BACKUPS, backups_beside};

/// The environment variable with the program of the window. Without it the soak has no window.
const PROGRAM: &str = "DAYMARK_SOAK_WINDOW";

/// Keys that move the focus, switch views, move posts, and open and close dialogs. None deletes or undoes.
const KEYS: [&str; 24] = [
    "w",
    "m",
    "c",
    "b",
    "t",
    "bracketleft",
    "bracketright",
    "Left",
    "Right",
    "Up",
    "Down",
    "alt+Left",
    "alt+Right",
    "alt+Up",
    "alt+Down",
    "Tab",
    "shift+Tab",
    "slash",
    "question",
    "ctrl+k",
    "f",
    "ctrl+comma",
    "Prior",
    "Next",
];

/// The time from the start of the window to the first measurement of its memory.
const START_TIME: Duration = Duration::from_secs(12);

/// One run of the window's program.
struct WindowRun {
    child: Child,
    began: Instant,
    /// The memory in MB at the first measurement.
    first_memory: Option<u64>,
    /// The memory in MB at the latest measurement.
    last_memory: u64,
}

/// The window.
pub(crate) struct Window<'a> {
    shared: &'a SharedPlan,
    program: PathBuf,
    random: Random,
    /// The file with what the window prints on standard error.
    errors: PathBuf,
    run: Option<WindowRun>,
    /// The minutes of the longest run, and its memory in MB at the first and at the last measurement.
    longest: (f64, u64, u64),
}

impl<'a> Window<'a> {
    /// Returns the window of the program that the environment names.
    pub(crate) fn of(shared: &'a SharedPlan, seed: u64) -> Option<Self> {
        let program = PathBuf::from(std::env::var_os(PROGRAM)?);
        Some(Self {
            shared,
            program,
            random: Random::of(seed, 200),
            errors: shared.file().with_file_name("window-errors"),
            run: None,
            longest: (0.0, 0, 0),
        })
    }

    /// Starts the program of the window.
    pub(crate) fn start(&mut self) {
        let home = self.shared.file().with_file_name("home");
        let errors = fs::File::options()
            .create(true)
            .append(true)
            .open(&self.errors);
        let mut command = Command::new(&self.program);
        command
            .arg(self.shared.file())
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("GTK_USE_PORTAL", "0")
            .env("LC_ALL", "en_GB.UTF-8")
            .env(BACKUPS, backups_beside(&self.shared.file()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(errors.map_or_else(|_| Stdio::null(), Stdio::from));
        self.run = Some(WindowRun {
            child: command.spawn().unwrap(),
            began: Instant::now(),
            first_memory: None,
            last_memory: 0,
        });
        self.shared.figures().count("window", "starts");
    }

    /// Sends four random keys, or types a new post.
    pub(crate) fn step(&mut self) {
        self.measure_memory();
        if !focus() {
            return sleep(Duration::from_millis(300));
        }
        if self.random.below(6) == 0 {
            self.type_post();
        } else {
            let keys: Vec<&str> = (0..4)
                .filter_map(|_| self.random.choice(&KEYS).copied())
                .collect();
            xdotool(&[&["key", "--delay", "30"], &keys[..], &["Escape"]].concat());
            self.shared.figures().count("window", "keys");
        }
        sleep(Duration::from_millis(self.random.below(600) as u64));
    }

    fn type_post(&mut self) {
        xdotool(&["key", "--delay", "60", "Escape", "Escape", "w", "n"]);
        sleep(Duration::from_millis(400));
        let title = format!("{TYPED} {}", self.random.below(10_000));
        xdotool(&["type", "--delay", "5", &title]);
        xdotool(&["key", "--delay", "60", "ctrl+Return", "Escape"]);
        self.shared.figures().count("window", "posts typed");
    }

    /// Measures the memory of the window and of the processes that it has started.
    fn measure_memory(&mut self) {
        let Some(run) = self
            .run
            .as_mut()
            .filter(|run| run.began.elapsed() > START_TIME)
        else {
            return;
        };
        run.last_memory = memory_of(&process_tree(run.child.id()));
        run.first_memory.get_or_insert(run.last_memory);
    }

    /// Kills the window as a crash would, and then the processes that it has started. `why` is the name in the table.
    pub(crate) fn kill(&mut self, why: &str) {
        let Some(mut run) = self.run.take() else {
            return;
        };
        let processes = process_tree(run.child.id());
        let _ = run.child.kill();
        let _ = run.child.wait();
        sleep(Duration::from_millis(300));
        for id in processes {
            let _ = Command::new("kill")
                .args(["-KILL", &id.to_string()])
                .stderr(Stdio::null())
                .status();
        }
        self.shared.figures().kill(why);
        self.keep_longest(&run);
    }

    fn keep_longest(&mut self, run: &WindowRun) {
        let minutes = run.began.elapsed().as_secs_f64() / 60.0;
        if let Some(first) = run.first_memory.filter(|_| minutes > self.longest.0) {
            self.longest = (minutes, first, run.last_memory);
        }
    }

    /// Returns true if the window has ended by itself, which it must not.
    pub(crate) fn has_ended(&mut self) -> bool {
        let ended = |run: &mut WindowRun| run.child.try_wait().is_ok_and(|status| status.is_some());
        self.run.as_mut().is_some_and(ended)
    }

    /// Presses the keys for undo and, if they had an effect, those for redo. Returns true if the history shows the effect
    /// of both. Other programs may have undone operations before.
    pub(crate) fn undo_and_redo(&self) -> bool {
        let before = self.shared.undone();
        if !focus() {
            return false;
        }
        xdotool(&["key", "--delay", "60", "Escape", "Escape", "w"]);
        sleep(Duration::from_millis(700));
        xdotool(&["key", "ctrl+z"]);
        if !self.come_to_be_undone(before + 1) {
            return false;
        }
        xdotool(&["key", "ctrl+shift+z"]);
        self.come_to_be_undone(before)
    }

    /// Waits up to 5 s until so many operations are undone; false if they never are.
    fn come_to_be_undone(&self, count: usize) -> bool {
        (0..20).any(|_| {
            sleep(Duration::from_millis(250));
            self.shared.undone() == count
        })
    }

    /// Ends the window, adds its memory to the table, and looks for a panic in what it has printed.
    pub(crate) fn end(mut self) {
        self.kill("window at the end");
        let errors = fs::read_to_string(&self.errors).unwrap_or_default();
        self.shared.look_for_panic(&errors);
        let (minutes, first, last) = self.longest;
        self.shared.figures().measured(
            "memory of the window at the beginning and the end of its longest life",
            format!("{first} MB, {last} MB after {minutes:.1} min"),
        );
    }
}

/// Sends keys to the window until the soak is over.
pub(crate) fn work(shared: &SharedPlan, window: &std::sync::Mutex<Option<Window<'_>>>) {
    while !shared.is_over() {
        let turn = shared.turn.read();
        if let Some(window) = unpoisoned(window).as_mut() {
            window.step();
        }
        drop(turn);
        sleep(Duration::from_millis(50));
    }
}

/// Gives the window the keyboard focus. Returns false if there is no window yet.
fn focus() -> bool {
    let search = [
        "search",
        "--onlyvisible",
        "--name",
        "^Soak",
        "windowfocus",
        "--sync",
    ];
    xdotool(&search)
}

fn xdotool(args: &[&str]) -> bool {
    let mut command = Command::new("timeout");
    command.args(["5", "xdotool"]).args(args);
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Returns the ids of a process and of all processes that it has started, directly or indirectly.
fn process_tree(id: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = all.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let parents: Vec<(u32, u32)> = ids.filter_map(|id| Some((id, parent_of(id)?))).collect();
    let mut tree = vec![id];
    let mut next = 0;
    while let Some(parent) = tree.get(next).copied() {
        tree.extend(
            parents
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(id, _)| *id),
        );
        next += 1;
    }
    tree
}

fn parent_of(id: u32) -> Option<u32> {
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, words) = line.rsplit_once(") ")?;
    words.split(' ').nth(1)?.parse().ok()
}

/// Returns the resident memory of some processes in MB.
fn memory_of(processes: &[u32]) -> u64 {
    let of = |id: &u32| {
        let text = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().trim_end_matches(" kB").parse::<u64>().ok()
    };
    processes.iter().filter_map(of).sum::<u64>() / 1024
}
