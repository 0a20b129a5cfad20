// The colour of a channel, and the style rules that give it to cards.

import type { Channel, Platform } from "../bindings";

type Platforms = ReadonlyMap<string, Platform>;

/** Returns the channel's own colour, or its platform's for light and dark. A missing channel is grey. */
export function channelColour(channel: Channel | undefined, platforms: Platforms): string {
  if (channel?.colour) return channel.colour;
  const platform = platforms.get(channel?.platform ?? "other") ?? platforms.get("other");
  if (!platform) return "var(--edge-strong)";
  return `light-dark(${platform.colour.light}, ${platform.colour.dark})`;
}

let sheet: CSSStyleSheet | undefined;

/**
 * Writes a style rule for each channel: elements with its id in `data-edge` get its colour as `--edge`.
 * A plan file may contain an invalid colour, which is ignored.
 *
 * A colour in each card's own style would be slower to draw, and WebKitGTK 2.50 keeps the computed style of
 * every card that ever existed: 3 MB for each week shown.
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
