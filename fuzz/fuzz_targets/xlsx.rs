#![no_main]

#[allow(dead_code, reason = "each target uses one way to import")]
mod plan;

use std::borrow::Cow;
use std::io::{Cursor, Write};

use daymark_core::planner::{ImportAs, TableOptions};
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What an input replaces, in this order, with zero bytes between.
const PARTS: [(&str, &str); 5] = [
    ("xl/worksheets/sheet1.xml", "<worksheet/>"),
    ("xl/sharedStrings.xml", "<sst/>"),
    ("xl/styles.xml", "<styleSheet/>"),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];
const ROOT: (&str, &str) = (
    "_rels/.rels",
    r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
);

// Also other files in ZIP, such as those of Notion. What is no ZIP becomes the parts of a workbook, which changed bytes of a
// packed one hardly ever reach.
fuzz_target!(|bytes: &[u8]| {
    plan::with(|plan| {
        let options = TableOptions {
            channel: Some(plan.channel.clone()),
            ..TableOptions::default()
        };
        let file = match bytes.starts_with(b"PK") {
            true => Cow::Borrowed(bytes),
            false => Cow::Owned(workbook(bytes)),
        };
        plan.import(&file, ImportAs::Table(&options));
    });
});

fn workbook(bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut given = bytes.split(|byte| *byte == 0);
    let mut add = |name: &str, content: &[u8]| {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name, stored).expect("a part");
        writer.write_all(content).expect("its content");
    };
    for (name, usual) in PARTS {
        add(name, given.next().unwrap_or(usual.as_bytes()));
    }
    add(ROOT.0, ROOT.1.as_bytes());
    writer.finish().expect("a file").into_inner()
}
