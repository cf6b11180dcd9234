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
  const total2 = Math.max((outputSize(size, window2, stride, "same") - 1) * stride + window2 - size, 0);
  return [Math.floor(total2 / 2), Math.ceil(total2 / 2)];
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

// course_utils/widgets/js/convolution/step.js
function shapes(size, window2, stride, padding) {
  const { places, before } = windowsOver(size, window2, stride, padding);
  const same = padding === "same";
  const after = same ? size.map((pixels, axis) => samePadding(pixels, window2[axis], stride)[1]) : [0, 0];
  return { size, window: window2, stride, padding, places, before, after, possible: !places.includes(0) };
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
function unreached({ size, window: window2, stride, padding }) {
  return size.map((pixels, axis) => padding === "same" ? 0 : (pixels - window2[axis]) % stride);
}
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

// course_utils/widgets/js/pooling/canvases.js
var ROOM = 6;
var DENSE = 14;
var DARK = "rgba(0, 0, 0, 0.65)";
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
function drawWinners(context, { cell, padding, ratio }, winners, [above, left], readable) {
  if (cell < ROOM * ratio) return;
  const radius = readable ? cell * 0.4 : Math.max(cell * 0.2, 1.5 * ratio);
  context.beginPath();
  for (const [row, column] of winners) {
    const [x, y] = [padding + (left + column + 0.5) * cell, padding + (above + row + 0.5) * cell];
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.strokeStyle = DARK;
  context.lineWidth = (readable ? 4.5 : 2) * ratio;
  context.stroke();
  context.fillStyle = context.strokeStyle = AMBER;
  context.lineWidth = 2.5 * ratio;
  if (readable) context.stroke();
  else context.fill();
}

// course_utils/widgets/js/convolution/kernel_grid.js
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
function makeWalker(model, { count, places, compute: compute2, redraw }) {
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
      compute2();
      const [row, column] = chosen();
      send(model, { row, column });
    }
  };
}

// course_utils/widgets/js/pooling/pooling_explorer.css
var pooling_explorer_default = '.course-widget.pooling-explorer .pooling {\n  display: grid; gap: 12px 18px; align-items: start;\n  grid-template: "input window output" auto / minmax(0, 250fr) minmax(0, 160fr) minmax(0, 250fr);\n}\n.course-widget.pooling-explorer.narrow .pooling { grid-template: "input output" auto "window window" auto / 1fr 1fr; }\n.course-widget.pooling-explorer .place-input { grid-area: input; }\n.course-widget.pooling-explorer .place-window { grid-area: window; }\n.course-widget.pooling-explorer .place-output { grid-area: output; }\n.course-widget.pooling-explorer .heading { flex-wrap: nowrap; height: 30px; margin-bottom: 6px; }\n.course-widget.pooling-explorer .heading .which { flex: 1; min-width: 0; font-size: 12.5px; font-weight: 600; line-height: 1.2; text-align: center; }\n.course-widget.pooling-explorer .which span { white-space: nowrap; }\n.course-widget.pooling-explorer.narrow .which span { white-space: normal; }\n.course-widget.pooling-explorer .stage { min-height: 228px; }\n.course-widget.pooling-explorer.narrow .stage { min-height: 0; }\n.course-widget.pooling-explorer .pooling canvas { color: var(--mark); }\n.course-widget.pooling-explorer .pooling [role="application"] { cursor: crosshair; }\n.course-widget.pooling-explorer .channels { flex-wrap: nowrap; gap: 8px; margin-top: 6px; }\n.course-widget.pooling-explorer .sorry { margin: 0; padding: 14px; border: 1px dashed var(--rule); border-radius: 6px; color: var(--ink); }\n.course-widget.pooling-explorer .sorry:empty { display: none; }\n.course-widget.pooling-explorer .result {\n  display: block; margin-top: 8px; color: var(--mark); font-size: 34px; font-weight: 700; line-height: 1.1;\n  font-variant-numeric: tabular-nums;\n}\n.course-widget.pooling-explorer .found { margin: 2px 0 0; overflow-wrap: anywhere; }\n.course-widget.pooling-explorer .controls { gap: 8px 12px; align-items: flex-end; margin-top: 10px; }\n.course-widget.pooling-explorer .controls .choice, .course-widget.pooling-explorer .channels .choice { padding: 3px 7px; }\n.course-widget.pooling-explorer .controls .field { display: block; flex: none; width: 64px; }\n.course-widget.pooling-explorer .controls .field:nth-child(1) { width: 50px; }\n.course-widget.pooling-explorer .controls .field:nth-child(2) { width: 72px; }\n.course-widget.pooling-explorer .controls .field .quiet, .course-widget.pooling-explorer .shift .quiet { display: block; font-size: 11px; text-transform: lowercase; }\n.course-widget.pooling-explorer .controls select {\n  width: 100%; height: 28px; margin: 0; padding: 2px 1px; border: 1px solid var(--rule); border-radius: 6px;\n  background: var(--ground); color: var(--ink); font: inherit;\n}\n.course-widget.pooling-explorer .sizing { display: flex; gap: 6px; }\n.course-widget.pooling-explorer .differ { display: flex; gap: 4px; align-items: center; height: 28px; }\n.course-widget.pooling-explorer .changed { margin: 10px 0 4px; }\n.course-widget.pooling-explorer .measure { margin: 2px 0 0; }\n.course-widget.pooling-explorer .meter { display: grid; grid-template-columns: 96px 1fr 48px; gap: 8px; align-items: center; font-size: 12px; }\n.course-widget.pooling-explorer .track { height: 9px; border-radius: 3px; background: var(--ground); }\n.course-widget.pooling-explorer .fill { display: block; height: 100%; border-radius: 3px; background: var(--accent); }\n.course-widget.pooling-explorer .share { min-height: 17px; text-align: right; font-variant-numeric: tabular-nums; }\n.course-widget.pooling-explorer .pooled { gap: 4px 14px; margin: 10px 0 0; }\n@media (pointer: coarse) { /* an iPhone enlarges the page for smaller letters */\n  .course-widget.pooling-explorer.narrow .controls select { font-size: 16px; }\n  .course-widget.pooling-explorer.narrow .controls .field:nth-child(n) { width: 80px; }\n}\n';

