// The network from left to right: a column for every stage, a tile for every map, a cell for every number.

import { paintSigned } from "../shared/colours.js";
import { arrow, make, percent } from "../shared/kit.js";
import { makeVector } from "./vector.js";
import { countOf, exact, functionOf, nameOf, noun, reads, scaleOf, sizeOf, strongest } from "./step.js";

const ROWS = 8; // tiles below each other
const GAP = 6; // CSS pixels between tiles
export const TILES = [60, 47, 39, 31]; // CSS pixels: the most that a tile may have, from roomy to crowded
const CELL = 18; // CSS pixels: the most that a map's pixel may have; a map of one needs no large tile
const SCOPE = 12; // CSS pixels that it may have less, if the maps of all stages are then more alike in size

const KINDS = {
  conv2d: ({ shape }) => `${shape[0]} × ${shape[1]}`,
  max_pool2d: ({ size }) => `max ${[size, size].flat().slice(0, 2).join(" × ")}`,
  avg_pool2d: ({ size }) => `mean ${[size, size].flat().slice(0, 2).join(" × ")}`,
  global_avg_pool2d: () => "mean of a map",
  global_max_pool2d: () => "max of a map",
  zero_pad2d: () => "zeros around",
  flatten: () => "in a row",
  reshape: () => "in order",
  scale_shift: () => "scale, shift",
  dense: () => "",
  activation: () => "",
};

/** Return how many device pixels wide each of `side` pixels can be in a tile. */
const pixels = (tile, side, ratio) => Math.max(1, Math.floor(Math.min(tile / side, CELL) * ratio));

/** Return a tile's size of at most `most`, such that maps of `sides` pixels become about equally large. */
function alike(most, sides, ratio) {
  const spread = (tile) => {
    const sizes = sides.map((side) => side * pixels(tile, side, ratio));
    return Math.max(...sizes) - Math.min(...sizes);
  };
  sides = sides.filter((side) => side * CELL >= most); // a smaller map cannot be made alike
  const sizes = Array.from({ length: SCOPE }, (_, less) => most - less);
  return sizes.reduce((best, size) => (spread(size) < spread(best) ? size : best));
}

/** Write a name that may break behind its underscores. */
const breakable = (name) => name.match(/[^_]*_|[^_]+$/g).flatMap((part, i) => (i ? [make("wbr"), part] : [part]));

/** Write the heading of a stage. */
function heading(name, what, shape) {
  const lines = [make("b", {}, ...breakable(name)), make("span", {}, what || "\u00a0"), make("span", {}, shape.join(" × "))];
  return make("div", { className: "stage-head" }, ...lines);
}

/** Make the tiles of a stage with maps. */
function makeTiles(layer, shape, act) {
  const [rows, columns, count] = shape;
  const across = Math.ceil(count / ROWS);
  const down = Math.ceil(count / across);
  const canvases = Array.from({ length: count }, () => make("canvas"));
  const tiles = canvases.map((canvas, map) => {
    const tile = make("button", { type: "button", className: "tile", tabIndex: -1 }, canvas);
    tile.addEventListener("click", (event) => act.choose(map, event.detail === 0));
    tile.addEventListener("pointerenter", () => act.look(map));
    return tile;
  });
  const element = make("div", { className: "tiles" }, ...tiles);
  element.style.gridTemplateRows = `repeat(${down}, var(--pitch))`;
  const most = new Float64Array(count);
  return {
    element,
    across,
    down,
    side: Math.max(rows, columns),
    fit(tile, ratio) {
      const cell = pixels(tile, Math.max(rows, columns), ratio) / ratio;
      canvases.forEach((canvas) => Object.assign(canvas.style, { width: `${columns * cell}px`, height: `${rows * cell}px` }));
      return [columns * cell, rows * cell];
    },
    show({ values }, said, quiet) {
      const scale = scaleOf(values);
      canvases.forEach((canvas, map) => paintSigned(canvas, rows, columns, scale, (i) => values[i * count + map]));
      if (quiet) return; // nobody reads the tiles' names while a stroke is drawn
      most.fill(-Infinity);
      for (let at = 0; at < values.length; at++) if (values[at] > most[at % count]) most[at % count] = values[at];
      tiles.forEach((tile, map) => tile.setAttribute("aria-label", `${nameOf(layer, shape, map)}, largest ${exact(most[map])}`));
    },
    mark(map) {
      tiles.forEach((tile, i) => {
        tile.tabIndex = i === map ? 0 : -1;
        tile.setAttribute("aria-pressed", String(i === map));
      });
    },
    focusable: (map) => tiles[map],
    place: (map, boxOf) => boxOf(canvases[map]),
  };
}

