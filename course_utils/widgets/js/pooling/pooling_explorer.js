// PoolingExplorer's view: the windows on the input, the pixels under one of them, and the pooled output.

import { grey, signed } from "../shared/colours.js";
import { READABLE, makePainter, outline } from "../convolution/canvases.js";
import { formula, unreached } from "../convolution/step.js";
import { makeGrid, number, oncePerFrame, send, watch } from "../shared/kit.js";
import { drawWindows, drawWinners } from "./canvases.js";
import { makeLayout } from "./layout.js";
import { changeInWords, compute, inWords, readImages, remarks, takeStep, working } from "./step.js";
import { inside, placeUnder, walkOn } from "../shared/walk.js";
import { makeWalker } from "../shared/walked.js";

const MOST = 2; // where a meter is full: no ink is left where it was
const INVITATION = "Shift the image, and compare how much of the input and of the pooled output changes.";
const MEASURE = "The sum of all differences, divided by the sum before. 200\u00a0%: no ink is left where it was.";
const COLOURS = "Blue: brighter, or more, than before the shift. Red: darker, or less. White: as before.";

function render({ model, el }) {
  const [count, rows, columns, channels] = model.get("_shape");
  const images = readImages(model);
  const labels = model.get("_labels");
  const ofPixel = (value) => (now.low < 0 ? signed(value, now.high) : grey(value, now.high));
  const ofChange = (value) => signed(value, now.most);
  let now = null; // what follows from image, shift, mode, size, stride and padding
  let said = ""; // the state without the place, as it was last described

  const set = (changes) => send(model, changes);
  const update = () => (now = compute(model, images));
  const walker = makeWalker(model, { count, places: () => now.places, compute: update, redraw: () => redraw() });
  const { place, remake } = walker;
  const parts = makeLayout(el, channels, {
    turn: walker.turn,
    channel: (channel) => set({ channel }),
    mode: (mode) => set({ mode }),
    size: (value) => remake({ size: Number(value) }),
    stride: (value) => remake({ stride: value === "" ? null : Number(value) }),
    padding: (padding) => remake({ padding }),
    shift: (value) => set({ shift: Number(value) }),
    difference: (difference) => set({ difference }),
  });
  const { frame } = parts;

  /** Show everything that does not depend on the place. */
  function show() {
    const [index, channel] = [model.get("index"), model.get("channel")];
    const { mode, shift, window, stride, padding, before, after, places, possible, changes, differ } = now;
    now.caption = parts.turner.show(index, count, labels);
    parts.channels.show(channel);
    parts.mode.show(mode);
    parts.size.show(window[0]);
    parts.stride.show(model.get("stride") ?? "");
    parts.padding.show(padding);
    parts.shift.show(String(shift));
    parts.difference.checked = model.get("difference");
    parts.difference.disabled = !shift;
    parts.shape.textContent = possible ? places.join(" × ") : "";
    parts.formula.textContent = formula(now);
    parts.remarks.textContent = possible ? remarks(now, mode).join(" ") : "";
    parts.apology.textContent = possible ? "" : remarks(now, mode).join(" ");
    for (const one of [parts.output, parts.closeUp, parts.comparison]) one.hidden = !possible;
    parts.changed.textContent = shift ? changeInWords(shift, changes) : INVITATION;
    parts.measure.textContent = differ ? COLOURS : MEASURE;
    parts.meters.forEach((meter, i) => meter.show(shift ? `${number(100 * changes[i], 0)} %` : "", changes[i] / MOST));
    const colour = differ ? ofChange : ofPixel;
    painters.input.set(Array.from(now.shown[0]), rows, columns, colour);
    grids.input.reshape(before[0] + rows + after[0], before[1] + columns + after[1]);
    if (!possible) return;
    painters.output.set(Array.from(now.shown[1]), ...places, colour);
    grids.output.reshape(...places);
    grids.window.reshape(...window);
  }

  /** Show what the window sees at its place; called for each move of the pointer, in the next frame. */
  function move() {
    const { mode, places, possible, stride, padding, window } = now;
    const at = place()[0] * places[1] + place()[1];
    now.step = takeStep(now, now.input, place());
    now.winner = mode === "max" && possible ? now.winners[at] : null;
    if (possible) painters.window.set(now.step.pixels, ...window, ofPixel);
    Object.values(grids).forEach((grid) => grid.redraw());
    parts.value.textContent = possible ? number(now.output[at]) : "";
    parts.working.textContent = possible ? `= ${working(now.step, mode)}` : "";
    const from = now.winner ? `, from row ${now.winner[0]}, column ${now.winner[1]}` : "";
    parts.position.textContent = possible ? `output row ${place()[0]}, column ${place()[1]}${from}` : "";
    if (walker.looks()) return; // only a choice is read aloud
    const channel = channels > 1 ? `, channel ${model.get("channel")} (of 0 to ${channels - 1})` : "";
    const pooling = `${mode === "max" ? "Max" : "Average"} pooling, size ${window[0]}, stride ${stride}, padding ${padding}.`;
    const state = `Pooling explorer: ${now.caption}${channel}. ${pooling} ${
      possible ? `Output ${places.join(" × ")}. ${changeInWords(now.shift, now.changes)}` : remarks(now, mode).join(" ")
    }`;
    const words = possible ? `${inWords(place(), now.step, now.output[at], now.winner)}.` : "";
    const text = possible ? `${state} ${words}` : state;
    frame.describe(text, possible && state === said ? words : text);
    said = state;
    const list = now.step.pixels.map((pixel) => (pixel === null ? "outside" : number(pixel))).join(", ");
    parts.window.setAttribute("aria-label", `The pixels under the window: ${list}.`);
  }

  const painters = { input: makePainter(), window: makePainter(), output: makePainter() };
  const big = { columns, rows, width: 250, padding: 2, edge: 2 };
  const grids = {
    input: makeGrid(parts.input, {
      ...big,
      draw(context, grid) {
        painters.input.draw(context, grid, now.possible ? { ...now, missed: unreached(now) } : {});
        if (!now.possible) return;
        drawWindows(context, grid, now);
        const readable = grid.cell >= READABLE * grid.ratio;
        if (!now.differ) drawWinners(context, grid, now.contested, now.before, readable);
        outline(context, grid, place()[0] * now.stride, place()[1] * now.stride, ...now.window);
        if (now.winner) outline(context, grid, now.before[0] + now.winner[0], now.before[1] + now.winner[1], 1, 1);
      },
    }),
    output: makeGrid(parts.output, {
      ...big,
      draw: (context, grid) => now.possible && painters.output.draw(context, grid, { frame: [...place(), 1, 1] }),
    }),
    window: makeGrid(parts.window, {
      columns: 2,
      rows: 2,
      width: 150,
      padding: 2,
      edge: 2,
      draw(context, grid) {
        if (!now.possible || !now.step) return;
        painters.window.draw(context, grid, {});
        if (!now.winner) return;
        const corner = place().map((at, axis) => at * now.stride - now.before[axis]);
        outline(context, grid, now.winner[0] - corner[0], now.winner[1] - corner[1], 1, 1);
      },
    }),
  };
  let stale = false;
  const redraw = oncePerFrame(() => {
    if (stale) {
      update();
      show();
    }
    stale = false;
    move();
  });

  walkOn(parts.input, (event) => placeUnder(grids.input.locate(event), now), walker);
  walkOn(parts.output, (event) => inside(grids.output.locate(event).reverse().map(Math.floor), now.places), walker);

  const unwatchPlace = watch(model, ["row", "column"], redraw);
  const names = ["index", "mode", "size", "stride", "padding", "shift", "channel", "difference"];
  const unwatch = watch(model, names, () => {
    stale = true;
    redraw();
  });
  update();
  show();
  move();
  Object.values(grids).forEach((grid) => grid.start());
  return () => {
    unwatch();
    unwatchPlace();
    redraw.cancel();
    Object.values(grids).forEach((grid) => grid.stop());
    frame.remove();
  };
}

export { compute, readImages };
export default { render };
