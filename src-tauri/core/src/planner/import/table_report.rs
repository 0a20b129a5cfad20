//! How a table was read, and what is asked of it as a whole.

use std::collections::BTreeMap;

use serde::Serialize;

/// How a table was read. Everything can be chosen otherwise by [`super::TableOptions`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableReport {
    /// The headers of the columns by what they tell; a column without a header is told by its number.
    pub columns: BTreeMap<String, String>,
    /// Headers of columns that no post takes anything from.
    pub ignored: Vec<String>,
    pub questions: Vec<Question>,
    /// `None` for a workbook.
    pub encoding: Option<String>,
    pub delimiter: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line of the header; `None` if the table has none.
    pub header: Option<u32>,
    /// The order of dates in numbers, `dmy` or `mdy`; `None` if no date tells it or needs it.
    pub dates: Option<String>,
    /// The zone of the times; `None` for that of each channel.
    pub zone: Option<String>,
}

/// What is asked once for all rows that need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    pub about: &'static str,
    pub question: String,
    /// The number of rows that need the answer.
    pub rows: u32,
    /// How the command line is given the answer.
    pub answer: String,
}

/// The questions of a table, each with its rows.
#[derive(Default)]
pub(super) struct Questions(BTreeMap<(&'static str, String), (String, u32)>);

impl Questions {
    pub(super) fn ask(&mut self, about: &'static str, question: &str, answer: &str) {
        let key = (about, question.to_owned());
        let (_, rows) = self.0.entry(key).or_insert_with(|| (answer.to_owned(), 0));
        *rows += 1;
    }

    pub(super) fn end(self) -> Vec<Question> {
        let all = self.0.into_iter();
        all.map(|((about, question), (answer, rows))| Question {
            about,
            question,
            rows,
            answer,
        })
        .collect()
    }
}
