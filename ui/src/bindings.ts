// The core's types, generated from Rust by src-tauri/core/src/typescript.rs: do not edit.
// To write it anew: DAYMARK_BLESS=1 cargo test -p daymark-core typescript

/**
 * A date and a minute of the day, as a person reads them off a clock.
 */
export type At = { date: string,
/**
 * Minutes since midnight, 0 to 1439.
 */
minute: number, };

/**
 * What asking for a backup came to.
 */
export type BackedUp = { backup: Backup,
/**
 * False where the plan is as it was in that backup, so that no other one was made.
 */
is_new: boolean, };

/**
 * A backup of a plan. What is only in its JSON file is `None` where that is lost or can't be read.
 */
export type Backup = { id: string, at: string,
/**
 * Of a named one, which is kept for good.
 */
name: string | null, posts: number | null, channels: number | null,
/**
 * The packed file's length.
 */
bytes: number,
/**
 * Of the program that made it.
 */
version: string | null,
/**
 * The plan's path when it was made: copies of a plan have their backups in one folder.
 */
file: string | null,
/**
 * As far as can be told without reading the whole file; see [`Backup::checked`].
 */
damage: Damage | null, };

export type Campaign = { id: CampaignId, name: string, colour: string, first_day: string | null, last_day: string | null, brief: string, };

export type CampaignEdit = { name?: string, colour?: string, first_day?: string | null, last_day?: string | null, brief?: string, };

export type CampaignId = string & { readonly noun: "CampaignId" };

export type Card = { id: PostId, item: ItemId, channel: ChannelId, title: string, status: Status,
/**
 * On the clocks of the plan; none lies in the tray.
 */
date: string | null,
/**
 * Minutes since midnight.
 */
minute: number | null,
/**
 * True when the clocks skip this time.
 */
in_clock_gap: boolean, campaign: CampaignId | null, pillar: PillarId | null, labels: Array<LabelId>,
/**
 * How many characters are over the platform's limit.
 */
excess: number,
/**
 * True for a post of a series.
 */
in_series?: boolean, };

/**
 * What several posts stand under: absent fields stay, null clears.
 */
export type Categories = { campaign?: string | null, pillar?: string | null, add_labels?: Array<string>, remove_labels?: Array<string>, };

export type Changes = {
/**
 * Rises by one with every commit; a gap means that another program wrote in between.
 */
revision: number,
/**
 * What was done, undone or redone; none when nothing changed.
 */
op: Op | null,
/**
 * Those that are new or other than before.
 */
rows: Rows, cards: Array<Card>,
/**
 * Keys of rows that are gone, by noun: ids, and dates of notes.
 */
gone: { [key in Noun]?: Array<string> },
/**
 * True when so much changed that reading again is shorter than telling.
 */
reload: boolean,
/**
 * What an undo or redo would now concern.
 */
undo: Op | null, redo: Op | null, };

export type Channel = { id: ChannelId,
/**
 * A platform's id; one this version does not know is shown as "other".
 */
platform: string, name: string, handle: string,
/**
 * `#rrggbb`; none means the platform's own.
 */
colour: string | null,
/**
 * None means the plan's.
 */
zone: string | null,
/**
 * Its place among the lanes, from 0.
 */
position: number, archived: boolean, };

export type ChannelEdit = { name?: string, handle?: string, colour?: string | null, zone?: string | null, archived?: boolean,
/**
 * The new place among the lanes, from 0.
 */
position?: number, };

export type ChannelId = string & { readonly noun: "ChannelId" };

/**
 * The slots of one channel, by weekday and time.
 */
export type ChannelSlots = { channel: ChannelId, slots: Array<Slot>, };

export type Check = "excess" | "clock_gap" | "late_review" | "close" | "duplicate" | "silence";

/**
 * What went wrong, as far as a caller tells it apart: the window words each of these in the
 * person's language, scripts branch on it.
 */
