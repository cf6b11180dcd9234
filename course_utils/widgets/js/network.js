// A network's forward pass, over the same list of layers as course_utils/widgets/network.py.

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

/** Return what the last layer gives for one image `values` of `shape` [rows, columns, channels]. */
export function forward(network, values, shape) {
  for (const layer of network) {
    const step = STEPS[layer.kind];
    if (!step) throw new Error(`unknown layer "${layer.kind}"`);
    [values, shape] = step(layer, values, shape);
    if (layer.activation) ACTIVATIONS[layer.activation](values);
  }
  return values;
}

const STEPS = { conv2d, max_pool2d: maxPool2d, flatten: (_, values) => [values, [values.length]], dense };
const ACTIVATIONS = { relu, softmax };

function conv2d({ kernel, bias, shape: [kh, kw, , outputs] }, x, [rows, columns, inputs]) {
  const [newRows, newColumns] = [rows - kh + 1, columns - kw + 1];
  const y = new Float32Array(newRows * newColumns * outputs);
  const sums = new Float64Array(outputs);
  for (let row = 0; row < newRows; row++) {
    for (let column = 0; column < newColumns; column++) {
      sums.set(bias);
      let weight = 0;
      for (let i = 0; i < kh; i++) {
        const from = ((row + i) * columns + column) * inputs;
        for (let at = from; at < from + kw * inputs; at++) {
          const value = x[at];
          if (value === 0) weight += outputs; // most of a digit is ground
          else for (let o = 0; o < outputs; o++) sums[o] += value * kernel[weight++];
        }
      }
      y.set(sums, (row * newColumns + column) * outputs);
    }
  }
  return [y, [newRows, newColumns, outputs]];
}

function maxPool2d({ size }, x, [rows, columns, channels]) {
  const [newRows, newColumns] = [Math.floor(rows / size), Math.floor(columns / size)];
  const y = new Float32Array(newRows * newColumns * channels).fill(-Infinity);
  for (let row = 0; row < newRows * size; row++) {
    for (let column = 0; column < newColumns * size; column++) {
      const from = (row * columns + column) * channels;
      const to = (Math.floor(row / size) * newColumns + Math.floor(column / size)) * channels;
      for (let c = 0; c < channels; c++) y[to + c] = Math.max(y[to + c], x[from + c]);
    }
  }
  return [y, [newRows, newColumns, channels]];
}

function dense({ kernel, bias, shape: [inputs, outputs] }, x) {
  const sums = Float64Array.from(bias);
  for (let i = 0; i < inputs; i++) {
    for (let o = 0; o < outputs; o++) sums[o] += x[i] * kernel[i * outputs + o];
  }
  return [Float32Array.from(sums), [outputs]];
}

function relu(values) {
  for (let i = 0; i < values.length; i++) values[i] = Math.max(0, values[i]);
}

function softmax(values) {
  const largest = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b);
  values.set(powers.map((power) => power / sum));
}
