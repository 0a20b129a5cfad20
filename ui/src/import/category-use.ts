// What a category of a calendar is taken for, as a choice has it: `label`, `nothing`, or the id of a channel.

import type { CategoryUse } from "../bindings";

/** Returns the value of the choice. */
export function useOf(use: CategoryUse): string {
  return use.as === "channel" ? use.id : use.as;
}

/** Returns what a chosen value takes the category for: a thing of its own name, nothing, or a channel. */
export function categoryUse(value: string, name: string): CategoryUse {
  if (value === "nothing") return { as: "nothing" };
  if (value === "label" || value === "campaign" || value === "pillar") return { as: value, name };
  return { as: "channel", id: value };
}
