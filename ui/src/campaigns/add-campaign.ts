// Adds a campaign over the visible days, in the next colour. Apart from the other actions, which the
// first frame needs.

import { addDays } from "../model/dates";
import { SWATCHES } from "../controls/swatches";
import * as ipc from "../ipc";
import type { Actions } from "../store/actions/actions";

/** Adds a campaign and returns its id. Throws a refusal. */
export async function addCampaign(actions: Actions, name: string, isQuiet = true): Promise<string> {
  const { from, to } = actions.store.calendar;
  const { colour } = SWATCHES[(actions.store.plan.campaigns.length + 2) % SWATCHES.length]!;
  let made = "";
  await actions.run(async () => {
    const days = { first_day: from, last_day: addDays(to, -1) };
    const [changes, id] = await ipc.addCampaign({ name, colour, ...days });
    made = id;
    return changes;
  }, { isQuiet });
  return made;
}
