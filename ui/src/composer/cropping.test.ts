// Tests when a crop is saved while it is changed.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Crop, UsedMedia } from "../bindings";
import { cropOf, cutOf, middleOf } from "./crop";
import { Cropping } from "./cropping.svelte";

const whole = { id: "a", file: "here", used: true, crop: null, media: { type: "image/png", width: 200, height: 100 } } as UsedMedia;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function opened(crop: Crop | null) {
  let used = { ...whole, crop };
  const saved: (Crop | null)[] = [];
  const cropping = new Cropping(
    () => used,
    async (crop) => saved.push(crop),
  );
  return { cropping, saved, read: (crop: Crop | null) => (used = { ...whole, crop }) };
}

test("many changes are one save, and are shown until the plan tells the crop", () => {
  const { cropping, saved, read } = opened(cropOf(middleOf(1), whole));
  for (let press = 0; press < 5; press++) cropping.zoom(1.1);
  expect(cropping.cut!.zoom).toBeCloseTo(1.1 ** 5, 2);
  vi.runAllTimers();
  expect(saved).toEqual([cropping.crop]);
  expect(cropping.cut!.zoom).toBeCloseTo(1.1 ** 5, 2);
  read(cropOf(middleOf(1), whole));
  expect(cropping.cut).toEqual(cutOf({ ...whole, crop: cropping.crop }));
  expect(cropping.cut!.zoom).toBe(1);
});

test("a change is saved at once where the picture is left", async () => {
  const { cropping, saved } = opened(cropOf(middleOf(1), whole));
  cropping.change({ x: 0 });
  await cropping.flush();
  await cropping.flush();
  expect(saved).toMatchObject([{ left: 0 }]);
});

test("a whole picture is not moved, and a shape takes effect at once", async () => {
  const { cropping, saved } = opened(null);
  cropping.zoom(2);
  expect(cropping.cut).toBeNull();
  await cropping.put(middleOf(1));
  expect(saved).toEqual([cropOf(middleOf(1), whole)]);
});
