// The import that a person prepares: the file, their answers, and what the program says would happen.

import type { ImportFile, TablePreview, Changes, ImportOutcome, TableOptions } from "../bindings";
import * as ipc from "../ipc";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import { toast } from "../store/toast.svelte";
import { refusalText } from "../words/refusals";
import { recall, remember } from "./remembered-columns";

/** What a person said; what is left out is found by the program, or asked. */
export type Answers = Partial<TableOptions>;

/** The rows that are shown: of one outcome, or all. */
export type Shown = ImportOutcome | "all";

/** Milliseconds between two questions how far an import is. */
const EVERY = 150;

export class Importing {
  file = $state.raw<ImportFile | null>(null);
  preview = $state.raw<TablePreview | null>(null);
  options = $state.raw<Answers>({});
  shown = $state.raw<Shown>("all");
  /** Why the file can't be read, or the import was refused. */
  reason = $state.raw("");
  isReading = $state.raw(false);
  isImporting = $state.raw(false);
  /** How many posts are written so far. */
  written = $state.raw(0);
  /** Whether what the columns tell is remembered for files with the same headers. */
  remembers = $state.raw(true);
  #asked = 0;

  constructor(readonly actions: Actions) {}

  /** Lets the person choose a file. */
  async choose(): Promise<void> {
    const file = await this.#attempt(ipc.chooseImport);
    if (file) await this.take(file);
  }

  /** Begins with a file that the program knows. */
  async take(file: ImportFile): Promise<void> {
    [this.file, this.preview, this.options, this.shown] = [file, null, {}, "all"];
    const preview = await this.#read();
    const known = preview && recall(preview.headers);
    if (known) await this.change({ fields: known });
  }

  /** Answers a question or chooses otherwise how the file is read. */
  async change(options: Answers): Promise<void> {
    this.options = { ...this.options, ...options };
    await this.#read();
  }

  /** Imports what can be, and returns the changes; null if that is refused. */
  async apply(): Promise<Changes | null> {
    if (this.isImporting) return null;
    this.isImporting = true;
    if (this.remembers && this.preview && this.options.fields) remember(this.preview.headers, this.options.fields);
    const timer = setInterval(() => void ipc.importProgress().then((written) => (this.written = written)), EVERY);
    const changes = await this.#attempt(() => this.actions.run(() => ipc.importFile(this.options)));
    clearInterval(timer);
    [this.isImporting, this.written] = [false, 0];
    return changes;
  }

  /** Saves the rows that stay out, where the person chooses. */
  async saveLeft(): Promise<void> {
    const stem = this.file!.name.replace(/\.[^.]+$/, "");
    const path = await this.#attempt(() => ipc.saveLeftRows(this.options, `${m.import_left_file({ name: stem })}.csv`));
    if (path) toast.say(m.import_left_saved({ path }));
  }

  /** Asks what the import would do; returns the answer unless a later one replaces it. */
  async #read(): Promise<TablePreview | null> {
    const asked = ++this.#asked;
    this.isReading = true;
    const preview = await this.#attempt(() => ipc.previewImport(this.options));
    if (asked !== this.#asked) return null;
    this.isReading = false;
    if (preview || !this.preview) this.preview = preview;
    return preview;
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
