// The core's types, generated from Rust by src-tauri/core/src/typescript.rs: do not edit.
// To write it anew: DAYMARK_BLESS=1 cargo test -p daymark-core typescript

/**
 * How posts did beside the usual engagement of their channels.
 */
export type AgainstUsual = {
/**
 * 1 is as usual.
 */
ratio: number,
/**
 * The 90 % interval; `None` with fewer than eight posts here or in the 90 days before.
 */
low: number | null, high: number | null,
/**
 * The posts of which engagement is known, of channels that have a usual one.
 */
posts: number, };

/**
 * Changed posts that have their change in common.
 */
export type AlikePosts = { change: CommonChange, posts: DifferingPosts, };

export type AnswerOutcome = "approved" | "to_change" | "no_answer" | "changed_after" | "settled" | "gone";

export type AnswerRow = { post: PostId,
/**
 * Empty if the plan doesn't have the post.
 */
title: string, outcome: AnswerOutcome,
/**
 * True if the comment is new in the plan.
 */
has_comment: boolean, };

/**
 * What became of the answers of a client.
 */
export type AnswersReport = {
/**
 * The client's name.
 */
name: string, approved: number,
/**
 * Posts that the client wants to be changed.
 */
to_change: number, comments: number, rows: Array<AnswerRow>, };

/**
 * Who approved a post, and when.
 */
export type ApprovedBy = {
/**
 * Empty if nobody's name was set then.
 */
author: string, at: LocalTime, };

/**
 * Which of the two ways a post is made in.
 */
export type Arm = "first" | "second";

export type Asked = { "of": "channel", name: string | null, } | { "of": "date_order" } | { "of": "swapped_dates" } | { "of": "first_week" } | { "of": "words" } | { "of": "year" };

/**
 * A post of an experiment.
 */
export type AssignedPost = { post: PostId, arm: Arm, };

/**
 * A group of people, told as one of them.
 */
export type Audience = { id: AudienceId, name: string,
/**
 * One of them in a sentence, such as “Ana, runs a café alone”.
 */
portrait: string, role: string,
/**
 * Such as `30–50`.
 */
age: string, place: string, language: string, goals: Array<string>, needs: Array<string>, pains: Array<string>, objections: Array<string>,
/**
 * The channels where they are. Those that the plan no longer has don't count.
 */
channels: Array<ChannelId>,
/**
 * The hours of a week in which they are active, 0 for Monday from 0:00 to 167 for Sunday from 23:00, in order.
 */
hours: Array<number>,
/**
 * True for people whom the brand is not for.
 */
not_for_us: boolean, position: number, };

export type AudienceCount = {
/**
 * `None` for the posts that are for nobody in particular.
 */
audience: AudienceId | null, posts: number, };

/**
 * A change to an audience. An absent field stays as it is.
 */
export type AudienceEdit = { name?: string, portrait?: string, role?: string, age?: string, place?: string, language?: string, goals?: Array<string>, needs?: Array<string>, pains?: Array<string>, objections?: Array<string>, channels?: Array<ChannelId>, hours?: Array<number>, not_for_us?: boolean,
/**
 * The index among all audiences that it is moved to.
 */
position?: number, };

export type AudienceId = string & { readonly noun: "AudienceId" };

/**
 * The name of a person and of their machine; empty if not set. Both are set by the person alone: a plan that is
 * exported or shared has them in its history, so they are never the system's names of its user or itself.
 */
export type Author = { name: string, machine: string, };

/**
 * The result of a request to back up a plan.
 */
export type BackedUp = { backup: Backup,
/**
 * False if the plan hasn't changed since that backup, so that no new one was made.
 */
is_new: boolean, };

/**
 * A backup of a plan. Fields that are read from its JSON file are `None` if that is missing or can't be read.
 */
export type Backup = { id: string, at: string,
/**
 * The name given by a person. A named backup is never deleted automatically.
 */
name: string | null, posts: number | null, channels: number | null,
/**
 * The length of the compressed file.
 */
bytes: number,
/**
 * The version of the program that made the backup.
 */
version: string | null,
/**
 * The path of the plan when the backup was made: copies of a plan have their backups in the same folder.
 */
file: string | null,
/**
 * Damage that is known without reading the whole file; see [`Backup::read_through`].
 */
damage: Damage | null, };

/**
 * A change of a definition between the posts of a range and those before it, on a channel.
 */
export type BrokenComparison = { channel: ChannelId, platform: string, metric: string,
/**
 * The metric that it took the place of; `None` where it kept its name.
 */
instead_of: string | null, since: string,
/**
 * False if only the month is known; `since` is its first day.
 */
to_the_day: boolean, };

/**
 * A limit that is not kept, with what was counted.
 */
export type BrokenLimit = { count: number,
/**
 * The most allowed if the count is above it, else the least.
 */
limit: number, counted: Counted,
/**
 * `None` if the limit is Daymark's or the plan's own.
 */
of: LimitOf | null,
/**
 * True if the limit is that of the channel's account or server.
 */
is_own: boolean,
/**
 * Where and in which month (`2026-11`) the limit was read; empty if it is no platform's.
 */
source: string, checked: string, };

export type CadenceStanding = "unset" | "below" | "within" | "above";

/**
 * A category of a calendar.
 */
export type CalendarCategory = { name: string,
/**
 * The number of events that have it.
 */
events: number, taken: CategoryUse,
/**
 * True if a person chose what it is taken for.
 */
is_chosen: boolean, };

/**
 * A group of posts with a common goal, such as a product launch.
 */
export type Campaign = { id: CampaignId, name: string, colour: string, first_day: string | null, last_day: string | null, brief: string,
/**
 * The `utm_campaign` of its posts' links; `None` means its name, in lower case with hyphens.
 */
utm_campaign: string | null, };

/**
 * A change to a campaign. An absent field stays as it is, null clears it.
 */
export type CampaignEdit = { name?: string, colour?: string, first_day?: string | null, last_day?: string | null, brief?: string, utm_campaign?: string | null, };

export type CampaignId = string & { readonly noun: "CampaignId" };

/**
 * A post as it is shown on a calendar.
 */
export type Card = { id: PostId, item: ItemId, channel: ChannelId, title: string, status: Status,
/**
 * The day in the plan's zone; `None` if the post is unscheduled.
 */
date: string | null,
/**
 * Minutes since midnight in the plan's zone, 0 to 1439.
 */
minute: number | null,
/**
 * True if a clock change skips the planned local time.
 */
in_clock_gap: boolean, campaign: CampaignId | null, pillar: PillarId | null, labels: Array<LabelId>,
/**
 * What the item is for; absent where it doesn't say.
 */
stage?: Stage, need?: Need, audience?: AudienceId, objective?: ObjectiveId,
/**
 * True for a post of a series.
 */
in_series?: boolean,
/**
 * `None` if the post's item has no picture or video.
 */
media?: CardMedia, };

/**
 * The pictures and videos of a post's item, as a card shows them.
 */
export type CardMedia = { first: MediaId, count: number, };

/**
 * A change to the campaign, pillar, labels and facets of several posts. An absent field stays as it is, null clears
 * it.
 */
export type Categories = { campaign?: string | null, pillar?: string | null, add_labels?: Array<string>, remove_labels?: Array<string>, stage?: Stage | null, need?: Need | null, audience?: string | null, objective?: string | null, goal?: string, expected?: string, hours?: number | null, cost?: number | null, };

/**
 * What a category of a calendar is taken for.
 */
export type CategoryUse = { "as": "channel", id: string, } | { "as": "campaign", name: string, } | { "as": "pillar", name: string, } | { "as": "label", name: string, } | { "as": "nothing" };

/**
 * The changes made by one operation, an undo or a redo.
 */
export type Changes = {
/**
 * The number of commits so far. A gap between two values means that another program wrote in between.
 */
revision: number,
/**
 * The operation that was done, undone or redone; `None` if nothing changed.
 */
op: Op | null,
/**
 * The rows that were inserted or updated.
 */
rows: Rows, cards: Array<Card>,
/**
 * The keys of deleted rows, by noun: ids, or dates for notes.
 */
gone: { [key in Noun]?: Array<string> },
/**
 * True if so many rows changed that the window must read the plan again; then no rows are listed.
 */
reload: boolean,
/**
 * The operation that would be undone next.
 */
undo: Op | null,
/**
 * The operation that would be redone next.
 */
redo: Op | null, };

/**
 * An account on a platform.
 */
export type Channel = { id: ChannelId,
/**
 * The id of a platform. A platform that this version doesn't know is shown as `other`.
 */
platform: string, name: string, handle: string,
/**
 * `#rrggbb`; `None` means the platform's colour.
 */
colour: string | null,
/**
 * `None` means the plan's zone.
 */
zone: string | null,
/**
 * The channel's place among the lanes, from 0.
 */
position: number, archived: boolean,
/**
 * The longest text that the account or its server takes, in the unit of the platform; `None` means the
 * platform's limit.
 */
text_limit: number | null,
/**
 * The `utm_source` of the channel's links; `None` means the plan's, or the platform's id.
 */
utm_source: string | null,
/**
 * The `utm_medium` of the channel's links; `None` means the plan's, or the usual one of the platform.
 */
utm_medium: string | null,
/**
 * What the channel is for.
 */
roles: Roles, strengths: string, limits: string,
/**
 * The objective that the channel works for first.
 */
goal: ObjectiveId | null,
/**
 * The fewest and the most posts a week; `None` if there is no such number.
 */
cadence_min: number | null, cadence_max: number | null,
/**
 * The share of posts that are made for this channel and not adapted from another, in percent.
 */
originals: number | null, };

/**
 * The posts of a channel in a range of days, beside its cadence.
 */
export type ChannelCadence = { channel: ChannelId,
/**
 * Posts that are not published yet.
 */
planned: number, published: number,
/**
 * All posts, for each week of the range.
 */
a_week: number,
/**
 * The fewest and the most posts a week; `None` if there is no such number.
 */
min: number | null, max: number | null,
/**
 * How many posts are missing in the range until it has the fewest.
 */
missing: number,
/**
 * How many posts the range has beyond the most.
 */
beyond: number, standing: CadenceStanding,
/**
 * The share of posts that were made for the channel, in percent; `None` without posts.
 */
originals: number | null,
/**
 * The wanted share, in percent.
 */
originals_wanted: number | null, };

/**
 * A change to a channel. An absent field stays as it is, null clears it.
 */
export type ChannelEdit = { name?: string, handle?: string, colour?: string | null, zone?: string | null, archived?: boolean,
/**
 * The new place among the lanes, from 0.
 */
position?: number,
/**
 * The longest text that the account or its server takes, 1 to [`MAX_TEXT`]; null means the platform's limit.
 */
text_limit?: number | null, utm_source?: string | null, utm_medium?: string | null, roles?: Roles, strengths?: string, limits?: string, goal?: ObjectiveId | null, cadence_min?: number | null, cadence_max?: number | null, originals?: number | null, };

/**
 * How often or to how many the posts of a channel were shown.
 */
export type ChannelExposure = { channel: ChannelId, posts: number,
/**
 * `None` if no post tells one.
 */
exposure: Exposure | null, };

export type ChannelId = string & { readonly noun: "ChannelId" };

/**
 * The newest number of a channel's posts.
 */
export type ChannelRead = { channel: ChannelId, date: string,
/**
 * The name of the file; empty if a person entered it.
 */
source: string, };

/**
 * What a channel is for.
 */
export type ChannelRole = "reach" | "talk" | "serve" | "sell";

/**
 * The slots of one channel, sorted by weekday and time.
 */
export type ChannelSlots = { channel: ChannelId, slots: Array<Slot>, };

/**
 * What is suggested for a channel, or why nothing is.
 */
export type ChannelSuggestions = { channel: ChannelId,
/**
 * The posts of the week, published ones too.
 */
planned: number,
/**
 * How many there should be; `None` without a cadence.
 */
wanted: number | null,
/**
 * The number of posts that are compared; `None` if nothing had to be compared.
 */
posts: number | null,
/**
 * Why nothing is suggested.
 */
none: NoSuggestion | null,
/**
 * By their times.
 */
suggestions: Array<Suggestion>,
/**
 * What is known of weekdays and hours, for the words about a suggestion.
 */
factors: Array<FactorWorks>, };

