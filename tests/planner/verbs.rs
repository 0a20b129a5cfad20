//! Every verb of the planner, each with a change that it really makes to one furnished plan.

use daymark_core::backup::Backup;
use daymark_core::checks::Check;
use daymark_core::model::{Scope, Status, parse_slots};
use daymark_core::query::Changes;
use daymark_core::{Planner, Result};
use serde_json::{Value, json};

use crate::furnished::{Ids, add_weekly, ids};
use crate::layers::fixture;
use crate::support::{TestPlan, channel, day, of};
use crate::{
    documents, experiment_verbs, idea_verbs, link_verbs, media_verbs, result_verbs, sign_off_verbs,
    strategy_verbs, writing_verbs,
};

pub(crate) type Verb = fn(&mut Planner, &Ids) -> Result<Changes>;

/// Every verb, with a change that it really makes to [`furnished`].
pub(crate) const VERBS: [(&str, Verb); 120] = [
    ("plan", |plan, _| {
        plan.edit_plan(&of(&json!({"zone": "Asia/Tokyo"})))
    }),
    ("note", |plan, _| {
        plan.note_day(day("2026-11-20"), "Holiday")
    }),
    ("no note", |plan, _| plan.note_day(day("2026-11-19"), "")),
    ("add channels", |plan, _| {
        Ok(plan.add_channels(&[channel("blog"), channel("x")])?.0)
    }),
    ("channel", |plan, on| {
        edit_channel(plan, on, json!({"name": "Ex", "colour": "#000000"}))
    }),
    ("zone", |plan, on| {
        edit_channel(plan, on, json!({"zone": "Asia/Tokyo"}))
    }),
    ("place", |plan, on| {
        edit_channel(plan, on, json!({"position": 1}))
    }),
    ("text limit", |plan, on| {
        edit_channel(plan, on, json!({"text_limit": 25_000}))
    }),
    ("archive", |plan, on| {
        edit_channel(plan, on, json!({"archived": true}))
    }),
    ("slots", |plan, on| {
        plan.set_slots(
            &on.channels[0],
            &parse_slots("mon 09:00, tue 10:00").unwrap(),
        )
    }),
    ("shift", |plan, on| {
        room(plan, json!({"kind": "shift", "posts": on.posts, "days": 3}))
    }),
    ("push", |plan, _| {
        let from = json!({"date": "2026-11-21", "minute": 0});
        room(
            plan,
            json!({"kind": "push", "from": from, "channel": null, "days": 2}),
        )
    }),
    ("swap", |plan, on| {
        room(plan, json!({"kind": "swap", "posts": [on.both, on.weekly]}))
    }),
    ("spread", |plan, on| {
        let (first, last) = ("2026-12-01", "2026-12-03");
        let all = json!({"kind": "spread", "posts": on.posts, "first": first, "last": last, "minute": 600});
        room(plan, all)
    }),
    ("fill", |plan, on| {
        room(plan, json!({"kind": "fill", "posts": [on.both]}))
    }),
    ("add post", add_post),
    ("add post in a slot", |plan, on| {
        let new = json!({"title": "in a slot", "channels": [on.channels[0]]});
        Ok(plan.add_post_in_slot(&of(&new))?.0)
    }),
    ("add series", |plan, on| {
        add_weekly(plan, &on.channels[0], 3)
    }),
    ("rule", |plan, on| {
        series(
            plan,
            on,
            Scope::This,
            json!({"change": "rule", "rule": "FREQ=DAILY;COUNT=5"}),
        )
    }),
    ("no rule", |plan, on| {
        series(
            plan,
            on,
            Scope::This,
            json!({"change": "rule", "rule": null}),
        )
    }),
    ("later of a series", |plan, on| {
        series(
            plan,
            on,
            Scope::Later,
            json!({"change": "edit", "edit": {"title": "from now on"}}),
        )
    }),
    ("a series moved", |plan, on| {
        let target = json!({"when": {"to": "by", "days": 1, "minutes": 15}});
        series(
            plan,
            on,
            Scope::All,
            json!({"change": "move", "target": target}),
        )
    }),
    ("delete later", |plan, on| {
        series(plan, on, Scope::Later, json!({"change": "delete"}))
    }),
    ("add sibling", add_sibling),
    ("post", |plan, on| {
        edit_post(plan, on, json!({"title": "both, retold", "link": ""}))
    }),
    ("labels", |plan, on| {
        edit_post(plan, on, json!({"labels": ["new"]}))
    }),
    ("own text", |plan, on| {
        edit_post(plan, on, json!({"own_text": "here only"}))
    }),
    ("status", |plan, on| {
        plan.set_status(&on.posts, Status::Approved)
    }),
    ("publish", |plan, on| {
        plan.publish(&on.one, Some("https://bsky.app/profile/acme/post/1"))
    }),
    ("add media", media_verbs::add),
    ("describe media", media_verbs::describe),
    ("order media", media_verbs::order),
    ("crop media", media_verbs::crop),
    ("crop all media", media_verbs::crop_all),
    ("leave out media", media_verbs::leave_out),
    ("replace media", media_verbs::replace),
    ("remove media", media_verbs::remove),
    ("clear media", media_verbs::clear),
    ("move", |plan, on| {
        shift(plan, on, json!({"to": "by", "days": 1, "minutes": 5}))
    }),
    ("tray", |plan, on| shift(plan, on, json!({"to": "tray"}))),
    ("duplicate", |plan, on| {
        Ok(plan.duplicate_posts(&on.posts)?.0)
    }),
    ("copy", |plan, on| {
        let target = json!({"when": {"to": "by", "days": 2, "minutes": 0}});
        Ok(plan
            .copy_posts(&on.posts, &of(&target), Some(Status::Approved))?
            .0)
    }),
    ("sort", |plan, on| {
        let categories = json!({"pillar": on.pillar, "campaign": null, "add_labels": ["both"]});
        plan.categorize_posts(&on.posts, &of(&categories))
    }),
    ("delete", |plan, on| plan.delete_posts(&on.posts)),
    ("add campaign", |plan, _| {
        Ok(plan.add_campaign(&of(&json!({"name": "Spring"})))?.0)
    }),
    ("campaign", |plan, on| {
        let edit = json!({"name": "Relaunch", "first_day": "2026-11-16", "last_day": "2026-11-29"});
        plan.edit_campaign(&on.campaign, &of(&edit))
    }),
    ("delete campaign", |plan, on| {
        plan.delete_campaign(&on.campaign)
    }),
    ("add pillar", |plan, _| {
        Ok(plan
            .add_pillar(&of(&json!({"name": "Culture", "share": 10})))?
            .0)
    }),
    ("pillar", |plan, on| {
        plan.edit_pillar(&on.pillar, &of(&json!({"share": 40})))
    }),
    ("pillar's place", |plan, on| {
        plan.edit_pillar(&on.pillar, &of(&json!({"position": 1})))
    }),
    ("add layer", |plan, _| {
        Ok(plan.add_layer(&fixture("holidays.ics"), None)?.0)
    }),
    ("layer", |plan, on| {
        plan.edit_layer(&on.layer, &of(&json!({"shown": false, "name": "Off"})))
    }),
    ("delete layer", |plan, on| plan.delete_layer(&on.layer)),
    ("delete pillar", |plan, on| plan.delete_pillar(&on.pillar)),
    ("label", |plan, on| plan.rename_label(&on.label, "renamed")),
    ("delete label", |plan, on| plan.delete_label(&on.label)),
    ("add view", |plan, on| {
        let filter = of(&json!({"campaigns": [on.campaign]}));
        Ok(plan.add_view("Launch", &filter)?.0)
    }),
    ("view", |plan, on| {
        let edit = json!({"name": "To approve", "filter": {"statuses": ["in_review"]}});
        plan.edit_view(&on.view, &of(&edit))
    }),
    ("delete view", |plan, on| plan.delete_view(&on.view)),
    ("waive", |plan, on| {
        plan.waive(&on.one, Check::Excess, "Agreed with the editor")
    }),
    ("waive again", |plan, on| {
        plan.waive(&on.one, Check::Placeholder, "It is meant")
    }),
    ("take back", |plan, on| plan.take_back(&on.waiver)),
    ("comment", sign_off_verbs::comment),
    ("edit comment", sign_off_verbs::edit_comment),
    ("delete comment", sign_off_verbs::delete_comment),
    ("review again", sign_off_verbs::review_again),
    ("kind", |plan, on| {
        edit_post(plan, on, json!({"kind": "story"}))
    }),
    ("add snippet", writing_verbs::add_snippet),
    ("snippet", writing_verbs::edit_snippet),
    ("delete snippet", writing_verbs::delete_snippet),
    ("replace", writing_verbs::replace),
    ("utm", link_verbs::of_plan),
    ("utm of a channel", link_verbs::of_channel),
    ("utm of a campaign", link_verbs::of_campaign),
    ("utm of a post", link_verbs::of_item),
    ("utm_content", link_verbs::content),
    ("first comment", link_verbs::first_comment),
    ("first comments", link_verbs::first_comments),
    ("results", result_verbs::enter),
    ("replace results", result_verbs::replace),
    ("remove results", result_verbs::remove),
    ("facets", strategy_verbs::facets),
    ("facets of several", strategy_verbs::facets_of_several),
    ("add audience", strategy_verbs::add_audience),
    ("audience", strategy_verbs::edit_audience),
    ("delete audience", strategy_verbs::delete_audience),
    ("add objective", strategy_verbs::add_objective),
    ("objective", strategy_verbs::edit_objective),
    ("reading", strategy_verbs::read_objective),
    ("delete objective", strategy_verbs::delete_objective),
    ("role of a channel", strategy_verbs::of_channel),
    ("aim of a pillar", strategy_verbs::of_pillar),
    ("mission", strategy_verbs::mission),
    ("add message", strategy_verbs::add_message),
    ("message", strategy_verbs::edit_message),
    ("delete message", strategy_verbs::delete_message),
    ("add subject", strategy_verbs::add_subject),
    ("subject", strategy_verbs::edit_subject),
    ("note on a subject", strategy_verbs::note_subject),
    ("delete subject", strategy_verbs::delete_subject),
    ("names of stages", strategy_verbs::rename_stages),
    ("first review", strategy_verbs::first_review),
    ("add idea", idea_verbs::add),
    ("idea", idea_verbs::edit),
    ("delete idea", idea_verbs::delete),
    ("use idea", idea_verbs::make_post),
    ("place ideas", idea_verbs::place),
    ("decline time", result_verbs::decline),
    ("add experiment", experiment_verbs::add),
    ("assign", experiment_verbs::assign),
    ("read experiment", experiment_verbs::read),
    ("stop experiment", experiment_verbs::stop),
    ("delete experiment", experiment_verbs::delete),
    ("add feedback", idea_verbs::add_feedback),
    ("feedback", idea_verbs::edit_feedback),
    ("delete feedback", idea_verbs::delete_feedback),
    ("add label", strategy_verbs::add_label),
    ("import", documents::import),
    ("restore", |plan, _| plan.restore(&first_backup(plan)?)),
    ("bring back", |plan, on| {
        plan.bring_back(&first_backup(plan)?, &on.both)
    }),
];

