//! Prints shell completions. In this program the plan comes before the command, but two of the generated
//! scripts take the first word for the command. A third one has a bug. All three are corrected here.

use std::io::Write;

use clap::{CommandFactory, ValueEnum};
use clap_complete::{Shell as Known, generate};

use super::Cli;
use crate::failure::Result;
use crate::output::Output;

/// clap_complete 4.6 spells the name of a program with a hyphen in two ways that don't match.
const BASH_MISSPELT: &str = "daymark__subcmd__cli";
const BASH_SPELT: &str = "daymark__cli";

const FISH_COMMAND: &str = "    if set -q argv[1]\n";
const FISH_SKIP: &str =
    "    if set -q argv[1]; and not contains -- $argv[1] platforms completions man help
        set -e argv[1]
    end
";

const POWERSHELL_COMMAND: &str = "    $command = @(\n";
const POWERSHELL_LOOP: &str = "for ($i = 1;";
const POWERSHELL_SKIP: &str =
    "    $alone = 'platforms', 'completions', 'man', 'help' -contains \"$($commandElements[1])\"
    $first = if ($alone) { 1 } else { 2 }
";

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell")]
    Pwsh,
}

pub(crate) fn print(shell: Shell, out: &mut Output) -> Result<()> {
    let script = match shell {
        Shell::Bash => generated(Known::Bash).replace(BASH_MISSPELT, BASH_SPELT),
        Shell::Zsh => generated(Known::Zsh),
        Shell::Fish => after_file_in_fish(&generated(Known::Fish)),
        Shell::Pwsh => after_file_in_powershell(&generated(Known::PowerShell)),
    };
    Ok(out.raw().write_all(script.as_bytes())?)
}

fn generated(shell: Known) -> String {
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), "daymark-cli", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

fn after_file_in_fish(script: &str) -> String {
    script.replacen(FISH_COMMAND, &format!("{FISH_SKIP}{FISH_COMMAND}"), 1)
}

fn after_file_in_powershell(script: &str) -> String {
    let skipping = format!("{POWERSHELL_SKIP}{POWERSHELL_COMMAND}");
    let script = script.replacen(POWERSHELL_COMMAND, &skipping, 1);
    script.replacen(POWERSHELL_LOOP, "for ($i = $first;", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generated_scripts_are_as_the_changes_expect() {
        let fish = generated(Known::Fish);
        assert_eq!(fish.matches(FISH_COMMAND).count(), 1);
        let powershell = generated(Known::PowerShell);
        assert_eq!(powershell.matches(POWERSHELL_COMMAND).count(), 1);
        assert_eq!(powershell.matches(POWERSHELL_LOOP).count(), 1);
    }
}