// course_utils/widgets/js/pooling/layout.js
var KEYS = "Arrow keys move the window, Page Up and Page Down turn to another image.";
var HINT = "Hover to look, click to choose. Keyboard, on input or output: <kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> move the window · <kbd>Home</kbd> <kbd>End</kbd> row's ends · <kbd>[</kbd> <kbd>]</kbd> other image";
var part = (area, ...children) => make("div", { className: `part place-${area}` }, ...children);
var heading = (...children) => make("div", { className: "line heading" }, ...children);
var stage = (...children) => make("div", { className: "stage" }, ...children);
var bold = (text) => make("b", {}, text);
var few = (last2) => Array.from({ length: last2 }, (_, i) => [i + 1, i + 1]);
function makeMeter(name) {
  const share2 = make("span", { className: "share" });
  const fill = make("span", { className: "fill" });
  return {
    element: make("div", { className: "meter" }, make("span", {}, name), make("span", { className: "track" }, fill), share2),
    show(text, part2) {
      share2.textContent = text;
      fill.style.width = `${Math.min(100 * part2, 100)}%`;
    }
  };
}
function makeLayout(el, channels, act) {
  const parts = {
    turner: makeTurner(act.turn),
    input: makeWalked("input", `The image. ${KEYS}`),
    output: makeWalked("output", `The pooled output. ${KEYS}`),
    window: make("canvas", { className: "window", role: "img" }),
    channels: makeChannels(channels, act.channel),
    mode: makeChoice("Mode", [["max", "Max"], ["average", "Average"]], act.mode),
    size: makeSelect("Size", few(4), act.size),
    stride: makeSelect("Stride", [["", "= size"], ...few(4)], act.stride),
    padding: makeSelect("Padding", [["valid", "valid"], ["same", "same"]], act.padding),
    shift: makeChoice("Shift to the right, in pixels", ["0", "1", "2", "3", "4"].map((n) => [n, n]), act.shift),
    difference: make("input", { type: "checkbox" }),
    shape: make("span", { className: "quiet shape" }),
    apology: make("p", { className: "sorry" }),
    value: make("span", { className: "result" }),
    working: make("p", { className: "quiet found working" }),
    position: make("p", { className: "quiet found position" }),
    changed: make("p", { className: "changed" }),
    measure: make("p", { className: "quiet measure" }),
    meters: [makeMeter("input"), makeMeter("pooled output")],
    formula: make("b", { className: "sizes" }),
    remarks: make("span", { className: "quiet" })
  };
  parts.difference.addEventListener("change", () => act.difference(parts.difference.checked));
  const meters = parts.meters.map(({ element }) => element);
  parts.comparison = make("div", { className: "comparison" }, parts.changed, ...meters, parts.measure);
  parts.closeUp = part("window", heading(bold("The window")), parts.window, parts.value, parts.working, parts.position);
  const frame = makeFrame(
    el,
    make("style", { textContent: pooling_explorer_default }),
    make(
      "div",
      { className: "pooling" },
      part("input", heading(...parts.turner.elements), stage(parts.input), parts.channels.element),
      parts.closeUp,
      part("output", heading(bold("Pooled output"), parts.shape), stage(parts.output, parts.apology))
    ),
    make(
      "div",
      { className: "line controls" },
      parts.mode.element,
      make("div", { className: "sizing" }, parts.size.element, parts.stride.element, parts.padding.element),
      make("div", { className: "shift" }, make("span", { className: "quiet" }, "shift to the right"), parts.shift.element),
      make("label", { className: "differ" }, parts.difference, "show what changed")
    ),
    parts.comparison,
    make("p", { className: "line pooled" }, parts.formula, parts.remarks),
    make("p", { className: "hint", innerHTML: HINT })
  );
  frame.frame.classList.add("pooling-explorer");
  return { ...parts, frame };
}

