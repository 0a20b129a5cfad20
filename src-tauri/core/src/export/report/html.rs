//! A report as one page of HTML: no scripts, nothing fetched, every text of the plan escaped.

use std::fmt::Write as _;

use super::super::sheet::{escape, sum};
use super::page::{Cell, Page, Section, Table};

const STYLE: &str = include_str!("../../../data/report.css");

pub(super) fn written(page: &Page) -> String {
    let mut text = String::with_capacity(32 * 1024);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        sum(STYLE)
    );
    let title = escape(&page.title);
    let _ = write!(
        text,
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <meta name=\"referrer\" content=\"no-referrer\"><title>{title}</title><style>{STYLE}</style></head>\n\
        <body><main>\n<header><h1 dir=\"auto\">{title}</h1><p>{}</p></header>\n",
        page.lang,
        escape(&page.made),
    );
    page.sections
        .iter()
        .for_each(|section| add(&mut text, section));
    text.push_str("</main></body></html>\n");
    text
}

fn add(text: &mut String, section: &Section) {
    let _ = writeln!(text, "<section><h2>{}</h2>", escape(&section.title));
    for sentence in &section.sentences {
        let _ = writeln!(text, "<p dir=\"auto\">{}</p>", escape(sentence));
    }
    section
        .tables
        .iter()
        .for_each(|table| add_table(text, table));
    text.push_str("</section>\n");
}

/// Writes a table, which can be scrolled by keys where it is wider than the page.
fn add_table(text: &mut String, table: &Table) {
    let caption = escape(&table.caption);
    let _ = write!(
        text,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table>\
        <caption dir=\"auto\">{caption}</caption><thead><tr>"
    );
    for cell in &table.head {
        let _ = write!(text, "<th scope=\"col\">{}</th>", escape(cell));
    }
    text.push_str("</tr></thead><tbody>\n");
    table.rows.iter().for_each(|row| add_row(text, row));
    text.push_str("</tbody></table></div>\n");
}

fn add_row(text: &mut String, row: &[Cell]) {
    text.push_str("<tr>");
    for (place, cell) in row.iter().enumerate() {
        let shown = escape(&cell.shown);
        let _ = match (place, cell.number) {
            (0, _) => write!(text, "<th scope=\"row\" dir=\"auto\">{shown}</th>"),
            (_, Some(_)) => write!(text, "<td class=\"n\">{shown}</td>"),
            (_, None) => write!(text, "<td dir=\"auto\">{shown}</td>"),
        };
    }
    text.push_str("</tr>\n");
}
