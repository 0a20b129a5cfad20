//! Files with results of others: which platform wrote one, its rows of posts with their numbers, and which posts of a plan
//! they are of. A file may come from anywhere, so all is bounded and nothing panics. The module knows no plan.
//!
//! - `sources`: the files that are known, as `data/result-files.json` has them; `tables`: the tables of a file
//! - `numbers`: numbers as platforms and spreadsheets write them; `columns`: what a table's columns tell
//! - `rows`: a table's rows as posts; `joined`: those of one post; `times`: when they were published; `keys`: addresses and ids, and the times in ids; `matching`: which post a row is of

mod columns;
mod joined;
mod keys;
mod matching;
mod numbers;
mod row;
mod rows;
mod sources;
mod tables;
mod times;

pub(crate) use keys::key_of_address;
pub(crate) use matching::{Candidate, Candidates, Match, MatchGroup};
pub(crate) use row::ResultsRow;
pub(crate) use rows::{ReadResults, read};
pub(crate) use sources::{Source, source_named, sources};
pub(crate) use tables::file_tables;
pub(crate) use times::read_day;
