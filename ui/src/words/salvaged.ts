// The message about the result of salvaging a damaged plan.

import type { Salvaged } from "../bindings";
import { m } from "../paraglide/messages";
import { formatNumber } from "./format";

/** Returns the message with the new plan's path and, if rows were lost, the numbers of saved and lost posts. */
export function salvagedText({ file: path, rows }: Salvaged): string {
  if (rows.every(({ lost, mended }) => lost === 0 && mended === 0)) return m.file_salvaged({ path });
  const posts = rows.find(({ noun }) => noun === "post");
  const saved = formatNumber(posts?.saved ?? 0);
  const lost = posts?.lost ?? null;
  return lost === null ? m.file_salvaged_unknown({ path, saved }) : m.file_salvaged_in_part({ path, saved, lost: formatNumber(lost) });
}
