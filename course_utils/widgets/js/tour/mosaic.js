// Many numbers as one picture: the maps that they come from beside each other, or a block of cells.

import { makeMap } from "../shared/colours.js";
import { outline } from "../convolution/canvases.js";
import { arrow, make, makeGrid } from "../shared/kit.js";
import { markColour } from "./picture.js";

/** Return how many cells to put beside each other such that `count` of them make about a square. */
function beside(count) {
  const root = Math.ceil(Math.sqrt(count));
  for (let across = root; across <= 2 * root; across++) if (count % across === 0) return across;
  return root;
}

/** Lay out `shape`, maps [rows, columns, maps] or a vector [n]: its size in cells, and where each number is. */
export function layOut(shape) {
  const [rows, columns, count] = shape.length === 3 ? shape : [1, 1, shape[0]];
  const gap = rows * columns > 1 && count > 1 ? 1 : 0; // cells between maps
  const across = beside(count);
  const down = Math.ceil(count / across);
  const size = [down * (rows + gap) - gap, across * (columns + gap) - gap];
  const cells = Array.from({ length: rows * columns * count }, (_, i) => {
    const [map, pixel] = [i % count, Math.floor(i / count)];
    const [top, left] = [Math.floor(map / across) * (rows + gap), (map % across) * (columns + gap)];
    return [top + Math.floor(pixel / columns), left + (pixel % columns)];
  });
  const index = new Int32Array(size[0] * size[1]).fill(-1);
  cells.forEach(([row, column], i) => (index[row * size[1] + column] = i));
  return { size, cells, index };
}

/** Make a picture of numbers laid out by `plan`; `look(i)` is told which number the pointer is at, null for none. */
export function makeMosaic(plan, width, title, look) {
  const [rows, columns] = plan.size;
  const map = makeMap();
  const canvas = make("canvas", { role: "img" });
  const well = make("div", { className: "well" }, canvas);
  well.style.width = `${width}px`;
  let framed = null;
  const grid = makeGrid(canvas, {
    columns,
    rows,
    width,
    padding: 2,
    edge: 2,
    draw(context, own) {
      const { cell, padding } = own;
      own.ink = markColour(canvas);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.imageSmoothingEnabled = false;
      context.drawImage(map.canvas, padding, padding, cell * columns, cell * rows);
      if (framed) outline(context, own, ...framed, 1, 1);
    },
  });
  const under = (event) => {
    const [x, y] = grid.locate(event).map(Math.floor);
    const found = x >= 0 && y >= 0 && x < columns && y < rows ? plan.index[y * columns + x] : -1;
    return found < 0 ? null : found;
  };
  canvas.addEventListener("pointermove", (event) => look(under(event)));
  canvas.addEventListener("pointerleave", () => look(null));
  const pick = (choose) => canvas.addEventListener("click", (event) => under(event) !== null && choose(under(event)));
  return {
    element: make("figure", { className: "picture" }, make("p", { className: "about" }, title), well),
    canvas,
    grid,
    /** Let a click or a tap choose a number. */
    pick,
    /** Let keys move from number to number; `at()` returns where one is, `choose(i)` is told where to. */
    walk(label, at, choose) {
      canvas.tabIndex = 0;
      canvas.setAttribute("role", "application");
      canvas.setAttribute("aria-roledescription", "numbers");
      canvas.setAttribute("aria-label", label);
      pick(choose);
      canvas.addEventListener("keydown", (event) => {
        const step = arrow(event.key);
        if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        let [row, column] = plan.cells[at()];
        do [row, column] = [row + step[0], column + step[1]];
        while (plan.index[row * columns + column] === -1 && row >= 0 && column >= 0 && row < rows && column < columns);
        if (row >= 0 && column >= 0 && row < rows && column < columns) choose(plan.index[row * columns + column]);
      });
    },
    set(values, colour) {
      map.paint(Array.from(plan.index, (i) => (i < 0 ? null : values[i])), rows, columns, (value) => (value === null ? null : colour(value)));
      grid.redraw();
    },
    frame(i) {
      framed = i === null ? null : plan.cells[i];
      grid.redraw();
    },
  };
}