/**
 * A kind of problem.
 */
export type Check = "excess" | "missing_part" | "hashtags" | "mentions" | "links" | "refused_sign" | "placeholder" | "text_dropped" | "media_missing" | "media_count" | "media_mixed" | "media_type" | "media_size" | "media_shape" | "media_duration" | "alt_text" | "clock_gap" | "past" | "schedule" | "late_review" | "changed_since_approval" | "close" | "crowded_day" | "duplicate" | "silence" | "pillar_drought";

/**
 * Why a choice of a table has its value.
 */
export type ChoiceReason = "untold" | "found" | "chosen" | "both";

/**
 * The kind of an error. The window translates each kind into the person's language, and scripts branch on it.
 */
export type Code = "empty" | "too_long" | "bad_value" | "bad_date" | "unknown_zone" | "not_found" | "ambiguous" | "taken" | "archived" | "cannot_repeat" | "nothing_to_undo" | "nothing_to_redo" | "file_missing" | "file_exists" | "not_a_plan" | "damaged" | "newer_version" | "locked" | "replaced" | "gone" | "read_only" | "disk_full" | "cancelled" | "unexpected";

export type CommentId = string & { readonly noun: "CommentId" };

/**
 * A change that several posts have in common.
 */
export type CommonChange = { "kind": "moved", minutes: number, } | { "kind": "unscheduled" } | { "kind": "set", changes: Array<FieldChange>, };

/**
 * A post of one version, as the list of differences shows it.
 */
export type ComparedPost = { title: string, channel: string,
/**
 * `None` if the post is unscheduled.
 */
at: LocalTime | null, status: Status,
/**
 * The fields that differ from the other version, for a post that is in both: `title`, `text`, `link`,
 * `notes`, `time`, `channel`, `status`, `campaign`, `pillar`, `labels`, `media`, `utm`, `utm_content`,
 * `first_comment`, `kind`, `results`, `stage`, `need`, `audience`, `objective`, `goal`, `expected`, `hours`, `cost`.
 */
differs: Array<string>, };

export type ComparedPosts = { count: number,
/**
 * The first 200 posts, by time.
 */
listed: Array<ComparedPost>, };

/**
 * The differences between the open version and that of another file.
 */
export type Comparison = { only_here: ComparedPosts, only_there: ComparedPosts,
/**
 * Posts that are in both versions, as they are in the open one.
 */
different: ComparedPosts,
/**
 * The number of equal posts.
 */
same: number, };

/**
 * When a limit applies.
 */
export type Condition = "media" | "premium" | "server" | "account" | "story" | "reel" | "short" | "photos" | "background" | "event" | "attachment";

/**
 * A copy of the plan that a sync service made because the plan was changed on two computers at once.
 */
export type ConflictedCopy = {
/**
 * The name of the file. Its folder is the plan's.
 */
name: string,
/**
 * When the file was last written.
 */
at: string,
/**
 * The service that made it; `None` if its name doesn't contain it.
 */
service: SyncService | null,
/**
 * The person or device in its name; `None` if there is none.
 */
who: string | null,
/**
 * Why it can't be compared: `damaged`, `newer_version`, `locked`, or an error from reading the file.
 */
problem: Code | null, };

/**
 * A cell that a person corrected.
 */
export type CorrectedCell = { line: number,
/**
 * The number of the column in the file, from 1; for the date of a day in a grid of weekdays, 10,000 more than that of the
 * day.
 */
column: number, text: string, };

/**
 * What a cost is made of; a part is `None` if no post tells it.
 */
export type CostParts = {
/**
 * Advertising, as results tell it.
 */
ads: ResultSum | null,
/**
 * Other cost that results tell.
 */
entered: ResultSum | null,
/**
 * The money that items take, divided by their published posts.
 */
items: ResultSum | null,
/**
 * The hours that items take, divided alike, times what an hour costs.
 */
work: ResultSum | null,
/**
 * Hours that are in no cost, since the plan doesn't tell what an hour costs.
 */
unpriced_hours: ResultSum | null, };

/**
 * What was counted, and in which unit.
 */
export type Counted = { "what": "length", unit: Unit, } | { "what": "limited", limited: Limited, unit: Measure, } | { "what": "share" };

/**
 * How many posts serve a row and a column. Keys are ids, names of stages or first days of weeks; the last row counts the
 * posts that say nothing of it, and so does the last column except for channels and weeks. Their key is empty.
 */
export type Coverage = { rows: Array<string>, columns: Array<string>,
/**
 * Row by row, each with a cell for every column.
 */
cells: Array<Array<CoverageCell>>,
/**
 * The number of holes.
 */
holes: number, };

export type CoverageCell = { count: number,
/**
 * True if there should be a post and is none.
 */
hole: boolean, };

/**
 * The part of a picture that a post shows, in millionths of the picture's width and height as shown.
 */
export type Crop = { left: number, top: number, width: number, height: number, };

/**
 * The kind of damage of a backup.
 */
export type Damage = "unknown" | "length" | "sum" | "unreadable";

export type DateCounts = { day_first: number, month_first: number, either: number, };

/**
 * The order of the numbers of a date.
 */
export type DateOrder = "dmy" | "mdy";

/**
 * A mark on a day.
 */
export type DayMark = { date: string, } & ({ "mark": "review", by: string, } | { "mark": "subject", subject: SubjectId, kind: SubjectKind, name: string, text: string, } | { "mark": "complaints", negative: number,
/**
 * The median of the 28 days before.
 */
usual: number,
/**
 * From this number on a day is unusual.
 */
threshold: number, });

/**
 * A short text on a date.
 */
export type DayNote = { date: string, text: string, };

/**
 * What the posts of one day brought until now.
 */
export type DayResults = { date: string,
/**
 * `None` if no post of the day tells the number.
 */
value: number | null,
/**
 * The number of the day as far before the range as this is within it.
 */
before: number | null,
/**
 * The published posts of the day; empty in ranges of more than 62 days.
 */
posts: Array<PostOfDay>, };

/**
 * Why a file is divided by its delimiter.
 */
export type DelimiterReason = { "reason": "chosen" } | { "reason": "first_line" } | { "reason": "rows", rows: number, cells: number, } | { "reason": "none" };

/**
 * The differences between a plan and another version of it, named as if that version were earlier.
 */
export type Difference = {
/**
 * Posts that only the plan contains.
 */
new: DifferingPosts,
/**
 * The count includes those in `alike`; these are not listed here.
 */
changed: DifferingPosts,
/**
 * Groups of at least five changed posts with a change in common, the largest first.
 */
alike: Array<AlikePosts>,
/**
 * Posts that only the other version contains.
 */
gone: DifferingPosts,
/**
 * The number of equal posts.
 */
same: number, };

/**
 * A post that differs: as it is in the plan, or in the other version if the plan doesn't contain it.
 */
export type DifferingPost = { id: PostId, title: string, channel: string, platform: string,
/**
 * `None` if the post is unscheduled.
 */
at: LocalTime | null, status: Status,
/**
 * The fields that differ, for a changed post.
 */
changes: Array<FieldChange>, };

export type DifferingPosts = { count: number,
/**
 * The first 200 posts, by time.
 */
listed: Array<DifferingPost>, };

/**
 * Where a number went, as far as its posts can show it.
 */
export type Direction = "up" | "down" | "unclear" | "too_few" | "unknown";

/**
 * How much is to be published, without what it is.
 */
export type DueCount = { due: Array<PostId>, missed: number,
/**
 * The posts of the rest of today.
 */
next: number,
/**
 * The time of the first of them, in the plan's zone.
 */
next_at: LocalTime | null, };

/**
 * A post that is neither published nor skipped, as a person publishes it by hand.
 */
export type DuePost = { id: PostId, item: ItemId, channel: ChannelId, title: string, at: LocalTime,
/**
 * Until when its reminder is put off, or was.
 */
snoozed_until: LocalTime | null, status: Status,
/**
 * What the platform calls the post, such as a story; `None` for its usual kind.
 */
kind: PostKind | null,
/**
 * The texts to publish one after the other, with the link as it is sent; empty if the post has no text.
 */
parts: Array<string>,
/**
 * The link as it is sent.
 */
link: string | null, first_comment: string | null,
/**
 * The item's pictures and videos.
 */
media: Array<MediaId>,
/**
 * The address of the page on which it is written by hand; `None` if it isn't known.
 */
page: string | null,
/**
 * What is wrong with it: errors and warnings that no person let pass. Always empty for posts to come.
 */
odd: Array<Finding>, };

/**
 * The posts that are to be published, each list by time. Times are in the plan's zone.
 */
export type DuePosts = { now: LocalTime,
/**
 * Planned in the last hour, or snoozed until then.
 */
due: Array<DuePost>,
/**
 * Planned before that, in the last 30 days.
 */
missed: Array<DuePost>,
/**
 * The rest of today, and those that are snoozed.
 */
next: Array<DuePost>,
/**
 * The first post after today.
 */
upcoming: DuePost | null, };

/**
 * Why a file is read in its encoding.
 */
export type EncodingReason = "chosen" | "mark" | "zero_bytes" | "valid" | "guess";

/**
 * An entry of the history.
 */
export type Entry = { id: number, op: Op, at: string, undone: boolean,
/**
 * The name of the person who did it; empty if it was not set then.
 */
author: string,
/**
 * The name of the machine that it was done on; empty if it was not set then.
 */
machine: string, };

/**
 * A part of the description of an event.
 */
export type EventDetail = "text" | "link" | "first_comment" | "notes" | "media";

/**
 * What the arms of an experiment differ in.
 */
export type ExperimentFactor = "time" | "format" | "pillar";

export type ExperimentId = string & { readonly noun: "ExperimentId" };

/**
 * The number by which the arms are compared.
 */
export type ExperimentOutcome = "engagements" | "views" | "clicks" | "conversions";

/**
 * What an experiment gave when it was read.
 */
export type ExperimentReading = { date: string, verdict: Verdict, p: number,
/**
 * The first arm beside the second one, with its 90 % interval.
 */
ratio: number, low: number, high: number,
/**
 * The smallest ratio that would have been noticed in four of five tries.
 */
noticeable: number,
/**
 * The pairs that were compared, and those of which a post had no result.
 */
pairs: number, left_out: number, };

/**
 * How many posts an experiment needs.
 */
export type ExperimentSize = { posts_an_arm: number,
/**
 * How much outcomes of the channel differ, as logarithms.
 */
spread: number,
/**
 * The number of posts that tell so; 0 if that of usual pages is used.
 */
posts: number, };

/**
 * An experiment and what may be told of it.
 */
export type ExperimentStanding = {
/**
 * The posts of each arm that the plan has, the first arm's first.
 */
assigned: [number, number],
/**
 * Those of them that are published.
 */
published: [number, number],
/**
 * The first day on which it can be read as far as its posts are planned; `None` without posts.
 */
readable_on: string | null, readable: boolean,
/**
 * `None` while it is running.
 */
verdict: Verdict | null, id: ExperimentId, added: string, question: string, channel: ChannelId, factor: ExperimentFactor,
/**
 * The two ways, such as `09:00` and `12:00`.
 */
first: string, second: string, outcome: ExperimentOutcome,
/**
 * How many posts each arm is to have.
 */
posts_an_arm: number,
/**
 * The last day on which a post of it is published.
 */
last_day: string, state: ExperimentState,
/**
 * What posts are assigned by.
 */
seed: number,
/**
 * Each pair of neighbouring posts after the other.
 */
posts: Array<AssignedPost>,
/**
 * `None` until it is read.
 */
reading: ExperimentReading | null, };

export type ExperimentState = "running" | "read" | "stopped";

/**
 * Which posts are exported, and how they appear in a calendar. Unscheduled posts are never exported.
 */
