// course_utils/widgets/js/shared/kit.css
var kit_default = `/* One look for every widget. JupyterLab's own colours where there are any, so that its dark theme holds too;
   the fallbacks are for pages without JupyterLab. */
.course-widget {
  --paper: var(--jp-layout-color1, #ffffff);
  --ink: var(--jp-ui-font-color1, #1f2328);
  --quiet: var(--jp-ui-font-color2, #57606a);
  --rule: var(--jp-border-color2, #d0d7de);
  --ground: var(--jp-layout-color2, #f3f4f6);
  --accent: #0072b2;
  --mark: #c25400;
  --bar: #8b949e; /* of bars that are not chosen */
  box-sizing: border-box;
  max-width: 724px;
  margin: 2px;
  padding: 12px 14px;
  border: 1px solid var(--rule);
  border-radius: 10px;
  background: var(--paper);
  color: var(--ink);
  font: 13px/1.4 var(--jp-ui-font-family, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
}
[data-jp-theme-light="false"] .course-widget { --accent: #56b4e9; --mark: #ff9a4d; }
.course-widget *, .course-widget *::before { box-sizing: border-box; }
.course-widget .columns { display: flex; gap: 14px 18px; align-items: flex-start; }
.course-widget.narrow .columns { flex-wrap: wrap; }
.course-widget .part { min-width: 0; max-width: 100%; margin: 0; }
.course-widget .title { margin: 0 0 8px; font-weight: 600; }
.course-widget .title b { margin-right: 4px; color: var(--accent); }
.course-widget .quiet { color: var(--quiet); font-size: 12px; }
.course-widget .line { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
.course-widget .hint { margin: 10px 0 0; color: var(--quiet); font-size: 12px; }
.course-widget kbd {
  padding: 0 4px; border: 1px solid var(--rule); border-radius: 4px; background: var(--ground);
  color: inherit; font: 11px/1.5 var(--jp-code-font-family, ui-monospace, monospace); box-shadow: none;
}
.course-widget canvas { display: block; max-width: 100%; }
/* What is dragged on. A finger that moves up or down scrolls the page, as it does elsewhere; one that moves sideways
   drags. One that rests selects no words; Safari asks for its own names. */
.course-widget [role="application"], .course-widget [role="slider"] {
  touch-action: pan-y pinch-zoom; -webkit-user-select: none; user-select: none; -webkit-touch-callout: none;
}
.course-widget button, .course-widget .choice { touch-action: manipulation; } /* many taps are no double tap */
.course-widget [hidden] { display: none !important; } /* whatever a class says of how it is shown */
.course-widget button, .course-widget .choice {
  margin: 0; padding: 4px 11px; border: 1px solid var(--rule); border-radius: 6px;
  background: var(--ground); color: var(--ink); font: inherit; cursor: pointer;
}
.course-widget button:hover:not(:disabled, [aria-disabled="true"]) { border-color: var(--accent); }
.course-widget button:disabled { opacity: 0.45; cursor: default; }
.course-widget button[aria-disabled="true"] { /* pale, but not the ring around it while it has the focus */
  border-color: color-mix(in srgb, var(--rule) 45%, transparent); background: color-mix(in srgb, var(--ground) 45%, transparent);
  color: color-mix(in srgb, var(--ink) 45%, transparent); cursor: default;
}
.course-widget :focus-visible, .course-widget .choice:focus-within {
  outline: 3px solid var(--accent); outline-offset: 2px;
}
.course-widget .choice:focus-within { position: relative; z-index: 1; } /* its ring lies on its neighbours */
.course-widget .choices { gap: 0; }
.course-widget .choice { padding: 4px 10px; border-radius: 0; }
.course-widget .choice:first-child { border-radius: 6px 0 0 6px; }
.course-widget .choice:last-child { border-radius: 0 6px 6px 0; }
.course-widget .choice + .choice { margin-left: -1px; }
.course-widget .choice.chosen { background: var(--accent); border-color: var(--accent); color: var(--paper); }
.course-widget .choice input { position: absolute; opacity: 0; pointer-events: none; }
.course-widget .spoken {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
@media (pointer: coarse) { /* for fingers */
  .course-widget button:not(.tile, .card), .course-widget .choice { min-width: 28px; min-height: 32px; }
  .course-widget .choice { display: inline-flex; align-items: center; justify-content: center; }
  .course-widget input[type="range"], .course-widget label { min-height: 32px; }
}
@media (forced-colors: active) { /* the reader's own colours; bars and marks stay what they are, and are seen on both */
  .course-widget, [data-jp-theme-light="false"] .course-widget {
    --paper: Canvas; --ink: CanvasText; --quiet: CanvasText; --rule: CanvasText; --ground: Canvas; --accent: Highlight; --mark: #c25400;
    forced-color-adjust: none;
  }
}
`;

