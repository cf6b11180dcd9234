// ActivationExplorer's view: a curve and its slope, a feature map before and after, and a stack of layers below.

import { NAMES, apply, inWords, leftInWords, mapInWords, remark, slope, stack } from "./curve.js";
import { makeLayout } from "./layout.js";
import { makePlot } from "./plot.js";
import { grey, signed } from "../shared/colours.js";
import { makePainter } from "../convolution/canvases.js";
import { arrow, asBytes, makeGrid, number, oncePerFrame, send, watch } from "../shared/kit.js";
import { scientific } from "../shared/scientific.js";
import { holdOn } from "../shared/walk.js";

const FORMULAS = {
  linear: "f(z) = z",
  relu: "f(z) = max(0, z)",
  "leaky relu": "f(z) = max(z, αz)",
  sigmoid: "f(z) = 1 / (1 + e⁻ᶻ)",
  tanh: "f(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)",
};
const POWERS = 10; // how many powers of ten a bar of the stack goes down

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

function render({ model, el }) {
  const [rows, columns] = model.get("_shape");
  const values = Array.from(new Float32Array(asBytes(model.get("_values")).slice().buffer));
  const [reach, limit] = [model.get("_reach"), model.get("_limit")];
  let hover = null; // the pixel under a pointer that only looks
  let pixel = null; // the pixel whose number was chosen
  let about = ""; // the map's slopes in words
  let marked = null; // the pixel that is marked in the maps as they are drawn
  let said = ""; // what was described last, without the point

  const at = ([row, column]) => values[row * columns + column];
  const place = () => (hover ? at(hover) : model.get("z"));
  const set = (changes) => send(model, changes);
  const parts = makeLayout(el, {
    activation: (activation) => set({ activation }),
    alpha: (alpha) => set({ alpha }),
    depth: (depth) => set({ depth }),
  });
  const { frame } = parts;
  const plot = makePlot(reach);
  parts.curve.append(plot.root);
  [parts.least.textContent, parts.most.textContent] = [number(-limit), number(limit)];

  const painters = { before: makePainter(), after: makePainter(), steep: makePainter() };
  const colour = (value) => signed(value, limit);
  const grids = Object.fromEntries(
    Object.entries(painters).map(([name, painter]) => [
      name,
      makeGrid(parts[name], {
        rows,
        columns,
        width: name === "steep" ? 132 : 160,
        padding: 2,
        edge: 2,
        draw(context, grid) {
          painter.draw(context, grid, { frame: marked && [...marked, 1, 1] });
        },
      }),
    ]),
  );
  painters.before.set(values, rows, columns, colour);

  /** Show everything that does not depend on the point. */
  function show() {
    const [name, alpha] = [model.get("activation"), model.get("alpha")];
    parts.activation.show(name);
    parts.alpha.show(alpha, number(alpha));
    parts.alpha.element.hidden = name !== "leaky relu";
    parts.formula.textContent = FORMULAS[name];
    plot.show(name, alpha);
    const outputs = values.map((z) => apply(name, z, alpha));
    const slopes = values.map((z) => slope(name, z, alpha));
    painters.after.set(outputs, rows, columns, colour);
    painters.steep.set(slopes, rows, columns, (value) => grey(value, 1));
    about = mapInWords(slopes);
    parts.map.textContent = `White is slope 1, black 0. ${about[0].toUpperCase()}${about.slice(1)}.`;
    parts.after.setAttribute("aria-label", `The map after ${name}.`);
    parts.steep.setAttribute("aria-label", `The slope at each number: ${about}.`);
    Object.values(grids).forEach((grid) => grid.redraw());
  }

  /** Show the point and the stack; called for each move of the pointer, in the next frame. */
  function move() {
    const [name, alpha, depth, z] = [model.get("activation"), model.get("alpha"), model.get("depth"), place()];
    if (pixel && !hover && at(pixel) !== z) pixel = null;
    const [value, steepness] = [apply(name, z, alpha), slope(name, z, alpha)];
    plot.move(z, value, steepness);
    [parts.z.textContent, parts.value.textContent, parts.slope.textContent] = [z, value, steepness].map((one) => scientific(one));
    if ((hover ?? pixel) !== marked) {
      marked = hover ?? pixel;
      Object.values(grids).forEach((grid) => grid.redraw());
    }
    const layers = stack(name, z, depth, alpha);
    const { left } = layers[0];
    parts.depth.show(depth, depth === 1 ? "1 layer" : `${depth} layers`);
    parts.layers.forEach(({ element, share, fill, factor }, i) => {
      element.classList.toggle("there", i < depth);
      const part = layers[i];
      share.textContent = part ? scientific(part.left, 2) : "";
      factor.textContent = part ? `× ${scientific(part.slope)}` : "";
      const height = part ? clamp(1 + Math.log10(part.left) / POWERS, 0, 1) : 0;
      fill.style.transform = `scaleY(${height})`;
      share.style.bottom = `${height * 100}%`;
    });
    parts.left.textContent = `${leftInWords(depth, left)}.`;
    parts.remark.textContent = remark(name, depth, alpha);
    if (hover) return; // only a choice is read aloud
    const point = `${inWords(z, value, steepness)}.`;
    const state = [
      `Activation explorer: ${name}${name === "leaky relu" ? ` with slope ${scientific(alpha)} below 0` : ""}.`,
      `${leftInWords(depth, left)}. Feature map ${rows} × ${columns}: ${about}.`,
    ];
    frame.describe(`${state[0]} ${point} ${state[1]}`, state[0] + depth === said ? `${point} ${leftInWords(depth, left)}.` : undefined);
    said = state[0] + depth;
    const list = layers.map((layer) => scientific(layer.left)).join(", ");
    parts.bars.setAttribute("aria-label", `What is left of a gradient that came back to each layer, from the first on: ${list}.`);
    parts.curve.setAttribute("aria-valuenow", z);
    parts.curve.setAttribute("aria-valuetext", `${scientific(z)}: f(z) ${scientific(value)}, slope ${scientific(steepness)}`);
  }

  let stale = false;
  const redraw = oncePerFrame(() => {
    if (stale) show();
    stale = false;
    move();
  });
  const choose = (z) => {
    hover = null;
    pixel = null;
    set({ z: clamp(Number(z.toPrecision(12)), -reach, reach) });
    redraw();
  };
  const choosePixel = (place) => {
    hover = null;
    pixel = place;
    set({ z: at(place) });
    redraw();
  };

  parts.curve.setAttribute("aria-valuemin", -reach);
  parts.curve.setAttribute("aria-valuemax", reach);
  const keep = () => [model.get("z"), pixel];
  const undo = ([z, place]) => {
    choose(z);
    pixel = place;
  };
  holdOn(parts.curve, { choose: (event) => choose(plot.locate(event)), keep, undo });
  parts.curve.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = arrow(event.key);
    const z = model.get("z");
    const unit = reach / 6;
    const jumps = { PageUp: z + unit, PageDown: z - unit, Home: -reach, End: reach };
    if (step) choose(z + (step[1] - step[0]) * unit * (event.shiftKey ? 0.01 : 0.1));
    else if (event.key in jumps) choose(jumps[event.key]);
    else return;
    event.preventDefault();
  });

  const under = (event) => {
    const [x, y] = grids.before.locate(event).map(Math.floor);
    return [clamp(y, 0, rows - 1), clamp(x, 0, columns - 1)];
  };
  holdOn(parts.before, {
    choose: (event) => choosePixel(under(event)),
    look(event) {
      hover = event && under(event);
      redraw();
    },
    keep,
    undo,
  });
  parts.before.addEventListener("keydown", (event) => {
    const step = arrow(event.key);
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [row, column] = pixel ?? [Math.floor(rows / 2), Math.floor(columns / 2)];
    choosePixel([clamp(row + step[0], 0, rows - 1), clamp(column + step[1], 0, columns - 1)]);
  });

  const unwatchPoint = watch(model, ["z", "depth"], redraw);
  const unwatch = watch(model, ["activation", "alpha"], () => {
    stale = true;
    redraw();
  });
  show();
  move();
  Object.values(grids).forEach((grid) => grid.start());
  return () => {
    unwatch();
    unwatchPoint();
    redraw.cancel();
    Object.values(grids).forEach((grid) => grid.stop());
    frame.remove();
  };
}

export { NAMES, apply, slope, stack };
export default { render };