export type ExportOptions = {
/**
 * The first day, in the plan's zone; `None` exports from the first post on.
 */
from: string | null,
/**
 * The day after the last, in the plan's zone; `None` exports up to the last post.
 */
to: string | null,
/**
 * The ids of the channels to export; empty means all, including archived ones.
 */
channels?: Array<string>,
/**
 * The statuses to export; empty means all.
 */
statuses?: Array<Status>,
/**
 * The length of an event in minutes, 5 to 1440; 30 by default.
 */
minutes?: number,
/**
 * Minutes before each post for a reminder; `None` means no reminder.
 */
alarm?: number,
/**
 * Gives every event a new id. A calendar that refuses to import events it already has then imports them
 * again, as duplicates.
 */
fresh_uids?: boolean,
/**
 * The id of a saved view; `None` exports the posts of all.
 */
view?: string,
/**
 * Writes a series as one event with a rule, where its zone has rules that all programs read.
 */
rules?: boolean,
/**
 * Adds campaigns that have days, as events on whole days.
 */
campaigns?: boolean,
/**
 * Adds the notes of days, as events on whole days.
 */
notes?: boolean,
/**
 * Leaves the channel out of the titles.
 */
bare_titles?: boolean,
/**
 * What descriptions contain, in this order; the text alone by default.
 */
description?: Array<EventDetail>, };

/**
 * How often or to how many posts were shown, in the platform's own metric.
 */
export type Exposure = { metric: string, value: number,
/**
 * The posts that tell it.
 */
posts: number,
/**
 * That of the days before; `None` if no post tells it, or the platform counted it otherwise then.
 */
before: number | null, };

/**
 * What one factor does.
 */
export type FactorWorks = { factor: WorksFactor, p: number,
/**
 * Adjusted for all factors of the channel.
 */
adjusted: number,
/**
 * True if the factor may be called an effect.
 */
passes: boolean,
/**
 * In their natural order; a level without posts is not listed.
 */
levels: Array<LevelWorks>,
/**
 * The second level beside the first one, where there are two.
 */
pair: [number, number, number] | null, };

/**
 * What a person said. Ids of what the plan no longer has don't count.
 */
export type Feedback = { id: FeedbackId, date: string, text: string,
/**
 * The name of the person; empty if it isn't known.
 */
handle: string,
/**
 * −1, 0 or 1.
 */
sentiment: number, kind: FeedbackKind, channel: ChannelId | null, post: PostId | null,
/**
 * The idea that it speaks for.
 */
idea: IdeaId | null, };

export type FeedbackDay = { date: string, negative: number, neutral: number, positive: number,
/**
 * The usual number of negative entries, if the day has far more: the median of the 28 days before.
 */
usual: number | null,
/**
 * From how many negative entries on such a day is unusual; `None` if it isn't.
 */
threshold: number | null, };

/**
 * A change to feedback. An absent field stays as it is, null clears it.
 */
export type FeedbackEdit = { date?: string, text?: string, handle?: string, sentiment?: number, kind?: FeedbackKind, channel?: ChannelId | null, post?: PostId | null, idea?: IdeaId | null, };

export type FeedbackId = string & { readonly noun: "FeedbackId" };

/**
 * What somebody wants with what they say.
 */
export type FeedbackKind = "comment" | "question" | "complaint" | "wish" | "praise";

/**
 * The feedback of a range of days.
 */
export type FeedbackLog = {
/**
 * The newest first.
 */
entries: Array<Feedback>,
/**
 * Each day of the range that has feedback.
 */
days: Array<FeedbackDay>, };

/**
 * What a table with feedback gave, or would give.
 */
export type FeedbackReport = {
/**
 * The rows that aren't empty.
 */
rows: number, added: number,
/**
 * The rows that the plan has already, or that are in the file twice.
 */
known: number,
/**
 * The rows that can't be used; `problems` says why.
 */
left_out: number,
/**
 * The columns with what they tell.
 */
columns: Array<[string, string]>,
/**
 * The columns that aren't used.
 */
ignored: Array<string>,
/**
 * By line and column.
 */
problems: Array<string>, };

/**
 * A field of a post that differs, with both values.
 */
export type FieldChange = {
/**
 * `title`, `text`, `link`, `notes`, `time`, `channel`, `status`, `campaign`, `pillar`, `labels`, `media`, `utm`,
 * `utm_content`, `first_comment`, `kind`, `results`, `stage`, `need`, `audience`, `objective`, `goal`, `expected`,
 * `hours` or `cost`.
 */
field: string,
/**
 * The value in the other version. A time is written as `2026-11-27T08:30 Europe/Berlin`, and is empty if the
 * post is unscheduled.
 */
before: string, now: string, };

/**
 * Whether the file of media is there.
 */
export type FileState = "here" | "missing" | "changed";

/**
 * Which posts are visible. An empty list matches every post; an empty id in a list matches posts that have
 * none. The caller removes the ids of deleted objects before it applies the filter.
 */
export type Filter = {
/**
 * Channels whose posts are hidden.
 */
hidden: Array<ChannelId>, statuses: Array<Status>, campaigns: Array<CampaignId>, pillars: Array<PillarId>,
/**
 * A post matches if it has at least one of these labels.
 */
labels: Array<LabelId>,
/**
 * `None` matches posts that don't say.
 */
stages: Array<Stage | null>, needs: Array<Need | null>, audiences: Array<AudienceId>, objectives: Array<ObjectiveId>,
/**
 * Words that must all occur in the title.
 */
text: string, };

/**
 * A problem with a post, a channel without posts, or a pillar with too few.
 */
export type Finding = { check: Check, severity: Severity,
/**
 * `None` for a pillar.
 */
channel: ChannelId | null,
/**
 * The post concerned; `None` for a silence and a pillar.
 */
post: PostId | null,
/**
 * The post's day, or the first day of a silence or of the checked range; `None` for an unscheduled post.
 */
day: string | null,
/**
 * The last day of a silence or of the checked range.
 */
last_day: string | null,
/**
 * The post that this one is close to or a duplicate of. It may be outside the range.
 */
other: OtherPost | null,
/**
 * The part of the post concerned.
 */
part: Part | null,
/**
 * The sign, placeholder or media type that was found, or who approved the post.
 */
found: string | null,
/**
 * The place of the file concerned among the post's media, from 0.
 */
file: number | null, pillar: PillarId | null, limit: BrokenLimit | null,
/**
 * Set if a person lets the problem pass.
 */
waived: Waived | null, };

/**
 * That a person may comment on a post of their own right after it is published, and where that was read.
 */
export type FirstCommentRule = { source: string, checked: string, };

/**
 * The data for the first frame of a window.
 */
export type FirstFrame = { overview: Overview,
/**
 * The current local time in the plan's zone.
 */
now: LocalTime,
/**
 * The first day of the current week; `cards` are the posts of that week.
 */
from: string, cards: Array<Card>, tray: Array<Card>,
/**
 * The filter that was active when the window was last closed.
 */
filter: Filter,
/**
 * The slots of the current week and of the weeks before and after.
 */
slot_times: Array<SlotTimes>,
/**
 * Text that was typed but not saved to the plan, by the field it was typed into.
 */
unfinished: { [key in string]: string },
/**
 * The new names of log files that were found beside the plan but belong to another file.
 */
set_aside: Array<string>, };

/**
 * How many files a folder has and how many bytes they are.
 */
export type FolderSize = { files: number, bytes: number, };

/**
 * A post in a list of search results.
 */
export type Found = { card: Card,
/**
 * The title, with the words marked.
 */
title: Array<Piece>,
/**
 * A part of the text, first comment, notes or labels; empty if all words occur in the title.
 */
excerpt: Array<Piece>, };

/**
 * A post and the first picture or video that it shows.
 */
export type GridPost = { card: Card,
/**
 * `None` if the post shows none.
 */
media: UsedMedia | null, };

/**
 * The grid of posts that an account's profile shows, the newest first.
 */
export type GridRule = { columns: number,
/**
 * The shape of a tile, as width for a height of 1,000.
 */
ratio: number,
/**
 * False if sources disagree or the source is weak.
 */
certain: boolean, source: string, checked: string, };

/**
 * The posts of one channel, pillar, campaign, format, audience, stage, need or objective together.
 */
export type GroupResults = {
/**
 * The id of the row, or the name of the format, stage or need; empty for posts without one.
 */
key: string,
/**
 * Empty for posts without one.
 */
name: string,
/**
 * `None` for posts of several channels, and where none is told.
 */
exposure: Exposure | null, totals: ResultTotals, against: AgainstUsual | null, };

/**
 * A change to an idea. An absent field stays as it is, null clears it.
 */
export type IdeaEdit = { title?: string, angle?: string, audience?: AudienceId | null, pillar?: PillarId | null, stage?: Stage | null, subject?: SubjectId | null, source?: IdeaSource, link?: string, impact?: number | null, confidence?: number | null, effort?: number | null, until?: string | null, aside?: boolean, };

export type IdeaId = string & { readonly noun: "IdeaId" };

/**
 * Where an idea comes from.
 */
export type IdeaSource = "comment" | "search" | "trend" | "competitor" | "sentiment" | "results" | "own";

/**
 * A field of a post that an import changes.
 */
export type ImportChange = {
/**
 * `title`, `text`, `link`, `time` or `status`.
 */
field: string, before: string, after: string, };

/**
 * What becomes of a row.
 */
export type ImportOutcome = "add" | "update" | "skip" | "ask" | "bad";

/**
 * What is asked once for all rows that need it.
 */
export type ImportQuestion = { about: string, asked: Asked, question: string,
/**
 * The number of rows that need the answer.
 */
rows: number,
/**
 * How the command line is given the answer.
 */
answer: string, };

export type ItemId = string & { readonly noun: "ItemId" };

export type ItemMediaId = string & { readonly noun: "ItemMediaId" };

/**
 * A kind of post that a platform has beside its usual one.
 */
export type KindRule = { kind: PostKind,
/**
 * True if the platform drops the text of such a post.
 */
dropsText: boolean, source: string, checked: string, };

export type Label = { id: LabelId, name: string, };

export type LabelId = string & { readonly noun: "LabelId" };

/**
 * A calendar file that is shown behind the posts.
 */
export type Layer = { id: LayerId, name: string,
/**
 * The absolute path of the .ics file.
 */
path: string, colour: string, shown: boolean, };

/**
 * The entries of one layer.
 */
export type LayerContent = { id: LayerId, problem: Problem | null,
/**
 * The events of the whole file that are not shown, or not shown as they are meant.
 */
left_out: Array<LeftOut>,
/**
 * Sorted by day and minute, with whole days first.
 */
entries: Array<LayerEntry>, };

/**
 * The entries of the shown layers. `fingerprint` changes when a layer, a file, the zone or the days change.
 */
export type LayerContents = { fingerprint: string, layers: Array<LayerContent>, };

/**
 * A change to a layer. An absent field stays as it is.
 */
export type LayerEdit = { name?: string, colour?: string, shown?: boolean, };

/**
 * An event on one day. An event of several days has an entry on each of them.
 */
export type LayerEntry = { date: string,
/**
 * Minutes since midnight in the plan's zone; `None` for whole days.
 */
minute: number | null, title: string, };

export type LayerId = string & { readonly noun: "LayerId" };

/**
 * A number of events that are shown incompletely, or not at all, for the same reason.
 */
export type LeftOut = {
/**
 * The number of events in the file; at least 1.
 */
count: number, why: Reason, };

/**
 * The length of a text beside its limit, both in `unit`.
 */
export type Length = { count: number,
/**
 * `None` if there is no limit or none is known.
 */
limit: number | null,
/**
 * How far the count is over the limit, 0 when it is within.
 */
over: number, unit: Unit, };

/**
 * One level of a factor beside the usual post.
 */
export type LevelWorks = {
/**
 * Such as `Monday`, `08-12` or the name of a pillar.
 */
level: string, n: number,
/**
 * The shrunken estimate and its 90 % interval; `None` where too little is known.
 */
ratio: number | null, low: number | null, high: number | null, claim: boolean,
/**
 * The level's own mean beside that of all.
 */
raw: number,
/**
 * The smallest ratio that would have been noticed in four of five tries.
 */
noticeable: number | null, };

/**
 * A range that a platform allows. The source is where it was read in the month `checked` (`2026-11`).
 */
