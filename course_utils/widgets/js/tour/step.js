// One number of a network, taken apart: what it is made of, how, and that in words, as tour/step.py has it.

import { number, percent } from "../shared/kit.js";
import { windowsOver } from "../shared/layers.js";

const DIGITS = 3; // places behind the point
const WORDS = {
  relu: "ReLU", relu6: "ReLU6", leaky_relu: "leaky ReLU", elu: "ELU", selu: "SELU", gelu: "GELU", silu: "SiLU",
  sigmoid: "sigmoid", tanh: "tanh", scaled_tanh: "scaled tanh", softmax: "softmax",
};
const NUMBERS = ["flatten", "reshape", "global_avg_pool2d", "global_max_pool2d"]; // what they give, if no maps
const KEPT = ["flatten", "reshape", "activation", "scale_shift"]; // numbers stay in order

const pair = (value) => (Array.isArray(value) ? value : [value, value]);

/** Name the layer's activation, "" if it has none. */
export const functionOf = (layer) => WORDS[layer.activation] ?? "";

/** Write a number of the detail. */
export const exact = (value) => number(value, DIGITS);

/** Write numbers that add up with equally many places: the 0.2 beside 1.801 is a rounded 0.200. */
export function alike(values) {
  const parts = values.map((value) => exact(value).split("."));
  const places = Math.max(...parts.map(([, behind = ""]) => behind.length));
  return parts.map(([whole, behind = ""]) => (places ? `${whole}.${behind.padEnd(places, "0")}` : whole));
}

/** Write a number that another is multiplied by: a small one, too, with three figures, so that the product holds. */
export const factor = (value) => number(value, [3, 4, 5].find((digits) => Math.abs(value) * 10 ** digits >= 100) ?? 6);

/** Return how many maps or numbers a stage has. */
export const countOf = (shape) => shape.at(-1);

/** Return the [rows, columns] of a stage's maps; a number of a vector is a map of one pixel. */
export const sizeOf = (shape) => (shape.length === 3 ? shape.slice(0, 2) : [1, 1]);

/** Return where in the flat numbers of `shape` the place [map, row, column] is. */
export function indexOf(shape, [map, row, column]) {
  return shape.length === 3 ? (row * shape[1] + column) * shape[2] + map : map;
}

/** Return the place [map, row, column] of a flat index, the reverse of `indexOf`. */
export function placeOf(shape, index) {
  if (shape.length === 1) return [index, 0, 0];
  const pixel = Math.floor(index / shape[2]);
  return [index % shape[2], Math.floor(pixel / shape[1]), pixel % shape[1]];
}

/** Return the numbers of one map, row by row. */
export function mapOf({ values, shape }, map) {
  const [count, depth] = [values.length / countOf(shape), countOf(shape)];
  return Array.from({ length: count }, (_, i) => values[i * depth + map]);
}

/** Return the place of a stage's largest number, or of the largest in one map. */
export function strongest({ values, shape }, map = null) {
  const depth = countOf(shape);
  let best = map ?? 0;
  for (let at = best; at < values.length; at += map === null ? 1 : depth) if (values[at] > values[best]) best = at;
  return shape.length === 1 && map !== null ? [map, 0, 0] : placeOf(shape, best);
}

/** Return where the `most` numbers are that are farthest from 0, those first; to sort all of them would be slow. */
export function foremost(values, most) {
  const sizes = values.map(Math.abs).sort();
  const least = sizes[Math.max(sizes.length - most, 0)];
  const found = [];
  for (let i = 0; i < values.length; i++) if (Math.abs(values[i]) >= least) found.push(i);
  return found.sort((a, b) => Math.abs(values[b]) - Math.abs(values[a])).slice(0, most);
}

/** Return the number that is farthest from 0. */
export const largest = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/**
 * Return how a stage's numbers are coloured: `white`, and how far from it the darkest are. White is 0, or the smallest
 * number where all are above 0, as after sigmoid: else they would all be of nearly the same blue.
 */
