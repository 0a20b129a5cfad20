// The names of groups of posts.

import type { GroupResults, ResultsGroup } from "../bindings";
import { m } from "../paraglide/messages";
import { formatName } from "../words/results";

export function groupName(by: ResultsGroup, { name }: GroupResults): string {
  if (name === "") return m.results_group_none();
  return by === "format" ? formatName(name) : name;
}
