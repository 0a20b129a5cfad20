//! The columns of each table that is saved. They show to which table a row on a page outside of all trees belongs, and
//! whether it is a row at all or only damaged bytes. Rows of earlier versions lack the last columns.

use rusqlite::types::Value;

use super::column::ColumnValues::{
    self, Date, Id, IdOrNull, Integer, IntegerOrNull, Number, Text, TextOrNull,
};
use super::column::is_key;
use super::pages::{Kind, Row};

/// A table and its columns.
pub(super) struct Shape {
    pub(super) table: &'static str,
    /// The kind of the table's pages.
    pub(super) kind: Kind,
    pub(super) columns: &'static [(&'static str, ColumnValues)],
    /// The smallest number of columns that any version wrote.
    min_columns: usize,
}

const fn table(table: &'static str, columns: &'static [(&'static str, ColumnValues)]) -> Shape {
    Shape {
        table,
        kind: Kind::Table,
        columns,
        min_columns: columns.len(),
    }
}

const fn without_numbers(
    table: &'static str,
    columns: &'static [(&'static str, ColumnValues)],
) -> Shape {
    Shape {
        table,
        kind: Kind::Index,
        columns,
        min_columns: columns.len(),
    }
}

/// The tables. Each refers only to tables before it.
pub(super) const SHAPES: [Shape; 27] = [
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
    Shape {
        // Later versions added the last columns.
        min_columns: 4,
        ..table(
            "setting",
            &[
                ("id", Number),
                ("locale", TextOrNull),
                ("snap", Integer),
                ("second_zone", TextOrNull),
                ("review_again", Integer),
                ("utm", Integer),
                ("utm_source", TextOrNull),
                ("utm_medium", TextOrNull),
            ],
        )
    },
    Shape {
        // Later versions added the last columns.
        min_columns: 8,
        ..table(
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
                ("text_limit", IntegerOrNull),
                ("utm_source", TextOrNull),
                ("utm_medium", TextOrNull),
            ],
        )
    },
    without_numbers(
        "slot",
        &[
            ("channel_id", Id),
            ("weekday", Integer),
            ("minute", Integer),
        ],
    ),
    Shape {
        // A later version added the last column.
        min_columns: 6,
        ..table(
            "campaign",
            &[
                ("id", Id),
                ("name", Text),
                ("colour", Text),
                ("first_day", TextOrNull),
                ("last_day", TextOrNull),
                ("brief", Text),
                ("utm_campaign", TextOrNull),
            ],
        )
    },
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
    Shape {
        // A later version added the last columns.
        min_columns: 7,
        ..table(
            "item",
            &[
                ("id", Id),
                ("title", Text),
                ("text", Text),
                ("link", TextOrNull),
                ("campaign_id", IdOrNull),
                ("pillar_id", IdOrNull),
                ("notes", Text),
                ("utm", IntegerOrNull),
                ("utm_content", TextOrNull),
            ],
        )
    },
    without_numbers("item_label", &[("item_id", Id), ("label_id", Id)]),
    Shape {
        // A later version added the last columns.
        min_columns: 10,
        ..table(
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
                ("first_comment", TextOrNull),
                ("kind", TextOrNull),
            ],
        )
    },
    without_numbers("repeat_skip", &[("repeat_id", Id), ("date", Date)]),
    Shape {
        // Later versions added the last columns.
        min_columns: 11,
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
                ("parts", TextOrNull),
                ("first_comment", TextOrNull),
                ("kind", TextOrNull),
                ("published_url", TextOrNull),
                ("published_at", IntegerOrNull),
            ],
        )
    },
    table(
        "media",
        &[
            ("id", Id),
            ("hash", Text),
            ("name", Text),
            ("bytes", Integer),
            ("type", Text),
            ("width", IntegerOrNull),
            ("height", IntegerOrNull),
            ("duration", IntegerOrNull),
            ("codec", TextOrNull),
            ("frame_rate", IntegerOrNull),
        ],
    ),
    table(
        "item_media",
        &[
            ("item_id", Id),
            ("id", Id),
            ("media_id", Id),
            ("position", Integer),
            ("alt", Text),
        ],
    ),
    without_numbers(
        "post_media",
        &[
            ("post_id", Id),
            ("item_media_id", Id),
            ("used", Integer),
            ("crop_left", IntegerOrNull),
            ("crop_top", IntegerOrNull),
            ("crop_width", IntegerOrNull),
            ("crop_height", IntegerOrNull),
        ],
    ),
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
    table(
        "waiver",
        &[
            ("id", Id),
            ("post_id", Id),
            ("rule", Text),
            ("reason", Text),
            ("at", Integer),
            ("about", Text),
        ],
    ),
    table(
        "comment",
        &[
            ("item_id", Id),
            ("id", Id),
            ("author", Text),
            ("at", Integer),
            ("text", Text),
        ],
    ),
    table(
        "approval",
        &[
            ("post_id", Id),
            ("author", Text),
            ("at", Integer),
            ("about", Text),
        ],
    ),
    table(
        "snippet",
        &[
            ("id", Id),
            ("position", Integer),
            ("name", Text),
            ("kind", Text),
            ("text", Text),
        ],
    ),
    without_numbers(
        "result",
        &[
            ("post_id", Id),
            ("date", Date),
            ("metric", Text),
            ("value", Integer),
            ("source", Text),
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

    /// Returns true if the row can be one of this table. `is_in_tree` is true if its page belongs to the table's tree;
    /// otherwise ids must be UUIDs.
    pub(super) fn fits(&self, row: &Row, is_in_tree: bool) -> bool {
        let count = row.values.len();
        let mut columns = self.columns.iter().zip(&row.values);
        (self.min_columns..=self.columns.len()).contains(&count)
            && (self.kind == Kind::Table) == row.number.is_some()
            && columns.all(|((name, column), value)| {
                column.accepts(value, is_in_tree) && (is_in_tree || *name != "key" || is_key(value))
            })
    }

    /// Returns the row's values by the table's columns, with the row number and without what was cut off.
    pub(super) fn values(&self, row: Row) -> Vec<Value> {
        let mut values = row.values;
        for ((_, column), value) in self.columns.iter().zip(&mut values) {
            if *column == Number {
                *value = Value::Integer(row.number.unwrap_or_default());
            }
            // Values that were cut off are unknown, not empty.
            if row.is_cut && column.may_be_cut_off(value) {
                *value = Value::Null;
            }
        }
        values
    }
}
