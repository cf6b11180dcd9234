// Lines from the maps that a number is made of to the map that it is in: thick where much comes from.

import { draw } from "../shared/svg.js";
import { countOf, foremost, givenTo, largest, productsOf, sumsOfMaps, takeApart } from "./step.js";

const MOST = 24; // lines to one map: more could not be told apart
const ALIKE = 0.3; // how strong lines are that all count alike
const THIN = 0.7; // CSS pixels
const THICK = 3.2;

/**
 * Return where the number at a place comes from: the maps or numbers of the stage before, and how much each adds; null
 * where it is taken as it is.
 */
export function sourcesOf(now, index, place) {
  const [layer, given] = [now.network[index], givenTo(now, index)];
  if (layer.kind === "conv2d" || layer.kind === "dense") {
    const parts = layer.kind === "conv2d" ? sumsOfMaps(layer, given, place) : productsOf(layer, given, place[0]);
    if (!index) return [{ from: 0, adds: parts.reduce((a, b) => a + b, 0) }]; // from one picture
    return foremost(parts, MOST).map((from) => ({ from, adds: parts[from] }));
  }
  if (layer.activation === "softmax") {
    return Array.from({ length: index ? countOf(given.shape) : 1 }, (_, from) => ({ from, adds: null, share: ALIKE }));
  }
  const { source } = takeApart(now, index, place);
  if (source && layer.kind !== "max_pool2d") return [{ from: source[0], adds: null }];
  return [{ from: countOf(given.shape) === 1 || !index ? 0 : place[0], adds: null }];
}

/** Make the drawing of the lines. */
export function makeLines() {
  const root = draw("svg", { "aria-hidden": "true", class: "threads" });
  let paths = [];
  return {
    root,
    /** Draw lines from the `sources` to the map; `place(index, map)` returns rectangles. */
    show(now, index, map, sources, place) {
      const to = place(index, map);
      const most = largest(sources.map(({ adds }) => adds ?? 0)) || 1;
      while (paths.length < sources.length) {
        paths.push(draw("path", {}));
        root.append(paths.at(-1));
      }
      for (const path of paths.splice(sources.length)) path.remove();
      const [x2, y2] = [to.left, to.top + to.height / 2];
      sources.forEach(({ from, adds, share = adds === null ? 1 : Math.abs(adds) / most }, i) => {
        const start = place(index - 1, index ? from : 0);
        const [x1, y1] = [start.right, start.top + start.height / 2];
        const bend = Math.max((x2 - x1) / 2, 8);
        const path = paths[i];
        path.setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
        path.setAttribute("class", adds === null ? "takes" : adds < 0 ? "against" : "for");
        path.setAttribute("stroke-width", (THIN + (THICK - THIN) * share).toFixed(2));
        path.setAttribute("stroke-opacity", (0.22 + 0.68 * share).toFixed(2));
      });
    },
  };
}
