// What the composer says of pictures and videos.

import type { PostDetail, PostId, UsedMedia } from "../bindings";
import { fileSize, formatNumber } from "../words/format";

/** Returns the post and its siblings, without those that leave the picture out. */
export function usersOf<Post extends { id: PostId }>({ left_out_by }: UsedMedia, posts: readonly Post[]): Post[] {
  return posts.filter(({ id }) => !left_out_by.includes(id));
}

/** Returns the post and those of the same item on other channels. */
export const postsOf = (detail: PostDetail) => [detail, ...detail.siblings];

/** Returns a length as in “0:30”. */
export function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Returns the type of a file as its ending would be, as in “MP4”. */
export function typeName({ media }: UsedMedia): string {
  const name = media.type.split("/")[1]!.split("+")[0]!;
  return (name === "quicktime" ? "mov" : name).toUpperCase();
}

/** Returns the width and height as in “3,000 × 2,400”; null if they aren't known. */
export function pixels({ media: { width, height } }: UsedMedia): string | null {
  return width && height ? `${formatNumber(width)} × ${formatNumber(height)}` : null;
}

/** Returns what is known of a file as in “cat.png · PNG · 3,000 × 2,400 · 4.1 MB”. */
export function aboutFile(used: UsedMedia): string {
  const { name, duration, bytes } = used.media;
  const parts = [name, typeName(used), pixels(used), duration === null ? null : clock(duration), fileSize(bytes)];
  return parts.filter((part) => part !== null).join(" · ");
}
