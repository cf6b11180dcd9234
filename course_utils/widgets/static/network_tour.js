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
function makeGrid(canvas, { columns, rows, width, padding = 0, edge = 0, draw: draw2 }) {
  const context = canvas.getContext("2d");
  const grid = { canvas, cell: 0, ratio: 1, padding: 0 };
  const fit2 = () => {
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
    draw2(context, grid);
  };
  grid.reshape = (newRows, newColumns) => {
    if (newRows === rows && newColumns === columns) return;
    [rows, columns, grid.cell] = [newRows, newColumns, 0];
    fit2();
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
    unwatch = watchSize(canvas.parentElement, fit2);
    theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  };
  grid.stop = () => {
    unwatch();
    theme.disconnect();
  };
  return grid;
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
function whichImage(index, count) {
  return count === 1 ? "image 0" : `image ${index} (of 0 to ${count - 1})`;
}
function percent(probability) {
  if (probability < 5e-3) return "<1 %";
  if (probability >= 0.995) return ">99 %";
  return `${Math.floor(probability * 100 + 0.5)} %`;
}
function number(value, digits = 2) {
  const size = Math.floor(Math.abs(value) * 10 ** digits + 0.5) / 10 ** digits;
  return `${value < 0 && size > 0 ? "−" : ""}${Number(size.toFixed(digits))}`;
}

// course_utils/widgets/js/shared/colours.js
var RED_TO_BLUE = [
  [103, 0, 31],
  [178, 24, 43],
  [214, 96, 77],
  [244, 165, 130],
  [253, 219, 199],
  [247, 247, 247],
  [209, 229, 240],
  [146, 197, 222],
  [67, 147, 195],
  [33, 102, 172],
  [5, 48, 97]
];
var GRADIENT = `linear-gradient(to right, ${RED_TO_BLUE.map((rgb) => `rgb(${rgb})`).join(", ")})`;
function signed(value, limit) {
  const place3 = (Math.min(Math.max(value / (limit || 1), -1), 1) + 1) * 5;
  const from = Math.min(Math.floor(place3), 9);
  return RED_TO_BLUE[from].map((part, i) => Math.round(part + (RED_TO_BLUE[from + 1][i] - part) * (place3 - from)));
}
var SHADES = 511;
var pictures = /* @__PURE__ */ new WeakMap();
var table = null;
function paintSigned(canvas, rows, columns, { white, reach }, value) {
  table ??= Uint8Array.from({ length: 3 * SHADES }, (_, i) => signed(Math.floor(i / 3) / (SHADES - 1) * 2 - 1, 1)[i % 3]);
  if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext("2d");
  let image = pictures.get(canvas);
  if (image?.width !== columns || image.height !== rows) pictures.set(canvas, image = context.createImageData(columns, rows));
  const { data } = image;
  const half = (SHADES - 1) / 2;
  const scale = half / reach;
  for (let i = 0; i < rows * columns; i++) {
    const number2 = value(i);
    if (number2 === void 0) continue;
    const shade = 3 * Math.min(Math.max(Math.round((number2 - white) * scale) + half, 0), SHADES - 1);
    data[4 * i] = table[shade];
    data[4 * i + 1] = table[shade + 1];
    data[4 * i + 2] = table[shade + 2];
    data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
function grey(value, limit) {
  return Array(3).fill(Math.round(255 * Math.min(Math.max(value / (limit || 1), 0), 1)));
}
function inkOn(rgb) {
  const [r, g, b] = rgb.map((part) => (part / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#000" : "#fff";
}
function makeMap() {
  const canvas = make("canvas");
  const context = canvas.getContext("2d");
  return {
    canvas,
    /** Draw `rows` x `columns` numbers in the colour that `colour` returns; null leaves a pixel transparent. */
    paint(values, rows, columns, colour) {
      [canvas.width, canvas.height] = [columns, rows];
      const image = context.createImageData(columns, rows);
      for (let i = 0; i < rows * columns; i++) {
        const rgb = colour(values[i], i);
        if (rgb) image.data.set([...rgb, 255], 4 * i);
      }
      context.putImageData(image, 0, 0);
    }
  };
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
  for (let number2 = 0; number2 < places[0] * places[1]; number2++) {
    const row = Math.floor(number2 / places[1]) * steps[0] - before[0];
    const column = number2 % places[1] * steps[1] - before[1];
    const [top, left] = [Math.max(row, 0), Math.max(column, 0)];
    visit(number2, row, column, top, Math.min(row + kh, rows), left, Math.min(column + kw, columns));
  }
  return places;
}
var numbersIn = (shape, window2, stride, padding, channels) => windowsOver(shape, window2, stride, padding).places.reduce((a, b) => a * b, channels);
function conv2d(x, shape, kernel, [kh, kw, , outputs], { bias, stride = 1, padding = "valid" } = {}) {
  const [, columns, inputs] = shape;
  const y = new Float32Array(numbersIn(shape, [kh, kw], stride, padding, outputs));
  const sums = new Float64Array(outputs);
  const places = eachWindow(shape, [kh, kw], stride, padding, (number2, row, column, top, bottom, left, right) => {
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
    y.set(sums, number2 * outputs);
  });
  return [y, [...places, outputs]];
}
function maxPool2d(x, shape, { size = 2, stride = size, padding = "valid" } = {}) {
  const [, columns, channels] = shape;
  const count = numbersIn(shape, size, stride, padding, channels);
  const [y, winners] = [new Float32Array(count).fill(-Infinity), new Int32Array(count).fill(-1)];
  const places = eachWindow(shape, size, stride, padding, (number2, row, column, top, bottom, left, right) => {
    const to = number2 * channels;
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
  const places = eachWindow(shape, size, stride, padding, (number2, row, column, top, bottom, left, right) => {
    const [to, pixels2] = [number2 * channels, (bottom - top) * (right - left)];
    for (let i = top; i < bottom; i++) {
      for (let j = left; j < right; j++) {
        for (let c = 0; c < channels; c++) sums[to + c] += x[(i * columns + j) * channels + c] / pixels2;
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
  const largest2 = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(value - largest2));
  const sum = powers.reduce((a, b) => a + b);
  values.set(powers.map((power) => power / sum));
}

// course_utils/widgets/js/network/activations.js
var SELU = [1.0507009873554805, 1.6732632423543772];
var ERF = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
function erf(x) {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const tail = ERF.reduce((sum, factor2) => (sum + factor2) * t, 0) * Math.exp(-x * x);
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
function globalMaxPool2d(x, [, , channels]) {
  const largest2 = new Float32Array(channels).fill(-Infinity);
  x.forEach((value, at) => largest2[at % channels] = Math.max(largest2[at % channels], value));
  return [largest2, [channels]];
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
  const grey2 = new Float64Array(FIELD * FIELD);
  for (let row = 0; row < rows; row++) {
    const line = scaled.subarray(row * columns, (row + 1) * columns);
    grey2.set(line, (corner[0] + row) * FIELD + corner[1]);
  }
  const digit = Uint8Array.from(grey2, (ink) => Math.floor(ink * 255 + (0.5 - TIE)));
  return { box: [top, left, bottom, right], rows, columns, centre, corner, grey: grey2, digit };
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
function reading(probabilities, noun2 = "") {
  const best = probabilities.indexOf(Math.max(...probabilities));
  const share = percent(probabilities[best]).replace(">", "over ");
  return { best, text: `${probabilities[best] >= 0.5 ? "reads" : "perhaps reads"} ${noun2}${best}, ${share}` };
}

// course_utils/widgets/js/convolution/step.js
var ROOMY = 5;
function short(value, digits = 2) {
  const size = Math.abs(value);
  return number(value, size >= 99.5 ? 0 : size >= 9.95 ? 1 : digits);
}

// course_utils/widgets/js/convolution/canvases.js
var READABLE = 27;
var LEGIBLE = 8;
var font = (size) => `${Math.floor(size)}px system-ui, sans-serif`;
function fit(context, texts, cell, ratio) {
  context.font = font(100);
  const widest = Math.max(...texts.map((text) => context.measureText(text).width));
  const size = Math.min(0.34 * cell, 84 * cell / widest, 15 * ratio);
  context.font = font(size);
  return size;
}
function hatch(context, left, top, width, height, ratio) {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.fillStyle = "rgba(128, 128, 128, 0.14)";
  context.fillRect(left, top, width, height);
  context.strokeStyle = "rgba(128, 128, 128, 0.5)";
  context.lineWidth = ratio;
  context.beginPath();
  for (let x = left - height; x < left + width; x += 6 * ratio) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}
function outline(context, { canvas, cell, padding, ratio, ink }, top, left, rows, columns) {
  const place3 = [padding + left * cell, padding + top * cell, columns * cell, rows * cell];
  for (const [colour, width] of [["rgba(255, 255, 255, 0.85)", 4.5], [ink ?? getComputedStyle(canvas).color, 2.5]]) {
    context.strokeStyle = colour;
    context.lineWidth = Math.round(width * ratio);
    context.strokeRect(...place3);
  }
}
function write(context, text, x, y, rgb) {
  context.fillStyle = inkOn(rgb);
  context.fillText(text, x, y);
}
function makePainter() {
  const map = makeMap();
  let shown = null;
  return {
    /** Take over what is to be drawn; a null value leaves its cell striped. */
    set(values, rows, columns, colour) {
      shown = { values, rows, columns, colour };
      map.paint(values, rows, columns, (value) => value === null ? null : colour(value));
    },
    /** Draw inside a rim of `before` [rows, columns] and `after` empty cells, and outline `frame`. */
    draw(context, grid, { before = [0, 0], after = [0, 0], frame = null, missed = [0, 0] }) {
      if (!shown) return;
      const { canvas, cell, padding, ratio } = grid;
      const { values, rows, columns, colour } = shown;
      const [left, top] = [padding + before[1] * cell, padding + before[0] * cell];
      context.clearRect(0, 0, canvas.width, canvas.height);
      const [across, down] = [before[1] + columns + after[1], before[0] + rows + after[0]];
      hatch(context, padding, padding, across * cell, down * cell, ratio);
      context.imageSmoothingEnabled = false;
      context.drawImage(map.canvas, left, top, columns * cell, rows * cell);
      context.strokeStyle = "rgba(128, 128, 128, 0.6)";
      context.lineWidth = ratio;
      context.strokeRect(padding, padding, across * cell, down * cell);
      if (missed[0]) hatch(context, left, top + (rows - missed[0]) * cell, columns * cell, missed[0] * cell, ratio);
      if (missed[1]) hatch(context, left + (columns - missed[1]) * cell, top, missed[1] * cell, rows * cell, ratio);
      if (cell >= READABLE * ratio) {
        context.textAlign = "center";
        context.textBaseline = "middle";
        const texts = values.map((value) => value === null ? "" : short(value));
        const legible = fit(context, texts, cell, ratio) >= LEGIBLE * ratio;
        values.forEach((value, i) => {
          const [x, y] = [left + (i % columns + 0.5) * cell, top + (Math.floor(i / columns) + 0.5) * cell];
          if (legible && value !== null) write(context, texts[i], x, y, colour(value));
        });
      }
      if (frame) outline(context, grid, ...frame);
    }
  };
}
function drawNumbers(context, { canvas, cell, padding, ratio }, values, columns, colour) {
  const digits = columns > ROOMY ? 1 : 2;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.textAlign = "center";
  context.textBaseline = "middle";
  const texts = values.map((value) => short(value ?? 0, digits));
  fit(context, texts, cell, ratio);
  values.forEach((value, i) => {
    const [x, y] = [padding + i % columns * cell, padding + Math.floor(i / columns) * cell];
    const rgb = value === null ? null : colour(value);
    if (rgb) {
      context.fillStyle = `rgb(${rgb})`;
      context.fillRect(x, y, cell, cell);
    } else hatch(context, x, y, cell, cell, ratio);
    context.strokeStyle = "rgba(128, 128, 128, 0.55)";
    context.lineWidth = Math.max(1, Math.round(ratio / 2));
    context.strokeRect(x, y, cell, cell);
    if (rgb) write(context, texts[i], x + cell / 2, y + cell / 2, rgb);
    else {
      context.fillStyle = getComputedStyle(canvas.parentElement).color;
      context.fillText(texts[i], x + cell / 2, y + cell / 2);
    }
  });
}

// course_utils/widgets/js/shared/walk.js
function inside(place3, places) {
  return place3.map((at, axis) => Math.min(Math.max(at, 0), Math.max(places[axis] - 1, 0)));
}
function placeUnder([x, y], { window: window2, stride, places }) {
  const corner = [y - window2[0] / 2, x - window2[1] / 2];
  return inside(corner.map((at, axis) => Math.round(at / (stride[axis] ?? stride))), places);
}
function holdOn(element, { choose, look = () => {
}, keep, undo }) {
  let held = null;
  let kept = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || held !== null) return;
    [held, kept] = [event.pointerId, keep()];
    element.setPointerCapture(held);
    element.focus({ preventScroll: true });
    choose(event);
  });
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("pointermove", (event) => {
    if (held === null) look(event);
    else if (held === event.pointerId) choose(event);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    element.addEventListener(end, (event) => {
      if (held !== event.pointerId) return;
      held = null;
      if (end === "pointercancel") undo(kept);
    });
  }
  element.addEventListener("pointerleave", () => look(null));
}
function walkOn(canvas, find, walker) {
  holdOn(canvas, {
    choose: (event) => walker.choose(find(event)),
    look: (event) => walker.look(event && find(event)),
    keep: walker.chosen,
    undo: walker.choose
  });
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, column] = walker.chosen();
    const step = arrow(event.key);
    const turns = { PageUp: -1, "[": -1, PageDown: 1, "]": 1 }[event.key];
    if (step) walker.choose(inside([row + step[0], column + step[1]], walker.places()));
    else if (event.key === "Home") walker.choose([row, 0]);
    else if (event.key === "End") walker.choose(inside([row, Infinity], walker.places()));
    else if (turns) walker.turn(turns);
    else if (event.key !== " ") return;
    event.preventDefault();
  });
}

// course_utils/widgets/js/tour/picture.js
var KEYS2 = "Arrow keys move from pixel to pixel, Home and End go to the row's ends, Page Up and Page Down turn to another image.";
var CROWDED = 7;
var inks = /* @__PURE__ */ new Map();
function markColour(canvas) {
  const theme = document.body.dataset.jpThemeLight;
  if (!inks.has(theme) && canvas.isConnected) inks.set(theme, getComputedStyle(canvas).color);
  return inks.get(theme);
}
function framed(className, canvas, width, caption) {
  const well = make("div", { className: "well" }, canvas);
  well.style.width = `${width}px`;
  return make("figure", { className }, well, caption);
}
function makePicture(width, { walker = null, label = "", over = null } = {}) {
  const canvas = make("canvas", walker ? { className: "walked", tabIndex: 0, role: "application" } : { role: "img" });
  if (walker) canvas.setAttribute("aria-roledescription", "pixels");
  if (label) canvas.setAttribute("aria-label", walker ? `${label} ${KEYS2}` : label);
  const caption = make("figcaption");
  const painter = makePainter();
  let state = {};
  const grid = makeGrid(canvas, {
    columns: 1,
    rows: 1,
    width,
    padding: 2,
    edge: 2,
    draw(context, own) {
      own.ink = markColour(canvas);
      painter.draw(context, own, over ? { ...state, frame: null } : state);
      over?.(context, own);
      if (over && state.frame) outline(context, own, ...state.frame);
    }
  });
  if (walker) walkOn(canvas, (event) => inside(grid.locate(event).reverse().map(Math.floor), walker.places()), walker);
  return {
    element: framed("picture", canvas, width, caption),
    canvas,
    grid,
    /** Show `rows` x `columns` numbers, inside a rim `before` and `after` if there is one. */
    set(values, [rows, columns], colour, { before = [0, 0], after = [0, 0], missed = [0, 0] } = {}) {
      state = { before, after, missed, frame: state.frame };
      painter.set(values, rows, columns, colour);
      grid.reshape(before[0] + rows + after[0], before[1] + columns + after[1]);
      grid.redraw();
    },
    /** Outline [row, column, rows, columns], counted from the corner of the rim. */
    frame(frame) {
      state.frame = frame;
      grid.redraw();
    },
    say(text) {
      caption.textContent = text;
    }
  };
}
function makeNumbers(width, className) {
  const canvas = make("canvas", { role: "img" });
  const caption = make("figcaption");
  const painter = makePainter();
  let shown = null;
  const grid = makeGrid(canvas, {
    columns: 1,
    rows: 1,
    width,
    padding: 1,
    edge: 1,
    draw(context, own) {
      if (!shown) return;
      if (shown.size[1] > CROWDED) painter.draw(context, own, {});
      else drawNumbers(context, own, shown.values, shown.size[1], shown.colour);
    }
  });
  return {
    element: framed(`picture ${className}`, canvas, width, caption),
    canvas,
    grid,
    set(values, size, colour) {
      shown = { values, size, colour };
      if (size[1] > CROWDED) painter.set(values, ...size, colour);
      grid.reshape(...size);
      grid.redraw();
    },
    say(text, spoken) {
      caption.textContent = text;
      canvas.setAttribute("aria-label", spoken);
    }
  };
}
function makeEquation() {
  const element = make("p", { className: "equation" });
  let cells = [];
  const makeCell = (term) => {
    const [value, words] = [make("b"), make("span")];
    const sign = term.length === 1 || term[0].startsWith("→");
    element.append(make("span", { className: sign ? "sign" : "term" }, value, words));
    return { value, words, length: term.length };
  };
  return {
    element,
    /** Show terms: [sign] or [number, words]; the last one is what comes out. */
    show(terms) {
      if (terms.length !== cells.length || terms.some((term, i) => term.length !== cells[i].length)) {
        element.replaceChildren();
        cells = terms.map(makeCell);
      }
      terms.forEach(([value, words = ""], i) => {
        cells[i].value.textContent = value;
        cells[i].words.textContent = words;
      });
    }
  };
}
var startAll = (pieces) => pieces.forEach(({ grid }) => grid.start());
var stopAll = (pieces) => pieces.forEach(({ grid }) => grid.stop());

// course_utils/widgets/js/tour/step.js
var DIGITS = 3;
var WORDS = {
  relu: "ReLU",
  relu6: "ReLU6",
  leaky_relu: "leaky ReLU",
  elu: "ELU",
  selu: "SELU",
  gelu: "GELU",
  silu: "SiLU",
  sigmoid: "sigmoid",
  tanh: "tanh",
  scaled_tanh: "scaled tanh",
  softmax: "softmax"
};
var NUMBERS = ["flatten", "reshape", "global_avg_pool2d", "global_max_pool2d"];
var KEPT = ["flatten", "reshape", "activation", "scale_shift"];
var pair2 = (value) => Array.isArray(value) ? value : [value, value];
var functionOf = (layer) => WORDS[layer.activation] ?? "";
var exact = (value) => number(value, DIGITS);
function alike(values) {
  const parts = values.map((value) => exact(value).split("."));
  const places = Math.max(...parts.map(([, behind = ""]) => behind.length));
  return parts.map(([whole, behind = ""]) => places ? `${whole}.${behind.padEnd(places, "0")}` : whole);
}
var factor = (value) => number(value, [3, 4, 5].find((digits) => Math.abs(value) * 10 ** digits >= 100) ?? 6);
var countOf = (shape) => shape.at(-1);
var sizeOf = (shape) => shape.length === 3 ? shape.slice(0, 2) : [1, 1];
function indexOf(shape, [map, row, column]) {
  return shape.length === 3 ? (row * shape[1] + column) * shape[2] + map : map;
}
function placeOf(shape, index) {
  if (shape.length === 1) return [index, 0, 0];
  const pixel = Math.floor(index / shape[2]);
  return [index % shape[2], Math.floor(pixel / shape[1]), pixel % shape[1]];
}
function mapOf({ values, shape }, map) {
  const [count, depth] = [values.length / countOf(shape), countOf(shape)];
  return Array.from({ length: count }, (_, i) => values[i * depth + map]);
}
function strongest({ values, shape }, map = null) {
  const depth = countOf(shape);
  let best = map ?? 0;
  for (let at = best; at < values.length; at += map === null ? 1 : depth) if (values[at] > values[best]) best = at;
  return shape.length === 1 && map !== null ? [map, 0, 0] : placeOf(shape, best);
}
function foremost(values, most) {
  const sizes = values.map(Math.abs).sort();
  const least = sizes[Math.max(sizes.length - most, 0)];
  const found = [];
  for (let i = 0; i < values.length; i++) if (Math.abs(values[i]) >= least) found.push(i);
  return found.sort((a, b) => Math.abs(values[b]) - Math.abs(values[a])).slice(0, most);
}
var largest = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
function scaleOf(values) {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  const white = Math.max(low, 0);
  return { white, reach: Math.max(high - white, white - low) || 1 };
}
var givenTo = ({ input, stages: stages2 }, index) => index ? stages2[index - 1] : input;
function geometryOf(layer, [rows, columns]) {
  if (!["conv2d", "max_pool2d", "avg_pool2d"].includes(layer.kind)) return null;
  const window2 = layer.kind === "conv2d" ? layer.shape.slice(0, 2) : pair2(layer.size);
  const stride = pair2(layer.stride ?? (layer.kind === "conv2d" ? 1 : layer.size));
  const { places, before } = windowsOver([rows, columns], window2, stride, layer.padding ?? "valid");
  const size = [rows, columns];
  const reached = size.map((_, axis) => (places[axis] - 1) * stride[axis] + window2[axis] - before[axis]);
  const after = reached.map((end, axis) => Math.max(end - size[axis], 0));
  const missed = reached.map((end, axis) => Math.max(size[axis] - end, 0));
  return { size, window: window2, stride, places, before, after, missed };
}
function pixelsUnder({ size, window: window2, stride, before }, [row, column]) {
  const [top, left] = [row * stride[0] - before[0], column * stride[1] - before[1]];
  return Array.from({ length: window2[0] * window2[1] }, (_, i) => {
    const [y, x] = [top + Math.floor(i / window2[1]), left + i % window2[1]];
    return y >= 0 && x >= 0 && y < size[0] && x < size[1] ? [y, x] : null;
  });
}
function takeApart(now, index, place3) {
  const [layer, stage, given] = [now.network[index], now.stages[index], givenTo(now, index)];
  const at = indexOf(stage.shape, place3);
  const detail = { after: stage.values[at], before: (stage.before ?? stage.values)[at], bias: 0, count: 1 };
  const [map, row, column] = place3;
  if (layer.kind === "conv2d") {
    const [kh, kw, depth] = layer.shape;
    return { ...detail, bias: layer.bias[map], count: kh * kw * depth };
  }
  if (layer.kind === "dense") return { ...detail, bias: layer.bias[map], count: layer.shape[0] };
  const pixels2 = given.shape[0] * given.shape[1];
  if (layer.kind === "global_avg_pool2d") return { ...detail, count: pixels2 };
  if (layer.kind === "global_max_pool2d") return { ...detail, count: pixels2, source: strongest(given, map) };
  if (layer.kind.endsWith("pool2d")) {
    const pixels3 = pixelsUnder(geometryOf(layer, given.shape), [row, column]).filter(Boolean);
    const value = ([y, x]) => given.values[indexOf(given.shape, [map, y, x])];
    const winner = pixels3.reduce((best, pixel) => value(pixel) > value(best) ? pixel : best);
    return { ...detail, count: pixels3.length, source: [map, ...winner] };
  }
  if (layer.kind === "scale_shift") detail.scale = layer.kernel[map];
  if (layer.kind === "scale_shift") detail.bias = layer.bias[map];
  if (layer.kind === "zero_pad2d") {
    const [[above], [left]] = layer.rim;
    const [y, x] = [row - above, column - left];
    const inside2 = y >= 0 && x >= 0 && y < given.shape[0] && x < given.shape[1];
    return { ...detail, given: detail.after, from: given.shape, source: inside2 ? [map, y, x] : null };
  }
  return { ...detail, given: given.values[at], from: given.shape, source: placeOf(given.shape, at) };
}
function sumsOfMaps(layer, given, [map, row, column]) {
  const [, kw, depth, outputs] = layer.shape;
  const sums = new Float64Array(depth);
  pixelsUnder(geometryOf(layer, given.shape), [row, column]).forEach((pixel, i) => {
    if (!pixel) return;
    const from = indexOf(given.shape, [0, ...pixel]);
    for (let c = 0; c < depth; c++) sums[c] += given.values[from + c] * layer.kernel[(i * depth + c) * outputs + map];
  });
  return sums;
}
function productsOf(layer, given, unit) {
  const outputs = layer.shape[1];
  return given.values.map((value, i) => value * layer.kernel[i * outputs + unit]);
}
function originOf(now, index) {
  let at = index - 1;
  while (at >= 0 && now.stages[at].shape.length === 1 && KEPT.includes(now.network[at].kind)) at--;
  if (at >= 0) return { name: now.network[at].name, layer: now.network[at], shape: now.stages[at].shape };
  return { name: "The digit", layer: null, shape: now.input.shape.length === 1 && now.input.values.length === 784 ? [28, 28, 1] : now.input.shape };
}
function noun(layer, shape) {
  if (shape.length === 3) return "map";
  return NUMBERS.includes(layer.kind) ? "number" : "unit";
}
var nameOf = (layer, shape, map) => `${layer.name}, ${noun(layer, shape)} ${map}`;
function inValue(layer, value) {
  return layer.activation === "softmax" ? percent(value).replace(">", "over ").replace("<", "under ") : exact(value);
}
var plural = (count, what) => `${count} ${what}${count > 1 ? "s" : ""}`;
function inWords(layer, detail, cameFrom) {
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
function sourceInWords({ from, source }) {
  if (!source) return "a zero of the rim";
  const [map, row, column] = source;
  return from.length === 1 ? `number ${map}` : `map ${map}, row ${row}, column ${column}`;
}
var reads = (layer, shape) => shape.length === 1 && shape[0] === 10 && ["softmax", "sigmoid"].includes(layer.activation);

// course_utils/widgets/js/tour/convolution.js
var CARDS = 8;
var ALONE = 284;
var WHOLE = 168;
var [SMALL, KERNEL] = [76, 52];
function makeCard(alone, act) {
  const [picture, kernel] = [alone ? makePicture(ALONE, { label: "What comes in." }) : makePicture(SMALL), makePicture(KERNEL)];
  const [name, sum] = [make("span"), make("b")];
  const element = alone ? make("div", { className: "lone" }, make("p", { className: "about" }, name), picture.element) : make(
    "button",
    { type: "button", className: "card" },
    make("span", { className: "line" }, picture.element, "×", kernel.element),
    make("span", { className: "line sum" }, name, sum)
  );
  const card = { element, picture, kernel, name, sum, map: 0 };
  const find = (event) => {
    const { left, top, right, bottom } = picture.canvas.getBoundingClientRect();
    const on = event.clientX >= left && event.clientX < right && event.clientY >= top && event.clientY < bottom;
    return on ? placeUnder(picture.grid.locate(event), card.geometry) : null;
  };
  element.addEventListener("pointermove", (event) => act.look(find(event)));
  element.addEventListener("pointerleave", () => act.look(null));
  element.addEventListener("click", (event) => event.detail && find(event) && act.choose(find(event)));
  if (!alone) element.addEventListener("click", () => act.pick(card.map));
  return card;
}
function makeConvolution(now, index, walker, redraw) {
  const layer = now.network[index];
  const [kh, kw, depth, outputs] = layer.shape;
  const activation = functionOf(layer);
  let picked = null;
  let order = null;
  let best = 0;
  let page = 0;
  let state = null;
  const pick = (map) => {
    picked = map;
    redraw();
  };
  const cards = Array.from(
    { length: Math.min(depth, CARDS) },
    () => makeCard(depth === 1, { ...walker, pick })
  );
  const turn = (step) => () => {
    page = Math.min(Math.max(page + step, 0), Math.ceil(depth / CARDS) - 1);
    redraw();
  };
  const [back, forth] = [makeButton("‹", "The maps before these", turn(-1)), makeButton("›", "The maps after these", turn(1))];
  const which = make("span", { className: "quiet" });
  const pages = make("div", { className: "line pages" }, back, forth, which);
  pages.hidden = depth <= CARDS;
  const before = activation ? makePicture(WHOLE, { walker, label: `The map before ${activation}.` }) : null;
  const after = makePicture(WHOLE, { walker, label: "The map." });
  const results = before ? [before, after] : [after];
  const numbers = ["window", "kernel", "products"].map((name) => makeNumbers(152, name));
  const about = make("p", { className: "about" });
  const one = make("div", { className: "one" }, about, make("div", { className: "line row" }, numbers[0].element, "×", numbers[1].element, "=", numbers[2].element));
  const made = make("div", { className: "made" }, make("p", { className: "about" }, "The whole map"), make("div", { className: "results" }, ...results.map(({ element }) => element)));
  const parts = make("div", { className: "cards" }, ...cards.map(({ element }) => element), pages);
  parts.style.setProperty("--across", cards.length > 4 ? Math.ceil(cards.length / 2) : cards.length);
  const pieces = [...cards.flatMap(({ picture, kernel }) => [picture, kernel]), ...results, ...numbers];
  const kernelOf = (from) => Array.from({ length: kh * kw }, (_, i) => layer.kernel[(i * depth + from) * outputs + state.map]);
  function sort(sums) {
    order = Array.from(sums, (_, map) => map);
    if (depth > CARDS) order.sort((a, b) => Math.abs(sums[b]) - Math.abs(sums[a]));
  }
  function showMaps(given) {
    const limit = largest(state.weights);
    state.limit = limit * largest(given.values);
    cards.forEach((card, i) => {
      const map = order[page * CARDS + i];
      card.element.hidden = map === void 0;
      if (map === void 0) return;
      card.map = map;
      card.geometry = state.geometry;
      card.picture.set(mapOf(given, map), given.shape.slice(0, 2), state.now.colourOf(index - 1), state.geometry);
      card.kernel.set(kernelOf(map), [kh, kw], (value) => signed(value, limit));
      card.name.textContent = index ? `${depth === 1 ? `${now.network[index - 1].name}, ` : ""}map ${map}` : "The digit";
    });
    const stage = state.now.stages[index];
    const most = largest(stage.before ?? stage.values);
    const shade = state.now.colourOf(index);
    const same = activation.endsWith("ReLU");
    if (before) before.set(mapOf({ values: stage.before, shape: stage.shape }, state.map), stage.shape, same ? shade : (value) => signed(value, most));
    after.set(mapOf(stage, state.map), stage.shape, shade);
    before?.say(`before ${activation}`);
    after.say(activation ? `after ${activation}` : "the sums");
  }
  function showNumbers(given, place3, from) {
    const pixels2 = pixelsUnder(state.geometry, place3.slice(1));
    const values = pixels2.map((pixel) => pixel && given.values[(pixel[0] * given.shape[1] + pixel[1]) * depth + from]);
    const weights2 = kernelOf(from);
    const products = values.map((value, i) => (value ?? 0) * weights2[i]);
    const heavy = largest(state.weights);
    const colour = (value) => signed(value, heavy);
    numbers[0].set(values, [kh, kw], state.now.colourOf(index - 1));
    numbers[1].set(weights2, [kh, kw], colour);
    numbers[2].set(products, [kh, kw], (value) => signed(value, state.limit));
    state.listed = [values, weights2, products];
  }
  function tell(sums, from) {
    const [values, weights2, products] = state.listed.map((all) => all.map((value) => exact(value ?? 0)).join(", "));
    numbers[0].say("under the window", `The numbers under the window: ${values}.`);
    numbers[1].say(depth === 1 ? "the kernel" : "the kernel's part", `The kernel: ${weights2}.`);
    numbers[2].say(`add up to ${exact(sums[from])}`, `The products: ${products}.`);
    about.textContent = `${index ? `${state.now.network[index - 1].name}, map ${from}, n` : "N"}umber by number`;
  }
  return {
    element: make("div", { className: `convolution ${depth === 1 ? "of-one" : ""}` }, parts, one, made),
    show(now2, place3, anew, looking) {
      const given = givenTo(now2, index);
      const sums = sumsOfMaps(layer, given, place3);
      const [map, row, column] = place3;
      const fresh = anew || !state || state.map !== map;
      if (state && state.map !== map) picked = null;
      const weights2 = Array.from({ length: kh * kw * depth }, (_, i) => layer.kernel[i * outputs + map]);
      if (fresh) state = { now: now2, map, weights: weights2, geometry: geometryOf(layer, given.shape) };
      if (!order || !looking && depth > CARDS) sort(sums);
      if (fresh || !looking) best = sums.reduce((most, sum, map2) => Math.abs(sum) > Math.abs(sums[most]) ? map2 : most, 0);
      const from = picked ?? best;
      const shown = `${page} ${order.slice(page * CARDS, (page + 1) * CARDS)}`;
      if (fresh || state.shown !== shown) showMaps(given);
      state.shown = shown;
      showNumbers(given, place3, from);
      const { stride } = state.geometry;
      const shownCards = cards.filter(({ element }) => !element.hidden);
      for (const { picture } of shownCards) picture.frame([row * stride[0], column * stride[1], kh, kw]);
      for (const result of results) result.frame([row, column, 1, 1]);
      tell(sums, from);
      for (const { element, name, sum, map: map2 } of depth > 1 ? shownCards : []) {
        sum.textContent = exact(sums[map2]);
        element.setAttribute("aria-label", `${name.textContent}, ${exact(sums[map2])}: the sum of its products`);
        element.setAttribute("aria-pressed", String(map2 === from));
      }
      which.textContent = `maps ${page * CARDS + 1} to ${Math.min((page + 1) * CARDS, depth)} of ${depth}, those that add or take most here first`;
      setPossible(back, page > 0);
      setPossible(forth, (page + 1) * CARDS < depth);
    },
    focusable: after.canvas,
    start: () => startAll(pieces),
    stop: () => stopAll(pieces)
  };
}

// course_utils/widgets/js/tour/mosaic.js
function beside(count) {
  const root = Math.ceil(Math.sqrt(count));
  for (let across = root; across <= 2 * root; across++) if (count % across === 0) return across;
  return root;
}
function layOut(shape) {
  const [rows, columns, count] = shape.length === 3 ? shape : [1, 1, shape[0]];
  const gap = rows * columns > 1 && count > 1 ? 1 : 0;
  const across = beside(count);
  const down = Math.ceil(count / across);
  const size = [down * (rows + gap) - gap, across * (columns + gap) - gap];
  const cells = Array.from({ length: rows * columns * count }, (_, i) => {
    const [map, pixel] = [i % count, Math.floor(i / count)];
    const [top, left] = [Math.floor(map / across) * (rows + gap), map % across * (columns + gap)];
    return [top + Math.floor(pixel / columns), left + pixel % columns];
  });
  const index = new Int32Array(size[0] * size[1]).fill(-1);
  cells.forEach(([row, column], i) => index[row * size[1] + column] = i);
  return { size, cells, index };
}
function makeMosaic(plan, width, title2, look) {
  const [rows, columns] = plan.size;
  const map = makeMap();
  const canvas = make("canvas", { role: "img" });
  const well = make("div", { className: "well" }, canvas);
  well.style.width = `${width}px`;
  let framed2 = null;
  const grid = makeGrid(canvas, {
    columns,
    rows,
    width,
    padding: 2,
    edge: 2,
    draw(context, own) {
      const { cell, padding } = own;
      own.ink = markColour(canvas);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.imageSmoothingEnabled = false;
      context.drawImage(map.canvas, padding, padding, cell * columns, cell * rows);
      if (framed2) outline(context, own, ...framed2, 1, 1);
    }
  });
  const under = (event) => {
    const [x, y] = grid.locate(event).map(Math.floor);
    const found = x >= 0 && y >= 0 && x < columns && y < rows ? plan.index[y * columns + x] : -1;
    return found < 0 ? null : found;
  };
  canvas.addEventListener("pointermove", (event) => look(under(event)));
  canvas.addEventListener("pointerleave", () => look(null));
  const pick = (choose) => canvas.addEventListener("click", (event) => under(event) !== null && choose(under(event)));
  return {
    element: make("figure", { className: "picture" }, make("p", { className: "about" }, title2), well),
    canvas,
    grid,
    /** Let a click or a tap choose a number. */
    pick,
    /** Let keys move from number to number; `at()` returns where one is, `choose(i)` is told where to. */
    walk(label, at, choose) {
      canvas.tabIndex = 0;
      canvas.setAttribute("role", "application");
      canvas.setAttribute("aria-roledescription", "numbers");
      canvas.setAttribute("aria-label", label);
      pick(choose);
      canvas.addEventListener("keydown", (event) => {
        const step = arrow(event.key);
        if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        let [row, column] = plan.cells[at()];
        do
          [row, column] = [row + step[0], column + step[1]];
        while (plan.index[row * columns + column] === -1 && row >= 0 && column >= 0 && row < rows && column < columns);
        if (row >= 0 && column >= 0 && row < rows && column < columns) choose(plan.index[row * columns + column]);
      });
    },
    set(values, colour) {
      map.paint(Array.from(plan.index, (i) => i < 0 ? null : values[i]), rows, columns, (value) => value === null ? null : colour(value));
      grid.redraw();
    },
    frame(i) {
      framed2 = i === null ? null : plan.cells[i];
      grid.redraw();
    }
  };
}

// course_utils/widgets/js/tour/softmax.js
var MOST = 12;
function makeSoftmax(count) {
  const numbers = Array.from({ length: count }, (_, unit) => unit);
  const cells = { z: numbers.map(() => make("td")), power: numbers.map(() => make("td")), share: numbers.map(() => make("td")) };
  const heads = numbers.map((unit) => make("th", { scope: "col" }, unit));
  const words = make("p", { className: "quiet" });
  const row = (head, all) => make("tr", {}, make("th", { scope: "row" }, ...head), ...all);
  const table2 = make(
    "table",
    {},
    row([""], heads),
    row(["logit z"], cells.z),
    row(["eᶻ⁻ᵐ"], cells.power),
    row(["share"], cells.share)
  );
  const slide = make("div", { className: "slide" }, table2);
  let chosen = -1;
  return {
    element: make("div", { className: "softmax" }, make("p", { className: "about" }, "All logits become shares of 1"), slide, words),
    show(logits, probabilities, unit) {
      const most = Math.max(...logits);
      const powers = Array.from(logits, (logit) => Math.exp(logit - most));
      const sum = powers.reduce((a, b) => a + b, 0);
      numbers.forEach((i) => {
        cells.z[i].textContent = Number(logits[i]).toFixed(1).replace("-", "−");
        cells.power[i].textContent = powers[i] < 5e-4 ? "≈ 0" : exact(powers[i]);
        cells.share[i].textContent = percent(probabilities[i]);
        for (const cell of [heads[i], cells.z[i], cells.power[i], cells.share[i]]) cell.classList.toggle("chosen", i === unit);
      });
      if (unit !== chosen) slide.scrollLeft = heads[unit].offsetLeft - slide.clientWidth / 2;
      chosen = unit;
      words.textContent = `m = ${exact(most)}, the largest logit, is taken off all, so that no power is too large. The powers' sum is ${exact(sum)}.`;
    }
  };
}

// course_utils/widgets/js/tour/dense.js
var CROWDED2 = 84;
var LISTED = 4;
function makeList(title2) {
  const lines = Array.from({ length: LISTED }, () => ({ name: make("span"), value: make("b") }));
  const total = make("b");
  const items = lines.map(({ name, value }) => make("li", {}, name, value));
  return {
    element: make("div", { className: "list" }, make("p", { className: "about" }, title2, total), make("ul", {}, ...items)),
    show(entries, sum) {
      total.textContent = exact(sum);
      lines.forEach(({ name, value }, i) => {
        name.textContent = entries[i]?.name ?? "";
        value.textContent = entries[i] ? exact(entries[i].product) : "";
        items[i].style.visibility = entries[i] ? "" : "hidden";
      });
    }
  };
}
function makeDense(now, index, walker, redraw) {
  const layer = now.network[index];
  const [inputs, outputs] = layer.shape;
  const origin = originOf(now, index);
  const plan = layOut(origin.shape);
  let [looked, chosen] = [null, null];
  const look = (i) => {
    looked = i;
    redraw();
  };
  const width = Math.max(...plan.size) > CROWDED2 ? 240 : 170;
  const mosaics = [origin.layer ? "What comes in" : "The digit", "× its weights", "= the products"].map((title2) => makeMosaic(plan, width, title2, look));
  const readout = make("p", { className: "readout" });
  const [plus, minus] = [makeList("For: "), makeList("Against: ")];
  const table2 = layer.activation === "softmax" && outputs <= MOST ? makeSoftmax(outputs) : null;
  let state = null;
  const nameOfInput = (i) => {
    const [map, row, column] = placeOf(origin.shape, i);
    if (origin.shape.length === 1) return `${origin.layer ? noun(now.network[index - 1], origin.shape) : "number"} ${i}`;
    return `${origin.layer ? `map ${map}, ` : ""}row ${row}, column ${column}`;
  };
  const spot = () => looked ?? chosen ?? state.first;
  const choose = (i) => {
    [looked, chosen] = [null, i];
    redraw();
  };
  mosaics[2].walk("The products. Arrow keys move from one to the next.", spot, choose);
  mosaics.slice(0, 2).forEach((mosaic, i) => {
    mosaic.pick(choose);
    mosaic.canvas.setAttribute("aria-label", ["The numbers that come in.", "The unit's weights."][i]);
  });
  function showUnit(now2, given, unit) {
    const weights2 = Float32Array.from({ length: inputs }, (_, i) => layer.kernel[i * outputs + unit]);
    const products = productsOf(layer, given, unit);
    if (state?.unit !== unit) chosen = null;
    state = { unit, weights: weights2, products, first: foremost(products, 1)[0] };
    const [heavy, most] = [largest(weights2), largest(products)];
    mosaics[0].set(given.values, now2.colourOf(index - 1));
    mosaics[1].set(weights2, (value) => signed(value, heavy));
    mosaics[2].set(products, (value) => signed(value, most));
    for (const [list, side] of [[plus, 1], [minus, -1]]) {
      const alike3 = products.map((product) => product * side > 0 ? product : 0);
      const entries = foremost(alike3, LISTED).filter((i) => alike3[i]);
      const sum = alike3.reduce((total, product) => total + product, 0);
      list.show(entries.map((i) => ({ name: nameOfInput(i), product: products[i] })), sum);
    }
  }
  return {
    element: make(
      "div",
      { className: "parts dense" },
      make("div", {}, make("div", { className: "line row" }, ...mosaics.map(({ element }) => element)), readout),
      make("div", { className: "lists" }, plus.element, minus.element),
      ...table2 ? [table2.element] : []
    ),
    show(now2, [unit], anew) {
      const given = givenTo(now2, index);
      if (anew || state?.unit !== unit) showUnit(now2, given, unit);
      const i = spot();
      for (const mosaic of mosaics) mosaic.frame(i);
      readout.textContent = `${origin.name}, ${nameOfInput(i)}: ${factor(given.values[i])} × ${factor(state.weights[i])} = ${exact(state.products[i])}`;
      if (table2 && anew !== null) table2.show(now2.stages[index].before, now2.stages[index].values, unit);
    },
    focusable: mosaics[2].canvas,
    start: () => startAll(mosaics),
    stop: () => stopAll(mosaics)
  };
}

// course_utils/widgets/js/tour/passing.js
function makeSide(stage, { walker, label, title: title2, pick }) {
  const maps = stage.shape.length === 3;
  const plan = maps ? null : layOut(stage.shape);
  const about = make("p", { className: "about" });
  const piece = maps ? makePicture(190, { walker, label }) : makeMosaic(plan, 190, "", pick ?? (() => {
  }));
  if (!maps) piece.canvas.setAttribute("aria-label", label);
  return {
    ...piece,
    element: make("div", {}, about, piece.element),
    show(stage2, colour, [map, row, column], name) {
      about.textContent = title2(name);
      if (maps) piece.set(mapOf(stage2, map), stage2.shape, colour);
      else piece.set(stage2.values, colour);
      piece.frame(maps ? [row, column, 1, 1] : map);
    }
  };
}
function makePassing(now, index, walker) {
  const layer = now.network[index];
  const [given, stage] = [givenTo(now, index), now.stages[index]];
  const moved = String(given.shape) !== String(stage.shape);
  const from = index ? now.network[index - 1].name : "the input";
  const before = makeSide(given, { walker: moved ? null : walker, label: "What comes in.", title: (name) => `What comes in: ${name}` });
  const after = makeSide(stage, { walker: stage.shape.length === 3 ? walker : null, label: "What comes out.", title: () => `What comes out: ${layer.name}` });
  const words = make("p", { className: "quiet" });
  const table2 = layer.activation === "softmax" && countOf(stage.shape) <= MOST ? makeSoftmax(countOf(stage.shape)) : null;
  const pieces = [before, after];
  function route([map], { source, from: shape }) {
    if (!moved || stage.shape.length === 3 || layer.kind.startsWith("global") || shape.length === 1) return "";
    const [fromMap, fromRow, fromColumn] = source;
    return `Pixel by pixel, and in each pixel map by map: (row ${fromRow} × ${shape[1]} columns + column ${fromColumn}) × ${shape[2]} maps + map ${fromMap} = ${map}.`;
  }
  return {
    element: make("div", { className: "parts passing" }, before.element, make("span", { className: "arrow" }, "→"), after.element, words, ...table2 ? [table2.element] : []),
    show(now2, place3) {
      const [given2, stage2] = [givenTo(now2, index), now2.stages[index]];
      const detail = takeApart(now2, index, place3);
      const source = detail.source ?? [place3[0], 0, 0];
      const name = given2.shape.length === 3 ? `${from}, map ${source[0]}` : from;
      before.show(given2, now2.colourOf(index - 1), source, name);
      if (layer.kind === "global_avg_pool2d") before.frame([0, 0, given2.shape[0], given2.shape[1]]);
      if (!detail.source && layer.kind === "zero_pad2d") before.frame(null);
      after.show(stage2, now2.colourOf(index), place3);
      words.textContent = route(place3, detail);
      if (table2) table2.show(stage2.before, stage2.values, place3[0]);
    },
    focusable: after.canvas,
    start: () => startAll(pieces),
    stop: () => stopAll(pieces)
  };
}

// course_utils/widgets/js/pooling/canvases.js
var DENSE = 14;
function drawWindows(context, { cell, padding, ratio }, { places, stride, window: window2 }) {
  const side = Math.min(stride, window2[0]) * cell;
  context.strokeStyle = SKY;
  context.globalAlpha = side < DENSE * ratio ? 0.35 : 0.6;
  context.lineWidth = Math.max(1, Math.round(ratio));
  context.beginPath();
  for (let row = 0; row < places[0]; row++) {
    for (let column = 0; column < places[1]; column++) {
      context.rect(padding + column * stride * cell + 0.5, padding + row * stride * cell + 0.5, side, side);
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}

// course_utils/widgets/js/tour/pooling.js
function makePooling(now, index, walker) {
  const layer = now.network[index];
  const geometry = geometryOf(layer, givenTo(now, index).shape);
  const { size, window: window2, stride, before } = geometry;
  const input = makePicture(200, { label: "What comes in.", over: (context, grid) => drawWindows(context, grid, { ...geometry, stride: stride[0] }) });
  const numbers = makePicture(120);
  const after = makePicture(200, { walker, label: "The pooled map." });
  const pieces = [input, numbers, after];
  walkOn(input.canvas, (event) => placeUnder(input.grid.locate(event), geometry), walker);
  const column = (title3, { element }) => make("div", {}, make("p", { className: "about" }, title3), element);
  const from = index ? `${now.network[index - 1].name}, ` : "";
  const title2 = make("p", { className: "about" });
  let map = -1;
  return {
    element: make(
      "div",
      { className: "parts pooling" },
      make("div", {}, title2, input.element),
      column("The window", numbers),
      column("The whole map", after)
    ),
    show(now2, place3, anew) {
      const given = givenTo(now2, index);
      if (anew || map !== place3[0]) {
        map = place3[0];
        title2.textContent = index ? `${from}map ${map}` : "The digit";
        input.set(mapOf(given, map), size, now2.colourOf(index - 1), geometry);
        after.set(mapOf(now2.stages[index], map), now2.stages[index].shape, now2.colourOf(index));
      }
      const [, row, at] = place3;
      const corner = [row * stride[0] - before[0], at * stride[1] - before[1]];
      const pixels2 = pixelsUnder(geometry, [row, at]);
      const value = (pixel) => pixel && given.values[(pixel[0] * given.shape[1] + pixel[1]) * given.shape[2] + map];
      numbers.set(pixels2.map(value), window2, now2.colourOf(index - 1));
      const [, ...winner] = takeApart(now2, index, place3).source;
      if (layer.kind === "max_pool2d") {
        numbers.frame([winner[0] - corner[0], winner[1] - corner[1], 1, 1]);
        numbers.say("the largest is framed");
      }
      input.frame([corner[0] + before[0], corner[1] + before[1], ...window2]);
      after.frame([row, at, 1, 1]);
      const list = pixels2.map((pixel) => pixel ? exact(value(pixel)) : "outside").join(", ");
      numbers.canvas.setAttribute("aria-label", `The numbers under the window: ${list}.`);
    },
    focusable: after.canvas,
    start: () => startAll(pieces),
    stop: () => stopAll(pieces)
  };
}

// course_utils/widgets/js/tour/terms.js
var FEW = 4;
var FORMULAS = {
  relu: () => "max(0, z)",
  relu6: () => "min(max(0, z), 6)",
  leaky_relu: ({ slope }) => `max(z, ${exact(slope)} z)`,
  elu: ({ alpha }) => `z, below 0 ${alpha === 1 ? "" : `${exact(alpha)} × `}(eᶻ − 1)`,
  selu: () => "1.051 × (z, below 0 1.673 × (eᶻ − 1))",
  gelu: () => "z × share of a bell curve below z",
  silu: () => "z × sigmoid(z)",
  sigmoid: () => "1 / (1 + e⁻ᶻ)",
  tanh: () => "(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)",
  scaled_tanh: ({ inner, outer }) => `${factor(outer)} × tanh(${factor(inner)} z)`,
  softmax: () => "eᶻ / sum of all eᶻ"
};
var named = { softmax: "logit" };
function through(layer, detail, what, before = exact(detail.before)) {
  const activation = functionOf(layer);
  if (!activation) return [[before, what]];
  const passed = detail.after === detail.before && activation !== "softmax";
  return [
    [before, named[layer.activation] ?? `before ${activation}`],
    [`→ ${activation} →`, FORMULAS[layer.activation](layer)],
    [passed ? before : inValue(layer, detail.after), what]
  ];
}
function pooled(layer, given, [map, row, column], detail) {
  const pixels2 = pixelsUnder(geometryOf(layer, given.shape), [row, column]).filter(Boolean);
  const values = pixels2.map(([y, x]) => given.values[indexOf(given.shape, [map, y, x])]);
  const mean = layer.kind === "avg_pool2d";
  if (values.length > FEW) {
    if (!mean) return [["max", `of the ${values.length} numbers under the window`]];
    const sum = values.reduce((a, b) => a + b, 0);
    return [[exact(sum), `sum of the numbers under the window`], ["/"], [String(values.length), "numbers"]];
  }
  const list = values.map(exact);
  const words = mean ? `(${list.join(" + ")}) / ${list.length}` : `max(${list.join(", ")})`;
  return [[words.replaceAll("+ −", "− "), "the numbers under the window"]];
}
function termsOf(now, index, place3) {
  const [layer, given, stage] = [now.network[index], givenTo(now, index), now.stages[index]];
  const detail = takeApart(now, index, place3);
  const what = stage.shape.length === 3 ? "the pixel" : layer.activation === "softmax" ? "its share" : "the number";
  const sign = detail.bias < 0 ? ["−"] : ["+"];
  if (layer.kind === "conv2d" || layer.kind === "dense") {
    const [sum, bias, before] = alike([detail.before - detail.bias, Math.abs(detail.bias), detail.before]);
    const products = `sum of ${detail.count} product${detail.count > 1 ? "s" : ""}`;
    return [[sum, products], sign, [bias, "bias"], ["="], ...through(layer, detail, what, before)];
  }
  if (layer.kind === "scale_shift") {
    const shift = [exact(Math.abs(detail.bias)), "shift"];
    return [[factor(detail.given), "comes in"], ["×"], [factor(detail.scale), "scale"], sign, shift, ["="], ...through(layer, detail, what)];
  }
  if (layer.kind === "global_avg_pool2d") {
    return [[exact(detail.before * detail.count), `sum of map ${place3[0]}`], ["/"], [String(detail.count), "pixels"], ["="], [exact(detail.after), what]];
  }
  if (layer.kind === "global_max_pool2d") {
    return [["max", `of the ${detail.count} pixels of map ${place3[0]}`], ["="], [exact(detail.after), what]];
  }
  if (layer.kind.endsWith("pool2d")) return [...pooled(layer, given, place3, detail), ["="], ...through(layer, detail, what)];
  if (layer.kind === "activation") return through(layer, detail, what).map((term, i) => i ? term : [term[0], "comes in"]);
  return [[exact(detail.given), sourceInWords(detail)], ["="], [exact(detail.after), what]];
}

// course_utils/widgets/js/tour/detail.js
var VIEWS = {
  conv2d: makeConvolution,
  max_pool2d: makePooling,
  avg_pool2d: makePooling,
  dense: makeDense
};
function makeDetail(walker, step, redraw) {
  const heading2 = make("span");
  const where = make("span", { className: "quiet where" });
  const [back, forth] = [makeButton("‹", "Previous map or number", () => step(-1)), makeButton("›", "Next map or number", () => step(1))];
  const steps = make("span", { className: "steps" }, back, forth);
  const equation = makeEquation();
  const body = make("div", { className: "body" });
  const element = make(
    "div",
    { className: "detail", role: "group", "aria-label": "How one number is made" },
    make("p", { className: "title" }, make("b", {}, "3"), heading2, where, steps),
    equation.element,
    body
  );
  let view = null;
  let opened = -1;
  return {
    element,
    /** Show the number at [map, row, column] of a stage; `anew` where the digit is another. */
    show(now, index, place3, anew, looking) {
      const [layer, { shape }] = [now.network[index], now.stages[index]];
      if (index !== opened) {
        view?.stop();
        view = (VIEWS[layer.kind] ?? makePassing)(now, index, walker, redraw);
        body.replaceChildren(view.element);
        view.start();
      }
      view.show(now, place3, anew, looking);
      heading2.textContent = `How ${nameOf(layer, shape, place3[0])} is made`;
      setPossible(back, place3[0] > 0);
      setPossible(forth, place3[0] < countOf(shape) - 1);
      where.textContent = shape.length === 3 ? `row ${place3[1]}, column ${place3[2]}` : "";
      equation.show(termsOf(now, index, place3));
      if (index === opened) return;
      opened = index;
      body.style.minHeight = `${Math.max(parseFloat(body.style.minHeight) || 0, body.offsetHeight)}px`;
    },
    /** Forget how much room a detail once took. */
    relax: () => body.style.minHeight = "",
    focus: () => view?.focusable?.focus(),
    stop: () => view?.stop()
  };
}

// course_utils/widgets/js/tour/vector.js
var LARGEST = 18;
var SMALLEST = 2;
var WIDEST = 64;
function divide(count, height) {
  const size = (across2) => Math.min(Math.floor(height / Math.ceil(count / across2)), Math.floor(WIDEST / across2), LARGEST);
  const even = (across2) => count % across2 === 0 ? 1 : 0.6;
  const tried = Array.from({ length: 16 }, (_, i) => i + 1);
  const across = tried.reduce((best, one) => size(one) * even(one) > size(best) * even(best) ? one : best);
  if (size(across) >= SMALLEST) return [across, size(across)];
  return [Math.ceil(count / Math.floor(height / SMALLEST)), SMALLEST];
}
function makeVector(layer, [count], act) {
  const canvas = make("canvas");
  const mark = make("span", { className: "here" });
  const strip = make("div", { className: "strip", tabIndex: -1, role: "button" }, canvas, mark);
  let [down, across, size] = [count, 1, [LARGEST, LARGEST]];
  let values = null;
  let chosen = -1;
  const under = (event) => {
    const box = canvas.getBoundingClientRect();
    const column = Math.min(Math.max(Math.floor((event.clientX - box.left) / size[0]), 0), across - 1);
    const row = Math.min(Math.max(Math.floor((event.clientY - box.top) / size[1]), 0), down - 1);
    return Math.min(column * down + row, count - 1);
  };
  const name = () => {
    if (values) strip.setAttribute("aria-label", `${nameOf(layer, [count], Math.max(chosen, 0))}, ${exact(values[Math.max(chosen, 0)])}`);
  };
  canvas.addEventListener("pointermove", (event) => act.look(under(event)));
  strip.addEventListener("click", (event) => act.choose(event.detail === 0 ? Math.max(chosen, 0) : under(event), event.detail === 0));
  strip.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " " || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act.choose(Math.max(chosen, 0), true);
  });
  const paint = () => {
    if (values) paintSigned(canvas, down, across, scaleOf(values), (i) => values[i % across * down + Math.floor(i / across)]);
  };
  const put = () => {
    mark.hidden = chosen < 0;
    const [row, column] = [chosen % down, Math.floor(chosen / down)];
    Object.assign(mark.style, {
      left: `${column * size[0]}px`,
      top: `${row * size[1]}px`,
      width: `${size[0]}px`,
      height: `${size[1]}px`
    });
  };
  return {
    element: make("div", { className: "tiles" }, strip),
    fit(height, ratio) {
      const [columns, side] = divide(count, height);
      [across, down] = [columns, Math.ceil(count / columns)];
      const cell = Math.max(1, Math.round(side * ratio)) / ratio;
      size = [across === 1 ? Math.max(cell, Math.round(LARGEST * ratio) / ratio) : cell, cell];
      Object.assign(canvas.style, { width: `${across * size[0]}px`, height: `${down * size[1]}px` });
      paint();
      put();
      return [across * size[0], down * size[1]];
    },
    show(stage, said, quiet) {
      values = stage.values;
      paint();
      if (!quiet) name();
    },
    mark(unit) {
      chosen = unit;
      strip.tabIndex = unit < 0 ? -1 : 0;
      strip.setAttribute("aria-pressed", String(unit >= 0));
      name();
      put();
    },
    focusable: () => strip,
    /** Return where a number's cell is: `boxOf` tells where an element is. */
    place(unit, boxOf) {
      const { left, top } = boxOf(canvas);
      return new DOMRect(left + Math.floor(unit / down) * size[0], top + unit % down * size[1], ...size);
    }
  };
}

// course_utils/widgets/js/tour/maps.js
var ROWS = 8;
var GAP = 6;
var TILES = [60, 47, 39, 31];
var CELL = 18;
var SCOPE = 12;
var KINDS = {
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
  activation: () => ""
};
var pixels = (tile, side, ratio) => Math.max(1, Math.floor(Math.min(tile / side, CELL) * ratio));
function alike2(most, sides, ratio) {
  const spread = (tile) => {
    const sizes2 = sides.map((side) => side * pixels(tile, side, ratio));
    return Math.max(...sizes2) - Math.min(...sizes2);
  };
  sides = sides.filter((side) => side * CELL >= most);
  const sizes = Array.from({ length: SCOPE }, (_, less) => most - less);
  return sizes.reduce((best, size) => spread(size) < spread(best) ? size : best);
}
var breakable = (name) => name.match(/[^_]*_|[^_]+$/g).flatMap((part, i) => i ? [make("wbr"), part] : [part]);
function heading(name, what, shape) {
  const lines = [make("b", {}, ...breakable(name)), make("span", {}, what || " "), make("span", {}, shape.join(" × "))];
  return make("div", { className: "stage-head" }, ...lines);
}
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
      if (quiet) return;
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
    place: (map, boxOf) => boxOf(canvases[map])
  };
}
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
      word.textContent = said ? said.text.replace(/ (\S+), /, " $1, ").replace(" %", " %") : "nothing is drawn";
    },
    mark(unit) {
      rows.forEach(({ row }, i) => {
        row.tabIndex = i === unit ? 0 : -1;
        row.setAttribute("aria-pressed", String(i === unit));
      });
    },
    focusable: (unit) => rows[unit].row,
    place: (unit, boxOf) => boxOf(rows[unit].row)
  };
}
function makeMaps(network, shapes, act) {
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
  let chosen = [-1, 0];
  let boxes = /* @__PURE__ */ new Map();
  function boxOf(element) {
    if (!boxes.has(element)) {
      const [origin, box] = [flow.getBoundingClientRect(), element.getBoundingClientRect()];
      boxes.set(element, new DOMRect(box.left - origin.left, box.top - origin.top, box.width, box.height));
    }
    return boxes.get(element);
  }
  function reveal(index) {
    const [room, { left, right }] = [scroller, columns[index].box].map((element) => element.getBoundingClientRect());
    if (left < room.left) scroller.scrollLeft -= room.left - left + GAP;
    else if (right > room.right) scroller.scrollLeft += right - room.right + GAP;
  }
  scroller.addEventListener("pointerleave", () => act.look(null));
  scroller.addEventListener("click", (event) => {
    if (event.detail) event.target.closest("button")?.focus({ preventScroll: true });
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
      boxes = /* @__PURE__ */ new Map();
      const ratio = window.devicePixelRatio || 1;
      const maps = columns.filter(({ side }) => side);
      const tile = maps.length ? alike2(most, maps.map(({ side }) => side), ratio) : most;
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
    place: (index, map) => index < 0 ? boxOf(picture) : columns[index].place(map, boxOf),
    picture,
    reveal
  };
}

// course_utils/widgets/js/tour/network_tour.css
var network_tour_default = '.course-widget.network-tour { max-width: 1120px; container-type: inline-size; }\n.course-widget.network-tour canvas { color: var(--mark); }\n.course-widget.network-tour .title { margin: 0 0 8px; }\n.course-widget.network-tour .top { display: flex; flex-direction: column; gap: 12px; }\n.course-widget.network-tour .top.beside { flex-direction: row; gap: 20px; }\n.course-widget.network-tour .chooser { flex: none; }\n.course-widget.network-tour .beside .chooser { width: 168px; }\n.course-widget.network-tour .tools { display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: flex-start; }\n.course-widget.network-tour .tool { max-width: 168px; }\n.course-widget.network-tour .pad { border-radius: 6px; background: #000; cursor: crosshair; touch-action: none; }\n.course-widget.network-tour .buttons { gap: 4px; }\n.course-widget.network-tour .buttons button { padding: 3px 6px; font-size: 11.5px; }\n.course-widget.network-tour .top:not(.beside) .tool { flex: 1 1 168px; max-width: 340px; }\n.course-widget.network-tour .which { flex-wrap: nowrap; max-width: 168px; margin-top: 10px; }\n.course-widget.network-tour .which button { padding: 3px 9px; }\n.course-widget.network-tour .caption:not(.drawn) span { white-space: nowrap; }\n.course-widget.network-tour .caption { flex: 1; min-width: 0; font-size: 12px; line-height: 1.25; text-align: center; }\n.course-widget.network-tour .network { flex: 1; min-width: 0; }\n.course-widget.network-tour .scroller { position: relative; overflow-x: auto; padding: 3px 3px 6px; }\n.course-widget.network-tour .flow {\n  position: relative; display: grid; grid-auto-flow: column; grid-auto-columns: max-content; grid-template-rows: auto auto; gap: 6px 16px;\n  justify-content: space-between; min-width: max-content;\n}\n.course-widget.network-tour .flow.tight { column-gap: 6px; }\n.course-widget.network-tour .tight .bars { width: 114px; }\n.course-widget.network-tour .flow.measured { display: inline-grid; }\n.course-widget.network-tour .lines { position: absolute; inset: 0; z-index: 1; pointer-events: none; }\n.course-widget.network-tour .threads { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; fill: none; }\n.course-widget.network-tour .threads .for { stroke: var(--accent); }\n.course-widget.network-tour .threads .against { stroke: var(--mark); }\n.course-widget.network-tour .threads .takes { stroke: var(--quiet); stroke-width: 2px; }\n.course-widget.network-tour .stage { display: grid; grid-row: span 2; grid-template-rows: subgrid; justify-items: center; align-items: start; min-width: 60px; }\n.course-widget.network-tour .stage-head {\n  display: flex; flex-direction: column; align-self: end; align-items: center; font-size: 11px; line-height: 14px; text-align: center; white-space: nowrap;\n  color: var(--quiet);\n}\n.course-widget.network-tour .stage-head b { max-width: 84px; color: var(--ink); white-space: normal; }\n.course-widget.network-tour .stage.open .stage-head b { color: var(--mark); }\n.course-widget.network-tour .tiles { display: grid; grid-auto-flow: column; grid-auto-columns: max-content; gap: 0 6px; justify-items: center; align-items: center; }\n.course-widget.network-tour .tile {\n  display: block; padding: 0; border: 0; border-radius: 2px; background: none; line-height: 0; box-shadow: 0 0 0 1px var(--rule);\n}\n.course-widget.network-tour .tile canvas, .course-widget.network-tour .strip canvas, .course-widget.network-tour .digit {\n  max-width: none; image-rendering: pixelated; border-radius: 1px;\n}\n.course-widget.network-tour .digit { background: #000; }\n.course-widget.network-tour .digit, .course-widget.network-tour .pad { box-shadow: 0 0 0 1px var(--rule); }\n.course-widget.network-tour .tile:hover { box-shadow: 0 0 0 2px var(--accent); }\n.course-widget.network-tour .tile[aria-pressed="true"] { box-shadow: 0 0 0 3px var(--mark); }\n.course-widget.network-tour .strip { position: relative; line-height: 0; cursor: pointer; box-shadow: 0 0 0 1px var(--rule); background: var(--paper); }\n.course-widget.network-tour .here { position: absolute; outline: 2.5px solid var(--mark); pointer-events: none; }\n.course-widget.network-tour .bars { display: flex; flex-direction: column; width: 124px; font-variant-numeric: tabular-nums; }\n.course-widget.network-tour .answer { display: flex; gap: 8px; align-items: center; height: 44px; font-size: 11.5px; line-height: 1.25; }\n.course-widget.network-tour .answer b { min-width: 22px; color: var(--accent); font-size: 38px; line-height: 1; }\n.course-widget.network-tour .answer.empty, .course-widget.network-tour .answer.empty b { color: var(--quiet); }\n.course-widget.network-tour .bar {\n  display: grid; grid-template-columns: 9px 1fr 38px; gap: 5px; align-items: center; height: 24px; padding: 0 3px; border: 0; border-radius: 4px; background: var(--paper);\n  text-align: left; font-size: 12px;\n}\n.course-widget.network-tour .bar:hover { background: var(--ground); }\n.course-widget.network-tour .bar .track { height: 12px; border-radius: 3px; background: var(--ground); overflow: hidden; }\n.course-widget.network-tour .bar .fill { display: block; height: 100%; background: var(--bar); transform-origin: left; transform: scaleX(0); }\n.course-widget.network-tour .bar .share { color: var(--quiet); font-size: 11px; text-align: right; white-space: nowrap; }\n.course-widget.network-tour .bar.best { font-weight: 700; }\n.course-widget.network-tour .bar.best .share { color: var(--ink); }\n.course-widget.network-tour .bar.best .fill { background: var(--accent); }\n.course-widget.network-tour .bar[aria-pressed="true"] { position: relative; box-shadow: 0 0 0 2.5px var(--mark); }\n.course-widget.network-tour .preview { min-height: 18px; margin: 2px 0 0; color: var(--quiet); font-size: 12px; }\n.course-widget.network-tour .legend { margin-top: 10px; font-size: 11.5px; line-height: 1.35; }\n.course-widget.network-tour .legend .line { margin-bottom: 4px; }\n.course-widget.network-tour .scale { flex: 1; max-width: 110px; border-radius: 3px; color: #24292f; font-size: 11px; line-height: 14px; text-align: center; }\n.course-widget.network-tour .more { display: inline-block; margin-left: 10px; font-weight: 400; }\n.course-widget.network-tour .detail { margin-top: 12px; padding-top: 12px; border-top: 1px solid var(--rule); }\n.course-widget.network-tour .where { margin-left: 10px; font-weight: 400; }\n.course-widget.network-tour .steps { display: none; gap: 6px; margin-left: 10px; }\n@media (pointer: coarse) {\n  .course-widget.network-tour .steps { display: inline-flex; vertical-align: middle; }\n  .course-widget.network-tour .keys { display: none; }\n}\n.course-widget.network-tour .equation { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: flex-start; margin: 0 0 14px; font-variant-numeric: tabular-nums; }\n.course-widget.network-tour .equation > span { display: flex; flex-direction: column; min-width: 0; }\n.course-widget.network-tour .equation .term { min-width: 66px; }\n.course-widget.network-tour .equation b { font-size: 19px; line-height: 1.2; }\n.course-widget.network-tour .equation .sign b { color: var(--quiet); font-weight: 400; }\n.course-widget.network-tour .equation span span { color: var(--quiet); font-size: 11px; line-height: 1.3; }\n.course-widget.network-tour .equation > :last-child b { color: var(--mark); }\n.course-widget.network-tour .parts { display: flex; flex-wrap: wrap; gap: 14px 26px; align-items: flex-start; }\n.course-widget.network-tour .picture { margin: 0; }\n.course-widget.network-tour .picture .well { max-width: 100%; }\n.course-widget.network-tour figcaption { min-height: 16px; color: var(--quiet); font-size: 11px; line-height: 16px; }\n.course-widget.network-tour .about { margin: 0 0 4px; font-size: 12px; font-weight: 600; }\n.course-widget.network-tour .row { flex-wrap: nowrap; gap: 10px; }\n.course-widget.network-tour .walked { cursor: crosshair; }\n.course-widget.network-tour .convolution { display: grid; grid-template: "cards" auto "one" auto "made" auto / 100%; gap: 16px 26px; }\n.course-widget.network-tour .cards { grid-area: cards; display: grid; grid-template-columns: repeat(var(--across), minmax(0, max-content)); gap: 8px; }\n.course-widget.network-tour .one { grid-area: one; }\n.course-widget.network-tour .made { grid-area: made; }\n.course-widget.network-tour .results { display: flex; gap: 4px 14px; }\n@container (min-width: 680px) {\n  .course-widget.network-tour .convolution { grid-template: "cards cards" auto "one made" auto / max-content 1fr; }\n  .course-widget.network-tour .convolution.of-one { grid-template: "cards made" auto "one one" auto / max-content 1fr; }\n}\n@container (max-width: 899px) {\n  .course-widget.network-tour .one .well { max-width: min(130px, 33cqi - 26px); }\n  .course-widget.network-tour .convolution:not(.of-one) .results .well { max-width: min(112px, 45cqi - 12px); }\n  .course-widget.network-tour .of-one .one .well { max-width: min(152px, 33cqi - 26px); }\n}\n@container (min-width: 800px) and (max-width: 899px) {\n  .course-widget.network-tour .one .well { max-width: 152px; }\n  .course-widget.network-tour .convolution:not(.of-one) .results .well { max-width: calc(50cqi - 278px); }\n}\n@container (min-width: 880px) {\n  .course-widget.network-tour .lists { flex-direction: column; }\n}\n@container (min-width: 900px) {\n  .course-widget.network-tour .convolution { grid-template: "cards made" auto "one made" 1fr / max-content 1fr; }\n  .course-widget.network-tour .convolution.of-one { grid-template: "cards one" auto "cards made" 1fr / max-content 1fr; }\n  .course-widget.network-tour .convolution:not(.of-one) .results { flex-direction: column; }\n}\n@container (max-width: 739px) {\n  .course-widget.network-tour .card .well { max-width: 60px; }\n  .course-widget.network-tour .card .line > :last-child .well { max-width: 44px; }\n}\n@container (max-width: 559px) {\n  .course-widget.network-tour .cards { grid-template-columns: repeat(2, minmax(0, max-content)); }\n  .course-widget.network-tour .card .well { max-width: 18cqi; }\n  .course-widget.network-tour .card .line > :last-child .well { max-width: 12.5cqi; }\n  .course-widget.network-tour .row { gap: 5px; }\n  .course-widget.network-tour .of-one .results .well { max-width: calc(45cqi - 20px); }\n  .course-widget.network-tour .dense .row { gap: 8px; }\n  .course-widget.network-tour .dense .well { max-width: calc(33cqi - 16px); }\n}\n.course-widget.network-tour .card { padding: 6px 8px 4px; border-color: transparent; background: var(--ground); text-align: left; }\n.course-widget.network-tour .card figcaption { display: none; }\n.course-widget.network-tour .card .line { flex-wrap: nowrap; gap: 5px; }\n.course-widget.network-tour .card .sum { justify-content: space-between; margin-top: 3px; font-size: 11.5px; font-variant-numeric: tabular-nums; }\n.course-widget.network-tour .card[aria-pressed="true"] { border-color: var(--mark); }\n.course-widget.network-tour .pages { grid-column: 1 / -1; }\n.course-widget.network-tour .readout { min-height: 19px; margin: 8px 0 0; font-size: 12.5px; font-variant-numeric: tabular-nums; }\n.course-widget.network-tour .dense .row { align-items: flex-start; gap: 18px; }\n.course-widget.network-tour .lists { display: flex; flex-wrap: wrap; gap: 10px 26px; }\n.course-widget.network-tour .list { width: 220px; font-size: 12px; font-variant-numeric: tabular-nums; }\n.course-widget.network-tour .list ul { margin: 0; padding: 0; list-style: none; }\n.course-widget.network-tour .list li { display: flex; gap: 10px; justify-content: space-between; margin: 0; line-height: 18px; }\n.course-widget.network-tour .list li span { color: var(--quiet); }\n.course-widget.network-tour .list li b { font-weight: 400; }\n.course-widget.network-tour .softmax { flex: 1 1 100%; min-width: 0; }\n.course-widget.network-tour .softmax p.quiet { margin: 6px 0 0; }\n.course-widget.network-tour .slide { position: relative; overflow-x: auto; }\n.course-widget.network-tour table { margin: 0; border-collapse: collapse; border: 0; font-size: 12px; font-variant-numeric: tabular-nums; table-layout: auto; }\n.course-widget.network-tour th, .course-widget.network-tour td { min-width: 46px; padding: 2px 6px; border: 0; background: none; text-align: right; white-space: nowrap; font-weight: 400; }\n.course-widget.network-tour th[scope="row"] { padding-left: 0; color: var(--quiet); text-align: left; }\n.course-widget.network-tour th[scope="col"] { font-weight: 600; }\n.course-widget.network-tour tr { background: none; }\n.course-widget.network-tour tr + tr { border-top: 1px solid var(--rule); }\n.course-widget.network-tour td.chosen, .course-widget.network-tour th.chosen { color: var(--mark); font-weight: 700; }\n.course-widget.network-tour .arrow { align-self: center; font-size: 22px; color: var(--quiet); }\n.course-widget.network-tour .passing p.quiet { flex: 1 1 100%; margin: 0; }\n';

// course_utils/widgets/js/tour/layout.js
var SIDE = 188;
var NARROW2 = 560;
var CLICK = "Click a map to open it";
var MAPS = "Keyboard, on a map: <kbd>↑</kbd> <kbd>↓</kbd> the next in its stage · <kbd>←</kbd> <kbd>→</kbd> the next stage · <kbd>Home</kbd> <kbd>End</kbd> first and last · <kbd>Enter</kbd> into its numbers";
var TURN = " · <kbd>[</kbd>&nbsp;<kbd>]</kbd> other image";
var title = (digit, ...words) => make("p", { className: "title" }, make("b", {}, digit), ...words);
function makeLayout(el, { pad, maps, detail, turn, count }) {
  const parts = {
    previous: makeButton("‹", "Previous image", () => turn(-1)),
    next: makeButton("›", "Next image", () => turn(1)),
    caption: make("span", { className: "caption" }),
    preview: make("p", { className: "preview" })
  };
  const bar = make("div", { className: "line which" }, parts.previous, parts.caption, parts.next);
  bar.hidden = !count;
  const scale = make("span", { className: "scale" }, "0");
  scale.style.background = GRADIENT;
  const legend = make(
    "div",
    { className: "legend quiet" },
    make("div", { className: "line" }, "−", scale, "+"),
    "Blue is more, red less. White is 0, or, where a stage has only numbers above 0, its smallest. A blue line adds, an orange one takes away."
  );
  const scroll = make("span", { className: "more quiet" }, "scroll sideways ↔");
  const top = make(
    "div",
    { className: "top" },
    make(
      "div",
      { className: "chooser" },
      title("1", count ? "Choose or draw" : "Draw a digit"),
      make("div", { className: "tools" }, pad.canvas, make("div", { className: "tool" }, pad.buttons, bar, legend))
    ),
    make(
      "div",
      { className: "network" },
      title("2", "Follow it through the network", scroll),
      maps.element,
      parts.preview
    )
  );
  const hint = `${CLICK}.<span class="keys"> ${MAPS}${count > 1 ? TURN : ""}. On the pad: ${KEYS}</span>`;
  const frame = makeFrame(el, make("style", { textContent: network_tour_default }), top, detail.element, make("p", { className: "hint", innerHTML: hint }));
  frame.frame.classList.add("network-tour");
  const arrange = () => {
    const room = top.clientWidth;
    if (!room) return;
    const needs = (tile, tight = false) => {
      maps.fit(tile, tight);
      return maps.flow.scrollWidth;
    };
    maps.flow.classList.add("measured");
    const beside2 = needs(TILES[0]) + SIDE <= room;
    const sizes = beside2 || room < NARROW2 ? [] : TILES.flatMap((tile) => [[tile, false], [tile, true]]);
    const roomy = beside2 ? TILES[0] : TILES[1];
    const width = needs(...sizes.find(([tile, tight]) => needs(tile, tight) <= room) ?? [roomy, false]);
    top.classList.toggle("beside", beside2);
    maps.flow.classList.remove("measured");
    scroll.hidden = width <= room;
    top.classList.toggle("scrolls", width > room);
  };
  return {
    ...parts,
    frame,
    /** Keep the sizes fitting; `action` is called after each change. */
    fit(action) {
      let last = 0;
      return watchSize(top, () => {
        if (top.clientWidth === last) return;
        last = top.clientWidth;
        arrange();
        action();
      });
    }
  };
}

// course_utils/widgets/js/shared/svg.js
var SVG = make("div", { innerHTML: "<svg></svg>" }).firstChild.namespaceURI;
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// course_utils/widgets/js/tour/lines.js
var MOST2 = 24;
var ALIKE = 0.3;
var THIN = 0.7;
var THICK = 3.2;
function sourcesOf(now, index, place3) {
  const [layer, given] = [now.network[index], givenTo(now, index)];
  if (layer.kind === "conv2d" || layer.kind === "dense") {
    const parts = layer.kind === "conv2d" ? sumsOfMaps(layer, given, place3) : productsOf(layer, given, place3[0]);
    if (!index) return [{ from: 0, adds: parts.reduce((a, b) => a + b, 0) }];
    return foremost(parts, MOST2).map((from) => ({ from, adds: parts[from] }));
  }
  if (layer.activation === "softmax") {
    return Array.from({ length: index ? countOf(given.shape) : 1 }, (_, from) => ({ from, adds: null, share: ALIKE }));
  }
  const { source } = takeApart(now, index, place3);
  if (source && layer.kind !== "max_pool2d") return [{ from: source[0], adds: null }];
  return [{ from: countOf(given.shape) === 1 || !index ? 0 : place3[0], adds: null }];
}
function makeLines() {
  const root = draw("svg", { "aria-hidden": "true", class: "threads" });
  let paths = [];
  return {
    root,
    /** Draw lines from the `sources` to the map; `place(index, map)` returns rectangles. */
    show(now, index, map, sources, place3) {
      const to = place3(index, map);
      const most = largest(sources.map(({ adds }) => adds ?? 0)) || 1;
      while (paths.length < sources.length) {
        paths.push(draw("path", {}));
        root.append(paths.at(-1));
      }
      for (const path of paths.splice(sources.length)) path.remove();
      const [x2, y2] = [to.left, to.top + to.height / 2];
      sources.forEach(({ from, adds, share = adds === null ? 1 : Math.abs(adds) / most }, i) => {
        const start = place3(index - 1, index ? from : 0);
        const [x1, y1] = [start.right, start.top + start.height / 2];
        const bend = Math.max((x2 - x1) / 2, 8);
        const path = paths[i];
        path.setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
        path.setAttribute("class", adds === null ? "takes" : adds < 0 ? "against" : "for");
        path.setAttribute("stroke-width", (THIN + (THICK - THIN) * share).toFixed(2));
        path.setAttribute("stroke-opacity", (0.22 + 0.68 * share).toFixed(2));
      });
    }
  };
}

// course_utils/widgets/js/tour/network_tour.js
var PIXELS = FIELD * FIELD;
function render({ model, el }) {
  const network = readNetwork(model.get("_layers"), asBytes(model.get("_weights")));
  const images = asBytes(model.get("_images"));
  const labels = model.get("_labels");
  const [factor2, shift] = model.get("_offset_scale");
  const shape = model.get("_input");
  const shapes = network.map(({ out }) => out);
  const count = images.length / PIXELS;
  let now = null;
  let hover = null;
  let said = "";
  const set = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  const openStage = () => Math.max(network.findIndex(({ name }) => name === model.get("layer")), 0);
  const openMap = () => Math.min(model.get("feature_map"), countOf(shapes[openStage()]) - 1);
  const chosen = () => inside([model.get("row"), model.get("column")], sizeOf(shapes[openStage()]));
  const place3 = () => [openMap(), ...hover ?? chosen()];
  function turn(step2) {
    const index = Math.min(Math.max(model.get("index") + step2, 0), count - 1);
    if (count && (index !== model.get("index") || model.get("strokes").length)) set({ index, strokes: [] });
  }
  function open(index, map, byKey) {
    hover = null;
    const same = index === openStage() && map !== null;
    const [strong, row, column] = same ? [map, ...chosen()] : strongest(now.stages[index], map);
    if (!same) for (const name of ["feature_map", "row", "column"]) model.set(name, null);
    set({ layer: network[index].name, feature_map: strong, row, column });
    refresh();
    if (byKey) detail.focus();
  }
  const act = {
    turn,
    choose: open,
    look: (index, map) => parts.preview.textContent = index === null ? "" : glance(index, map)
  };
  const redraw = oncePerFrame(refresh);
  let stale = true;
  const anew = () => {
    stale = true;
    redraw();
  };
  const pad = makePad(model, 140, anew);
  const maps = makeMaps(network, shapes, act);
  const lines = makeLines();
  maps.lines.append(lines.root);
  const walker = {
    chosen,
    turn,
    places: () => sizeOf(shapes[openStage()]),
    choose([row, column]) {
      hover = null;
      set({ row, column });
      redraw();
    },
    look(at) {
      hover = at;
      redraw();
    }
  };
  const step = (by) => open(openStage(), inside([openMap() + by, 0], [countOf(shapes[openStage()]), 1])[0]);
  const detail = makeDetail(walker, step, () => redraw());
  const parts = makeLayout(el, { pad, maps, detail, turn, count });
  const { frame } = parts;
  function compute() {
    const prepared = pad.read();
    const first = model.get("index") * PIXELS;
    const image = count && !pad.count() ? images.subarray(first, first + PIXELS) : new Uint8Array(PIXELS);
    const digit = prepared ? prepared.digit : image;
    const values = Float32Array.from(digit, (pixel) => pixel * factor2 + shift);
    now = { network, digit, input: { values, shape }, stages: stages(network, values, shape) };
    const last = now.stages.at(-1);
    const scales = now.stages.map((stage) => scaleOf(stage.values));
    now.colourOf = (index) => index < 0 ? (value) => grey((value - shift) / factor2, 255) : (value) => signed(value - scales[index].white, scales[index].reach);
    now.said = reads(network.at(-1), last.shape) && digit.some(Boolean) ? reading(last.values) : null;
  }
  function title2() {
    const strokes = pad.count();
    if (strokes) return `a drawing of ${strokes} stroke${strokes > 1 ? "s" : ""}`;
    if (!count) return "nothing is drawn";
    const index = model.get("index");
    return `${whichImage(index, count)}${labels.length ? `, a ${labels[index]}` : ""}`;
  }
  function glance(index, map) {
    const stage = now.stages[index];
    const at = strongest(stage, map);
    const name = nameOf(network[index], stage.shape, map);
    if (stage.shape.length === 1) return `${name}: ${exact(stage.values[map])}`;
    const value = mapOf(stage, map)[at[1] * stage.shape[1] + at[2]];
    return `${name}: largest ${exact(value)}, in row ${at[1]}, column ${at[2]}`;
  }
  function nameDigit() {
    const words = pad.count() ? [title2()] : title2().replace(" (", "\n(").replace(", ", ",\n").split("\n");
    parts.caption.replaceChildren(...words.flatMap((part) => [make("span", {}, part), " "]));
    parts.caption.classList.toggle("drawn", pad.count() > 0);
    setPossible(parts.previous, model.get("index") > 0);
    setPossible(parts.next, model.get("index") < count - 1);
    maps.picture.setAttribute("aria-label", `The digit as the network gets it: ${title2()}.`);
  }
  function refresh() {
    if (stale) compute();
    const index = openStage();
    detail.show(now, index, place3(), stale, hover !== null || pad.drawing());
    if (stale) {
      pad.redraw();
      maps.show(now, now.said, pad.drawing());
      nameDigit();
    }
    maps.mark(index, openMap());
    lines.show(now, index, openMap(), sourcesOf(now, index, place3()), maps.place);
    stale = false;
    if (hover) return;
    const { shape: shape2 } = now.stages[index];
    const cameFrom = index ? network[index - 1].name : "the input";
    const total = countOf(shape2);
    const name = `${nameOf(network[index], shape2, openMap())}${total > 1 ? ` (of 0 to ${total - 1})` : ""}`;
    const where = shape2.length === 3 ? `, row ${place3()[1]}, column ${place3()[2]}` : "";
    const number2 = `${name}${where}: ${inWords(network[index], takeApart(now, index, place3()), cameFrom)}.`;
    const state = `Network tour: ${title2()}.${now.said ? ` The network ${now.said.text}.` : ""}`;
    frame.describe(`${state} ${number2}`, state === said ? number2 : `${state} ${number2}`);
    said = state;
  }
  const unwatch = watch(model, ["index", "strokes"], anew);
  const unwatchPlace = watch(model, ["layer", "feature_map", "row", "column"], redraw);
  const unfit = parts.fit(() => {
    detail.relax();
    maps.mark(openStage(), openMap());
    maps.reveal(openStage());
    redraw();
  });
  refresh();
  pad.start();
  return () => {
    unfit();
    unwatch();
    unwatchPlace();
    redraw.cancel();
    detail.stop();
    pad.stop();
    frame.remove();
  };
}
var network_tour_default2 = { render };
export {
  network_tour_default2 as default,
  readNetwork,
  stages
};
