// Draws cards as plain elements that look like the calendar's (views/PostCard.svelte), by cloning a template
// and filling it in.

import type { Card, MediaId, Start } from "../src/bindings";
import { mediaUrl } from "../src/controls/media-url";
import { formatTime } from "../src/words/format";
import { colourChannels } from "../src/controls/colours";
import { platformIconHref, spriteSymbols } from "../src/controls/platform-icons";

const SVG = "http://www.w3.org/2000/svg";

export type Draw = (card: Card) => HTMLElement;

/** Returns a function that draws a card of the plan. */
export function cardsOf({ plan, platforms }: Start): Draw {
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  const looks = plan!.overview.rows.channels.map((channel) => {
    const href = platformIconHref(channel.platform);
    return [channel.id, { name: channel.name, href }] as const;
  });
  colourChannels(plan!.overview.rows.channels, byId);
  const lookOf = new Map(looks);
  const model = emptyCard();
  return (card) => {
    const { name, href } = lookOf.get(card.channel)!;
    const drawn = model.cloneNode(true) as HTMLElement;
    const [icon, when, glyph, title] = drawn.children as unknown as [Element, Element, Element, Element];
    const text = formatTime(card.minute!, false);
    drawn.dataset.post = card.id;
    drawn.dataset.edge = card.channel;
    drawn.setAttribute("aria-label", `${card.title}, ${name}, ${text}, ${card.status}`);
    icon.firstElementChild!.setAttribute("href", href);
    when.textContent = text;
    glyph.className = `glyph ${card.status}`;
    title.textContent = card.title;
    if (card.media) {
      drawn.classList.add("has-media");
      title.before(thumbnail(card.media.first));
    }
    return drawn;
  };
}

/** Returns an element with each platform's glyph once, to which cards refer. */
export function sprite(): SVGElement {
  const sprite = document.createElementNS(SVG, "svg");
  sprite.setAttribute("class", "plain-sprite");
  sprite.setAttribute("width", "0");
  sprite.setAttribute("height", "0");
  for (const { id, d } of spriteSymbols) {
    const symbol = document.createElementNS(SVG, "symbol");
    const path = document.createElementNS(SVG, "path");
    symbol.id = id;
    symbol.setAttribute("viewBox", "0 0 24 24");
    path.setAttribute("d", d);
    symbol.append(path);
    sprite.append(symbol);
  }
  return sprite;
}

function emptyCard(): HTMLElement {
  const card = document.createElement("button");
  const icon = document.createElementNS(SVG, "svg");
  card.type = "button";
  card.className = "card";
  card.tabIndex = -1;
  icon.setAttribute("class", "platform");
  icon.append(document.createElementNS(SVG, "use"));
  card.append(icon, part("span", "when"), part("i", "glyph"), part("span", "title"));
  return card;
}

function thumbnail(media: MediaId): HTMLImageElement {
  const picture = document.createElement("img");
  picture.className = "thumb";
  picture.loading = "lazy";
  picture.src = mediaUrl(media, "card");
  return picture;
}

function part(tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}
