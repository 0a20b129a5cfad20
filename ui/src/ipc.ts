// The only connection to the Rust program: each of its commands as a typed function. A refused request throws
// `Refusal`; branch on its code, never on its text. Ranges of dates begin with `from` and exclude `to`.

import type {
  Author,
  BackedUp,
  BackupList,
  CampaignEdit,
  CampaignId,
  Card,
  Categories,
  Changes,
  ChannelEdit,
  ChannelId,
  Check,
  CommentId,
  Comparison,
  CopyProgress,
  Crop,
  Difference,
  DueCount,
  Exported,
  ExportOptions,
  FileStatus,
  Filter,
  Finding,
  FirstFrame,
  Found,
  ImportFile,
  ItemMediaId,
  LayerContents,
  LayerEdit,
  LayerId,
  LinkDraft,
  LinkOnChannel,
  LiveFileShown,
  LocalTime,
  MeasuredComment,
  MeasuredText,
  MediaFolder,
  NewChannel,
  NewPlan,
  NewPost,
  OpenedBackup,
  PillarEdit,
  PillarId,
  PlanEdit,
  PostChange,
  PostComment,
  PostDetail,
  PostEdit,
  PostId,
  Printed,
  ProfileGrid,
  Rearrangement,
  RearrangementPreview,
  Recent,
  ReminderWords,
  Replacement,
  ReplacementPreview,
  RuleChange,
  Salvaged,
  SavedMedia,
  SavedViewEdit,
  SavedViewId,
  Scope,
  SecondZoneHours,
  SeriesChange,
  Slot,
  SlotTimes,
  SnippetEdit,
  SnippetId,
  Start,
  Status,
  StoredPlace,
  SyncState,
  TableOptions,
  TablePreview,
  Target,
  ToPost,
  UnsharedMove,
  WaiverId,
  WindowLook,
} from "./bindings";
import { call } from "./request";

export * from "./ipc-areas";
export { idle, inTyping } from "./request";

declare global {
  interface Window {
    /** The answer to `start_window`, requested by the script in src-tauri/app/windows.rs. */
    daymarkStart?: Promise<Start>;
  }
}

function askedEarly(): Promise<Start> | undefined {
  const asked = window.daymarkStart;
  delete window.daymarkStart;
  return asked;
}

/** Reads what the window starts with. The window has requested it before this script was loaded. */
export const start = () => askedEarly() ?? call<Start>("start_window");
export const zones = () => call<string[]>("zones");
export const createPlan = (plan: NewPlan, channels: NewChannel[]) =>
  call<FirstFrame>("create_plan", { new: plan, channels });
export const samplePlan = (plan: NewPlan) => call<FirstFrame>("sample_plan", { new: plan });
/** Lets the person choose the window's plan. Returns false if they cancel or another window has that plan. */
export const openPlan = () => call<boolean>("open_plan");
export const opening = () => call<FirstFrame>("read_opening");
export const now = () => call<LocalTime>("now");
/** Reads what other programs did to the plan and its file. */
export const fileStatus = () => call<FileStatus>("file_status");
export const compareWithFile = () => call<Comparison>("compare_with_file");
/** Opens the file that now has the plan's name. Returns the name of the copy if the open plan was saved. */
export const switchToReplacement = () => call<string | null>("switch_to_replacement");
export const restoreFile = () => call<null>("restore_file");
export const listBackups = () => call<BackupList>("list_backups");
/** Backs up the plan. A backup with a name is never deleted automatically. */
export const backUp = (name: string | null) => call<BackedUp>("back_up", { name });
export const differenceFromBackup = (id: string) => call<Difference>("difference_from_backup", { id });
export const restoreBackup = (id: string) => call<Changes>("restore_backup", { id });
export const bringBackPost = (id: string, post: PostId) => call<Changes>("bring_back_post", { id, post });
/** Opens a backup as a plan of its own. Returns null if the person cancels. */
export const openBackup = (id: string, name: string) => call<OpenedBackup | null>("open_backup", { id, name });
/** Cancels the restore or the copying of files that is running. */
export const cancelWork = () => call<void>("cancel_work");
/** Keeps all backups in a folder that the person chooses. Returns false if they cancel. */
export const chooseBackupFolder = () => call<boolean>("choose_backup_folder");
export const showBackups = () => call<null>("show_backups");
export const range = (from: string, to: string) => call<Card[]>("range", { from, to });
/** Returns the days with posts, for the month picker. Posts of hidden channels don't count. */
export const busyDays = (from: string, to: string, hidden: ChannelId[]) =>
  call<string[]>("busy_days", { from, to, hidden });