export type Code = "empty" | "too_long" | "bad_value" | "bad_date" | "unknown_zone" | "not_found" | "ambiguous" | "taken" | "archived" | "cannot_repeat" | "nothing_to_undo" | "nothing_to_redo" | "file_missing" | "file_exists" | "not_a_plan" | "damaged" | "newer_version" | "locked" | "replaced" | "gone" | "read_only" | "disk_full" | "unexpected";

/**
 * A post of one of two versions, as a list names it.
 */
export type ComparedPost = { title: string, channel: string,
/**
 * None in the tray.
 */
at: At | null, status: Status,
/**
 * What differs from the other version, of a post that is in both: `title`, `text`, `link`, `notes`,
 * `time`, `channel`, `status`, `campaign`, `pillar`, `labels`.
 */
differs: Array<string>, };

export type ComparedPosts = { count: number,
/**
 * The first 200, by time.
 */
listed: Array<ComparedPost>, };

/**
 * The open version beside that of another file.
 */
export type Comparison = { only_here: ComparedPosts, only_there: ComparedPosts,
/**
 * As they are in the open version.
 */
different: ComparedPosts,
/**
 * How many posts are alike.
 */
same: number, };

/**
 * What is wrong with a backup.
 */
export type Damage = "unknown" | "length" | "sum" | "unreadable";

/**
 * A line of text on a date.
 */
export type DayNote = { date: string, text: string, };

/**
 * What differs between a plan and a backup of it.
 */
export type Difference = { new: DifferingPosts, changed: DifferingPosts, gone: DifferingPosts,
/**
 * How many posts are as they were.
 */
same: number, };

/**
 * A post that is new, changed or gone since a backup: as it is now, a gone one as it was.
 */
export type DifferingPost = { id: PostId, title: string, channel: string, platform: string,
/**
 * None in the tray.
 */
at: At | null, status: Status,
/**
 * Of a changed one.
 */
changes: Array<FieldChange>, };

export type DifferingPosts = { count: number,
/**
 * The first 200, by time.
 */
listed: Array<DifferingPost>, };

/**
 * A line of the history.
 */
export type Entry = { id: number, op: Op, at: string, undone: boolean, };

/**
 * Which posts leave, and how they look in a calendar. Posts in the tray have no time and stay.
 */
export type ExportOptions = {
/**
 * The first day, on the clocks of the plan; none begins with the first post.
 */
from: string | null,
/**
 * The day after the last; none ends with the last post.
 */
to: string | null,
/**
 * Ids of channels; empty means all, the archived among them.
 */
channels?: Array<string>,
/**
 * Empty means all.
 */
statuses?: Array<Status>,
/**
 * How long an event lasts, 5 to 1440 minutes; 30 unless told.
 */
minutes?: number,
/**
 * A reminder this many minutes before each post; none means no reminder.
 */
alarm?: number,
/**
 * New event ids at every export. A calendar that refuses a file because it knows its events
 * takes them again so, as duplicates.
 */
fresh_uids?: boolean, };

/**
 * A field of a post, in the words of both versions.
 */
export type FieldChange = {
/**
 * `title`, `text`, `link`, `notes`, `time`, `channel`, `status`, `campaign`, `pillar` or `labels`.
 */
field: string,
/**
 * In the backup. A time is `2026-11-27T08:30 Europe/Berlin`, and empty in the tray.
 */
before: string, now: string, };

/**
 * What a post must be to be shown. An empty list asks nothing; an empty id in one stands for
 * having none. Ids of what is gone are left out by whoever applies it.
 */
export type Filter = {
/**
 * Channels that are switched off.
 */
hidden: Array<ChannelId>, statuses: Array<Status>, campaigns: Array<CampaignId>, pillars: Array<PillarId>,
/**
 * One of them is enough.
 */
labels: Array<LabelId>,
/**
 * Words that all stand in the title.
 */
text: string, };

