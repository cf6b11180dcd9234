// The pieces that every detail is put together from: a picture of numbers, a small grid of them, a line of terms.

import { drawNumbers, makePainter, outline } from "../convolution/canvases.js";
import { make, makeGrid } from "../shared/kit.js";
import { inside, walkOn } from "../shared/walk.js";

const KEYS = "Arrow keys move from pixel to pixel, Home and End go to the row's ends, Page Up and Page Down turn to another image.";
const CROWDED = 7; // cells in a row: more have no room for numbers

const inks = new Map();

/** Return the colour of marks; asking the browser at each stroke would make it lay out the page each time. */
export function markColour(canvas) {
  const theme = document.body.dataset.jpThemeLight;
  if (!inks.has(theme) && canvas.isConnected) inks.set(theme, getComputedStyle(canvas).color);
  return inks.get(theme);
}

/** Put a canvas on a place of `width` CSS pixels, with words below it. */
function framed(className, canvas, width, caption) {
  const well = make("div", { className: "well" }, canvas);
  well.style.width = `${width}px`;
  return make("figure", { className }, well, caption);
}

/**
 * Make a picture of numbers; `label` says what it is, and one that is walked on has a `walker`. `over` draws on it, below
 * the frame.
 */
export function makePicture(width, { walker = null, label = "", over = null } = {}) {
  const canvas = make("canvas", walker ? { className: "walked", tabIndex: 0, role: "application" } : { role: "img" });
  if (walker) canvas.setAttribute("aria-roledescription", "pixels");
  if (label) canvas.setAttribute("aria-label", walker ? `${label} ${KEYS}` : label);
  const caption = make("figcaption");
  const painter = makePainter();
  let state = {};
  const grid = makeGrid(canvas, {
    columns: 1,
    rows: 1,
    width,
    padding: 2,
    edge: 2,
    draw(context, own) {
      own.ink = markColour(canvas);
      painter.draw(context, own, over ? { ...state, frame: null } : state);
      over?.(context, own);
      if (over && state.frame) outline(context, own, ...state.frame);
    },
  });
  if (walker) walkOn(canvas, (event) => inside(grid.locate(event).reverse().map(Math.floor), walker.places()), walker);
  return {
    element: framed("picture", canvas, width, caption),
    canvas,
    grid,
    /** Show `rows` x `columns` numbers, inside a rim `before` and `after` if there is one. */
    set(values, [rows, columns], colour, { before = [0, 0], after = [0, 0], missed = [0, 0] } = {}) {
      state = { before, after, missed, frame: state.frame };
      painter.set(values, rows, columns, colour);
      grid.reshape(before[0] + rows + after[0], before[1] + columns + after[1]);
      grid.redraw();
    },
    /** Outline [row, column, rows, columns], counted from the corner of the rim. */
    frame(frame) {
      state.frame = frame;
      grid.redraw();
    },
    say(text) {
      caption.textContent = text;
    },
  };
}

/** Make a small grid of numbers, each on its colour. */
export function makeNumbers(width, className) {
  const canvas = make("canvas", { role: "img" });
  const caption = make("figcaption");
  const painter = makePainter();
  let shown = null;
  const grid = makeGrid(canvas, {
    columns: 1,
    rows: 1,
    width,
    padding: 1,
    edge: 1,
    draw(context, own) {
      if (!shown) return;
      if (shown.size[1] > CROWDED) painter.draw(context, own, {});
      else drawNumbers(context, own, shown.values, shown.size[1], shown.colour);
    },
  });
  return {
    element: framed(`picture ${className}`, canvas, width, caption),
    canvas,
    grid,
    set(values, size, colour) {
      shown = { values, size, colour };
      if (size[1] > CROWDED) painter.set(values, ...size, colour);
      grid.reshape(...size);
      grid.redraw();
    },
    say(text, spoken) {
      caption.textContent = text;
      canvas.setAttribute("aria-label", spoken);
    },
  };
}

/** Make a line of terms, [number, words below it], with signs between them. */
export function makeEquation() {
  const element = make("p", { className: "equation" });
  let cells = [];
  const makeCell = (term) => {
    const [value, words] = [make("b"), make("span")];
    const sign = term.length === 1 || term[0].startsWith("→");
    element.append(make("span", { className: sign ? "sign" : "term" }, value, words));
    return { value, words, length: term.length };
  };
  return {
    element,
    /** Show terms: [sign] or [number, words]; the last one is what comes out. */
    show(terms) {
      if (terms.length !== cells.length || terms.some((term, i) => term.length !== cells[i].length)) {
        element.replaceChildren();
        cells = terms.map(makeCell);
      }
      terms.forEach(([value, words = ""], i) => {
        cells[i].value.textContent = value;
        cells[i].words.textContent = words;
      });
    },
  };
}

/** Start or stop the canvases of several pieces. */
export const startAll = (pieces) => pieces.forEach(({ grid }) => grid.start());
export const stopAll = (pieces) => pieces.forEach(({ grid }) => grid.stop());
