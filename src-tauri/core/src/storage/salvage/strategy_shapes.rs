//! The tables of the strategy, with their columns.

use super::column::ColumnValues::{Id, Integer, IntegerOrNull, Text, TextOrNull};
use super::shape::{Shape, table};

pub(super) const AUDIENCE: Shape = table(
    "audience",
    &[
        ("id", Id),
        ("position", Integer),
        ("name", Text),
        ("portrait", Text),
        ("role", Text),
        ("age", Text),
        ("place", Text),
        ("language", Text),
        ("goals", Text),
        ("needs", Text),
        ("pains", Text),
        ("objections", Text),
        ("channels", Text),
        ("hours", Text),
        ("not_for_us", Integer),
    ],
);

pub(super) const OBJECTIVE: Shape = table(
    "objective",
    &[
        ("id", Id),
        ("position", Integer),
        ("name", Text),
        ("metric", Text),
        ("unit", Text),
        ("baseline", Integer),
        ("target", IntegerOrNull),
        ("first_day", TextOrNull),
        ("due", TextOrNull),
        ("owner", Text),
        ("why", Text),
        ("attainable", Text),
        ("channels", Text),
        ("campaigns", Text),
        ("readings", Text),
    ],
);