export type Finding = { check: Check, severity: Severity, channel: ChannelId,
/**
 * The post concerned, which is of the range; none of a silence.
 */
post: PostId | null,
/**
 * The post's day, or the first of a silence.
 */
day: string,
/**
 * The last day of a silence.
 */
last_day: string | null,
/**
 * The post that it is close to or repeats, which may be outside the range.
 */
other: OtherPost | null, };

/**
 * A post that was found, as a list of results shows it.
 */
export type Found = { card: Card, title: Array<Piece>,
/**
 * From the text, notes or labels; empty where all words stand in the title.
 */
excerpt: Array<Piece>, };

export type ItemId = string & { readonly noun: "ItemId" };

export type Label = { id: LabelId, name: string, };

export type LabelId = string & { readonly noun: "LabelId" };

export type Layer = { id: LayerId, name: string,
/**
 * Of an .ics file, from the root of its disk.
 */
path: string, colour: string, shown: boolean, };

export type LayerContent = { id: LayerId, problem: Problem | null,
/**
 * What the whole file has that is not shown, or not as it is meant.
 */
left_out: Array<LeftOut>,
/**
 * By day and minute; those of whole days first.
 */
entries: Array<LayerEntry>, };

/**
 * What the layers say, and by what to tell whether that has changed since.
 */
export type LayerContents = { stamp: string, layers: Array<LayerContent>, };

export type LayerEdit = { name?: string, colour?: string, shown?: boolean, };

/**
 * An event on one day.
 */
export type LayerEntry = { date: string,
/**
 * Minutes since midnight on the clocks of the plan; none is the whole day.
 */
minute: number | null, title: string, };

export type LayerId = string & { readonly noun: "LayerId" };

/**
 * Some events of a layer that are shown without something, or not at all.
 */
export type LeftOut = {
/**
 * How many events of the file; at least 1.
 */
count: number, why: Why, };

/**
 * How many pictures and videos one post may carry; `None` is a number that is not known.
 */
export type MediaRule = {
/**
 * True when a post without media is refused.
 */
required: boolean,
/**
 * The most pictures and videos together.
 */
items: number | null, images: number | null, videos: number | null,
/**
 * False when pictures and videos may not share a post.
 */
mixed: boolean, };

export type NewChannel = { platform: string,
/**
 * Empty means the platform's own name.
 */
name?: string, handle?: string, zone?: string, };

/**
 * What a new plan is told at its first start.
 */
export type NewPlan = { name: string, zone: string, first_day: number, };

/**
 * A new item with one post on each of the channels.
 */
export type NewPost = { channels: Array<ChannelId>,
/**
 * In each channel's own zone unless `zone` says otherwise; none puts it in the tray.
 */
at?: At, zone?: string,
/**
 * A draft unless told.
 */
status?: Status,
/**
 * As RFC 5545 writes a rule: the post is the first of a series.
 */
repeat?: string, title?: string, text?: string,
/**
 * This post's own text; null follows the item's again.
 */
own_text?: string | null, link?: string, campaign?: string | null, pillar?: string | null, labels?: Array<string>, notes?: string, };

export type Noun = "post" | "channel" | "campaign" | "pillar" | "label" | "note" | "view" | "layer" | "slot";

/**
 * One operation. `title` is the first of the posts concerned, `count` how many they are.
 */
export type Op = { "op": "sample" } | { "op": "edit_plan" } | { "op": "add", noun: Noun, name: string, } | { "op": "edit", noun: Noun, name: string, } | { "op": "delete", noun: Noun, name: string, } | { "op": "add_channels", name: string, count: number, } | { "op": "archive_channel", name: string, } | { "op": "restore_channel", name: string, } | { "op": "add_post", title: string, count: number, } | { "op": "edit_post", title: string, } | { "op": "move_posts", title: string, count: number, to: At | null, channel: string | null, } | { "op": "set_status", title: string, count: number, status: Status, } | { "op": "categorize_posts", title: string, count: number, } | { "op": "duplicate_posts", title: string, count: number, } | { "op": "delete_posts", title: string, count: number, } | { "op": "repeat_post", title: string, rule: string | null, } | { "op": "note_day", date: string, } | { "op": "set_slots", name: string, } | { "op": "shift_posts", title: string, count: number, days: number, } | { "op": "swap_posts", title: string, other: string, } | { "op": "spread_posts", title: string, count: number, } | { "op": "fill_slots", title: string, count: number, } | { "op": "restore_backup",
/**
 * When that was made, on the plan's clocks.
 */
at: At,
/**
 * Of a named one.
 */
name: string | null, } | { "op": "bring_back_post", title: string, };