export const post = (id: PostId) => call<PostDetail>("read_post", { id });
/** Adds files that the person chooses to a post; null if they cancel. */
export const chooseMedia = (post: PostId) => call<Changes | null>("choose_media", { post });
/** Adds the files dropped on the window last. */
export const addDroppedMedia = (post: PostId) => call<Changes>("add_dropped_media", { post });
/** Adds a post with the files dropped on the window last. Returns the ids of the posts. */
export const addPostWithDroppedMedia = (made: NewPost) => call<[Changes, PostId[]]>("add_post_with_dropped_media", { new: made });
/** Adds a picture whose bytes are given in Base64. */
export const pasteMedia = (post: PostId, name: string, data: string) => call<Changes>("paste_media", { post, name, data });
export const removeMedia = (ids: ItemMediaId[]) => call<Changes>("remove_media", { ids });
export const reorderMedia = (id: ItemMediaId, place: number) => call<Changes>("reorder_media", { id, place });
export const setAlt = (id: ItemMediaId, alt: string) => call<Changes>("set_alt", { id, alt });
/** Sets which part of each picture a post shows, as one operation; null is the whole picture. */
export const setCrops = (post: PostId, crops: [ItemMediaId, Crop | null][]) => call<Changes>("set_crops", { post, crops });
export const useMedia = (post: PostId, id: ItemMediaId, isUsed: boolean) => call<Changes>("use_media", { post, id, isUsed });
/** Looks for a missing file in the system's dialog; returns false if the person cancels. */
export const findMediaAgain = (id: ItemMediaId) => call<boolean>("find_media_again", { id });
/** Returns how far files are copied that are being added or saved; null if none are. */
export const copyProgress = () => call<CopyProgress | null>("copy_progress");
/** Saves what a post publishes in a folder that the person chooses; null if they cancel. */
export const saveMedia = (post: PostId, keepPosition: boolean) => call<SavedMedia | null>("save_media", { post, keepPosition });
export const mediaFolder = () => call<MediaFolder>("media_folder");
export const clearUnused = () => call<Changes>("clear_unused");
/** Returns the problems of one post, those waved through among them. */
export const findingsOf = (post: PostId) => call<Finding[]>("findings_of", { post });
export const waive = (post: PostId, check: Check, reason: string) => call<Changes>("waive", { post, check, reason });
/** Returns what has changed in the platforms' rules since a person saw them. */
export const ruleChanges = () => call<RuleChange[]>("rule_changes");
export const acceptRuleChanges = () => call<null>("accept_rule_changes");
export const takeBack = (waiver: WaiverId) => call<Changes>("take_back", { waiver });
/** Returns the comments on a post's item, the oldest first. */
export const comments = (post: PostId) => call<PostComment[]>("comments", { post });
export const addComment = (post: PostId, text: string) => call<[Changes, CommentId]>("add_comment", { post, text });
export const editComment = (id: CommentId, text: string) => call<Changes>("edit_comment", { id, text });
export const deleteComment = (id: CommentId) => call<Changes>("delete_comment", { id });
/** Returns what was done to a post, the newest first. */
export const postHistory = (post: PostId) => call<PostChange[]>("post_history", { post });
/** Returns the length of a text on each of the channels, in their order. `media` is true if pictures or a video go with it. */
export const measureText = (text: string, media: boolean, channels: ChannelId[], link: LinkDraft | null) =>
  call<MeasuredText[]>("measure_text", { text, media, channels, link });