export type Limit = { what: Limited, unit: Measure,
/**
 * The least allowed, in `unit`; `None` if there is no lower limit.
 */
least: number | null,
/**
 * The most allowed, in `unit`; `None` if there is no upper limit.
 */
most: number | null, of: LimitOf,
/**
 * `None` if the limit always applies.
 */
condition: Condition | null,
/**
 * False if sources disagree or the source is weak: breaking the limit is then no error.
 */
certain: boolean, source: string, checked: string, };

/**
 * Whose limit it is. Breaking the app's is noticed when posting by hand, breaking the API's only by other programs.
 */
export type LimitOf = "app" | "api";

/**
 * What a limit is about.
 */
export type Limited = "hashtags" | "hashtag" | "mentions" | "links" | "media" | "mediaKinds" | "images" | "gifs" | "videos" | "altText" | "schedule" | "tags" | "tag" | "author" | "block" | "comment" | "digest" | "documentPages" | "document" | "documentTitle" | "firstComment" | "fold" | "link" | "photoTitle" | "poll" | "pollAnswer" | "reelTitle" | "subtitle" | "topic" | "postsADay";

/**
 * A link that is being edited, with what its post says about it.
 */
export type LinkDraft = { link: string, campaign: CampaignId | null,
/**
 * Whether it is sent with UTM parameters; `None` if the plan decides.
 */
utm: boolean | null,
/**
 * As it is typed.
 */
utm_content: string | null, };

/**
 * A link as it is sent on a channel.
 */
export type LinkOnChannel = {
/**
 * True if links of the post are sent with UTM parameters.
 */
is_on: boolean,
/**
 * How much of the text's length it takes where the text has it, in `unit`.
 */
length: number, unit: Unit, link: string,
/**
 * The parameters that were added to the link as it is written.
 */
added: Array<UtmParameter>,
/**
 * The group of channels that Google Analytics 4 counts its visits in; `None` if they stay unassigned, and if the
 * link has no parameters.
 */
group: string | null,
/**
 * The link's `utm_campaign` if that alone decides the group; `None` if source and medium do.
 */
by_campaign: string | null,
/**
 * True if the link has a source or a medium, added or written.
 */
is_tagged: boolean, };

/**
 * A published post with its newest numbers.
 */
export type ListedPost = { id: PostId, title: string, channel: ChannelId, at: LocalTime,
/**
 * The metric and number of its exposure; `None` if none is told.
 */
exposure: [string, number] | null, engagements: number | null,
/**
 * Engagements by exposure.
 */
engagement_rate: number | null, clicks: number | null, conversions: number | null, cost: number | null,
/**
 * The day of the newest number; `None` for a post without results.
 */
read: string | null,
/**
 * The name of the file that told it; empty if a person entered it, or for a post without results.
 */
source: string, };

/**
 * A number of a post as of a day.
 */
export type ListedResult = { post: PostId, title: string,
/**
 * The name of the post's channel.
 */
channel: string,
/**
 * When the post is planned, on its own clocks; `None` if it is unscheduled.
 */
at: LocalTime | null, date: string, metric: string, value: number,
/**
 * The name of the file that told it; empty if a person entered it.
 */
source: string, };

/**
 * A local date and time of day.
 */
export type LocalTime = { date: string,
/**
 * Minutes since midnight, 0 to 1439.
 */
minute: number, };

/**
 * Reports that another file has taken the open plan's name, or that no file has it any more.
 */
export type LostFile = {
/**
 * `replaced` if another file has the name, `gone` if no file has it.
 */
why: Code,
/**
 * True if the content of the open plan still exists and can be saved as a copy.
 */
is_kept: boolean, };

/**
 * A row and its post.
 */
export type MatchedRow = { line: number,
/**
 * `sure`, `likely`, `several` or `none`.
 */
group: string,
/**
 * The beginning of the row's text.
 */
text: string,
/**
 * The ids of its post, or of those that it could be of.
 */
posts: Array<PostId>,
/**
 * The titles of these posts.
 */
titles: Array<string>, };

/**
 * The unit of a limit.
 */
export type Measure = "items" | "characters" | "bytes" | "seconds" | "minutes" | "width" | "shortSide" | "longSide" | "bothSides" | "pixels" | "ratio";

/**
 * The length of a first comment on a channel, in characters, and the comment as it is sent.
 */
export type MeasuredComment = { tally: Tally,
/**
 * `None` if that is the comment as it is written.
 */
sent: string | null, };

/**
 * The length of a text as a channel's platform counts it. The link in it is counted as it is sent.
 */
export type MeasuredText = { app: Length,
/**
 * The length by the API's count, if it differs.
 */
api: Length | null,
/**
 * How many UTF-16 code units at the beginning are within the app's limit; `None` if the whole text is, or if it is
 * longer than 400,000 bytes.
 */
fits: number | null, hashtags: Tally,
/**
 * The different links, with that of the post.
 */
links: Tally,
/**
 * The text as it is sent; `None` if that is the text as it is written.
 */
sent: TextAsSent | null, };

/**
 * A file that the plan keeps a copy of.
 */
export type Media = { id: MediaId,
/**
 * The SHA-256 sum of the bytes, in hexadecimal digits.
 */
hash: string,
/**
 * The name that the file had, as it may be shown; see [`shown_name`].
 */
name: string, bytes: number, type: MediaType,
/**
 * In pixels, as shown: the orientation that a camera wrote is applied. `None` if the file doesn't tell.
 */
width: number | null, height: number | null,
/**
 * In milliseconds; `None` for a picture, or if the file doesn't tell.
 */
duration: number | null,
/**
 * How a video is encoded, such as `h264`; `None` for a picture.
 */
codec: string | null,
/**
 * In frames per 1,000 seconds; `None` for a picture, or if the file doesn't tell.
 */
frame_rate: number | null, };

export type MediaId = string & { readonly noun: "MediaId" };

/**
 * The format of a file, found in its bytes and never in its name.
 */
export type MediaType = "image/jpeg" | "image/png" | "image/gif" | "image/webp" | "image/heic" | "image/svg+xml" | "video/mp4" | "video/quicktime" | "video/webm";

/**
 * What the brand promises, and how it says so.
 */
export type Message = { id: MessageId,
/**
 * The promise in a line.
 */
name: string,
/**
 * Why one may believe it.
 */
proof: string,
/**
 * How it is said, such as `plain, dry, never loud`.
 */
tone: string,
/**
 * Words to use.
 */
words: Array<string>,
/**
 * Words to avoid.
 */
avoid: Array<string>, position: number, };

/**
 * A change to a message. An absent field stays as it is.
 */
export type MessageEdit = { name?: string, proof?: string, tone?: string, words?: Array<string>, avoid?: Array<string>,
/**
 * The index among all messages that it is moved to.
 */
position?: number, };

export type MessageId = string & { readonly noun: "MessageId" };

/**
 * “We help *audience* do *does* with *content*”, and how often the strategy is reviewed.
 */
export type Mission = { audience: string, does: string, content: string,
/**
 * The strategy is reviewed every so many weeks; `None` if no rhythm is set.
 */
review_weeks: number | null,
/**
 * Who reviews it.
 */
review_by: string,
/**
 * The day of the first review; `None` if no rhythm is set.
 */
first_review: string | null, };

/**
 * A change to the mission. An absent field stays as it is, null clears it.
 */
export type MissionEdit = { audience?: string, does?: string, content?: string, review_weeks?: number | null, review_by?: string, first_review?: string | null, };

/**
 * A rate with what it is divided by.
 */
export type NamedRate = { divisor: string, value: number,
/**
 * The 90 % interval; `None` with fewer than eight posts.
 */
low: number | null, high: number | null,
/**
 * The posts that tell both numbers.
 */
posts: number, };

/**
 * What an item does for people: it lets them meet others or talk with them, strangers or friends (Piskorski 2011).
 */
export type Need = "meet_strangers" | "meet_friends" | "talk_strangers" | "talk_friends";

export type NeedCount = {
/**
 * `None` for the posts that say none.
 */
need: Need | null, posts: number, };

/**
 * The input for a new channel.
 */
export type NewChannel = { platform: string,
/**
 * Empty or absent means the platform's name.
 */
name?: string, handle?: string, zone?: string, };

/**
 * What a person decides before an experiment begins.
 */
export type NewExperiment = { question: string, channel: ChannelId, factor: ExperimentFactor, first: string, second: string,
/**
 * Engagements if absent.
 */
outcome?: ExperimentOutcome, posts_an_arm: number, last_day: string, };

/**
 * The input for a new plan.
 */
export type NewPlan = { name: string, zone: string, first_day: number, };

/**
 * The input for a new item with one post on each of the channels.
 */
export type NewPost = { channels: Array<ChannelId>,
/**
 * The time in the zone of each channel, or in `zone` if given; `None` leaves the posts unscheduled.
 */
at?: LocalTime, zone?: string,
/**
 * The status of the new posts; a draft if absent.
 */
status?: Status,
/**
 * The address that the post was published at: only for one on a single channel, which then is published.
 */
published_url?: string,
/**
 * A rule in the syntax of RFC 5545: the post becomes the first of a series.
 */
repeat?: string, title?: string, text?: string,
/**
 * This post's own text; with null it uses the item's text again.
 */
own_text?: string | null,
/**
 * The parts of this post as a thread. Fewer than two make it a single post, which keeps its text.
 */
parts?: Array<string>, link?: string, campaign?: string | null, pillar?: string | null, labels?: Array<string>, notes?: string,
/**
 * Whether the link is sent with UTM parameters; with null the plan decides.
 */
utm?: boolean | null, utm_content?: string | null,
/**
 * The first comment of this post alone.
 */
first_comment?: string | null,
/**
 * The kind of this post alone; with null it is of the platform's usual kind.
 */
kind?: PostKind | null, stage?: Stage | null, need?: Need | null, audience?: string | null, objective?: string | null, goal?: string, expected?: string, hours?: number | null, cost?: number | null, };

/**
 * Why nothing is suggested for a channel.
 */
export type NoSuggestion = "no_cadence" | "enough" | "too_few" | "no_time";

/**
 * The published posts with results that are not compared, each counted once.
 */
export type NotCompared = { replies: number, stories: number, boosted: number,
/**
 * Posts whose newest results are of their first three days.
 */
young: number,
/**
 * Posts of which no engagement is known.
 */
unmeasured: number, undated: number, };

export type Noun = "post" | "channel" | "campaign" | "pillar" | "label" | "note" | "view" | "layer" | "slot" | "media" | "waiver" | "comment" | "snippet" | "result" | "audience" | "objective" | "message" | "idea" | "feedback" | "subject" | "experiment";

export type Objective = { id: ObjectiveId, name: string,
/**
 * What is measured, such as `followers`; one of the metrics of results or a name of one's own.
 */
metric: string, unit: string, baseline: number,
/**
 * Below the baseline if the number is to fall; `None` if none is set yet.
 */
target: number | null, from: string | null, due: string | null, owner: string,
/**
 * Why it matters.
 */
why: string,
/**
 * Why it can be reached.
 */
attainable: string,
/**
 * The channels that work for it. Those that the plan no longer has don't count.
 */
channels: Array<ChannelId>, campaigns: Array<CampaignId>,
/**
 * By date, one a day.
 */
readings: Array<Reading>, position: number, };

/**
 * A change to an objective. An absent field stays as it is, null clears it.
 */
export type ObjectiveEdit = { name?: string, metric?: string, unit?: string, baseline?: number, target?: number | null, from?: string | null, due?: string | null, owner?: string, why?: string, attainable?: string, channels?: Array<ChannelId>, campaigns?: Array<CampaignId>, readings?: Array<Reading>,
/**
 * The index among all objectives that it is moved to.
 */
position?: number, };

export type ObjectiveId = string & { readonly noun: "ObjectiveId" };

/**
 * How far an objective has come, and the posts of the range that work for it.
 */
