// Pointer and keys that move over the places of an output, from the picture that it is made of or from itself.

import { arrow } from "./kit.js";

/** Keep a place [row, column] inside of `places` [rows, columns]. */
export function inside(place, places) {
  return place.map((at, axis) => Math.min(Math.max(at, 0), Math.max(places[axis] - 1, 0)));
}

/** Return the place whose window has its middle at the point [x, y] of the padded picture, in cells; a stride may be a pair. */
export function placeUnder([x, y], { window, stride, places }) {
  const corner = [y - window[0] / 2, x - window[1] / 2];
  return inside(corner.map((at, axis) => Math.round(at / (stride[axis] ?? stride))), places);
}

/**
 * Let pointer and keys on `canvas` move from place to place. `find` returns the place under a pointer's event.
 * `walker` does the rest: `choose(place)`, `look(place)` with null when the pointer leaves, `turn(step)` to another
 * image, and returns where it is by `chosen()` and `places()`.
 */
export function walkOn(canvas, find, walker) {
  let holding = false;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    holding = true;
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    walker.choose(find(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (holding) walker.choose(find(event));
    else walker.look(find(event));
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (holding = false));
  canvas.addEventListener("pointerleave", () => walker.look(null));
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, column] = walker.chosen();
    const step = arrow(event.key);
    const turns = { PageUp: -1, "[": -1, PageDown: 1, "]": 1 }[event.key];
    if (step) walker.choose(inside([row + step[0], column + step[1]], walker.places()));
    else if (event.key === "Home") walker.choose([row, 0]);
    else if (event.key === "End") walker.choose(inside([row, Infinity], walker.places()));
    else if (turns) walker.turn(turns);
    else return;
    event.preventDefault();
  });
}
