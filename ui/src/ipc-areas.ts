// The commands of the areas beside the calendar: results, and the strategy that they are read back for. Part of `ipc.ts`.

import type { AudienceEdit, AudienceId, Changes, ImportFile, ListedResult, MissionEdit, ObjectiveEdit, ObjectiveId, PostId, ResultsOptions, ResultsPage, ResultsReport, ResultsScope, Strategy, Works } from "./bindings";
import { call } from "./request";

/** Reads what the results of a range say. */
export const resultsPage = (scope: ResultsScope) => call<ResultsPage>("results_page", { scope });
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
/** Reads the strategy, and how the posts of a range serve it. */
export const readStrategy = (from: string, to: string) => call<Strategy>("read_strategy", { from, to });
export const editMission = (edit: MissionEdit) => call<Changes>("edit_mission", { edit });
export const addObjective = (edit: ObjectiveEdit) => call<[Changes, ObjectiveId]>("add_objective", { edit });
export const editObjective = (id: ObjectiveId, edit: ObjectiveEdit) => call<Changes>("edit_objective", { id, edit });
/** Enters what an objective's number is as of a day; null removes it. */
export const readObjective = (id: ObjectiveId, date: string, value: number | null) => call<Changes>("read_objective", { id, date, value });
export const deleteObjective = (id: ObjectiveId) => call<Changes>("delete_objective", { id });
export const addAudience = (edit: AudienceEdit) => call<[Changes, AudienceId]>("add_audience", { edit });
export const editAudience = (id: AudienceId, edit: AudienceEdit) => call<Changes>("edit_audience", { id, edit });
export const deleteAudience = (id: AudienceId) => call<Changes>("delete_audience", { id });