export type Opening = { overview: Overview,
/**
 * Today and the minute of the day, on the clocks of the plan.
 */
now: At,
/**
 * The first day of this week; `cards` are its posts.
 */
from: string, cards: Array<Card>, tray: Array<Card>,
/**
 * What the window was left with.
 */
filter: Filter,
/**
 * Of the shown week and those beside it.
 */
slot_times: Array<SlotTimes>,
/**
 * What was typed and is in no field of the plan yet, by the field it was typed into.
 */
unfinished: { [key in string]: string },
/**
 * Logs that were beside the file and were written for another one, by their new names.
 */
set_aside: Array<string>, };

/**
 * A limit on something else. `what` is a stable key, such as `altText`; a unit of time or size is
 * part of it, as in `shortSeconds`, and a key without one counts characters or items.
 */
export type OtherLimit = { what: string, limit: number, };

export type OtherPost = { post: PostId, day: string, };

export type Overview = { revision: number,
/**
 * True when the file, its folder or its disk can't be written: every change is refused.
 */
read_only: boolean,
/**
 * Where the file lost its name while the plan was open: every change is refused until a person chooses.
 */
parting: Parting | null, plan: Plan, rows: Rows, undo: Op | null, redo: Op | null, };

/**
 * That the open plan is not the file of its name any more.
 */
export type Parting = {
/**
 * `replaced` or `gone`.
 */
why: Code,
/**
 * True where what was open is kept and can be saved as a copy.
 */
is_kept: boolean, };

/**
 * A piece of a text; `hit` where a word stands.
 */
export type Piece = { text: string, hit: boolean, };

/**
 * A content pillar: a theme the brand keeps coming back to.
 */
export type Pillar = { id: PillarId, name: string, colour: string,
/**
 * Target share of all posts, in percent, 0 to 100.
 */
share: number, position: number, };

export type PillarEdit = { name?: string, colour?: string, share?: number,
/**
 * Its place among all pillars, from 0; the others move up.
 */
position?: number, };

export type PillarId = string & { readonly noun: "PillarId" };

export type Plan = { name: string, zone: string,
/**
 * 1 Monday to 7 Sunday.
 */
first_day: number, hour12: boolean,
/**
 * The language tag that dates and numbers are written in, such as `de-DE`; none means that of
 * the window.
 */
locale: string | null,
/**
 * What a card that is moved snaps to, in minutes: 5, 10, 15 or 30.
 */
snap: number,
/**
 * A second time scale beside the hours of the week; none means that there is none.
 */
second_zone: string | null, };

/**
 * A change to the plan's settings: absent fields stay, null clears.
 */
export type PlanEdit = { name?: string, zone?: string, first_day?: number, hour12?: boolean, locale?: string | null, snap?: number, second_zone?: string | null, };

/**
 * A platform and what it allows in one post. Where sources disagree, `doubt` says so.
 */
export type Platform = {
/**
 * What a plan's file keeps, such as `x` or `wechat`; never changed once released.
 */
id: string, name: PlatformName, colour: PlatformColour,
/**
 * The post's text: the body or, on a video platform, the description.
 */
text: TextRule,
/**
 * The title, on a platform whose every post has one of its own.
 */
title: TextRule | null,
/**
 * The most hashtags (or topics) in one post; `None` when not known.
 */
hashtags: number | null,
/**
 * `None` when nothing is known about media.
 */
media: MediaRule | null,
/**
 * Limits that are shown but not checked, since a plan does not hold what they measure.
 */
other: Array<OtherLimit>, sources: Array<Source>,
/**
 * What is not certain about the limits, for a person to read.
 */
doubt: string | null, };

