//! What an import did, or would do, in English.

use daymark_core::planner::{Category, CategoryUse, ImportReport, Outcome};

pub(super) fn words(report: &ImportReport, is_done: bool) -> String {
    let untold = |outcome| matches!(outcome, Outcome::Add | Outcome::Skip);
    let rows = report.rows.iter().filter(|row| !untold(row.outcome));
    let mut lines: Vec<String> = rows
        .map(|row| {
            format!(
                "{}: {} “{}”: {}",
                row.line,
                row.outcome.name(),
                row.title,
                row.words().join("; ")
            )
        })
        .collect();
    let questions = report.table.iter().flat_map(|table| &table.questions);
    lines.extend(questions.map(|asked| {
        format!(
            "? {} ({} rows) {}",
            asked.question, asked.rows, asked.answer
        )
    }));
    lines.extend(report.categories.iter().map(category));
    lines.push(summary(report, is_done));
    lines.join("\n")
}

fn summary(report: &ImportReport, is_done: bool) -> String {
    let did = if is_done { "Imported" } else { "Would import" };
    let mut summary = format!(
        "{did} {} new and {} changed posts, skipped {}",
        report.add, report.update, report.skip
    );
    for (count, what) in [
        (report.ask, "posts wait for an answer"),
        (report.bad, "rows can't be read"),
        (report.others, "other rows are new or changed"),
    ] {
        if count > 0 {
            summary.push_str(&format!("; {count} {what}"));
        }
    }
    summary
}

/// Returns what a category of a calendar is taken for.
fn category(category: &Category) -> String {
    let taken = match &category.taken {
        CategoryUse::Channel { id } => format!("the channel {id}"),
        CategoryUse::Campaign { name } => format!("the campaign “{name}”"),
        CategoryUse::Pillar { name } => format!("the pillar “{name}”"),
        CategoryUse::Label { name } => format!("the label “{name}”"),
        CategoryUse::Nothing => "nothing".to_owned(),
    };
    format!(
        "category “{}” ({} events): {taken}",
        category.name, category.events
    )
}
