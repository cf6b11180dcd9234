// The pad to draw a digit on, with its buttons: for mouse, finger, pen and keyboard.

import { arrow, make, makeButton, makeGrid, setPossible, watch } from "../shared/kit.js";
import { paintDrawing } from "./canvases.js";
import { CANVAS, prepare } from "./prepare.js";
import { Strokes } from "./strokes.js";
import EXAMPLES from "./examples.json";

const EXAMPLE_MS = 900; // how long an example takes to be drawn
const CELLS = 26; // the pad itself has no pixels; it only needs to know how large it is
const STEP = 0.04; // how far an arrow key moves the pen; with Shift a quarter of it

const MIDDLE = { x: 0.5, y: 0.5 };
const UNUSED = ["Home", "End", "PageUp", "PageDown"]; // keys that would scroll the notebook away from the pad

export const KEYS =
  "<kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> move the pen · <kbd>Space</kbd> " +
  "down or up · <kbd>U</kbd> undo · <kbd>C</kbd> clear";

/**
 * Make a pad for the model's strokes, at most `width` CSS pixels wide. `redraw` is asked for whenever something
 * changes; what it does has to begin with the pad's `read()` and end with the pad's `redraw()`.
 */
export function makePad(model, width, redraw) {
  const strokes = new Strokes(model.get("strokes"));
  const cursor = { ...MIDDLE, shown: false }; // where the keyboard's pen is
  let prepared = null;
  let played = 0; // how many examples were asked for
  let player = null; // the example that is being drawn

  const pad = make("canvas", { className: "pad", tabIndex: 0, role: "application" });
  pad.setAttribute("aria-roledescription", "drawing pad");
  pad.setAttribute(
    "aria-label",
    "Drawing pad. Arrow keys move the pen, Space puts it down or lifts it, U undoes a stroke, C clears.",
  );
  const undoButton = makeButton("Undo", "Undo the last stroke", undo);
  const clearButton = makeButton("Clear", "Clear the pad", clear);
  const exampleButton = makeButton("Example", "Draw an example", playExample);
  const grid = makeGrid(pad, {
    columns: CELLS,
    rows: CELLS,
    width,
    draw: (context, { cell, ratio }) =>
      paintDrawing(context, CELLS * cell, ratio, {
        strokes: strokes.all(),
        prepared,
        cursor,
        drawing: Boolean(strokes.current),
      }),
  });

  function save() {
    model.set("strokes", strokes.finished);
    model.save_changes();
    redraw();
  }

  function finish() {
    if (player) player.finish();
    if (!strokes.current) return;
    strokes.end();
    save();
  }

  function undo() {
    finish();
    strokes.set(strokes.finished.slice(0, -1));
    save();
  }

  function clear() {
    finish();
    strokes.set([]);
    Object.assign(cursor, MIDDLE);
    save();
  }

  /** Draw the next example as a hand would, so that the reading is seen to settle. */
  function playExample() {
    finish();
    cursor.shown = false;
    const example = EXAMPLES[(7 + played++) % 10];
    const total = example.reduce((sum, stroke) => sum + stroke.length, 0);
    const start = performance.now();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    player = {
      step: () => {
        const shown = Math.ceil((total * (performance.now() - start)) / EXAMPLE_MS);
        if (shown >= total || still) return player.finish();
        let left = Math.max(1, shown);
        const visible = [];
        for (const stroke of example) {
          if (left > 0) visible.push(stroke.slice(0, left));
          left -= stroke.length;
        }
        strokes.set(visible);
        redraw();
        player.frame = requestAnimationFrame(player.step);
      },
      finish: () => {
        cancelAnimationFrame(player.frame);
        player = null;
        strokes.set(example);
        save();
      },
    };
    player.step();
  }

  const at = (event) => grid.locate(event).map((cells) => cells / CELLS);
  let pointer = null; // the pointer that draws; further fingers are ignored
  pad.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || pointer !== null) return;
    finish();
    pointer = event.pointerId;
    pad.setPointerCapture(pointer);
    pad.focus({ preventScroll: true });
    cursor.shown = false;
    strokes.begin(...at(event));
    redraw();
  });
  pad.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const events = event.getCoalescedEvents?.() ?? [];
    for (const one of events.length ? events : [event]) strokes.extend(...at(one));
    redraw();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    pad.addEventListener(name, (event) => {
      if (event.pointerId !== pointer) return;
      pointer = null;
      finish();
    });
  }

  pad.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || pointer !== null) return;
    const step = arrow(event.key);
    const key = event.key.toLowerCase();
    if (step) {
      if (player) finish();
      const length = event.shiftKey ? STEP / 4 : STEP;
      cursor.x = Math.min(Math.max(cursor.x + step[1] * length, 0), 1);
      cursor.y = Math.min(Math.max(cursor.y + step[0] * length, 0), 1);
      if (strokes.current) strokes.extend(cursor.x, cursor.y);
    } else if (key === " ") {
      if (strokes.current) finish();
      else {
        finish();
        strokes.begin(cursor.x, cursor.y);
      }
    } else if (key === "u") undo();
    else if (key === "c") clear();
    else if (!UNUSED.includes(event.key)) return;
    cursor.shown = true;
    event.preventDefault();
    redraw();
  });
  pad.addEventListener("focus", () => {
    cursor.shown = pointer === null && pad.matches(":focus-visible"); // someone came with the keyboard
    redraw();
  });
  pad.addEventListener("blur", () => {
    if (pointer === null && strokes.current) finish();
    cursor.shown = false;
    redraw();
  });

  const halt = () => {
    if (player) cancelAnimationFrame(player.frame);
    player = null;
  };
  const unwatch = watch(model, ["strokes"], () => {
    const came = model.get("strokes");
    if (JSON.stringify(came) === JSON.stringify(strokes.finished)) return;
    halt();
    strokes.set(came);
    redraw();
  });
  return {
    canvas: pad,
    buttons: make("div", { className: "line buttons" }, undoButton, clearButton, exampleButton),
    /** Prepare the drawing as it is now; returns the steps, null where there is no ink. */
    read() {
      prepared = prepare(strokes.ink, CANVAS);
      for (const button of [undoButton, clearButton]) setPossible(button, strokes.all().length > 0);
      return prepared;
    },
    /** Count the strokes, the one that is being drawn included. */
    count: () => strokes.all().length,
    /** Say whether a stroke is being drawn. */
    drawing: () => Boolean(strokes.current || player),
    redraw: grid.redraw,
    start: grid.start,
    stop() {
      halt();
      unwatch();
      grid.stop();
    },
  };
}
