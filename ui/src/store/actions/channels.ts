// The actions on channels outside their dialog.

import type { Channel } from "../../bindings";
import * as ipc from "../../ipc";
import type { Actions } from "./actions";

/** Archives a channel, or restores it. */
export async function archiveChannel(actions: Actions, channel: Channel, archived: boolean): Promise<void> {
  await actions.attempt(() => ipc.editChannel(channel.id, { archived }));
}