// course_utils/widgets/js/shared/kit.js
var AMBER = "#E69F00";
var SKY = "#56B4E9";
var NARROW = 560;
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}
function makeFrame(el, ...children) {
  const voice = make("div", { className: "spoken", role: "status", "aria-live": "polite" });
  const frame = make("section", { className: "course-widget", role: "group" }, ...children, voice);
  el.append(make("style", { textContent: kit_default }), frame);
  frame.addEventListener("keydown", (event) => {
    const passes = event.ctrlKey || event.metaKey || event.altKey || ["Tab", "Escape"].includes(event.key);
    if (!passes && !(event.key === "Enter" && event.shiftKey)) event.stopPropagation();
  });
  const unwatch = watchSize(el, () => frame.classList.toggle("narrow", el.isConnected && el.clientWidth < NARROW));
  let pending = 0;
  return {
    frame,
    /** Name the widget by its present state, and say it, or the `aloud` part of it, once the state rests. */
    describe(text, aloud = text) {
      if (frame.getAttribute("aria-label") === text) return;
      frame.setAttribute("aria-label", text);
      clearTimeout(pending);
      pending = setTimeout(() => voice.textContent = aloud, 400);
    },
    remove() {
      clearTimeout(pending);
      unwatch();
    }
  };
}
function makeButton(text, label, action) {
  const button = make("button", { type: "button", title: label, "aria-label": label }, text);
  button.addEventListener("click", action);
  return button;
}
function setPossible(button, possible) {
  button.setAttribute("aria-disabled", String(!possible));
}
function makeGrid(canvas, { columns, rows, width, padding = 0, edge = 0, draw }) {
  const context = canvas.getContext("2d");
  const grid = { canvas, cell: 0, ratio: 1, padding: 0 };
  const fit = () => {
    if (!canvas.isConnected) return;
    const ratio = window.devicePixelRatio || 1;
    const available = Math.min(width, canvas.parentElement.clientWidth) - padding - edge;
    const cell = Math.max(1, Math.round(available * ratio / Math.max(columns, rows) - 0.25));
    if (cell === grid.cell && ratio === grid.ratio) return;
    Object.assign(grid, { cell, ratio, padding: Math.round(padding * ratio) });
    const free = grid.padding + Math.round(edge * ratio);
    canvas.width = free + cell * columns;
    canvas.height = free + cell * rows;
    canvas.style.width = `${canvas.width / ratio}px`;
    canvas.style.height = "auto";
    grid.redraw();
  };
  grid.redraw = () => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    draw(context, grid);
  };
  grid.reshape = (newRows, newColumns) => {
    if (newRows === rows && newColumns === columns) return;
    [rows, columns, grid.cell] = [newRows, newColumns, 0];
    fit();
  };
  grid.locate = (event) => {
    const place3 = canvas.getBoundingClientRect();
    const scale = canvas.width / place3.width / grid.cell;
    const free = grid.padding / grid.cell;
    return [(event.clientX - place3.left) * scale - free, (event.clientY - place3.top) * scale - free];
  };
  let unwatch = () => {
  };
  const theme = new MutationObserver(grid.redraw);
  grid.start = () => {
    unwatch = watchSize(canvas.parentElement, fit);
    theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  };
  grid.stop = () => {
    unwatch();
    theme.disconnect();
  };
  return grid;
}
function makePixels(columns, rows) {
  const canvas = make("canvas", { width: columns, height: rows });
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  return {
    canvas,
    /** Fill with greys from 0 to 255. */
    fill(greys) {
      for (let i = 0; i < columns * rows; i++) {
        image.data[4 * i] = image.data[4 * i + 1] = image.data[4 * i + 2] = greys[i];
        image.data[4 * i + 3] = 255;
      }
      context.putImageData(image, 0, 0);
    }
  };
}
function watchSize(element, action) {
  const inNextFrame = oncePerFrame(action);
  const observer = new ResizeObserver(inNextFrame);
  queueMicrotask(action);
  inNextFrame();
  observer.observe(element);
  return () => {
    observer.disconnect();
    inNextFrame.cancel();
  };
}
function oncePerFrame(action) {
  let pending = 0;
  const request = () => {
    pending ||= requestAnimationFrame(() => {
      pending = 0;
      action();
    });
  };
  request.cancel = () => cancelAnimationFrame(pending);
  return request;
}
function arrow(key) {
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  return steps[key] ?? null;
}
function asBytes(value) {
  if (value instanceof Uint8Array) return value;
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);
}
function watch(model, names, action) {
  for (const name of names) model.on(`change:${name}`, action);
  return () => names.forEach((name) => model.off(`change:${name}`, action));
}
function percent(probability) {
  if (probability < 5e-3) return "<1 %";
  if (probability >= 0.995) return ">99 %";
  return `${Math.floor(probability * 100 + 0.5)} %`;
}

// course_utils/widgets/js/shared/layers.js
var pair = (value) => Array.isArray(value) ? value : [value, value];
function outputSize(size, window2, stride = 1, padding = "valid") {
  if (padding === "same") return Math.ceil(size / stride);
  return window2 > size ? 0 : Math.floor((size - window2) / stride) + 1;
}
function samePadding(size, window2, stride = 1) {
  const total = Math.max((outputSize(size, window2, stride, "same") - 1) * stride + window2 - size, 0);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}
