// A network's forward pass, over the same list of layers as course_utils/widgets/network/network.py.

import { avgPool2d, conv2d, dense, globalAvgPool2d, maxPool2d, scaleShift } from "../shared/layers.js";
import { ACTIVATIONS } from "./activations.js";

/** Read a network: `layers` as synced from Python, `bytes` their weights as little-endian float32. */
export function readNetwork(layers, bytes) {
  const aligned = bytes.slice(); // an own buffer: the one that came may start at an odd address
  const weights = new Float32Array(aligned.buffer);
  let start = 0;
  const take = (count) => weights.subarray(start, (start += count));
  const network = layers.map((layer) => {
    if (!layer.shape) return layer;
    const outputs = layer.shape.at(-1);
    return { ...layer, kernel: take(layer.shape.reduce((a, b) => a * b)), bias: take(outputs) };
  });
  if (start !== weights.length) throw new Error(`${weights.length} weights came, the layers have ${start}`);
  return network;
}

/**
 * Return what every layer gives for one image `values` of `shape` [rows, columns, channels] or [numbers]: its
 * `values` and their `shape`, and, of a layer with an activation, the values `before` it.
 */
export function stages(network, values, shape) {
  return network.map((layer) => {
    const step = STEPS[layer.kind];
    if (!step) throw new Error(`unknown layer "${layer.kind}"`);
    [values, shape] = step(layer, values, shape);
    const activation = layer.activation ?? "linear";
    if (activation === "linear") return { values, shape };
    const before = values;
    values = before.slice();
    ACTIVATIONS[activation](values, layer);
    return { values, shape, before };
  });
}

/** Return what the last layer gives. */
export function forward(network, values, shape) {
  return stages(network, values, shape).at(-1).values;
}

/** Keep the largest number of each channel; returns [values, shape]. */
function globalMaxPool2d(x, [, , channels]) {
  const largest = new Float32Array(channels).fill(-Infinity);
  x.forEach((value, at) => (largest[at % channels] = Math.max(largest[at % channels], value)));
  return [largest, [channels]];
}

/** Put a `rim` of zeros around each map, [[above, below], [left, right]]; returns [values, shape]. */
function zeroPad2d(x, [rows, columns, channels], [[above, below], [left, right]]) {
  const shape = [above + rows + below, left + columns + right, channels];
  const y = new Float32Array(shape[0] * shape[1] * channels);
  for (let row = 0; row < rows; row++) {
    const line = x.subarray(row * columns * channels, (row + 1) * columns * channels);
    y.set(line, ((above + row) * shape[1] + left) * channels);
  }
  return [y, shape];
}

const STEPS = {
  conv2d: ({ kernel, bias, shape, stride, padding }, x, from) => conv2d(x, from, kernel, shape, { bias, stride, padding }),
  max_pool2d: ({ size, stride, padding }, x, from) => maxPool2d(x, from, { size, stride, padding }),
  avg_pool2d: ({ size, stride, padding }, x, from) => avgPool2d(x, from, { size, stride, padding }),
  global_avg_pool2d: (_, x, from) => globalAvgPool2d(x, from),
  global_max_pool2d: (_, x, from) => globalMaxPool2d(x, from),
  zero_pad2d: ({ rim }, x, from) => zeroPad2d(x, from, rim),
  scale_shift: ({ kernel, bias }, x, from) => scaleShift(x, from, kernel, bias),
  activation: (_, x, from) => [x, from],
  flatten: (_, x) => [x, [x.length]],
  reshape: ({ out }, x) => [x, out],
  dense: ({ kernel, bias, shape }, x) => dense(x, kernel, shape, bias),
};
