// Saves the readable rows of a damaged plan as a new plan, and shows how many posts were lost.

import * as ipc from "../ipc";
import { m } from "../paraglide/messages";
import { fileName } from "../store/plans";
import { toast } from "../store/toast.svelte";
import { refusalText } from "../words/refusals";
import { salvagedText } from "../words/salvaged";

/** Asks where to save, salvages the open plan, and shows the result. `name` is the plan's name. */
export async function salvage(name: string): Promise<void> {
  try {
    const salvaged = await ipc.salvagePlan(fileName(m.file_salvage_name({ name })));
    if (salvaged) toast.warn(salvagedText(salvaged));
  } catch (error) {
    toast.warn(refusalText(error));
  }
}
