//! When the posts of a table are: its dates, times, weeks and weekdays, and what they leave open.

use chrono::{Datelike, Duration, NaiveDate};

use super::draft::{DraftTime, USUAL_MINUTE};
use super::problem::Problem;
use super::table_cells::{
    day_of, look_swapped, minute_of, number_in, order_of, orders_in, zone_in,
};
use super::table_options::TableOptions;
use super::table_report::{Asked, ChoiceReason, DateCounts, Questions, TableReport};
use crate::Result;
use crate::model::{LocalTime, Zone};
use crate::tables::{Cell, Columns, DateOrder, Field, Open, Row, Written, WrittenDay, written};

/// Dates from this year on are those of examples.
const FIRST_EXAMPLE_YEAR: i32 = 2050;

pub(super) struct TableTimes {
    order: Option<DateOrder>,
    zone: Option<Zone>,
    order_reason: ChoiceReason,
    zone_reason: ChoiceReason,
    counts: DateCounts,
    /// What the date's column says in each row.
    written: Vec<Option<Written>>,
    year: Option<i32>,
    first_week: Option<NaiveDate>,
    minute: u16,
    /// What to do with real dates of a workbook that looks as if their days and months were swapped.
    swap: Swap,
    date: Option<usize>,
    time: Option<usize>,
    week: Option<usize>,
    day: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Swap {
    No,
    Yes,
    Ask,
}

/// When a row's post is.
#[derive(Default)]
pub(super) struct RowTime {
    pub(super) when: DraftTime,
    pub(super) problems: Vec<Problem>,
    /// What must be answered before the row can be imported.
    pub(super) asks: Vec<Problem>,
    /// Why the row can't be imported.
    pub(super) refused: Option<Problem>,
    /// The day on the clocks that the file is written for.
    pub(super) day: Option<NaiveDate>,
    pub(super) is_told: bool,
    pub(super) is_example: bool,
}

impl TableTimes {
    pub(super) fn of(columns: &Columns, rows: &[Row], options: &TableOptions) -> Result<Self> {
        let date = columns.first(Field::Date);
        let time = columns.first(Field::Time);
        let days = || {
            date.into_iter()
                .flat_map(|column| rows.iter().map(move |row| row.cell(column)))
        };
        let told = [date, time]
            .into_iter()
            .flatten()
            .find_map(|column| zone_in(columns.header(column)));
        let written: Vec<Option<Written>> = days().map(day_of).collect();
        let counts = orders_in(&written);
        let (order, order_reason) = chosen_order(options, counts)?;
        let (zone, zone_reason) = match (options.zone()?, told) {
            (Some(zone), _) => (Some(zone), ChoiceReason::Chosen),
            (None, Some(zone)) => (Some(zone), ChoiceReason::Found),
            (None, None) => (None, ChoiceReason::Untold),
        };
        Ok(Self {
            order,
            zone,
            order_reason,
            zone_reason,
            counts,
            written,
            year: options.year,
            first_week: options.first_week,
            minute: options.minute.unwrap_or(USUAL_MINUTE),
            swap: match options.swap_days {
                Some(true) => Swap::Yes,
                None if look_swapped(days(), counts) => Swap::Ask,
                Some(false) | None => Swap::No,
            },
            date,
            time,
            week: columns.first(Field::Week),
            day: columns.first(Field::Day),
        })
    }

    /// Tells how dates and times were read.
    pub(super) fn describe(&self, table: &mut TableReport) {
        table.dates = self.order;
        table.zone = self.zone.map(|zone| zone.to_string());
        table.reasons.dates = self.order_reason;
        table.reasons.zone = self.zone_reason;
        table.reasons.date_counts = self.counts;
        let offsets = self.written.iter().flatten();
        let offsets = offsets.filter(|written| written.offset.is_some()).count();
        table.reasons.offsets = u32::try_from(offsets).unwrap_or(u32::MAX);
    }

    /// Returns when the post of a row is; `place` is the row's among those below the header.
    pub(super) fn of_row(&self, row: &Row, place: usize, questions: &mut Questions) -> RowTime {
        let mut found = RowTime::default();
        let date = self
            .date
            .map(|column| row.cell(column))
            .filter(|cell| !cell.is_empty());
        let told = self.written.get(place).and_then(Option::as_ref);
        let day = match (date, told) {
            (Some(Cell::Date(_)), _) if self.swap == Swap::Ask => return swapped(questions),
            (Some(cell), Some(told)) if told.day.is_some() => {
                found.is_told = true;
                if let Some(open) = self.left_open(place) {
                    leave_open(open, cell.words(), &mut found, questions);
                }
                self.day(place)
            }
            _ => self.day_of_week(row, told, &mut found, questions),
        };
        if let (Some(cell), None, false) = (date, day, found.is_told) {
            let cell = cell.words();
            found.problems.push(Problem::NoDate { cell });
        }
        found.day = day;
        if let Some(day) = day {
            found.is_example = day.year() >= FIRST_EXAMPLE_YEAR;
            self.check_weekday(row, told, day, &mut found);
            found.when = self.time(row, told, day, &mut found);
        }
        found
    }

    /// Returns the day that a row's date reads as; `None` if it was not understood.
    pub(super) fn day(&self, place: usize) -> Option<NaiveDate> {
        let day = self.written.get(place)?.as_ref()?.day?;
        let date = day.date(self.order, self.year).ok()?;
        Some(match self.swap {
            Swap::Yes => with_swapped_day(date, day),
            Swap::No | Swap::Ask => date,
        })
    }

