// What course_utils/widgets/network/activations.py computes: each function changes its numbers in place.

import { leakyRelu, relu, sigmoid, softmax, tanh } from "../shared/layers.js";

const SELU = [1.0507009873554805, 1.6732632423543772]; // its scale and its alpha
// Of Abramowitz and Stegun (1964), formula 7.1.26: no result is off by more than 1.5e-7.
const ERF = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];

/** Return the error function of a number. */
function erf(x) {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const tail = ERF.reduce((sum, factor) => (sum + factor) * t, 0) * Math.exp(-x * x);
  return Math.sign(x) * (1 - tail);
}

/** Let a function of one number change them all. */
const each = (change) => (values, layer) => {
  for (let i = 0; i < values.length; i++) values[i] = change(values[i], layer);
};

const elu = (value, alpha) => (value > 0 ? value : alpha * Math.expm1(value));

export const ACTIVATIONS = {
  relu,
  relu6: each((value) => Math.min(Math.max(0, value), 6)),
  leaky_relu: (values, { slope }) => leakyRelu(values, slope),
  elu: each((value, { alpha }) => elu(value, alpha)),
  selu: each((value) => SELU[0] * elu(value, SELU[1])),
  gelu: each((value) => (value * (1 + erf(value / Math.SQRT2))) / 2),
  silu(values) {
    const shares = values.slice();
    sigmoid(shares);
    for (let i = 0; i < values.length; i++) values[i] *= shares[i];
  },
  sigmoid,
  tanh,
  scaled_tanh: each((value, { inner, outer }) => outer * Math.tanh(inner * value)),
  softmax,
};