export type ObjectiveStanding = { id: ObjectiveId, posts: number,
/**
 * The newest reading.
 */
now: number | null,
/**
 * The day of the newest reading.
 */
read: string | null,
/**
 * The age of the newest reading in days.
 */
age: number | null,
/**
 * The part of the way from the baseline to the target, 0 to 1. It grows also where the number is to fall.
 */
progress: number | null,
/**
 * The part of the days that have passed, 0 to 1: where `progress` should be.
 */
pace: number | null,
/**
 * How much the number is ahead of the pace, in its unit; negative if it is behind.
 */
ahead: number | null,
/**
 * The day of the first reading that reached the target.
 */
reached: string | null, };

/**
 * One operation. `title` is the title of the first post concerned, `count` the number of posts.
 */
export type Op = { "op": "sample" } | { "op": "edit_plan" } | { "op": "edit_mission" } | { "op": "add", noun: Noun, name: string, } | { "op": "edit", noun: Noun, name: string, } | { "op": "delete", noun: Noun, name: string, } | { "op": "add_channels", name: string, count: number, } | { "op": "archive_channel", name: string, } | { "op": "restore_channel", name: string, } | { "op": "add_post", title: string, count: number, } | { "op": "edit_post", title: string, } | { "op": "move_posts", title: string, count: number, to: LocalTime | null, channel: string | null, } | { "op": "set_status", title: string, count: number, status: Status, } | { "op": "categorize_posts", title: string, count: number, } | { "op": "duplicate_posts", title: string, count: number, } | { "op": "delete_posts", title: string, count: number, } | { "op": "repeat_post", title: string, rule: string | null, } | { "op": "note_day", date: string, } | { "op": "set_slots", name: string, } | { "op": "shift_posts", title: string, count: number, days: number, } | { "op": "swap_posts", title: string, other: string, } | { "op": "spread_posts", title: string, count: number, } | { "op": "fill_slots", title: string, count: number, } | { "op": "restore_backup",
/**
 * When the backup was made, in the plan's zone.
 */
at: LocalTime,
/**
 * The name of the backup; `None` if it has none.
 */
name: string | null, } | { "op": "bring_back_post", title: string, } | { "op": "take_conflicted_copy",
/**
 * When the copy was written, in the plan's zone.
 */
at: LocalTime,
/**
 * The person or device named by the service; `None` if it names none.
 */
who: string | null, } | { "op": "take_post", title: string, } | { "op": "add_media", name: string, count: number, } | { "op": "remove_media", name: string, count: number, } | { "op": "clear_media", count: number, } | { "op": "replace_text", title: string, count: number, } | { "op": "import", name: string, count: number, } | { "op": "place_ideas", title: string, count: number, } | { "op": "decline_time", name: string, at: LocalTime, } | { "op": "stop_experiment", name: string, } | { "op": "add_feedback", count: number, } | { "op": "edit_feedback", count: number, } | { "op": "delete_feedback", count: number, } | { "op": "forget_person" } | { "op": "import_results", name: string, count: number, };

/**
 * The other post of a problem that two posts have together.
 */
export type OtherPost = { post: PostId, day: string, };

/**
 * The plan without its posts.
 */
export type Overview = { revision: number,
/**
 * True if the file, its folder or its disk can't be written, or the file is damaged; then every change is
 * refused.
 */
read_only: boolean,
/**
 * Set if the file lost its name while the plan was open; then every change is refused until a person
 * chooses what to do.
 */
lost_file: LostFile | null, plan: Plan, rows: Rows, undo: Op | null, redo: Op | null, };

/**
 * A part of a post. Parts that a plan doesn't hold, such as a board, are shown but not checked.
 */
export type Part = "title" | "text" | "link" | "media" | "altText" | "firstComment" | "board" | "cover" | "flair" | "tag" | "dates";

/**
 * A piece of a text. `hit` is true if it is part of a search word.
 */
export type Piece = { text: string, hit: boolean, };

/**
 * A content pillar: a theme that the brand returns to again and again.
 */
export type Pillar = { id: PillarId, name: string, colour: string,
/**
 * The target share of all posts, in percent, 0 to 100.
 */
share: number, position: number,
/**
 * What its posts are to achieve.
 */
aim: string, examples: string, };

/**
 * A change to a pillar. An absent field stays as it is.
 */
export type PillarEdit = { name?: string, colour?: string, share?: number, aim?: string, examples?: string,
/**
 * The pillar's new place among all pillars, from 0. The other pillars move up.
 */
position?: number, };

export type PillarId = string & { readonly noun: "PillarId" };

export type PillarShare = {
/**
 * `None` for the posts without a pillar.
 */
pillar: PillarId | null, posts: number,
/**
 * Of all posts, in percent.
 */
share: number,
/**
 * In percent.
 */
target: number, };

/**
 * Where an idea would be placed.
 */
export type PlacedIdea = { idea: IdeaId, title: string, channel: ChannelId,
/**
 * In the plan's zone.
 */
at: LocalTime, };

/**
 * The settings of a plan.
 */
export type Plan = { name: string, zone: string,
/**
 * The first day of the week, 1 for Monday to 7 for Sunday.
 */
first_day: number, hour12: boolean,
/**
 * The language tag for the format of dates and numbers, such as `de-DE`; `None` means the locale of the
 * window.
 */
locale: string | null,
/**
 * The time grid that a dragged card snaps to, in minutes: 5, 10, 15 or 30.
 */
snap: number,
/**
 * The zone of a second time scale beside the hours of the week; `None` shows only one scale.
 */
second_zone: string | null,
/**
 * True if an approved post goes back to review when its text, first comment, link, media or time changes.
 */
review_again: boolean,
/**
 * True if links are sent with UTM parameters, unless an item says otherwise.
 */
utm: boolean,
/**
 * The `utm_source` of channels without one of their own; `None` means the platform's id.
 */
utm_source: string | null,
/**
 * The `utm_medium` of channels without one of their own; `None` means the usual one of the platform.
 */
utm_medium: string | null,
/**
 * What an hour of work costs, in the currency of the plan's results; `None` if hours aren't counted as cost.
 */
hour_cost: number | null,
/**
 * What the stages are called that have a name of their own.
 */
stage_names: { [stage in Stage]?: string }, };

/**
 * Damage of the open plan's file. The plan can be read as far as possible, and every change is refused.
 */
export type PlanDamage = {
/**
 * The problems, one line each, in SQLite's words.
 */
problems: Array<string>,
/**
 * The newest backup. It wasn't read completely to check that it is intact.
 */
backup: Backup | null, };

/**
 * A change to the plan's settings. An absent field stays as it is, null clears it.
 */
export type PlanEdit = { name?: string, zone?: string, first_day?: number, hour12?: boolean, locale?: string | null, snap?: number, second_zone?: string | null, review_again?: boolean, utm?: boolean, utm_source?: string | null, utm_medium?: string | null, hour_cost?: number | null,
/**
 * Names of stages; those that are absent stay as they are, an empty one stands for the usual name.
 */
stage_names?: { [stage in Stage]?: string }, };

/**
 * A platform and what it allows in one post. Each limit has its source; if sources disagree, `doubt` explains how.
 */
export type Platform = {
/**
 * The id that is stored in plans, such as `x` or `wechat`. It never changes once released.
 */
id: string, name: Wording, colour: PlatformColour,
/**
 * The post's text: the body or, on a video platform, the description.
 */
text: TextRule,
/**
 * The title, on a platform where every post has its own title.
 */
title: TextRule | null,
/**
 * All other limits. Those on things that a plan doesn't contain are shown but not checked.
 */
limits: Array<Limit>, types: Array<TypeRule>, required: Array<RequiredPart>, refusedSigns: Array<RefusedSigns>,
/**
 * `None` if it is not known whether a text may go on in further posts.
 */
thread: ThreadRule | null,
/**
 * `None` if a profile shows its posts as no grid.
 */
grid: GridRule | null,
/**
 * The kinds of posts beside the usual one.
 */
kinds: Array<KindRule>,
/**
 * `None` if it is not known whether the first comment can be prepared with a post.
 */
firstComment: FirstCommentRule | null,
/**
 * The `utm_medium` of links on the platform, where it is another than `social`.
 */
utmMedium: string | null,
/**
 * The page on which a post is written by hand, an https address; `None` if each account has another.
 */
compose: string | null,
/**
 * The hosts of the addresses of published posts; their subdomains belong to them.
 */
hosts: Array<string>,
/**
 * The uncertainties about the limits, for a person to read.
 */
doubt: Wording | null, };

/**
 * The brand colour as `#rrggbb`, shifted where needed to a contrast of at least 3:1, both with the
 * theme's panel (`#ffffff` and `#1e1e21`; WCAG 2.2 SC 1.4.11) and with a white glyph on top.
 */
export type PlatformColour = { light: string, dark: string, };

/**
 * The experiment that a post is of.
 */
export type PostArm = { experiment: ExperimentId, question: string, arm: Arm,
/**
 * What the posts of the arm have, such as `09:00`.
 */
variant: string, };

/**
 * An operation that changed a post.
 */
export type PostChange = {
/**
 * The number of the operation in the history of the plan.
 */
id: number, op: Op,
/**
 * Empty if nobody's name was set then.
 */
author: string, at: LocalTime, };

/**
 * A comment on the item of a post.
 */
export type PostComment = { id: CommentId,
/**
 * Empty if nobody's name was set then.
 */
author: string,
/**
 * True if the person who asks wrote it, as far as is known.
 */
is_own: boolean, at: LocalTime, text: string, };

/**
 * A post with all its fields and those of its item.
 */
export type PostDetail = { id: PostId, item: ItemId, channel: ChannelId,
/**
 * The local time in `zone`; `None` if the post is unscheduled.
 */
at: LocalTime | null,
/**
 * The zone that the post is planned in, or of its channel if it is unscheduled.
 */
zone: string,
/**
 * True if a clock change skips the planned local time.
 */
in_clock_gap: boolean, status: Status,
/**
 * `None` if the post is not approved, or was approved by an earlier version of the program.
 */
approval: ApprovedBy | null,
/**
 * The number of comments on its item.
 */
comments: number,
/**
 * The address that the post was published at, if it is known.
 */
published_url: string | null, title: string,
/**
 * The item's text, used by posts without a text of their own.
 */
text: string,
/**
 * The post's own text; `None` if it uses the item's text.
 */
own_text: string | null,
/**
 * The parts of a thread, of which `own_text` is the whole; empty if the post is a single one.
 */
parts: Array<string>, link: string | null, campaign: CampaignId | null, pillar: PillarId | null, labels: Array<string>, notes: string,
/**
 * Whether the link is sent with UTM parameters; `None` if the plan decides.
 */
utm: boolean | null, utm_content: string | null, first_comment: string | null,
/**
 * `None` if the post is of the platform's usual kind.
 */
kind: PostKind | null,
/**
 * In their order, with those that this post leaves out.
 */
media: Array<UsedMedia>,
/**
 * The experiment that the post is of; `None` if it is of none.
 */
experiment: PostArm | null,
/**
 * `None` if the post is not in a series.
 */
repeat: SeriesOfPost | null,
/**
 * The posts of the same item on other channels; of a series, only those for the same date.
 */
siblings: Array<Sibling>, stage: Stage | null, need: Need | null, audience: AudienceId | null, objective: ObjectiveId | null, goal: string,
/**
 * What result is expected, to compare with what happens.
 */
expected: string,
/**
 * The hours of work that it takes.
 */
hours: number | null,
/**
 * The money that it costs, in the currency of the plan's results.
 */
cost: number | null, };

/**
 * A change to one post and its item. An absent field stays as it is, null clears it.
 */
export type PostEdit = { title?: string, text?: string,
/**
 * This post's own text; with null it uses the item's text again.
 */
own_text?: string | null,
/**
 * The parts of this post as a thread. Fewer than two make it a single post, which keeps its text.
 */
parts?: Array<string>, link?: string, campaign?: string | null, pillar?: string | null, labels?: Array<string>, notes?: string,
/**
 * Whether the link is sent with UTM parameters; with null the plan decides.
 */
utm?: boolean | null, utm_content?: string | null,
/**
 * The first comment of this post alone.
 */
first_comment?: string | null,
/**
 * The kind of this post alone; with null it is of the platform's usual kind.
 */
kind?: PostKind | null, stage?: Stage | null, need?: Need | null, audience?: string | null, objective?: string | null, goal?: string, expected?: string, hours?: number | null, cost?: number | null, };