/** Make the rows of the last stage: a bar for every class. */
function makeBars(layer, [count], act) {
  const rows = Array.from({ length: count }, (_, unit) => {
    const fill = make("span", { className: "fill" });
    const share = make("span", { className: "share" });
    const track = make("span", { className: "track" }, fill);
    const row = make("button", { type: "button", className: "bar", tabIndex: -1 }, make("span", {}, String(unit)), track, share);
    row.addEventListener("click", (event) => act.choose(unit, event.detail === 0));
    row.addEventListener("pointerenter", () => act.look(unit));
    return { row, fill, share };
  });
  const guess = make("b");
  const word = make("span");
  const answer = make("div", { className: "answer" }, guess, word);
  return {
    element: make("div", { className: "bars" }, answer, ...rows.map(({ row }) => row)),
    fit: () => [118, 0],
    show({ values }, said) {
      const best = strongest({ values, shape: [count] })[0];
      rows.forEach(({ row, fill, share }, unit) => {
        fill.style.transform = `scaleX(${values[unit]})`;
        share.textContent = percent(values[unit]);
        row.classList.toggle("best", Boolean(said) && unit === best);
        row.setAttribute("aria-label", `${nameOf(layer, [count], unit)}, ${percent(values[unit])}`);
      });
      answer.classList.toggle("empty", !said);
      guess.textContent = said ? said.best : "?";
      word.textContent = said ? said.text.replace(/ (\S+), /, " $1,\u00a0").replace(" %", "\u00a0%") : "nothing is drawn";
    },
    mark(unit) {
      rows.forEach(({ row }, i) => {
        row.tabIndex = i === unit ? 0 : -1;
        row.setAttribute("aria-pressed", String(i === unit));
      });
    },
    focusable: (unit) => rows[unit].row,
    place: (unit, boxOf) => boxOf(rows[unit].row),
  };
}

/**
 * Make the columns of all stages. `act` is told what to do: `choose(stage, map, byKey)`, `look(stage, map)` with null
 * when the pointer leaves, and `turn(step)`.
 */
