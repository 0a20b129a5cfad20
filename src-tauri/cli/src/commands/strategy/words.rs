//! A strategy in words, section by section.

use daymark_core::model::Plan;
use daymark_core::query::{
    CadenceStanding, ChannelCadence, Coverage, DayMark, MarkKind, Overview, Rows, Strategy,
};

use super::super::objective::{standing, way};

/// Returns the sections that have something to say.
pub(super) fn told(strategy: &Strategy, Overview { rows, plan, .. }: &Overview) -> String {
    let head = format!(
        "{} to {}: {} posts, {} published",
        strategy.from, strategy.to, strategy.posts, strategy.published
    );
    let sections = [
        ("", mission(strategy)),
        ("Messages", messages(strategy)),
        ("Objectives", objectives(strategy, rows)),
        ("Needs", needs(strategy)),
        ("Pillars", pillars(strategy, rows)),
        ("Channels", channels(strategy, rows)),
        ("Audiences", audiences(strategy, rows)),
        ("Holes", holes(strategy, rows, plan)),
    ];
    let sections = sections.iter().filter(|(_, lines)| !lines.is_empty());
    let sections = sections.map(|(name, lines)| match *name {
        "" => lines.join("\n"),
        name => format!("\n{name}\n  {}", lines.join("\n  ")),
    });
    std::iter::once(head)
        .chain(sections)
        .collect::<Vec<_>>()
        .join("\n")
}

fn mission(strategy: &Strategy) -> Vec<String> {
    let mission = &strategy.mission;
    let slots = [&mission.audience, &mission.does, &mission.content];
    let mut lines = Vec::new();
    if slots.iter().any(|slot| !slot.is_empty()) {
        let [audience, does, content] = slots.map(|slot| or_dash(slot));
        lines.push(format!("We help {audience} {does} with {content}."));
    }
    if let Some(weeks) = mission.review_weeks {
        let by = or_dash(&mission.review_by);
        lines.push(format!("Reviewed every {weeks} weeks by {by}."));
    }
    lines
}

fn messages(strategy: &Strategy) -> Vec<String> {
    let messages = strategy.messages.iter();
    messages
        .map(|message| match message.tone.as_str() {
            "" => message.name.clone(),
            tone => format!("{} ({tone})", message.name),
        })
        .collect()
}

fn objectives(strategy: &Strategy, rows: &Rows) -> Vec<String> {
    let pairs = strategy.objectives.iter().zip(&rows.objectives);
    let lines = pairs.map(|(told, objective)| {
        format!(
            "{}: {}, {} ({} posts)",
            objective.name,
            way(objective, &told.progress),
            standing(&told.progress),
            told.posts
        )
    });
    lines.collect()
}

fn needs(strategy: &Strategy) -> Vec<String> {
    let needs = strategy.needs.iter();
    needs
        .map(|count| {
            let need = count.need.map(|need| need.name().replace('_', " "));
            let need = need.unwrap_or_else(|| "say nothing".to_owned());
            format!("{need}: {}", count.posts)
        })
        .collect()
}

fn pillars(strategy: &Strategy, rows: &Rows) -> Vec<String> {
    let pillars = strategy.pillars.iter();
    pillars
        .map(|share| {
            let row = rows.pillars.iter();
            let mut row = row.filter(|row| Some(&row.id) == share.pillar.as_ref());
            let name = row.next().map_or("none", |row| row.name.as_str());
            format!("{name}: {:.0} % of {} %", share.share, share.target)
        })
        .collect()
}

fn channels(strategy: &Strategy, rows: &Rows) -> Vec<String> {
    let lines = strategy.channels.iter().map(|cadence| {
        let name = name_of_channel(rows, cadence.channel.as_str());
        format!("{name}: {}", cadence_words(cadence))
    });
    lines.collect()
}

fn cadence_words(cadence: &ChannelCadence) -> String {
    let wanted = match (cadence.min, cadence.max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "no number set".to_owned(),
    };
    let told = match cadence.standing {
        CadenceStanding::Below => format!(", {} missing", cadence.missing),
        CadenceStanding::Above => format!(", {} too many", cadence.beyond),
        CadenceStanding::Within | CadenceStanding::Unset => String::new(),
    };
    let (planned, published) = (cadence.planned, cadence.published);
    format!(
        "{:.1} a week ({wanted}{told}), {planned} planned, {published} published",
        cadence.a_week
    )
}

fn audiences(strategy: &Strategy, rows: &Rows) -> Vec<String> {
    let pairs = strategy.audiences.iter().zip(&rows.audiences);
    let lines = pairs.map(|(count, audience)| format!("{}: {}", audience.name, count.posts));
    lines.collect()
}

fn holes(strategy: &Strategy, rows: &Rows, plan: &Plan) -> Vec<String> {
    let stages = holes_of(&strategy.stage_by_channel).map(|(stage, channel)| {
        let own = stage.parse().ok();
        let name = own.map_or(stage, |stage| plan.stage_name(stage));
        format!("{name} on {}", name_of_channel(rows, channel))
    });
    let audiences = holes_of(&strategy.audience_by_pillar).map(|(audience, pillar)| {
        let audiences = rows.audiences.iter();
        let mut audience = audiences.filter(|row| row.id.as_str() == audience);
        let mut pillar = rows.pillars.iter().filter(|row| row.id.as_str() == pillar);
        let audience = audience.next().map_or("", |row| &row.name);
        let pillar = pillar.next().map_or("", |row| &row.name);
        format!("{pillar} for {audience}")
    });
    let weeks = holes_of(&strategy.objective_by_week).map(|(objective, week)| {
        let objectives = rows.objectives.iter();
        let mut objective = objectives.filter(|row| row.id.as_str() == objective);
        let objective = objective.next().map_or("", |row| &row.name);
        format!("the week of {week} for “{objective}”")
    });
    stages.chain(audiences).chain(weeks).collect()
}

/// Returns the keys of the rows and columns of holes.
fn holes_of(coverage: &Coverage) -> impl Iterator<Item = (&str, &str)> {
    let rows = coverage.rows.iter().zip(&coverage.cells);
    rows.flat_map(|(row, cells)| {
        let cells = coverage.columns.iter().zip(cells);
        let holes = cells.filter(|(_, cell)| cell.hole);
        holes.map(|(column, _)| (row.as_str(), column.as_str()))
    })
}

/// Returns a mark on a day as columns.
pub(super) fn of_mark(mark: &DayMark) -> Vec<String> {
    let (what, told) = match &mark.what {
        MarkKind::Review { by } if by.is_empty() => ("review", "the strategy".to_owned()),
        MarkKind::Review { by } => ("review", format!("the strategy, by {by}")),
        MarkKind::Subject {
            kind, name, text, ..
        } => (
            kind.name(),
            format!("{name}: {}", text.replace(['\n', '\t'], " ")),
        ),
        MarkKind::Complaints {
            negative,
            usual,
            threshold,
        } => (
            "complaints",
            format!("{negative} against, usually {usual}, unusual from {threshold} on"),
        ),
    };
    vec![mark.date.to_string(), what.to_owned(), told]
}

fn name_of_channel<'a>(rows: &'a Rows, id: &str) -> &'a str {
    let mut found = rows.channels.iter().filter(|row| row.id.as_str() == id);
    found.next().map_or("", |channel| &channel.name)
}

fn or_dash(slot: &str) -> &str {
    if slot.is_empty() { "…" } else { slot }
}
