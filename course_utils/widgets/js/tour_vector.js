// A stage that is a row of numbers: a strip of cells, from top to bottom, as many beside each other as it needs.

import { paintSigned } from "./colours.js";
import { make } from "./kit.js";
import { exact, largest, nameOf } from "./tour_step.js";

const SIZES = [18, 16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3]; // CSS pixels of a cell
const WIDEST = 62; // CSS pixels of all columns of cells together
const LONE = 18; // CSS pixels: the width of a single column

/** Make the cells of a stage with numbers. */
export function makeVector(layer, [count], act) {
  const canvas = make("canvas");
  const mark = make("span", { className: "here" });
  const strip = make("div", { className: "strip", tabIndex: -1, role: "button" }, canvas, mark);
  let [down, across, size] = [count, 1, [LONE, 6]];
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
    if (values) paintSigned(canvas, down, across, largest(values), (i) => values[(i % across) * down + Math.floor(i / across)]);
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
      const side = SIZES.find((one) => Math.ceil(count / Math.floor(height / one)) * one <= WIDEST) ?? SIZES.at(-1);
      across = Math.ceil(count / Math.max(Math.floor(height / side), 1));
      down = Math.ceil(count / across);
      const cell = Math.max(1, Math.round(side * ratio)) / ratio;
      size = [across === 1 ? Math.max(cell, Math.round(LONE * ratio) / ratio) : cell, cell];
      Object.assign(canvas.style, { width: `${across * size[0]}px`, height: `${down * size[1]}px` });
      paint();
      put();
      return [across * size[0], down * size[1]];
    },
    show(stage) {
      values = stage.values;
      paint();
      name();
    },
    mark(unit) {
      chosen = unit;
      strip.tabIndex = unit < 0 ? -1 : 0;
      strip.setAttribute("aria-pressed", String(unit >= 0));
      name();
      put();
    },
    focusable: () => strip,
    /** Return where a number's cell is on the screen. */
    place(unit) {
      const box = canvas.getBoundingClientRect();
      return new DOMRect(box.left + Math.floor(unit / down) * size[0], box.top + (unit % down) * size[1], ...size);
    },
  };
}
