// Returns the x and y of a point inside an element, once the element no longer moves and, if `isHit`, a
// press there would hit it.
const [css, across, down, isHit, done] = arguments;
let before = "";

function look() {
  const element = document.querySelector(css);
  const box = element?.getBoundingClientRect();
  const now = JSON.stringify(box);
  const x = box?.left + box?.width * across;
  const y = box?.top + box?.height * down;
  const isHere = () => !isHit || element.contains(document.elementFromPoint(x, y));
  if (box && now === before) {
    if (isHere()) return done([x, y]);
    // Something drawn meanwhile may have moved it out of view.
    element.scrollIntoView({ block: "nearest" });
  }
  before = now;
  setTimeout(look, 20);
}

look();
