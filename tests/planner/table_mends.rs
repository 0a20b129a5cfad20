//! What a person answers while importing a table: cells of grids and of rows with several posts, and channels to add.

use std::fs;

use daymark_core::Code;
use daymark_core::model::NewChannel;
use daymark_core::planner::{
    CalendarOptions, CorrectedCell, OpenTable, Outcome, TableOptions, TablePreview,
};

use crate::calendar_import::written;
use crate::support::TestPlan;
use crate::table_import::three;
use crate::table_preview::{import, open};

fn corrected(cells: &[(u32, u32, &str)], options: TableOptions) -> TableOptions {
    let cells = cells.iter().map(|(line, column, text)| CorrectedCell {
        line: *line,
        column: *column,
        text: (*text).to_owned(),
    });
    TableOptions {
        corrected: cells.collect(),
        ..options
    }
}

fn times(preview: &TablePreview) -> Vec<String> {
    let rows = preview.rows.iter();
    rows.map(|row| format!("{} {}", row.at.as_deref().unwrap_or("-"), row.title))
        .collect()
}

#[test]
fn a_cell_of_a_grid_is_corrected_by_its_line_and_column() {
    let mut here = three();
    let channel = here.channel_ids().into_iter().next();
    let grid = "June 2027,,,,\nMonday,Tuesday,Wednesday,Thursday,Friday\n,1 One,2 Two,3 Three,4 Four\n7 Five,,9 Six,31 Seven,\n";
    let table = open(&here, "grid.csv", grid.as_bytes());
    let options = TableOptions {
        channel,
        year: Some(2027),
        ..TableOptions::default()
    };
    let told = here.preview_open_table(&table, &options).unwrap();
    let bad = told
        .rows
        .iter()
        .find(|row| row.outcome == Outcome::Bad)
        .unwrap();
    assert_eq!((bad.line, bad.text.as_str()), (4, "Seven"));
    let column = bad
        .problems
        .iter()
        .find_map(|problem| problem.column)
        .unwrap();
    assert_eq!(column, 10_004, "the date of the fourth column");
    let options = corrected(
        &[
            (4, column, "10 June"),
            (4, 3, "Six, mended"),
            (3, 2, "One!"),
        ],
        options,
    );
    let told = here.preview_open_table(&table, &options).unwrap();
    let expected = [
        "2027-06-01T09:00 One!",
        "2027-06-02T09:00 Two",
        "2027-06-03T09:00 Three",
        "2027-06-04T09:00 Four",
        "2027-06-07T09:00 Five",
        "2027-06-09T09:00 Six, mended",
        "2027-06-10T09:00 Seven",
    ];
    assert_eq!(times(&told), expected);
    assert_eq!(import(&mut here, &table, &options).add, 7);
}

#[test]
fn a_cell_of_one_of_several_posts_in_a_row_is_corrected() {
    let mut here = three();
    let wide = "Date,Post1_Title,Post1_Channel,Post2_Title,Post2_Channel\n20/11/2026,One,X,Two,LinkedIn\n31/11/2026,Three,X,Four,X\n";
    let table = open(&here, "wide.csv", wide.as_bytes());
    let none = TableOptions::default();
    let told = here.preview_open_table(&table, &none).unwrap();
    assert_eq!([told.add, told.bad], [2, 2]);
    let options = corrected(
        &[(2, 4, "Second"), (3, 1, "30/11/2026"), (3, 5, "LinkedIn")],
        none,
    );
    let told = here.preview_open_table(&table, &options).unwrap();
    assert_eq!(
        times(&told),
        [
            "2026-11-20T09:00 One",
            "2026-11-20T09:00 Second",
            "2026-11-30T09:00 Three",
            "2026-11-30T09:00 Four"
        ]
    );
    let channels = here.channel_ids();
    assert_eq!(told.rows[3].channel.as_ref().unwrap().as_str(), channels[1]);
    assert_eq!(import(&mut here, &table, &options).add, 4);
}

fn new(platform: &str, name: &str) -> NewChannel {
    NewChannel {
        platform: platform.to_owned(),
        name: name.to_owned(),
        ..NewChannel::default()
    }
}

fn facebook(here: &TestPlan) -> (OpenTable, TableOptions) {
    let text =
        "Date,Channel,Title\n2026-11-20,Facebook,One\n2026-11-21,FB page,Two\n2026-11-22,,Three\n";
    let options = TableOptions {
        new_channels: vec![new("facebook", "Facebook")],
        named_channels: vec![("FB page".to_owned(), "Facebook".to_owned())],
        channel: Some("Facebook".to_owned()),
        ..TableOptions::default()
    };
    (open(here, "new.csv", text.as_bytes()), options)
}

#[test]
fn a_channel_is_added_and_undone_with_its_posts() {
    let mut here = three();
    let (table, options) = facebook(&here);
    let before = here.dump();
    let told = here.preview_open_table(&table, &options).unwrap();
    assert_eq!([told.add, told.ask], [3, 0]);
    assert_eq!(told.rows[0].channel, None, "it has no id yet");
    assert_eq!(here.dump(), before, "a preview writes nothing");
    let report = import(&mut here, &table, &options);
    assert_eq!(report.add, 3);
    let channels = here.channels().unwrap();
    assert_eq!(channels.len(), 4);
    assert_eq!(channels[3].name, "Facebook");
    assert!(
        report
            .rows
            .iter()
            .all(|row| row.channel_id.as_ref() == Some(&channels[3].id))
    );
    let again = import(&mut here, &table, &options);
    assert_eq!([again.add, again.skip], [0, 3]);
    assert_eq!(here.channels().unwrap().len(), 4, "it is added once");
    here.undo().unwrap();
    assert_eq!(here.dump(), before);
    here.redo().unwrap();
    assert_eq!(here.channels().unwrap().len(), 4);
    assert_eq!(here.verify().unwrap(), [""; 0]);
}

#[test]
fn a_calendar_adds_its_channel_too() {
    let mut here = three();
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261120T080000Z\nSUMMARY:One\nEND:VEVENT\nEND:VCALENDAR\n";
    let path = written(&here, text.as_bytes());
    let options = CalendarOptions {
        channel: Some("News".to_owned()),
        new_channels: vec![new("mastodon", "News")],
        ..CalendarOptions::default()
    };
    assert_eq!(
        here.preview_ics(&path, &options).unwrap().rows[0].channel,
        "News"
    );
    assert_eq!(here.import_ics(&path, &options).unwrap().1.add, 1);
    here.undo().unwrap();
    assert_eq!(here.channels().unwrap().len(), 3);
}

#[test]
fn a_channel_that_can_not_be_added_keeps_all_out() {
    let mut here = three();
    let (table, mut options) = facebook(&here);
    let before = here.dump();
    options.new_channels = vec![new("pigeon", "Facebook")];
    assert!(here.preview_open_table(&table, &options).is_err());
    let path = here.path().with_file_name("new.csv");
    assert!(here.import_table(&path, &options).is_err());
    options.new_channels.clear();
    let error = here.import_table(&path, &options).unwrap_err();
    assert_eq!(error.code(), Code::NotFound);
    assert_eq!(here.dump(), before);
    assert!(fs::metadata(&path).is_ok());
}
