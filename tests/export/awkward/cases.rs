//! The posts of the awkward plan.

use daymark_core::model::Status;

/// A post, and where it must stand in UTC.
pub(super) struct Case {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) own_text: Option<String>,
    pub(super) link: Option<&'static str>,
    pub(super) url: Option<&'static str>,
    pub(super) channel: usize,
    pub(super) at: &'static str,
    pub(super) start: &'static str,
    pub(super) end: &'static str,
    pub(super) status: Status,
    pub(super) grouped: bool,
    pub(super) labels: &'static [&'static str],
    pub(super) moved: bool,
    pub(super) later_status: Option<Status>,
}

impl Default for Case {
    fn default() -> Self {
        Self {
            title: "A plain title".to_owned(),
            text: "A plain text.".to_owned(),
            own_text: None,
            link: None,
            url: None,
            channel: 0,
            at: "2026-11-20T09:30",
            start: "20261120T083000Z",
            end: "20261120T090000Z",
            status: Status::Draft,
            grouped: false,
            labels: &[],
            moved: false,
            later_status: None,
        }
    }
}

pub(super) fn cases() -> Vec<Case> {
    let words = texts().chain(titles()).chain(folds()).chain(links());
    words.chain(times()).chain(states()).collect()
}

fn texts() -> impl Iterator<Item = Case> {
    let ten_kilobytes = "Zehn Kilobyte, 一万字节; \\ and on it goes. ".repeat(250);
    let texts = [
        String::new(),
        "one, two; three\\four: \"five\" 'six' = <seven>".to_owned(),
        "first line\nsecond line\n\n\nafter two empty lines".to_owned(),
        "typed backslashes: \\n \\N \\, \\; \\\\ \\\\n \\".to_owned(),
        "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nX-EVIL:1".to_owned(),
        " \tbegins with blanks, ends a line with them  \t\n  indented\n\ttab".to_owned(),
        "今天发布新品，敬请期待；更多信息：见评论区。".repeat(12),
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺 ❤️ e\u{301} क्षि".repeat(8),
        "שלום עולם \u{200f}\u{202b}مرحبا\u{202c} \u{feff}bom\u{2028}sep\u{a0}nbsp".to_owned(),
        "a ".repeat(200).trim_end().to_owned(),
        format!("{}x", " ".repeat(160)),
        ",;\\\n".repeat(100) + "end",
        ten_kilobytes.trim_end().to_owned(),
    ];
    texts.into_iter().map(|text| Case {
        text,
        ..Case::default()
    })
}

fn titles() -> impl Iterator<Item = Case> {
    let titles = [
        "Commas, semicolons; and \\ backslashes \\n",
        "标题：新品发布，限时优惠",
        "👩‍👩‍👧‍👦 family",
        "a title of many words that goes on until the line of the summary is folded, twice even, 折叠 because it is that long",
    ];
    titles.into_iter().map(|title| Case {
        title: title.to_owned(),
        channel: 2,
        start: "20261120T143000Z",
        end: "20261120T150000Z",
        ..Case::default()
    })
}

/// `DESCRIPTION:` takes 12 octets, so 63 more fill a line.
fn folds() -> impl Iterator<Item = Case> {
    let endings = ["", "é", "中", "😀", "\n", ",", " x", "\\"];
    let lengths = 58..=64;
    lengths.flat_map(move |length| {
        endings.map(|ending| Case {
            text: format!("{}{ending}{}.", "a".repeat(length), "b".repeat(70)),
            own_text: (ending == ",").then(|| "c".repeat(length)),
            ..Case::default()
        })
    })
}

fn links() -> impl Iterator<Item = Case> {
    const LONG: &str = "https://example.org/a,b;c/%5C?q=1,2;3&utm_source=linkedin&utm_medium=social&utm_campaign=launch#part,1;2";
    let links = [
        (
            "https://example.org/a,b;c?d=e,f",
            Some("https://example.org/a,b;c?d=e,f"),
        ),
        ("http://example.org", Some("http://example.org/")),
        (LONG, Some(LONG)),
        (
            "https://例子.测试/路径",
            Some("https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84"),
        ),
        ("mailto:someone@example.org", None),
    ];
    links.into_iter().map(|(link, url)| Case {
        link: Some(link),
        url,
        ..Case::default()
    })
}

/// Berlin skips 02:00 to 03:00 on 29 March 2026 and shows them twice on 25 October; New York does
/// so on 8 March and 1 November. A skipped time counts as before the gap, a double one is the first.
fn times() -> impl Iterator<Item = Case> {
    let times = [
        (
            0,
            "2026-03-29T02:30",
            "20260329T013000Z",
            "20260329T020000Z",
        ),
        (
            0,
            "2026-10-25T02:30",
            "20261025T003000Z",
            "20261025T010000Z",
        ),
        (
            2,
            "2026-03-08T02:15",
            "20260308T071500Z",
            "20260308T074500Z",
        ),
        (
            2,
            "2026-11-01T01:45",
            "20261101T054500Z",
            "20261101T061500Z",
        ),
        (
            1,
            "2027-01-01T07:59",
            "20261231T235900Z",
            "20270101T002900Z",
        ),
        (
            1,
            "2026-02-28T23:50",
            "20260228T155000Z",
            "20260228T162000Z",
        ),
        (
            0,
            "2028-02-29T00:00",
            "20280228T230000Z",
            "20280228T233000Z",
        ),
        (
            2,
            "1970-01-01T00:00",
            "19700101T050000Z",
            "19700101T053000Z",
        ),
        (
            2,
            "9998-12-31T23:59",
            "99990101T045900Z",
            "99990101T052900Z",
        ),
    ];
    times.into_iter().map(|(channel, at, start, end)| Case {
        channel,
        at,
        start,
        end,
        ..Case::default()
    })
}

fn states() -> impl Iterator<Item = Case> {
    let whole = |status| Case {
        status,
        grouped: true,
        labels: &["two words", "émoji 👩‍👩‍👧‍👦", "标签"],
        channel: 1,
        start: "20261120T013000Z",
        end: "20261120T020000Z",
        ..Case::default()
    };
    let changed = [
        Case {
            moved: true,
            ..Case::default()
        },
        Case {
            later_status: Some(Status::Skipped),
            ..Case::default()
        },
        Case {
            moved: true,
            later_status: Some(Status::Published),
            ..Case::default()
        },
    ];
    Status::ALL.into_iter().map(whole).chain(changed)
}