/** Returns a link with its UTM parameters, as it is sent on a channel. */
export const linkAsSent = (link: LinkDraft, channel: ChannelId) => call<LinkOnChannel>("link_as_sent", { link, channel });
/** Returns the length of a first comment on a channel, and the comment as it is sent. */
export const measureFirstComment = (text: string, channel: ChannelId, link: LinkDraft) =>
  call<MeasuredComment>("measure_first_comment", { text, channel, link });
/** Returns the text divided into parts that the channel's platform takes, each with its number if that is wanted. */
export const splitText = (text: string, channel: ChannelId, isNumbered: boolean, link: LinkDraft | null) =>
  call<string[]>("split_text", { text, channel, isNumbered, link });
export const findPosts = (words: string) => call<Found[]>("find_posts", { words });
/** Returns the posts of the range and the tray that contain all the words in any of their texts. */
export const postsSaying = (words: string, from: string, to: string) =>
  call<PostId[]>("post_ids_matching", { words, from, to });
export const keepFilter = (filter: Filter) => call<null>("keep_filter", { filter });
export const addView = (name: string, filter: Filter) =>
  call<[Changes, SavedViewId]>("add_view", { name, filter });
export const editView = (id: SavedViewId, edit: SavedViewEdit) =>
  call<Changes>("edit_view", { id, edit });
export const deleteView = (id: SavedViewId) => call<Changes>("delete_view", { id });
export const addPost = (post: NewPost) => call<[Changes, PostId[]]>("add_post", { new: post });
export const editPost = (id: PostId, edit: PostEdit) => call<Changes>("edit_post", { id, edit });
export const addSibling = (id: PostId, channel: ChannelId) =>
  call<[Changes, PostId]>("add_sibling", { id, channel });
/** Moves a post. If other posts of its item could move along, moves nothing and returns those. */
export const moveUnshared = (id: PostId, target: Target) =>
  call<UnsharedMove>("move_unshared", { id, target });
export const movePosts = (ids: PostId[], target: Target) =>
  call<Changes>("move_posts", { ids, target });
export const setStatus = (ids: PostId[], status: Status) =>
  call<Changes>("set_status", { ids, status });
export const duplicatePosts = (ids: PostId[]) =>
  call<[Changes, PostId[]]>("duplicate_posts", { ids });
export const copyPosts = (ids: PostId[], target: Target, status?: Status) =>
  call<[Changes, PostId[]]>("copy_posts", { ids, target, status });
export const categorizePosts = (ids: PostId[], categories: Categories) =>
  call<Changes>("categorize_posts", { ids, categories });
export const deletePosts = (ids: PostId[]) => call<Changes>("delete_posts", { ids });
/** Changes a post and as much of its series as the scope includes. */
export const changeSeries = (id: PostId, scope: Scope, change: SeriesChange) =>
  call<Changes>("change_series", { id, scope, change });
export const due = () => call<ToPost>("due");
export const dueCount = () => call<DueCount>("due_count");
/** Marks a post as published, at an address of its platform if that is given. */
export const publish = (post: PostId, address: string | null) => call<Changes>("publish", { post, address });
/** Puts off the reminder of a post. Returns the time, in the plan's time zone. */
export const snooze = (post: PostId, minutes: number) => call<LocalTime>("snooze", { post, minutes });
/** Opens the page of the post's platform on which it is written, in the person's browser. */
export const openComposePage = (post: PostId) => call<null>("open_compose_page", { post });
/** Shows copies of the post's pictures and videos in the system's file manager. */
export const showPostMedia = (post: PostId, withoutPosition: boolean) =>
  call<null>("show_post_media", { post, withoutPosition });
/** Sets the words of the system's notifications; null for no notifications. */
export const setReminders = (words: ReminderWords | null) => call<null>("set_reminders", { words });
/** Sends no notifications for an hour, or sends them again. */
export const quietReminders = (isQuiet: boolean) => call<null>("quiet_reminders", { isQuiet });
export const undo = () => call<Changes>("undo");
export const redo = () => call<Changes>("redo");
export const addChannels = (channels: NewChannel[]) =>
  call<[Changes, ChannelId[]]>("add_channels", { new: channels });
