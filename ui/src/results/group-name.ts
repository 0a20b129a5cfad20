// The names of groups of posts.

import type { GroupResults, Need, Plan, ResultsGroup, Stage } from "../bindings";
import { m } from "../paraglide/messages";
import { formatName } from "../words/results";
import { needName, stageName } from "../words/strategy";

export function groupName(by: ResultsGroup, { key, name }: GroupResults, stages: Plan["stage_names"]): string {
  if (name === "") return m.results_group_none();
  if (by === "format") return formatName(name);
  if (by === "stage") return stageName(key as Stage, stages);
  return by === "need" ? needName(key as Need) : name;
}