export function scaleOf(values) {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  const white = Math.max(low, 0);
  return { white, reach: Math.max(high - white, white - low) || 1 };
}

/** Return what comes into the layer at `index`: the stage before it, or the input. */
export const givenTo = ({ input, stages }, index) => (index ? stages[index - 1] : input);

/** Say how a layer's window moves over what comes in; null of a layer that has none. */
export function geometryOf(layer, [rows, columns]) {
  if (!["conv2d", "max_pool2d", "avg_pool2d"].includes(layer.kind)) return null;
  const window = layer.kind === "conv2d" ? layer.shape.slice(0, 2) : pair(layer.size);
  const stride = pair(layer.stride ?? (layer.kind === "conv2d" ? 1 : layer.size));
  const { places, before } = windowsOver([rows, columns], window, stride, layer.padding ?? "valid");
  const size = [rows, columns];
  const reached = size.map((_, axis) => (places[axis] - 1) * stride[axis] + window[axis] - before[axis]);
  const after = reached.map((end, axis) => Math.max(end - size[axis], 0));
  const missed = reached.map((end, axis) => Math.max(size[axis] - end, 0));
  return { size, window, stride, places, before, after, missed };
}

/** Return the pixels [row, column] under a window, null where it hangs over the edge. */
export function pixelsUnder({ size, window, stride, before }, [row, column]) {
  const [top, left] = [row * stride[0] - before[0], column * stride[1] - before[1]];
  return Array.from({ length: window[0] * window[1] }, (_, i) => {
    const [y, x] = [top + Math.floor(i / window[1]), left + (i % window[1])];
    return y >= 0 && x >= 0 && y < size[0] && x < size[1] ? [y, x] : null;
  });
}

/**
 * Take the number at [map, row, column] of the stage `index` apart: its `before` and `after`, the `bias`, the
 * `count` of numbers that it is made of, the `scale` of a layer that scales, and the `source` place of a number that
 * is taken as it is; null in a rim of zeros.
 */
export function takeApart(now, index, place) {
  const [layer, stage, given] = [now.network[index], now.stages[index], givenTo(now, index)];
  const at = indexOf(stage.shape, place);
  const detail = { after: stage.values[at], before: (stage.before ?? stage.values)[at], bias: 0, count: 1 };
  const [map, row, column] = place;
  if (layer.kind === "conv2d") {
    const [kh, kw, depth] = layer.shape;
    return { ...detail, bias: layer.bias[map], count: kh * kw * depth };
  }
  if (layer.kind === "dense") return { ...detail, bias: layer.bias[map], count: layer.shape[0] };
  const pixels = given.shape[0] * given.shape[1]; // of a map, where maps come in
  if (layer.kind === "global_avg_pool2d") return { ...detail, count: pixels };
  if (layer.kind === "global_max_pool2d") return { ...detail, count: pixels, source: strongest(given, map) };
  if (layer.kind.endsWith("pool2d")) {
    const pixels = pixelsUnder(geometryOf(layer, given.shape), [row, column]).filter(Boolean);
    const value = ([y, x]) => given.values[indexOf(given.shape, [map, y, x])];
    const winner = pixels.reduce((best, pixel) => (value(pixel) > value(best) ? pixel : best));
    return { ...detail, count: pixels.length, source: [map, ...winner] };
  }
  if (layer.kind === "scale_shift") detail.scale = layer.kernel[map];
  if (layer.kind === "scale_shift") detail.bias = layer.bias[map];
  if (layer.kind === "zero_pad2d") {
    const [[above], [left]] = layer.rim;
    const [y, x] = [row - above, column - left];
    const inside = y >= 0 && x >= 0 && y < given.shape[0] && x < given.shape[1];
    return { ...detail, given: detail.after, from: given.shape, source: inside ? [map, y, x] : null };
  }
  return { ...detail, given: given.values[at], from: given.shape, source: placeOf(given.shape, at) };
}

