// ConvolutionExplorer's view: input, kernel and output side by side; below them one place, number by number.

import { grey, signed } from "../shared/colours.js";
import { drawNumbers, makePainter } from "./canvases.js";
import { makeLayout } from "./layout.js";
import { addedUp, convolve, describe, formula, inWords, remarks, short, takeStep, unreached } from "./step.js";
import { CELL, resize } from "./kernel_grid.js";
import { asBytes, makeGrid, number, oncePerFrame, send, setPossible, watch } from "../shared/kit.js";
import { makePlayer } from "./player.js";
import { inside, placeUnder, walkOn } from "../shared/walk.js";
import { makeWalker } from "../shared/walked.js";

const OWN = "your own";
const ROOM = 9; // letters of a sum; longer ones are smaller
const PLAY = ["▶ Play", "Play: move the window over all places"];
const PAUSE = ["❚❚ Pause", "Pause"];

function render({ model, el }) {
  const [count, rows, columns, channels] = model.get("_shape");
  const images = new Float32Array(asBytes(model.get("_images")).slice().buffer);
  const labels = model.get("_labels");
  const [low, high] = model.get("_limits");
  const presets = model.get("_presets").map(([name, kernel]) => ({ name, kernel, weights: kernel.flat(2) }));
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const ofPixel = (value) => (low < 0 ? signed(value, high) : grey(value, high));
  let grown = null; // for each place of the output whether it is computed yet; null: all of them are
  let now = null; // what follows from image, kernel, stride and padding
  let said = ""; // the state without the place, as it was last described

  const walker = makeWalker(model, { count, places: () => now.places, compute, redraw: () => redraw() });
  const { place, remake } = walker;
  const parts = makeLayout(el, presets.map(({ name }) => name), channels, {
    turn: walker.turn,
    play: togglePlay,
    step: takeOneStep,
    channel: (channel) => send(model, { channel }),
    stride: (value) => remake({ stride: Number(value) }),
    padding: (padding) => remake({ padding }),
    preset(name) {
      const preset = presets.find((one) => one.name === name);
      if (preset) remake({ kernel: preset.kernel, preset: name });
    },
    kernel: (weights) => setKernel(weights, now.window),
    size(value) {
      const side = Number(value.split(",")[0]);
      setKernel(resize(now.weights, now.window, channels, side), [side, side]);
    },
    whole(checked) {
      player.stop();
      grow(checked ? null : new Uint8Array(now.output.length));
    },
  });
  const { frame } = parts;

  /** Set the kernel's numbers, and its name if it has one. */
  function setKernel(weights, [kh, kw]) {
    const cell = (at) => (channels === 1 ? weights[at] : weights.slice(at * channels, (at + 1) * channels));
    const kernel = Array.from({ length: kh }, (_, i) => Array.from({ length: kw }, (_, j) => cell(i * kw + j)));
    const same = (preset) => JSON.stringify(preset.kernel) === JSON.stringify(kernel);
    remake({ kernel, preset: presets.find(same)?.name ?? OWN });
  }

  /** Compute what follows from image, kernel, stride and padding. */
  function compute() {
    const length = rows * columns * channels;
    const image = images.subarray(model.get("index") * length, (model.get("index") + 1) * length);
    const [kernel, stride, padding] = [model.get("kernel"), model.get("stride"), model.get("padding")];
    const before = now;
    now = convolve(image, [rows, columns, channels], kernel, stride, padding, high);
    if (before && String(before.places) !== String(now.places)) {
      player.stop();
      if (grown) grown = new Uint8Array(now.output.length);
    }
  }

  /** Show everything that does not depend on the place. */
  function show() {
    const [index, channel] = [model.get("index"), model.get("channel")];
    const { window, stride, padding, places, possible } = now;
    now.caption = parts.turner.show(index, count, labels);
    parts.channels.show(channel);
    parts.preset.show(model.get("preset"));
    parts.size.show(window.join(), window.join("×"));
    parts.stride.show(stride);
    parts.padding.show(padding);
    parts.kernel.show(now.weights, window, channels, channel);
    parts.shape.textContent = possible ? places.join(" × ") : "";
    [parts.least.textContent, parts.most.textContent] = [short(-now.largest), short(now.largest)];
    parts.formula.textContent = formula(now);
    parts.remarks.textContent = possible ? remarks(now).join(" ") : "";
    parts.apology.textContent = possible ? "" : remarks(now).join(" ");
    for (const one of [parts.output, parts.legend, ...parts.closeUp]) one.hidden = !possible;
    for (const one of [parts.play, parts.step]) setPossible(one, possible);
    parts.whole.disabled = !possible;
    const [above, start, below, end] = [...now.before, ...now.after];
    painters.input.set(Array.from({ length: rows * columns }, (_, i) => now.image[i * channels + channel]), rows, columns, ofPixel);
    grids.input.reshape(above + rows + below, start + columns + end);
    if (!possible) return;
    grids.output.reshape(...places);
    for (const one of ["window", "products"]) {
      parts[one].parentElement.style.maxWidth = `${CELL * Math.max(...window) + 2}px`;
      grids[one].reshape(...window);
    }
  }

  /** Show what the window sees at its place; called for each move of the pointer, in the next frame. */
  function move() {
    if (grown && now.possible) grown[place()[0] * now.places[1] + place()[1]] = 1;
    if (now.possible) {
      const values = Array.from(now.output, (value, i) => (grown && !grown[i] ? null : value));
      painters.output.set(values, ...now.places, (value) => signed(value, now.largest));
    }
    const steps = Array.from({ length: channels }, (_, c) => takeStep(now, now.image, now.weights, channels, c, place()));
    const sums = steps.map(({ sum }) => sum);
    now.step = steps[model.get("channel")];
    const total = sums.reduce((a, b) => a + b);
    Object.values(grids).forEach((grid) => grid.redraw());
    const words = inWords(place(), total);
    parts.total.textContent = now.possible ? number(total) : "";
    parts.total.classList.toggle("long", parts.total.textContent.length > ROOM);
    parts.position.textContent = now.possible ? `row ${place()[0]}, column ${place()[1]}` : "";
    parts.over.textContent = now.possible && channels > 1 ? addedUp(sums) : "";
    if (walker.looks()) return; // only a choice is read aloud
    const state = describe(now, now.caption, model.get("preset"));
    const text = now.possible ? `${state} ${words}.` : state;
    frame.describe(text, now.possible && state === said ? `${words}.` : text);
    said = state;
    const list = (values) => values.map((value) => number(value ?? 0)).join(", ");
    parts.window.setAttribute("aria-label", `The pixels under the window: ${list(now.step.pixels)}.`);
    parts.products.setAttribute("aria-label", `The products: ${list(now.step.products)}.`);
  }

  const painters = { input: makePainter(), output: makePainter() };
  const numbers = (which, colour) => (context, grid) => {
    if (now.possible && now.step) drawNumbers(context, grid, now.step[which], now.window[1], colour);
  };
  const big = { columns, rows, width: 232, padding: 2, edge: 2 };
  const small = { columns: 3, rows: 3, width: 196, padding: 1, edge: 1 };
  const grids = {
    input: makeGrid(parts.input, {
      ...big,
      draw(context, grid) {
        const [row, column] = place();
        const frame = [row * now.stride, column * now.stride, ...now.window];
        const missed = unreached(now);
        painters.input.draw(context, grid, now.possible ? { ...now, frame, missed } : {});
      },
    }),
    output: makeGrid(parts.output, {
      ...big,
      draw: (context, grid) => now.possible && painters.output.draw(context, grid, { frame: [...place(), 1, 1] }),
    }),
    window: makeGrid(parts.window, { ...small, draw: numbers("pixels", ofPixel) }),
    products: makeGrid(parts.products, { ...small, draw: numbers("products", (value) => signed(value, now.limit)) }),
  };
  let stale = false;
  const redraw = oncePerFrame(() => {
    if (stale) {
      compute();
      show();
    }
    stale = false;
    move();
  });

  function grow(mask) {
    grown = mask;
    parts.whole.checked = mask === null;
    redraw();
  }

  /** Return the next place to be computed, in reading order; starts anew where nothing is missing. */
  function nextPlace() {
    if (!grown || !grown.includes(0)) grow(new Uint8Array(now.output.length));
    return grown.indexOf(0);
  }

  /** Take the window over the places from `from` up to `to`, without choosing them yet. */
  function visit(from, to) {
    grown.fill(1, from, to);
    walker.look([Math.floor((to - 1) / now.places[1]), (to - 1) % now.places[1]]);
  }

  /** Choose where the window is; a finished output is shown at once from then on. */
  function settle() {
    if (walker.looks()) walker.choose(place());
    if (grown && !grown.includes(0)) grow(null);
    [parts.play.textContent, parts.play.title] = PLAY;
    parts.play.setAttribute("aria-label", PLAY[1]);
    redraw();
  }

  const player = makePlayer({ visit, done: settle });

  function togglePlay() {
    if (player.playing || !now.possible) return player.stop();
    const start = nextPlace();
    if (still.matches) {
      // Asked for less motion: one row at a press, without any in between.
      visit(start, (Math.floor(start / now.places[1]) + 1) * now.places[1]);
      return settle();
    }
    [parts.play.textContent, parts.play.title] = PAUSE;
    parts.play.setAttribute("aria-label", PAUSE[1]);
    player.start(start, now.output.length);
  }

  function takeOneStep() {
    player.stop();
    if (!now.possible) return;
    if (grown) {
      const start = nextPlace();
      visit(start, start + 1);
      settle();
    } else {
      const [row, column] = walker.chosen();
      const at = (row * now.places[1] + column + 1) % now.output.length;
      walker.choose([Math.floor(at / now.places[1]), at % now.places[1]]);
    }
  }

  const byHand = {
    ...walker,
    chosen: () => (player.playing ? place() : walker.chosen()), // whoever stops the playing goes on from where it is
    choose(at) {
      player.stop();
      walker.choose(at);
    },
    look(at) {
      if (!player.playing) walker.look(at);
    },
  };
  walkOn(parts.input, (event) => placeUnder(grids.input.locate(event), now), byHand);
  walkOn(parts.output, (event) => inside(grids.output.locate(event).reverse().map(Math.floor), now.places), byHand);
  for (const canvas of [parts.input, parts.output]) {
    canvas.addEventListener("keydown", (event) => {
      if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      togglePlay();
    });
  }

  const unwatchPlace = watch(model, ["row", "column"], redraw);
  const unwatch = watch(model, ["index", "kernel", "preset", "stride", "padding", "channel"], () => {
    stale = true;
    redraw();
  });
  compute();
  settle();
  show();
  move();
  Object.values(grids).forEach((grid) => grid.start());
  return () => {
    player.stop();
    unwatch();
    unwatchPlace();
    redraw.cancel();
    Object.values(grids).forEach((grid) => grid.stop());
    frame.remove();
  };
}

export default { render };
