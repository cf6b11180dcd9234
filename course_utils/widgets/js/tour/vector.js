// A stage that is a row of numbers: a strip of cells, from top to bottom, as many beside each other as it needs.

import { paintSigned } from "../shared/colours.js";
import { make } from "../shared/kit.js";
import { exact, nameOf, scaleOf } from "./step.js";

const LARGEST = 18; // CSS pixels of a cell
const SMALLEST = 2;
const WIDEST = 64; // CSS pixels of all columns of cells together

/** Return how many columns of how large cells show `count` numbers best, all columns equally long if they can be. */
function divide(count, height) {
  const size = (across) => Math.min(Math.floor(height / Math.ceil(count / across)), Math.floor(WIDEST / across), LARGEST);
  const even = (across) => (count % across === 0 ? 1 : 0.6);
  const tried = Array.from({ length: 16 }, (_, i) => i + 1);
  const across = tried.reduce((best, one) => (size(one) * even(one) > size(best) * even(best) ? one : best));
  if (size(across) >= SMALLEST) return [across, size(across)];
  return [Math.ceil(count / Math.floor(height / SMALLEST)), SMALLEST]; // as wide as it must be
}

/** Make the cells of a stage with numbers. */
export function makeVector(layer, [count], act) {
  const canvas = make("canvas");
  const mark = make("span", { className: "here" });
  const strip = make("div", { className: "strip", tabIndex: -1, role: "button" }, canvas, mark);
  let [down, across, size] = [count, 1, [LARGEST, LARGEST]];
  let values = null;
  let chosen = -1;

  const under = (event) => {
    const box = canvas.getBoundingClientRect();
    const column = Math.min(Math.max(Math.floor((event.clientX - box.left) / size[0]), 0), across - 1);
    const row = Math.min(Math.max(Math.floor((event.clientY - box.top) / size[1]), 0), down - 1);
    return Math.min(column * down + row, count - 1);
  };
  const name = () => {
    if (values) strip.setAttribute("aria-label", `${nameOf(layer, [count], Math.max(chosen, 0))}, ${exact(values[Math.max(chosen, 0)])}`);
  };
  canvas.addEventListener("pointermove", (event) => act.look(under(event)));
  strip.addEventListener("click", (event) => act.choose(event.detail === 0 ? Math.max(chosen, 0) : under(event), event.detail === 0));
  strip.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== " ") || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act.choose(Math.max(chosen, 0), true);
  });
  const paint = () => {
    if (values) paintSigned(canvas, down, across, scaleOf(values), (i) => values[(i % across) * down + Math.floor(i / across)]);
  };
  const put = () => {
    mark.hidden = chosen < 0;
    const [row, column] = [chosen % down, Math.floor(chosen / down)];
    Object.assign(mark.style, {
      left: `${column * size[0]}px`,
      top: `${row * size[1]}px`,
      width: `${size[0]}px`,
      height: `${size[1]}px`,
    });
  };
  return {
    element: make("div", { className: "tiles" }, strip),
    fit(height, ratio) {
      const [columns, side] = divide(count, height);
      [across, down] = [columns, Math.ceil(count / columns)];
      const cell = Math.max(1, Math.round(side * ratio)) / ratio;
      size = [across === 1 ? Math.max(cell, Math.round(LARGEST * ratio) / ratio) : cell, cell];
      Object.assign(canvas.style, { width: `${across * size[0]}px`, height: `${down * size[1]}px` });
      paint();
      put();
      return [across * size[0], down * size[1]];
    },
    show(stage, said, quiet) {
      values = stage.values;
      paint();
      if (!quiet) name();
    },
    mark(unit) {
      chosen = unit;
      strip.tabIndex = unit < 0 ? -1 : 0;
      strip.setAttribute("aria-pressed", String(unit >= 0));
      name();
      put();
    },
    focusable: () => strip,
    /** Return where a number's cell is: `boxOf` tells where an element is. */
    place(unit, boxOf) {
      const { left, top } = boxOf(canvas);
      return new DOMRect(left + Math.floor(unit / down) * size[0], top + (unit % down) * size[1], ...size);
    },
  };
}
