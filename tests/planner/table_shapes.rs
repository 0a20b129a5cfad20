//! Tables of many shapes: channels in a cell or as columns, titles above the header, no header at all.

use daymark_core::planner::{Outcome, TableOptions};

use crate::table_import::{asked, bring, brought, counts, rows, three};

#[test]
fn channels_are_in_a_cell_in_columns_or_asked_for() {
    let report = brought(
        "Date,Platforms,Title\n2026-11-20,\"Twitter, LinkedIn\",Both\n2026-11-21,Facebook,None\n",
    );
    assert_eq!(
        rows(&report)[..2],
        [
            "add 2026-11-20T09:00 X Both",
            "add 2026-11-20T09:00 LinkedIn Both"
        ]
    );
    assert_eq!(report.rows[2].outcome, Outcome::Ask);
    assert_eq!(
        report.table.as_ref().unwrap().questions[0].question,
        "which channel is “Facebook”?"
    );
    let report = brought(
        "Date,Title,X (Twitter),LinkedIn\n2026-11-20,One,Short,A long one\n2026-11-21,Two,-,Only here\n",
    );
    assert_eq!(
        rows(&report),
        [
            "add 2026-11-20T09:00 X One",
            "add 2026-11-20T09:00 LinkedIn One",
            "add 2026-11-21T09:00 LinkedIn Two",
        ]
    );
    assert_eq!(report.rows[1].text, "A long one");
    let report = brought(
        "Text,Date,Time,Draft,Twitter/X,LinkedIn\nHello there,2026-11-20,09:00,FALSE,TRUE,FALSE\n",
    );
    assert_eq!(rows(&report), ["add 2026-11-20T09:00 X Hello there"]);
    let table = "Date,Title\n2026-11-20,One\n2026-11-21,Two\n";
    let report = brought(table);
    assert_eq!(
        (counts(&report), asked(&report)),
        ([0, 0, 0, 2, 0], vec!["channel"])
    );
    let mut here = three();
    let channel = here.channel_ids().into_iter().nth(1);
    let report = bring(
        &mut here,
        table.as_bytes(),
        &TableOptions {
            channel,
            ..TableOptions::default()
        },
    );
    assert_eq!(counts(&report), [2, 0, 0, 0, 0]);
}

#[test]
fn the_table_is_found_below_titles_and_its_header_may_repeat() {
    let report = brought(
        "Acme content plan,,\n,,\nLegend,green = done,\nDate,Platform,Title\n2026-11-20,X,One\n\
        Date,Platform,Title\n2026-11-21,X,Two\n,,\n2099-01-01,X,Example\n",
    );
    assert_eq!(counts(&report), [2, 0, 1, 0, 0], "{:?}", report.rows);
    assert_eq!(report.table.as_ref().unwrap().header, Some(4));
}

#[test]
fn a_table_without_a_header_is_read_by_what_is_in_it() {
    let table = "25/11/2026 09:30,\"A message about our new product, longer than a title\",https://acme.example/\n\
        26/11/2026 10:00,\"Another message about it, with a few words more than that\",https://acme.example/2\n";
    let mut here = three();
    let channel = here.channel_ids().into_iter().next();
    let report = bring(
        &mut here,
        table.as_bytes(),
        &TableOptions {
            channel,
            ..TableOptions::default()
        },
    );
    assert_eq!(counts(&report), [2, 0, 0, 0, 0], "{:?}", report.table);
    assert_eq!(report.rows[0].at.as_deref(), Some("2026-11-25T09:30"));
    assert!(report.rows[0].text.starts_with("A message"));
}

#[test]
fn pictures_that_are_there_come_along() {
    let mut here = three();
    let folder = here.path().parent().unwrap().to_owned();
    let picture = crate::pictures::png(8, 8);
    std::fs::write(folder.join("a b.png"), &picture).unwrap();
    std::fs::write(folder.join("no picture.png"), "words").unwrap();
    let table = "Date,Platform,Title,Image,Alt text\n2026-11-20 09:00,X,One,a b.png,A cat\n\
        2026-11-21 09:00,X,Two,no picture.png,\n2026-11-22 09:00,X,Three,../plan.png,\n";
    let report = bring(&mut here, table.as_bytes(), &TableOptions::default());
    let media: Vec<u32> = report.rows.iter().map(|row| row.media).collect();
    assert_eq!(media, [1, 0, 0]);
    let one = here.post(&here.id("One")).unwrap();
    assert_eq!((one.media.len(), one.media[0].alt.as_str()), (1, "A cat"));
    let two = format!("{:?}", here.post(&here.id("Two")).unwrap());
    assert!(two.contains("Media: no picture.png"), "{two}");
    here.undo().unwrap();
    bring(&mut here, table.as_bytes(), &TableOptions::default());
}

#[test]
fn a_table_may_begin_with_the_signs_of_others() {
    for first in ["{name}", "<3 to all"] {
        let report = brought(&format!(
            "{first},,\nDate,Platform,Title\n2026-11-20,X,One\n"
        ));
        assert_eq!(counts(&report), [1, 0, 0, 0, 0], "{first}");
    }
}

#[test]
fn a_date_that_does_not_exist_keeps_its_row_out_in_every_form() {
    for form in [
        "2026-11-31",
        "2026/11/31 09:00",
        "2026年2月30日",
        "20261131",
        "31 November 2026",
        "November 31, 2026",
        "31.11.2026",
    ] {
        let report = brought(&format!(
            "Date,Title,Channel\n\"{form}\",one,X\n2026-11-30,two,X\n"
        ));
        assert_eq!(counts(&report), [1, 0, 0, 0, 1], "{form}: {report:?}");
        let told = format!("{:?}", report.rows[0]);
        assert!(told.contains("NoSuchDay"), "{told}");
    }
}
