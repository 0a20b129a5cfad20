//! The rows of a table as drafts of posts.

use super::channel_names::ChannelNames;
use super::draft::Draft;
use super::report::{ImportReport, ImportRow, Outcome};
use super::sound::note;
use super::table_channels::{RowChannels, TableChannels};
use super::table_options::TableOptions;
use super::table_report::{Questions, TableReport};
use super::table_times::TableTimes;
use crate::Result;
use crate::export::post_cells::names_in;
use crate::model::brief;
use crate::tables::{Columns, DateOrder, Field, Row, columns, status_of};

/// What the notes keep of columns for which posts have no field.
const NOTED: [(Field, &str); 7] = [
    (Field::FirstComment, "First comment"),
    (Field::Media, "Media"),
    (Field::Alt, "Alternative text"),
    (Field::Kind, "Type"),
    (Field::Owner, "Owner"),
    (Field::Cta, "Call to action"),
    (Field::Audience, "Audience"),
];

/// Returns the drafts of a table. Rows that are no posts are told in the report.
pub(super) fn drafts(
    rows: &[Row],
    names: &ChannelNames,
    options: &TableOptions,
    mut table: TableReport,
    report: &mut ImportReport,
) -> Result<Vec<Draft>> {
    let is_channel = |name: &str| names.knows(name);
    let columns = columns(rows, &options.fields()?, &is_channel);
    let first = columns.header.map_or(0, |place| place + 1);
    let body = rows.get(first..).unwrap_or_default();
    let times = TableTimes::of(&columns, body, options)?;
    describe(&mut table, &columns, rows, &times);
    let mut reading = Reading {
        channels: TableChannels::of(&columns, body, names, options),
        columns: &columns,
        times,
        questions: Questions::default(),
        report,
        drafts: Vec::new(),
    };
    body.iter().for_each(|row| reading.row(row));
    let Reading {
        questions,
        drafts,
        report,
        ..
    } = reading;
    table.questions = questions.end();
    report.table = Some(table);
    Ok(drafts)
}

fn describe(table: &mut TableReport, columns: &Columns, rows: &[Row], times: &TableTimes) {
    let name = |column: usize| match columns.header(column) {
        "" => (column + 1).to_string(),
        header => header.to_owned(),
    };
    for (field, places) in &columns.fields {
        let names: Vec<String> = places.iter().map(|column| name(*column)).collect();
        table
            .columns
            .insert(field.name().to_owned(), names.join(", "));
    }
    if !columns.channels.is_empty() {
        let names: Vec<String> = columns
            .channels
            .iter()
            .map(|column| name(*column))
            .collect();
        table
            .columns
            .insert("channels".to_owned(), names.join(", "));
    }
    table.ignored = columns.ignored.iter().map(|column| name(*column)).collect();
    table.header = columns
        .header
        .and_then(|place| rows.get(place))
        .map(|row| row.line);
    table.dates = times.order.map(|order| match order {
        DateOrder::DayFirst => "dmy".to_owned(),
        DateOrder::MonthFirst => "mdy".to_owned(),
    });
    table.zone = times.zone.map(|zone| zone.to_string());
}

struct Reading<'a> {
    columns: &'a Columns,
    channels: TableChannels<'a>,
    times: TableTimes,
    questions: Questions,
    report: &'a mut ImportReport,
    drafts: Vec<Draft>,
}

impl Reading<'_> {
    fn row(&mut self, row: &Row) {
        if self.is_header(row) {
            return;
        }
        let draft = self.draft(row);
        let time = self.times.of_row(row, &mut self.questions);
        if time.is_example {
            return self.skip(&draft, "it is an example: its date is after 2049");
        }
        let channels = self.channels.of_row(row, &mut self.questions);
        let has_words =
            !draft.title.is_empty() || !draft.text.is_empty() || !channels.texts.is_empty();
        if !has_words && !time.is_told {
            return self.skip(&draft, "there is nothing to publish in it");
        }
        let mut draft = Draft {
            when: time.when,
            problems: [draft.problems, time.problems].concat(),
            asks: [channels.asks.clone(), time.asks].concat(),
            ..draft
        };
        if !has_words {
            let question = "what is published where a row has neither a title nor a text?";
            self.questions.ask("words", question, "--map COLUMN=title");
            draft
                .asks
                .push("it has neither a title nor a text".to_owned());
        }
        self.push(draft, channels);
    }

    /// Adds the draft, or one for each channel that has a text of its own.
    fn push(&mut self, draft: Draft, channels: RowChannels) {
        if channels.texts.is_empty() {
            let channels = channels.ids;
            return self.drafts.push(Draft { channels, ..draft });
        }
        for (id, text) in channels.texts {
            self.drafts.push(Draft {
                channels: id.into_iter().collect(),
                text,
                ..draft.clone()
            });
        }
    }

    fn skip(&mut self, draft: &Draft, why: &str) {
        self.report
            .add(ImportRow::new(draft.line, &draft.title, Outcome::Skip, why));
    }

    /// Returns true for a header that is repeated.
    fn is_header(&self, row: &Row) -> bool {
        let words = row.cells.iter().map(crate::tables::Cell::words);
        let mut told = words
            .enumerate()
            .filter(|(_, words)| !words.is_empty())
            .peekable();
        self.columns.header.is_some()
            && told.peek().is_some()
            && told.all(|(column, words)| self.columns.header(column) == words)
    }

    /// Returns what the cells of a field say; empty ones are left out.
    fn words(&self, row: &Row, field: Field) -> impl Iterator<Item = String> {
        let cells = self
            .columns
            .all(field)
            .map(|column| row.cell(column).words());
        cells.filter(|words| !words.is_empty())
    }

    fn cell(&self, row: &Row, field: Field) -> String {
        let cell = self
            .columns
            .first(field)
            .map(|column| row.cell(column).words());
        cell.unwrap_or_default()
    }

    fn draft(&self, row: &Row) -> Draft {
        let mut draft = Draft {
            line: row.line,
            title: self.cell(row, Field::Title),
            text: self.cell(row, Field::Text),
            link: self.cell(row, Field::Link),
            campaign: self.cell(row, Field::Campaign),
            pillar: self.cell(row, Field::Pillar),
            ..Draft::default()
        };
        self.status(row, &mut draft);
        let labels = self.words(row, Field::Labels);
        draft.labels = labels.flat_map(|words| labels_in(&words)).collect();
        draft.notes = self.words(row, Field::Notes).collect::<Vec<_>>().join("\n");
        self.note_others(row, &mut draft);
        draft
    }

    fn status(&self, row: &Row, draft: &mut Draft) {
        let cell = self.cell(row, Field::Status);
        draft.status = status_of(&cell);
        if draft.status.is_none() && !cell.is_empty() {
            draft.problems.push(format!(
                "the status “{}” is unknown: a draft is taken",
                brief(&cell)
            ));
            note(draft, "Status", &cell);
        }
    }

    /// Keeps in the notes what posts have no field for.
    fn note_others(&self, row: &Row, draft: &mut Draft) {
        for (field, name) in NOTED {
            for words in self.words(row, field) {
                note(draft, name, &words);
            }
        }
    }
}

/// Returns the labels in a cell: words with `#` before them, or names with commas between them.
fn labels_in(cell: &str) -> Vec<String> {
    if !cell.contains('#') {
        return names_in(cell);
    }
    let words = cell.split(|letter: char| {
        letter.is_whitespace() || matches!(letter, '#' | ',' | ';' | '，' | '、')
    });
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
