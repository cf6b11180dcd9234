// The layers' arithmetic in the page: what course_utils.layers computes, for one image instead of a batch.
//
// An image is a flat array of numbers with its shape [rows, columns, channels], the channels side by side for
// each pixel. Strides and sizes are one whole number, or a pair for rows and columns.

const pair = (value) => (Array.isArray(value) ? value : [value, value]);

/** Count the places where a window can stand along one axis; 0 if it is larger than a "valid" image. */
export function outputSize(size, window, stride = 1, padding = "valid") {
  if (padding === "same") return Math.ceil(size / stride);
  return window > size ? 0 : Math.floor((size - window) / stride) + 1;
}

/** Return how many pixels "same" adds along one axis, [before, after]; an odd amount has its extra one after. */
export function samePadding(size, window, stride = 1) {
  const total = Math.max((outputSize(size, window, stride, "same") - 1) * stride + window - size, 0);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

/**
 * Work out where a window stands: its `places` [rows, columns], the `stride` as a pair, and `before`, the pixels
 * of padding [above, on the left].
 */
export function windowsOver([rows, columns], window, stride, padding) {
  const [[kh, kw], [down, right]] = [pair(window), pair(stride)];
  const places = [outputSize(rows, kh, down, padding), outputSize(columns, kw, right, padding)];
  const same = padding === "same";
  const before = same ? [samePadding(rows, kh, down)[0], samePadding(columns, kw, right)[0]] : [0, 0];
  return { places, stride: [down, right], before };
}

/**
 * Visit every window in reading order. `visit` is given the window's number; the row and column of its first
 * cell, which may lie in the padding; and the part of it that lies inside the image: from row `top` up to but not
 * including `bottom`, from column `left` up to `right`. Returns the places.
 */
function eachWindow([rows, columns, channels], window, stride, padding, visit) {
  const [kh, kw] = pair(window);
  const { places, before, stride: steps } = windowsOver([rows, columns, channels], window, stride, padding);
  if (places.includes(0)) throw new RangeError(`a window of ${kh} x ${kw} does not fit into ${rows} x ${columns}`);
  for (let number = 0; number < places[0] * places[1]; number++) {
    const row = Math.floor(number / places[1]) * steps[0] - before[0];
    const column = (number % places[1]) * steps[1] - before[1];
    const [top, left] = [Math.max(row, 0), Math.max(column, 0)];
    visit(number, row, column, top, Math.min(row + kh, rows), left, Math.min(column + kw, columns));
  }
  return places;
}

const numbersIn = (shape, window, stride, padding, channels) =>
  windowsOver(shape, window, stride, padding).places.reduce((a, b) => a * b, channels);

/** Lay `kernel`, of shape [kh, kw, inputs, outputs], on every place of `x`; returns [values, shape]. */
export function conv2d(x, shape, kernel, [kh, kw, , outputs], { bias, stride = 1, padding = "valid" } = {}) {
  const [, columns, inputs] = shape;
  const y = new Float32Array(numbersIn(shape, [kh, kw], stride, padding, outputs));
  const sums = new Float64Array(outputs);
  const places = eachWindow(shape, [kh, kw], stride, padding, (number, row, column, top, bottom, left, right) => {
    if (bias) sums.set(bias);
    else sums.fill(0);
    for (let i = top; i < bottom; i++) {
      // The pixels of one row of the window lie side by side, and so do their weights.
      const end = (i * columns + right) * inputs;
      let weight = ((i - row) * kw + left - column) * inputs * outputs;
      for (let at = (i * columns + left) * inputs; at < end; at++) {
        const value = x[at];
        if (value === 0) weight += outputs; // most of a digit is ground
        else for (let o = 0; o < outputs; o++) sums[o] += value * kernel[weight++];
      }
    }
    y.set(sums, number * outputs);
  });
  return [y, [...places, outputs]];
}

/**
 * Keep the largest number of each window; returns [values, shape, winners]. A winner is the number's place in
 * `x`, the first in reading order where several are equal; padding never wins.
 */
export function maxPool2d(x, shape, { size = 2, stride = size, padding = "valid" } = {}) {
  const [, columns, channels] = shape;
  const count = numbersIn(shape, size, stride, padding, channels);
  const [y, winners] = [new Float32Array(count).fill(-Infinity), new Int32Array(count).fill(-1)];
  const places = eachWindow(shape, size, stride, padding, (number, row, column, top, bottom, left, right) => {
    const to = number * channels;
    for (let i = top; i < bottom; i++) {
      for (let j = left; j < right; j++) {
        const from = (i * columns + j) * channels;
        for (let c = 0; c < channels; c++) {
          if (x[from + c] > y[to + c] || winners[to + c] < 0) {
            y[to + c] = x[from + c];
            winners[to + c] = from + c;
          }
        }
      }
    }
  });
  return [y, [...places, channels], winners];
}

/** Keep the mean of each window, over its pixels inside the image only; returns [values, shape]. */
export function avgPool2d(x, shape, { size = 2, stride = size, padding = "valid" } = {}) {
  const [, columns, channels] = shape;
  const sums = new Float64Array(numbersIn(shape, size, stride, padding, channels));
  const places = eachWindow(shape, size, stride, padding, (number, row, column, top, bottom, left, right) => {
    const [to, pixels] = [number * channels, (bottom - top) * (right - left)];
    for (let i = top; i < bottom; i++) {
      for (let j = left; j < right; j++) {
        for (let c = 0; c < channels; c++) sums[to + c] += x[(i * columns + j) * channels + c] / pixels;
      }
    }
  });
  return [Float32Array.from(sums), [...places, channels]];
}

/** Keep the mean of each channel; returns [values, shape]. */
export function globalAvgPool2d(x, [rows, columns, channels]) {
  const sums = new Float64Array(channels);
  for (let at = 0; at < x.length; at++) sums[at % channels] += x[at];
  return [Float32Array.from(sums, (sum) => sum / (rows * columns)), [channels]];
}

/** Multiply each channel with its `scale` and add its `shift`; returns [values, shape]. */
export function scaleShift(x, shape, scale, shift) {
  return [x.map((value, at) => value * scale[at % scale.length] + shift[at % scale.length]), shape];
}

/** Multiply `x` with `weights` of shape [inputs, outputs] and add the bias; returns [values, shape]. */
export function dense(x, weights, [inputs, outputs], bias) {
  const sums = Float64Array.from(bias);
  for (let i = 0; i < inputs; i++) {
    for (let o = 0; o < outputs; o++) sums[o] += x[i] * weights[i * outputs + o];
  }
  return [Float32Array.from(sums), [outputs]];
}

/** Replace numbers below 0 by 0, in place. */
export function relu(values) {
  for (let i = 0; i < values.length; i++) values[i] = Math.max(0, values[i]);
}

/** Multiply numbers below 0 with `slope`, in place. */
export function leakyRelu(values, slope) {
  for (let i = 0; i < values.length; i++) if (values[i] < 0) values[i] *= slope;
}

/** Squeeze numbers between 0 and 1, in place. */
export function sigmoid(values) {
  for (let i = 0; i < values.length; i++) {
    const power = Math.exp(-Math.abs(values[i])); // of a number up to zero: it never overflows
    values[i] = (values[i] >= 0 ? 1 : power) / (1 + power);
  }
}

/** Squeeze numbers between -1 and 1, in place. */
export function tanh(values) {
  for (let i = 0; i < values.length; i++) values[i] = Math.tanh(values[i]);
}

/** Turn scores into probabilities, in place. */
export function softmax(values) {
  const largest = Math.max(...values); // any number may be taken off all scores; with this one nothing overflows
  const powers = Array.from(values, (value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b);
  values.set(powers.map((power) => power / sum));
}
