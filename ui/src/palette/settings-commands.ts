// The palette's commands for settings of the plan and the window. They offer the values that aren't set now.

import type { PlanEdit } from "../bindings";
import type { Command } from "../commands/commands";
import * as ipc from "../ipc";
import { m } from "../paraglide/messages";
import { firstDayOptions } from "../controls/week-days";
import { settings } from "../store/settings.svelte";
import type { Store } from "../store/store.svelte";

const SNAPS = [5, 10, 15, 30];

export function settingsCommands({ plan }: Store): Command[] {
  const { settings: chosen } = plan;
  const edit = (id: string, message: () => string, edit: PlanEdit): Command => ({
    id, group: "plan", message, run: (actions) => actions.run(() => ipc.editPlan(edit)),
  });
  const days = firstDayOptions().filter(({ value }) => +value !== chosen.first_day);
  const snaps = SNAPS.filter((count) => count !== chosen.snap);
  const isCompact = settings.density === "compact";
  return [
    edit("clock", chosen.hour12 ? m.cmd_clock_24 : m.cmd_clock_12, { hour12: !chosen.hour12 }),
    ...days.map(({ value, label }) => edit(`first-day-${value}`, () => m.cmd_first_day({ day: label }), { first_day: +value })),
    ...snaps.map((count) => edit(`snap-${count}`, () => m.cmd_snap({ count }), { snap: count })),
    {
      id: "density",
      group: "window",
      message: isCompact ? m.cmd_comfortable : m.cmd_compact,
      run: () => settings.setDensity(isCompact ? "comfortable" : "compact"),
    },
  ];
}
