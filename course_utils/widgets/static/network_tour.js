// course_utils/widgets/js/kit.css
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
`;

// course_utils/widgets/js/kit.js
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
  const room = new ResizeObserver(() => frame.classList.toggle("narrow", el.clientWidth < NARROW));
  room.observe(el);
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
      room.disconnect();
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
    draw2(context, grid);
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
  const size = new ResizeObserver(fit);
  const theme = new MutationObserver(grid.redraw);
  grid.start = () => {
    size.observe(canvas.parentElement);
    theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  };
  grid.stop = () => {
    size.disconnect();
    theme.disconnect();
  };
  return grid;
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

// course_utils/widgets/js/layers.js
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
    const [to, pixels] = [number2 * channels, (bottom - top) * (right - left)];
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
  const largest2 = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(value - largest2));
  const sum = powers.reduce((a, b) => a + b);
  values.set(powers.map((power) => power / sum));
}

// course_utils/widgets/js/network.js
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
    ACTIVATIONS[activation](values, layer.slope);
    return { values, shape, before };
  });
}
var STEPS = {
  conv2d: ({ kernel, bias, shape, stride, padding }, x, from) => conv2d(x, from, kernel, shape, { bias, stride, padding }),
  max_pool2d: ({ size, stride, padding }, x, from) => maxPool2d(x, from, { size, stride, padding }),
  avg_pool2d: ({ size, stride, padding }, x, from) => avgPool2d(x, from, { size, stride, padding }),
  global_avg_pool2d: (_, x, from) => globalAvgPool2d(x, from),
  scale_shift: ({ kernel, bias }, x, from) => scaleShift(x, from, kernel, bias),
  activation: (_, x, from) => [x, from],
  flatten: (_, x) => [x, [x.length]],
  reshape: ({ out }, x) => [x, out],
  dense: ({ kernel, bias, shape }, x) => dense(x, kernel, shape, bias)
};
var ACTIVATIONS = { relu, leaky_relu: leakyRelu, sigmoid, tanh, softmax };

// course_utils/widgets/js/prepare.js
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

// course_utils/widgets/js/pad_canvases.js
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

// course_utils/widgets/js/strokes.js
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

// course_utils/widgets/js/examples.json
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

// course_utils/widgets/js/pad.js
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
    redraw: grid.redraw,
    start: grid.start,
    stop() {
      halt();
      unwatch();
      grid.stop();
    }
  };
}

// course_utils/widgets/js/reading.js
function reading(probabilities, noun2 = "") {
  const best = probabilities.indexOf(Math.max(...probabilities));
  const share = percent(probabilities[best]).replace(">", "over ");
  return { best, text: `${probabilities[best] >= 0.5 ? "reads" : "perhaps reads"} ${noun2}${best}, ${share}` };
}

// course_utils/widgets/js/tour_step.js
var DIGITS = 3;
var WORDS = { relu: "ReLU", leaky_relu: "leaky ReLU", sigmoid: "sigmoid", tanh: "tanh", softmax: "softmax" };
var pair2 = (value) => Array.isArray(value) ? value : [value, value];
var functionOf = (layer) => WORDS[layer.activation] ?? "";
var exact = (value) => number(value, DIGITS);
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
var largest = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
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
  if (layer.kind === "global_avg_pool2d") return { ...detail, count: given.shape[0] * given.shape[1] };
  if (layer.kind.endsWith("pool2d")) {
    const pixels = pixelsUnder(geometryOf(layer, given.shape), [row, column]).filter(Boolean);
    const value = ([y, x]) => given.values[indexOf(given.shape, [map, y, x])];
    const winner = pixels.reduce((best, pixel) => value(pixel) > value(best) ? pixel : best);
    return { ...detail, count: pixels.length, source: [map, ...winner] };
  }
  if (layer.kind === "scale_shift") detail.scale = layer.kernel[map];
  if (layer.kind === "scale_shift") detail.bias = layer.bias[map];
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
function noun(layer, shape) {
  if (shape.length === 3) return "map";
  return ["flatten", "reshape", "global_avg_pool2d"].includes(layer.kind) ? "number" : "unit";
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
  if (kind === "max_pool2d") {
    const [, row, column] = detail.source;
    return `the largest of ${plural(detail.count, "number")} is ${after}, in row ${row}, column ${column} of ${cameFrom}`;
  }
  if (kind.endsWith("pool2d")) return `the mean of ${plural(detail.count, "number")} is ${after}`;
  if (kind === "scale_shift") {
    const sign = detail.bias < 0 ? "−" : "+";
    return `${exact(detail.given)} × ${exact(detail.scale)} ${sign} ${exact(Math.abs(detail.bias))} is ${after}`;
  }
  if (kind === "activation") return `${exact(detail.before)} comes in, ${activation} makes it ${after}`;
  return `${sourceInWords(detail)} of ${cameFrom}, ${after}`;
}
function sourceInWords({ from, source: [map, row, column] }) {
  return from.length === 1 ? `number ${map}` : `map ${map}, row ${row}, column ${column}`;
}
var reads = (layer, shape) => shape.length === 1 && shape[0] === 10 && ["softmax", "sigmoid"].includes(layer.activation);

// course_utils/widgets/js/tour_detail.js
function makeDetail(walker) {
  const heading2 = make("span");
  const words = make("p");
  return {
    element: make("div", { className: "detail" }, make("p", { className: "title" }, make("b", {}, "3"), heading2), words),
    show(now, index, place3) {
      heading2.textContent = `How ${nameOf(now.network[index], now.stages[index].shape, place3[0])} is made`;
      words.textContent = inWords(now.network[index], takeApart(now, index, place3), index ? now.network[index - 1].name : "the input");
    },
    focus() {
    },
    stop() {
    }
  };
}

// course_utils/widgets/js/colours.js
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
var table = null;
function paintSigned(canvas, rows, columns, limit, value) {
  table ??= Uint8Array.from({ length: 3 * SHADES }, (_, i) => signed(Math.floor(i / 3) / (SHADES - 1) * 2 - 1, 1)[i % 3]);
  if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  const { data } = image;
  const half = (SHADES - 1) / 2;
  const scale = half / (limit || 1);
  for (let i = 0; i < rows * columns; i++) {
    const number2 = value(i);
    if (number2 === void 0) continue;
    const shade = 3 * Math.min(Math.max(Math.round(number2 * scale) + half, 0), SHADES - 1);
    data[4 * i] = table[shade];
    data[4 * i + 1] = table[shade + 1];
    data[4 * i + 2] = table[shade + 2];
    data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

// course_utils/widgets/js/tour_vector.js
var SIZES = [18, 16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3];
var WIDEST = 62;
var LONE = 18;
function makeVector(layer, [count], act) {
  const canvas = make("canvas");
  const mark = make("span", { className: "here" });
  const strip = make("div", { className: "strip", tabIndex: -1, role: "button" }, canvas, mark);
  let [down, across, size] = [count, 1, [LONE, 6]];
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
    if (values) paintSigned(canvas, down, across, largest(values), (i) => values[i % across * down + Math.floor(i / across)]);
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
      const side = SIZES.find((one) => Math.ceil(count / Math.floor(height / one)) * one <= WIDEST) ?? SIZES.at(-1);
      across = Math.ceil(count / Math.max(Math.floor(height / side), 1));
      down = Math.ceil(count / across);
      const cell = Math.max(1, Math.round(side * ratio)) / ratio;
      size = [across === 1 ? Math.max(cell, Math.round(LONE * ratio) / ratio) : cell, cell];
      Object.assign(canvas.style, { width: `${across * size[0]}px`, height: `${down * size[1]}px` });
      paint();
      put();
      return [across * size[0], down * size[1]];
    },
    show(stage) {
      values = stage.values;
      paint();
      name();
    },
    mark(unit) {
      chosen = unit;
      strip.tabIndex = unit < 0 ? -1 : 0;
      strip.setAttribute("aria-pressed", String(unit >= 0));
      name();
      put();
    },
    focusable: () => strip,
    /** Return where a number's cell is on the screen. */
    place(unit) {
      const box = canvas.getBoundingClientRect();
      return new DOMRect(box.left + Math.floor(unit / down) * size[0], box.top + unit % down * size[1], ...size);
    }
  };
}

// course_utils/widgets/js/tour_maps.js
var ROWS = 8;
var GAP = 6;
var TILES = [56, 48, 40, 32, 24];
var KINDS = {
  conv2d: ({ shape }) => `${shape[0]} × ${shape[1]}`,
  max_pool2d: ({ size }) => `max ${[size, size].flat().slice(0, 2).join(" × ")}`,
  avg_pool2d: ({ size }) => `mean ${[size, size].flat().slice(0, 2).join(" × ")}`,
  global_avg_pool2d: () => "mean of a map",
  flatten: () => "in a row",
  reshape: () => "in order",
  scale_shift: () => "scale, shift",
  dense: () => "",
  activation: () => ""
};
var breakable = (name) => name.split(/(?<=_)/).flatMap((part, i) => i ? [make("wbr"), part] : [part]);
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
      const cell = Math.max(1, Math.round(tile * ratio / Math.max(rows, columns))) / ratio;
      canvases.forEach((canvas) => Object.assign(canvas.style, { width: `${columns * cell}px`, height: `${rows * cell}px` }));
      return [columns * cell, rows * cell];
    },
    show({ values }) {
      const limit = largest(values);
      canvases.forEach((canvas, map) => paintSigned(canvas, rows, columns, limit, (i) => values[i * count + map]));
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
    place: (map) => canvases[map].getBoundingClientRect()
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
    place: (unit) => rows[unit].row.getBoundingClientRect()
  };
}
function makeMaps(network, shapes, act) {
  const picture = make("canvas", { className: "digit", role: "img" });
  const input = make("div", { className: "stage" }, heading("input", "the digit", [28, 28]), make("div", { className: "tiles" }, picture));
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
  let chosen = [0, 0];
  scroller.addEventListener("pointerleave", () => act.look(null));
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
    columns[chosen[0]].focusable(chosen[1]).focus({ preventScroll: true });
    columns[chosen[0]].focusable(chosen[1]).scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return {
    element: scroller,
    flow,
    lines,
    /** Choose sizes such that all stages fit into `width` CSS pixels if they can; returns the width they take. */
    fit(tile) {
      const ratio = window.devicePixelRatio || 1;
      const maps = columns.filter(({ side }) => side);
      const sizes = maps.map((column) => column.fit(tile, ratio));
      const pitch = Math.max(tile, ...sizes.map(([, height]) => height)) + GAP;
      const tall = Math.max(0, ...maps.map(({ down }) => down)) * pitch || 360;
      flow.style.setProperty("--pitch", `${pitch}px`);
      const cell = Math.max(1, Math.round(2 * tile * ratio / 28)) / ratio;
      Object.assign(picture.style, { width: `${28 * cell}px`, height: `${28 * cell}px` });
      columns.filter(({ side }) => !side).forEach((column) => column.fit(Math.max(tall - GAP, 200), ratio));
    },
    /** Draw all stages; `said` is what the network reads, null if nothing. */
    show(now, said) {
      const { digit } = now;
      const context = picture.getContext("2d");
      if (picture.width !== 28) [picture.width, picture.height] = [28, 28];
      const image = context.createImageData(28, 28);
      digit.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
      context.putImageData(image, 0, 0);
      columns.forEach((column, index) => column.show(now.stages[index], said));
    },
    /** Frame the chosen map. */
    mark(index, map) {
      columns.forEach((column, i) => {
        column.box.classList.toggle("open", i === index);
        column.mark(i === index ? map : -1);
      });
      chosen = [index, map];
    },
    /** Return the rectangle of a map on the screen; the input's is at -1. */
    place: (index, map) => index < 0 ? picture.getBoundingClientRect() : columns[index].place(map),
    picture,
    focus: () => columns[chosen[0]].focusable(chosen[1]).focus()
  };
}

// course_utils/widgets/js/network_tour.css
var network_tour_default = '.course-widget.network-tour { max-width: 1120px; container-type: inline-size; }\n.course-widget.network-tour canvas { color: var(--mark); }\n.course-widget.network-tour .title { margin: 0 0 8px; }\n.course-widget.network-tour .top { display: flex; flex-direction: column; gap: 12px; }\n.course-widget.network-tour .top.beside { flex-direction: row; gap: 24px; }\n.course-widget.network-tour .chooser { flex: none; }\n.course-widget.network-tour .beside .chooser { width: 152px; }\n.course-widget.network-tour .tools { display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: flex-start; }\n.course-widget.network-tour .tools > div { max-width: 152px; }\n.course-widget.network-tour .pad { border-radius: 6px; background: #000; cursor: crosshair; touch-action: none; }\n.course-widget.network-tour .buttons { gap: 5px; }\n.course-widget.network-tour .buttons button { padding: 3px 8px; font-size: 12px; }\n.course-widget.network-tour .which { flex-wrap: nowrap; margin-top: 10px; }\n.course-widget.network-tour .which button { padding: 3px 9px; }\n.course-widget.network-tour .caption { flex: 1; min-width: 0; font-size: 12px; line-height: 1.25; text-align: center; }\n.course-widget.network-tour .network { flex: 1; min-width: 0; }\n.course-widget.network-tour .scroller { position: relative; overflow-x: auto; padding: 3px 3px 6px; }\n.course-widget.network-tour .flow { position: relative; display: flex; gap: 18px; justify-content: space-between; min-width: max-content; }\n.course-widget.network-tour .flow.measured { display: inline-flex; }\n.course-widget.network-tour .lines { position: absolute; inset: 0; pointer-events: none; }\n.course-widget.network-tour .threads { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; fill: none; }\n.course-widget.network-tour .threads .for { stroke: var(--accent); }\n.course-widget.network-tour .threads .against { stroke: var(--mark); }\n.course-widget.network-tour .threads .takes { stroke: var(--quiet); }\n.course-widget.network-tour .stage { position: relative; display: flex; flex: none; flex-direction: column; align-items: center; min-width: 62px; }\n.course-widget.network-tour .stage-head {\n  display: flex; flex-direction: column; justify-content: flex-end; align-items: center; height: 58px; margin-bottom: 6px; font-size: 11px; line-height: 14px;\n  text-align: center; white-space: nowrap; color: var(--quiet);\n}\n.course-widget.network-tour .stage-head b { max-width: 84px; color: var(--ink); white-space: normal; }\n.course-widget.network-tour .stage.open .stage-head b { color: var(--mark); }\n.course-widget.network-tour .tiles { display: grid; grid-auto-flow: column; grid-auto-columns: max-content; gap: 0 6px; justify-items: center; align-items: center; }\n.course-widget.network-tour .tile {\n  display: block; padding: 0; border: 0; border-radius: 2px; background: none; line-height: 0; box-shadow: 0 0 0 1px var(--rule);\n}\n.course-widget.network-tour .tile canvas, .course-widget.network-tour .strip canvas, .course-widget.network-tour .digit {\n  max-width: none; image-rendering: pixelated; border-radius: 1px;\n}\n.course-widget.network-tour .digit { background: #000; }\n.course-widget.network-tour .tile:hover { box-shadow: 0 0 0 2px var(--accent); }\n.course-widget.network-tour .tile[aria-pressed="true"] { box-shadow: 0 0 0 3px var(--mark); }\n.course-widget.network-tour .strip { position: relative; line-height: 0; cursor: pointer; box-shadow: 0 0 0 1px var(--rule); background: var(--paper); }\n.course-widget.network-tour .here { position: absolute; outline: 2.5px solid var(--mark); pointer-events: none; }\n.course-widget.network-tour .bars { display: flex; flex-direction: column; width: 124px; font-variant-numeric: tabular-nums; }\n.course-widget.network-tour .answer { display: flex; gap: 8px; align-items: center; height: 44px; font-size: 11.5px; line-height: 1.25; }\n.course-widget.network-tour .answer b { min-width: 22px; color: var(--accent); font-size: 38px; line-height: 1; }\n.course-widget.network-tour .answer.empty, .course-widget.network-tour .answer.empty b { color: var(--quiet); }\n.course-widget.network-tour .bar {\n  display: grid; grid-template-columns: 9px 1fr 38px; gap: 5px; align-items: center; height: 24px; padding: 0 3px; border: 0; border-radius: 4px; background: var(--paper);\n  text-align: left; font-size: 12px;\n}\n.course-widget.network-tour .bar:hover { background: var(--ground); }\n.course-widget.network-tour .bar .track { height: 12px; border-radius: 3px; background: var(--ground); overflow: hidden; }\n.course-widget.network-tour .bar .fill { display: block; height: 100%; background: #8b949e; transform-origin: left; transform: scaleX(0); }\n.course-widget.network-tour .bar .share { color: var(--quiet); font-size: 11px; text-align: right; white-space: nowrap; }\n.course-widget.network-tour .bar.best { font-weight: 700; }\n.course-widget.network-tour .bar.best .share { color: var(--ink); }\n.course-widget.network-tour .bar.best .fill { background: var(--accent); }\n.course-widget.network-tour .bar[aria-pressed="true"] { box-shadow: 0 0 0 2.5px var(--mark); }\n.course-widget.network-tour .under { justify-content: space-between; min-height: 20px; margin-top: 4px; font-size: 12px; }\n.course-widget.network-tour .preview { flex: 1; min-height: 18px; }\n.course-widget.network-tour .legend { display: flex; gap: 6px; align-items: center; }\n.course-widget.network-tour .scale { width: 90px; border-radius: 3px; color: #24292f; font-size: 11px; line-height: 14px; text-align: center; }\n.course-widget.network-tour .more { margin-left: 10px; font-weight: 400; }\n.course-widget.network-tour .detail { margin-top: 12px; padding-top: 12px; border-top: 1px solid var(--rule); }\n';

// course_utils/widgets/js/tour_layout.js
var SIDE = 176;
var SMALL = 40;
var HINT = `Click a map to open it. Keyboard, on a map: <kbd>↑</kbd> <kbd>↓</kbd> the next in its stage · <kbd>←</kbd> <kbd>→</kbd> the next stage · <kbd>Home</kbd> <kbd>End</kbd> first and last · <kbd>Enter</kbd> into its numbers · <kbd>[</kbd> <kbd>]</kbd> other image. On the pad: ${KEYS}`;
var title = (digit, ...words) => make("p", { className: "title" }, make("b", {}, digit), ...words);
function makeLayout(el, { pad, maps, detail, turn, count }) {
  const parts = {
    previous: makeButton("‹", "Previous image", () => turn(-1)),
    next: makeButton("›", "Next image", () => turn(1)),
    caption: make("span", { className: "caption" }),
    preview: make("span", { className: "preview" })
  };
  const bar = make("div", { className: "line which" }, parts.previous, parts.caption, parts.next);
  bar.hidden = !count;
  const scale = make("span", { className: "scale" }, "0");
  scale.style.background = GRADIENT;
  const legend = make("span", { className: "legend quiet" }, "below", scale, "above");
  legend.title = "White is 0, blue above, red below; each stage up to its own largest number.";
  const scroll = make("span", { className: "more quiet" }, "scroll → for the later stages");
  const top = make(
    "div",
    { className: "top" },
    make(
      "div",
      { className: "chooser" },
      title("1", count ? "Choose or draw a digit" : "Draw a digit"),
      make("div", { className: "tools" }, pad.canvas, make("div", {}, pad.buttons, bar))
    ),
    make(
      "div",
      { className: "network" },
      title("2", "Follow it through the network", scroll),
      maps.element,
      make("div", { className: "line under" }, parts.preview, legend)
    )
  );
  const frame = makeFrame(el, make("style", { textContent: network_tour_default }), top, detail.element, make("p", { className: "hint", innerHTML: HINT }));
  frame.frame.classList.add("network-tour");
  const arrange = () => {
    const room = top.clientWidth;
    if (!room) return;
    const needs = (tile2) => {
      maps.fit(tile2);
      return maps.flow.scrollWidth;
    };
    maps.flow.classList.add("measured");
    const beside = TILES.slice(0, 3).find((tile2) => needs(tile2) + SIDE <= room);
    const tile = beside ?? (room < 560 ? void 0 : TILES.find((one) => needs(one) <= room)) ?? SMALL;
    top.classList.toggle("beside", beside !== void 0);
    const width = needs(tile);
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
      const room = new ResizeObserver(() => {
        if (top.clientWidth === last) return;
        last = top.clientWidth;
        arrange();
        action();
      });
      room.observe(top);
      return () => room.disconnect();
    }
  };
}

// course_utils/widgets/js/svg.js
var SVG = make("div", { innerHTML: "<svg></svg>" }).firstChild.namespaceURI;
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// course_utils/widgets/js/tour_lines.js
var MOST = 16;
var THIN = 0.7;
var THICK = 3.2;
function sourcesOf(now, index, place3) {
  const [layer, given] = [now.network[index], givenTo(now, index)];
  if (layer.kind === "conv2d") return Array.from(sumsOfMaps(layer, given, place3), (adds, from) => ({ from, adds }));
  if (layer.kind === "dense" && index) {
    const products = Array.from(productsOf(layer, given, place3[0]), (adds, from) => ({ from, adds }));
    return products.sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds)).slice(0, MOST);
  }
  const { source } = takeApart(now, index, place3);
  if (source && layer.kind !== "max_pool2d") return [{ from: source[0], adds: null }];
  return [{ from: countOf(given.shape) === 1 || !index ? 0 : place3[0], adds: null }];
}
function makeLines(flow) {
  const root = draw("svg", { "aria-hidden": "true", class: "threads" });
  let paths = [];
  return {
    root,
    /** Draw lines from the `sources` to the map; `place(index, map)` returns rectangles on the screen. */
    show(now, index, map, sources, place3) {
      const origin = flow.getBoundingClientRect();
      const to = place3(index, map);
      const most = largest(sources.map(({ adds }) => adds ?? 1));
      while (paths.length < sources.length) {
        paths.push(draw("path", {}));
        root.append(paths.at(-1));
      }
      for (const path of paths.splice(sources.length)) path.remove();
      const [x2, y2] = [to.left - origin.left, to.top + to.height / 2 - origin.top];
      sources.forEach(({ from, adds }, i) => {
        const start = place3(index - 1, index ? from : 0);
        const [x1, y1] = [start.right - origin.left, start.top + start.height / 2 - origin.top];
        const bend = Math.max((x2 - x1) / 2, 8);
        const share = most ? Math.abs(adds ?? 1) / most : 0;
        const path = paths[i];
        path.setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
        path.setAttribute("class", adds === null ? "takes" : adds < 0 ? "against" : "for");
        path.setAttribute("stroke-width", (THIN + (THICK - THIN) * share).toFixed(2));
        path.setAttribute("stroke-opacity", (0.22 + 0.68 * share).toFixed(2));
      });
    }
  };
}

// course_utils/widgets/js/walk.js
function inside(place3, places) {
  return place3.map((at, axis) => Math.min(Math.max(at, 0), Math.max(places[axis] - 1, 0)));
}

// course_utils/widgets/js/network_tour.js
var PIXELS = FIELD * FIELD;
function render({ model, el }) {
  const network = readNetwork(model.get("_layers"), asBytes(model.get("_weights")));
  const images = asBytes(model.get("_images"));
  const labels = model.get("_labels");
  const [factor, shift] = model.get("_offset_scale");
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
  function turn(step) {
    const index = Math.min(Math.max(model.get("index") + step, 0), count - 1);
    if (count && (index !== model.get("index") || model.get("strokes").length)) set({ index, strokes: [] });
  }
  function open(index, map, byKey) {
    hover = null;
    const same = index === openStage() && map !== null;
    const [strong, row, column] = same ? [map, ...chosen()] : strongest(now.stages[index], map);
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
  const lines = makeLines(maps.flow);
  maps.lines.append(lines.root);
  const detail = makeDetail({
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
    },
    unit: (unit) => open(openStage(), unit)
  });
  const parts = makeLayout(el, { pad, maps, detail, turn, count });
  const { frame } = parts;
  function compute() {
    const prepared = pad.read();
    const first = model.get("index") * PIXELS;
    const image = count && !pad.count() ? images.subarray(first, first + PIXELS) : new Uint8Array(PIXELS);
    const digit = prepared ? prepared.digit : image;
    const values = Float32Array.from(digit, (pixel) => pixel * factor + shift);
    now = { network, digit, input: { values, shape }, stages: stages(network, values, shape) };
    const last = now.stages.at(-1);
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
  function refresh() {
    if (stale) {
      compute();
      maps.show(now, now.said);
      pad.redraw();
      parts.caption.textContent = count ? title2() : "";
      setPossible(parts.previous, model.get("index") > 0);
      setPossible(parts.next, model.get("index") < count - 1);
      maps.picture.setAttribute("aria-label", `The digit as the network gets it: ${title2()}.`);
    }
    const index = openStage();
    maps.mark(index, openMap());
    now.sources = sourcesOf(now, index, place3());
    lines.show(now, index, openMap(), now.sources, maps.place);
    detail.show(now, index, place3(), stale);
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
    maps.mark(openStage(), openMap());
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