function windowsOver([rows, columns], window2, stride, padding) {
  const [[kh, kw], [down, right]] = [pair(window2), pair(stride)];
  const places = [outputSize(rows, kh, down, padding), outputSize(columns, kw, right, padding)];
  const same = padding === "same";
  const before = same ? [samePadding(rows, kh, down)[0], samePadding(columns, kw, right)[0]] : [0, 0];
  return { places, stride: [down, right], before };
}
function eachWindow([rows, columns, channels], window2, stride, padding, visit) {
  const [kh, kw] = pair(window2);
  const { places, before, stride: steps } = windowsOver([rows, columns, channels], window2, stride, padding);
  if (places.includes(0)) throw new RangeError(`a window of ${kh} x ${kw} does not fit into ${rows} x ${columns}`);
  for (let number = 0; number < places[0] * places[1]; number++) {
    const row = Math.floor(number / places[1]) * steps[0] - before[0];
    const column = number % places[1] * steps[1] - before[1];
    const [top, left] = [Math.max(row, 0), Math.max(column, 0)];
    visit(number, row, column, top, Math.min(row + kh, rows), left, Math.min(column + kw, columns));
  }
  return places;
}
var numbersIn = (shape, window2, stride, padding, channels) => windowsOver(shape, window2, stride, padding).places.reduce((a, b) => a * b, channels);
function conv2d(x, shape, kernel, [kh, kw, , outputs], { bias, stride = 1, padding = "valid" } = {}) {
  const [, columns, inputs] = shape;
  const y = new Float32Array(numbersIn(shape, [kh, kw], stride, padding, outputs));
  const sums = new Float64Array(outputs);
  const places = eachWindow(shape, [kh, kw], stride, padding, (number, row, column, top, bottom, left, right) => {
    if (bias) sums.set(bias);
    else sums.fill(0);
    for (let i = top; i < bottom; i++) {
      const end = (i * columns + right) * inputs;
      let weight = ((i - row) * kw + left - column) * inputs * outputs;
      for (let at = (i * columns + left) * inputs; at < end; at++) {
        const value = x[at];
        if (value === 0) weight += outputs;
        else for (let o = 0; o < outputs; o++) sums[o] += value * kernel[weight++];
      }
    }
    y.set(sums, number * outputs);
  });
  return [y, [...places, outputs]];
}
function maxPool2d(x, shape, { size = 2, stride = size, padding = "valid" } = {}) {
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
function avgPool2d(x, shape, { size = 2, stride = size, padding = "valid" } = {}) {
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
function globalAvgPool2d(x, [rows, columns, channels]) {
  const sums = new Float64Array(channels);
  for (let at = 0; at < x.length; at++) sums[at % channels] += x[at];
  return [Float32Array.from(sums, (sum) => sum / (rows * columns)), [channels]];
}
function scaleShift(x, shape, scale, shift) {
  return [x.map((value, at) => value * scale[at % scale.length] + shift[at % scale.length]), shape];
}
function dense(x, weights2, [inputs, outputs], bias) {
  const sums = Float64Array.from(bias);
  for (let i = 0; i < inputs; i++) {
    for (let o = 0; o < outputs; o++) sums[o] += x[i] * weights2[i * outputs + o];
  }
  return [Float32Array.from(sums), [outputs]];
}
function relu(values) {
  for (let i = 0; i < values.length; i++) values[i] = Math.max(0, values[i]);
}
function leakyRelu(values, slope) {
  for (let i = 0; i < values.length; i++) if (values[i] < 0) values[i] *= slope;
}
function sigmoid(values) {
  for (let i = 0; i < values.length; i++) {
    const power = Math.exp(-Math.abs(values[i]));
    values[i] = (values[i] >= 0 ? 1 : power) / (1 + power);
  }
}
function tanh(values) {
  for (let i = 0; i < values.length; i++) values[i] = Math.tanh(values[i]);
}
function softmax(values) {
  const largest = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b);
  values.set(powers.map((power) => power / sum));
}

// course_utils/widgets/js/network/activations.js
var SELU = [1.0507009873554805, 1.6732632423543772];
var ERF = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
function erf(x) {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const tail = ERF.reduce((sum, factor) => (sum + factor) * t, 0) * Math.exp(-x * x);
  return Math.sign(x) * (1 - tail);
}
var each = (change) => (values, layer) => {
  for (let i = 0; i < values.length; i++) values[i] = change(values[i], layer);
};
var elu = (value, alpha) => value > 0 ? value : alpha * Math.expm1(value);
var ACTIVATIONS = {
  relu,
  relu6: each((value) => Math.min(Math.max(0, value), 6)),
  leaky_relu: (values, { slope }) => leakyRelu(values, slope),
  elu: each((value, { alpha }) => elu(value, alpha)),
  selu: each((value) => SELU[0] * elu(value, SELU[1])),
  gelu: each((value) => value * (1 + erf(value / Math.SQRT2)) / 2),
  silu(values) {
    const shares = values.slice();
    sigmoid(shares);
    for (let i = 0; i < values.length; i++) values[i] *= shares[i];
  },
  sigmoid,
  tanh,
  scaled_tanh: each((value, { inner, outer }) => outer * Math.tanh(inner * value)),
  softmax
};

// course_utils/widgets/js/network/network.js
function readNetwork(layers, bytes) {
  const aligned = bytes.slice();
  const weights2 = new Float32Array(aligned.buffer);
  let start = 0;
  const take = (count) => weights2.subarray(start, start += count);
  const network = layers.map((layer) => {
    if (!layer.shape) return layer;
    const outputs = layer.shape.at(-1);
    return { ...layer, kernel: take(layer.shape.reduce((a, b) => a * b)), bias: take(outputs) };
  });
  if (start !== weights2.length) throw new Error(`${weights2.length} weights came, the layers have ${start}`);
  return network;
}
function stages(network, values, shape) {
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
function forward(network, values, shape) {
  return stages(network, values, shape).at(-1).values;
}
function globalMaxPool2d(x, [, , channels]) {
  const largest = new Float32Array(channels).fill(-Infinity);
  x.forEach((value, at) => largest[at % channels] = Math.max(largest[at % channels], value));
  return [largest, [channels]];
}
function zeroPad2d(x, [rows, columns, channels], [[above, below], [left, right]]) {
  const shape = [above + rows + below, left + columns + right, channels];
  const y = new Float32Array(shape[0] * shape[1] * channels);
  for (let row = 0; row < rows; row++) {
    const line = x.subarray(row * columns * channels, (row + 1) * columns * channels);
    y.set(line, ((above + row) * shape[1] + left) * channels);
  }
  return [y, shape];
}
var STEPS = {
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
  dense: ({ kernel, bias, shape }, x) => dense(x, kernel, shape, bias)
};

// course_utils/widgets/js/pad/prepare.js
var CANVAS = 140;
var PEN = 0.09;
var BOX = 20;
var FIELD = 28;
var INK = 0.1;
var TIE = 1e-6;
function drawLine(drawing, size, start, end, pen = PEN) {
  const radius = pen * size / 2;
  const reach = radius + 1;
  const [x0, y0, x1, y1] = [start[0] * size, start[1] * size, end[0] * size, end[1] * size];
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
  const right = Math.min(size, Math.ceil(Math.max(x0, x1) + reach));
  const bottom = Math.min(size, Math.ceil(Math.max(y0, y1) + reach));
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  for (let row = top; row < bottom; row++) {
    const y = row + 0.5 - y0;
    for (let column = left; column < right; column++) {
      const x = column + 0.5 - x0;
      const along = length > 0 ? Math.min(1, Math.max(0, (x * dx + y * dy) / length)) : 0;
      const [across, down] = [x - along * dx, y - along * dy];
      const ink = radius + 0.5 - Math.sqrt(across * across + down * down);
      const at = row * size + column;
      if (ink > drawing[at]) drawing[at] = Math.min(1, ink);
    }
  }
}
function drawStroke(drawing, size, stroke, pen = PEN) {
  if (stroke.length === 1) drawLine(drawing, size, stroke[0], stroke[0], pen);
  for (let i = 1; i < stroke.length; i++) drawLine(drawing, size, stroke[i - 1], stroke[i], pen);
}
function rasterise(strokes, size = CANVAS, pen = PEN) {
  const drawing = new Float64Array(size * size);
  for (const stroke of strokes) drawStroke(drawing, size, stroke, pen);
  return drawing;
}
function prepare(drawing, size) {
  let [top, left, bottom, right] = [size, size, 0, 0];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (drawing[row * size + column] <= INK) continue;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = row + 1;
      right = Math.max(right, column + 1);
    }
  }
  if (bottom === 0) return null;
  const [height, width] = [bottom - top, right - left];
  const longer = Math.max(height, width);
  const [rows, columns] = [height, width].map(
    (side) => Math.max(1, Math.floor((2 * BOX * side + longer) / (2 * longer)))
  );
  const scaled = resize(drawing, size, { top, left, height, width, rows, columns });
  let [mass, down, across] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const ink = scaled[row * columns + column];
      mass += ink;
      down += ink * (row + 0.5);
      across += ink * (column + 0.5);
    }
  }
  const centre = [down / mass, across / mass];
  const corner = [place(centre[0], rows), place(centre[1], columns)];
  const grey = new Float64Array(FIELD * FIELD);
  for (let row = 0; row < rows; row++) {
    const line = scaled.subarray(row * columns, (row + 1) * columns);
    grey.set(line, (corner[0] + row) * FIELD + corner[1]);
  }
  const digit = Uint8Array.from(grey, (ink) => Math.floor(ink * 255 + (0.5 - TIE)));
  return { box: [top, left, bottom, right], rows, columns, centre, corner, grey, digit };
}
function resize(drawing, size, { top, left, height, width, rows, columns }) {
  const [down, across] = [weights(height, rows), weights(width, columns)];
  const narrow = new Float64Array(height * columns);
  for (let row = 0; row < height; row++) {
    const from = (top + row) * size + left;
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (const [at, weight] of across[column]) sum += weight * drawing[from + at];
      narrow[row * columns + column] = sum;
    }
  }
  const scaled = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (const [at, weight] of down[row]) {
      for (let column = 0; column < columns; column++) {
        scaled[row * columns + column] += weight * narrow[at * columns + column];
      }
    }
  }
  return scaled;
}
function weights(before, after) {
  const scale = before / after;
  const support = Math.max(scale, 1);
  return Array.from({ length: after }, (_, i) => {
    const middle = (i + 0.5) * scale;
    const pairs = [];
    for (let at = 0; at < before; at++) {
      const weight = 1 - Math.abs(at + 0.5 - middle) / support;
      if (weight > 0) pairs.push([at, weight]);
    }
    const sum = pairs.reduce((total, [, weight]) => total + weight, 0);
    return pairs.map(([at, weight]) => [at, weight / sum]);
  });
}
function place(centre, side) {
  const start = Math.floor(FIELD / 2 - centre + (0.5 - TIE));
  return Math.min(Math.max(start, 0), FIELD - side);
}