    /// Returns the cells of a row's date and time as a person reads them; empty if there are none.
    pub(super) fn cells(&self, row: &Row) -> String {
        let columns = [self.week, self.day, self.date, self.time];
        let cells = columns.into_iter().flatten().map(|column| row.cell(column));
        let words = cells.filter(|cell| !cell.is_empty()).map(Cell::words);
        words.collect::<Vec<_>>().join(" ")
    }

    /// Returns what a row's date leaves open.
    fn left_open(&self, place: usize) -> Option<Open> {
        let day = self.written.get(place)?.as_ref()?.day?;
        day.date(self.order, self.year).err()
    }

    /// Returns the day of a week that is told by its number, or `None` if the row tells no week.
    fn day_of_week(
        &self,
        row: &Row,
        told: Option<&Written>,
        found: &mut RowTime,
        questions: &mut Questions,
    ) -> Option<NaiveDate> {
        let cell = |column: Option<usize>| {
            column
                .map(|column| row.cell(column).words())
                .unwrap_or_default()
        };
        let week = number_in(&cell(self.week));
        let day = cell(self.day);
        let weekday = written(&day)
            .and_then(|written| written.weekday)
            .or(told.and_then(|told| told.weekday));
        let offset = match (week, weekday, number_in(&day)) {
            (Some(week), Some(weekday), _) => {
                (week - 1) * 7 + i64::from(weekday.num_days_from_monday())
            }
            (Some(week), None, Some(day)) if day <= 7 => (week - 1) * 7 + day - 1,
            (Some(week), None, _) => (week - 1) * 7,
            (None, None, Some(day)) if self.day.is_some() => day - 1,
            _ => return None,
        };
        found.is_told = true;
        let Some(first) = self.first_week else {
            questions.ask(Asked::FirstWeek);
            let cell = self.cells(row);
            found.problems.push(Problem::WeekOpen { cell });
            return None;
        };
        first.checked_add_signed(Duration::try_days(offset)?)
    }

    fn check_weekday(
        &self,
        row: &Row,
        told: Option<&Written>,
        day: NaiveDate,
        found: &mut RowTime,
    ) {
        let beside = self
            .day
            .and_then(|column| written(&row.cell(column).words()));
        let weekday = told
            .and_then(|told| told.weekday)
            .or(beside.and_then(|beside| beside.weekday));
        if let Some(weekday) = weekday.filter(|weekday| *weekday != day.weekday()) {
            let problem = Problem::other_weekday(day, day.weekday(), weekday);
            found.problems.push(problem);
        }
    }

    fn time(
        &self,
        row: &Row,
        told: Option<&Written>,
        day: NaiveDate,
        found: &mut RowTime,
    ) -> DraftTime {
        let beside = self
            .time
            .map(|column| row.cell(column))
            .filter(|cell| !cell.is_empty());
        let minute = beside
            .and_then(minute_of)
            .or(told.and_then(|told| told.minute));
        if minute.is_none() {
            let minute = self.minute;
            found.problems.push(Problem::UsualTime { minute });
        }
        let at = LocalTime {
            date: day,
            minute: minute.unwrap_or(self.minute),
        };
        let offset = told.and_then(|told| told.offset);
        match (offset, self.zone) {
            (Some(offset), _) => {
                DraftTime::Moment((at.naive() - Duration::minutes(i64::from(offset))).and_utc())
            }
            (None, Some(zone)) => DraftTime::Moment(zone.moment(at.naive())),
            (None, None) => DraftTime::Local(at),
        }
    }
}

fn swapped(questions: &mut Questions) -> RowTime {
    questions.ask(Asked::SwappedDates);
    RowTime {
        asks: vec![Problem::MaybeSwapped],
        is_told: true,
        ..RowTime::default()
    }
}

/// Returns a real date of a workbook with its day and month swapped back.
fn with_swapped_day(date: NaiveDate, told: WrittenDay) -> NaiveDate {
    match told {
        WrittenDay::Date(_) => {
            NaiveDate::from_ymd_opt(date.year(), date.day(), date.month()).unwrap_or(date)
        }
        _ => date,
    }
}

/// Tells what a date leaves open. A date that doesn't exist keeps its row out; others go to the tray.
fn leave_open(open: Open, cell: String, found: &mut RowTime, questions: &mut Questions) {
    match open {
        Open::Order => {
            questions.ask(Asked::DateOrder);
            found.problems.push(Problem::OrderOpen { cell });
        }
        Open::Year => {
            questions.ask(Asked::Year);
            found.problems.push(Problem::YearOpen { cell });
        }
        Open::NoDay => found.refused = Some(Problem::NoSuchDay { cell }),
    }
}

fn chosen_order(
    options: &TableOptions,
    counts: DateCounts,
) -> Result<(Option<DateOrder>, ChoiceReason)> {
    if options.date_order.is_some() {
        return Ok((options.order()?, ChoiceReason::Chosen));
    }
    let order = order_of(counts);
    let reason = match order {
        Some(_) => ChoiceReason::Found,
        None if counts.day_first > 0 => ChoiceReason::Both,
        None => ChoiceReason::Untold,
    };
    Ok((order, reason))
}