// course_utils/widgets/js/pooling/step.js
function readImages(model) {
  return new Float32Array(asBytes(model.get("_images")).slice().buffer);
}
function compute(model, images) {
  const [, rows, columns, channels] = model.get("_shape");
  const [channel, mode, size, shift] = ["channel", "mode", "size", "shift"].map((name) => model.get(name));
  const [low, high] = model.get("_limits")[channel];
  const shape = shapes([rows, columns], [size, size], model.get("stride") ?? size, model.get("padding"));
  const first = model.get("index") * rows * columns;
  const image = Float32Array.from({ length: rows * columns }, (_, i) => images[(first + i) * channels + channel]);
  const input = shifted(image, columns, shift);
  const [before] = pool(image, shape, mode);
  const [output, winners] = pool(input, shape, mode);
  const differences = [
    input.map((value, i) => value - image[i]),
    output.map((value, i) => value - before[i])
  ];
  const differ = model.get("difference") && shift > 0;
  const now = { ...shape, mode, shift, low, high, input, output, winners, differ };
  const contested = winners.filter((_, at) => isContested(now, at));
  const changes = [share(differences[0], image), share(differences[1], before)];
  const most = Math.max(...differences.map(largest));
  return { ...now, contested, changes, most, shown: differ ? differences : [input, output] };
}
function pool(image, { size, window: window2, stride, padding, possible }, mode) {
  if (!possible) return [new Float32Array(0), []];
  const options = { size: window2[0], stride, padding };
  if (mode === "average") return [avgPool2d(image, [...size, 1], options)[0], []];
  const [values, , winners] = maxPool2d(image, [...size, 1], options);
  return [values, Array.from(winners, (at) => [Math.floor(at / size[1]), at % size[1]])];
}
function isContested(now, at) {
  const { inside: inside2 } = takeStep(now, now.input, [Math.floor(at / now.places[1]), at % now.places[1]]);
  return inside2.some((pixel) => pixel !== inside2[0]);
}
var total = (values) => values.reduce((sum, value) => sum + Math.abs(value), 0);
var largest = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
function share(differences, before) {
  const ink = total(before);
  return ink ? total(differences) / ink : 0;
}
function shifted(image, columns, pixels) {
  return image.map((_, at) => at % columns >= pixels ? image[at - pixels] : 0);
}
function takeStep({ size, window: window2, stride, before }, image, [row, column]) {
  const pixels = [];
  for (let i = 0; i < window2[0]; i++) {
    for (let j = 0; j < window2[1]; j++) {
      const [y, x] = [row * stride - before[0] + i, column * stride - before[1] + j];
      const inside2 = y >= 0 && x >= 0 && y < size[0] && x < size[1];
      pixels.push(inside2 ? image[y * size[1] + x] : null);
    }
  }
  return { pixels, inside: pixels.filter((pixel) => pixel !== null) };
}
function remarks(shape, mode) {
  const { size, window: window2, stride, padding, before, after, possible } = shape;
  if (!possible) {
    return [
      `A window of ${window2.join(" × ")} does not fit into a picture of ${size.join(" × ")}.`,
      "Choose a smaller size, or padding “same”, which lets windows hang over the edge."
    ];
  }
  const said = [];
  if (padding === "same") {
    const over = [
      counted2(before[0], "row", " above"),
      counted2(after[0], "row", " below"),
      counted2(before[1], "column", " on the left"),
      counted2(after[1], "column", " on the right")
    ];
    const fate = mode === "max" ? "never wins" : "does not count";
    if (!over.some(Boolean)) said.push("No window hangs over the edge.");
    else said.push(`Windows hang over the edge by ${listed(over)}; what lies outside ${fate}.`);
  } else {
    const missed = unreached(shape).map((count, axis) => last(count, ["row", "column"][axis]));
    if (missed.some(Boolean)) said.push(`No window reaches ${listed(missed)}.`);
  }
  if (stride < window2[0]) said.push("The windows overlap.");
  if (stride > window2[0]) said.push("The stride is larger than the window: pixels between two windows are skipped.");
  return said;
}
var counted2 = (count, what, where = "") => count ? `${count} ${what}${count > 1 ? "s" : ""}${where}` : "";
var last = (count, what) => count === 0 ? "" : count === 1 ? `the last ${what}` : `the last ${count} ${what}s`;
function listed(parts) {
  const most = parts.filter(Boolean);
  const end = most.pop();
  return most.length ? `${most.join(", ")} and ${end}` : end;
}
function inWords([row, column], { inside: inside2 }, value, winner) {
  const said = `Row ${row}, column ${column}: the`;
  const count = counted2(inside2.length, "pixel");
  if (!winner) return `${said} mean of ${count} is ${number(value)}`;
  return `${said} largest of ${count} is ${number(value)}, in row ${winner[0]}, column ${winner[1]}`;
}
function working({ inside: inside2 }, mode) {
  const values = inside2.map((value) => number(value));
  if (mode === "max") return values.length > 4 ? `the largest of ${values.length} pixels` : `max(${values.join(", ")})`;
  if (values.length > 4) return `${number(inside2.reduce((a, b) => a + b, 0))} / ${values.length}`;
  return `(${values.join(" + ")}) / ${values.length}`;
}
function changeInWords(pixels, [before, after]) {
  if (!pixels) return "Not shifted.";
  const [input, output] = [before, after].map((share2) => number(100 * share2, 0));
  return `Shifted by ${counted2(pixels, "pixel")}: the input changes by ${input} % of its ink, the pooled output by ${output} %.`;
}

