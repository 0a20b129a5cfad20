//! Checks that the program opens no socket. It runs in a separate network namespace, where the kernel counts every
//! attempt, and without a driver, which would connect to it by a socket.

use std::collections::HashMap;
use std::fs;
use std::process::{Child, Command};

use crate::plan::{Folder, draft, value};
use crate::processes::started_by;
use crate::typed::texts;
use crate::window::{Start, until, xdotool};

/// The shell command that runs a program in a network with only a loopback interface.
const RUN_WITH_LOOPBACK: &str = "ip link set lo up && exec \"$@\"";

/// The kernel's counters that grow if something is sent or a connection is tried.
const COUNTED: [(&str, &str); 6] = [
    ("Ip", "OutRequests"),
    ("Ip", "OutNoRoutes"),
    ("Tcp", "ActiveOpens"),
    ("Tcp", "PassiveOpens"),
    ("Udp", "OutDatagrams"),
    ("Icmp", "OutMsgs"),
];

/// The kernel's tables of network sockets. The first line of each names the columns.
const TABLES: [&str; 8] = [
    "tcp", "tcp6", "udp", "udp6", "raw", "raw6", "icmp", "packet",
];

/// A program in a separate network namespace.
struct Isolated(Child);

impl Isolated {
    fn start(program: &mut Command) -> Self {
        Self(program.spawn().expect("it starts"))
    }

    /// Returns the counters of its network that aren't 0.
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

impl Drop for Isolated {
    fn drop(&mut self) {
        let programs = started_by(self.0.id());
        let _ = self.0.kill();
        let _ = self.0.wait();
        for id in programs {
            let _ = Command::new("kill").arg(id.to_string()).status();
        }
    }
}

/// Returns the command that runs a program in a separate network namespace.
fn isolated(words: &[&str]) -> Command {
    let mut command = Command::new("unshare");
    command
        .args(["--net", "--", "sh", "-c", RUN_WITH_LOOPBACK, "sh"])
        .args(words);
    command
}

/// Tries a connection that is refused, and sends a datagram to the port for names.
#[test]
fn connections_and_datagrams_of_a_process_are_counted() {
    let tries = "(exec 3<>/dev/tcp/127.0.0.1/9) 2>/dev/null; (echo >/dev/udp/192.0.2.1/53) 2>/dev/null; sleep 60";
    let trying = Isolated::start(&mut isolated(&["bash", "-c", tries]));
    until("both are counted", || {
        let counted = trying.counted();
        counted.contains_key("Tcp ActiveOpens") && counted.len() > 1
    });
}

/// Adds a post and undoes that, and opens every view, the search, the palette and the settings.
#[test]
fn a_days_work_opens_no_socket() {
    // Without a connection the X server resets itself, and refuses connections meanwhile.
    let _server = x11rb::connect(None).expect("the X server");
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let file = folder.file();
    let start = Start::on(&file);
    let program = start.again();
    let mut command = isolated(&[&program.get_program().to_string_lossy()]);
    command.args(program.get_args()).envs(
        program
            .get_envs()
            .filter_map(|(name, set)| Some((name, set?))),
    );
    let running = Isolated::start(&mut command);
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