/** Return the sums of the products of a convolution at a place, one for each map that comes in. */
export function sumsOfMaps(layer, given, [map, row, column]) {
  const [, kw, depth, outputs] = layer.shape;
  const sums = new Float64Array(depth);
  pixelsUnder(geometryOf(layer, given.shape), [row, column]).forEach((pixel, i) => {
    if (!pixel) return;
    const from = indexOf(given.shape, [0, ...pixel]);
    for (let c = 0; c < depth; c++) sums[c] += given.values[from + c] * layer.kernel[(i * depth + c) * outputs + map];
  });
  return sums;
}

/** Return what each number that comes into a dense layer adds to the unit's sum. */
export function productsOf(layer, given, unit) {
  const outputs = layer.shape[1];
  return given.values.map((value, i) => value * layer.kernel[i * outputs + unit]);
}

/**
 * Find out where the numbers that come into the layer at `index` were last seen as maps: returns the `name` and the
 * `shape` [rows, columns, maps], or the shape [n] of what was a vector from the start.
 */
export function originOf(now, index) {
  let at = index - 1;
  while (at >= 0 && now.stages[at].shape.length === 1 && KEPT.includes(now.network[at].kind)) at--;
  if (at >= 0) return { name: now.network[at].name, layer: now.network[at], shape: now.stages[at].shape };
  return { name: "The digit", layer: null, shape: now.input.shape.length === 1 && now.input.values.length === 784 ? [28, 28, 1] : now.input.shape };
}

/** Name what a stage consists of: maps, a layer's units, or mere numbers. */
export function noun(layer, shape) {
  if (shape.length === 3) return "map";
  return NUMBERS.includes(layer.kind) ? "number" : "unit";
}

/** Name a map or a unit: "conv_1, map 5". */
export const nameOf = (layer, shape, map) => `${layer.name}, ${noun(layer, shape)} ${map}`;

/** Write a stage's number, a probability in percent. */
export function inValue(layer, value) {
  return layer.activation === "softmax" ? percent(value).replace(">", "over ").replace("<", "under ") : exact(value);
}

const plural = (count, what) => `${count} ${what}${count > 1 ? "s" : ""}`;

/** Say how a number is made; `cameFrom` names the stage before. */
export function inWords(layer, detail, cameFrom) {
  const [after, activation] = [inValue(layer, detail.after), functionOf(layer)];
  const { kind } = layer;
  if (kind === "conv2d" || kind === "dense") {
    const bias = detail.bias ? " and the bias" : "";
    const verb = detail.count > 1 || bias ? "add" : "adds";
    const said = `${plural(detail.count, "product")}${bias} ${verb} up to ${exact(detail.before)}`;
    return activation ? `${said}, ${activation} makes it ${after}` : said;
  }
  if (kind.endsWith("max_pool2d")) {
    const [, row, column] = detail.source;
    return `the largest of ${plural(detail.count, "number")} is ${after}, in row ${row}, column ${column} of ${cameFrom}`;
  }
  if (kind.endsWith("pool2d")) return `the mean of ${plural(detail.count, "number")} is ${after}`;
  if (kind === "scale_shift") {
    const sign = detail.bias < 0 ? "−" : "+";
    return `${factor(detail.given)} × ${factor(detail.scale)} ${sign} ${exact(Math.abs(detail.bias))} is ${after}`;
  }
  if (kind === "activation") return `${exact(detail.before)} comes in, ${activation} makes it ${after}`;
  return `${detail.source ? `${sourceInWords(detail)} of` : "the rim around"} ${cameFrom} is ${after}`;
}

/** Name the place that a number is taken from. */
export function sourceInWords({ from, source }) {
  if (!source) return "a zero of the rim";
  const [map, row, column] = source;
  return from.length === 1 ? `number ${map}` : `map ${map}, row ${row}, column ${column}`;
}

/** Say whether the last stage's numbers are beliefs: ten probabilities, or ten sigmoids. */
export const reads = (layer, shape) => shape.length === 1 && shape[0] === 10 && ["softmax", "sigmoid"].includes(layer.activation);
