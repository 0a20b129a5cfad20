//! Ends a failed run: prints one line for a person or a script, and sets the exit status.

use std::process::ExitCode;

use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::{one_line, to_stderr, to_stdout};

/// Reports a failure in one line and returns the exit status.
pub(crate) fn report(failure: Failure, json: bool) -> ExitCode {
    match failure {
        Failure::Refused(error) => complain(json, &json!(error.code()), &error.to_string(), 1),
        Failure::Usage(message) => complain(json, &json!("usage"), &message, 2),
        Failure::Shown(text) => {
            to_stdout(&text);
            ExitCode::SUCCESS
        }
        Failure::Found => ExitCode::from(1),
        Failure::Closed => ExitCode::SUCCESS,
    }
}

fn complain(json: bool, code: &Value, message: &str, status: u8) -> ExitCode {
    let line = if json {
        json!({"error": {"code": code, "message": message}}).to_string()
    } else {
        format!("error: {}", one_line(message))
    };
    to_stderr(&line);
    ExitCode::from(status)
}
