//! A worker on separate plans beside the shared one: it runs the rounds of `loops`, `backup_loops` and
//! `migration_loop`.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::sleep;
use std::time::Duration;

use super::desk::SharedPlan;
use super::figures::Fault;
use super::random::Random;
use crate::backup_loops::{KilledBackups, KilledRestores};
use crate::loops;
use crate::migration_loop::KilledMigrations;
use crate::script::{Script, check_holds};
use crate::support::Plan;

/// The separate plans, on which programs are killed round after round.
pub(crate) struct SeparatePlans<'a> {
    shared: &'a SharedPlan,
    random: Random,
    backups: KilledBackups,
    restores: KilledRestores,
    migrations: KilledMigrations,
    round: usize,
}

impl<'a> SeparatePlans<'a> {
    pub(crate) fn new(shared: &'a SharedPlan, seed: u64) -> Self {
        Self {
            shared,
            random: Random::of(seed, 300),
            backups: KilledBackups::new(),
            restores: KilledRestores::new(),
            migrations: KilledMigrations::new(),
            round: 0,
        }
    }

    /// Runs rounds until the soak is over.
    pub(crate) fn work(mut self) {
        while !self.shared.is_over() {
            let kind = self.random.below(8);
            self.step(kind);
        }
    }

    /// Runs a round of one kind, 0 to 7, and counts it. A panic of the round counts as a fault.
    pub(crate) fn step(&mut self, kind: usize) {
        self.round += 1;
        let name = [
            "backup",
            "restore",
            "migration",
            "edit",
            "swap",
            "removal",
            "copy put back beside a stale log",
            "new plan beside a stale log",
        ][kind];
        let done = catch_unwind(AssertUnwindSafe(|| self.round_of(kind)));
        let mut figures = self.shared.figures();
        figures.count("apart", name);
        match done {
            Ok(true) => figures.kill(&format!("apart: {name}")),
            Ok(false) => {}
            Err(panic) => {
                figures.fault(fault_of(&panic), &format!("{name}: {}", message_of(&panic)))
            }
        }
    }

    /// Runs a round. Returns true if a program was killed before it was done.
    fn round_of(&mut self, kind: usize) -> bool {
        let round = self.round;
        match kind {
            0 => return self.backups.kill(round),
            1 => return self.restores.kill(round),
            2 => return self.migrations.kill(round),
            3 => return kill_script(round),
            4 => loops::swap(round),
            5 => loops::remove(round),
            6 => loops::put_back_beside_a_log(round),
            _ => loops::make_new_beside_a_log(round),
        }
        kind > 5
    }
}

/// Kills a script while it adds a post, and checks its earlier posts.
fn kill_script(round: usize) -> bool {
    let (plan, channel) = Plan::with_channel();
    let mut script = Script::on(&plan.path(), &channel).add(1 + round % 4);
    script.send("killed");
    sleep(Duration::from_micros(round as u64 * 613 % 20_000));
    let added = script.kill();
    check_holds(&plan.path(), &added);
    true
}

fn message_of(panic: &Box<dyn Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let literal = || panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(literal).unwrap_or_default()
}

/// Returns the kind of fault that the message of a failed assertion is about.
fn fault_of(panic: &Box<dyn Any + Send>) -> Fault {
    let message = message_of(panic);
    match () {
        () if message.contains("panicked") => Fault::Panicked,
        () if message.contains("lost") => Fault::Lost,
        () if message.contains("told") || message.contains("note: a log") => Fault::Silent,
        () => Fault::Damaged,
    }
}
