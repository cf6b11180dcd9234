// PixelInspector's view: the digit on the left, the numbers around one of its pixels on the right.

import { SKY, asBytes, make, makeChoice, makeFrame, makeGrid, makePixels, oncePerFrame, send, watch } from "../shared/kit.js";
import { makeTurner } from "../shared/shown.js";
import { walkOn } from "../shared/walk.js";
import { makeWalked, makeWalker } from "../shared/walked.js";
import style from "./pixel_inspector.css";

const SIDE = 28;
const REACH = 3;
const AROUND = 2 * REACH + 1;
const WIDEST = 0.74; // a number's part of the width of its cell
const DARKEST_WITH_BLACK = 117; // below it, white numbers are easier to read than black ones
const SCALINGS = {
  "0 to 255": { shown: "0 to 255", formula: (grey) => "of 255", scale: (grey) => grey },
  "0 to 1": { shown: "0 to 1", formula: (grey) => `= ${grey} / 255`, scale: (grey) => grey / 255 },
  "-0.5 to 0.5": {
    shown: "−0.5 to 0.5",
    formula: (grey) => `= ${grey} / 255 − 0.5`,
    scale: (grey) => grey / 255 - 0.5,
  },
};

/** Return the 7 x 7 greys around a pixel, null outside of the image. */
export function neighbourhood(image, row, column) {
  return Array.from({ length: AROUND * AROUND }, (_, i) => {
    const y = row + Math.floor(i / AROUND) - REACH;
    const x = column + (i % AROUND) - REACH;
    return y < 0 || x < 0 || y >= SIDE || x >= SIDE ? null : image[y * SIDE + x];
  });
}

