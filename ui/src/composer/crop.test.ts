// Tests the crops of pictures.

import { expect, test } from "vitest";
import type { UsedMedia } from "../bindings";
import { MOST_ZOOM, changed, cropOf, cropsLike, cutOf, middleOf, shapeOf } from "./crop";

const picture = (id: string, width: number, height: number) =>
  ({ id, used: true, file: "here", media: { type: "image/png", width, height }, crop: null }) as UsedMedia;

const wide = picture("a", 3000, 2400);

test("a crop is the largest of its shape", () => {
  expect(cropOf(middleOf(1), wide)).toEqual({ left: 99_999, top: 0, width: 800_000, height: 1_000_000 });
  expect(cropOf({ ...middleOf(1), x: 1 }, wide)).toEqual({ left: 199_999, top: 0, width: 800_000, height: 1_000_000 });
  expect(cropOf(middleOf(2.5), wide)).toEqual({ left: 0, top: 250_000, width: 1_000_000, height: 500_000 });
});

test("a crop that is nearer is smaller, and has the same shape", () => {
  const near = cropOf({ ...middleOf(1), zoom: 2 }, wide)!;
  expect(near).toEqual({ left: 300_000, top: 250_000, width: 400_000, height: 500_000 });
  expect(shapeOf({ ...wide, crop: near })).toBe("1:1");
});

test.each([1, 1.5, MOST_ZOOM])("a crop tells its shape, its zoom of %f and its place", (zoom) => {
  for (const used of [wide, picture("b", 1080, 1920)]) {
    const cut = { ratio: 4 / 5, zoom, x: 0.25, y: 0.75 };
    const found = cutOf({ ...used, crop: cropOf(cut, used) })!;
    expect(found.ratio).toBe(cut.ratio);
    expect(found.zoom).toBeCloseTo(zoom, 3);
    const free = [used === wide || zoom > 1 ? found.x - 0.25 : 0, used !== wide || zoom > 1 ? found.y - 0.75 : 0];
    for (const off of free) expect(off).toBeCloseTo(0, 3);
  }
  expect(cutOf(wide)).toBeNull();
});

test("a crop is never empty, and never reaches out of the picture", () => {
  const thin = picture("c", 30_000, 1);
  for (const x of [0, 1]) {
    const crop = cropOf({ ratio: 9 / 16, zoom: MOST_ZOOM, x, y: 1 }, thin)!;
    expect(crop.width).toBeGreaterThan(0);
    expect(crop.left + crop.width).toBeLessThanOrEqual(1_000_000);
  }
  expect(changed(middleOf(1), { zoom: 9, x: -1 })).toEqual({ ratio: 1, zoom: MOST_ZOOM, x: 0, y: 0.5 });
});

test("all pictures take the shape of one, and what is cut keeps its place", () => {
  const cut = { ...wide, crop: cropOf(middleOf(1), wide) };
  const moved = { ...picture("b", 3000, 1000), crop: cropOf({ ...middleOf(1.91), x: 0 }, picture("b", 3000, 1000)) };
  const video = { ...picture("v", 100, 100), media: { type: "video/mp4" } } as UsedMedia;
  const crops = cropsLike(cut, [cut, moved, video, { ...picture("d", 10, 10), used: false }]);
  expect(crops.map(([id]) => id)).toEqual(["a", "b"]);
  expect(crops[1]![1]).toMatchObject({ left: 0, height: 1_000_000 });
  expect(cropsLike(wide, [cut])).toEqual([["a", null]]);
});
