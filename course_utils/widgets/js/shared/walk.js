// A pointer that presses and drags; and pointer and keys that move over the places of an output, from the picture that it
// is made of or from itself.

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
 * Let a mouse, finger or pen press on `element` and drag. `choose(event)` is called when it comes down and while it
 * stays, `look(event)` when it moves without touching, and with null when it leaves. `undo()` is called, with what
 * `keep()` returned before, if the finger was on its way to scroll the page.
 */
export function holdOn(element, { choose, look = () => {}, keep, undo }) {
  let held = null; // the pointer that is down; further fingers are ignored
  let kept = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || held !== null) return;
    [held, kept] = [event.pointerId, keep()];
    element.setPointerCapture(held);
    element.focus({ preventScroll: true });
    choose(event);
  });
  element.addEventListener("mousedown", (event) => event.preventDefault()); // Safari would select the words around
  element.addEventListener("pointermove", (event) => {
    if (held === null) look(event);
    else if (held === event.pointerId) choose(event);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    element.addEventListener(end, (event) => {
      if (held !== event.pointerId) return;
      held = null;
      if (end === "pointercancel") undo(kept);
    });
  }
  element.addEventListener("pointerleave", () => look(null));
}

/**
 * Let pointer and keys on `canvas` move from place to place. `find` returns the place under a pointer's event.
 * `walker` does the rest: `choose(place)`, `look(place)` with null when the pointer leaves, `turn(step)` to another
 * image, and returns where it is by `chosen()` and `places()`.
 */
export function walkOn(canvas, find, walker) {
  holdOn(canvas, {
    choose: (event) => walker.choose(find(event)),
    look: (event) => walker.look(event && find(event)),
    keep: walker.chosen,
    undo: walker.choose,
  });
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, column] = walker.chosen();
    const step = arrow(event.key);
    const turns = { PageUp: -1, "[": -1, PageDown: 1, "]": 1 }[event.key];
    if (step) walker.choose(inside([row + step[0], column + step[1]], walker.places()));
    else if (event.key === "Home") walker.choose([row, 0]);
    else if (event.key === "End") walker.choose(inside([row, Infinity], walker.places()));
    else if (turns) walker.turn(turns);
    else if (event.key !== " ") return; // Space, which chooses nothing, would scroll the notebook
    event.preventDefault();
  });
}