/**
 * The brand colour as `#rrggbb`, shifted where needed to a contrast of at least 3:1, both with the
 * theme's panel (`#ffffff` and `#1e1e21`; WCAG 2.2 SC 1.4.11) and with a white glyph on top.
 */
export type PlatformColour = { light: string, dark: string, };

/**
 * The platform's name in each language of the program.
 */
export type PlatformName = { en: string, zh: string, };

export type PostDetail = { id: PostId, item: ItemId, channel: ChannelId,
/**
 * On the clocks of `zone`; none lies in the tray.
 */
at: At | null,
/**
 * Where the post is planned: its channel's own zone, or the plan's.
 */
zone: string,
/**
 * True when the clocks skip this time.
 */
in_clock_gap: boolean, status: Status, title: string,
/**
 * The item's text, said wherever a post has none of its own.
 */
text: string, own_text: string | null, link: string | null, campaign: CampaignId | null, pillar: PillarId | null, labels: Array<string>, notes: string,
/**
 * None for a post that does not repeat.
 */
repeat: SeriesOfPost | null,
/**
 * The same item on other channels.
 */
siblings: Array<Sibling>, };

/**
 * A change to one post and the item behind it: absent fields stay, null clears.
 */
export type PostEdit = { title?: string, text?: string,
/**
 * This post's own text; null follows the item's again.
 */
own_text?: string | null, link?: string, campaign?: string | null, pillar?: string | null, labels?: Array<string>, notes?: string, };

export type PostId = string & { readonly noun: "PostId" };

/**
 * Why a layer shows nothing, or not all.
 */
export type Problem = "gone" | "unreadable" | "too_large" | "not_a_calendar" | "too_much";

/**
 * What is to be rearranged. Dates and times are on the clocks of the plan.
 */
export type Rearrangement = { "kind": "shift", posts: Array<PostId>, days: number, } | { "kind": "push", from: At, channel: ChannelId | null, days: number, } | { "kind": "swap", posts: Array<PostId>, } | { "kind": "spread", posts: Array<PostId>, first: string, last: string, minute: number, } | { "kind": "fill", posts: Array<PostId>, };

/**
 * What making room would do.
 */
export type RearrangementPreview = {
/**
 * How many posts move, and how many stay because they are published or skipped.
 */
count: number, stay: number,
/**
 * The moving posts as their cards would be.
 */
ghosts: Array<Card>, };

export type Rows = { channels: Array<Channel>, campaigns: Array<Campaign>, pillars: Array<Pillar>, labels: Array<Label>, notes: Array<DayNote>, views: Array<SavedView>, layers: Array<Layer>,
/**
 * All of each channel. After a change, a channel that lost its last slot is there with none.
 */
slots: Array<ChannelSlots>, };

export type SavedView = { id: SavedViewId, name: string, filter: Filter, position: number, };

export type SavedViewEdit = { name?: string, filter?: Filter, };

export type SavedViewId = string & { readonly noun: "SavedViewId" };

/**
 * How much of a series a change is about. What is published is never part of it.
 */
export type Scope = "this" | "later" | "all";

export type SecondZoneDay = { date: string,
/**
 * For each of the plan's 24 hours what the other clocks show at its beginning, in minutes
 * since this date's midnight on them: negative is the day before, 1440 and more the day after.
 */
minutes: Array<number>, };

export type SecondZoneHours = { zone: string, days: Array<SecondZoneDay>, };

/**
 * What is done to a post and, as far as the scope reaches, to the series it is of.
 */
export type SeriesChange = { "change": "edit", edit: PostEdit, } | { "change": "move", target: Target, } | { "change": "status", status: Status, } | { "change": "delete" } | { "change": "rule", rule: string | null, };

/**
 * The series of a post, as the panel shows it.
 */