export const editChannel = (id: ChannelId, edit: ChannelEdit) =>
  call<Changes>("edit_channel", { id, edit });
/** Returns the posts of a channel around a day as its profile shows them. */
export const profileGrid = (channel: ChannelId, around: string | null) => call<ProfileGrid>("profile_grid", { channel, around });
export const addCampaign = (campaign: CampaignEdit) =>
  call<[Changes, CampaignId]>("add_campaign", { new: campaign });
export const addPillar = (pillar: PillarEdit) =>
  call<[Changes, PillarId]>("add_pillar", { new: pillar });
export const editCampaign = (id: CampaignId, edit: CampaignEdit) =>
  call<Changes>("edit_campaign", { id, edit });
export const deleteCampaign = (id: CampaignId) => call<Changes>("delete_campaign", { id });
export const editPillar = (id: PillarId, edit: PillarEdit) => call<Changes>("edit_pillar", { id, edit });
export const deletePillar = (id: PillarId) => call<Changes>("delete_pillar", { id });
export const noteDay = (date: string, text: string) => call<Changes>("note_day", { date, text });
export const findings = (from: string, to: string) => call<Finding[]>("findings", { from, to });
/** Returns the number of posts of each campaign that has any. */
export const postsByCampaign = () => call<[CampaignId, number][]>("posts_by_campaign");
/** Lets the person choose a calendar file, and adds it as a layer. Returns null if they cancel. */
export const addLayer = () => call<Changes | null>("add_layer");
export const editLayer = (id: LayerId, edit: LayerEdit) =>
  call<Changes>("edit_layer", { id, edit });
export const deleteLayer = (id: LayerId) => call<Changes>("delete_layer", { id });
/** Reads the layers' events; null if nothing changed since the answer whose mark is `seen`. */
export const layers = (from: string, to: string, seen: string | null) =>
  call<LayerContents | null>("layers", { from, to, seen });
export const editPlan = (edit: PlanEdit) => call<Changes>("edit_plan", { edit });
export const setSlots = (channel: ChannelId, slots: Slot[]) =>
  call<Changes>("set_slots", { channel, slots });
export const slotTimes = (from: string, to: string) =>
  call<SlotTimes[]>("slot_times", { from, to });
/** Returns the channel's next free slot, as a time in `zone`. */
export const nextSlot = (channel: ChannelId, zone: string) =>
  call<LocalTime>("next_slot", { channel, zone });
export const previewRearrangement = (rearrangement: Rearrangement) => call<RearrangementPreview>("preview_rearrangement", { rearrangement });
export const rearrange = (rearrangement: Rearrangement) => call<Changes>("rearrange", { rearrangement });
export const previewReplacement = (replacement: Replacement) => call<ReplacementPreview>("preview_replacement", { replacement });
export const replaceText = (replacement: Replacement) => call<Changes>("replace_text", { replacement });
export const addSnippet = (snippet: SnippetEdit) => call<[Changes, SnippetId]>("add_snippet", { new: snippet });
export const editSnippet = (id: SnippetId, edit: SnippetEdit) => call<Changes>("edit_snippet", { id, edit });
export const deleteSnippet = (id: SnippetId) => call<Changes>("delete_snippet", { id });
/** Lets text fields mark misspelt words, in the languages of the system that have a dictionary. */
export const checkSpelling = () => call<null>("check_spelling");
/** Exports posts to a file that the person chooses. Returns null if they cancel. */
export const exportIcs = (options: ExportOptions, name: string) =>
  call<Exported | null>("export_ics", { options, name });
/** Saves a picture of the chosen days where the person chooses. Returns null if they cancel. */
export const exportPicture = (options: ExportOptions, name: string) =>
  call<Exported | null>("export_picture", { options, name });
