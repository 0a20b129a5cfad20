/**
 * The glyph of each platform as SVG path data, drawn once as a sprite.
 *
 * A calendar shows up to a thousand cards, so each has a reference (`<use href="#p-x">`) and not the path.
 * Brand glyphs come from simple-icons (CC0), imported by name so that the bundle leaves out the rest.
 */

import {
  siBilibili,
  siBluesky,
  siDevdotto,
  siDiscord,
  siFacebook,
  siHashnode,
  siInstagram,
  siMastodon,
  siMedium,
  siPinterest,
  siReddit,
  siSinaweibo,
  siTelegram,
  siThreads,
  siTiktok,
  siTumblr,
  siWechat,
  siWhatsapp,
  siYoutube,
} from "simple-icons";

/** One `<symbol>` of the sprite: its element id without the `#`, and its path in a viewBox of 24 × 24. */
export interface SpriteSymbol {
  id: string;
  d: string;
}

/** A bold "X": the brand's outlined one is too thin on a tile of 16 px. */
const X = "M1 2H8.4L23 22H15.6ZM19.2 2H22.6L4.8 22H1.4Z";

/** A letter "i" and a letter "n"; simple-icons has no LinkedIn. */
const LINKEDIN =
  "M2.5 8.5H7V22H2.5ZM4.75 1.75A2.5 2.5 0 1 1 4.75 6.75A2.5 2.5 0 1 1 4.75 1.75Z" +
  "M9.5 8.5H13.8V10.4C14.7 9 16.2 8.1 18 8.1C21 8.1 22.5 10 22.5 13.4V22H18V14.3C18 12.7 17.4 11.9 16.2 11.9" +
  "C14.8 11.9 14 12.9 14 14.6V22H9.5Z";

/** An open book, for "little red book": the brand's own glyph is three characters, unreadable at 10 px. */
const BOOK =
  "M1 4.5C4.8 3.4 8.3 3.8 11 5.6V20.5C8.3 18.9 4.8 18.6 1 19.6Z" +
  "M23 4.5C19.2 3.4 15.7 3.8 13 5.6V20.5C15.7 18.9 19.2 18.6 23 19.6Z";

/** The character 知 in few strokes; the brand's own, cut out of a tile, closes up at 10 px. */
const ZHI =
  "M3.2 1.5H5.8L3.4 8H0.8ZM2.6 5H11.4V7.6H2.6ZM0.6 11.2H12V13.8H0.6ZM5.6 5H8.2V13.8H5.6Z" +
  "M5.4 13H8.2L3.4 22.5H0.6ZM7.4 14.6L9.4 13.4L12.6 19.6L10.4 21.2Z" +
  "M14 5H23.4V20.6H14ZM16.6 7.6V18H20.8V7.6Z";

/** A pencil over a line. */
const PENCIL =
  "M16.6 1.6L22.4 7.4L9.4 20.4L2 22L3.6 14.6ZM13.5 20H22V22.8H13.5Z";

/** An envelope whose flap is cut free from its body. */
const ENVELOPE = "M1.5 4H22.5L12 12.4ZM1 6.6L12 15.4L23 6.6V20H1Z";

/** A shop with an awning: simple-icons has no Google Business Profile. */
const STORE = "M3 2H21L23 9A3 3 0 0 1 17.5 10.5A3.2 3.2 0 0 1 12 10.5A3.2 3.2 0 0 1 6.5 10.5A3 3 0 0 1 1 9ZM3 14H21V22H3Z";

/** A megaphone. */
const MEGAPHONE =
  "M22 2V20L12.5 15.8H5A4 4 0 0 1 1 11.8V10.2A4 4 0 0 1 5 6.2H12.5ZM5 17.8H10L11.5 22.5H6.4Z";

const PATHS: Readonly<Record<string, string>> = {
  x: X,
  instagram: siInstagram.path,
  facebook: siFacebook.path,
  linkedin: LINKEDIN,
  tiktok: siTiktok.path,
  youtube: siYoutube.path,
  threads: siThreads.path,
  pinterest: siPinterest.path,
  bluesky: siBluesky.path,
  mastodon: siMastodon.path,
  reddit: siReddit.path,
  telegram: siTelegram.path,
  whatsapp: siWhatsapp.path,
  tumblr: siTumblr.path,
  discord: siDiscord.path,
  googlebusiness: STORE,
  blog: PENCIL,
  devto: siDevdotto.path,
  hashnode: siHashnode.path,
  medium: siMedium.path,
  newsletter: ENVELOPE,
  wechat: siWechat.path,
  weibo: siSinaweibo.path,
  xiaohongshu: BOOK,
  // Douyin and TikTok share the glyph; the tile's colour distinguishes them.
  douyin: siTiktok.path,
  bilibili: siBilibili.path,
  zhihu: ZHI,
  other: MEGAPHONE,
};

/** Returns the target of a card's `<use href>`: `#p-x`, or `#p-other` for a platform without a glyph. */
export function platformIconHref(id: string): string {
  return `#p-${knownOrOther(id)}`;
}

/** All glyphs, for one hidden sprite in the document. */
export const spriteSymbols: readonly SpriteSymbol[] = Object.entries(PATHS).map(
  ([id, d]) => ({ id: `p-${id}`, d }),
);

function knownOrOther(id: string): string {
  return Object.hasOwn(PATHS, id) ? id : "other";
}
