// A window that walks over an output: a canvas to walk on, and the place where the window is, as walked.py has it.

import { make, send } from "./kit.js";
import { inside } from "./walk.js";

/** Make a canvas of pixels to walk on; `label` says what it shows and what the keys do. */
export function makeWalked(className, label) {
  return make("canvas", { className, tabIndex: 0, role: "application", "aria-roledescription": "pixels", "aria-label": label });
}

/**
 * Make what `walkOn` moves, on one of `count` images. `places()` returns how many [rows, columns] of places there are,
 * `compute()` computes the output and them anew, `redraw()` shows where the window is.
 */
export function makeWalker(model, { count, places, compute, redraw }) {
  let hover = null; // the place under a pointer that only looks
  const chosen = () => inside([model.get("row"), model.get("column")], places());
  return {
    places,
    chosen,
    looks: () => hover !== null,
    /** Return where the window is: where a pointer looks, or else at the chosen place. */
    place: () => (hover ? inside(hover, places()) : chosen()),
    choose([row, column]) {
      hover = null;
      send(model, { row, column });
      redraw();
    },
    look(at) {
      hover = at;
      redraw();
    },
    turn: (step) => send(model, { index: Math.min(Math.max(model.get("index") + step, 0), count - 1) }),
    /** Change what makes the output, and in the same message move the place inside of it: Python's word would come late. */
    remake(changes) {
      for (const [name, value] of Object.entries(changes)) model.set(name, value);
      compute();
      const [row, column] = chosen();
      send(model, { row, column });
    },
  };
}