export type PostId = string & { readonly noun: "PostId" };

/**
 * A kind of post beside the usual one of a platform.
 */
export type PostKind = "reel" | "story" | "short";

/**
 * A post that was published on a day.
 */
export type PostOfDay = { id: PostId, channel: ChannelId, title: string, value: number | null, };

/**
 * A column of a table.
 */
export type PreviewColumn = {
/**
 * The number of the column, from 1.
 */
number: number, header: string,
/**
 * What the column tells; `None` if that is unknown, or if it is named after a channel.
 */
field: TableField | null,
/**
 * True if the column is named after a channel and holds its texts or ticks.
 */
is_channel: boolean,
/**
 * The first cells that aren't empty.
 */
samples: Array<ReadValue>,
/**
 * The number of cells that aren't empty.
 */
filled: number, empty: number,
/**
 * The number of cells that were not understood.
 */
unread: number,
/**
 * The length of the longest text, in characters.
 */
longest: number,
/**
 * The different values of channels, statuses and names, at most 200.
 */
values: Array<ReadValue>,
/**
 * Names of labels, campaigns or pillars that the plan lacks.
 */
new_names: number, };

/**
 * A problem of a row, with the column that it is about.
 */
export type PreviewProblem = {
/**
 * The number of the column as a corrected cell names it; `None` if the problem is about the row.
 */
column: number | null,
/**
 * The header of the column; empty if it has none.
 */
header: string, } & ({ "problem": "unknown_channel", name: string, } | { "problem": "no_channel" } | { "problem": "maybe_swapped" } | { "problem": "no_words" } | { "problem": "no_such_day", cell: string, } | { "problem": "refused", code: Code, field: string | null, words: string, } | { "problem": "order_open", cell: string, } | { "problem": "year_open", cell: string, } | { "problem": "week_open", cell: string, } | { "problem": "no_date", cell: string, } | { "problem": "sent_to_tray" } | { "problem": "usual_time", minute: number, } | { "problem": "other_weekday", date: string, is: number, told: number, } | { "problem": "unknown_status", cell: string, } | { "problem": "long_title" } | { "problem": "too_long", channel: string, over: number, } | { "problem": "no_address", cell: string, } | { "problem": "example" } | { "problem": "nothing" } | { "problem": "left_out" } | { "problem": "twice", line: number, } | { "problem": "same" } | { "problem": "same_series" } | { "problem": "cancelled" } | { "problem": "changed", fields: Array<string>, } | { "problem": "otherwise" } | { "problem": "older_version" } | { "problem": "no_post" } | { "problem": "whole_day", minute: number, } | { "problem": "rule_not_kept" } | { "problem": "repetition_unread" } | { "problem": "dates_unread" } | { "problem": "unknown_zone" } | { "problem": "told", words: string, });

/**
 * A post of a table.
 */
export type PreviewRow = { line: number, outcome: ImportOutcome, title: string,
/**
 * The beginning of the text.
 */
text: string,
/**
 * When the post is planned, such as `2026-11-20T09:00`, on its channel's clocks; `None` if it goes to the tray.
 */
at: string | null,
/**
 * The cells of a date that was not understood.
 */
cell: string | null,
/**
 * `None` if it is unknown.
 */
channel: ChannelId | null, status: Status | null,
/**
 * The number of pictures and videos that are there and come along.
 */
media: number,
/**
 * The post of the plan that the row is the same as.
 */
post: PostId | null, problems: Array<PreviewProblem>,
/**
 * What an update changes.
 */
changes: Array<ImportChange>, };

/**
 * Why a layer is not shown, or not completely.
 */
export type Problem = "gone" | "unreadable" | "too_large" | "not_a_calendar" | "too_much";

/**
 * The posts of one channel around a day, and its free slots among those to come.
 */
export type ProfileGrid = {
/**
 * The latest first. Skipped posts are left out.
 */
posts: Array<GridPost>,
/**
 * The free slots from now on in the plan's zone, the latest first. An archived channel has none.
 */
free: Array<LocalTime>, };

/**
 * How far an objective has come as of a day. What is not known is `None`.
 */
export type Progress = {
/**
 * The newest reading.
 */
now: number | null,
/**
 * The day of the newest reading.
 */
read: string | null,
/**
 * The age of the newest reading in days.
 */
age: number | null,
/**
 * The part of the way from the baseline to the target, 0 to 1. It grows also where the number is to fall.
 */
progress: number | null,
/**
 * The part of the days that have passed, 0 to 1: where `progress` should be.
 */
pace: number | null,
/**
 * How much the number is ahead of the pace, in its unit; negative if it is behind.
 */
ahead: number | null,
/**
 * The day of the first reading that reached the target.
 */
reached: string | null, };

/**
 * An idea with what ranks it.
 */
export type RankedIdea = {
/**
 * Impact × confidence ÷ effort; `None` if it isn't rated.
 */
score: number | null,
/**
 * The number of entries of feedback that speak for it.
 */
votes: number,
/**
 * True if a post was made of it that the plan still has.
 */
used: boolean,
/**
 * True if its last day of use has passed.
 */
aged_out: boolean, id: IdeaId, added: string, title: string,
/**
 * What is said of it, and how.
 */
angle: string, audience: AudienceId | null, pillar: PillarId | null, stage: Stage | null, source: IdeaSource, link: string | null,
/**
 * From 1 to 5; `None` if it isn't rated yet, as for the next two.
 */
impact: number | null, confidence: number | null, effort: number | null,
/**
 * The last day on which it is of use; `None` if it doesn't age.
 */
until: string | null,
/**
 * True if a person put it aside.
 */
aside: boolean,
/**
 * What was made of it.
 */
item: ItemId | null,
/**
 * The competitor, trend, partner or resource that it comes from.
 */
subject: SubjectId | null, };

/**
 * A value of a column.
 */
export type ReadValue = {
/**
 * The beginning of the cell.
 */
cell: string,
/**
 * What it reads as: a date such as `2026-12-01`, a time such as `08:30`, a channel's id, a status. `None` if the cell is
 * taken as it is, or was not understood.
 */
reads: string | null, };

/**
 * The measured number as of a day.
 */
export type Reading = { date: string, value: number, };

/**
 * A way to rearrange several posts. Dates and times are in the plan's zone. Published and skipped posts are
 * never moved.
 */
export type Rearrangement = { "kind": "shift", posts: Array<PostId>, days: number, } | { "kind": "push", from: LocalTime, channel: ChannelId | null, days: number, } | { "kind": "swap", posts: Array<PostId>, } | { "kind": "spread", posts: Array<PostId>, first: string, last: string, minute: number, } | { "kind": "fill", posts: Array<PostId>, };

/**
 * The result that a rearrangement would have.
 */
export type RearrangementPreview = {
/**
 * The number of posts that would be moved.
 */
count: number,
/**
 * The number of posts that stay because they are published or skipped.
 */
stay: number,
/**
 * The moved posts as cards, at their new times; at most 2,000 of them.
 */
preview_cards: Array<Card>, };

/**
 * The reason why an event is shown incompletely or not at all.
 */
export type Reason = "unreadable" | "repetition" | "dates" | "zone" | "length" | "same_id";

/**
 * Signs that a part of a post must not have.
 */
export type RefusedSigns = { part: Part, signs: string, of: LimitOf,
/**
 * True if the signs are harmless when posting by hand, and what is after them is lost when an exported file is
 * imported by another program.
 */
onExport: boolean, certain: boolean, source: string, checked: string, };

/**
 * The field that a hit is in.
 */
export type ReplacedField = "title" | "text" | "own_text" | "part" | "link" | "notes" | "first_comment";

/**
 * A place that would be replaced.
 */
export type ReplacedText = { post: PostId, title: string, channel: ChannelId,
/**
 * The time on the plan's clocks; `None` if the post is unscheduled.
 */
at: LocalTime | null, field: ReplacedField,
/**
 * The number of the part of a thread, from 1; `None` in other fields.
 */
part: number | null, before: string, found: string, after: string,
/**
 * The number of posts that share the text.
 */
shared_by: number, };

/**
 * What is replaced by what, and in which posts.
 */
export type Replacement = { find: string, with: string, ignore_case: boolean,
/**
 * Finds nothing inside of words.
 */
whole_words: boolean, fields: TextFields,
/**
 * The first day, on the plan's clocks; `None` leaves the range open.
 */
from: string | null,
/**
 * The day after the last one. Without both days all posts are meant, including those without a time.
 */
to: string | null, };

/**
 * The texts that a replacement would change.
 */
export type ReplacementPreview = {
/**
 * The number of posts whose texts would change.
 */
posts: number,
/**
 * How many of these posts are outside of the range and share a text with a post in it.
 */
outside: number,
/**
 * The number of places that would be replaced.
 */
hits: number,
/**
 * The places in the order of the posts; at most 2,000 of them.
 */
texts: Array<ReplacedText>, };

/**
 * A part that every post must have.
 */
export type RequiredPart = { part: Part, of: LimitOf, condition: Condition | null, certain: boolean, source: string, checked: string, };

/**
 * Where each total went.
 */
export type ResultChanges = { engagements: Direction, clicks: Direction, conversions: Direction, cost: Direction, revenue: Direction, };

/**
 * A number that may be added up across channels.
 */
export type ResultNumber = "engagements" | "clicks" | "conversions" | "cost" | "revenue";

/**
 * A sum over the posts that tell its number; it is there only if one does.
 */
export type ResultSum = { value: number, posts: number, };

/**
 * The newest results of posts together.
 */
export type ResultTotals = {
/**
 * The posts that have results, and the published ones that have none.
 */
posts: number, without: number, engagements: ResultSum | null,
/**
 * Clicks on links, or all clicks where only these are told.
 */
clicks: ResultSum | null, conversions: ResultSum | null,
/**
 * The sum of `cost_parts`.
 */
cost: ResultSum | null, cost_parts: CostParts, revenue: ResultSum | null,
/**
 * (revenue − cost) / cost.
 */
return_on_cost: number | null, cost_of_conversion: number | null, cost_of_lead: number | null,
/**
 * `None` for posts of several channels, whose exposure is not the same thing.
 */
engagement_rate: NamedRate | null, click_rate: NamedRate | null, conversion_rate: NamedRate | null, };

/**
 * What posts are grouped by. A post is in one group only, since an item has one audience and one objective.
 */
export type ResultsGroup = "channel" | "pillar" | "campaign" | "format" | "audience" | "stage" | "need" | "objective";

/**
 * How a file with results is read.
 */
export type ResultsOptions = {
/**
 * The id of the source, such as `linkedin`; `None` to find it.
 */
source: string | null,
/**
 * The only channel whose posts rows may be of; `None` for those of the source's platform.
 */
channel: string | null,
/**
 * The metrics of columns, which come before those that are known.
 */
columns: Array<[string, string]>,
/**
 * The day as of which the numbers are; `None` for what the file or its name tells, or the day of the file.
 */
date: string | null,
/**
 * The posts of lines, which come before what is found; `None` leaves a line out.
 */
posts: Array<[number, string | null]>,
/**
 * True to add rows that are of no post as published posts.
 */
add: boolean, };

/**
 * The results of the published posts of a range of days, by the newest numbers of each.
 */
export type ResultsPage = { now: ResultTotals,
/**
 * Those of as many days before the range.
 */
before: ResultTotals, changes: ResultChanges, against: AgainstUsual | null,
/**
 * Each channel of which posts were published, whatever the groups are.
 */
exposure: Array<ChannelExposure>, days: Array<DayResults>, groups: Array<GroupResults>,
/**
 * The first 200 of the posts, in the order that was asked for.
 */
posts: Array<ListedPost>,
/**
 * How many there are.
 */
all_posts: number,
/**
 * The comparisons with the days before that break, as a platform began to count otherwise in between.
 */
broken: Array<BrokenComparison>,
/**
 * When numbers of each channel's posts were read last.
 */
read: Array<ChannelRead>, };

/**
 * What a file gave, or would give.
 */
