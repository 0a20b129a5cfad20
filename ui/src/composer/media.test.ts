// Tests the crops and words of media.

import { expect, test } from "vitest";
import type { UsedMedia } from "../bindings";
import { aboutFile, clock, cropTo, shapeOf, shiftOf } from "./media";

const picture = {
  media: { name: "cat.png", type: "image/png", width: 3000, height: 2400, bytes: 4_100_000 },
  crop: null,
} as UsedMedia;

test("a crop is the largest of its shape", () => {
  expect(cropTo(1, picture)).toEqual({ left: 99_999, top: 0, width: 800_000, height: 1_000_000 });
  expect(cropTo(1, picture, 1)).toEqual({ left: 199_999, top: 0, width: 800_000, height: 1_000_000 });
  expect(cropTo(2.5, picture)).toEqual({ left: 0, top: 250_000, width: 1_000_000, height: 500_000 });
});

test("a crop tells its shape and place", () => {
  const cut = { ...picture, crop: cropTo(4 / 5, picture, 0.25) };
  expect(shapeOf(cut)).toBe("4:5");
  expect(shiftOf(cut)).toBeCloseTo(0.25, 4);
  expect(shapeOf(picture)).toBeNull();
});

test("a file is described", () => {
  expect(aboutFile(picture)).toBe("cat.png · 3,000 × 2,400 · 4.1 MB");
  expect(clock(30_400)).toBe("0:30");
  expect(clock(61_000)).toBe("1:01");
});
