//! The section of a report on what works: what each channel's posts can show and what they can't, with all levels.

use super::levels::{factor_name, level_name};
use super::page::{Cell, Section, Table, range, times};
use super::works_words::sentences;
use crate::export::sheet::words::Words;
use crate::query::Works;

pub(super) fn section(words: &Words, works: &[Works]) -> Section {
    let none = words.pick("No posts have results yet.", "还没有帖子有数据。");
    let is_empty = works.is_empty();
    let told = works.iter().flat_map(|works| {
        let sentences = sentences(words, works).into_iter();
        sentences.map(move |sentence| match words.is_chinese {
            true => format!("{}：{sentence}", works.name),
            false => format!("{}: {sentence}", works.name),
        })
    });
    let mut sentences: Vec<String> = told.collect();
    sentences.push(match is_empty {
        true => none.to_owned(),
        false => super::works_words::not_caused(words).to_owned(),
    });
    let with_levels = works.iter().filter(|works| !works.factors.is_empty());
    Section {
        title: words
            .pick("When and what works", "何时、什么有效")
            .to_owned(),
        sentences,
        tables: with_levels.map(|works| table(words, works)).collect(),
    }
}

fn table(words: &Words, works: &Works) -> Table {
    let head = [
        words.pick("Level", "分组"),
        words.pick("Compared by", "比较"),
        words.pick("Posts", "帖子"),
        words.pick("Beside the usual post", "相对平时"),
        words.pick("90 % interval", "90 % 区间"),
        words.pick("Claim", "结论"),
    ];
    let mut table = Table::new(words.levels_of(&works.name, works.posts), &head);
    for factor in &works.factors {
        for level in &factor.levels {
            let interval = level.low.zip(level.high);
            let interval = interval.map(|(low, high)| range(low, high));
            table.rows.push(vec![
                Cell::text(level_name(words, factor.factor, &level.level)),
                Cell::text(factor_name(words, factor.factor)),
                Cell::count(level.n),
                Cell::of(level.ratio, times),
                Cell::text(interval.unwrap_or_else(|| "–".to_owned())),
                Cell::text(match (level.claim, level.ratio) {
                    (true, Some(ratio)) if ratio > 1.0 => words.pick("better", "更好"),
                    (true, _) => words.pick("worse", "更差"),
                    (false, _) => words.pick("none", "无"),
                }),
            ]);
        }
    }
    table
}
