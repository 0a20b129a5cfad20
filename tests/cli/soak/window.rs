//! The real window on the shared plan: random keys, kills, and how much memory its processes have.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::desk::{Desk, unpoisoned};
use super::journal::TYPED;
use super::random::Random;
use crate::support::{BACKUPS, backups_beside};

/// Names the program of the window; without it there is none.
const PROGRAM: &str = "DAYMARK_SOAK_WINDOW";

/// Keys that move about, move posts and open and close what there is. None deletes or undoes.
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

/// How long a window that was just started is left alone before its memory is first read.
const STARTED: Duration = Duration::from_secs(12);

/// One life of the window, from its start to its end.
struct Life {
    child: Child,
    began: Instant,
    /// The memory some seconds after the start and the latest, in MB.
    first: Option<u64>,
    last: u64,
}

pub(crate) struct Window<'a> {
    desk: &'a Desk,
    program: PathBuf,
    random: Random,
    errors: PathBuf,
    life: Option<Life>,
    /// The minutes of the longest life and its memory at both ends.
    longest: (f64, u64, u64),
}

impl<'a> Window<'a> {
    /// Returns the window of the program that the environment names.
    pub(crate) fn of(desk: &'a Desk, seed: u64) -> Option<Self> {
        let program = PathBuf::from(std::env::var_os(PROGRAM)?);
        Some(Self {
            desk,
            program,
            random: Random::of(seed, 200),
            errors: desk.file().with_file_name("window-errors"),
            life: None,
            longest: (0.0, 0, 0),
        })
    }

    pub(crate) fn start(&mut self) {
        let home = self.desk.file().with_file_name("home");
        let errors = fs::File::options()
            .create(true)
            .append(true)
            .open(&self.errors);
        let mut command = Command::new(&self.program);
        command
            .arg(self.desk.file())
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("GTK_USE_PORTAL", "0")
            .env("LC_ALL", "en_GB.UTF-8")
            .env(BACKUPS, backups_beside(&self.desk.file()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(errors.map_or_else(|_| Stdio::null(), Stdio::from));
        self.life = Some(Life {
            child: command.spawn().unwrap(),
            began: Instant::now(),
            first: None,
            last: 0,
        });
        self.desk.figures().count("window", "starts");
    }

    /// Sends some keys, and now and then a whole new post.
    pub(crate) fn step(&mut self) {
        self.weigh();
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
            self.desk.figures().count("window", "keys");
        }
        sleep(Duration::from_millis(self.random.below(600) as u64));
    }

    fn type_post(&mut self) {
        xdotool(&["key", "--delay", "60", "Escape", "Escape", "w", "n"]);
        sleep(Duration::from_millis(400));
        let title = format!("{TYPED} {}", self.random.below(10_000));
        xdotool(&["type", "--delay", "5", &title]);
        xdotool(&["key", "--delay", "60", "ctrl+Return", "Escape"]);
        self.desk.figures().count("window", "posts typed");
    }

    /// Reads the memory of the window and of the programs that it has started.
    fn weigh(&mut self) {
        let Some(life) = self
            .life
            .as_mut()
            .filter(|life| life.began.elapsed() > STARTED)
        else {
            return;
        };
        life.last = memory_of(&family(life.child.id()));
        life.first.get_or_insert(life.last);
    }

    /// Kills the window at once, as a crash would, and what is left of its family.
    pub(crate) fn kill(&mut self, why: &str) {
        let Some(mut life) = self.life.take() else {
            return;
        };
        let family = family(life.child.id());
        let _ = life.child.kill();
        let _ = life.child.wait();
        sleep(Duration::from_millis(300));
        for id in family {
            let _ = Command::new("kill")
                .args(["-KILL", &id.to_string()])
                .stderr(Stdio::null())
                .status();
        }
        self.desk.figures().kill(why);
        self.remember(&life);
    }

    fn remember(&mut self, life: &Life) {
        let minutes = life.began.elapsed().as_secs_f64() / 60.0;
        if let Some(first) = life.first.filter(|_| minutes > self.longest.0) {
            self.longest = (minutes, first, life.last);
        }
    }

    /// Returns true if the window has ended by itself, which it must not.
    pub(crate) fn has_ended(&mut self) -> bool {
        let ended = |life: &mut Life| life.child.try_wait().is_ok_and(|status| status.is_some());
        self.life.as_mut().is_some_and(ended)
    }

    /// Presses the keys of undo, and then those of redo. Returns true if the history followed both.
    pub(crate) fn undo_and_redo(&self) -> bool {
        if !focus() {
            return false;
        }
        xdotool(&["key", "--delay", "60", "Escape", "Escape", "w"]);
        sleep(Duration::from_millis(700));
        xdotool(&["key", "ctrl+z"]);
        let is_undone = self.comes_to("\"undone\":true");
        xdotool(&["key", "ctrl+shift+z"]);
        is_undone && self.comes_to("\"undone\":false")
    }

    fn comes_to(&self, words: &str) -> bool {
        (0..20).any(|_| {
            sleep(Duration::from_millis(250));
            let ran = self.desk.run(&["history", "--limit", "1", "--json"]);
            ran.out.contains(words)
        })
    }

    /// Ends the window, tells its memory, and looks for a panic in what it has printed.
    pub(crate) fn end(mut self) {
        self.kill("window at the end");
        let errors = fs::read_to_string(&self.errors).unwrap_or_default();
        self.desk.look_for_panic(&errors);
        let (minutes, first, last) = self.longest;
        self.desk.figures().measured(
            "memory of the window at the beginning and the end of its longest life",
            format!("{first} MB, {last} MB after {minutes:.1} min"),
        );
    }
}

/// Runs the window beside everything else, until the soak is over.
pub(crate) fn work(desk: &Desk, window: &std::sync::Mutex<Option<Window<'_>>>) {
    while !desk.is_over() {
        let turn = desk.turn.read();
        if let Some(window) = unpoisoned(window).as_mut() {
            window.step();
        }
        drop(turn);
        sleep(Duration::from_millis(50));
    }
}

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

/// Returns a process and all that it has started, directly or not.
fn family(id: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = all.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let parents: Vec<(u32, u32)> = ids.filter_map(|id| Some((id, parent_of(id)?))).collect();
    let mut family = vec![id];
    let mut next = 0;
    while let Some(parent) = family.get(next).copied() {
        family.extend(
            parents
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(id, _)| *id),
        );
        next += 1;
    }
    family
}

fn parent_of(id: u32) -> Option<u32> {
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, words) = line.rsplit_once(") ")?;
    words.split(' ').nth(1)?.parse().ok()
}

/// Returns the resident memory of some processes in MB.
fn memory_of(family: &[u32]) -> u64 {
    let of = |id: &u32| {
        let text = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().trim_end_matches(" kB").parse::<u64>().ok()
    };
    family.iter().filter_map(of).sum::<u64>() / 1024
}
