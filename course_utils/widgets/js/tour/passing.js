// A number that comes from one number alone: through an activation, a scale and shift, in another order, or as a mean.

import { make } from "../shared/kit.js";
import { layOut, makeMosaic } from "./mosaic.js";
import { makePicture, startAll, stopAll } from "./picture.js";
import { MOST, makeSoftmax } from "./softmax.js";
import { countOf, givenTo, mapOf, takeApart } from "./step.js";

/** Make the picture of one side, before or after: the map, or all cells of a vector. */
function makeSide(stage, { walker, label, title, pick }) {
  const maps = stage.shape.length === 3;
  const plan = maps ? null : layOut(stage.shape);
  const about = make("p", { className: "about" });
  const piece = maps ? makePicture(190, { walker, label }) : makeMosaic(plan, 190, "", pick ?? (() => {}));
  if (!maps) piece.canvas.setAttribute("aria-label", label);
  return {
    ...piece,
    element: make("div", {}, about, piece.element),
    show(stage, colour, [map, row, column], name) {
      about.textContent = title(name);
      if (maps) piece.set(mapOf(stage, map), stage.shape, colour);
      else piece.set(stage.values, colour);
      piece.frame(maps ? [row, column, 1, 1] : map);
    },
  };
}

/** Make the detail of the stage at `index`. */
export function makePassing(now, index, walker) {
  const layer = now.network[index];
  const [given, stage] = [givenTo(now, index), now.stages[index]];
  const moved = String(given.shape) !== String(stage.shape); // into another order, or into a mean
  const from = index ? now.network[index - 1].name : "the input";
  const before = makeSide(given, { walker: moved ? null : walker, label: "What comes in.", title: (name) => `What comes in: ${name}` });
  const after = makeSide(stage, { walker: stage.shape.length === 3 ? walker : null, label: "What comes out.", title: () => `What comes out: ${layer.name}` });
  const words = make("p", { className: "quiet" });
  const table = layer.activation === "softmax" && countOf(stage.shape) <= MOST ? makeSoftmax(countOf(stage.shape)) : null;
  const pieces = [before, after];

  /** Say where a number goes to that only gets another place. */
  function route([map], { source, from: shape }) {
    if (!moved || stage.shape.length === 3 || layer.kind.startsWith("global") || shape.length === 1) return "";
    const [fromMap, fromRow, fromColumn] = source;
    return `Pixel by pixel, and in each pixel map by map: (row ${fromRow} × ${shape[1]} columns + column ${fromColumn}) × ${shape[2]} maps + map ${fromMap} = ${map}.`;
  }

  return {
    element: make("div", { className: "parts passing" }, before.element, make("span", { className: "arrow" }, "→"), after.element, words, ...(table ? [table.element] : [])),
    show(now, place) {
      const [given, stage] = [givenTo(now, index), now.stages[index]];
      const detail = takeApart(now, index, place);
      const source = detail.source ?? [place[0], 0, 0];
      const name = given.shape.length === 3 ? `${from}, map ${source[0]}` : from;
      before.show(given, now.colourOf(index - 1), source, name);
      if (layer.kind === "global_avg_pool2d") before.frame([0, 0, given.shape[0], given.shape[1]]);
      if (!detail.source && layer.kind === "zero_pad2d") before.frame(null);
      after.show(stage, now.colourOf(index), place);
      words.textContent = route(place, detail);
      if (table) table.show(stage.before, stage.values, place[0]);
    },
    focusable: after.canvas,
    start: () => startAll(pieces),
    stop: () => stopAll(pieces),
  };
}
