//! `check`: prints the problems of posts in a range of days, one on each line, and lets them pass.

mod words;

use std::path::Path;

use chrono::{Days, NaiveDate};
use clap::Args;
use daymark_core::checks::{Check, Finding, Severity};
use daymark_core::planner::RuleChange;
use daymark_core::{Code, Error, Planner, Result as CoreResult};
use serde_json::json;

use super::plan::open;
use crate::failure::{Failure, Result};
use crate::find;
use crate::output::Output;
use crate::rule_words::{condition_words, of_words};
use words::Words;

/// How many days are checked if no end is given.
const WEEKS: Days = Days::new(28);

#[derive(Args)]
pub(crate) struct CheckArgs {
    /// The first day [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The day after the last [default: four weeks after the first]
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// Check only this post, scheduled or not
    #[arg(long, value_name = "ID", conflicts_with_all = ["from", "to"])]
    pub(crate) post: Option<String>,
    /// Let what CHECK finds wrong with POST pass, until what it is about changes; CHECK is named as with --json
    #[arg(long, num_args = 2, value_names = ["POST", "CHECK"], requires = "reason")]
    #[arg(conflicts_with_all = ["from", "to", "post", "take_back"])]
    pub(crate) waive: Option<Vec<String>>,
    /// Why it may pass
    #[arg(long, requires = "waive", allow_hyphen_values = true)]
    pub(crate) reason: Option<String>,
    /// Show again what was let pass
    #[arg(long, num_args = 2, value_names = ["POST", "CHECK"])]
    #[arg(conflicts_with_all = ["from", "to", "post"])]
    pub(crate) take_back: Option<Vec<String>>,
    /// List the rules of platforms that changed since they were accepted, and how many planned posts break them now
    #[arg(long, conflicts_with_all = ["from", "to", "post", "waive", "take_back"])]
    pub(crate) rule_changes: bool,
    /// Accept the rules as they are, so that their changes are no longer listed
    #[arg(long, conflicts_with_all = ["from", "to", "post", "waive", "take_back", "rule_changes"])]
    pub(crate) accept_rules: bool,
}

pub(crate) fn run(args: &CheckArgs, path: &Path, out: &mut Output) -> Result<()> {
    let planner = open(path)?;
    if args.rule_changes {
        return out.list(&planner.rule_changes()?, rule_change_columns);
    }
    if args.accept_rules {
        planner.accept_rule_changes()?;
        return out.print_value(&json!({"ok": true}), "ok");
    }
    let reason = args.reason.as_deref().unwrap_or_default();
    match (args.waive.as_deref(), args.take_back.as_deref()) {
        (Some([post, check]), _) => waive(planner, post, check, reason, out),
        (_, Some([post, check])) => take_back(planner, post, check, out),
        _ => list(&planner, args, out),
    }
}

/// Prints the findings, those that were let pass last. The result is [`Failure::Found`] if one of the others is an
/// error.
fn list(planner: &Planner, args: &CheckArgs, out: &mut Output) -> Result<()> {
    let (words, mut findings) = match &args.post {
        Some(id) => of_post(planner, id)?,
        None => of_days(planner, args)?,
    };
    findings.sort_by_key(|finding| finding.waived.is_some());
    out.list(&findings, |finding| words.columns(finding))?;
    let is_error =
        |finding: &Finding| finding.severity == Severity::Error && finding.waived.is_none();
    if !findings.iter().any(is_error) {
        return Ok(());
    }
    out.flush()?;
    Err(Failure::Found)
}

fn of_post(planner: &Planner, id: &str) -> CoreResult<(Words, Vec<Finding>)> {
    let id = planner.post_id(id)?;
    let words = Words::of_post(planner, &id)?;
    Ok((words, planner.findings_of(&id)?))
}

fn of_days(planner: &Planner, args: &CheckArgs) -> CoreResult<(Words, Vec<Finding>)> {
    let (from, to) = days(planner, args)?;
    let words = Words::of_days(planner, from, to)?;
    Ok((words, planner.findings(from, to)?))
}

fn days(planner: &Planner, args: &CheckArgs) -> CoreResult<(NaiveDate, NaiveDate)> {
    let (from, to) = find::days(args.from.as_deref(), args.to.as_deref())?;
    let from = from.map_or_else(|| planner.now().map(|now| now.date), Ok)?;
    let to = to.unwrap_or_else(|| from.checked_add_days(WEEKS).unwrap_or(from));
    Ok((from, to))
}

fn waive(
    mut planner: Planner,
    post: &str,
    check: &str,
    reason: &str,
    out: &mut Output,
) -> Result<()> {
    let check = named(check)?;
    let id = planner.post_id(post)?;
    let changes = planner.waive(&id, check, reason)?;
    out.changed(&[id], &changes)
}

fn take_back(mut planner: Planner, post: &str, check: &str, out: &mut Output) -> Result<()> {
    let check = named(check)?;
    let id = planner.post_id(post)?;
    let found = planner.findings_of(&id)?.into_iter();
    let mut waived = found.filter(|finding| finding.check == check && finding.is_of(&id));
    let waived = waived.find_map(|finding| finding.waived);
    let waived = waived.ok_or_else(|| not_waived(check))?;
    let changes = planner.take_back(waived.waiver.as_str())?;
    out.changed(&[id], &changes)
}

fn rule_change_columns(change: &RuleChange) -> Vec<String> {
    let number = change.now.as_ref().or(change.before.as_ref());
    let what = number.map(|number| {
        let condition = condition_words(number.condition);
        format!(
            "{} in {}, {}{condition}",
            number.what,
            number.unit,
            of_words(number.of)
        )
    });
    let [now, before] = [&change.now, &change.before].map(|number| {
        let number = number.as_ref();
        let bounds = number.map(|number| (number.least, number.most));
        bounds.map_or("no limit".to_owned(), bounds_words)
    });
    let (checked, wrong) = (change.checked, change.wrong.len());
    vec![
        change.platform.clone(),
        what.unwrap_or_default(),
        format!("{now}, was {before}"),
        format!("planned posts checked again: {checked}, breaking it: {wrong}"),
    ]
}

fn bounds_words((least, most): (Option<u64>, Option<u64>)) -> String {
    match (least, most) {
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => most.to_string(),
        (None, None) => "no limit".to_owned(),
    }
}

fn named(check: &str) -> CoreResult<Check> {
    Check::named(check).ok_or_else(|| {
        let message = format!("“{check}” is not a check: take the name that check --json prints");
        Error::new(Code::BadValue, message).field("check")
    })
}

fn not_waived(check: Check) -> Error {
    let message = format!(
        "no problem that “{}” finds in this post was let pass: see daymark-cli check",
        check.name()
    );
    Error::new(Code::NotFound, message).field("check")
}
