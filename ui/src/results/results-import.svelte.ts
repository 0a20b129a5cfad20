// The import of results that a person prepares: the file, which post each row is of, and what the program says would happen.

import type { Changes, ImportFile, PostId, ResultsOptions, ResultsReport } from "../bindings";
import * as ipc from "../ipc";
import type { Actions } from "../store/actions/actions";
import { refusalText } from "../words/refusals";

/** The rows that are shown: of one way in which their posts were found, or all. */
export type ShownRows = "all" | "sure" | "likely" | "several" | "none";

const NO_ANSWERS: ResultsOptions = { source: null, channel: null, columns: [], date: null, posts: [], add: false };

export class ResultsImport {
  file = $state.raw<ImportFile | null>(null);
  report = $state.raw<ResultsReport | null>(null);
  options = $state.raw<ResultsOptions>(NO_ANSWERS);
  shown = $state.raw<ShownRows>("all");
  /** Why the file can't be read, or the import was refused. */
  reason = $state.raw("");
  isImporting = $state.raw(false);
  #asked = 0;

  /** The number of posts whose numbers would be taken. */
  readonly count = $derived(this.report ? this.report.sure + this.report.likely + this.report.added : 0);

  constructor(readonly actions: Actions) {}

  async choose(): Promise<void> {
    const file = await this.#attempt(ipc.chooseResults);
    if (file) await this.take(file);
  }

  /** Begins with a file that the program knows. */
  async take(file: ImportFile): Promise<void> {
    [this.file, this.report, this.options, this.shown] = [file, null, NO_ANSWERS, "all"];
    await this.#read();
  }

  async change(options: Partial<ResultsOptions>): Promise<void> {
    this.options = { ...this.options, ...options };
    await this.#read();
  }

  /** Says of which post a row is; null leaves it out. */
  async answer(line: number, post: PostId | null): Promise<void> {
    const others = this.options.posts.filter(([of]) => of !== line);
    await this.change({ posts: [...others, [line, post]] });
  }

  /** Imports what can be, and returns the changes; null if that is refused. */
  async apply(): Promise<Changes | null> {
    if (this.isImporting) return null;
    this.isImporting = true;
    const changes = await this.#attempt(() => this.actions.run(() => ipc.importResults(this.options)));
    this.isImporting = false;
    return changes;
  }

  /** Asks what the import would do, unless a later question overtakes the answer. */
  async #read(): Promise<void> {
    const asked = ++this.#asked;
    const report = await this.#attempt(() => ipc.previewResults(this.options));
    if (asked === this.#asked && (report || !this.report)) this.report = report;
  }

  async #attempt<T>(run: () => Promise<T>): Promise<T | null> {
    this.reason = "";
    try {
      return await run();
    } catch (error) {
      this.reason = refusalText(error);
      return null;
    }
  }
}
