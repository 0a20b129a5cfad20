//! The values that the columns of a table can have, by which a row is told from damaged bytes.

use rusqlite::types::Value;
use uuid::Uuid;

/// The values that a column can have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ColumnValues {
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

use ColumnValues::{Date, Id, IdOrNull, Integer, IntegerOrNull, Number, Text, TextOrNull};

impl ColumnValues {
    pub(super) fn accepts(self, value: &Value, is_in_tree: bool) -> bool {
        match (self, value) {
            (Number, Value::Null) | (Integer | IntegerOrNull, Value::Integer(_)) => true,
            (IdOrNull | TextOrNull | IntegerOrNull, Value::Null) => true,
            (Text | TextOrNull, Value::Text(_)) => true,
            (Id | IdOrNull, Value::Text(id)) => {
                is_id(id) || is_in_tree && (!id.is_empty() || self == IdOrNull)
            }
            (Date, Value::Text(date)) => is_date(date),
            _ => false,
        }
    }

    /// Returns true for an empty value where a plan would have none, as a cut leaves it.
    pub(super) fn may_be_cut_off(self, value: &Value) -> bool {
        let is_empty = matches!(value, Value::Text(text) if text.is_empty());
        is_empty && matches!(self, IdOrNull | TextOrNull)
    }
}

/// Returns true for a key of `window_state`, whose rows otherwise can't be distinguished from labels and notes.
pub(super) fn is_key(value: &Value) -> bool {
    matches!(value, Value::Text(key) if !is_id(key) && !is_date(key))
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && Uuid::parse_str(text).is_ok()
}

fn is_date(text: &str) -> bool {
    text.parse::<chrono::NaiveDate>().is_ok()
}
