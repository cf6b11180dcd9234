// ActivationExplorer's two curves: the function, and below it, over the same numbers, its slope.

import { BOUNDED, apply, slope } from "./curve.js";
import { number } from "../shared/kit.js";
import { draw } from "../shared/svg.js";

const WIDTH = 340; // of the whole, in units of the drawing: CSS pixels where there is room
const HEIGHT = 316;
const [LEFT, RIGHT] = [34, 334];
const UPPER = { top: 18, bottom: 188 };
const LOWER = { top: 218, bottom: 292 };
const SAMPLES = 96; // points of a curve on each side of 0
const JUMP = 1e-9; // just above 0, where ReLU's slope is 1 already

const line = (x1, y1, x2, y2, name) => draw("line", { x1, y1, x2, y2, class: name });
const text = (x, y, words, anchor = "middle") => draw("text", { x, y, "text-anchor": anchor }, words);

/** Make the drawing; `reach` is how far z goes from 0. */
export function makePlot(reach) {
  const across = (z) => LEFT + ((z + reach) / (2 * reach)) * (RIGHT - LEFT);
  const up = ({ top, bottom }, [low, high]) => (y) => bottom - ((y - low) / (high - low)) * (bottom - top);
  const slopes = up(LOWER, [-0.06, 1.12]);
  const curve = draw("path", { class: "function" });
  const steepness = draw("path", { class: "slope" });
  const scale = draw("g", { class: "ticks" });
  const best = draw("g", { class: "ticks" }, line(LEFT, slopes(0.25), RIGHT, slopes(0.25), "dashed"), text(LEFT - 5, slopes(0.25) + 4, "0.25", "end"));
  const [upright, tangent] = [line(0, 0, 0, LOWER.bottom, "upright"), line(0, 0, 0, 0, "tangent")];
  const [above, below] = [draw("circle", { r: 6, class: "point" }), draw("circle", { r: 4.5, class: "point" })];
  // A drawing inside a drawing cuts off what stands over its edge.
  const clip = draw("svg", { x: LEFT, y: UPPER.top, width: RIGHT - LEFT, height: UPPER.bottom - UPPER.top });
  clip.setAttribute("viewBox", `${LEFT} ${UPPER.top} ${RIGHT - LEFT} ${UPPER.bottom - UPPER.top}`);
  clip.append(curve, tangent);
  const ticks = [-1, -0.5, 0, 0.5, 1].flatMap((part) => {
    const z = part * reach;
    return [
      line(across(z), UPPER.top, across(z), UPPER.bottom, part ? "grid" : "axis"),
      line(across(z), LOWER.top, across(z), LOWER.bottom, part ? "grid" : "axis"),
      text(across(z), LOWER.bottom + 15, number(z)),
    ];
  });
  const root = draw(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    ...ticks,
    ...[0, 1].flatMap((y) => [
      line(LEFT, slopes(y), RIGHT, slopes(y), y ? "grid" : "axis"),
      text(LEFT - 5, slopes(y) + 4, y, "end"),
    ]),
    scale,
    best,
    draw("text", { x: LEFT + 6, y: UPPER.top - 6, class: "caption" }, "f(z)"),
    draw("text", { x: LEFT + 6, y: LOWER.top - 6, class: "caption" }, "its slope f′(z)"),
    clip,
    steepness,
    upright,
    above,
    below,
  );
  let values = null; // turns f(z) into a height

  const path = (compute, height, broken) => {
    const half = (start, end) => Array.from({ length: SAMPLES + 1 }, (_, i) => start + ((end - start) * i) / SAMPLES);
    const points = (numbers) => numbers.map((z) => `${across(z).toFixed(2)},${height(compute(z)).toFixed(2)}`).join("L");
    return `M${points(half(-reach, 0))}${broken ? "M" : "L"}${points(half(JUMP, reach))}`;
  };
  return {
    root,
    /** Draw the curves of a function. */
    show(name, alpha) {
      const bounded = BOUNDED.includes(name);
      const end = bounded ? 1 : reach;
      values = up(UPPER, bounded ? [-1.25, 1.25] : [-1.08 * reach, 1.08 * reach]);
      curve.setAttribute("d", path((z) => apply(name, z, alpha), values, false));
      steepness.setAttribute("d", path((z) => slope(name, z, alpha), slopes, name.endsWith("relu")));
      best.style.display = name === "sigmoid" ? "" : "none";
      scale.replaceChildren(
        ...[-end, 0, end].flatMap((y) => [
          line(LEFT, values(y), RIGHT, values(y), y ? "grid" : "axis"),
          text(LEFT - 5, values(y) + 4, number(y), "end"),
        ]),
      );
    },
    /** Move the point to z. */
    move(z, value, steepness) {
      const [x, y, low, reached] = [across(z), values(value), slopes(steepness), reach / 4];
      const place = (element, attributes) => {
        for (const [name, at] of Object.entries(attributes)) element.setAttribute(name, at);
      };
      place(upright, { x1: x, x2: x, y1: y });
      const ends = [z - reached, z + reached];
      const [y1, y2] = ends.map((end) => values(value + steepness * (end - z)));
      place(tangent, { x1: across(ends[0]), x2: across(ends[1]), y1, y2 });
      place(above, { cx: x, cy: y });
      place(below, { cx: x, cy: low });
    },
    /** Return the z that a pointer is at, rounded to a hundredth of 6, 12, 30 ... */
    locate(event) {
      const { left, width } = root.getBoundingClientRect();
      const x = ((event.clientX - left) / width) * WIDTH;
      const z = ((x - LEFT) / (RIGHT - LEFT)) * 2 * reach - reach;
      const step = reach / 120;
      return Math.min(Math.max(Math.round(z / step) * step, -reach), reach);
    },
  };
}
