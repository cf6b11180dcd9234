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
    describe(text2, aloud = text2) {
      if (frame.getAttribute("aria-label") === text2) return;
      frame.setAttribute("aria-label", text2);
      clearTimeout(pending);
      pending = setTimeout(() => voice.textContent = aloud, 400);
    },
    remove() {
      clearTimeout(pending);
      unwatch();
    }
  };
}
function makeChoice(name, options, choose) {
  const group = `choice-${Math.random().toString(36).slice(2)}`;
  const inputs = options.map(([value]) => make("input", { type: "radio", name: group, value }));
  inputs.forEach((input) => input.addEventListener("change", () => choose(input.value)));
  const labels = options.map(([, text2], i) => make("label", { className: "choice" }, inputs[i], text2));
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
function number(value, digits = 2) {
  const size = Math.floor(Math.abs(value) * 10 ** digits + 0.5) / 10 ** digits;
  return `${value < 0 && size > 0 ? "−" : ""}${Number(size.toFixed(digits))}`;
}

// course_utils/widgets/js/shared/scientific.js
var SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
function scientific(value, digits = 3) {
  if (Number.isNaN(value)) return "nan";
  const [size, sign] = [Math.abs(value), value < 0 ? "−" : ""];
  if (size === Infinity) return `${sign}infinity`;
  if (size === 0 || size >= 0.01 && size < 1e6) return number(value, digits);
  const [mantissa, exponent] = size.toExponential(1).split("e");
  const power = [...String(Number(exponent))].map((sign2) => SUPERSCRIPTS[sign2]).join("");
  return `${sign}${mantissa.replace(/\.0$/, "")} × 10${power}`;
}

// course_utils/widgets/js/activation/curve.js
var NAMES = ["linear", "relu", "leaky relu", "sigmoid", "tanh"];
var BOUNDED = ["sigmoid", "tanh"];
var STEEPEST = 0.25;
var FLAT = 0.01;
function sigmoid(z) {
  const power = Math.exp(-Math.abs(z));
  return (z >= 0 ? 1 : power) / (1 + power);
}
var FUNCTIONS = {
  linear: [(z) => z, () => 1],
  relu: [(z) => Math.max(z, 0), (z) => z > 0 ? 1 : 0],
  "leaky relu": [(z, alpha) => z > 0 ? z : z * alpha, (z, alpha) => z > 0 ? 1 : alpha],
  sigmoid: [sigmoid, (z) => sigmoid(z) * (1 - sigmoid(z))],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2]
};
var apply = (name, z, alpha = 0.2) => FUNCTIONS[name][0](z, alpha);
var slope = (name, z, alpha = 0.2) => FUNCTIONS[name][1](z, alpha);
function stack(name, z, depth, alpha = 0.2) {
  const layers = Array.from({ length: depth }, () => {
    const layer = { input: z, slope: slope(name, z, alpha) };
    z = apply(name, z, alpha);
    return layer;
  });
  let left = 1;
  for (const layer of [...layers].reverse()) layer.left = left *= layer.slope;
  return layers;
}
function inWords(z, value, steepness) {
  return `At z = ${scientific(z)} f(z) is ${scientific(value)} and the slope ${scientific(steepness)}`;
}
function leftInWords(depth, left) {
  const through = depth === 1 ? "1 layer" : `${depth} layers`;
  const share = left === 1 ? "all" : left === 0 ? "nothing" : scientific(left);
  return `Through ${through} ${share} of the gradient is left`;
}
function remark(name, depth, alpha) {
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
function mapInWords(slopes) {
  const flat = slopes.filter((slope2) => slope2 < FLAT).length;
  const mean = slopes.reduce((a, b) => a + b, 0) / slopes.length;
  return `slope below 0.01 at ${flat} of ${slopes.length} pixels, ${scientific(mean)} on average`;
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
  return RED_TO_BLUE[from].map((part, i) => Math.round(part + (RED_TO_BLUE[from + 1][i] - part) * (place - from)));
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

// course_utils/widgets/js/shared/range.js
function makeRange(name, label, { min, max, step }, choose) {
  const input = make("input", { type: "range", min, max, step, "aria-label": label });
  const shown = make("output", { "aria-live": "off" });
  input.addEventListener("input", () => choose(Number(input.value)));
  return {
    element: make("label", { className: "range" }, make("span", {}, name), input, shown),
    input,
    /** Show `value` and, behind it, `text`. */
    show(value, text2 = String(value)) {
      input.value = value;
      shown.textContent = text2;
      input.setAttribute("aria-valuetext", text2);
    }
  };
}

// course_utils/widgets/js/activation/activation_explorer.css
var activation_explorer_default = '.course-widget.activation-explorer .head { gap: 6px 14px; min-height: 30px; margin-bottom: 8px; }\n.course-widget.activation-explorer .head .formula { margin-left: auto; font-size: 13px; }\n.course-widget.activation-explorer .choice { padding: 4px 10px; }\n.course-widget.activation-explorer .range { display: inline-flex; gap: 8px; align-items: center; }\n.course-widget.activation-explorer .range input { width: 96px; margin: 0; accent-color: var(--accent); }\n.course-widget.activation-explorer .range output { min-width: 54px; font-variant-numeric: tabular-nums; }\n.course-widget.activation-explorer { --slope: #007a5a; }\n[data-jp-theme-light="false"] .course-widget.activation-explorer { --slope: #3dc79f; }\n.course-widget.activation-explorer .drawing { flex: 1 1 340px; max-width: 340px; }\n.course-widget.activation-explorer .maps { flex: 1 1 330px; max-width: 338px; }\n.course-widget.activation-explorer .curve { border-radius: 6px; cursor: ew-resize; }\n.course-widget.activation-explorer .curve svg { display: block; width: 100%; height: auto; }\n.course-widget.activation-explorer .curve svg svg { overflow: hidden; }\n.course-widget.activation-explorer .curve text { fill: var(--quiet); font-size: 11px; }\n.course-widget.activation-explorer .curve .caption { fill: var(--ink); font-size: 12px; font-weight: 600; }\n.course-widget.activation-explorer .curve .grid { stroke: var(--rule); stroke-width: 1; opacity: 0.7; }\n.course-widget.activation-explorer .curve .axis { stroke: var(--quiet); stroke-width: 1; opacity: 0.8; }\n.course-widget.activation-explorer .curve .dashed { stroke: var(--slope); stroke-width: 1; stroke-dasharray: 4 3; }\n.course-widget.activation-explorer .curve path { fill: none; stroke-width: 2.5; stroke-linejoin: round; }\n.course-widget.activation-explorer .curve .function { stroke: var(--accent); }\n.course-widget.activation-explorer .curve .slope { stroke: var(--slope); }\n.course-widget.activation-explorer .curve .upright { stroke: var(--mark); stroke-width: 1.2; stroke-dasharray: 3 3; }\n.course-widget.activation-explorer .curve .tangent { stroke: var(--mark); stroke-width: 2; }\n.course-widget.activation-explorer .curve .point { fill: var(--mark); stroke: var(--paper); stroke-width: 1.5; }\n.course-widget.activation-explorer .readouts { display: flex; gap: 10px; justify-content: space-between; margin: 4px 0 0; padding-left: 34px; }\n.course-widget.activation-explorer .readouts div { min-width: 88px; }\n.course-widget.activation-explorer .readouts span { display: block; }\n.course-widget.activation-explorer .readouts .number { color: var(--mark); font-size: 19px; font-weight: 700; font-variant-numeric: tabular-nums; white-space: nowrap; }\n.course-widget.activation-explorer .pair { display: flex; gap: 14px; align-items: flex-start; }\n.course-widget.activation-explorer .pair .part { flex: 1 1 0; }\n.course-widget.activation-explorer .maps canvas { color: var(--mark); }\n.course-widget.activation-explorer .before { cursor: crosshair; }\n.course-widget.activation-explorer .colours { display: flex; gap: 6px; align-items: center; max-width: 330px; margin: 8px 0; }\n.course-widget.activation-explorer .gradient { flex: 1; border-radius: 3px; color: #24292f; font-size: 11px; line-height: 14px; text-align: center; }\n.course-widget.activation-explorer .average { flex: 1 1 0; margin: 26px 0 0; max-width: 160px; }\n.course-widget.activation-explorer .remark { margin: 0; }\n.course-widget.activation-explorer .stack { container-type: inline-size; margin-top: 10px; padding-top: 10px; border-top: 1px solid var(--rule); }\n.course-widget.activation-explorer .stack .line { gap: 6px 16px; }\n.course-widget.activation-explorer .stack .left { margin-left: auto; color: var(--slope); font-variant-numeric: tabular-nums; }\n.course-widget.activation-explorer .stack-bars { display: flex; gap: 4px; margin: 20px 0 6px; font-size: 11px; }\n.course-widget.activation-explorer .powers { display: flex; flex: 0 0 32px; flex-direction: column; justify-content: space-between; height: 92px; font-size: 11px; line-height: 0; text-align: right; }\n.course-widget.activation-explorer .layer { flex: 1 1 0; min-width: 0; opacity: 0.25; text-align: center; line-height: 1.25; white-space: nowrap; }\n.course-widget.activation-explorer .layer.there { opacity: 1; }\n.course-widget.activation-explorer .layer b, .course-widget.activation-explorer .layer .factor { display: block; font-size: 11px; }\n.course-widget.activation-explorer .layer .column { position: relative; height: 92px; margin-bottom: 3px; border-top: 1px dashed var(--rule); border-bottom: 1px solid var(--quiet); }\n.course-widget.activation-explorer .layer .stack-fill { position: absolute; inset: 0 18%; background: var(--slope); transform-origin: bottom; transform: scaleY(0); }\n.course-widget.activation-explorer .layer .stack-share { position: absolute; left: 50%; margin-bottom: 1px; font-weight: 600; transform: translateX(-50%); }\n@container (max-width: 650px) { /* ten numbers have no room beside each other: what is left in the end stands above */\n  .course-widget.activation-explorer .layer .stack-share, .course-widget.activation-explorer .layer .factor { display: none; }\n}\n';

// course_utils/widgets/js/activation/layout.js
var NAMES2 = { linear: "linear", relu: "ReLU", "leaky relu": "leaky ReLU", sigmoid: "sigmoid", tanh: "tanh" };
var HINT = "Drag the point, or point at a pixel of the map. Keyboard, on the curve: <kbd>←</kbd> <kbd>→</kbd> move the point, with <kbd>Shift</kbd> in small steps · <kbd>Page Up</kbd> <kbd>Page Down</kbd> in large ones · <kbd>Home</kbd> <kbd>End</kbd>. On the map before: <kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> choose a pixel";
var ABOUT = "Each layer gets what the one before it gives. On its way back, from right to left, a gradient is multiplied by the slope of each. ";
var DEEPEST = 10;
var term = (name, value) => make("div", {}, make("span", { className: "quiet" }, name), value);
var figure = (title, canvas) => make("div", { className: "part" }, make("p", { className: "title" }, title), canvas);
function makeLayout(el, act) {
  const parts = {
    activation: makeChoice("Activation function", Object.entries(NAMES2), act.activation),
    alpha: makeRange("α", "α (alpha), the slope below 0", { min: 0, max: 1, step: 0.01 }, act.alpha),
    formula: make("span", { className: "quiet formula" }),
    curve: make("div", { className: "curve", tabIndex: 0, role: "slider", "aria-label": "z, the point on the curve" }),
    z: make("span", { className: "number" }),
    value: make("span", { className: "number" }),
    slope: make("span", { className: "number" }),
    before: make("canvas", {
      className: "before",
      tabIndex: 0,
      role: "application",
      "aria-roledescription": "feature map",
      "aria-label": "The map before the function. Arrow keys choose a pixel; the point on the curve moves to its number."
    }),
    after: make("canvas", { className: "after", role: "img" }),
    steep: make("canvas", { className: "steep", role: "img" }),
    least: make("span"),
    most: make("span"),
    map: make("p", { className: "quiet average" }),
    depth: makeRange("A stack of", "A stack of layers", { min: 1, max: DEEPEST, step: 1 }, act.depth),
    left: make("b", { className: "left" }),
    remark: make("span"),
    bars: make("div", { className: "stack-bars", role: "img" })
  };
  parts.layers = Array.from({ length: DEEPEST }, (_, i) => {
    const [share, fill, factor] = ["stack-share", "stack-fill", "quiet factor"].map((className) => make("span", { className }));
    const well = make("div", { className: "column" }, fill, share);
    const element = make("div", { className: "layer" }, well, make("b", {}, String(i + 1)), factor);
    return { element, share, fill, factor };
  });
  const lines = ["1", "10⁻⁵", "10⁻¹⁰"].map((text2) => make("span", {}, text2));
  parts.bars.append(make("div", { className: "powers quiet" }, ...lines), ...parts.layers.map(({ element }) => element));
  const scale = make("span", { className: "gradient" }, "0");
  scale.style.background = GRADIENT;
  const frame = makeFrame(
    el,
    make("style", { textContent: activation_explorer_default }),
    make("div", { className: "line head" }, parts.activation.element, parts.alpha.element, parts.formula),
    make(
      "div",
      { className: "columns activation" },
      make(
        "div",
        { className: "part drawing" },
        parts.curve,
        make("div", { className: "readouts" }, term("z", parts.z), term("f(z)", parts.value), term("slope f′(z)", parts.slope))
      ),
      make(
        "div",
        { className: "part maps" },
        make("div", { className: "pair" }, figure("A feature map", parts.before), figure("after the function", parts.after)),
        make("div", { className: "colours quiet" }, parts.least, scale, parts.most),
        make("div", { className: "pair" }, figure("its slope there", parts.steep), parts.map)
      )
    ),
    make(
      "div",
      { className: "stack" },
      make("div", { className: "line" }, parts.depth.element, parts.left),
      parts.bars,
      make("p", { className: "quiet remark" }, ABOUT, parts.remark)
    ),
    make("p", { className: "hint", innerHTML: HINT })
  );
  frame.frame.classList.add("activation-explorer");
  return { ...parts, frame };
}

// course_utils/widgets/js/shared/svg.js
var SVG = make("div", { innerHTML: "<svg></svg>" }).firstChild.namespaceURI;
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// course_utils/widgets/js/activation/plot.js
var WIDTH = 340;
var HEIGHT = 316;
var [LEFT, RIGHT] = [34, 334];
var UPPER = { top: 18, bottom: 188 };
var LOWER = { top: 218, bottom: 292 };
var SAMPLES = 96;
var JUMP = 1e-9;
var line = (x1, y1, x2, y2, name) => draw("line", { x1, y1, x2, y2, class: name });
var text = (x, y, words, anchor = "middle") => draw("text", { x, y, "text-anchor": anchor }, words);
function makePlot(reach) {
  const across = (z) => LEFT + (z + reach) / (2 * reach) * (RIGHT - LEFT);
  const up = ({ top, bottom }, [low, high]) => (y) => bottom - (y - low) / (high - low) * (bottom - top);
  const slopes = up(LOWER, [-0.06, 1.12]);
  const curve = draw("path", { class: "function" });
  const steepness = draw("path", { class: "slope" });
  const scale = draw("g", { class: "ticks" });
  const best = draw("g", { class: "ticks" }, line(LEFT, slopes(0.25), RIGHT, slopes(0.25), "dashed"), text(LEFT - 5, slopes(0.25) + 4, "0.25", "end"));
  const [upright, tangent] = [line(0, 0, 0, LOWER.bottom, "upright"), line(0, 0, 0, 0, "tangent")];
  const [above, below] = [draw("circle", { r: 6, class: "point" }), draw("circle", { r: 4.5, class: "point" })];
  const clip = draw("svg", { x: LEFT, y: UPPER.top, width: RIGHT - LEFT, height: UPPER.bottom - UPPER.top });
  clip.setAttribute("viewBox", `${LEFT} ${UPPER.top} ${RIGHT - LEFT} ${UPPER.bottom - UPPER.top}`);
  clip.append(curve, tangent);
  const ticks = [-1, -0.5, 0, 0.5, 1].flatMap((part) => {
    const z = part * reach;
    return [
      line(across(z), UPPER.top, across(z), UPPER.bottom, part ? "grid" : "axis"),
      line(across(z), LOWER.top, across(z), LOWER.bottom, part ? "grid" : "axis"),
      text(across(z), LOWER.bottom + 15, number(z))
    ];
  });
  const root = draw(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    ...ticks,
    ...[0, 1].flatMap((y) => [
      line(LEFT, slopes(y), RIGHT, slopes(y), y ? "grid" : "axis"),
      text(LEFT - 5, slopes(y) + 4, y, "end")
    ]),
    scale,
    best,
    draw("text", { x: LEFT + 6, y: UPPER.top - 6, class: "caption" }, "f(z)"),
    draw("text", { x: LEFT + 6, y: LOWER.top - 6, class: "caption" }, "its slope f′(z)"),
    clip,
    steepness,
    upright,
    above,
    below
  );
  let values = null;
  const path = (compute, height, broken) => {
    const half = (start, end) => Array.from({ length: SAMPLES + 1 }, (_, i) => start + (end - start) * i / SAMPLES);
    const points = (numbers) => numbers.map((z) => `${across(z).toFixed(2)},${height(compute(z)).toFixed(2)}`).join("L");
    return `M${points(half(-reach, 0))}${broken ? "M" : "L"}${points(half(JUMP, reach))}`;
  };
  return {
    root,
    /** Draw the curves of a function. */
    show(name, alpha) {
      const bounded = BOUNDED.includes(name);
      const end = bounded ? 1 : reach;
      values = up(UPPER, bounded ? [-1.25, 1.25] : [-1.08 * reach, 1.08 * reach]);
      curve.setAttribute("d", path((z) => apply(name, z, alpha), values, false));
      steepness.setAttribute("d", path((z) => slope(name, z, alpha), slopes, name.endsWith("relu")));
      best.style.display = name === "sigmoid" ? "" : "none";
      scale.replaceChildren(
        ...[-end, 0, end].flatMap((y) => [
          line(LEFT, values(y), RIGHT, values(y), y ? "grid" : "axis"),
          text(LEFT - 5, values(y) + 4, number(y), "end")
        ])
      );
    },
    /** Move the point to z. */
    move(z, value, steepness2) {
      const [x, y, low, reached] = [across(z), values(value), slopes(steepness2), reach / 4];
      const place = (element, attributes) => {
        for (const [name, at] of Object.entries(attributes)) element.setAttribute(name, at);
      };
      place(upright, { x1: x, x2: x, y1: y });
      const ends = [z - reached, z + reached];
      const [y1, y2] = ends.map((end) => values(value + steepness2 * (end - z)));
      place(tangent, { x1: across(ends[0]), x2: across(ends[1]), y1, y2 });
      place(above, { cx: x, cy: y });
      place(below, { cx: x, cy: low });
    },
    /** Return the z that a pointer is at, rounded to a hundredth of 6, 12, 30 ... */
    locate(event) {
      const { left, width } = root.getBoundingClientRect();
      const x = (event.clientX - left) / width * WIDTH;
      const z = (x - LEFT) / (RIGHT - LEFT) * 2 * reach - reach;
      const step = reach / 120;
      return Math.min(Math.max(Math.round(z / step) * step, -reach), reach);
    }
  };
}

// course_utils/widgets/js/convolution/step.js
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
  const widest = Math.max(...texts.map((text2) => context.measureText(text2).width));
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
function write(context, text2, x, y, rgb) {
  context.fillStyle = inkOn(rgb);
  context.fillText(text2, x, y);
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

// course_utils/widgets/js/shared/walk.js
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

// course_utils/widgets/js/activation/activation_explorer.js
var FORMULAS = {
  linear: "f(z) = z",
  relu: "f(z) = max(0, z)",
  "leaky relu": "f(z) = max(z, αz)",
  sigmoid: "f(z) = 1 / (1 + e⁻ᶻ)",
  tanh: "f(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)"
};
var POWERS = 10;
var clamp = (value, low, high) => Math.min(Math.max(value, low), high);
function render({ model, el }) {
  const [rows, columns] = model.get("_shape");
  const values = Array.from(new Float32Array(asBytes(model.get("_values")).slice().buffer));
  const [reach, limit] = [model.get("_reach"), model.get("_limit")];
  let hover = null;
  let pixel = null;
  let about = "";
  let marked = null;
  let said = "";
  const at = ([row, column]) => values[row * columns + column];
  const place = () => hover ? at(hover) : model.get("z");
  const set = (changes) => send(model, changes);
  const parts = makeLayout(el, {
    activation: (activation) => set({ activation }),
    alpha: (alpha) => set({ alpha }),
    depth: (depth) => set({ depth })
  });
  const { frame } = parts;
  const plot = makePlot(reach);
  parts.curve.append(plot.root);
  [parts.least.textContent, parts.most.textContent] = [number(-limit), number(limit)];
  const painters = { before: makePainter(), after: makePainter(), steep: makePainter() };
  const colour = (value) => signed(value, limit);
  const grids = Object.fromEntries(
    Object.entries(painters).map(([name, painter]) => [
      name,
      makeGrid(parts[name], {
        rows,
        columns,
        width: name === "steep" ? 132 : 160,
        padding: 2,
        edge: 2,
        draw(context, grid) {
          painter.draw(context, grid, { frame: marked && [...marked, 1, 1] });
        }
      })
    ])
  );
  painters.before.set(values, rows, columns, colour);
  function show() {
    const [name, alpha] = [model.get("activation"), model.get("alpha")];
    parts.activation.show(name);
    parts.alpha.show(alpha, number(alpha));
    parts.alpha.element.hidden = name !== "leaky relu";
    parts.formula.textContent = FORMULAS[name];
    plot.show(name, alpha);
    const outputs = values.map((z) => apply(name, z, alpha));
    const slopes = values.map((z) => slope(name, z, alpha));
    painters.after.set(outputs, rows, columns, colour);
    painters.steep.set(slopes, rows, columns, (value) => grey(value, 1));
    about = mapInWords(slopes);
    parts.map.textContent = `White is slope 1, black 0. ${about[0].toUpperCase()}${about.slice(1)}.`;
    parts.after.setAttribute("aria-label", `The map after ${name}.`);
    parts.steep.setAttribute("aria-label", `The slope at each number: ${about}.`);
    Object.values(grids).forEach((grid) => grid.redraw());
  }
  function move() {
    const [name, alpha, depth, z] = [model.get("activation"), model.get("alpha"), model.get("depth"), place()];
    if (pixel && !hover && at(pixel) !== z) pixel = null;
    const [value, steepness] = [apply(name, z, alpha), slope(name, z, alpha)];
    plot.move(z, value, steepness);
    [parts.z.textContent, parts.value.textContent, parts.slope.textContent] = [z, value, steepness].map((one) => scientific(one));
    if ((hover ?? pixel) !== marked) {
      marked = hover ?? pixel;
      Object.values(grids).forEach((grid) => grid.redraw());
    }
    const layers = stack(name, z, depth, alpha);
    const { left } = layers[0];
    parts.depth.show(depth, depth === 1 ? "1 layer" : `${depth} layers`);
    parts.layers.forEach(({ element, share, fill, factor }, i) => {
      element.classList.toggle("there", i < depth);
      const part = layers[i];
      share.textContent = part ? scientific(part.left, 2) : "";
      factor.textContent = part ? `× ${scientific(part.slope)}` : "";
      const height = part ? clamp(1 + Math.log10(part.left) / POWERS, 0, 1) : 0;
      fill.style.transform = `scaleY(${height})`;
      share.style.bottom = `${height * 100}%`;
    });
    parts.left.textContent = `${leftInWords(depth, left)}.`;
    parts.remark.textContent = remark(name, depth, alpha);
    if (hover) return;
    const point = `${inWords(z, value, steepness)}.`;
    const state = [
      `Activation explorer: ${name}${name === "leaky relu" ? ` with slope ${scientific(alpha)} below 0` : ""}.`,
      `${leftInWords(depth, left)}. Feature map ${rows} × ${columns}: ${about}.`
    ];
    frame.describe(`${state[0]} ${point} ${state[1]}`, state[0] + depth === said ? `${point} ${leftInWords(depth, left)}.` : void 0);
    said = state[0] + depth;
    const list = layers.map((layer) => scientific(layer.left)).join(", ");
    parts.bars.setAttribute("aria-label", `What is left of a gradient that came back to each layer, from the first on: ${list}.`);
    parts.curve.setAttribute("aria-valuenow", z);
    parts.curve.setAttribute("aria-valuetext", `${scientific(z)}: f(z) ${scientific(value)}, slope ${scientific(steepness)}`);
  }
  let stale = false;
  const redraw = oncePerFrame(() => {
    if (stale) show();
    stale = false;
    move();
  });
  const choose = (z) => {
    hover = null;
    pixel = null;
    set({ z: clamp(Number(z.toPrecision(12)), -reach, reach) });
    redraw();
  };
  const choosePixel = (place2) => {
    hover = null;
    pixel = place2;
    set({ z: at(place2) });
    redraw();
  };
  parts.curve.setAttribute("aria-valuemin", -reach);
  parts.curve.setAttribute("aria-valuemax", reach);
  const keep = () => [model.get("z"), pixel];
  const undo = ([z, place2]) => {
    choose(z);
    pixel = place2;
  };
  holdOn(parts.curve, { choose: (event) => choose(plot.locate(event)), keep, undo });
  parts.curve.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = arrow(event.key);
    const z = model.get("z");
    const unit = reach / 6;
    const jumps = { PageUp: z + unit, PageDown: z - unit, Home: -reach, End: reach };
    if (step) choose(z + (step[1] - step[0]) * unit * (event.shiftKey ? 0.01 : 0.1));
    else if (event.key in jumps) choose(jumps[event.key]);
    else return;
    event.preventDefault();
  });
  const under = (event) => {
    const [x, y] = grids.before.locate(event).map(Math.floor);
    return [clamp(y, 0, rows - 1), clamp(x, 0, columns - 1)];
  };
  holdOn(parts.before, {
    choose: (event) => choosePixel(under(event)),
    look(event) {
      hover = event && under(event);
      redraw();
    },
    keep,
    undo
  });
  parts.before.addEventListener("keydown", (event) => {
    const step = arrow(event.key);
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [row, column] = pixel ?? [Math.floor(rows / 2), Math.floor(columns / 2)];
    choosePixel([clamp(row + step[0], 0, rows - 1), clamp(column + step[1], 0, columns - 1)]);
  });
  const unwatchPoint = watch(model, ["z", "depth"], redraw);
  const unwatch = watch(model, ["activation", "alpha"], () => {
    stale = true;
    redraw();
  });
  show();
  move();
  Object.values(grids).forEach((grid) => grid.start());
  return () => {
    unwatch();
    unwatchPoint();
    redraw.cancel();
    Object.values(grids).forEach((grid) => grid.stop());
    frame.remove();
  };
}
var activation_explorer_default2 = { render };
export {
  NAMES,
  apply,
  activation_explorer_default2 as default,
  slope,
  stack
};
