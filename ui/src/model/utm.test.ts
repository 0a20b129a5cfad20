// Tests the usual UTM values that empty fields show.

import { expect, test } from "vitest";
import { slug } from "./utm";

test("a name becomes a word of a link", () => {
  expect(slug("Search 2.0 launch")).toBe("search-2-0-launch");
  expect(slug(" 双十一 预热! ")).toBe("双十一-预热");
  expect(slug("!?")).toBe("");
});
