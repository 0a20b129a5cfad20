//! The tables that are saved, with their columns.

use super::column::ColumnValues::{
    Date, Id, IdOrNull, Integer, IntegerOrNull, Number, Text, TextOrNull,
};
use super::shape::{Shape, table, without_numbers};
use super::strategy_shapes::{
    AUDIENCE, DECLINED_TIME, EXPERIMENT, FEEDBACK, IDEA, MESSAGE, MISSION, OBJECTIVE, SUBJECT,
};

/// The tables. Each refers only to tables before it.
pub(super) const SHAPES: [Shape; 36] = [
    table(
        "plan",
        &[
            ("id", Number),
            ("name", Text),
            ("zone", Text),
            ("first_day", Integer),
            ("hour12", Integer),
        ],
    ),
    Shape {
        // Later versions added the last columns.
        min_columns: 4,
        ..table(
            "setting",
            &[
                ("id", Number),
                ("locale", TextOrNull),
                ("snap", Integer),
                ("second_zone", TextOrNull),
                ("review_again", Integer),
                ("utm", Integer),
                ("utm_source", TextOrNull),
                ("utm_medium", TextOrNull),
                ("hour_cost", IntegerOrNull),
                ("stage_names", Text),
            ],
        )
    },
    AUDIENCE,
    OBJECTIVE,
    MISSION,
    MESSAGE,
    SUBJECT,
    IDEA,
    FEEDBACK,
    DECLINED_TIME,
    EXPERIMENT,
    Shape {
        // Later versions added the last columns.
        min_columns: 8,
        ..table(
            "channel",
            &[
                ("id", Id),
                ("platform", Text),
                ("name", Text),
                ("handle", Text),
                ("colour", TextOrNull),
                ("zone", TextOrNull),
                ("position", Integer),
                ("archived", Integer),
                ("text_limit", IntegerOrNull),
                ("utm_source", TextOrNull),
                ("utm_medium", TextOrNull),
                ("roles", Text),
                ("strengths", Text),
                ("limits", Text),
                ("goal", IdOrNull),
                ("cadence_min", IntegerOrNull),
                ("cadence_max", IntegerOrNull),
                ("originals", IntegerOrNull),
            ],
        )
    },
    without_numbers(
        "slot",
        &[
            ("channel_id", Id),
            ("weekday", Integer),
            ("minute", Integer),
        ],
    ),
    Shape {
        // A later version added the last column.
        min_columns: 6,
        ..table(
            "campaign",
            &[
                ("id", Id),
                ("name", Text),
                ("colour", Text),
                ("first_day", TextOrNull),
                ("last_day", TextOrNull),
                ("brief", Text),
                ("utm_campaign", TextOrNull),
            ],
        )
    },
    Shape {
        // A later version added the last columns.
        min_columns: 5,
        ..table(
            "pillar",
            &[
                ("id", Id),
                ("name", Text),
                ("colour", Text),
                ("share", Integer),
                ("position", Integer),
                ("aim", Text),
                ("examples", Text),
            ],
        )
    },
    table("label", &[("id", Id), ("name", Text)]),
    Shape {
        // Later versions added the last columns.
        min_columns: 7,
        ..table(
            "item",
            &[
                ("id", Id),
                ("title", Text),
                ("text", Text),
                ("link", TextOrNull),
                ("campaign_id", IdOrNull),
                ("pillar_id", IdOrNull),
                ("notes", Text),
                ("utm", IntegerOrNull),
                ("utm_content", TextOrNull),
                ("stage", TextOrNull),
                ("need", TextOrNull),
                ("audience_id", IdOrNull),
                ("objective_id", IdOrNull),
                ("goal", Text),
                ("expected", Text),
                ("hours", IntegerOrNull),
                ("cost", IntegerOrNull),
            ],
        )
    },
    without_numbers("item_label", &[("item_id", Id), ("label_id", Id)]),
    Shape {
        // A later version added the last columns.
        min_columns: 10,
        ..table(
            "repeat",
            &[
                ("id", Id),
                ("item_id", Id),
                ("channel_id", Id),
                ("rule", Text),
                ("first", Date),
                ("minute", Integer),
                ("zone", Text),
                ("text", TextOrNull),
                ("status", Text),
                ("changed", Integer),
                ("first_comment", TextOrNull),
                ("kind", TextOrNull),
            ],
        )
    },
    without_numbers("repeat_skip", &[("repeat_id", Id), ("date", Date)]),
    Shape {
        // Later versions added the last columns.
        min_columns: 11,
        ..table(
            "post",
            &[
                ("id", Id),
                ("item_id", Id),
                ("channel_id", Id),
                ("date", TextOrNull),
                ("minute", IntegerOrNull),
                ("zone", TextOrNull),
                ("moment", IntegerOrNull),
                ("text", TextOrNull),
                ("status", Text),
                ("sequence", Integer),
                ("changed", Integer),
                ("repeat_id", IdOrNull),
                ("repeat_date", TextOrNull),
                ("ahead", Integer),
                ("parts", TextOrNull),
                ("first_comment", TextOrNull),
                ("kind", TextOrNull),
                ("published_url", TextOrNull),
                ("published_at", IntegerOrNull),
            ],
        )
    },
    table(
        "media",
        &[
            ("id", Id),
            ("hash", Text),
            ("name", Text),
            ("bytes", Integer),
            ("type", Text),
            ("width", IntegerOrNull),
            ("height", IntegerOrNull),
            ("duration", IntegerOrNull),
            ("codec", TextOrNull),
            ("frame_rate", IntegerOrNull),
        ],
    ),
    table(
        "item_media",
        &[
            ("item_id", Id),
            ("id", Id),
            ("media_id", Id),
            ("position", Integer),
            ("alt", Text),
        ],
    ),
    without_numbers(
        "post_media",
        &[
            ("post_id", Id),
            ("item_media_id", Id),
            ("used", Integer),
            ("crop_left", IntegerOrNull),
            ("crop_top", IntegerOrNull),
            ("crop_width", IntegerOrNull),
            ("crop_height", IntegerOrNull),
        ],
    ),
    table("day_note", &[("date", Date), ("text", Text)]),
    table(
        "saved_view",
        &[
            ("id", Id),
            ("name", Text),
            ("filter", Text),
            ("position", Integer),
        ],
    ),
    table(
        "overlay",
        &[
            ("id", Id),
            ("name", Text),
            ("path", Text),
            ("colour", Text),
            ("shown", Integer),
        ],
    ),
    table(
        "waiver",
        &[
            ("id", Id),
            ("post_id", Id),
            ("rule", Text),
            ("reason", Text),
            ("at", Integer),
            ("about", Text),
        ],
    ),
    table(
        "comment",
        &[
            ("item_id", Id),
            ("id", Id),
            ("author", Text),
            ("at", Integer),
            ("text", Text),
        ],
    ),
    table(
        "approval",
        &[
            ("post_id", Id),
            ("author", Text),
            ("at", Integer),
            ("about", Text),
        ],
    ),
    table(
        "snippet",
        &[
            ("id", Id),
            ("position", Integer),
            ("name", Text),
            ("kind", Text),
            ("text", Text),
        ],
    ),
    without_numbers(
        "result",
        &[
            ("post_id", Id),
            ("date", Date),
            ("metric", Text),
            ("value", Integer),
            ("source", Text),
        ],
    ),
    table("window_state", &[("key", Text), ("value", Text)]),
    table("horizon", &[("id", Number), ("date", Date)]),
    table("revision", &[("id", Number), ("number", Integer)]),
    table("identity", &[("id", Number), ("plan", Id)]),
];

/// Returns the shape of a table; `None` if the table isn't saved.
pub(super) fn shape_of(table: &str) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| shape.table == table)
}
