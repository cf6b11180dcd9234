// The functions between the layers, their slopes, and what a stack of them leaves, as activation/curve.py has it.

import { scientific } from "../shared/scientific.js";

export const NAMES = ["linear", "relu", "leaky relu", "sigmoid", "tanh"];
export const BOUNDED = ["sigmoid", "tanh"]; // their values stay between -1 and 1
const STEEPEST = 0.25; // sigmoid's slope at 0, its largest
const FLAT = 0.01; // a slope below it passes on less than a hundredth of a gradient

function sigmoid(z) {
  const power = Math.exp(-Math.abs(z)); // of a number up to zero: it never overflows
  return (z >= 0 ? 1 : power) / (1 + power);
}

const FUNCTIONS = {
  linear: [(z) => z, () => 1],
  relu: [(z) => Math.max(z, 0), (z) => (z > 0 ? 1 : 0)],
  "leaky relu": [(z, alpha) => (z > 0 ? z : z * alpha), (z, alpha) => (z > 0 ? 1 : alpha)],
  sigmoid: [sigmoid, (z) => sigmoid(z) * (1 - sigmoid(z))],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
};

/** Return the function `name` of one number; `alpha` is leaky ReLU's slope below 0. */
export const apply = (name, z, alpha = 0.2) => FUNCTIONS[name][0](z, alpha);

/** Return the function's slope at one number. */
export const slope = (name, z, alpha = 0.2) => FUNCTIONS[name][1](z, alpha);

/**
 * Send `z` through `depth` layers of one number each, with weight 1 and no bias. Returns for each layer what it
 * gets, the slope there, and the product of the slopes from the last layer back to it: what is left of a gradient.
 */
export function stack(name, z, depth, alpha = 0.2) {
  const layers = Array.from({ length: depth }, () => {
    const layer = { input: z, slope: slope(name, z, alpha) };
    z = apply(name, z, alpha);
    return layer;
  });
  let left = 1;
  for (const layer of [...layers].reverse()) layer.left = left *= layer.slope;
  return layers;
}

/** Say what the function does at one number. */
export function inWords(z, value, steepness) {
  return `At z = ${scientific(z)} f(z) is ${scientific(value)} and the slope ${scientific(steepness)}`;
}

/** Say what a stack leaves of a gradient. */
export function leftInWords(depth, left) {
  const through = depth === 1 ? "1 layer" : `${depth} layers`;
  const share = left === 1 ? "all" : left === 0 ? "nothing" : scientific(left);
  return `Through ${through} ${share} of the gradient is left`;
}

/** Say what a stack of the function can leave at best, or at worst. */
export function remark(name, depth, alpha) {
  if (name === "linear") return "The slope is 1 everywhere: nothing is lost, and nothing is gained by depth.";
  if (name === "relu") {
    return "Above 0 every slope is 1: nothing is lost. At 0 and below it is 0: nothing comes back.";
  }
  if (name === "leaky relu") {
    const power = depth === 1 ? "" : ` to the power of ${depth} = ${scientific(alpha ** depth)}`;
    return `Above 0 nothing is lost; below it ${scientific(alpha)}${power} is left.`;
  }
  if (name === "sigmoid") {
    const best = `0.25 to the power of ${depth} = ${scientific(STEEPEST ** depth)}`;
    return `The slope is at most 0.25: ${best} is the most that can be left, wherever z is.`;
  }
  return "The slope is 1 at 0 alone; the farther from 0, the less is left.";
}

/** Say what the slopes at a map's numbers are. */
export function mapInWords(slopes) {
  const flat = slopes.filter((slope) => slope < FLAT).length;
  const mean = slopes.reduce((a, b) => a + b, 0) / slopes.length;
  return `slope below 0.01 at ${flat} of ${slopes.length} pixels, ${scientific(mean)} on average`;
}
