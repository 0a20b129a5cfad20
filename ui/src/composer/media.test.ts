// Tests the words of media.

import { expect, test } from "vitest";
import type { PostId, UsedMedia } from "../bindings";
import { isShown } from "../model/media";
import { aboutFile, clock, typeName, usersOf } from "./media";

const file = (more: object) =>
  ({ file: "here", left_out_by: ["b"], media: { name: "cat.png", type: "image/png", width: 3000, height: 2400, bytes: 4_100_000, duration: null, ...more } }) as unknown as UsedMedia;

test("a file is described", () => {
  expect(aboutFile(file({}))).toBe("cat.png · PNG · 3,000 × 2,400 · 4.1 MB");
  expect(aboutFile(file({ name: "a", type: "video/quicktime", width: null, duration: 61_000 }))).toBe("a · MOV · 1:01 · 4.1 MB");
  expect(clock(30_400)).toBe("0:30");
});

test.each([
  ["image/heic", "HEIC", false],
  ["image/svg+xml", "SVG", false],
  ["video/webm", "WEBM", false],
  ["image/jpeg", "JPEG", true],
])("%s is named, and shown only as a picture that is drawn", (type, name, shown) => {
  expect(typeName(file({ type }))).toBe(name);
  expect(isShown(file({ type }))).toBe(shown);
  expect(isShown({ ...file({ type }), file: "missing" })).toBe(false);
});

test("a picture is used by all posts that don't leave it out", () => {
  const posts = ["a", "b", "c"].map((id) => ({ id: id as PostId }));
  expect(usersOf(file({}), posts).map(({ id }) => id)).toEqual(["a", "c"]);
});
