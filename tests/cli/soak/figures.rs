//! Counts what a soak has done and found, and prints a table at the end.

use std::collections::BTreeMap;

/// A kind of failure that a soak looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// An acknowledged change is missing.
    Lost,
    /// A file or a copy is damaged, or differs from its source.
    Damaged,
    /// A program went on without an error where it must report one.
    Silent,
    /// A program panicked.
    Panicked,
}

#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// The number of times that each thing was done, by group and name in the table.
    counts: BTreeMap<(&'static str, String), u64>,
    faults: Vec<(Fault, String)>,
    /// The names and values of measurements.
    measured: Vec<(String, String)>,
}

impl Figures {
    pub(crate) fn count(&mut self, group: &'static str, name: &str) {
        *self.counts.entry((group, name.to_owned())).or_default() += 1;
    }

    pub(crate) fn kill(&mut self, name: &str) {
        self.count("killed", name);
    }

    /// Counts a refused change and prints its message. Refusals should be rare, since the file isn't swapped meanwhile.
    pub(crate) fn refused(&mut self, name: &str, code: &str, message: &str) {
        if !message.is_empty() {
            eprintln!("refused: {name}: {message}");
        }
        self.count("refused", &format!("{name}: {code}"));
    }

    pub(crate) fn fault(&mut self, fault: Fault, what: &str) {
        let what: String = what.chars().take(2_000).collect();
        eprintln!("FAULT {fault:?}: {what}");
        self.faults.push((fault, what));
    }

    pub(crate) fn measured(&mut self, name: &str, value: String) {
        self.measured.push((name.to_owned(), value));
    }

    pub(crate) fn faults(&self) -> usize {
        self.faults.len()
    }

    /// Returns everything as a table in Markdown.
    pub(crate) fn table(&self) -> String {
        let counts = self.counts.iter();
        let counts =
            counts.map(|((group, name), count)| (format!("{group}: {name}"), count.to_string()));
        let kills = self
            .counts
            .iter()
            .filter(|((group, _), _)| *group == "killed");
        let kills: u64 = kills.map(|(_, count)| count).sum();
        let faults = [Fault::Lost, Fault::Damaged, Fault::Silent, Fault::Panicked];
        let faults = faults.map(|fault| {
            (
                format!("{fault:?}").to_lowercase(),
                self.number_of(fault).to_string(),
            )
        });
        let all = counts
            .chain([("killed in all".to_owned(), kills.to_string())])
            .chain(faults)
            .chain(self.measured.iter().cloned());
        let rows = all.map(|(name, value)| format!("| {name} | {value} |\n"));
        format!("| figure | |\n| --- | --- |\n{}", rows.collect::<String>())
    }

    fn number_of(&self, fault: Fault) -> usize {
        self.faults
            .iter()
            .filter(|(kind, _)| *kind == fault)
            .count()
    }
}