export type ResultsReport = {
/**
 * The id of the source; `other` for a file of an unknown form.
 */
source: string,
/**
 * What people call the source; empty for an unknown form.
 */
source_name: string,
/**
 * The rows that count: one a post, without totals.
 */
rows: number,
/**
 * The rows by how their post was found.
 */
sure: number, likely: number, several: number, none: number,
/**
 * The columns and tables that were not used.
 */
ignored: Array<string>, problems: Array<string>,
/**
 * The day as of which the numbers are.
 */
date: string | null,
/**
 * The minutes by which the file's clocks are ahead of UTC, where that was found by posts of the same address.
 */
offset: number | null,
/**
 * The columns with their metrics.
 */
columns: Array<[string, string]>,
/**
 * The numbers that were there as of that day with another value.
 */
replaced: Array<string>,
/**
 * The posts that are added.
 */
added: number, matches: Array<MatchedRow>, };

/**
 * Which posts are counted, and how they are told.
 */
export type ResultsScope = { from: string,
/**
 * The day after the last.
 */
to: string, by: ResultsGroup,
/**
 * The number that the days tell.
 */
number: ResultNumber,
/**
 * The channels that are left out.
 */
hidden: Array<ChannelId>,
/**
 * True to leave out replies.
 */
originals: boolean,
/**
 * True to leave out posts that advertising was paid for.
 */
unboosted: boolean,
/**
 * The key of the group whose posts are listed; `None` for those of all groups.
 */
group: string | null, sort: ResultsSort, };

/**
 * What listed posts are sorted by: the largest or the newest first, and those without the number last.
 */
export type ResultsSort = "time" | "exposure" | "engagements" | "engagement_rate" | "clicks" | "conversions" | "cost";

/**
 * The roles of a channel, in the order of the enum, each once.
 */
export type Roles = Array<ChannelRole>;

/**
 * The rows of all nouns except posts.
 */
export type Rows = { channels: Array<Channel>, campaigns: Array<Campaign>, pillars: Array<Pillar>, labels: Array<Label>, notes: Array<DayNote>, views: Array<SavedView>, layers: Array<Layer>, snippets: Array<Snippet>, audiences: Array<Audience>, objectives: Array<Objective>, messages: Array<Message>, subjects: Array<Subject>,
/**
 * All slots of each channel. After a change, a channel that lost its last slot is listed with no slots.
 */
slots: Array<ChannelSlots>, };

/**
 * A number of a platform's rules that is another one now.
 */
export type RuleChange = { platform: string,
/**
 * `None` if there was no such limit.
 */
before: RuleNumber | null,
/**
 * `None` if there is no such limit any more.
 */
now: RuleNumber | null,
/**
 * The posts of the platform's channels that are still to come, all of which are checked by the new rules.
 */
checked: number,
/**
 * Those of them that don't keep the limit as it is now.
 */
wrong: Array<PostId>, };

/**
 * One number, with what it limits. Names are those of the rules' file, so that one that a later version doesn't know
 * can still be told.
 */
export type RuleNumber = {
/**
 * `text`, `title`, or the name of a [`Limited`](super::limit::Limited).
 */
what: string, unit: string, of: LimitOf, condition: Condition | null, least: number | null, most: number | null, };

/**
 * A new plan with the readable rows of a damaged one.
 */
export type Salvaged = {
/**
 * The new plan.
 */
file: string,
/**
 * The copies of the damaged file and its logs, byte for byte.
 */
copies: Array<string>, rows: Array<SalvagedRows>,
/**
 * The number of pages of tables and indexes that couldn't be read.
 */
unreadable_pages: number, };

/**
 * The rows of one noun.
 */
export type SalvagedRows = { noun: string,
/**
 * The number of rows in the new plan.
 */
saved: number,
/**
 * How many of these were repaired: stand-ins for lost rows, posts restored without their text and status,
 * incomplete texts, cleared values.
 */
mended: number,
/**
 * The names of the first hundred repaired rows.
 */
mended_names: Array<string>,
/**
 * The number of lost rows; `None` if it isn't known how many rows there were.
 */
lost: number | null,
/**
 * The names of the first hundred lost rows, if they are known.
 */
lost_names: Array<string>, };

/**
 * A filter with a name.
 */
export type SavedView = { id: SavedViewId, name: string, filter: Filter, position: number, };

/**
 * A change to a saved view. An absent field stays as it is.
 */
export type SavedViewEdit = { name?: string, filter?: Filter, };

export type SavedViewId = string & { readonly noun: "SavedViewId" };

/**
 * Which posts of a series a change is about. Published posts are never changed.
 */
export type Scope = "this" | "later" | "all";

/**
 * The second time scale on one day of the plan's zone.
 */
export type SecondZoneDay = { date: string,
/**
 * The local time in the second zone at the start of each of the plan's 24 hours, in minutes since midnight
 * of `date`. Negative is the day before, 1440 and more the day after.
 */
minutes: Array<number>, };

/**
 * The second time scale on some days.
 */
export type SecondZoneHours = { zone: string, days: Array<SecondZoneDay>, };

/**
 * A change to a post and, depending on the scope, to its series.
 */
export type SeriesChange = { "change": "edit", edit: PostEdit, } | { "change": "move", target: Target, } | { "change": "status", status: Status, } | { "change": "delete" } | { "change": "rule", rule: string | null, };

/**
 * The series of a post, as shown in the post's panel.
 */
export type SeriesOfPost = {
/**
 * The rule in the syntax of RFC 5545.
 */
rule: string,
/**
 * The date on which the rule generates this post.
 */
date: string, };

/**
 * How serious a problem is.
 */
export type Severity = "error" | "warning" | "hint";

/**
 * A post of the same item on another channel.
 */
export type Sibling = { id: PostId, channel: ChannelId,
/**
 * The local time in the post's own zone; `None` if it is unscheduled.
 */
at: LocalTime | null, status: Status,
/**
 * The post's own text; `None` if it uses the item's text.
 */
own_text: string | null,
/**
 * The parts of a thread; empty if the post is a single one.
 */
parts: Array<string>, };

/**
 * A weekly time in the zone of its channel.
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
 * The slots of one channel on some days, free or not, in the plan's zone.
 */
export type SlotTimes = { channel: ChannelId, times: Array<LocalTime>, };

/**
 * A text with a name, to be inserted into the texts of posts.
 */
export type Snippet = { id: SnippetId, name: string, kind: SnippetKind,
/**
 * A group of hashtags is written as `#a #b`.
 */
text: string, position: number, };

/**
 * A change to a snippet. An absent field stays as it is.
 */
export type SnippetEdit = { name?: string, kind?: SnippetKind, text?: string,
/**
 * The index among all snippets that it is moved to.
 */
position?: number, };

export type SnippetId = string & { readonly noun: "SnippetId" };

export type SnippetKind = "text" | "hashtags";

/**
 * A stage of the way from a stranger to somebody who recommends.
 */
export type Stage = "awareness" | "consideration" | "decision" | "use" | "advocacy";

export type Status = "idea" | "draft" | "in_review" | "approved" | "published" | "skipped";

/**
 * A plan's strategy, and how the posts from a day to before another one serve it. Skipped posts and those without a time
 * don't count.
 */
export type Strategy = { from: string, to: string,
/**
 * The day as of which objectives are told: today in the plan's zone.
 */
today: string, posts: number, published: number, mission: Mission, messages: Array<Message>, objectives: Array<ObjectiveStanding>,
/**
 * The posts of each need, those that say none last.
 */
needs: Array<NeedCount>,
/**
 * Of each pillar, posts without one last.
 */
pillars: Array<PillarShare>, channels: Array<ChannelCadence>,
/**
 * Of each audience, posts for nobody in particular last.
 */
audiences: Array<AudienceCount>, stage_by_channel: Coverage, audience_by_pillar: Coverage,
/**
 * The columns are the first days of weeks.
 */
objective_by_week: Coverage, };

/**
 * A competitor, trend, partner or resource.
 */
export type Subject = { id: SubjectId, name: string, kind: SubjectKind, link: string | null,
/**
 * By date.
 */
notes: Array<SubjectNote>, position: number, };

/**
 * A change to a subject. An absent field stays as it is, an empty link clears it.
 */
export type SubjectEdit = { name?: string, kind?: SubjectKind, link?: string, notes?: Array<SubjectNote>,
/**
 * The index among all subjects that it is moved to.
 */
position?: number, };

export type SubjectId = string & { readonly noun: "SubjectId" };

/**
 * What a subject is.
 */
export type SubjectKind = "competitor" | "trend" | "partner" | "resource";

/**
 * What was noted on a day.
 */
export type SubjectNote = { date: string, text: string, };

/**
 * A time that is suggested, with its reason.
 */
export type Suggestion = { channel: ChannelId, kind: SuggestionKind,
/**
 * On the plan's clocks.
 */
at: LocalTime,
/**
 * On the channel's clocks, on which posts are compared.
 */
own_at: LocalTime,
/**
 * True for a posting slot of the channel; else it is a time at which the channel often posts.
 */
slot: boolean,
/**
 * The factor and its level that are the reason.
 */
factor: WorksFactor, level: string,
/**
 * The posts of the level.
 */
n: number, ratio: number,
/**
 * The 90 % interval of the ratio.
 */
low: number, high: number,
/**
 * The other level that the ratio is beside, where the factor has two; `None` for the usual post.
 */
beside: string | null, };

/**
 * What stands behind a suggestion.
 */
export type SuggestionKind = "use" | "try";

/**
 * The suggested times of a week.
 */
export type Suggestions = {
/**
 * The first day of the week.
 */
from: string,
/**
 * The day after its last.
 */
to: string,
/**
 * Each channel in use.
 */
channels: Array<ChannelSuggestions>, };

/**
 * A service that keeps a folder the same on several computers.
 */
export type SyncService = "dropbox" | "googledrive" | "icloud" | "nextcloud" | "onedrive" | "owncloud" | "syncthing";

/**
 * What a column of a table tells about posts.
 */
export type TableField = "title" | "text" | "date" | "week" | "day" | "time" | "channel" | "status" | "link" | "campaign" | "pillar" | "labels" | "notes" | "first_comment" | "media" | "alt" | "kind" | "owner" | "cta" | "audience" | "id" | "never";

/**
 * What a person says of a table. What is left out is found, or else asked.
 */
export type TableOptions = {
/**
 * The id of the channel of rows that name none.
 */
channel?: string,
/**
 * Channels that are added with the posts, unless the plan has such ones. The other options may name them.
 */
new_channels: Array<NewChannel>,
/**
 * The ids of channels by the names that the table has for them.
 */
named_channels: Array<[string, string]>,
/**
 * What categories of a calendar are taken for, by their names.
 */
categories: Array<[string, CategoryUse]>,
/**
 * What columns tell, by their headers or numbers.
 */
columns: Array<[string, string]>,
/**
 * What columns tell, by their numbers from 1.
 */
fields: Array<[number, TableField]>,
/**
 * The known program of which the table is, such as `buffer`; `none` for no such one.
 */
preset?: string,
/**
 * The line of the header; 0 for a table without one.
 */
header?: number,
/**
 * `dmy`, `mdy` or `ymd`.
 */
date_order?: string,
/**
 * The year of dates without one.
 */
year?: number,
/**
 * The Monday of week 1.
 */
first_week?: string,
/**
 * The zone of the times.
 */
zone?: string,
/**
 * The time of dates without one, in minutes since midnight; `None` for nine o'clock.
 */
minute?: number, encoding?: string,
/**
 * `comma`, `semicolon`, `tab` or `bar`, or the sign itself.
 */
delimiter?: string,
/**
 * The sheet of a workbook.
 */
sheet?: string,
/**
 * Whether days and months of real dates in a workbook were swapped.
 */
swap_days?: boolean,
/**
 * Cells as a person corrected them.
 */
corrected: Array<CorrectedCell>,
/**
 * Lines whose posts go to the tray, whatever their dates are.
 */
to_tray: Array<number>,
/**
 * Lines that are left out.
 */
left_out: Array<number>, };

/**
 * What an import of a table would do.
 */