// course_utils/widgets/js/pooling/pooling_explorer.js
var MOST = 2;
var INVITATION = "Shift the image, and compare how much of the input and of the pooled output changes.";
var MEASURE = "The sum of all differences, divided by the sum before. 200 %: no ink is left where it was.";
var COLOURS = "Blue: brighter, or more, than before the shift. Red: darker, or less. White: as before.";
function render({ model, el }) {
  const [count, rows, columns, channels] = model.get("_shape");
  const images = readImages(model);
  const labels = model.get("_labels");
  const ofPixel = (value) => now.low < 0 ? signed(value, now.high) : grey(value, now.high);
  const ofChange = (value) => signed(value, now.most);
  let now = null;
  let said = "";
  const set = (changes) => send(model, changes);
  const update = () => now = compute(model, images);
  const walker = makeWalker(model, { count, places: () => now.places, compute: update, redraw: () => redraw() });
  const { place, remake } = walker;
  const parts = makeLayout(el, channels, {
    turn: walker.turn,
    channel: (channel) => set({ channel }),
    mode: (mode) => set({ mode }),
    size: (value) => remake({ size: Number(value) }),
    stride: (value) => remake({ stride: value === "" ? null : Number(value) }),
    padding: (padding) => remake({ padding }),
    shift: (value) => set({ shift: Number(value) }),
    difference: (difference) => set({ difference })
  });
  const { frame } = parts;
  function show() {
    const [index, channel] = [model.get("index"), model.get("channel")];
    const { mode, shift, window: window2, stride, padding, before, after, places, possible, changes, differ } = now;
    now.caption = parts.turner.show(index, count, labels);
    parts.channels.show(channel);
    parts.mode.show(mode);
    parts.size.show(window2[0]);
    parts.stride.show(model.get("stride") ?? "");
    parts.padding.show(padding);
    parts.shift.show(String(shift));
    parts.difference.checked = model.get("difference");
    parts.difference.disabled = !shift;
    parts.shape.textContent = possible ? places.join(" × ") : "";
    parts.formula.textContent = formula(now);
    parts.remarks.textContent = possible ? remarks(now, mode).join(" ") : "";
    parts.apology.textContent = possible ? "" : remarks(now, mode).join(" ");
    for (const one of [parts.output, parts.closeUp, parts.comparison]) one.hidden = !possible;
    parts.changed.textContent = shift ? changeInWords(shift, changes) : INVITATION;
    parts.measure.textContent = differ ? COLOURS : MEASURE;
    parts.meters.forEach((meter, i) => meter.show(shift ? `${number(100 * changes[i], 0)} %` : "", changes[i] / MOST));
    const colour = differ ? ofChange : ofPixel;
    painters.input.set(Array.from(now.shown[0]), rows, columns, colour);
    grids.input.reshape(before[0] + rows + after[0], before[1] + columns + after[1]);
    if (!possible) return;
    painters.output.set(Array.from(now.shown[1]), ...places, colour);
    grids.output.reshape(...places);
    grids.window.reshape(...window2);
  }
  function move() {
    const { mode, places, possible, stride, padding, window: window2 } = now;
    const at = place()[0] * places[1] + place()[1];
    now.step = takeStep(now, now.input, place());
    now.winner = mode === "max" && possible ? now.winners[at] : null;
    if (possible) painters.window.set(now.step.pixels, ...window2, ofPixel);
    Object.values(grids).forEach((grid) => grid.redraw());
    parts.value.textContent = possible ? number(now.output[at]) : "";
    parts.working.textContent = possible ? `= ${working(now.step, mode)}` : "";
    const from = now.winner ? `, from row ${now.winner[0]}, column ${now.winner[1]}` : "";
    parts.position.textContent = possible ? `output row ${place()[0]}, column ${place()[1]}${from}` : "";
    if (walker.looks()) return;
    const channel = channels > 1 ? `, channel ${model.get("channel")} (of 0 to ${channels - 1})` : "";
    const pooling = `${mode === "max" ? "Max" : "Average"} pooling, size ${window2[0]}, stride ${stride}, padding ${padding}.`;
    const state = `Pooling explorer: ${now.caption}${channel}. ${pooling} ${possible ? `Output ${places.join(" × ")}. ${changeInWords(now.shift, now.changes)}` : remarks(now, mode).join(" ")}`;
    const words = possible ? `${inWords(place(), now.step, now.output[at], now.winner)}.` : "";
    const text = possible ? `${state} ${words}` : state;
    frame.describe(text, possible && state === said ? words : text);
    said = state;
    const list = now.step.pixels.map((pixel) => pixel === null ? "outside" : number(pixel)).join(", ");
    parts.window.setAttribute("aria-label", `The pixels under the window: ${list}.`);
  }
  const painters = { input: makePainter(), window: makePainter(), output: makePainter() };
  const big = { columns, rows, width: 250, padding: 2, edge: 2 };
  const grids = {
    input: makeGrid(parts.input, {
      ...big,
      draw(context, grid) {
        painters.input.draw(context, grid, now.possible ? { ...now, missed: unreached(now) } : {});
        if (!now.possible) return;
        drawWindows(context, grid, now);
        const readable = grid.cell >= READABLE * grid.ratio;
        if (!now.differ) drawWinners(context, grid, now.contested, now.before, readable);
        outline(context, grid, place()[0] * now.stride, place()[1] * now.stride, ...now.window);
        if (now.winner) outline(context, grid, now.before[0] + now.winner[0], now.before[1] + now.winner[1], 1, 1);
      }
    }),
    output: makeGrid(parts.output, {
      ...big,
      draw: (context, grid) => now.possible && painters.output.draw(context, grid, { frame: [...place(), 1, 1] })
    }),
    window: makeGrid(parts.window, {
      columns: 2,
      rows: 2,
      width: 150,
      padding: 2,
      edge: 2,
      draw(context, grid) {
        if (!now.possible || !now.step) return;
        painters.window.draw(context, grid, {});
        if (!now.winner) return;
        const corner = place().map((at, axis) => at * now.stride - now.before[axis]);
        outline(context, grid, now.winner[0] - corner[0], now.winner[1] - corner[1], 1, 1);
      }
    })
  };
  let stale = false;
  const redraw = oncePerFrame(() => {
    if (stale) {
      update();
      show();
    }
    stale = false;
    move();
  });
  walkOn(parts.input, (event) => placeUnder(grids.input.locate(event), now), walker);
  walkOn(parts.output, (event) => inside(grids.output.locate(event).reverse().map(Math.floor), now.places), walker);
  const unwatchPlace = watch(model, ["row", "column"], redraw);
  const names = ["index", "mode", "size", "stride", "padding", "shift", "channel", "difference"];
  const unwatch = watch(model, names, () => {
    stale = true;
    redraw();
  });
  update();
  show();
  move();
  Object.values(grids).forEach((grid) => grid.start());
  return () => {
    unwatch();
    unwatchPlace();
    redraw.cancel();
    Object.values(grids).forEach((grid) => grid.stop());
    frame.remove();
  };
}
var pooling_explorer_default2 = { render };
export {
  compute,
  pooling_explorer_default2 as default,
  readImages
};
