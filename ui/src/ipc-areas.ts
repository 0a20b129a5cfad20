// The commands of the areas beside the calendar: ideas, results, and the strategy that they are read back for. Part of `ipc.ts`.

import type {
  AudienceEdit,
  AudienceId,
  ChannelId,
  Changes,
  DayMark,
  ExperimentId,
  ExperimentOutcome,
  ExperimentSize,
  ExperimentStanding,
  Exported,
  FeedbackEdit,
  FeedbackId,
  FeedbackLog,
  FeedbackReport,
  IdeaEdit,
  IdeaId,
  ImportFile,
  ListedResult,
  LocalTime,
  MessageEdit,
  MessageId,
  MissionEdit,
  NewExperiment,
  ObjectiveEdit,
  ObjectiveId,
  PlacedIdea,
  PostId,
  RankedIdea,
  ResultsOptions,
  ResultsPage,
  ResultsReport,
  ResultsScope,
  Strategy,
  SubjectEdit,
  SubjectId,
  Suggestions,
  TaskTool,
  Works,
} from "./bindings";
import { call } from "./request";

/** Reads what the results of a range say. */
export const resultsPage = (scope: ResultsScope) => call<ResultsPage>("results_page", { scope });
/** Reads the times that are suggested for the week of a day. */
export const suggestions = (week: string) => call<Suggestions>("suggestions", { week });
/** Keeps a time of the week from being suggested for a channel for four weeks. */
export const declineSuggestion = (channel: ChannelId, at: LocalTime) => call<Changes>("decline_suggestion", { channel, at });
/** Reads what works on a channel. */
export const whatWorks = (channel: string) => call<Works>("what_works", { channel });
/** Reads the newest numbers of a post. */
export const postResults = (post: PostId) => call<ListedResult[]>("post_results", { post });
/** Enters numbers of a post as of a day; a metric without a value is removed. */
export const setResults = (post: PostId, results: [string, number | null][], date: string, replace: boolean) =>
  call<Changes>("set_results", { post, results, date, replace });
/** Lets the person choose a file with results; null if they cancel. */
export const chooseResults = () => call<ImportFile | null>("choose_results");
/** Returns what importing the chosen or dropped file's results would do. */
export const previewResults = (options: ResultsOptions) => call<ResultsReport>("preview_results", { options });
export const importResults = (options: ResultsOptions) => call<Changes>("import_results", { options });
export const readExperiments = () => call<ExperimentStanding[]>("read_experiments");
/** Returns how many posts each arm needs so that a ratio is noticed in four of five tries. */
export const experimentSize = (channel: string, outcome: ExperimentOutcome, ratio: number) => call<ExperimentSize>("experiment_size", { channel, outcome, ratio });
export const addExperiment = (experiment: NewExperiment) => call<[Changes, ExperimentId]>("add_experiment", { new: experiment });
/** Gives posts to the arms of an experiment by chance. */
export const assignExperiment = (id: ExperimentId, posts: PostId[]) => call<Changes>("assign_experiment", { id, posts });
/** Reads what an experiment gave, which is done once. */
export const readExperiment = (id: ExperimentId) => call<Changes>("read_experiment", { id });
export const stopExperiment = (id: ExperimentId) => call<Changes>("stop_experiment", { id });
export const deleteExperiment = (id: ExperimentId) => call<Changes>("delete_experiment", { id });
/** Saves the report of some days where the person chooses; null if they cancel, else where it is. */
export const saveReport = (from: string, to: string, locale: string, name: string) => call<string | null>("save_report", { from, to, locale, name });
/** Reads the strategy, and how the posts of a range serve it. */
export const readStrategy = (from: string, to: string) => call<Strategy>("read_strategy", { from, to });
export const editMission = (edit: MissionEdit) => call<Changes>("edit_mission", { edit });
export const addObjective = (edit: ObjectiveEdit) => call<[Changes, ObjectiveId]>("add_objective", { edit });
export const editObjective = (id: ObjectiveId, edit: ObjectiveEdit) => call<Changes>("edit_objective", { id, edit });
/** Enters what an objective's number is as of a day; null removes it. */
export const readObjective = (id: ObjectiveId, date: string, value: number | null) => call<Changes>("read_objective", { id, date, value });
export const deleteObjective = (id: ObjectiveId) => call<Changes>("delete_objective", { id });
export const addMessage = (edit: MessageEdit) => call<[Changes, MessageId]>("add_message", { edit });
export const editMessage = (id: MessageId, edit: MessageEdit) => call<Changes>("edit_message", { id, edit });
export const deleteMessage = (id: MessageId) => call<Changes>("delete_message", { id });
export const addAudience = (edit: AudienceEdit) => call<[Changes, AudienceId]>("add_audience", { edit });
export const editAudience = (id: AudienceId, edit: AudienceEdit) => call<Changes>("edit_audience", { id, edit });
export const deleteAudience = (id: AudienceId) => call<Changes>("delete_audience", { id });
export const addSubject = (edit: SubjectEdit) => call<[Changes, SubjectId]>("add_subject", { edit });
export const editSubject = (id: SubjectId, edit: SubjectEdit) => call<Changes>("edit_subject", { id, edit });
/** Notes what was seen of a subject on a day; a blank text removes that. */
export const noteSubject = (id: SubjectId, date: string, text: string) => call<Changes>("note_subject", { id, date, text });
export const deleteSubject = (id: SubjectId) => call<Changes>("delete_subject", { id });
/** Reads what the strategy says of days. */
export const dayMarks = (from: string, to: string) => call<DayMark[]>("day_marks", { from, to });
/** Saves the ideas as tasks for another tool where the person chooses; null if they cancel. */
export const exportIdeaTasks = (tool: TaskTool, name: string) => call<Exported | null>("export_idea_tasks", { tool, name });
export const exportFeedback = (name: string) => call<Exported | null>("export_feedback", { name });
/** Lets the person choose a table of feedback and adds its rows; null if they cancel. */
export const importFeedback = () => call<[Changes, FeedbackReport] | null>("import_feedback");
export const readIdeas = () => call<RankedIdea[]>("read_ideas");
export const addIdea = (edit: IdeaEdit) => call<[Changes, IdeaId]>("add_idea", { edit });
export const editIdea = (id: string, edit: IdeaEdit) => call<Changes>("edit_idea", { id, edit });
export const deleteIdea = (id: string) => call<Changes>("delete_idea", { id });
/** Makes a post of an idea, in the tray of a channel. */
export const useIdea = (id: IdeaId, channel: string) => call<[Changes, PostId]>("use_idea", { id, channel });
/** Returns where the best ideas would be placed; refused if none can be. */
export const previewPlacedIdeas = (count: number, from: string, to: string) => call<PlacedIdea[]>("preview_placed_ideas", { count, from, to });
export const placeIdeas = (count: number, from: string, to: string) => call<Changes>("place_ideas", { count, from, to });
export const readFeedback = (from: string, to: string) => call<FeedbackLog>("read_feedback", { from, to });
export const addFeedback = (entries: FeedbackEdit[]) => call<[Changes, FeedbackId[]]>("add_feedback", { entries });
export const editFeedback = (ids: string[], edit: FeedbackEdit) => call<Changes>("edit_feedback", { ids, edit });
/** Removes a person's name from all feedback and from the history; returns in how many entries it was. */
export const forgetPerson = (name: string) => call<number>("forget_person", { name });
