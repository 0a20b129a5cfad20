// Files to import that were dropped on the window or opened with the program. It keeps their paths
// (src-tauri/app/import_file.rs).

import type { ImportFile } from "../bindings";
import { area } from "../store/area.svelte";
import { dialogs } from "../store/dialogs.svelte";

/** Opens the import of a file: of the results of posts in the Results, of posts elsewhere. */
function offer(file: ImportFile): void {
  if (area.shown === "results") dialogs.openResults(file);
  else dialogs.openImport(file);
}

/** Opens the import of each file that is offered, and of the one that the program was opened with. */
export function followOffers(offered: ImportFile | null): void {
  if (offered) offer(offered);
  window.addEventListener("daymark-import", (event) => offer((event as CustomEvent<ImportFile>).detail));
}
