//! Notes on days.

use chrono::NaiveDate;
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

#[command(async)]
pub(super) fn note_day(here: Here<'_>, date: NaiveDate, text: String) -> Answer<Changes> {
    Ok(here.on(|plan| plan.note_day(date, &text))?)
}
