//! The columns of each table that is saved. They tell to which table a row on a page outside of all trees belongs, and
//! which rows are only damaged bytes. Rows of earlier versions lack the last columns.

use rusqlite::types::Value;
use uuid::Uuid;

use super::pages::{Kind, Row};

pub(super) struct Shape {
    pub(super) table: &'static str,
    /// The kind of the table's pages.
    pub(super) kind: Kind,
    pub(super) columns: &'static [(&'static str, Holds)],
    /// The smallest number of columns that any version wrote.
    least: usize,
}

/// The values that a column can have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Holds {
    /// The row number, which is stored outside of the values.
    Number,
    Id,
    IdOrNull,
    Date,
    Text,
    TextOrNull,
    Integer,
    IntegerOrNull,
}

use Holds::{Date, Id, IdOrNull, Integer, IntegerOrNull, Number, Text, TextOrNull};

const fn table(table: &'static str, columns: &'static [(&'static str, Holds)]) -> Shape {
    Shape {
        table,
        kind: Kind::Table,
        columns,
        least: columns.len(),
    }
}

const fn without_numbers(table: &'static str, columns: &'static [(&'static str, Holds)]) -> Shape {
    Shape {
        table,
        kind: Kind::Index,
        columns,
        least: columns.len(),
    }
}

/// The tables. Each refers only to tables before it.
pub(super) const SHAPES: [Shape; 19] = [
    table(
        "plan",
        &[
            ("id", Number),
            ("name", Text),
            ("zone", Text),
            ("first_day", Integer),
            ("hour12", Integer),
        ],
    ),
    table(
        "setting",
        &[
            ("id", Number),
            ("locale", TextOrNull),
            ("snap", Integer),
            ("second_zone", TextOrNull),
        ],
    ),
    table(
        "channel",
        &[
            ("id", Id),
            ("platform", Text),
            ("name", Text),
            ("handle", Text),
            ("colour", TextOrNull),
            ("zone", TextOrNull),
            ("position", Integer),
            ("archived", Integer),
        ],
    ),
    without_numbers(
        "slot",
        &[
            ("channel_id", Id),
            ("weekday", Integer),
            ("minute", Integer),
        ],
    ),
    table(
        "campaign",
        &[
            ("id", Id),
            ("name", Text),
            ("colour", Text),
            ("first_day", TextOrNull),
            ("last_day", TextOrNull),
            ("brief", Text),
        ],
    ),
    table(
        "pillar",
        &[
            ("id", Id),
            ("name", Text),
            ("colour", Text),
            ("share", Integer),
            ("position", Integer),
        ],
    ),
    table("label", &[("id", Id), ("name", Text)]),
    table(
        "item",
        &[
            ("id", Id),
            ("title", Text),
            ("text", Text),
            ("link", TextOrNull),
            ("campaign_id", IdOrNull),
            ("pillar_id", IdOrNull),
            ("notes", Text),
        ],
    ),
    without_numbers("item_label", &[("item_id", Id), ("label_id", Id)]),
    table(
        "repeat",
        &[
            ("id", Id),
            ("item_id", Id),
            ("channel_id", Id),
            ("rule", Text),
            ("first", Date),
            ("minute", Integer),
            ("zone", Text),
            ("text", TextOrNull),
            ("status", Text),
            ("changed", Integer),
        ],
    ),
    without_numbers("repeat_skip", &[("repeat_id", Id), ("date", Date)]),
    Shape {
        // The last three came with a later version.
        least: 11,
        ..table(
            "post",
            &[
                ("id", Id),
                ("item_id", Id),
                ("channel_id", Id),
                ("date", TextOrNull),
                ("minute", IntegerOrNull),
                ("zone", TextOrNull),
                ("moment", IntegerOrNull),
                ("text", TextOrNull),
                ("status", Text),
                ("sequence", Integer),
                ("changed", Integer),
                ("repeat_id", IdOrNull),
                ("repeat_date", TextOrNull),
                ("ahead", Integer),
            ],
        )
    },
    table("day_note", &[("date", Date), ("text", Text)]),
    table(
        "saved_view",
        &[
            ("id", Id),
            ("name", Text),
            ("filter", Text),
            ("position", Integer),
        ],
    ),
    table(
        "overlay",
        &[
            ("id", Id),
            ("name", Text),
            ("path", Text),
            ("colour", Text),
            ("shown", Integer),
        ],
    ),
    table("window_state", &[("key", Text), ("value", Text)]),
    table("horizon", &[("id", Number), ("date", Date)]),
    table("revision", &[("id", Number), ("number", Integer)]),
    table("identity", &[("id", Number), ("plan", Id)]),
];

impl Shape {
    /// Returns the shape of a table; `None` if the table isn't saved.
    pub(super) fn of(table: &str) -> Option<&'static Self> {
        SHAPES.iter().find(|shape| shape.table == table)
    }

    /// Returns true if the row can be one of this table. `is_known_own` is true if its page belongs to the table; otherwise
    /// ids must be UUIDs.
    pub(super) fn fits(&self, row: &Row, is_known_own: bool) -> bool {
        let count = row.values.len();
        let mut columns = self.columns.iter().zip(&row.values);
        (self.least..=self.columns.len()).contains(&count)
            && (self.kind == Kind::Table) == row.number.is_some()
            && columns.all(|((name, holds), value)| {
                holds.takes(value, is_known_own)
                    && (is_known_own || *name != "key" || is_key(value))
            })
    }

    /// Returns the values of the table's columns.
    pub(super) fn values(&self, row: Row) -> Vec<Value> {
        let mut values = row.values;
        for ((_, holds), value) in self.columns.iter().zip(&mut values) {
            if *holds == Number {
                *value = Value::Integer(row.number.unwrap_or_default());
            }
            // What follows a text that was cut is not known.
            if row.is_cut && holds.is_empty_by_cut(value) {
                *value = Value::Null;
            }
        }
        values
    }
}

impl Holds {
    fn takes(self, value: &Value, is_known_own: bool) -> bool {
        match (self, value) {
            (Number, Value::Null) | (Integer | IntegerOrNull, Value::Integer(_)) => true,
            (IdOrNull | TextOrNull | IntegerOrNull, Value::Null) => true,
            (Text | TextOrNull, Value::Text(_)) => true,
            (Id | IdOrNull, Value::Text(id)) => {
                is_id(id) || is_known_own && (!id.is_empty() || self == IdOrNull)
            }
            (Date, Value::Text(date)) => is_date(date),
            _ => false,
        }
    }

    fn is_empty_by_cut(self, value: &Value) -> bool {
        let is_empty = matches!(value, Value::Text(text) if text.is_empty());
        is_empty && matches!(self, IdOrNull | TextOrNull)
    }
}

/// Returns true for a key of `window_state`, whose rows look like labels and notes otherwise.
fn is_key(value: &Value) -> bool {
    matches!(value, Value::Text(key) if !is_id(key) && !is_date(key))
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && Uuid::parse_str(text).is_ok()
}

fn is_date(text: &str) -> bool {
    text.parse::<chrono::NaiveDate>().is_ok()
}
