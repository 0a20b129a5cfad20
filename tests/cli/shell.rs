//! How the program gets on with the shells around it.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::support::{PROGRAM, Plan, run_alone};

#[test]
fn a_reader_may_go_away() {
    let plan = Plan::nowhere();
    plan.ok(&["demo"]);
    let commands: [&[&str]; 4] = [
        &["post", "list"],
        &["post", "list", "--json"],
        &["export", "ics"],
        &["completions", "bash"],
    ];
    for args in commands {
        let mut command = Command::new(PROGRAM);
        command
            .arg(plan.path())
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}

#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let plan = Plan::nowhere();
    plan.ok(&["demo"]);
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else {
        return println!("skipped: this system has no /dev/full");
    };
    let mut command = Command::new(PROGRAM);
    let output = command
        .arg(plan.path())
        .args(["post", "list"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the disk is full"));
}

#[test]
fn completions_for_four_shells() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let ran = run_alone(&["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{shell}");
        for command in [
            "init",
            "post",
            "duplicate",
            "history",
            "export",
            "--unscheduled",
        ] {
            let option = command.trim_start_matches('-');
            assert!(ran.out.contains(option), "{shell} knows {command}");
        }
    }
    let with_plan = Plan::nowhere().ok(&["completions", "bash"]);
    assert_eq!(with_plan, run_alone(&["completions", "bash"]).out);
}

#[test]
fn bash_completes_after_the_plan() {
    let complete = "eval \"$(\"$0\" completions bash)\"; COMP_WORDS=(daymark-cli a.daymark post \"\"); \
        COMP_CWORD=3; _daymark__cli daymark-cli \"\" post; echo \"${COMPREPLY[@]}\"";
    let output = match Command::new("bash")
        .args(["-c", complete, PROGRAM])
        .output()
    {
        Ok(output) => output,
        Err(error) => return println!("skipped: no bash here ({error})"),
    };
    let words = String::from_utf8_lossy(&output.stdout);
    for word in ["add", "list", "show", "duplicate"] {
        assert!(words.contains(word), "{word} in {output:?}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    let version = run_alone(&["--version"]);
    let expected = format!("daymark-cli {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!((version.code, version.out), (Some(0), expected));
    let help: [&[&str]; 3] = [
        &["--help"],
        &["plan.daymark", "post", "add", "--help"],
        &["help", "post", "add"],
    ];
    for args in help {
        let ran = run_alone(args);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
        assert!(ran.out.contains("Usage:"), "{args:?}");
    }
}

#[test]
fn what_is_not_understood_is_told_in_one_line() {
    let ran = run_alone(&["plan.daymark", "undo", "-o"]);
    let expected = "error: unexpected argument '-o' found; tip: to pass '-o' as a value, use '-- -o': see daymark-cli --help\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), expected));
}

#[test]
fn each_command_and_field_is_in_the_documents() {
    let documents = include_str!("../../docs/cli.md");
    let help = run_alone(&["--help"]).out;
    let commands = help.split("Commands:\n").nth(1).unwrap();
    let names = commands
        .lines()
        .map_while(|line| line.split_whitespace().next());
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    assert!(names.len() > 25, "{names:?}");
    let plan = Plan::nowhere();
    plan.ok(&["demo"]);
    let post = plan.ids().remove(0);
    let shown = [
        "channel list",
        "post list",
        "post show",
        "history",
        "verify",
    ];
    let fields = shown.into_iter().flat_map(|command| {
        let mut args: Vec<&str> = command.split(' ').collect();
        args.extend((command == "post show").then_some(&*post));
        let shown = plan.json(&args);
        let row = shown.get(0).unwrap_or(&shown).as_object().unwrap();
        row.keys().cloned().collect::<Vec<_>>()
    });
    let fields: Vec<String> = fields.collect();
    for word in names.into_iter().chain(fields.iter().map(String::as_str)) {
        let is_named = [format!("`{word}`"), format!("`{word} ")];
        assert!(
            is_named.iter().any(|named| documents.contains(named)),
            "{word}"
        );
    }
}
