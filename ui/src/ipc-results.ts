// The commands about results: what platforms counted of posts, and what it says. Part of `ipc.ts`.

import type { Changes, ImportFile, ListedResult, PostId, ResultsOptions, ResultsPage, ResultsReport, ResultsScope, Works } from "./bindings";
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
