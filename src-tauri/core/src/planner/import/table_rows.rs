//! The rows of a table as drafts of posts.

use std::collections::HashSet;

use uuid::Uuid;

use super::channel_names::ChannelNames;
use super::draft::{Draft, DraftTime};
use super::problem::Problem;
use super::report::{ImportReport, ImportRow, Outcome};
use super::sound::note;
use super::table_channels::{RowChannels, TableChannels};
use super::table_media::TableMedia;
use super::table_options::TableOptions;
use super::table_report::{Asked, ChoiceReason, Questions, TableReport};
use super::table_times::{RowTime, TableTimes};
use crate::Result;
use crate::export::post_cells::names_in;
use crate::tables::{Columns, Field, Row, columns, status_of};

/// What the notes keep of columns for which posts have no field.
const NOTED: [(Field, &str); 6] = [
    (Field::FirstComment, "First comment"),
    (Field::Alt, "Alternative text"),
    (Field::Kind, "Type"),
    (Field::Owner, "Owner"),
    (Field::Cta, "Call to action"),
    (Field::Audience, "Audience"),
];

/// A table with what its columns tell.
pub(super) struct KnownTable<'a> {
    pub(super) columns: Columns,
    /// The rows below the header.
    pub(super) body: &'a [Row],
    /// The place of the first of them among all rows.
    first: usize,
    pub(super) times: TableTimes,
    pub(super) channels: TableChannels<'a>,
    /// How it was read; its questions are not asked yet.
    report: TableReport,
}

impl<'a> KnownTable<'a> {
    pub(super) fn of(
        rows: &'a [Row],
        mut report: TableReport,
        names: &'a ChannelNames,
        options: &TableOptions,
    ) -> Result<Self> {
        let is_channel = |name: &str| names.knows(name);
        let columns = columns(rows, &options.chosen_columns()?, &is_channel);
        let first = columns.header.map_or(0, |place| place + 1);
        let body = rows.get(first..).unwrap_or_default();
        let times = TableTimes::of(&columns, body, options)?;
        times.describe(&mut report);
        describe(&mut report, &columns, rows);
        report.reasons.header = match (options.header, report.header) {
            (Some(_), _) => ChoiceReason::Chosen,
            (None, Some(_)) => ChoiceReason::Found,
            (None, None) => ChoiceReason::Untold,
        };
        Ok(Self {
            channels: TableChannels::of(&columns, body, names, options),
            columns,
            body,
            first,
            times,
            report,
        })
    }

    /// Returns the drafts of the posts. Rows that are none are told in the report.
    pub(super) fn drafts(
        &self,
        options: &TableOptions,
        media: TableMedia<'_>,
        report: &mut ImportReport,
    ) -> Vec<Draft> {
        let mut reading = Reading {
            table: self,
            media,
            to_tray: options.to_tray.iter().copied().collect(),
            left_out: options.left_out.iter().copied().collect(),
            questions: Questions::default(),
            report,
            drafts: Vec::new(),
        };
        let rows = self.body.iter().enumerate();
        rows.for_each(|(place, row)| reading.row(place, row));
        let Reading {
            questions, drafts, ..
        } = reading;
        report.table = Some(TableReport {
            questions: questions.end(),
            ..self.report.clone()
        });
        drafts
    }
}

fn describe(table: &mut TableReport, columns: &Columns, rows: &[Row]) {
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
    table.preset = columns.preset.map(|preset| preset.id.clone());
    table.ignored = columns.ignored.iter().map(|column| name(*column)).collect();
    table.header = columns
        .header
        .and_then(|place| rows.get(place))
        .map(|row| row.line);
}

struct Reading<'a> {
    table: &'a KnownTable<'a>,
    media: TableMedia<'a>,
    to_tray: HashSet<u32>,
    left_out: HashSet<u32>,
    questions: Questions,
    report: &'a mut ImportReport,
    drafts: Vec<Draft>,
}

impl Reading<'_> {
    fn row(&mut self, place: usize, row: &Row) {
        if self.is_header(row) {
            return;
        }
        let draft = Draft {
            place: self.table.first + place,
            ..self.draft(row)
        };
        if self.left_out.contains(&row.line) {
            return self.skip(&draft, Problem::LeftOut);
        }
        let time = self.time(place, row);
        if time.is_example {
            return self.skip(&draft, Problem::Example);
        }
        let channels = self.table.channels.of_row(row, &mut self.questions);
        let has_words =
            !draft.title.is_empty() || !draft.text.is_empty() || !channels.texts.is_empty();
        if !has_words && !time.is_told {
            return self.skip(&draft, Problem::Nothing);
        }
        let mut draft = timed(draft, time);
        draft.asks = [channels.asks.clone(), draft.asks].concat();
        if !has_words {
            self.questions.ask(Asked::Words);
            draft.asks.push(Problem::NoWords);
        }
        if draft.when == DraftTime::Unscheduled {
            let cells = self.table.times.cells(row);
            draft.date_cell = Some(cells).filter(|cells| !cells.is_empty());
        }
        self.push(draft, channels);
    }

    fn time(&mut self, place: usize, row: &Row) -> RowTime {
        if !self.to_tray.contains(&row.line) {
            return self.table.times.of_row(row, place, &mut self.questions);
        }
        RowTime {
            problems: vec![Problem::SentToTray],
            is_told: true,
            ..RowTime::default()
        }
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

    fn skip(&mut self, draft: &Draft, why: Problem) {
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
        self.table.columns.header.is_some()
            && told.peek().is_some()
            && told.all(|(column, words)| self.table.columns.header(column) == words)
    }

    /// Returns what the cells of a field say; empty ones are left out.
    fn words(&self, row: &Row, field: Field) -> impl Iterator<Item = String> {
        let cells = self
            .table
            .columns
            .all(field)
            .map(|column| row.cell(column).words());
        cells.filter(|words| !words.is_empty())
    }

    fn cell(&self, row: &Row, field: Field) -> String {
        let cell = self
            .table
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
            uid: Some(self.cell(row, Field::Id)).filter(|id| is_own_id(id)),
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
            note(draft, "Status", &cell);
            draft.problems.push(Problem::UnknownStatus { cell });
        }
    }

    /// Keeps in the notes what posts have no field for.
    fn note_others(&self, row: &Row, draft: &mut Draft) {
        for words in self.words(row, Field::Media) {
            match self.media.files_in(&words) {
                Some(files) => draft.media.extend(files),
                None => note(draft, "Media", &words),
            }
        }
        draft.alt = self.cell(row, Field::Alt);
        let is_alt_kept = draft.media.len() == 1;
        for (field, name) in NOTED {
            let words = self.words(row, field);
            for words in words.filter(|_| field != Field::Alt || !is_alt_kept) {
                note(draft, name, &words);
            }
        }
    }
}

/// Returns true for the id of a post, such as a table of tasks that we wrote has it.
fn is_own_id(cell: &str) -> bool {
    Uuid::parse_str(cell).is_ok_and(|id| id.to_string() == cell)
}

/// Returns a draft at the time of its row.
fn timed(draft: Draft, time: RowTime) -> Draft {
    Draft {
        when: time.when,
        problems: [draft.problems, time.problems].concat(),
        asks: time.asks,
        refused: time.refused,
        ..draft
    }
}

/// Returns the labels in a cell: words with `#` before them, or names with commas between them.
pub(super) fn labels_in(cell: &str) -> Vec<String> {
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
