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
function makeChoice(name, options, choose) {
  const group = `choice-${Math.random().toString(36).slice(2)}`;
  const inputs = options.map(([value]) => make("input", { type: "radio", name: group, value }));
  inputs.forEach((input) => input.addEventListener("change", () => choose(input.value)));
  const labels = options.map(([, text], i) => make("label", { className: "choice" }, inputs[i], text));
  return {
    element: make("div", { className: "line choices", role: "radiogroup", "aria-label": name }, ...labels),
    show(value) {
      inputs.forEach((input, i) => {
        input.checked = input.value === value;
        labels[i].classList.toggle("chosen", input.checked);
      });
    }
  };
}
function makeGrid(canvas, { columns, rows, width, padding = 0, edge = 0, draw }) {
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
    draw(context, grid);
  };
  grid.reshape = (newRows, newColumns) => {
    if (newRows === rows && newColumns === columns) return;
    [rows, columns, grid.cell] = [newRows, newColumns, 0];
    fit2();
  };
  grid.locate = (event) => {
    const place = canvas.getBoundingClientRect();
    const scale = canvas.width / place.width / grid.cell;
    const free = grid.padding / grid.cell;
    return [(event.clientX - place.left) * scale - free, (event.clientY - place.top) * scale - free];
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
function send(model, changes) {
  for (const [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
}
function whichImage(index, count) {
  return count === 1 ? "image 0" : `image ${index} (of 0 to ${count - 1})`;
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
  const place = (Math.min(Math.max(value / (limit || 1), -1), 1) + 1) * 5;
  const from = Math.min(Math.floor(place), 9);
  return RED_TO_BLUE[from].map((part2, i) => Math.round(part2 + (RED_TO_BLUE[from + 1][i] - part2) * (place - from)));
}
function grey(value, limit) {
  return Array(3).fill(Math.round(255 * Math.min(Math.max(value / (limit || 1), 0), 1)));
}
function inkOn(rgb) {
  const [r, g, b] = rgb.map((part2) => (part2 / 255) ** 2.2);
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

// course_utils/widgets/js/convolution/step.js
function shapes(size, window2, stride, padding) {
  const { places, before } = windowsOver(size, window2, stride, padding);
  const same = padding === "same";
  const after = same ? size.map((pixels, axis) => samePadding(pixels, window2[axis], stride)[1]) : [0, 0];
  return { size, window: window2, stride, padding, places, before, after, possible: !places.includes(0) };
}
function convolve(image, [rows, columns, channels], kernel, stride, padding, high) {
  const [weights, window2] = [kernel.flat(2), [kernel.length, kernel[0].length]];
  const shape = shapes([rows, columns], window2, stride, padding);
  const [output] = shape.possible ? conv2d(image, [rows, columns, channels], weights, [...window2, channels, 1], { stride, padding }) : [new Float32Array(0)];
  const largest = output.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { ...shape, image, weights, output, largest, limit: Math.max(...weights.map(Math.abs)) * high };
}
function takeStep({ size, window: window2, stride, before }, image, weights, channels, channel, [row, column]) {
  const pixels = [];
  const products = [];
  for (let i = 0; i < window2[0]; i++) {
    for (let j = 0; j < window2[1]; j++) {
      const [y, x] = [row * stride - before[0] + i, column * stride - before[1] + j];
      const inside2 = y >= 0 && x >= 0 && y < size[0] && x < size[1];
      const pixel = inside2 ? image[(y * size[1] + x) * channels + channel] : null;
      pixels.push(pixel);
      products.push((pixel ?? 0) * weights[(i * window2[1] + j) * channels + channel]);
    }
  }
  return { pixels, products, sum: products.reduce((a, b) => a + b, 0) };
}
function formula({ size, window: window2, stride, padding, places, possible }) {
  if (!possible) return `${window2[0]} × ${window2[1]} does not fit into ${size[0]} × ${size[1]}`;
  const [down, across] = [0, 1].map((axis) => oneAxis(size[axis], window2[axis], stride, padding));
  return `${down === across ? down : `${counted(down, places[0], "row")}, ${counted(across, places[1], "column")}`} → ${places[0]} × ${places[1]}`;
}
var counted = (sum, places, what) => `${sum} ${what}${places === 1 ? "" : "s"}`;
function oneAxis(size, window2, stride, padding) {
  const places = outputSize(size, window2, stride, padding);
  if (padding === "same") return `⌈${size} / ${stride}⌉ = ${places}`;
  const fraction = `(${size} − ${window2}) / ${stride}`;
  return (size - window2) % stride === 0 ? `${fraction} + 1 = ${places}` : `⌊${fraction}⌋ + 1 = ${places}`;
}
function remarks({ size, window: window2, stride, padding, before, after, possible }) {
  if (!possible) {
    return [
      `A window of ${window2[0]} × ${window2[1]} does not fit into a picture of ${size[0]} × ${size[1]}.`,
      "Choose a smaller kernel, or padding “same”, which surrounds the picture with zeros."
    ];
  }
  const said = [];
  if (padding === "same") {
    const [above, left, below, right] = [...before, ...after];
    if (above === below && left === right && above === left) {
      said.push(above ? `Zeros: ${above} on every side.` : "No zeros are needed.");
    } else said.push(`Zeros: ${above} above, ${below} below, ${left} on the left, ${right} on the right.`);
  } else {
    const missed = unreached({ size, window: window2, stride, padding }).map((count, axis) => last(count, ["row", "column"][axis]));
    if (missed.some(Boolean)) said.push(`No window reaches ${missed.filter(Boolean).join(" and ")}.`);
  }
  if (stride > Math.min(...window2)) {
    said.push("The stride is larger than the window: pixels between two windows are skipped.");
  }
  return said;
}
function unreached({ size, window: window2, stride, padding }) {
  return size.map((pixels, axis) => padding === "same" ? 0 : (pixels - window2[axis]) % stride);
}
var last = (count, what) => count === 0 ? "" : count === 1 ? `the last ${what}` : `the last ${count} ${what}s`;
function inWords([row, column], sum) {
  return `Row ${row}, column ${column}: sum of products ${number(sum)}`;
}
function describe(now, image, name) {
  const size = now.possible ? `Output ${now.places.join(" × ")}.` : remarks(now).join(" ");
  const kernel = `Kernel ${name}, ${now.window.join(" × ")}, stride ${now.stride}, padding ${now.padding}.`;
  return `Convolution explorer: ${image}. ${kernel} ${size}`;
}
function addedUp(parts) {
  const terms = parts.map((part2, i) => i ? `${part2 < 0 ? "−" : "+"} ${number(Math.abs(part2))}` : number(part2));
  return `channels: ${terms.join(" ")} = ${number(parts.reduce((a, b) => a + b, 0))}`;
}
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
  const place = [padding + left * cell, padding + top * cell, columns * cell, rows * cell];
  for (const [colour, width] of [["rgba(255, 255, 255, 0.85)", 4.5], [ink ?? getComputedStyle(canvas).color, 2.5]]) {
    context.strokeStyle = colour;
    context.lineWidth = Math.round(width * ratio);
    context.strokeRect(...place);
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

// course_utils/widgets/js/convolution/kernel_grid.js
var CELL = 52;
var SIZES = [1, 2, 3, 4, 5, 7];
var LARGEST = 1e6;
var BEGUN = /^([-−]|[-−]?[.,]|[-−]?[\d.,]+(\/[-−]?|e[-−+]?))$/i;
function readNumber(text) {
  const [above, below = "1", ...rest] = text.trim().replaceAll("−", "-").replaceAll(",", ".").split("/");
  if (!above.trim() || !below.trim() || rest.length) return NaN;
  const value = Number(above) / Number(below);
  return Number.isFinite(value) ? value : NaN;
}
function resize(weights, [rows, columns], channels, size) {
  const [down, across] = [Math.floor((size - rows) / 2), Math.floor((size - columns) / 2)];
  return Array.from({ length: size * size * channels }, (_, at) => {
    const channel = at % channels;
    const [i, j] = [Math.floor(at / channels / size) - down, Math.floor(at / channels) % size - across];
    const inside2 = i >= 0 && j >= 0 && i < rows && j < columns;
    return inside2 ? weights[(i * columns + j) * channels + channel] : 0;
  });
}
function makeSelect(name, options, choose) {
  const choices = options.map(([value, text]) => make("option", { value }, text));
  const select = make("select", { "aria-label": name }, ...choices);
  let extra = null;
  select.addEventListener("change", () => choose(select.value));
  return {
    select,
    element: make("label", { className: "field" }, make("span", { className: "quiet" }, name), select),
    /** Choose `value`; one that is not among the options is shown as `text`. */
    show(value, text = value) {
      extra?.remove();
      extra = null;
      if (!choices.some((choice) => choice.value === String(value))) {
        extra = make("option", { value }, text);
        select.append(extra);
      }
      select.value = value;
    }
  };
}
function makeKernelGrid(change) {
  const grid = make("div", { className: "kernel", role: "group", "aria-label": "Kernel" });
  const wrong = make("p", { className: "wrong", role: "alert" });
  let state = null;
  let fields = [];
  const rounded = (value) => short(value, state.columns > ROOMY ? 1 : 2);
  const at = (field) => fields.indexOf(field) * state.channels + state.channel;
  const set = (field, value) => {
    const weights = [...state.weights];
    weights[at(field)] = value;
    state.weights = weights;
    change(weights);
  };
  const complain = (field) => {
    const value = readNumber(field.value);
    const large = Math.abs(value) > LARGEST;
    const none = Number.isNaN(value) && !BEGUN.test(field.value.trim());
    field.setAttribute("aria-invalid", large || none);
    if (large) wrong.textContent = `“${field.value}” is too large. A million is the most.`;
    else wrong.textContent = none ? `“${field.value}” is no number. Write 0.5, −1 or 1/9.` : "";
    return large ? NaN : value;
  };
  function makeField() {
    const field = make("input", { type: "text", autocomplete: "off", spellcheck: false });
    let arrived = false;
    field.addEventListener("pointerdown", () => arrived = field !== field.getRootNode().activeElement);
    field.addEventListener("mouseup", (event) => {
      if (arrived) event.preventDefault();
      arrived = false;
    });
    field.addEventListener("focus", () => {
      field.value = String(state.weights[at(field)]).replace("-", "−");
      field.select();
    });
    field.addEventListener("input", () => {
      const value = complain(field);
      if (!Number.isNaN(value)) set(field, value);
    });
    field.addEventListener("blur", () => {
      wrong.textContent = "";
      field.setAttribute("aria-invalid", false);
      field.value = rounded(state.weights[at(field)]);
    });
    field.addEventListener("keydown", (event) => {
      const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (event.key === "Enter" && !event.shiftKey) field.select();
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const value = Math.round((state.weights[at(field)] + step * (event.shiftKey ? 0.1 : 1)) * 1e6) / 1e6;
      field.value = String(value).replace("-", "−");
      if (!Number.isNaN(complain(field))) set(field, value);
    });
    return field;
  }
  return {
    element: make("div", {}, grid, wrong),
    /** Show a flat kernel's numbers in one channel. */
    show(weights, [rows, columns], channels, channel) {
      const sameShape = state && state.rows === rows && state.columns === columns;
      state = { weights, rows, columns, channels, channel };
      if (!sameShape) {
        fields = Array.from({ length: rows * columns }, makeField);
        grid.style.setProperty("--columns", Math.max(rows, columns));
        grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, var(--cell)))`;
        grid.replaceChildren(...fields);
      }
      const limit = Math.max(...weights.map(Math.abs));
      fields.forEach((field, i) => {
        const value = weights[i * channels + channel];
        const rgb = signed(value, limit);
        field.style.background = `rgb(${rgb})`;
        field.style.color = inkOn(rgb);
        field.setAttribute("aria-label", `Kernel, row ${Math.floor(i / columns)}, column ${i % columns}`);
        const typed = readNumber(field.value);
        const typing = field === field.getRootNode().activeElement && (typed === value || Number.isNaN(typed));
        if (!typing) field.value = rounded(value);
        field.style.setProperty("--letters", rounded(value).length);
      });
    },
    /** The sizes to choose from. */
    sizes: SIZES.map((size) => [`${size},${size}`, `${size}×${size}`])
  };
}

// course_utils/widgets/js/shared/shown.js
function makeTurner(turn) {
  const previous = makeButton("‹", "Previous image", () => turn(-1));
  const next = makeButton("›", "Next image", () => turn(1));
  const caption = make("span", { className: "which" });
  return {
    elements: [previous, caption, next],
    /** Show which image it is; returns the words. */
    show(index, count, labels) {
      const words = `${whichImage(index, count)}${labels.length ? `, a ${labels[index]}` : ""}`;
      const [image, ...rest] = words.split(/ (?=\()/).map((part2) => make("span", {}, part2));
      caption.replaceChildren(image, ...rest.flatMap((part2) => [" ", part2]));
      setPossible(previous, index > 0);
      setPossible(next, index < count - 1);
      return words;
    }
  };
}
function makeChannels(count, choose) {
  const names = Array.from({ length: count }, (_, channel) => String(channel));
  const choice = makeChoice("Channel", names.map((name) => [name, name]), (name) => choose(Number(name)));
  const line = make("div", { className: "line channels" }, make("span", { className: "quiet" }, "channel"), choice.element);
  line.hidden = count === 1;
  return { element: line, show: (channel) => choice.show(String(channel)) };
}

// course_utils/widgets/js/shared/walk.js
function inside(place, places) {
  return place.map((at, axis) => Math.min(Math.max(at, 0), Math.max(places[axis] - 1, 0)));
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

// course_utils/widgets/js/shared/walked.js
function makeWalked(className, label) {
  return make("canvas", { className, tabIndex: 0, role: "application", "aria-roledescription": "pixels", "aria-label": label });
}
function makeWalker(model, { count, places, compute, redraw }) {
  let hover = null;
  const chosen = () => inside([model.get("row"), model.get("column")], places());
  return {
    places,
    chosen,
    looks: () => hover !== null,
    /** Return where the window is: where a pointer looks, or else at the chosen place. */
    place: () => hover ? inside(hover, places()) : chosen(),
    choose([row, column]) {
      hover = null;
      send(model, { row, column });
      redraw();
    },
    look(at) {
      hover = at;
      redraw();
    },
    turn: (step) => send(model, { index: Math.min(Math.max(model.get("index") + step, 0), count - 1) }),
    /** Change what makes the output, and in the same message move the place inside of it: Python's word would come late. */
    remake(changes) {
      for (const [name, value] of Object.entries(changes)) model.set(name, value);
      compute();
      const [row, column] = chosen();
      send(model, { row, column });
    }
  };
}

// course_utils/widgets/js/convolution/convolution_explorer.css
var convolution_explorer_default = '.course-widget.convolution-explorer .convolution {\n  display: grid; gap: 12px 16px; align-items: start;\n  grid-template: "input kernel output" auto "window products sum" auto / minmax(0, 232fr) minmax(0, 196fr) minmax(0, 232fr);\n}\n.course-widget.convolution-explorer.narrow .convolution {\n  grid-template: "input output" auto "kernel kernel" auto "window products" auto "sum sum" auto / 1fr 1fr;\n}\n.course-widget.convolution-explorer .area-input { grid-area: input; }\n.course-widget.convolution-explorer .area-kernel { grid-area: kernel; }\n.course-widget.convolution-explorer .area-output { grid-area: output; }\n.course-widget.convolution-explorer .area-window { grid-area: window; }\n.course-widget.convolution-explorer .area-products { grid-area: products; }\n.course-widget.convolution-explorer .area-sum { grid-area: sum; }\n.course-widget.convolution-explorer .bar { flex-wrap: nowrap; gap: 4px; height: 30px; margin-bottom: 6px; }\n.course-widget.convolution-explorer .which { flex: 1; min-width: 0; font-size: 12.5px; font-weight: 600; line-height: 1.2; text-align: center; }\n.course-widget.convolution-explorer .which span { white-space: nowrap; }\n.course-widget.convolution-explorer .area-input button { padding: 4px 8px; }\n.course-widget.convolution-explorer .well { min-height: 232px; color: var(--mark); }\n.course-widget.convolution-explorer.narrow .well { min-height: 0; }\n.course-widget.convolution-explorer .input, .course-widget.convolution-explorer .output { cursor: crosshair; }\n.course-widget.convolution-explorer .channels { gap: 8px; margin-top: 6px; }\n.course-widget.convolution-explorer .choice { padding: 2px 8px; }\n.course-widget.convolution-explorer select, .course-widget.convolution-explorer .kernel input {\n  margin: 0; border: 1px solid var(--rule); border-radius: 6px; background: var(--ground); color: var(--ink); font: inherit;\n}\n.course-widget.convolution-explorer select { width: 100%; height: 28px; padding: 2px 1px; }\n.course-widget.convolution-explorer .area-output button:first-child { min-width: 82px; }\n.course-widget.convolution-explorer .area-window .numbers { width: 84.5%; }\n.course-widget.convolution-explorer.narrow .area-window .numbers { width: auto; }\n.course-widget.convolution-explorer .field { display: block; flex: 5 1 0; min-width: 0; }\n.course-widget.convolution-explorer .settings .field:nth-child(2) { flex-grow: 4; }\n.course-widget.convolution-explorer .settings .field:nth-child(3) { flex-grow: 6; }\n.course-widget.convolution-explorer .field .quiet { display: block; font-size: 11px; text-transform: lowercase; }\n.course-widget.convolution-explorer .bar .field { display: flex; gap: 8px; align-items: center; }\n.course-widget.convolution-explorer .bar .field .quiet { flex: none; color: var(--ink); font-size: 13px; font-weight: 600; text-transform: none; }\n.course-widget.convolution-explorer .area-kernel { container-type: inline-size; }\n.course-widget.convolution-explorer .kernel { --cell: min(52px, 100cqi / var(--columns)); display: grid; gap: 1px; justify-content: start; }\n.course-widget.convolution-explorer .kernel input { width: 100%; min-width: 0; aspect-ratio: 1; padding: 0; border-radius: 2px; text-align: center;\n  font-size: min(clamp(9px, calc(var(--cell) * 0.29), 15px), calc((var(--cell) * 1.62 - 9px) / var(--letters))); }\n.course-widget.convolution-explorer .kernel input:focus { z-index: 1; outline: 3px solid var(--mark); outline-offset: 0; }\n.course-widget.convolution-explorer .kernel input[aria-invalid="true"] { text-decoration: underline wavy; }\n.course-widget.convolution-explorer .wrong { min-height: 18px; margin: 2px 0; color: var(--mark); font-size: 12px; }\n.course-widget.convolution-explorer .settings { display: flex; gap: 6px; }\n.course-widget.convolution-explorer .legend { display: flex; gap: 6px; align-items: center; width: 232px; max-width: 100%; margin: 4px 0 8px; }\n.course-widget.convolution-explorer .scale { flex: 1; border-radius: 3px; color: #24292f; font-size: 11px; line-height: 14px; text-align: center; }\n.course-widget.convolution-explorer .whole { display: flex; gap: 4px; align-items: center; margin-left: auto; font-size: 12px; white-space: nowrap; }\n.course-widget.convolution-explorer .whole input { margin: 0; }\n.course-widget.convolution-explorer .apology { margin: 0; padding: 14px; border: 1px dashed var(--rule); border-radius: 6px; color: var(--ink); }\n.course-widget.convolution-explorer .apology:empty { display: none; }\n.course-widget.convolution-explorer .value {\n  display: block; color: var(--mark); font-size: 34px; font-weight: 700; line-height: 1.1; font-variant-numeric: tabular-nums;\n}\n.course-widget.convolution-explorer .value.long { font-size: 22px; line-height: 1.7; }\n.course-widget.convolution-explorer .position, .course-widget.convolution-explorer .over { margin: 2px 0 0; }\n.course-widget.convolution-explorer .sums { gap: 4px 14px; margin: 10px 0 0; }\n.course-widget.convolution-explorer.narrow .shape { display: none; }\n.course-widget.convolution-explorer.narrow .which span { white-space: normal; }\n@media (pointer: coarse) { /* an iPhone enlarges the page for smaller letters */\n  .course-widget.convolution-explorer.narrow .kernel input, .course-widget.convolution-explorer.narrow select { font-size: 16px; }\n}\n';

// course_utils/widgets/js/convolution/layout.js
var KEYS = "Arrow keys move the window, Space plays, Page Up and Page Down turn to another image.";
var HINT = "Hover to look, click to choose, type into the kernel. Keyboard, on input or output: <kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> · <kbd>Home</kbd> <kbd>End</kbd> row's ends · <kbd>Space</kbd> play · <kbd>[</kbd> <kbd>]</kbd> other image. In the kernel: <kbd>↑</kbd> <kbd>↓</kbd> by 1, with <kbd>Shift</kbd> by 0.1";
var part = (area, ...children) => make("div", { className: `part area-${area}` }, ...children);
var bar = (...children) => make("div", { className: "line bar" }, ...children);
var well = (...children) => make("div", { className: "well" }, ...children);
var numbers = (canvas) => make("div", { className: "numbers" }, canvas);
var bold = (text) => make("b", {}, text);
function makeLayout(el, names, channels, act) {
  const parts = {
    turner: makeTurner(act.turn),
    input: makeWalked("input", `The image. ${KEYS}`),
    output: makeWalked("output", `The output. ${KEYS}`),
    window: make("canvas", { role: "img" }),
    products: make("canvas", { role: "img" }),
    channels: makeChannels(channels, act.channel),
    kernel: makeKernelGrid(act.kernel),
    preset: makeSelect("Kernel", names.map((name) => [name, name]), act.preset),
    play: makeButton("▶ Play", "Play", act.play),
    step: makeButton("Step", "Step: move the window to the next place", act.step),
    whole: make("input", { type: "checkbox", checked: true }),
    shape: make("span", { className: "quiet shape" }),
    least: make("span"),
    most: make("span"),
    apology: make("p", { className: "apology" }),
    total: make("span", { className: "value" }),
    position: make("p", { className: "quiet position" }),
    over: make("p", { className: "quiet over" }),
    formula: make("b", { className: "sizes" }),
    remarks: make("span", { className: "quiet" })
  };
  parts.size = makeSelect("Size", parts.kernel.sizes, act.size);
  parts.stride = makeSelect("Stride", [1, 2, 3, 4].map((stride) => [stride, stride]), act.stride);
  parts.padding = makeSelect("Padding", [["valid", "valid"], ["same", "same"]], act.padding);
  parts.whole.addEventListener("change", () => act.whole(parts.whole.checked));
  const scale = make("span", { className: "scale" }, "0");
  scale.style.background = GRADIENT;
  parts.legend = make("div", { className: "legend quiet" }, parts.least, scale, parts.most);
  const settings = make("div", { className: "settings" }, parts.size.element, parts.stride.element, parts.padding.element);
  parts.closeUp = [
    part("window", bar(bold("The window")), numbers(parts.window)),
    part("products", bar(bold("× kernel = products")), numbers(parts.products)),
    part("sum", bar(bold("Their sum is the output here")), parts.total, parts.position, parts.over)
  ];
  const whole = make("label", { className: "whole" }, parts.whole, "all at once");
  const frame = makeFrame(
    el,
    make("style", { textContent: convolution_explorer_default }),
    make(
      "div",
      { className: "convolution" },
      part("input", bar(...parts.turner.elements), well(parts.input), parts.channels.element),
      part("kernel", bar(parts.preset.element), parts.kernel.element, settings),
      part(
        "output",
        bar(bold("Output"), parts.shape, whole),
        well(parts.output, parts.apology),
        parts.legend,
        make("div", { className: "line" }, parts.play, parts.step)
      ),
      ...parts.closeUp
    ),
    make("p", { className: "line sums" }, parts.formula, parts.remarks),
    make("p", { className: "hint", innerHTML: HINT })
  );
  frame.frame.classList.add("convolution-explorer");
  return { ...parts, frame };
}

// course_utils/widgets/js/convolution/player.js
var FIRST_MS = 420;
var FASTER = 0.93;
var LAST_MS = 9;
function makePlayer({ visit, done }) {
  let frame = 0;
  let state = null;
  const step = (now) => {
    const from = state.next;
    while (state.next < state.count && now >= state.due) {
      state.due += state.pause;
      state.pause = Math.max(LAST_MS, state.pause * FASTER);
      state.next += 1;
    }
    if (state.next > from) visit(from, state.next);
    if (state.next < state.count) frame = requestAnimationFrame(step);
    else stop();
  };
  const stop = () => {
    if (!state) return;
    cancelAnimationFrame(frame);
    state = null;
    done();
  };
  return {
    get playing() {
      return state !== null;
    },
    /** Play the places from `next` to the last of `count`. */
    start(next, count) {
      state = { next: next + 1, count, due: performance.now() + FIRST_MS, pause: FIRST_MS };
      visit(next, next + 1);
      frame = requestAnimationFrame(step);
    },
    stop
  };
}

// course_utils/widgets/js/convolution/convolution_explorer.js
var OWN = "your own";
var ROOM = 9;
var PLAY = ["▶ Play", "Play: move the window over all places"];
var PAUSE = ["❚❚ Pause", "Pause"];
function render({ model, el }) {
  const [count, rows, columns, channels] = model.get("_shape");
  const images = new Float32Array(asBytes(model.get("_images")).slice().buffer);
  const labels = model.get("_labels");
  const [low, high] = model.get("_limits");
  const presets = model.get("_presets").map(([name, kernel]) => ({ name, kernel, weights: kernel.flat(2) }));
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const ofPixel = (value) => low < 0 ? signed(value, high) : grey(value, high);
  let grown = null;
  let now = null;
  let said = "";
  const walker = makeWalker(model, { count, places: () => now.places, compute, redraw: () => redraw() });
  const { place, remake } = walker;
  const parts = makeLayout(el, presets.map(({ name }) => name), channels, {
    turn: walker.turn,
    play: togglePlay,
    step: takeOneStep,
    channel: (channel) => send(model, { channel }),
    stride: (value) => remake({ stride: Number(value) }),
    padding: (padding) => remake({ padding }),
    preset(name) {
      const preset = presets.find((one) => one.name === name);
      if (preset) remake({ kernel: preset.kernel, preset: name });
    },
    kernel: (weights) => setKernel(weights, now.window),
    size(value) {
      const side = Number(value.split(",")[0]);
      setKernel(resize(now.weights, now.window, channels, side), [side, side]);
    },
    whole(checked) {
      player.stop();
      grow(checked ? null : new Uint8Array(now.output.length));
    }
  });
  const { frame } = parts;
  function setKernel(weights, [kh, kw]) {
    const cell = (at) => channels === 1 ? weights[at] : weights.slice(at * channels, (at + 1) * channels);
    const kernel = Array.from({ length: kh }, (_, i) => Array.from({ length: kw }, (_2, j) => cell(i * kw + j)));
    const same = (preset) => JSON.stringify(preset.kernel) === JSON.stringify(kernel);
    remake({ kernel, preset: presets.find(same)?.name ?? OWN });
  }
  function compute() {
    const length = rows * columns * channels;
    const image = images.subarray(model.get("index") * length, (model.get("index") + 1) * length);
    const [kernel, stride, padding] = [model.get("kernel"), model.get("stride"), model.get("padding")];
    const before = now;
    now = convolve(image, [rows, columns, channels], kernel, stride, padding, high);
    if (before && String(before.places) !== String(now.places)) {
      player.stop();
      if (grown) grown = new Uint8Array(now.output.length);
    }
  }
  function show() {
    const [index, channel] = [model.get("index"), model.get("channel")];
    const { window: window2, stride, padding, places, possible } = now;
    now.caption = parts.turner.show(index, count, labels);
    parts.channels.show(channel);
    parts.preset.show(model.get("preset"));
    parts.size.show(window2.join(), window2.join("×"));
    parts.stride.show(stride);
    parts.padding.show(padding);
    parts.kernel.show(now.weights, window2, channels, channel);
    parts.shape.textContent = possible ? places.join(" × ") : "";
    [parts.least.textContent, parts.most.textContent] = [short(-now.largest), short(now.largest)];
    parts.formula.textContent = formula(now);
    parts.remarks.textContent = possible ? remarks(now).join(" ") : "";
    parts.apology.textContent = possible ? "" : remarks(now).join(" ");
    for (const one of [parts.output, parts.legend, ...parts.closeUp]) one.hidden = !possible;
    for (const one of [parts.play, parts.step]) setPossible(one, possible);
    parts.whole.disabled = !possible;
    const [above, start, below, end] = [...now.before, ...now.after];
    painters.input.set(Array.from({ length: rows * columns }, (_, i) => now.image[i * channels + channel]), rows, columns, ofPixel);
    grids.input.reshape(above + rows + below, start + columns + end);
    if (!possible) return;
    grids.output.reshape(...places);
    for (const one of ["window", "products"]) {
      parts[one].parentElement.style.maxWidth = `${CELL * Math.max(...window2) + 2}px`;
      grids[one].reshape(...window2);
    }
  }
  function move() {
    if (grown && now.possible) grown[place()[0] * now.places[1] + place()[1]] = 1;
    if (now.possible) {
      const values = Array.from(now.output, (value, i) => grown && !grown[i] ? null : value);
      painters.output.set(values, ...now.places, (value) => signed(value, now.largest));
    }
    const steps = Array.from({ length: channels }, (_, c) => takeStep(now, now.image, now.weights, channels, c, place()));
    const sums = steps.map(({ sum }) => sum);
    now.step = steps[model.get("channel")];
    const total = sums.reduce((a, b) => a + b);
    Object.values(grids).forEach((grid) => grid.redraw());
    const words = inWords(place(), total);
    parts.total.textContent = now.possible ? number(total) : "";
    parts.total.classList.toggle("long", parts.total.textContent.length > ROOM);
    parts.position.textContent = now.possible ? `row ${place()[0]}, column ${place()[1]}` : "";
    parts.over.textContent = now.possible && channels > 1 ? addedUp(sums) : "";
    if (walker.looks()) return;
    const state = describe(now, now.caption, model.get("preset"));
    const text = now.possible ? `${state} ${words}.` : state;
    frame.describe(text, now.possible && state === said ? `${words}.` : text);
    said = state;
    const list = (values) => values.map((value) => number(value ?? 0)).join(", ");
    parts.window.setAttribute("aria-label", `The pixels under the window: ${list(now.step.pixels)}.`);
    parts.products.setAttribute("aria-label", `The products: ${list(now.step.products)}.`);
  }
  const painters = { input: makePainter(), output: makePainter() };
  const numbers2 = (which, colour) => (context, grid) => {
    if (now.possible && now.step) drawNumbers(context, grid, now.step[which], now.window[1], colour);
  };
  const big = { columns, rows, width: 232, padding: 2, edge: 2 };
  const small = { columns: 3, rows: 3, width: 196, padding: 1, edge: 1 };
  const grids = {
    input: makeGrid(parts.input, {
      ...big,
      draw(context, grid) {
        const [row, column] = place();
        const frame2 = [row * now.stride, column * now.stride, ...now.window];
        const missed = unreached(now);
        painters.input.draw(context, grid, now.possible ? { ...now, frame: frame2, missed } : {});
      }
    }),
    output: makeGrid(parts.output, {
      ...big,
      draw: (context, grid) => now.possible && painters.output.draw(context, grid, { frame: [...place(), 1, 1] })
    }),
    window: makeGrid(parts.window, { ...small, draw: numbers2("pixels", ofPixel) }),
    products: makeGrid(parts.products, { ...small, draw: numbers2("products", (value) => signed(value, now.limit)) })
  };
  let stale = false;
  const redraw = oncePerFrame(() => {
    if (stale) {
      compute();
      show();
    }
    stale = false;
    move();
  });
  function grow(mask) {
    grown = mask;
    parts.whole.checked = mask === null;
    redraw();
  }
  function nextPlace() {
    if (!grown || !grown.includes(0)) grow(new Uint8Array(now.output.length));
    return grown.indexOf(0);
  }
  function visit(from, to) {
    grown.fill(1, from, to);
    walker.look([Math.floor((to - 1) / now.places[1]), (to - 1) % now.places[1]]);
  }
  function settle() {
    if (walker.looks()) walker.choose(place());
    if (grown && !grown.includes(0)) grow(null);
    [parts.play.textContent, parts.play.title] = PLAY;
    parts.play.setAttribute("aria-label", PLAY[1]);
    redraw();
  }
  const player = makePlayer({ visit, done: settle });
  function togglePlay() {
    if (player.playing || !now.possible) return player.stop();
    const start = nextPlace();
    if (still.matches) {
      visit(start, (Math.floor(start / now.places[1]) + 1) * now.places[1]);
      return settle();
    }
    [parts.play.textContent, parts.play.title] = PAUSE;
    parts.play.setAttribute("aria-label", PAUSE[1]);
    player.start(start, now.output.length);
  }
  function takeOneStep() {
    player.stop();
    if (!now.possible) return;
    if (grown) {
      const start = nextPlace();
      visit(start, start + 1);
      settle();
    } else {
      const [row, column] = walker.chosen();
      const at = (row * now.places[1] + column + 1) % now.output.length;
      walker.choose([Math.floor(at / now.places[1]), at % now.places[1]]);
    }
  }
  const byHand = {
    ...walker,
    chosen: () => player.playing ? place() : walker.chosen(),
    // whoever stops the playing goes on from where it is
    choose(at) {
      player.stop();
      walker.choose(at);
    },
    look(at) {
      if (!player.playing) walker.look(at);
    }
  };
  walkOn(parts.input, (event) => placeUnder(grids.input.locate(event), now), byHand);
  walkOn(parts.output, (event) => inside(grids.output.locate(event).reverse().map(Math.floor), now.places), byHand);
  for (const canvas of [parts.input, parts.output]) {
    canvas.addEventListener("keydown", (event) => {
      if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      togglePlay();
    });
  }
  const unwatchPlace = watch(model, ["row", "column"], redraw);
  const unwatch = watch(model, ["index", "kernel", "preset", "stride", "padding", "channel"], () => {
    stale = true;
    redraw();
  });
  compute();
  settle();
  show();
  move();
  Object.values(grids).forEach((grid) => grid.start());
  return () => {
    player.stop();
    unwatch();
    unwatchPlace();
    redraw.cancel();
    Object.values(grids).forEach((grid) => grid.stop());
    frame.remove();
  };
}
var convolution_explorer_default2 = { render };
export {
  convolution_explorer_default2 as default
};
