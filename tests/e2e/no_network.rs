//! The program opens no socket to any network: it runs in a network of its own, where every attempt would be counted.
//! Without a driver, which would talk to it through one.

use std::collections::HashMap;
use std::fs;
use std::process::{Child, Command};

use crate::plan::{Folder, draft, value};
use crate::processes::started_by;
use crate::typed::texts;
use crate::window::{Start, until, xdotool};

/// Runs a program in a network that holds nothing but a loopback.
const ALONE: &str = "ip link set lo up && exec \"$@\"";

/// What the kernel counts of a network: any of these means that something was sent or tried.
const COUNTED: [(&str, &str); 6] = [
    ("Ip", "OutRequests"),
    ("Ip", "OutNoRoutes"),
    ("Tcp", "ActiveOpens"),
    ("Tcp", "PassiveOpens"),
    ("Udp", "OutDatagrams"),
    ("Icmp", "OutMsgs"),
];

/// The tables of sockets that reach beyond the machine; a first line names their columns.
const TABLES: [&str; 8] = [
    "tcp", "tcp6", "udp", "udp6", "raw", "raw6", "icmp", "packet",
];

struct Alone(Child);

impl Alone {
    fn start(program: &mut Command) -> Self {
        Self(program.spawn().expect("it starts"))
    }

    /// Returns what was counted in its network, without zeros.
    fn counted(&self) -> HashMap<String, u64> {
        let text = self.read("snmp");
        let lines: Vec<&str> = text.lines().collect();
        let mut counted = HashMap::new();
        for pair in lines.chunks(2) {
            let [names, numbers] = pair else { continue };
            let kind = names.split(':').next().unwrap_or_default();
            for (name, number) in names.split(' ').zip(numbers.split(' ')) {
                let number = number.parse().unwrap_or(0);
                if number > 0 && COUNTED.contains(&(kind, name)) {
                    counted.insert(format!("{kind} {name}"), number);
                }
            }
        }
        counted
    }

    /// Returns the sockets that are open in its network.
    fn open_sockets(&self) -> Vec<String> {
        let lines = |table: &&str| {
            self.read(table)
                .lines()
                .skip(1)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        TABLES.iter().flat_map(lines).collect()
    }

    fn read(&self, table: &str) -> String {
        fs::read_to_string(format!("/proc/{}/net/{table}", self.0.id())).unwrap_or_default()
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let programs = started_by(self.0.id());
        let _ = self.0.kill();
        let _ = self.0.wait();
        for id in programs {
            let _ = Command::new("kill").arg(id.to_string()).status();
        }
    }
}

fn alone(words: &[&str]) -> Command {
    let mut command = Command::new("unshare");
    command
        .args(["--net", "--", "sh", "-c", ALONE, "sh"])
        .args(words);
    command
}

/// Counting sees what it is to see: a connection that is refused, and a name that is asked for.
#[test]
fn an_attempt_would_be_counted() {
    let tries = "(exec 3<>/dev/tcp/127.0.0.1/9) 2>/dev/null; (echo >/dev/udp/192.0.2.1/53) 2>/dev/null; sleep 60";
    let trying = Alone::start(&mut alone(&["bash", "-c", tries]));
    until("both are counted", || {
        let counted = trying.counted();
        counted.contains_key("Tcp ActiveOpens") && counted.len() > 1
    });
}

/// A day's work: a post is written, moved, looked for, exported to and undone, in every view.
#[test]
fn a_days_work_opens_no_socket() {
    // The server begins anew when nobody is connected, and whoever connects then is sent away.
    let _server = x11rb::connect(None).expect("the X server");
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let file = folder.file();
    let start = Start::on(&file);
    let program = start.again();
    let mut command = alone(&[&program.get_program().to_string_lossy()]);
    command.args(program.get_args()).envs(
        program
            .get_envs()
            .filter_map(|(name, set)| Some((name, set?))),
    );
    let running = Alone::start(&mut command);
    until("the window is there", || {
        let found = Command::new("xdotool")
            .args(["search", "--onlyvisible", "--name", "^Acme"])
            .output();
        found.is_ok_and(|found| found.status.success())
    });
    let posts = || value(&file, "SELECT group_concat(title) FROM item").unwrap_or_default();
    xdotool(&[
        "search",
        "--onlyvisible",
        "--name",
        "^Acme",
        "windowfocus",
        "--sync",
    ]);
    until("the panel has opened and keeps what is typed", || {
        keys(&["n", "Q"]);
        texts(&file, "history").contains('Q')
    });
    xdotool(&["type", " posts without a network"]);
    keys(&["ctrl+Return"]);
    until("the post is made", || {
        posts().contains("posts without a network")
    });
    keys(&["ctrl+z"]);
    until("it is undone", || posts().is_empty());
    for view in [
        "c",
        "m",
        "l",
        "b",
        "w",
        "slash",
        "Escape",
        "ctrl+k",
        "Escape",
        "ctrl+comma",
        "Escape",
    ] {
        keys(&[view]);
        assert_eq!(running.open_sockets(), Vec::<String>::new(), "after {view}");
    }
    assert_eq!(running.counted(), HashMap::new());
}

fn keys(keys: &[&str]) {
    xdotool(&[&["key"], keys].concat());
}
