// A unit of a dense layer: all numbers that come in, its weights, and their products, as the maps that they come from.

import { signed } from "../shared/colours.js";
import { make } from "../shared/kit.js";
import { layOut, makeMosaic } from "./mosaic.js";
import { startAll, stopAll } from "./picture.js";
import { MOST, makeSoftmax } from "./softmax.js";
import { exact, factor, foremost, givenTo, largest, noun, originOf, placeOf, productsOf } from "./step.js";

const CROWDED = 84; // cells beside each other: of more, each would be a single pixel
const LISTED = 4; // contributions for and against

/** Make a list of the products that matter most. */
function makeList(title) {
  const lines = Array.from({ length: LISTED }, () => ({ name: make("span"), value: make("b") }));
  const total = make("b");
  const items = lines.map(({ name, value }) => make("li", {}, name, value));
  return {
    element: make("div", { className: "list" }, make("p", { className: "about" }, title, total), make("ul", {}, ...items)),
    show(entries, sum) {
      total.textContent = exact(sum);
      lines.forEach(({ name, value }, i) => {
        name.textContent = entries[i]?.name ?? "";
        value.textContent = entries[i] ? exact(entries[i].product) : "";
        items[i].style.visibility = entries[i] ? "" : "hidden";
      });
    },
  };
}

/** Make the detail of the dense layer at `index`. */
export function makeDense(now, index, walker, redraw) {
  const layer = now.network[index];
  const [inputs, outputs] = layer.shape;
  const origin = originOf(now, index);
  const plan = layOut(origin.shape);
  let [looked, chosen] = [null, null]; // the product under the pointer, and the one that was clicked
  const look = (i) => {
    looked = i;
    redraw();
  };
  const width = Math.max(...plan.size) > CROWDED ? 240 : 170; // CSS pixels
  const mosaics = [origin.layer ? "What comes in" : "The digit", "× its weights", "= the products"].map((title) => makeMosaic(plan, width, title, look));
  const readout = make("p", { className: "readout" });
  const [plus, minus] = [makeList("For: "), makeList("Against: ")];
  const table = layer.activation === "softmax" && outputs <= MOST ? makeSoftmax(outputs) : null;
  let state = null;

  const nameOfInput = (i) => {
    const [map, row, column] = placeOf(origin.shape, i);
    if (origin.shape.length === 1) return `${origin.layer ? noun(now.network[index - 1], origin.shape) : "number"} ${i}`;
    return `${origin.layer ? `map ${map}, ` : ""}row ${row}, column ${column}`;
  };
  const spot = () => looked ?? chosen ?? state.first;
  const choose = (i) => {
    [looked, chosen] = [null, i];
    redraw();
  };
  mosaics[2].walk("The products. Arrow keys move from one to the next.", spot, choose);
  mosaics.slice(0, 2).forEach((mosaic, i) => {
    mosaic.pick(choose);
    mosaic.canvas.setAttribute("aria-label", ["The numbers that come in.", "The unit's weights."][i]);
  });

  /** Show what depends on the digit and on the unit. */
  function showUnit(now, given, unit) {
    const weights = Float32Array.from({ length: inputs }, (_, i) => layer.kernel[i * outputs + unit]);
    const products = productsOf(layer, given, unit);
    if (state?.unit !== unit) chosen = null;
    state = { unit, weights, products, first: foremost(products, 1)[0] };
    const [heavy, most] = [largest(weights), largest(products)];
    mosaics[0].set(given.values, now.colourOf(index - 1));
    mosaics[1].set(weights, (value) => signed(value, heavy));
    mosaics[2].set(products, (value) => signed(value, most));
    for (const [list, side] of [[plus, 1], [minus, -1]]) {
      const alike = products.map((product) => (product * side > 0 ? product : 0));
      const entries = foremost(alike, LISTED).filter((i) => alike[i]);
      const sum = alike.reduce((total, product) => total + product, 0);
      list.show(entries.map((i) => ({ name: nameOfInput(i), product: products[i] })), sum);
    }
  }

  return {
    element: make(
      "div",
      { className: "parts dense" },
      make("div", {}, make("div", { className: "line row" }, ...mosaics.map(({ element }) => element)), readout),
      make("div", { className: "lists" }, plus.element, minus.element),
      ...(table ? [table.element] : []),
    ),
    show(now, [unit], anew) {
      const given = givenTo(now, index);
      if (anew || state?.unit !== unit) showUnit(now, given, unit);
      const i = spot();
      for (const mosaic of mosaics) mosaic.frame(i);
      readout.textContent = `${origin.name}, ${nameOfInput(i)}: ${factor(given.values[i])} × ${factor(state.weights[i])} = ${exact(state.products[i])}`;
      if (table && anew !== null) table.show(now.stages[index].before, now.stages[index].values, unit);
    },
    focusable: mosaics[2].canvas,
    start: () => startAll(mosaics),
    stop: () => stopAll(mosaics),
  };
}
