//! `post push`, `swap`, `spread` and `move --next-slot`: several posts rearranged at once.

use daymark_core::Planner;
use daymark_core::model::{Rearrangement, parse_at, parse_date};

use crate::failure::Result;
use crate::find;
use crate::output::Output;

/// The minute of the day at which an unscheduled post is spread: nine o'clock, as in the window.
const FIRST_TIME: u16 = 9 * 60;

pub(super) fn push(
    mut planner: Planner,
    from: &str,
    days: i64,
    channel: Option<&str>,
    out: &mut Output,
) -> Result<()> {
    let channel = channel.map(|id| planner.channel_id(id)).transpose()?;
    let from = parse_at(from)?;
    let changes = planner.rearrange(&Rearrangement::Push {
        from,
        channel,
        days,
    })?;
    out.print_summary("", &changes)
}

pub(super) fn swap(planner: Planner, ids: &[String], out: &mut Output) -> Result<()> {
    let posts = find::posts(&planner, ids)?;
    arrange(
        planner,
        Rearrangement::Swap {
            posts: posts.clone(),
        },
        &posts,
        out,
    )
}

pub(super) fn spread(
    planner: Planner,
    ids: &[String],
    (from, to): (&str, &str),
    out: &mut Output,
) -> Result<()> {
    let ids = find::posts(&planner, ids)?;
    let (first, end) = (parse_date(from)?, parse_date(to)?);
    let rearrangement = Rearrangement::Spread {
        posts: ids.clone(),
        first,
        last: end.pred_opt().unwrap_or(end),
        minute: FIRST_TIME,
    };
    arrange(planner, rearrangement, &ids, out)
}

pub(super) fn fill(planner: Planner, ids: Vec<String>, out: &mut Output) -> Result<()> {
    let posts = ids.clone();
    arrange(planner, Rearrangement::Fill { posts }, &ids, out)
}

fn arrange(
    mut planner: Planner,
    rearrangement: Rearrangement,
    ids: &[String],
    out: &mut Output,
) -> Result<()> {
    let changes = planner.rearrange(&rearrangement)?;
    out.changed(ids, &changes)
}
