//! The names that operations are recorded under, as the environment sets them.

use std::env;

use daymark_core::model::Author;
use daymark_core::{Code, Error, Result};

const NAME: &str = "DAYMARK_AUTHOR";
const MACHINE: &str = "DAYMARK_MACHINE";

/// Returns the names that `DAYMARK_AUTHOR` and `DAYMARK_MACHINE` set; both are empty by default.
///
/// # Errors
/// `BadValue` if a name is not UTF-8.
pub(crate) fn of_environment() -> Result<Author> {
    Ok(Author {
        name: variable(NAME)?,
        machine: variable(MACHINE)?,
    })
}

fn variable(name: &str) -> Result<String> {
    env::var_os(name)
        .unwrap_or_default()
        .into_string()
        .map_err(|_| {
            let message = format!("{name} is not UTF-8: set it again");
            Error::new(Code::BadValue, message)
        })
}
