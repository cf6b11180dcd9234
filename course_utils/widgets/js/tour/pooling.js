// A pool's pixel: the map that comes in with its window, the numbers under it, and the whole pooled map.

import { make } from "../shared/kit.js";
import { drawWindows } from "../pooling/canvases.js";
import { makePicture, startAll, stopAll } from "./picture.js";
import { exact, geometryOf, givenTo, mapOf, pixelsUnder, takeApart } from "./step.js";
import { placeUnder, walkOn } from "../shared/walk.js";

/** Make the detail of the pool at `index`. */
export function makePooling(now, index, walker) {
  const layer = now.network[index];
  const geometry = geometryOf(layer, givenTo(now, index).shape);
  const { size, window, stride, before } = geometry;
  const input = makePicture(200, { label: "What comes in.", over: (context, grid) => drawWindows(context, grid, { ...geometry, stride: stride[0] }) });
  const numbers = makePicture(120);
  const after = makePicture(200, { walker, label: "The pooled map." });
  const pieces = [input, numbers, after];
  walkOn(input.canvas, (event) => placeUnder(input.grid.locate(event), geometry), walker);
  const column = (title, { element }) => make("div", {}, make("p", { className: "about" }, title), element);
  const from = index ? `${now.network[index - 1].name}, ` : "";
  const title = make("p", { className: "about" });
  let map = -1;

  return {
    element: make(
      "div",
      { className: "parts pooling" },
      make("div", {}, title, input.element),
      column("The window", numbers),
      column("The whole map", after),
    ),
    show(now, place, anew) {
      const given = givenTo(now, index);
      if (anew || map !== place[0]) {
        map = place[0];
        title.textContent = index ? `${from}map ${map}` : "The digit";
        input.set(mapOf(given, map), size, now.colourOf(index - 1), geometry);
        after.set(mapOf(now.stages[index], map), now.stages[index].shape, now.colourOf(index));
      }
      const [, row, at] = place;
      const corner = [row * stride[0] - before[0], at * stride[1] - before[1]];
      const pixels = pixelsUnder(geometry, [row, at]);
      const value = (pixel) => pixel && given.values[(pixel[0] * given.shape[1] + pixel[1]) * given.shape[2] + map];
      numbers.set(pixels.map(value), window, now.colourOf(index - 1));
      const [, ...winner] = takeApart(now, index, place).source;
      if (layer.kind === "max_pool2d") {
        numbers.frame([winner[0] - corner[0], winner[1] - corner[1], 1, 1]);
        numbers.say("the largest is framed");
      }
      input.frame([corner[0] + before[0], corner[1] + before[1], ...window]);
      after.frame([row, at, 1, 1]);
      const list = pixels.map((pixel) => (pixel ? exact(value(pixel)) : "outside")).join(", ");
      numbers.canvas.setAttribute("aria-label", `The numbers under the window: ${list}.`);
    },
    focusable: after.canvas,
    start: () => startAll(pieces),
    stop: () => stopAll(pieces),
  };
}