/** Keeps a calendar file up to date where the person chooses. Returns its path, or null if they cancel. */
export const addLiveFile = (options: ExportOptions, name: string) => call<string | null>("add_live_file", { options, name });
export const liveFiles = () => call<LiveFileShown[]>("live_files");
/** Ends the updates of a file, which stays as it is. */
export const removeLiveFile = (path: string) => call<null>("remove_live_file", { path });
/** Lets the person choose a file to import; null if they cancel. */
export const chooseImport = () => call<ImportFile | null>("choose_import");
/** Returns what importing the chosen or dropped file would do. */
export const previewImport = (options: Partial<TableOptions>) => call<TablePreview>("preview_import", { options });
export const importFile = (options: Partial<TableOptions>) => call<Changes>("import_file", { options });
/** Returns how many posts the import that is running has written. */
export const importProgress = () => call<number>("import_progress");
/** Saves the rows that stay out in a file that the person chooses. Returns its path, or null if they cancel. */
export const saveLeftRows = (options: Partial<TableOptions>, name: string) => call<string | null>("save_left_rows", { options, name });
/** Forgets the file that was imported. */
export const endImport = () => call<null>("end_import");
/** Reads the hours of the second time zone; null without one. */
export const secondZoneHours = (from: string, to: string) => call<SecondZoneHours | null>("second_zone_hours", { from, to });
/** Lets the person choose a file for a new plan, and opens a window for it. Returns false if they cancel. */
export const newPlan = (name: string) => call<boolean>("new_plan", { name });
/** Lets the person choose a plan, and opens it in its own window. Returns false if they cancel. */
export const openOtherPlan = () => call<boolean>("open_other_plan");
export const openRecentPlan = (file: string) => call<null>("open_recent_plan", { file });
export const recentPlans = () => call<Recent[]>("recent_plans");
export const forgetPlan = (file: string) => call<null>("forget_plan", { file });
/** Prints the page, which has drawn itself for paper; `name` is that of a file, without its ending. */
export const printView = (name: string) => call<Printed>("print_view", { name });
/** Saves a copy of the plan where the person chooses. Returns its path, or null if they cancel. */
export const saveCopy = (name: string) => call<string | null>("save_copy", { name });
export const rememberLook = (look: WindowLook) => call<null>("remember_look", { look });
export const rememberPlace = (date: string, post: PostId | null) => call<void>("remember_place", { date, post });
/** Keeps typed text that is not part of the plan yet; null forgets it. */
export const keepUnfinished = (field: string, text: string | null) =>
  call<null>("keep_unfinished", { field, text });
export const closeWindow = () => call<null>("close_window");
/** Sets the labels of undo and redo in the native menu of text fields. */
export const nameFieldMenu = (undo: string, redo: string) =>
  call<null>("name_field_menu", { undo, redo });
export const openLink = (link: string) => call<null>("open_link", { link });

export const version = () => call<string>("version");
/** Returns the names under which the history records what is changed on this computer; empty if not set. */
export const author = () => call<Author>("read_author");
export const setAuthor = (author: Author) => call<void>("set_author", { author });
export const startsAtLogin = () => call<boolean>("starts_at_login");
export const setStartsAtLogin = (isOn: boolean) => call<void>("set_starts_at_login", { isOn });
export const storedPlaces = () => call<StoredPlace[]>("stored_places");
export const showStored = (path: string) => call<void>("show_stored", { path });
export const diagnostics = () => call<string>("diagnostics");
/** Returns the path of the file; null if the person cancels. */
export const saveDiagnostics = (text: string) => call<string | null>("save_diagnostics", { text });
/** Closes the program and deletes what it keeps, and the plans with these paths. */
export const deleteEverything = (plans: readonly string[]) => call<void>("delete_everything", { plans });

export const syncState = () => call<SyncState>("sync_state");
/** Remembers that the person knows what to mind in a synced folder. */
export const syncTold = () => call<void>("sync_told");

/** Returns whether the window's plan, which may not be open, has a backup. */
export const hasBackup = () => call<boolean>("has_backup");
/** Saves the newest backup as a new plan and opens that; null if the person cancels. */
export const openNewestBackup = (name: string) => call<OpenedBackup | null>("open_newest_backup", { name });
/** Saves what can be read of the damaged plan as a new one and opens that; null if the person cancels. */
export const salvagePlan = (name: string) => call<Salvaged | null>("salvage_plan", { name });
