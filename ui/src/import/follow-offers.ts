// Files to import that were dropped on the window or opened with the program. It keeps their paths
// (src-tauri/app/import_file.rs).

import type { ImportFile } from "../bindings";
import { dialogs } from "../store/dialogs.svelte";

/** Opens the import of each file that is offered, and of the one that the program was opened with. */
export function followOffers(offered: ImportFile | null): void {
  if (offered) dialogs.openImport(offered);
  window.addEventListener("daymark-import", (event) => dialogs.openImport((event as CustomEvent<ImportFile>).detail));
}