export type TablePreview = {
/**
 * The name of the file without its folder.
 */
file: string,
/**
 * The length of the file.
 */
bytes: number,
/**
 * The number of rows below the header.
 */
table_rows: number,
/**
 * How the table was read; `None` for a plan that Daymark exported, of which nothing can be chosen.
 */
read: TableReport | null, columns: Array<PreviewColumn>,
/**
 * The same for all files with the same headers, so that choices can be remembered by it.
 */
headers: string,
/**
 * The number of posts by what becomes of them.
 */
add: number, update: number, skip: number, ask: number, bad: number,
/**
 * Rows other than posts that are added or changed, such as channels of an exported plan.
 */
others: number,
/**
 * The categories of a calendar, in the order of the file.
 */
categories: Array<CalendarCategory>,
/**
 * The posts in the order of the file; a row may have several.
 */
rows: Array<PreviewRow>, };

/**
 * Why a table was read as it was.
 */
export type TableReasons = { encoding: EncodingReason | null, delimiter: DelimiterReason | null, sheet: ChoiceReason, header: ChoiceReason, dates: ChoiceReason, zone: ChoiceReason,
/**
 * How many cells hold a date that can only have its day first, only its month first, or both.
 */
date_counts: DateCounts,
/**
 * How many dates tell their own distance from UTC, which no zone changes.
 */
offsets: number, };

/**
 * How a table was read. Everything can be chosen otherwise by [`super::TableOptions`].
 */
export type TableReport = {
/**
 * The headers of the columns by what they tell; a column without a header is told by its number.
 */
columns: { [key in string]: string },
/**
 * Headers of columns that no post takes anything from.
 */
ignored: Array<string>, questions: Array<ImportQuestion>,
/**
 * The known program of which the table is, such as `buffer`.
 */
preset: string | null,
/**
 * `None` for a workbook.
 */
encoding: string | null, delimiter: string | null,
/**
 * The sheet of a workbook.
 */
sheet: string | null,
/**
 * The sheets of a workbook that have rows.
 */
sheets: Array<string>,
/**
 * The line of the header; `None` if the table has none.
 */
header: number | null,
/**
 * The order of dates in numbers; `None` if no date tells it or needs it.
 */
dates: DateOrder | null,
/**
 * The zone of the times; `None` for that of each channel.
 */
zone: string | null, reasons: TableReasons, };

/**
 * How many of a thing there are, beside the limit.
 */
export type Tally = { count: number,
/**
 * `None` if there is no limit or none is known.
 */
limit: number | null,
/**
 * How far the count is over the limit, 0 when it is within.
 */
over: number,
/**
 * True if the platform's own app refuses more than the limit.
 */
is_strict: boolean,
/**
 * Where and in which month (`2026-11`) the limit was read; empty if there is none.
 */
source: string, checked: string, };

/**
 * The time and channel that posts are moved to.
 */
export type Target = { when: When, channel?: ChannelId,
/**
 * The zone that `when` is in; `None` means each post's own zone.
 */
zone?: string, };

/**
 * A program that takes tasks as a table.
 */
export type TaskTool = "jira" | "worktile";

/**
 * A text with its link as it is sent.
 */
export type TextAsSent = { text: string,
/**
 * How many UTF-16 code units at its beginning are within the app's limit; `None` if all are.
 */
fits: number | null, };

/**
 * The fields of posts that are looked into.
 */
export type TextFields = { title: boolean,
/**
 * The text of all channels, the channels' own texts, and the parts of threads.
 */
text: boolean, link: boolean, notes: boolean, first_comment: boolean, };

/**
 * Another limit of a text, with its source and the month (`2026-11`) in which it was read there.
 */
export type TextLimit = { of: LimitOf,
/**
 * `None` if the limit always applies.
 */
condition: Condition | null,
/**
 * The most allowed, in `unit`; `None` if it depends.
 */
limit: number | null, unit: Unit,
/**
 * False if sources disagree or the source is weak: breaking the limit is then no error.
 */
certain: boolean, source: string, checked: string, };

/**
 * How long a text may be in a platform's own app and how its length is counted.
 */
export type TextRule = {
/**
 * The most allowed, in `unit`. `None` if there is no limit or none is known; `unlimited` tells these two
 * cases apart.
 */
limit: number | null, unit: Unit,
/**
 * The most UTF-8 bytes allowed, on a platform that also limits bytes.
 */
bytes: number | null,
/**
 * True if the platform is known to have no limit.
 */
unlimited: boolean,
/**
 * The fewest allowed, in `unit`; 0 if there is no lower limit.
 */
least: number,
/**
 * True if the limit is a recommendation that the platform doesn't enforce.
 */
advice: boolean,
/**
 * False if sources disagree or the source is weak: breaking the limit is then no error.
 */
certain: boolean,
/**
 * Where the limit was read; empty if there is no limit or no source.
 */
source: string,
/**
 * The month (`2026-11`) in which it was read there.
 */
checked: string,
/**
 * The limits beside this one: those of the API, and those on a condition.
 */
further: Array<TextLimit>, };

/**
 * Whether a text that is too long may go on in further posts, each within the limits.
 */
export type ThreadRule = { goesOn: boolean, source: string, checked: string, };

/**
 * How many of the compared posts were posted in an hour of the week, on their own clocks.
 */
export type TriedHour = {
/**
 * 1 is Monday.
 */
weekday: number, hour: number, n: number, };

/**
 * The media types of one kind that a platform takes, such as `image/jpeg`; if none is listed, the kind is refused.
 */
export type TypeRule = {
/**
 * The part of the type before the slash: `image` or `video`.
 */
kind: string, types: Array<string>, of: LimitOf, certain: boolean, source: string, checked: string, };

/**
 * The unit in which a platform counts. A character, as a person sees it, is a grapheme cluster (UAX 29).
 */
export type Unit = "weighted" | "graphemes" | "codepoints" | "utf16" | "bytes" | "halfwidth" | "mastodon" | "bluesky" | "telegram";

/**
 * The result of moving one post: either it was moved, or its item has other posts that can be moved with it.
 */
export type UnsharedMove = { "moved": Changes } | { "shared": Array<PostId> };

/**
 * A picture or video as a post uses it.
 */
export type UsedMedia = { id: ItemMediaId, item: ItemId, media: Media,
/**
 * The alternative text; empty if there is none.
 */
alt: string,
/**
 * False if the post leaves it out.
 */
used: boolean,
/**
 * The part that the post shows; `None` for the whole picture.
 */
crop: Crop | null, file: FileState,
/**
 * The posts of the item that leave it out.
 */
left_out_by: Array<PostId>, };

export type UtmParameter = {
/**
 * Such as `utm_source`.
 */
name: string, value: string, };

/**
 * What can be said of an experiment.
 */
export type Verdict = "first" | "second" | "unclear" | "stopped";

/**
 * Why and when a person let a problem pass.
 */
export type Waived = { waiver: WaiverId, reason: string,
/**
 * In the plan's zone.
 */
day: string, };

export type WaiverId = string & { readonly noun: "WaiverId" };

/**
 * The new time of a moved post.
 */
export type When = { "to": "keep" } | { "to": "tray" } | { "to": "at", at: LocalTime, } | { "to": "day", date: string, minute: number, } | { "to": "by", days: number, minutes: number, tray?: LocalTime, };

/**
 * Words for a person to read, in each language of the program.
 */
export type Wording = { en: string, zh: string, };

/**
 * What works on one channel.
 */
export type Works = { channel: ChannelId, name: string,
/**
 * The number of posts that are compared.
 */
posts: number,
/**
 * The fewest posts of which times can be compared.
 */
least_posts: number, left_out: NotCompared,
/**
 * The factors that could be tested.
 */
factors: Array<FactorWorks>,
/**
 * When the compared posts were posted; an hour without posts is not listed.
 */
tried: Array<TriedHour>, seed: number, };

/**
 * A factor.
 */
export type WorksFactor = "weekday" | "hour" | "format" | "pillar" | "length" | "link";

// The window's types, generated from Rust by src-tauri/app/typescript.rs: do not edit.
// To write them anew: DAYMARK_BLESS=1 cargo test -p daymark typescript

/**
 * The backups and the conflicted copies of the plan, newest first.
 */
export type BackupList = { backups: Backup[], copies: ConflictedCopy[], folder: string,
/**
 * The error of listing the backups, or of the last automatic one; `None` if both succeeded.
 */
problem: Refusal | null, };

/**
 * A backup that was opened as a new plan.
 */
export type OpenedBackup = {
/**
 * What was lost if the backup was damaged; `None` if it was intact.
 */
salvaged: Salvaged | null,
/**
 * How many pictures and videos of the plan are missing.
 */
missing_media: number, };

/**
 * The changes that other programs made.
 */
export type FileStatus = {
/**
 * The number of commits so far, by this and other programs.
 */
revision: number, lost_file: LostFile | null,
/**
 * Whether the plan's file is damaged, so that it is only read.
 */
is_damaged: boolean, };

/**
 * The file that was written, and how many posts, ideas or entries it contains.
 */
export type Exported = { path: string, posts: number, };

/**
 * What became of printing.
 */
export type Printed = "dialog" | { "saved": string } | "cancelled";

/**
 * The view, the tray and the width of the composer that a window starts with; `None` is the default.
 */
export type WindowLook = { view: string | null, tray: boolean | null, wide_composer: boolean, };

/**
 * The day that a window shows and the post in its panel.
 */
export type WindowPlace = { date: string, post: PostId | null, };

/**
 * A plan that was opened on this machine, as it is listed in the menu.
 */
export type Recent = { file: string, name: string,
/**
 * False if the file, or its disk, doesn't exist.
 */
there: boolean,
/**
 * True for the plan of the calling window.
 */
here: boolean, };

export type Refusal = { code: Code, field: string | null, reason: string | null, about: string | null, message: string, };

/**
 * The data that the page needs when it starts.
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
 * `None` if the plan doesn't exist yet or could not be opened.
 */
plan: FirstFrame | null,
/**
 * Why the plan could not be opened.
 */
problem: Refusal | null,
/**
 * How the window was left.
 */
look: WindowLook,
/**
 * Where the page was, if it is loaded again in the same window.
 */
place: WindowPlace | null,
/**
 * The file that the program was opened with to import it.
 */
importing: ImportFile | null,
/**
 * Text that was typed on the first page earlier and isn't in a plan.
 */
unfinished: { [key in string]: string }, };

/**
 * What syncs the plan's folder, and what it left there.
 */
export type SyncState = {
/**
 * The service, until the person has read what to mind; `None` afterwards or if there is none.
 */
untold: SyncService | null,
/**
 * The names of the conflicted copies beside the plan.
 */
copies: Array<string>, };

/**
 * What is to be published.
 */
export type ToPost = { posts: DuePosts,
/**
 * Until when no reminders are sent, in the plan's zone; `None` if they are.
 */
quiet_until: LocalTime | null, };

/**
 * A kind of stored data.
 */
export type Kept = "plan" | "backups" | "program";

/**
 * Sentences have `{title}`, `{channels}`, `{when}` and `{time}` where those belong.
 */
export type ReminderWords = { title: string, body: string, copy: string, later: string, show: string,
/**
 * What is written between the names of a list, and before its last one.
 */
comma: string, and: string,
/**
 * From Monday on.
 */
weekdays: [string, string, string, string, string, string, string],
/**
 * Times before and after noon on a clock of twelve hours.
 */
halves: [string, string], };

/**
 * A file or folder of Daymark.
 */
export type StoredPlace = { kept: Kept, path: string, bytes: number, };

/**
 * Where the pictures and videos of a post were saved, and how many.
 */
export type SavedMedia = { folder: string, count: number, };

/**
 * How large the folder is, and what of it no post uses.
 */
export type MediaFolder = { size: FolderSize, unused: Media[], };

/**
 * How many files of all are copied, and which share of their bytes, 0 to 1.
 */
export type CopyProgress = { done: number, all: number, share: number, };

/**
 * A file that can be imported.
 */
export type ImportFile = { name: string, bytes: number, };

/**
 * A file that follows the plan, as the plan's window shows it.
 */
export type LiveFileShown = { path: string,
/**
 * The number of posts in it; `None` until it was written.
 */
posts: number | null,
/**
 * Why it was not written the last time.
 */
problem: Refusal | null, };
