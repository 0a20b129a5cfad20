//! The sections of a report on results: totals beside the days before, each channel, and where the numbers come from.

use super::page::{Cell, Section, Table, grouped, percent, range, times};
use crate::export::sheet::words::Words;
use crate::model::Channel;
use crate::query::{Direction, GroupResults, NamedRate, ResultSum, ResultsPage};
use crate::storage::result::Source;

pub(super) fn totals(words: &Words, page: &ResultsPage) -> Section {
    let head = [
        words.pick("Number", "数字"),
        words.pick("These days", "本期"),
        words.pick("Posts that tell it", "有此数字的帖子"),
        words.pick("The days before", "上期"),
        words.pick("Posts before", "上期帖子"),
        words.pick("Change", "变化"),
    ];
    let caption = words.pick(
        "Results beside as many days before",
        "结果与之前同样多的天数相比",
    );
    let mut table = Table::new(caption, &head);
    let (now, before, change) = (&page.now, &page.before, &page.changes);
    for (name, now, before, direction) in [
        (
            words.pick("Engagements", "互动"),
            now.engagements,
            before.engagements,
            change.engagements,
        ),
        (
            words.pick("Link clicks", "链接点击"),
            now.clicks,
            before.clicks,
            change.clicks,
        ),
        (
            words.pick("Conversions", "转化"),
            now.conversions,
            before.conversions,
            change.conversions,
        ),
        (
            words.pick("Cost", "成本"),
            now.cost,
            before.cost,
            change.cost,
        ),
        (
            words.pick("Revenue", "收入"),
            now.revenue,
            before.revenue,
            change.revenue,
        ),
    ] {
        table.rows.push(vec![
            Cell::text(name),
            Cell::of(now.map(|sum| sum.value), grouped),
            posts_of(now),
            Cell::of(before.map(|sum| sum.value), grouped),
            posts_of(before),
            Cell::text(changed(words, direction)),
        ]);
    }
    Section {
        title: words.pick("Results", "结果").to_owned(),
        sentences: vec![
            words.posts_with_results(now.posts, now.without),
            words.pick(
                "A change is told only where its 90 % interval is clear. Exposure is never added across platforms.",
                "只有 90 % 区间明确时才说有变化。曝光从不跨平台相加。",
            ).to_owned(),
        ],
        tables: vec![table],
    }
}

fn posts_of(sum: Option<ResultSum>) -> Cell {
    Cell::count(sum.map_or(0, |sum| sum.posts))
}

fn changed(words: &Words, direction: Direction) -> &'static str {
    match direction {
        Direction::Up => words.pick("up", "上升"),
        Direction::Down => words.pick("down", "下降"),
        Direction::Unclear => words.pick("no clear change", "无明确变化"),
        Direction::TooFew => words.pick("too few posts to compare", "帖子太少，无法比较"),
        Direction::Unknown => "–",
    }
}

pub(super) fn channels(words: &Words, page: &ResultsPage, rows: &[Channel]) -> Section {
    let head = [
        words.pick("Channel", "渠道"),
        words.pick("Posts", "帖子"),
        words.pick("Exposure", "曝光"),
        words.pick("Engagements", "互动"),
        words.pick("Engagement rate", "互动率"),
        words.pick("90 % interval", "90 % 区间"),
        words.pick("Link clicks", "链接点击"),
        words.pick("Against usual", "对比平时"),
        words.pick("90 % interval", "90 % 区间"),
        words.pick("Numbers as of", "数据截至"),
    ];
    let caption = words.pick(
        "Results by channel, each beside its own last 90 days",
        "按渠道的结果，各与自己之前 90 天相比",
    );
    let mut table = Table::new(caption, &head);
    for group in &page.groups {
        let channel = rows.iter().find(|row| row.id.as_str() == group.key);
        let read = page
            .read
            .iter()
            .find(|read| read.channel.as_str() == group.key);
        let read = read.map_or_else(|| "–".to_owned(), |read| read.date.to_string());
        let name = channel.map_or("–", |channel| &channel.name);
        table.rows.push(of_group(words, name, group, read));
    }
    let none = words.pick(
        "Nothing was published on these days.",
        "这些天没有发布帖子。",
    );
    Section::of_table(words.pick("Channels", "渠道"), table, none)
}

fn of_group(words: &Words, name: &str, group: &GroupResults, read: String) -> Vec<Cell> {
    let totals = &group.totals;
    let rate = totals.engagement_rate.as_ref();
    let exposure = group.exposure.as_ref().map(|exposure| exposure.value);
    let metric = group
        .exposure
        .as_ref()
        .map(|exposure| words.metric(exposure.metric));
    let against = group.against;
    let usual = against.and_then(|against| against.low.zip(against.high));
    vec![
        Cell::text(name),
        Cell::count(totals.posts),
        named(exposure, grouped, metric),
        Cell::of(totals.engagements.map(|sum| sum.value), grouped),
        named(
            rate.map(|rate| rate.value),
            percent,
            rate.map(|rate| words.metric(rate.divisor)),
        ),
        Cell::text(interval_of(words, rate)),
        Cell::of(totals.clicks.map(|sum| sum.value), grouped),
        Cell::of(against.map(|against| against.ratio), times),
        Cell::text(match (usual, against) {
            (Some((low, high)), _) => range(low, high),
            (None, Some(_)) => words.pick("too few posts", "帖子太少").to_owned(),
            (None, None) => "–".to_owned(),
        }),
        Cell::text(read),
    ]
}

/// Returns a number with the name of the metric that it is of or by.
fn named(number: Option<f64>, shown: fn(f64) -> String, metric: Option<&str>) -> Cell {
    let mut cell = Cell::of(number, shown);
    if let (Some(_), Some(metric)) = (number, metric) {
        cell.shown = format!("{} ({metric})", cell.shown);
    }
    cell
}

fn interval_of(words: &Words, rate: Option<&NamedRate>) -> String {
    let Some(rate) = rate else {
        return "–".to_owned();
    };
    match rate.low.zip(rate.high) {
        Some((low, high)) => format!("{}–{}", percent(low), percent(high)),
        None => words.pick("too few posts", "帖子太少").to_owned(),
    }
}

pub(super) fn sources(words: &Words, page: &ResultsPage, sources: &[Source]) -> Section {
    let head = [
        words.pick("File", "文件"),
        words.pick("Posts", "帖子"),
        words.pick("First day of its numbers", "数据最早日期"),
        words.pick("Last day of its numbers", "数据最晚日期"),
    ];
    let caption = words.pick(
        "Where the numbers of these days' posts come from",
        "这些天帖子的数据来源",
    );
    let mut table = Table::new(caption, &head);
    for source in sources {
        let name = match source.name.as_str() {
            "" => words.pick("entered by hand", "手动填写"),
            name => name,
        };
        table.rows.push(vec![
            Cell::text(name),
            Cell::count(source.posts),
            Cell::text(source.first.to_string()),
            Cell::text(source.last.to_string()),
        ]);
    }
    let none = words.pick(
        "No results are known of these days' posts.",
        "这些天的帖子还没有数据。",
    );
    let mut section = Section::of_table(words.pick("Sources", "数据来源"), table, none);
    if page.now.without > 0 {
        section
            .sentences
            .insert(0, words.without_results(page.now.without));
    }
    section
}