/** Write one number of a scale. */
export function inWords(grey, scaling, digits = 3) {
  const value = SCALINGS[scaling].scale(grey);
  if (scaling === "0 to 255") return String(value);
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

function render({ model, el }) {
  const images = asBytes(model.get("_images"));
  const labels = model.get("_labels");
  const count = model.get("_count");
  const pixels = makePixels(SIDE, SIDE);

  const image = () => images.subarray(model.get("index") * SIDE * SIDE, (model.get("index") + 1) * SIDE * SIDE);
  const walker = makeWalker(model, { count, places: () => [SIDE, SIDE], redraw: () => redraw() });
  const turner = makeTurner(walker.turn);
  const digit = makeWalked(
    "digit",
    "The digit's pixels. Arrow keys choose a pixel, Home and End the ends of its row, " +
      "Page Up and Page Down turn to another image.",
  );
  const numbers = make("canvas", { className: "numbers", role: "img" });
  const scale = makeChoice(
    "Scale of the numbers",
    Object.entries(SCALINGS).map(([value, { shown }]) => [value, shown]),
    (scaling) => send(model, { scaling }),
  );
  const value = make("span", { className: "value" });
  const formula = make("span");
  const position = make("span", { className: "position" });
  const frame = makeFrame(
    el,
    make("style", { textContent: style }),
    make(
      "div",
      { className: "columns" },
      make("div", { className: "part whole" }, make("div", { className: "line bar" }, ...turner.elements), digit),
      make(
        "div",
        { className: "part around" },
        make("div", { className: "bar" }, scale.element),
        numbers,
        make(
          "div",
          { className: "readout" },
          value,
          make("span", { className: "quiet" }, formula, make("br"), position),
        ),
      ),
    ),
    make("p", { className: "hint" }),
  );
  frame.frame.classList.add("pixel-inspector");
  frame.frame.querySelector(".hint").innerHTML =
    "Hover to look, click to choose. Keyboard: <kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> · " +
    "<kbd>Home</kbd> <kbd>End</kbd> row's ends · <kbd>[</kbd> <kbd>]</kbd> other image";

  const left = makeGrid(digit, { columns: SIDE, rows: SIDE, width: 361, padding: 22, edge: 3, draw: drawDigit });
  const right = makeGrid(numbers, { columns: AROUND, rows: AROUND, width: 285, padding: 2, edge: 3, draw: drawNumbers });
  const redraw = oncePerFrame(() => {
    pixels.fill(image());
    left.redraw();
    right.redraw();
    write();
  });

  function drawDigit(context, { cell, padding, ratio }) {
    const [row, column] = walker.place();
    context.clearRect(0, 0, digit.width, digit.height);
    context.imageSmoothingEnabled = false;
    context.drawImage(pixels.canvas, padding, padding, cell * SIDE, cell * SIDE);
    const outline = (top, start, side, colour, width) => {
      context.strokeStyle = colour;
      context.lineWidth = Math.round(width * ratio);
      context.strokeRect(padding + start * cell, padding + top * cell, side * cell, side * cell);
    };
    context.save();
    context.beginPath();
    context.rect(padding, padding, cell * SIDE, cell * SIDE);
    context.clip();
    outline(row - REACH, column - REACH, AROUND, SKY, 2);
    context.restore();
    const mark = getComputedStyle(digit).color;
    outline(row, column, 1, mark, 2.5);
    context.fillStyle = mark;
    context.font = `600 ${Math.round(12 * ratio)}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(column, padding + (column + 0.5) * cell, padding - 11 * ratio);
    context.textAlign = "right";
    context.fillText(row, padding - 5 * ratio, padding + (row + 0.5) * cell);
  }

  /** Return the size of letters at which a scale's numbers leave the borders of a cell alone, in any font. */
  function fit(context, scaling, cell) {
    context.font = "100px system-ui, sans-serif";
    const widths = [0, 255].map((grey) => context.measureText(inWords(grey, scaling, 2)).width);
    return Math.floor(Math.min(0.36, (WIDEST * 100) / Math.max(...widths)) * cell);
  }

  function drawNumbers(context, { cell, padding, ratio }) {
    const scaling = model.get("scaling");
    context.clearRect(0, 0, numbers.width, numbers.height);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `${fit(context, scaling, cell)}px system-ui, sans-serif`;
    neighbourhood(image(), ...walker.place()).forEach((grey, i) => {
      const [x, y] = [padding + (i % AROUND) * cell, padding + Math.floor(i / AROUND) * cell];
      context.fillStyle = grey === null ? "rgba(128, 128, 128, 0.18)" : `rgb(${grey}, ${grey}, ${grey})`;
      context.fillRect(x, y, cell, cell);
      context.strokeStyle = "rgba(128, 128, 128, 0.55)";
      context.lineWidth = Math.max(1, Math.round(ratio / 2));
      context.strokeRect(x, y, cell, cell);
      if (grey === null) return;
      context.fillStyle = grey > DARKEST_WITH_BLACK ? "#000" : "#fff";
      context.fillText(inWords(grey, scaling, 2), x + cell / 2, y + cell / 2);
    });
    context.strokeStyle = getComputedStyle(numbers).color;
    context.lineWidth = Math.round(3 * ratio);
    context.strokeRect(padding + REACH * cell, padding + REACH * cell, cell, cell);
  }

  function write() {
    const [index, scaling] = [model.get("index"), model.get("scaling")];
    const [row, column] = walker.place();
    const grey = image()[row * SIDE + column];
    const which = turner.show(index, count, labels);
    scale.show(scaling);
    value.textContent = inWords(grey, scaling);
    formula.textContent = SCALINGS[scaling].formula(grey);
    position.textContent = `row ${row}, column ${column}`;
    if (walker.looks()) return; // only a choice is read aloud
    const number = `Row ${row}, column ${column} is ${inWords(grey, scaling)}`;
    frame.describe(
      `Pixel inspector: ${which}. ${number}, on the scale ${SCALINGS[scaling].shown}.`,
    );
    numbers.setAttribute("aria-label", `The 7 by 7 pixels around it. ${number}.`);
  }

  const under = (event) => {
    const [x, y] = left.locate(event).map((at) => Math.min(Math.max(Math.floor(at), 0), SIDE - 1));
    return [y, x];
  };
  walkOn(digit, under, walker);

  const unwatch = watch(model, ["index", "row", "column", "scaling"], redraw);
  pixels.fill(image());
  left.start();
  right.start();
  write();
  return () => {
    unwatch();
    redraw.cancel();
    left.stop();
    right.stop();
    frame.remove();
  };
}

export default { render };
