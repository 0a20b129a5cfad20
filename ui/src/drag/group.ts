// What a drop means for all that are held with the card under the pointer: each goes as far as it
// does, and onto its lane where it changed the lane.

import type { Card, Target } from "../bindings";
import { daysBetween } from "../dates";
import { moved } from "../store/moved";

/** `target` is where `lead` goes; a lead from the tray takes the others to the very same place. */
export function targetOfGroup(lead: Card, target: Target): Target {
  const after = moved(lead, target);
  const channel = after.channel === lead.channel ? {} : { channel: after.channel };
  if (after.date === null) return { when: { to: "tray" }, ...channel };
  if (lead.date === null) return target;
  const days = daysBetween(lead.date, after.date);
  const minutes = after.minute! - lead.minute!;
  return { when: { to: "by", days, minutes }, ...channel };
}
