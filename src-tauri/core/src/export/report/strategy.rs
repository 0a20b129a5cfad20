//! The sections of a report on objectives and on what was posted beside the cadence.

use super::page::{Cell, Section, Table, grouped, percent};
use crate::export::sheet::words::Words;
use crate::model::{Amount, Channel, Objective, Progress};
use crate::query::{CadenceStanding, ChannelCadence, Strategy};

pub(super) fn objectives(words: &Words, strategy: &Strategy, rows: &[Objective]) -> Section {
    let head = [
        words.pick("Objective", "目标"),
        words.pick("From – to", "起点 – 目标值"),
        words.pick("Now", "目前"),
        words.pick("As of", "截至"),
        words.pick("Come", "已完成"),
        words.pick("Pace", "应完成"),
        words.pick("Beside the pace", "与进度相比"),
        words.pick("Due", "截止"),
        words.pick("Posts", "帖子"),
    ];
    let title = words.pick("Objectives", "目标");
    let caption = words.pick("Objectives and their pace today", "目标与今天应有的进度");
    let mut table = Table::new(caption, &head);
    for standing in &strategy.objectives {
        let objective = rows.iter().find(|row| row.id == standing.id);
        if let Some(objective) = objective {
            table.rows.push(of_objective(
                words,
                objective,
                &standing.progress,
                standing.posts,
            ));
        }
    }
    let none = words.pick("No objectives are set.", "还没有设定目标。");
    Section::of_table(title, table, none)
}

fn of_objective(
    words: &Words,
    objective: &Objective,
    progress: &Progress,
    posts: u32,
) -> Vec<Cell> {
    let target = objective.target.map_or_else(|| "–".to_owned(), amount);
    let way = format!(
        "{} – {target} {}",
        amount(objective.baseline),
        objective.unit
    );
    let day =
        |day: Option<chrono::NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    vec![
        Cell::text(&objective.name),
        Cell::text(way.trim_end()),
        Cell::of(progress.now.map(Amount::number), grouped),
        Cell::text(day(progress.read)),
        Cell::of(progress.progress, percent),
        Cell::of(progress.pace, percent),
        Cell {
            shown: pace(words, progress),
            number: progress.ahead.map(Amount::number),
        },
        Cell::text(day(objective.due)),
        Cell::count(posts),
    ]
}

/// Returns how far the number is from the pace, in words.
fn pace(words: &Words, progress: &Progress) -> String {
    let ahead = progress.ahead.map(Amount::number);
    match (progress.reached, ahead) {
        (Some(day), _) => words.pick_format("reached on {}", "于 {} 达成", &day.to_string()),
        (None, Some(ahead)) if ahead < 0.0 => {
            words.pick_format("behind by {}", "落后 {}", &grouped(-ahead))
        }
        (None, Some(ahead)) => words.pick_format("ahead by {}", "领先 {}", &grouped(ahead)),
        (None, None) => "–".to_owned(),
    }
}

fn amount(amount: Amount) -> String {
    grouped(amount.number())
}

pub(super) fn cadence(words: &Words, strategy: &Strategy, rows: &[Channel]) -> Section {
    let head = [
        words.pick("Channel", "渠道"),
        words.pick("Published", "已发布"),
        words.pick("Still planned", "待发布"),
        words.pick("A week", "每周"),
        words.pick("Wanted a week", "每周目标"),
        words.pick("Standing", "情况"),
    ];
    let caption = words.pick("Posts beside the cadence", "帖子数与发布节奏");
    let mut table = Table::new(caption, &head);
    for cadence in &strategy.channels {
        let channel = rows.iter().find(|row| row.id == cadence.channel);
        if let Some(channel) = channel {
            table.rows.push(of_channel(words, channel, cadence));
        }
    }
    let none = words.pick("There are no channels.", "还没有渠道。");
    Section::of_table(words.pick("What was posted", "发布情况"), table, none)
}

fn of_channel(words: &Words, channel: &Channel, cadence: &ChannelCadence) -> Vec<Cell> {
    let wanted = match (cadence.min, cadence.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => "–".to_owned(),
    };
    let standing = match cadence.standing {
        CadenceStanding::Unset => words.pick("no cadence set", "未设定").to_owned(),
        CadenceStanding::Within => words.pick("as wanted", "符合").to_owned(),
        CadenceStanding::Below => {
            words.pick_format("{} too few", "少 {}", &cadence.missing.to_string())
        }
        CadenceStanding::Above => {
            words.pick_format("{} too many", "多 {}", &cadence.beyond.to_string())
        }
    };
    vec![
        Cell::text(&channel.name),
        Cell::count(cadence.published),
        Cell::count(cadence.planned),
        Cell::of(Some(cadence.a_week), grouped),
        Cell::text(wanted),
        Cell::text(standing),
    ]
}
