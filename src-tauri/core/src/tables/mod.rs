//! Reads tables of others: text with any delimiter and in any encoding, and workbooks. A file may come from anywhere, so
//! everything here is bounded, and nothing panics. The module knows no plan.

mod clock;
mod columns;
mod day_forms;
mod days;
mod delimited;
mod encoding;
mod grid;
mod grids;
mod letters;
mod markup;
mod notion_pages;
mod presets;
mod samples;
mod table;
mod trello;
mod weekdays;
mod wide;
mod wordpress;
mod words;
mod workbook;
mod written_day;
mod zipped;

pub use delimited::DelimiterReason;
pub use encoding::EncodingReason;
pub use words::Field;
pub use written_day::DateOrder;

pub(crate) use columns::{ChosenColumns, ChosenPreset, Columns, columns};
pub(crate) use days::{Written, written};
pub(crate) use delimited::{Delimiter, delimiter_of, records};
pub(crate) use encoding::decode;
pub(crate) use grid::from_grid;
pub(crate) use grids::{BadFile, grids};
pub(crate) use letters::{folded, plain};
pub(crate) use markup::{has_markup, plain_text};
pub(crate) use presets::{preset, preset_ids};
pub(crate) use table::{Cell, Row, Shaped, TooLarge};
pub(crate) use trello::from_trello;
pub(crate) use wide::from_wide;
pub(crate) use wordpress::from_wordpress;
pub(crate) use words::status_of;
pub(crate) use workbook::{BadWorkbook, Sheet, sheets};
pub(crate) use written_day::{Open, WrittenDay};
pub(crate) use zipped::{is_workbook, zipped_tables};
