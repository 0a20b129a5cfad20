//! The section of a report on experiments: their posts, and what was read of those that are over.

use super::page::{Cell, Section, Table, times};
use crate::export::sheet::words::Words;
use crate::model::{Arm, Channel, ExperimentReading, Verdict};
use crate::query::ExperimentStanding;

pub(super) fn section(words: &Words, all: &[ExperimentStanding], rows: &[Channel]) -> Section {
    let head = [
        words.pick("Question", "问题"),
        words.pick("Channel", "渠道"),
        words.pick("Posts", "帖子"),
        words.pick("Verdict", "结论"),
    ];
    let caption = words.pick("Experiments", "实验");
    let mut table = Table::new(caption, &head);
    for standing in all {
        let experiment = &standing.experiment;
        let channel = rows.iter().find(|row| row.id == experiment.channel);
        let [first, second] = standing.assigned;
        table.rows.push(vec![
            Cell::text(&experiment.question),
            Cell::text(channel.map_or("–", |channel| &channel.name)),
            Cell::text(format!(
                "{}: {first}, {}: {second}",
                experiment.first, experiment.second
            )),
            Cell::text(verdict(words, standing)),
        ]);
    }
    let is_empty = table.rows.is_empty();
    let none = words.pick("No experiments were begun.", "还没有开始实验。");
    Section {
        title: caption.to_owned(),
        sentences: if is_empty {
            vec![none.to_owned()]
        } else {
            Vec::new()
        },
        tables: if is_empty { Vec::new() } else { vec![table] },
    }
}

/// Returns what can be said of an experiment, or when it can be read.
pub(super) fn verdict(words: &Words, standing: &ExperimentStanding) -> String {
    let experiment = &standing.experiment;
    match (standing.verdict, &experiment.reading) {
        (Some(Verdict::Stopped), _) => words
            .pick("stopped early, not read", "提前停止，未读取")
            .to_owned(),
        (Some(Verdict::First), Some(reading)) => {
            better(words, experiment.variant(Arm::First), Arm::First, reading)
        }
        (Some(Verdict::Second), Some(reading)) => {
            better(words, experiment.variant(Arm::Second), Arm::Second, reading)
        }
        (Some(_), Some(reading)) => words.pick_format(
            "no clear difference; we could have seen {} or more",
            "没有明确差异；{} 或以上才能看出",
            &times(reading.noticeable.number()),
        ),
        _ => match standing.readable_on {
            Some(day) => {
                words.pick_format("to be read from {} on", "自 {} 起可读取", &day.to_string())
            }
            None => words.pick("no posts yet", "还没有帖子").to_owned(),
        },
    }
}

/// The ratio of the reading is that of the first arm beside the second one.
fn better(words: &Words, way: &str, arm: Arm, reading: &ExperimentReading) -> String {
    let (low, high) = (reading.low.number(), reading.high.number());
    let (low, high) = match arm {
        Arm::First => (low, high),
        Arm::Second => (1.0 / high, 1.0 / low),
    };
    match words.is_chinese {
        true => format!("{way}更好，为 {low:.1} 至 {high:.1} 倍"),
        false => format!("{way} did better, between {low:.1} and {high:.1} ×"),
    }
}