export type SeriesOfPost = {
/**
 * As RFC 5545 writes it.
 */
rule: string,
/**
 * The date that the rule gives this post.
 */
date: string, };

export type Severity = "error" | "warning" | "hint";

export type Sibling = { id: PostId, channel: ChannelId, at: At | null, status: Status, };

/**
 * On the clocks of its channel.
 */
export type Slot = {
/**
 * 1 for Monday to 7 for Sunday.
 */
weekday: number,
/**
 * Minutes since midnight, 0 to 1439.
 */
minute: number, };

/**
 * The slots of one channel within some days, free or not.
 */
export type SlotTimes = { channel: ChannelId, times: Array<At>, };

/**
 * Where a limit was read and in which month (`2026-11`). `what` is the limit, or `limits` where
 * the source stands for the entry as a whole.
 */
export type Source = { what: string, source: string, checked: string, };

export type Status = "idea" | "draft" | "in_review" | "approved" | "published" | "skipped";

/**
 * Where posts are moved.
 */
export type Target = { when: When, channel?: ChannelId,
/**
 * The zone that `when` is read in; none means each post's own.
 */
zone?: string, };

/**
 * How long a text may be and how its length is counted.
 */
export type TextRule = {
/**
 * The most allowed, in `unit`. `None` when there is no limit or none is known: `unlimited`
 * tells which.
 */
limit: number | null, unit: Unit,
/**
 * The most UTF-8 bytes allowed, on a platform that limits these too.
 */
bytes: number | null,
/**
 * True when the platform is known to set no limit.
 */
unlimited: boolean,
/**
 * True when the limit is advice that the platform does not enforce.
 */
advice: boolean, };

/**
 * What a platform counts. A character, as a person sees it, is a grapheme cluster (UAX 29).
 */
export type Unit = "weighted" | "graphemes" | "codepoints" | "utf16" | "halfwidth" | "mastodon" | "threads";

/**
 * What came of moving one post: it moved, or its item has other posts that may go along.
 */
export type UnsharedMove = { "moved": Changes } | { "shared": Array<PostId> };

export type When = { "to": "keep" } | { "to": "tray" } | { "to": "at", at: At, } | { "to": "day", date: string, minute: number, } | { "to": "by", days: number, minutes: number, tray?: At, };

export type Why = "unreadable" | "repetition" | "dates" | "zone" | "length" | "same_id";

// The window's types, generated from Rust by src-tauri/app/typescript.rs: do not edit.
// To write them anew: DAYMARK_BLESS=1 cargo test -p daymark typescript

/**
 * The backups of the plan, the newest first.
 */
export type BackupList = { backups: Backup[], folder: string,
/**
 * Why the last one that was due could not be made.
 */
problem: Refusal | null, };

/**
 * What happened beside the window.
 */
export type Beside = {
/**
 * Rises with every change, whichever program made it.
 */
revision: number, parting: Parting | null, };

/**
 * What was written where; none when the person thought better of it.
 */
export type Exported = { path: string, posts: number, };

/**
 * What the page shows when it begins; none is as it was made.
 */
export type WindowLook = { view: string | null, tray: boolean | null, };

/**
 * A plan that was opened on this machine, as the menu lists it.
 */
export type Recent = { file: string, name: string,
/**
 * False when the file is gone, or its disk is not there.
 */
there: boolean,
/**
 * True for the plan of the window that asks.
 */
here: boolean, };

export type Refusal = { code: Code, field: string | null, reason: string | null, about: string | null, message: string, };

/**
 * What the page is told when it starts.
 */
export type Start = { file: string,
/**
 * The system's language tag.
 */
locale: string,
/**
 * The machine's time zone.
 */
zone: string, platforms: Platform[],
/**
 * None at the first start.
 */
plan: Opening | null,
/**
 * Why the plan could not be opened.
 */
problem: Refusal | null,
/**
 * How the window was left.
 */
look: WindowLook,
/**
 * What was typed on the first page before, and is in no plan.
 */
unfinished: { [key in string]: string }, };
