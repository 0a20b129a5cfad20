//! Reads the rows of a table with feedback, one by one.

use chrono::NaiveDate;

use super::columns::FeedbackTable;
use super::report::FeedbackReport;
use super::words::{FeedbackField, kind_of, sentiment_of};
use crate::export::cell::restored;
use crate::model::{FeedbackEdit, FeedbackKind, brief};
use crate::results::read_day;
use crate::tables::{Cell, DateOrder, Row, written};

/// What a row says.
pub(super) struct FeedbackRow {
    pub(super) line: u32,
    /// The id of an entry that was exported; empty for rows of others.
    pub(super) id: String,
    pub(super) edit: FeedbackEdit,
    pub(super) post: String,
    pub(super) channel: String,
}

/// Reads the cells of a table.
pub(super) struct RowReader<'a> {
    table: &'a FeedbackTable,
    order: Option<DateOrder>,
    today: NaiveDate,
}

impl<'a> RowReader<'a> {
    /// `order` is what a person says of dates that don't tell it themselves.
    pub(super) fn new(
        table: &'a FeedbackTable,
        order: Option<DateOrder>,
        today: NaiveDate,
    ) -> Self {
        let dates = table.rows.iter().filter_map(|row| {
            let cell = table.cell(row, FeedbackField::Date)?;
            written(&cell.words())?.day?.order()
        });
        let told: Vec<DateOrder> = dates.collect();
        let is_one = told.windows(2).all(|two| two[0] == two[1]);
        let found = told.first().copied().filter(|_| is_one);
        Self {
            table,
            order: order.or(found),
            today,
        }
    }

    /// Returns what a row says; `None` if it has no words or no day that can be read, which the report then tells.
    pub(super) fn read(&self, row: &Row, report: &mut FeedbackReport) -> Option<FeedbackRow> {
        let text = self.words(row, FeedbackField::Text);
        if text.is_empty() {
            self.tell(
                row,
                FeedbackField::Text,
                "it is empty, the row was left out",
                report,
            );
            return None;
        }
        let date = self.date(row, report)?;
        let kind = self.kind(row, report);
        Some(FeedbackRow {
            line: row.line,
            id: self.words(row, FeedbackField::Id),
            edit: FeedbackEdit {
                date: Some(date),
                text: Some(text),
                handle: Some(self.words(row, FeedbackField::Handle)),
                sentiment: Some(self.sentiment(row, kind, report)),
                kind: Some(kind),
                ..FeedbackEdit::default()
            },
            post: self.words(row, FeedbackField::Post),
            channel: self.words(row, FeedbackField::Channel),
        })
    }

    /// Returns a cell's words; those of an export without the apostrophe that kept them from being a formula.
    fn words(&self, row: &Row, field: FeedbackField) -> String {
        let words = self.table.cell(row, field).map(Cell::words);
        let words = words.unwrap_or_default();
        match self.table.has(FeedbackField::Id) {
            true => restored(&words).to_owned(),
            false => words,
        }
    }

    /// Returns the day of a row: today where the table tells none at all.
    fn date(&self, row: &Row, report: &mut FeedbackReport) -> Option<NaiveDate> {
        let Some(cell) = self.table.cell(row, FeedbackField::Date) else {
            return Some(self.today);
        };
        match read_day(cell, self.order) {
            Ok(date) => Some(date),
            Err(why) => {
                self.tell(row, FeedbackField::Date, &why, report);
                None
            }
        }
    }

    /// Returns the kind of a row: a comment where none is told or it isn't known.
    fn kind(&self, row: &Row, report: &mut FeedbackReport) -> FeedbackKind {
        let word = self.words(row, FeedbackField::Kind);
        match kind_of(&word) {
            Some(kind) => kind,
            None => {
                if !word.is_empty() {
                    let known = "use comment, question, complaint, wish or praise";
                    let why = format!(
                        "“{}” is no kind, taken for a comment: {known}",
                        brief(&word)
                    );
                    self.tell(row, FeedbackField::Kind, &why, report);
                }
                FeedbackKind::Comment
            }
        }
    }

    /// Returns the sentiment of a row; where none is told, a complaint is negative and praise positive.
    fn sentiment(&self, row: &Row, kind: FeedbackKind, report: &mut FeedbackReport) -> i8 {
        let word = self.words(row, FeedbackField::Sentiment);
        if let Some(sentiment) = sentiment_of(&word) {
            return sentiment;
        }
        if !word.is_empty() {
            let why = format!("“{}” is no sentiment: use -1, 0 or 1", brief(&word));
            self.tell(row, FeedbackField::Sentiment, &why, report);
        }
        match kind {
            FeedbackKind::Complaint => -1,
            FeedbackKind::Praise => 1,
            FeedbackKind::Comment | FeedbackKind::Question | FeedbackKind::Wish => 0,
        }
    }

    fn tell(&self, row: &Row, field: FeedbackField, what: &str, report: &mut FeedbackReport) {
        report.tell(row.line, self.table.name(field), what);
    }
}
