//! When the posts of a table are: its dates, times, weeks and weekdays, and what they leave open.

use chrono::{Datelike, Duration, NaiveDate, Weekday};

use super::draft::{DraftTime, USUAL_MINUTE};
use super::table_cells::{day_of, look_swapped, minute_of, number_in, order_of, zone_in};
use super::table_options::TableOptions;
use super::table_report::Questions;
use crate::Result;
use crate::model::{LocalTime, Zone, brief};
use crate::tables::{Cell, Columns, DateOrder, Field, Open, Row, Written, WrittenDay, written};

/// Dates from this year on are those of examples.
const FIRST_EXAMPLE_YEAR: i32 = 2050;

pub(super) struct TableTimes {
    pub(super) order: Option<DateOrder>,
    pub(super) zone: Option<Zone>,
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
    pub(super) problems: Vec<String>,
    /// What must be answered before the row can be imported.
    pub(super) asks: Vec<String>,
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
        Ok(Self {
            order: options.order()?.or_else(|| order_of(days())),
            zone: options.zone()?.or(told),
            year: options.year,
            first_week: options.first_week,
            minute: options.minute.unwrap_or(USUAL_MINUTE),
            swap: match options.swap_days {
                Some(true) => Swap::Yes,
                None if look_swapped(days()) => Swap::Ask,
                Some(false) | None => Swap::No,
            },
            date,
            time,
            week: columns.first(Field::Week),
            day: columns.first(Field::Day),
        })
    }

    pub(super) fn of_row(&self, row: &Row, questions: &mut Questions) -> RowTime {
        let mut found = RowTime::default();
        let date = self
            .date
            .map(|column| row.cell(column))
            .filter(|cell| !cell.is_empty());
        let told = date.and_then(day_of);
        let day = match (date, &told) {
            (Some(Cell::Date(_)), _) if self.swap == Swap::Ask => return swapped(questions),
            (Some(_), Some(told)) if told.day.is_some() => self.date(told, &mut found, questions),
            _ => self.day_of_week(row, told.as_ref(), &mut found, questions),
        };
        if let (Some(cell), None, false) = (date, day, found.is_told) {
            found.problems.push(format!(
                "“{}” is no date: it goes to the tray",
                brief(&cell.words())
            ));
        }
        if let Some(day) = day {
            found.is_example = day.year() >= FIRST_EXAMPLE_YEAR;
            self.check_weekday(row, told.as_ref(), day, &mut found);
            found.when = self.time(row, told.as_ref(), day, &mut found);
        }
        found
    }

    fn date(
        &self,
        told: &Written,
        found: &mut RowTime,
        questions: &mut Questions,
    ) -> Option<NaiveDate> {
        found.is_told = true;
        let day = told.day?;
        match day.date(self.order, self.year) {
            Ok(date) if self.swap == Swap::Yes => Some(with_swapped_day(date, day)),
            Ok(date) => Some(date),
            Err(open) => {
                found.problems.push(self.open(open, questions).to_owned());
                None
            }
        }
    }

    fn open(&self, open: Open, questions: &mut Questions) -> &'static str {
        match open {
            Open::Order => {
                questions.ask(
                    "date order",
                    "does the day or the month come first in dates such as 3/4/2026?",
                    "--date-order dmy|mdy",
                );
                "its date can be two days: it goes to the tray until the order is known"
            }
            Open::Year => {
                questions.ask(
                    "year",
                    "which year are dates without one in?",
                    "--year YYYY",
                );
                "its date has no year: it goes to the tray until the year is known"
            }
            Open::NoDay => "its date does not exist: it goes to the tray",
        }
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
            questions.ask(
                "week 1",
                "on which Monday does week 1 begin?",
                "--week1 YYYY-MM-DD",
            );
            found.problems.push(
                "its week has no date: it goes to the tray until the first week is known"
                    .to_owned(),
            );
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
            let (told, is) = (name_of(weekday), name_of(day.weekday()));
            found
                .problems
                .push(format!("{day} is a {is}, not a {told}"));
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
            let (hour, rest) = (self.minute / 60, self.minute % 60);
            found.problems.push(format!(
                "it has no time of day: {hour:02}:{rest:02} is taken"
            ));
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
    let question = "were days and months of dates swapped? Real dates have only days up to 12, dates as text later ones";
    questions.ask("swapped dates", question, "--swap-days yes|no");
    RowTime {
        asks: vec!["its day and month may be swapped".to_owned()],
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

fn name_of(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
