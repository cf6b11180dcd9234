// DigitPad's view: draw on the left, see what the network sees in the middle, and how it reads on the right.

import { arrow, asBytes, make, makeButton, makeFrame, makeGrid, makePixels } from "./kit.js";
import { oncePerFrame, percent, setPossible, watch } from "./kit.js";
import { BOX, CANVAS, FIELD, prepare, rasterise } from "./prepare.js";
import { forward, readNetwork } from "./network.js";
import { paintDrawing, paintPixels } from "./pad_canvases.js";
import { Strokes } from "./strokes.js";
import EXAMPLES from "./examples.json";
import style from "./digit_pad.css";

const EXAMPLE_MS = 900; // how long an example takes to be drawn
const CELLS = 26; // the pad itself has no pixels; it only needs to know how large it is
const STEP = 0.04; // how far an arrow key moves the pen; with Shift a quarter of it

const MIDDLE = { x: 0.5, y: 0.5 };
const UNUSED = ["Home", "End", "PageUp", "PageDown"]; // keys that would scroll the notebook away from the pad

const LEGEND = `
  <li><svg aria-hidden="true" viewBox="0 0 15 15"><rect class="box" x="1.5" y="1.5" width="12" height="12" fill="none"
    stroke-width="1.6" stroke-dasharray="3 2"/></svg>box around the ink, its longer side made ${BOX} pixels</li>
  <li><svg aria-hidden="true" viewBox="0 0 15 15"><path class="cross" d="M7.5 1v13M1 7.5h13" stroke-width="2"/></svg>centre of
    mass, moved to the middle of ${FIELD} × ${FIELD} pixels</li>`;
const HINT =
  "Keyboard, on the pad: <kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> move the pen · <kbd>Space</kbd> " +
  "down or up · <kbd>U</kbd> undo · <kbd>C</kbd> clear";

/** Put probabilities into words. */
function reading(probabilities) {
  const best = probabilities.indexOf(Math.max(...probabilities));
  const share = percent(probabilities[best]).replace(">", "over ");
  return { best, text: `${probabilities[best] >= 0.5 ? "reads" : "perhaps reads"} ${best}, ${share}` };
}

function render({ model, el }) {
  const network = readNetwork(model.get("_layers"), asBytes(model.get("_weights")));
  const strokes = new Strokes(model.get("strokes"));
  const pixels = makePixels(FIELD, FIELD);
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
  const seen = make("canvas", { className: "seen", role: "img" });
  const undoButton = makeButton("Undo", "Undo the last stroke", undo);
  const clearButton = makeButton("Clear", "Clear the pad", clear);
  const exampleButton = makeButton("Example", "Draw an example", playExample);
  const word = make("span");
  const guess = make("b");
  const result = make("div", { className: "reading" }, guess, word);
  const bars = Array.from({ length: 10 }, (_, digit) => {
    const fill = make("div", { className: "fill" });
    const share = make("span", { className: "share" });
    const track = make("div", { className: "track" }, fill);
    return { fill, share, row: make("li", {}, make("span", {}, String(digit)), track, share) };
  });
  const title = (number, text) => make("p", { className: "title" }, make("b", {}, number), text);
  const frame = makeFrame(
    el,
    make("style", { textContent: style }),
    make(
      "div",
      { className: "columns" },
      make(
        "div",
        { className: "part draw" },
        title("1", "Draw a digit"),
        pad,
        make("div", { className: "line buttons" }, undoButton, clearButton, exampleButton),
      ),
      make(
        "div",
        { className: "part look" },
        title("2", "What the network sees"),
        seen,
        make("ul", { className: "legend", innerHTML: LEGEND }),
      ),
      make(
        "div",
        { className: "part result" },
        title("3", "How it reads"),
        result,
        make("ul", { className: "bars", "aria-label": "Probability of each digit" }, ...bars.map(({ row }) => row)),
      ),
    ),
    make("p", { className: "hint", innerHTML: HINT }),
  );

  const left = makeGrid(pad, {
    columns: CELLS,
    rows: CELLS,
    width: 260,
    draw: (context, { cell, ratio }) =>
      paintDrawing(context, CELLS * cell, ratio, {
        strokes: strokes.all(),
        prepared,
        cursor,
        drawing: Boolean(strokes.current),
      }),
  });
  const middle = makeGrid(seen, {
    columns: FIELD,
    rows: FIELD,
    width: 196,
    draw: (context, { cell, ratio }) => paintPixels(context, cell, ratio, pixels, prepared),
  });
  const redraw = oncePerFrame(() => {
    read();
    left.redraw();
    middle.redraw();
  });

  /** Prepare the drawing, run the network, and write what it says. */
  function read() {
    prepared = prepare(strokes.ink, CANVAS);
    const input = prepared && Float32Array.from(prepared.digit, (grey) => grey / 255);
    const probabilities = prepared ? forward(network, input, [FIELD, FIELD, 1]) : null;
    const said = prepared && reading(probabilities);
    result.classList.toggle("empty", !prepared);
    guess.textContent = said ? said.best : "?";
    word.textContent = said ? said.text.replace(" %", "\u00a0%") : "draw a digit";
    bars.forEach(({ fill, share, row }, digit) => {
      const probability = probabilities ? probabilities[digit] : 0;
      fill.style.transform = `scaleX(${probability})`;
      share.textContent = probabilities ? percent(probability) : "";
      row.classList.toggle("best", digit === said?.best);
    });
    const count = strokes.all().length;
    for (const button of [undoButton, clearButton]) setPossible(button, count > 0);
    seen.setAttribute("aria-label", said ? "The drawing as 28 by 28 pixels." : "28 by 28 black pixels.");
    frame.describe(
      said
        ? `Digit pad: ${count} stroke${count > 1 ? "s" : ""}. The network ${said.text}.`
        : "Digit pad: empty. Draw a digit.",
    );
  }

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

  const at = (event) => left.locate(event).map((cells) => cells / CELLS);
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

  const unwatch = watch(model, ["strokes"], () => {
    const came = model.get("strokes");
    if (JSON.stringify(came) === JSON.stringify(strokes.finished)) return;
    if (player) cancelAnimationFrame(player.frame);
    player = null;
    strokes.set(came);
    redraw();
  });
  read();
  left.start();
  middle.start();
  return () => {
    if (player) cancelAnimationFrame(player.frame);
    unwatch();
    redraw.cancel();
    left.stop();
    middle.stop();
    frame.remove();
  };
}

export { forward, prepare, rasterise, readNetwork };
export default { render };
