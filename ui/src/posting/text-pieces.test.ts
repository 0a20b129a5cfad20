import { expect, test } from "vitest";
import { textPieces } from "./text-pieces";

test("addresses are pieces of their own, and all pieces are the text", () => {
  const text = "See https://acme.example/a?b=c now";
  const pieces = textPieces(text);
  expect(pieces.map(({ text }) => text).join("")).toBe(text);
  expect(pieces.filter(({ isLink }) => isLink).map(({ text }) => text)).toEqual(["https://acme.example/a?b=c"]);
  expect(textPieces("None")).toEqual([{ text: "None", isLink: false }]);
});
