// Where a part of a text is drawn, as at most three boxes: its first line, its last line, and what is between them.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Returns the boxes of rectangles that follow one another line by line. A line may have several. */
export function boxesOf(rects: readonly Box[]): Box[] {
  const shown = rects.filter(({ left, right }) => right > left);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return [];
  const isOn = (line: Box) => (rect: Box) => rect.top < line.bottom && rect.bottom > line.top;
  const isBetween = (rect: Box) => !isOn(first)(rect) && !isOn(last)(rect);
  const lines = [shown.filter(isOn(first)), shown.filter(isBetween), isOn(first)(last) ? [] : shown.filter(isOn(last))];
  return lines.filter(({ length }) => length > 0).map(around);
}

function around(rects: readonly Box[]): Box {
  return {
    left: Math.min(...rects.map(({ left }) => left)),
    top: Math.min(...rects.map(({ top }) => top)),
    right: Math.max(...rects.map(({ right }) => right)),
    bottom: Math.max(...rects.map(({ bottom }) => bottom)),
  };
}

/** Returns the boxes of a text between two places, in UTF-16 code units, relative to an element around it. */
export function boxesBetween(text: Text, from: number, to: number, around: HTMLElement): Box[] {
  const range = document.createRange();
  range.setStart(text, Math.min(from, text.length));
  range.setEnd(text, Math.min(to, text.length));
  const { left, top } = around.getBoundingClientRect();
  return boxesOf([...range.getClientRects()].map((rect) => within(rect, left, top)));
}

const within = (rect: Box, left: number, top: number): Box => ({
  left: rect.left - left,
  top: rect.top - top,
  right: rect.right - left,
  bottom: rect.bottom - top,
});
