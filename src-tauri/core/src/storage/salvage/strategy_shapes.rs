//! The tables of the strategy, with their columns.

use super::column::ColumnValues::{
    Date, Id, IdOrNull, Integer, IntegerOrNull, Number, Text, TextOrNull,
};
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

pub(super) const MISSION: Shape = Shape {
    // A later version added the last column.
    min_columns: 6,
    ..table(
        "mission",
        &[
            ("id", Number),
            ("audience", Text),
            ("does", Text),
            ("content", Text),
            ("review_weeks", IntegerOrNull),
            ("review_by", Text),
            ("first_review", TextOrNull),
        ],
    )
};

pub(super) const MESSAGE: Shape = table(
    "message",
    &[
        ("id", Id),
        ("position", Integer),
        ("name", Text),
        ("proof", Text),
        ("tone", Text),
        ("words", Text),
        ("avoid", Text),
    ],
);

pub(super) const SUBJECT: Shape = table(
    "subject",
    &[
        ("id", Id),
        ("position", Integer),
        ("name", Text),
        ("kind", Text),
        ("link", TextOrNull),
        ("notes", Text),
    ],
);

pub(super) const IDEA: Shape = Shape {
    // A later version added the last column.
    min_columns: 15,
    ..table(
        "idea",
        &[
            ("id", Id),
            ("added", Integer),
            ("title", Text),
            ("angle", Text),
            ("audience_id", IdOrNull),
            ("pillar_id", IdOrNull),
            ("stage", TextOrNull),
            ("source", Text),
            ("link", TextOrNull),
            ("impact", IntegerOrNull),
            ("confidence", IntegerOrNull),
            ("effort", IntegerOrNull),
            ("until", TextOrNull),
            ("aside", Integer),
            ("item_id", IdOrNull),
            ("subject_id", IdOrNull),
        ],
    )
};

pub(super) const FEEDBACK: Shape = table(
    "feedback",
    &[
        ("id", Id),
        ("date", Date),
        ("text", Text),
        ("handle", Text),
        ("sentiment", Integer),
        ("kind", Text),
        ("channel_id", IdOrNull),
        ("post_id", IdOrNull),
        ("idea_id", IdOrNull),
    ],
);

pub(super) const DECLINED_TIME: Shape = table(
    "declined_time",
    &[
        ("id", Id),
        ("weekday", Integer),
        ("minute", Integer),
        ("channel_id", Id),
        ("until", Date),
    ],
);

pub(super) const EXPERIMENT: Shape = table(
    "experiment",
    &[
        ("id", Id),
        ("added", Integer),
        ("posts_an_arm", Integer),
        ("seed", Integer),
        ("question", Text),
        ("channel_id", Id),
        ("factor", Text),
        ("first", Text),
        ("second", Text),
        ("outcome", Text),
        ("last_day", Date),
        ("state", Text),
        ("posts", Text),
        ("reading", TextOrNull),
    ],
);
