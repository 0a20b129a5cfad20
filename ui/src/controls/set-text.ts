/** Replaces the part of a text that has changed. WebKit then lays out only the lines from there on. */
export function setText(node: Pick<Text, "data" | "replaceData">, text: string): void {
  const { data } = node;
  const most = Math.min(data.length, text.length);
  let start = 0;
  while (start < most && data[start] === text[start]) start += 1;
  let kept = 0;
  while (kept < most - start && data.at(-1 - kept) === text.at(-1 - kept)) kept += 1;
  if (start + kept === data.length && data.length === text.length) return;
  node.replaceData(start, data.length - start - kept, text.slice(start, text.length - kept));
}
