// What a person does to channels, beyond the form of one.

import type { Channel } from "../../bindings";
import * as ipc from "../../ipc";
import type { Actions } from "./actions";

/** Archives a channel, or brings it back. */
export async function archiveChannel(actions: Actions, channel: Channel, archived: boolean): Promise<void> {
  await actions.attempt(() => ipc.editChannel(channel.id, { archived }));
}