export function makeMaps(network, shapes, act) {
  const picture = make("canvas", { className: "digit", role: "img" });
  const input = make("div", { className: "stage first" }, heading("input", "the digit", [28, 28]), make("div", { className: "tiles" }, picture));
  const columns = network.map((layer, index) => {
    const shape = shapes[index];
    const own = { choose: (map, byKey) => act.choose(index, map, byKey), look: (map) => act.look(index, map) };
    const last = index === network.length - 1 && reads(layer, shape);
    const build = last ? makeBars : shape.length === 3 ? makeTiles : makeVector;
    const column = build(layer, shape, own);
    const what = [KINDS[layer.kind](layer), functionOf(layer)].filter(Boolean).join(", ");
    const count = `${countOf(shape)} ${noun(layer, shape)}${countOf(shape) > 1 ? "s" : ""}`;
    const size = shape.length === 3 ? ` of ${sizeOf(shape).join(" × ")}` : "";
    const label = { role: "group", "aria-label": `${layer.title}. ${count}${size}` };
    const head = heading(layer.name, what, shape);
    head.title = layer.title;
    return { ...column, box: make("div", { className: "stage", ...label }, head, column.element) };
  });
  const lines = make("div", { className: "lines" });
  const flow = make("div", { className: "flow" }, lines, input, ...columns.map(({ box }) => box));
  const scroller = make("div", { className: "scroller", role: "group", "aria-label": "The network's stages" }, flow);
  let chosen = [-1, 0]; // the open stage and map
  let boxes = new Map(); // where elements were found; to ask again in each frame would be slow

  /** Return where an element is, from the corner of the whole flow. */
  function boxOf(element) {
    if (!boxes.has(element)) {
      const [origin, box] = [flow.getBoundingClientRect(), element.getBoundingClientRect()];
      boxes.set(element, new DOMRect(box.left - origin.left, box.top - origin.top, box.width, box.height));
    }
    return boxes.get(element);
  }

  /** Scroll the stages, and nothing else, until a stage is in sight. */
  function reveal(index) {
    const [room, { left, right }] = [scroller, columns[index].box].map((element) => element.getBoundingClientRect());
    if (left < room.left) scroller.scrollLeft -= room.left - left + GAP;
    else if (right > room.right) scroller.scrollLeft += right - room.right + GAP;
  }

  scroller.addEventListener("pointerleave", () => act.look(null));
  scroller.addEventListener("click", (event) => {
    if (event.detail) event.target.closest("button")?.focus({ preventScroll: true }); // Safari gives a clicked button no focus
  });
  scroller.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [index, map] = chosen;
    const [step, last] = [arrow(event.key), countOf(shapes[index]) - 1];
    const turns = { PageUp: -1, "[": -1, PageDown: 1, "]": 1 }[event.key];
    if (step) {
      const to = Math.min(Math.max(index + step[1], 0), network.length - 1);
      if (step[0]) act.choose(index, Math.min(Math.max(map + step[0], 0), last));
      else if (to !== index) act.choose(to, countOf(shapes[to]) === last + 1 ? map : null);
    } else if (event.key === "Home") act.choose(index, 0);
    else if (event.key === "End") act.choose(index, last);
    else if (turns) act.turn(turns);
    else return;
    event.preventDefault();
    const now = columns[chosen[0]].focusable(chosen[1]);
    now.focus({ preventScroll: true });
    now.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  return {
    element: scroller,
    flow,
    lines,
    /** Make tiles of at most `most` CSS pixels, and everything else to match; closer together if it has to be `tight`. */
    fit(most, tight) {
      flow.classList.toggle("tight", tight);
      boxes = new Map();
      const ratio = window.devicePixelRatio || 1;
      const maps = columns.filter(({ side }) => side);
      const tile = maps.length ? alike(most, maps.map(({ side }) => side), ratio) : most;
      const sizes = maps.map((column) => column.fit(tile, ratio));
      const pitch = Math.max(0, ...sizes.map(([, height]) => height)) + GAP;
      const tall = Math.max(0, ...maps.map(({ down }) => down)) * pitch || 360;
      flow.style.setProperty("--pitch", `${pitch}px`);
      const cell = pixels((tight ? 1.25 : 2) * tile, 28, ratio) / ratio;
      Object.assign(picture.style, { width: `${28 * cell}px`, height: `${28 * cell}px` });
      columns.filter(({ side }) => !side).forEach((column) => column.fit(Math.max(tall - GAP, 200), ratio));
    },
    /** Draw all stages; `said` is what the network reads, null if nothing. `quiet` leaves names for later. */
    show(now, said, quiet) {
      const { digit } = now;
      const context = picture.getContext("2d");
      if (picture.width !== 28) [picture.width, picture.height] = [28, 28];
      const image = context.createImageData(28, 28);
      digit.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
      context.putImageData(image, 0, 0);
      columns.forEach((column, index) => column.show(now.stages[index], said, quiet));
    },
    /** Frame the chosen map. */
    mark(index, map) {
      columns.forEach((column, i) => {
        column.box.classList.toggle("open", i === index);
        column.mark(i === index ? map : -1);
      });
      if (index !== chosen[0]) reveal(index);
      chosen = [index, map];
    },
    /** Return the rectangle of a map, from the corner of the whole flow; the input's is at -1. */
    place: (index, map) => (index < 0 ? boxOf(picture) : columns[index].place(map, boxOf)),
    picture,
    reveal,
  };
}
