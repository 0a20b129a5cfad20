import { expect, test } from "vitest";
import { linesOf } from "./lines";

test("each line is an entry, whose sign tells its sentiment", () => {
  expect(linesOf("+ Lovely\n\n- It can’t see PDFs\nDoes it work offline?\n@ana: Where is it?")).toEqual([
    { text: "Lovely", sentiment: 1, kind: "praise" },
    { text: "It can’t see PDFs", sentiment: -1, kind: "complaint" },
    { text: "Does it work offline?", sentiment: 0, kind: "question" },
    { text: "Where is it?", sentiment: 0, kind: "question", handle: "@ana" },
  ]);
  expect(linesOf("  \n")).toEqual([]);
  expect(linesOf("-")).toEqual([{ text: "-", sentiment: -1, kind: "complaint" }]);
});
