//! Prints the manual page: the program, and then each of its commands with what it takes.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::Cli;
use crate::failure::Result;
use crate::output::Output;

/// What every command takes, which is told once.
const EVERYWHERE: [&str; 3] = ["help", "json", "version"];

pub(crate) fn print(out: &mut Output) -> Result<()> {
    Ok(out.raw().write_all(&page()?)?)
}

fn page() -> io::Result<Vec<u8>> {
    let mut program = Cli::command();
    program.build();
    let man = Man::new(program.clone()).manual("Daymark");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    page.extend_from_slice(b".SH COMMANDS\n");
    for command in program.get_subcommands() {
        add_command(&mut page, command, "")?;
    }
    man.render_extra_section(&mut page)?;
    man.render_version_section(&mut page)?;
    Ok(page)
}

/// Adds a command, or those that it has.
fn add_command(page: &mut Vec<u8>, command: &Command, before: &str) -> io::Result<()> {
    let name = format!("{before}{}", command.get_name());
    let mut inner = command.get_subcommands().peekable();
    if command.get_name() == "help" {
        return Ok(());
    }
    if inner.peek().is_none() {
        return add_arguments(page, command, &name);
    }
    inner.try_for_each(|inner| add_command(page, inner, &format!("{name} ")))
}

fn add_arguments(page: &mut Vec<u8>, command: &Command, name: &str) -> io::Result<()> {
    writeln!(page, ".SS \"{}\"", name.replace('-', "\\-"))?;
    let own = command.clone().mut_args(|arg| {
        let is_told = EVERYWHERE.contains(&arg.get_id().as_str());
        if is_told { arg.hide(true) } else { arg }
    });
    let man = Man::new(own);
    let mut about = Vec::new();
    man.render_description_section(&mut about)?;
    man.render_options_section(&mut about)?;
    for line in about.split_inclusive(|byte| *byte == b'\n') {
        if !line.starts_with(b".SH ") {
            page.extend_from_slice(line);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_tells_every_command_and_argument() {
        let page = String::from_utf8(page().unwrap()).unwrap();
        let plain = page.replace('\\', "");
        let mut program = Cli::command();
        program.build();
        let mut count = 0;
        let mut open = vec![("", &program)];
        let mut names = Vec::new();
        while let Some((before, command)) = open.pop() {
            for inner in command
                .get_subcommands()
                .filter(|inner| inner.get_name() != "help")
            {
                match inner.has_subcommands() {
                    true => open.push((inner.get_name(), inner)),
                    false => names.push(format!("{before} {}", inner.get_name())),
                }
                for arg in inner.get_arguments().filter_map(clap::Arg::get_long) {
                    count += 1;
                    assert!(plain.contains(&format!("--{arg}")), "{arg}");
                }
            }
        }
        assert!(names.len() > 50 && count > 100, "{} {count}", names.len());
        for name in names {
            assert!(
                plain.contains(&format!(".SS \"{}\"", name.trim())),
                "{name}"
            );
        }
    }
}
