//! Reads tables of others: text with any delimiter and in any encoding, and workbooks. A file may come from anywhere, so
//! everything here is bounded, and nothing panics. The module knows no plan.

mod clock;
mod day_forms;
mod days;
mod delimited;
mod encoding;
mod letters;
mod table;
mod weekdays;
mod written_day;

pub(crate) use days::written;
pub(crate) use delimited::{Delimiter, delimiter_of, records};
pub(crate) use encoding::{Decoded, decode};
pub(crate) use letters::{folded, plain};
pub(crate) use table::{Cell, Row, TooLarge};
pub(crate) use written_day::{DateOrder, Open, WrittenDay};
