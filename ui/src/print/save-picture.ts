// Saves a picture of the week, for a chat or a mail.

import * as ipc from "../ipc";
import { addDays } from "../model/dates";
import { WEEK, weeksOf } from "../model/range";
import type { Actions } from "../store/actions/actions";
import { saveFile } from "../store/actions/save-file";
import { dateRange } from "../words/format";

/** Saves the posts that are shown of the visible week: those of the channels that are on. */
export async function savePicture(actions: Actions): Promise<void> {
  const { calendar, plan } = actions.store;
  const from = weeksOf([calendar.date], plan.settings.first_day)[0]!;
  const to = addDays(from, WEEK);
  const channels = calendar.hidden.size === 0 ? [] : calendar.shownChannels.map(({ id }) => id);
  await saveFile(actions, () => ipc.exportPicture({ from, to, channels }, `${plan.settings.name} ${dateRange(from, addDays(to, -1))}.png`));
}