// course_utils/widgets/js/pad/canvases.js
var QUIET = "#9aa4ae";
function paintDrawing(context, side, ratio, { strokes, prepared, cursor, drawing }) {
  context.fillStyle = "#000";
  context.fillRect(0, 0, side, side);
  context.fillStyle = context.strokeStyle = "#fff";
  context.lineWidth = PEN * side;
  context.lineCap = context.lineJoin = "round";
  for (const stroke of strokes) {
    context.beginPath();
    context.moveTo(stroke[0][0] * side, stroke[0][1] * side);
    for (const [x, y] of stroke) context.lineTo(x * side, y * side);
    context.stroke();
    dot(context, side, ...stroke[0]);
    context.fill();
  }
  if (prepared) {
    const [top, left, bottom, right] = prepared.box.map((edge) => edge / CANVAS * side);
    const [height, width] = [bottom - top, right - left];
    const [down, across] = prepared.centre;
    markBox(context, ratio, left, top, width, height);
    markCentre(
      context,
      ratio,
      left + across / prepared.columns * width,
      top + down / prepared.rows * height
    );
  } else if (!cursor.shown) {
    context.fillStyle = QUIET;
    context.font = `${Math.round(14 * ratio)}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.fillText("draw a digit here", side / 2, side / 2);
  }
  if (cursor.shown) {
    dot(context, side, cursor.x, cursor.y);
    context.lineWidth = 2 * ratio;
    context.strokeStyle = drawing ? AMBER : QUIET;
    context.stroke();
  }
}
function dot(context, side, x, y) {
  context.beginPath();
  context.arc(x * side, y * side, PEN * side / 2, 0, 2 * Math.PI);
}
function paintPixels(context, cell, ratio, pixels, prepared) {
  pixels.fill(prepared ? prepared.digit : new Uint8Array(FIELD * FIELD));
  context.imageSmoothingEnabled = false;
  context.drawImage(pixels.canvas, 0, 0, cell * FIELD, cell * FIELD);
  if (!prepared) return;
  const [row, column] = prepared.corner;
  markBox(context, ratio, column * cell, row * cell, prepared.columns * cell, prepared.rows * cell);
  markCentre(context, ratio, FIELD / 2 * cell, FIELD / 2 * cell);
}
function markBox(context, ratio, ...rectangle) {
  context.save();
  context.strokeStyle = AMBER;
  context.lineWidth = 1.5 * ratio;
  context.setLineDash([5 * ratio, 3 * ratio]);
  context.strokeRect(...rectangle);
  context.restore();
}
function markCentre(context, ratio, x, y) {
  const reach = 7 * ratio;
  context.save();
  context.lineCap = "butt";
  for (const [colour, width] of [["#000", 4], [SKY, 2]]) {
    context.strokeStyle = colour;
    context.lineWidth = width * ratio;
    context.beginPath();
    context.moveTo(x - reach, y);
    context.lineTo(x + reach, y);
    context.moveTo(x, y - reach);
    context.lineTo(x, y + reach);
    context.stroke();
  }
  context.restore();
}

// course_utils/widgets/js/pad/strokes.js
var STEPS2 = 1e4;
function place2(x, y) {
  const keep = (at) => Math.round(Math.min(Math.max(at, 0), 1) * STEPS2) / STEPS2;
  return [keep(x), keep(y)];
}
var Strokes = class {
  constructor(finished) {
    this.set(finished);
  }
  /** Replace the finished strokes; one that is being drawn stays. */
  set(finished) {
    this.finished = finished;
    this.ink = rasterise(this.all(), CANVAS);
  }
  /** All strokes, the one that is being drawn included. */
  all() {
    return this.current ? [...this.finished, this.current] : this.finished;
  }
  begin(x, y) {
    this.current = [place2(x, y)];
    drawStroke(this.ink, CANVAS, this.current);
  }
  extend(x, y) {
    const [from, to] = [this.current.at(-1), place2(x, y)];
    if (from[0] === to[0] && from[1] === to[1]) return;
    this.current.push(to);
    drawLine(this.ink, CANVAS, from, to);
  }
  end() {
    this.finished = this.all();
    this.current = null;
  }
};

// course_utils/widgets/js/pad/examples.json
var examples_default = {
  "0": [[[0.568, 0.19], [0.528, 0.173], [0.487, 0.171], [0.447, 0.182], [0.408, 0.207], [0.374, 0.244], [0.345, 0.292], [0.322, 0.349], [0.307, 0.413], [0.3, 0.48], [0.302, 0.548], [0.312, 0.614], [0.33, 0.675], [0.356, 0.729], [0.387, 0.773], [0.423, 0.805], [0.463, 0.824], [0.504, 0.83], [0.545, 0.822], [0.584, 0.799], [0.619, 0.765], [0.65, 0.719], [0.674, 0.663], [0.69, 0.601], [0.699, 0.534], [0.699, 0.466], [0.691, 0.4], [0.674, 0.338], [0.65, 0.282], [0.62, 0.236], [0.585, 0.201]]],
  "1": [[[0.58, 0.15], [0.576, 0.181], [0.571, 0.226], [0.565, 0.278], [0.558, 0.331], [0.55, 0.38], [0.541, 0.424], [0.531, 0.467], [0.52, 0.51], [0.51, 0.554], [0.5, 0.6], [0.491, 0.654], [0.481, 0.714], [0.473, 0.773], [0.465, 0.824], [0.46, 0.86]]],
  "2": [[[0.29, 0.32], [0.297, 0.306], [0.306, 0.286], [0.316, 0.263], [0.329, 0.239], [0.343, 0.217], [0.36, 0.2], [0.379, 0.186], [0.401, 0.174], [0.425, 0.163], [0.45, 0.155], [0.475, 0.151], [0.5, 0.15], [0.526, 0.154], [0.554, 0.161], [0.583, 0.172], [0.609, 0.186], [0.632, 0.202], [0.65, 0.22], [0.662, 0.241], [0.671, 0.266], [0.677, 0.293], [0.679, 0.322], [0.676, 0.351], [0.67, 0.38], [0.659, 0.409], [0.642, 0.439], [0.622, 0.47], [0.599, 0.501], [0.575, 0.531], [0.55, 0.56], [0.524, 0.589], [0.495, 0.617], [0.464, 0.645], [0.434, 0.672], [0.405, 0.697], [0.38, 0.72], [0.355, 0.742], [0.328, 0.762], [0.303, 0.781], [0.283, 0.798], [0.271, 0.811], [0.27, 0.82], [0.284, 0.823], [0.31, 0.821], [0.344, 0.815], [0.381, 0.808], [0.418, 0.802], [0.45, 0.8], [0.477, 0.801], [0.502, 0.805], [0.526, 0.81], [0.55, 0.815], [0.575, 0.819], [0.6, 0.82], [0.628, 0.819], [0.659, 0.816], [0.689, 0.811], [0.718, 0.807], [0.742, 0.803], [0.76, 0.8]]],
  "3": [[[0.3, 0.22], [0.316, 0.21], [0.338, 0.195], [0.364, 0.178], [0.393, 0.161], [0.422, 0.147], [0.45, 0.14], [0.478, 0.139], [0.509, 0.141], [0.541, 0.147], [0.571, 0.156], [0.598, 0.167], [0.62, 0.18], [0.638, 0.195], [0.653, 0.214], [0.666, 0.235], [0.674, 0.257], [0.679, 0.279], [0.68, 0.3], [0.676, 0.321], [0.666, 0.342], [0.653, 0.364], [0.637, 0.384], [0.619, 0.403], [0.6, 0.42], [0.576, 0.434], [0.544, 0.446], [0.511, 0.456], [0.48, 0.464], [0.458, 0.472], [0.45, 0.48], [0.458, 0.486], [0.479, 0.489], [0.509, 0.492], [0.542, 0.495], [0.574, 0.501], [0.6, 0.51], [0.622, 0.523], [0.645, 0.539], [0.666, 0.558], [0.685, 0.577], [0.7, 0.598], [0.71, 0.62], [0.714, 0.643], [0.715, 0.669], [0.711, 0.696], [0.704, 0.723], [0.694, 0.748], [0.68, 0.77], [0.662, 0.79], [0.639, 0.809], [0.612, 0.826], [0.584, 0.84], [0.556, 0.852], [0.53, 0.86], [0.504, 0.864], [0.478, 0.864], [0.452, 0.861], [0.426, 0.855], [0.402, 0.848], [0.38, 0.84], [0.359, 0.829], [0.339, 0.815], [0.321, 0.799], [0.304, 0.783], [0.29, 0.769], [0.28, 0.76]]],
  "4": [[[0.38, 0.15], [0.375, 0.173], [0.368, 0.205], [0.359, 0.243], [0.35, 0.283], [0.34, 0.32], [0.326, 0.358], [0.308, 0.398], [0.291, 0.438], [0.28, 0.473], [0.28, 0.5], [0.295, 0.516], [0.321, 0.525], [0.353, 0.529], [0.388, 0.53], [0.42, 0.53], [0.451, 0.529], [0.483, 0.526], [0.515, 0.52], [0.548, 0.515], [0.58, 0.51], [0.615, 0.506], [0.652, 0.501], [0.688, 0.497], [0.718, 0.493], [0.74, 0.49]], [[0.66, 0.2], [0.656, 0.235], [0.65, 0.284], [0.643, 0.342], [0.636, 0.399], [0.63, 0.45], [0.624, 0.493], [0.618, 0.533], [0.611, 0.571], [0.605, 0.61], [0.6, 0.65], [0.595, 0.696], [0.59, 0.747], [0.586, 0.797], [0.583, 0.84], [0.58, 0.87]]],
  "5": [[[0.36, 0.17], [0.359, 0.184], [0.358, 0.203], [0.356, 0.226], [0.354, 0.251], [0.352, 0.276], [0.35, 0.3], [0.345, 0.325], [0.338, 0.352], [0.33, 0.38], [0.324, 0.406], [0.324, 0.426], [0.33, 0.44], [0.345, 0.444], [0.368, 0.44], [0.395, 0.431], [0.424, 0.42], [0.454, 0.412], [0.48, 0.41], [0.505, 0.413], [0.53, 0.417], [0.554, 0.424], [0.578, 0.434], [0.6, 0.446], [0.62, 0.46], [0.638, 0.478], [0.656, 0.499], [0.672, 0.523], [0.685, 0.549], [0.695, 0.574], [0.7, 0.6], [0.7, 0.626], [0.697, 0.654], [0.689, 0.683], [0.679, 0.711], [0.666, 0.737], [0.65, 0.76], [0.631, 0.78], [0.607, 0.799], [0.581, 0.816], [0.553, 0.831], [0.526, 0.842], [0.5, 0.85], [0.476, 0.854], [0.451, 0.853], [0.426, 0.85], [0.403, 0.844], [0.38, 0.838], [0.36, 0.83], [0.341, 0.82], [0.323, 0.808], [0.306, 0.794], [0.291, 0.78], [0.279, 0.768], [0.27, 0.76]], [[0.36, 0.17], [0.392, 0.17], [0.424, 0.17], [0.456, 0.17], [0.488, 0.17], [0.52, 0.17], [0.556, 0.166], [0.592, 0.162], [0.628, 0.158], [0.664, 0.154], [0.7, 0.15]]],
  "6": [[[0.62, 0.13], [0.603, 0.145], [0.579, 0.164], [0.551, 0.188], [0.522, 0.214], [0.494, 0.242], [0.47, 0.27], [0.45, 0.299], [0.43, 0.33], [0.413, 0.362], [0.396, 0.395], [0.382, 0.428], [0.37, 0.46], [0.36, 0.492], [0.351, 0.524], [0.344, 0.557], [0.34, 0.589], [0.338, 0.62], [0.34, 0.65], [0.345, 0.68], [0.354, 0.71], [0.365, 0.739], [0.379, 0.767], [0.394, 0.791], [0.41, 0.81], [0.428, 0.825], [0.449, 0.837], [0.472, 0.846], [0.495, 0.851], [0.518, 0.852], [0.54, 0.85], [0.562, 0.843], [0.585, 0.831], [0.608, 0.816], [0.629, 0.799], [0.646, 0.779], [0.66, 0.76], [0.669, 0.739], [0.676, 0.715], [0.679, 0.689], [0.679, 0.664], [0.676, 0.64], [0.67, 0.62], [0.66, 0.602], [0.646, 0.585], [0.628, 0.569], [0.609, 0.556], [0.589, 0.546], [0.57, 0.54], [0.551, 0.538], [0.53, 0.539], [0.509, 0.543], [0.489, 0.55], [0.468, 0.559], [0.45, 0.57], [0.432, 0.585], [0.414, 0.605], [0.397, 0.627], [0.382, 0.649], [0.369, 0.667], [0.36, 0.68]]],
  "7": [[[0.27, 0.22], [0.286, 0.218], [0.309, 0.214], [0.336, 0.21], [0.364, 0.206], [0.393, 0.202], [0.42, 0.2], [0.445, 0.199], [0.47, 0.199], [0.494, 0.2], [0.519, 0.201], [0.544, 0.201], [0.57, 0.2], [0.599, 0.196], [0.631, 0.188], [0.664, 0.18], [0.693, 0.174], [0.717, 0.173], [0.73, 0.18], [0.732, 0.196], [0.724, 0.219], [0.71, 0.247], [0.693, 0.279], [0.675, 0.31], [0.66, 0.34], [0.647, 0.369], [0.633, 0.399], [0.619, 0.43], [0.606, 0.461], [0.592, 0.491], [0.58, 0.52], [0.569, 0.547], [0.559, 0.574], [0.549, 0.599], [0.539, 0.625], [0.53, 0.652], [0.52, 0.68], [0.509, 0.712], [0.498, 0.748], [0.486, 0.785], [0.476, 0.82], [0.467, 0.849], [0.46, 0.87]]],
  "8": [[[0.65, 0.25], [0.637, 0.237], [0.62, 0.219], [0.599, 0.197], [0.576, 0.176], [0.553, 0.159], [0.53, 0.15], [0.507, 0.149], [0.481, 0.153], [0.454, 0.161], [0.429, 0.173], [0.407, 0.186], [0.39, 0.2], [0.377, 0.216], [0.367, 0.235], [0.36, 0.256], [0.356, 0.277], [0.356, 0.299], [0.36, 0.32], [0.369, 0.34], [0.382, 0.36], [0.399, 0.381], [0.419, 0.401], [0.44, 0.421], [0.46, 0.44], [0.482, 0.458], [0.507, 0.476], [0.532, 0.493], [0.558, 0.511], [0.581, 0.529], [0.6, 0.55], [0.616, 0.573], [0.631, 0.597], [0.644, 0.623], [0.654, 0.649], [0.66, 0.675], [0.66, 0.7], [0.654, 0.726], [0.643, 0.753], [0.627, 0.779], [0.609, 0.804], [0.59, 0.825], [0.57, 0.84], [0.549, 0.849], [0.525, 0.855], [0.5, 0.856], [0.475, 0.854], [0.451, 0.849], [0.43, 0.84], [0.41, 0.827], [0.39, 0.81], [0.371, 0.79], [0.356, 0.767], [0.345, 0.744], [0.34, 0.72], [0.343, 0.695], [0.352, 0.668], [0.366, 0.639], [0.383, 0.611], [0.402, 0.584], [0.42, 0.56], [0.439, 0.539], [0.461, 0.52], [0.484, 0.502], [0.507, 0.485], [0.529, 0.468], [0.55, 0.45], [0.57, 0.431], [0.589, 0.413], [0.608, 0.394], [0.625, 0.375], [0.639, 0.357], [0.65, 0.34], [0.656, 0.323], [0.657, 0.305], [0.656, 0.288], [0.654, 0.273], [0.651, 0.26], [0.65, 0.25]]],
  "9": [[[0.67, 0.27], [0.658, 0.255], [0.643, 0.233], [0.624, 0.208], [0.604, 0.183], [0.582, 0.162], [0.56, 0.15], [0.537, 0.146], [0.51, 0.148], [0.483, 0.154], [0.456, 0.163], [0.431, 0.176], [0.41, 0.19], [0.391, 0.208], [0.373, 0.23], [0.357, 0.254], [0.344, 0.28], [0.335, 0.306], [0.33, 0.33], [0.33, 0.354], [0.334, 0.378], [0.341, 0.403], [0.352, 0.425], [0.365, 0.445], [0.38, 0.46], [0.398, 0.471], [0.421, 0.479], [0.446, 0.484], [0.471, 0.486], [0.497, 0.484], [0.52, 0.48], [0.542, 0.472], [0.564, 0.46], [0.586, 0.445], [0.607, 0.428], [0.625, 0.409], [0.64, 0.39], [0.652, 0.366], [0.662, 0.334], [0.669, 0.302], [0.675, 0.273], [0.678, 0.254], [0.68, 0.25], [0.679, 0.264], [0.676, 0.291], [0.671, 0.329], [0.664, 0.371], [0.657, 0.413], [0.65, 0.45], [0.643, 0.483], [0.635, 0.516], [0.627, 0.549], [0.618, 0.582], [0.609, 0.616], [0.6, 0.65], [0.59, 0.688], [0.579, 0.73], [0.567, 0.772], [0.556, 0.812], [0.547, 0.846], [0.54, 0.87]]]
};

// course_utils/widgets/js/pad/pad.js
var EXAMPLE_MS = 900;
var CELLS = 26;
var STEP = 0.04;
var MIDDLE = { x: 0.5, y: 0.5 };
var UNUSED = ["Home", "End", "PageUp", "PageDown"];
var KEYS = "<kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> move the pen · <kbd>Space</kbd> down or up · <kbd>U</kbd> undo · <kbd>C</kbd> clear";
function makePad(model, width, redraw) {
  const strokes = new Strokes(model.get("strokes"));
  const cursor = { ...MIDDLE, shown: false };
  let prepared = null;
  let played = 0;
  let player = null;
  const pad = make("canvas", { className: "pad", tabIndex: 0, role: "application" });
  pad.setAttribute("aria-roledescription", "drawing pad");
  pad.setAttribute(
    "aria-label",
    "Drawing pad. Arrow keys move the pen, Space puts it down or lifts it, U undoes a stroke, C clears."
  );
  const undoButton = makeButton("Undo", "Undo the last stroke", undo);
  const clearButton = makeButton("Clear", "Clear the pad", clear);
  const exampleButton = makeButton("Example", "Draw an example", playExample);
  const grid = makeGrid(pad, {
    columns: CELLS,
    rows: CELLS,
    width,
    draw: (context, { cell, ratio }) => paintDrawing(context, CELLS * cell, ratio, {
      strokes: strokes.all(),
      prepared,
      cursor,
      drawing: Boolean(strokes.current)
    })
  });
  function save() {
    model.set("strokes", strokes.finished);
    model.save_changes();
    redraw();
  }
  function finish() {
    if (player) player.finish();
    if (!strokes.current) return;
    strokes.end();
    save();
  }
  function undo() {
    finish();
    strokes.set(strokes.finished.slice(0, -1));
    save();
  }
  function clear() {
    finish();
    strokes.set([]);
    Object.assign(cursor, MIDDLE);
    save();
  }
  function playExample() {
    finish();
    cursor.shown = false;
    const example = examples_default[(7 + played++) % 10];
    const total = example.reduce((sum, stroke) => sum + stroke.length, 0);
    const start = performance.now();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    player = {
      step: () => {
        const shown = Math.ceil(total * (performance.now() - start) / EXAMPLE_MS);
        if (shown >= total || still) return player.finish();
        let left = Math.max(1, shown);
        const visible = [];
        for (const stroke of example) {
          if (left > 0) visible.push(stroke.slice(0, left));
          left -= stroke.length;
        }
        strokes.set(visible);
        redraw();
        player.frame = requestAnimationFrame(player.step);
      },
      finish: () => {
        cancelAnimationFrame(player.frame);
        player = null;
        strokes.set(example);
        save();
      }
    };
    player.step();
  }
  const at = (event) => grid.locate(event).map((cells) => cells / CELLS);
  let pointer = null;
  pad.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || pointer !== null) return;
    finish();
    pointer = event.pointerId;
    pad.setPointerCapture(pointer);
    pad.focus({ preventScroll: true });
    cursor.shown = false;
    strokes.begin(...at(event));
    redraw();
  });
  pad.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const events = event.getCoalescedEvents?.() ?? [];
    for (const one of events.length ? events : [event]) strokes.extend(...at(one));
    redraw();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    pad.addEventListener(name, (event) => {
      if (event.pointerId !== pointer) return;
      pointer = null;
      finish();
    });
  }
  pad.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || pointer !== null) return;
    const step = arrow(event.key);
    const key = event.key.toLowerCase();
    if (step) {
      if (player) finish();
      const length = event.shiftKey ? STEP / 4 : STEP;
      cursor.x = Math.min(Math.max(cursor.x + step[1] * length, 0), 1);
      cursor.y = Math.min(Math.max(cursor.y + step[0] * length, 0), 1);
      if (strokes.current) strokes.extend(cursor.x, cursor.y);
    } else if (key === " ") {
      if (strokes.current) finish();
      else {
        finish();
        strokes.begin(cursor.x, cursor.y);
      }
    } else if (key === "u") undo();
    else if (key === "c") clear();
    else if (!UNUSED.includes(event.key)) return;
    cursor.shown = true;
    event.preventDefault();
    redraw();
  });
  pad.addEventListener("focus", () => {
    cursor.shown = pointer === null && pad.matches(":focus-visible");
    redraw();
  });
  pad.addEventListener("blur", () => {
    if (pointer === null && strokes.current) finish();
    cursor.shown = false;
    redraw();
  });
  const halt = () => {
    if (player) cancelAnimationFrame(player.frame);
    player = null;
  };
  const unwatch = watch(model, ["strokes"], () => {
    const came = model.get("strokes");
    if (JSON.stringify(came) === JSON.stringify(strokes.finished)) return;
    halt();
    strokes.set(came);
    redraw();
  });
  return {
    canvas: pad,
    buttons: make("div", { className: "line buttons" }, undoButton, clearButton, exampleButton),
    /** Prepare the drawing as it is now; returns the steps, null where there is no ink. */
    read() {
      prepared = prepare(strokes.ink, CANVAS);
      for (const button of [undoButton, clearButton]) setPossible(button, strokes.all().length > 0);
      return prepared;
    },
    /** Count the strokes, the one that is being drawn included. */
    count: () => strokes.all().length,
    /** Say whether a stroke is being drawn. */
    drawing: () => Boolean(strokes.current || player),
    redraw: grid.redraw,
    start: grid.start,
    stop() {
      halt();
      unwatch();
      grid.stop();
    }
  };
}

// course_utils/widgets/js/pad/reading.js
function reading(probabilities, noun = "") {
  const best = probabilities.indexOf(Math.max(...probabilities));
  const share = percent(probabilities[best]).replace(">", "over ");
  return { best, text: `${probabilities[best] >= 0.5 ? "reads" : "perhaps reads"} ${noun}${best}, ${share}` };
}

// course_utils/widgets/js/pad/digit_pad.css
var digit_pad_default = '.course-widget.digit-pad .pad { border-radius: 6px; background: #000; cursor: crosshair; touch-action: none; }\n.course-widget.digit-pad .seen { border-radius: 4px; background: #000; }\n.course-widget.digit-pad .draw { flex: 0 1 260px; }\n.course-widget.digit-pad .look { flex: 0 1 196px; }\n.course-widget.digit-pad .buttons { margin-top: 8px; }\n.course-widget.digit-pad .legend { margin: 8px 0 0; padding: 0; list-style: none; color: var(--quiet); font-size: 11.5px; line-height: 1.3; }\n.course-widget.digit-pad .legend li { display: flex; gap: 7px; align-items: center; margin: 0 0 5px; }\n.course-widget.digit-pad .legend svg { flex: none; width: 15px; height: 15px; }\n.course-widget.digit-pad .legend .box { stroke: #b27a00; }\n.course-widget.digit-pad .legend .cross { stroke: var(--accent); }\n[data-jp-theme-light="false"] .course-widget.digit-pad .legend .box { stroke: #e69f00; }\n.course-widget.digit-pad .result { flex: 1 0 170px; }\n.course-widget.digit-pad .reading { display: flex; gap: 10px; align-items: center; height: 52px; margin-bottom: 4px; font-size: 14px; }\n.course-widget.digit-pad .reading b { min-width: 26px; color: var(--accent); font-size: 46px; line-height: 1; }\n.course-widget.digit-pad .reading.empty, .course-widget.digit-pad .reading.empty b { color: var(--quiet); }\n.course-widget.digit-pad .bars { margin: 0; padding: 0; list-style: none; font-variant-numeric: tabular-nums; }\n.course-widget.digit-pad .bars li { display: grid; grid-template-columns: 14px 1fr 44px; gap: 6px; align-items: center; height: 20.4px; margin: 0; }\n.course-widget.digit-pad .bars .track { height: 13px; border-radius: 3px; background: var(--ground); overflow: hidden; }\n.course-widget.digit-pad .bars .fill { height: 100%; background: var(--bar); transform-origin: left; transform: scaleX(0); }\n.course-widget.digit-pad .bars .share { color: var(--quiet); font-size: 11.5px; text-align: right; white-space: nowrap; }\n.course-widget.digit-pad .bars .best { font-weight: 700; }\n.course-widget.digit-pad .bars .best .share { color: var(--ink); }\n.course-widget.digit-pad .bars .best .fill { background: var(--accent); }\n';

// course_utils/widgets/js/pad/digit_pad.js
var LEGEND = `
  <li><svg aria-hidden="true" viewBox="0 0 15 15"><rect class="box" x="1.5" y="1.5" width="12" height="12" fill="none"
    stroke-width="1.6" stroke-dasharray="3 2"/></svg>box around the ink, its longer side made ${BOX} pixels</li>
  <li><svg aria-hidden="true" viewBox="0 0 15 15"><path class="cross" d="M7.5 1v13M1 7.5h13" stroke-width="2"/></svg>centre of
    mass, moved to the middle of ${FIELD} × ${FIELD} pixels</li>`;
var HINT = `Keyboard, on the pad: ${KEYS}`;
function render({ model, el }) {
  const network = readNetwork(model.get("_layers"), asBytes(model.get("_weights")));
  const pixels = makePixels(FIELD, FIELD);
  let prepared = null;
  const redraw = oncePerFrame(() => {
    read();
    pad.redraw();
    middle.redraw();
  });
  const pad = makePad(model, 260, redraw);
  const seen = make("canvas", { className: "seen", role: "img" });
  const word = make("span");
  const guess = make("b");
  const result = make("div", { className: "reading" }, guess, word);
  const bars = Array.from({ length: 10 }, (_, digit) => {
    const fill = make("div", { className: "fill" });
    const share = make("span", { className: "share" });
    const track = make("div", { className: "track" }, fill);
    return { fill, share, row: make("li", {}, make("span", {}, String(digit)), track, share) };
  });
  const title = (number, text) => make("p", { className: "title" }, make("b", {}, number), text);
  const frame = makeFrame(
    el,
    make("style", { textContent: digit_pad_default }),
    make(
      "div",
      { className: "columns" },
      make("div", { className: "part draw" }, title("1", "Draw a digit"), pad.canvas, pad.buttons),
      make(
        "div",
        { className: "part look" },
        title("2", "What the network sees"),
        seen,
        make("ul", { className: "legend", innerHTML: LEGEND })
      ),
      make(
        "div",
        { className: "part result" },
        title("3", "How it reads"),
        result,
        // To Safari a list without bullets is one only if that is said.
        make("ul", { className: "bars", role: "list", "aria-label": "Probability of each digit" }, ...bars.map(({ row }) => row))
      )
    ),
    make("p", { className: "hint", innerHTML: HINT })
  );
  frame.frame.classList.add("digit-pad");
  const middle = makeGrid(seen, {
    columns: FIELD,
    rows: FIELD,
    width: 196,
    draw: (context, { cell, ratio }) => paintPixels(context, cell, ratio, pixels, prepared)
  });
  function read() {
    prepared = pad.read();
    const input = prepared && Float32Array.from(prepared.digit, (grey) => grey / 255);
    const probabilities = prepared ? forward(network, input, [FIELD, FIELD, 1]) : null;
    const said = prepared && reading(probabilities);
    result.classList.toggle("empty", !prepared);
    guess.textContent = said ? said.best : "?";
    word.textContent = said ? said.text.replace(" %", " %") : "draw a digit";
    bars.forEach(({ fill, share, row }, digit) => {
      const probability = probabilities ? probabilities[digit] : 0;
      fill.style.transform = `scaleX(${probability})`;
      share.textContent = probabilities ? percent(probability) : "";
      row.classList.toggle("best", digit === said?.best);
    });
    const count = pad.count();
    seen.setAttribute("aria-label", said ? "The drawing as 28 by 28 pixels." : "28 by 28 black pixels.");
    frame.describe(
      said ? `Digit pad: ${count} stroke${count > 1 ? "s" : ""}. The network ${said.text}.` : "Digit pad: empty. Draw a digit."
    );
  }
  read();
  pad.start();
  middle.start();
  return () => {
    pad.stop();
    redraw.cancel();
    middle.stop();
    frame.remove();
  };
}
var digit_pad_default2 = { render };
export {
  digit_pad_default2 as default,
  forward,
  prepare,
  rasterise,
  readNetwork
};
