//! The answer of a command that fails: the core's error, in a form that the page reads.

use daymark_core::{Code, Error};
use serde::Serialize;

pub(crate) type Answer<T> = Result<T, Refusal>;

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Refusal {
    #[cfg_attr(test, ts(type = "Code"))]
    code: Code,
    field: Option<&'static str>,
    reason: Option<&'static str>,
    about: Option<String>,
    message: String,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        log::warn!(
            "refused: {:?} {}",
            error.code(),
            error.field_name().unwrap_or_default()
        );
        Self {
            code: error.code(),
            field: error.field_name(),
            reason: error.reason_name(),
            about: error.named().map(str::to_owned),
            message: error.to_string(),
        }
    }
}