pub(crate) fn run(verb: Verb, plan: &mut TestPlan) -> Result<Changes> {
    let on = ids(plan);
    verb(plan, &on)
}

pub(crate) fn edit_channel(plan: &mut Planner, on: &Ids, edit: Value) -> Result<Changes> {
    plan.edit_channel(&on.channels[0], &of(&edit))
}

pub(crate) fn edit_post(plan: &mut Planner, on: &Ids, edit: Value) -> Result<Changes> {
    plan.edit_post(&on.both, &of(&edit))
}

pub(crate) fn shift(plan: &mut Planner, on: &Ids, when: Value) -> Result<Changes> {
    plan.move_posts(&on.posts, &of(&json!({"when": when})))
}

/// Returns the one that [`furnished`] made before `both` got its words.
fn first_backup(plan: &Planner) -> Result<Backup> {
    let mut all = plan.backups()?.list()?;
    all.retain(|backup| backup.name.as_deref() == Some("first"));
    Ok(all.remove(0))
}

fn room(plan: &mut Planner, rearrangement: Value) -> Result<Changes> {
    plan.rearrange(&of(&rearrangement))
}

fn series(plan: &mut Planner, on: &Ids, scope: Scope, change: Value) -> Result<Changes> {
    plan.change_series(&on.weekly, scope, &of(&change))
}

pub(crate) fn add_post(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let at = json!({"date": "2026-11-22", "minute": 480});
    let new = json!({"title": "new", "channels": on.channels, "at": at});
    Ok(plan.add_post(&of(&new))?.0)
}

pub(crate) fn add_sibling(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let post = on.posts.first().map_or("", |id| id.as_str());
    Ok(plan.add_sibling(post, &on.channels[0])?.0)
}
