// The areas beside the calendar. The code of each is loaded when it is first opened.

import type { Component } from "svelte";
import type { AreaName } from "../model/areas";

/** What an area puts into the bar, the side and the middle of the window. */
export interface AreaParts {
  Bar: Component;
  Side: Component;
  Middle: Component;
}

const areas: Record<Exclude<AreaName, "calendar">, () => Promise<AreaParts>> = {
  ideas: () => import("../ideas/area"),
  results: () => import("../results/area"),
  strategy: () => import("../strategy/area"),
};

export type LoadedAreas = Partial<Record<AreaName, AreaParts>>;

/** Returns an area that isn't loaded yet with its parts; nothing for the calendar, which is always there. */
export async function withArea(loaded: LoadedAreas, name: AreaName): Promise<LoadedAreas> {
  return name === "calendar" || loaded[name] ? {} : { [name]: await areas[name]() };
}
