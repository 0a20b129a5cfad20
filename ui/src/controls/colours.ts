// A channel's colour: its own, or its platform's in the theme of the moment; and the rules by which
// cards wear it.

import type { Channel, Platform } from "../bindings";

type Platforms = ReadonlyMap<string, Platform>;

export function channelColour(channel: Channel | undefined, platforms: Platforms): string {
  if (channel?.colour) return channel.colour;
  const platform = platforms.get(channel?.platform ?? "other") ?? platforms.get("other");
  if (!platform) return "var(--edge-strong)";
  return `light-dark(${platform.colour.light}, ${platform.colour.dark})`;
}

let sheet: CSSStyleSheet | undefined;

/**
 * Makes the colours of all channels rules: what names a channel in `data-edge` has its colour as `--edge`,
 * unless the file says for a colour what is none.
 * A colour in the style of each card instead makes the browser keep what it worked out for every card that
 * ever was (WebKitGTK 2.50: 3 MB for each week shown), and draw each as if it were like no other.
 */
export function colourChannels(channels: Iterable<Channel>, platforms: Platforms): void {
  if (!sheet) document.adoptedStyleSheets.push((sheet = new CSSStyleSheet()));
  sheet.replaceSync("");
  for (const channel of channels) {
    const at = sheet.insertRule(`[data-edge="${CSS.escape(channel.id)}"] {}`);
    const { style } = sheet.cssRules[at] as CSSStyleRule;
    const colour = channelColour(channel, platforms);
    if (CSS.supports("color", colour)) style.setProperty("--edge", colour);
  }
}
