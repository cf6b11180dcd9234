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
    const place = canvas.getBoundingClientRect();
    const scale = canvas.width / place.width / grid.cell;
    const free = grid.padding / grid.cell;
    return [(event.clientX - place.left) * scale - free, (event.clientY - place.top) * scale - free];
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
function send(model, changes) {
  for (const [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
}
function whichImage(index, count) {
  return count === 1 ? "image 0" : `image ${index} (of 0 to ${count - 1})`;
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
      const [image, ...rest] = words.split(/ (?=\()/).map((part) => make("span", {}, part));
      caption.replaceChildren(image, ...rest.flatMap((part) => [" ", part]));
      setPossible(previous, index > 0);
      setPossible(next, index < count - 1);
      return words;
    }
  };
}

// course_utils/widgets/js/shared/walk.js
function inside(place, places) {
  return place.map((at, axis) => Math.min(Math.max(at, 0), Math.max(places[axis] - 1, 0)));
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

// course_utils/widgets/js/inspector/pixel_inspector.css
var pixel_inspector_default = ".course-widget.pixel-inspector .which { min-width: 206px; font-weight: 600; text-align: center; }\n.course-widget.pixel-inspector .whole { flex: 0 1 361px; }\n.course-widget.pixel-inspector .around { flex: 0 1 285px; }\n.course-widget.pixel-inspector .bar { height: 30px; margin-bottom: 6px; }\n.course-widget.pixel-inspector .digit { cursor: crosshair; color: var(--mark); }\n.course-widget.pixel-inspector .numbers { margin-top: 20px; color: var(--mark); }\n.course-widget.pixel-inspector .readout { display: flex; gap: 14px; align-items: center; min-height: 56px; }\n.course-widget.pixel-inspector .value { min-width: 92px; color: var(--mark); font-size: 34px; font-weight: 700; line-height: 1.1;\n  font-variant-numeric: tabular-nums; }\n";

// course_utils/widgets/js/inspector/pixel_inspector.js
var SIDE = 28;
var REACH = 3;
var AROUND = 2 * REACH + 1;
var WIDEST = 0.74;
var DARKEST_WITH_BLACK = 117;
var SCALINGS = {
  "0 to 255": { shown: "0 to 255", formula: (grey) => "of 255", scale: (grey) => grey },
  "0 to 1": { shown: "0 to 1", formula: (grey) => `= ${grey} / 255`, scale: (grey) => grey / 255 },
  "-0.5 to 0.5": {
    shown: "−0.5 to 0.5",
    formula: (grey) => `= ${grey} / 255 − 0.5`,
    scale: (grey) => grey / 255 - 0.5
  }
};
function neighbourhood(image, row, column) {
  return Array.from({ length: AROUND * AROUND }, (_, i) => {
    const y = row + Math.floor(i / AROUND) - REACH;
    const x = column + i % AROUND - REACH;
    return y < 0 || x < 0 || y >= SIDE || x >= SIDE ? null : image[y * SIDE + x];
  });
}
function inWords(grey, scaling, digits = 3) {
  const value = SCALINGS[scaling].scale(grey);
  if (scaling === "0 to 255") return String(value);
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}
function render({ model, el }) {
  const images = asBytes(model.get("_images"));
  const labels = model.get("_labels");
  const count = model.get("_count");
  const pixels = makePixels(SIDE, SIDE);
  const image = () => images.subarray(model.get("index") * SIDE * SIDE, (model.get("index") + 1) * SIDE * SIDE);
  const walker = makeWalker(model, { count, places: () => [SIDE, SIDE], redraw: () => redraw() });
  const turner = makeTurner(walker.turn);
  const digit = makeWalked(
    "digit",
    "The digit's pixels. Arrow keys choose a pixel, Home and End the ends of its row, Page Up and Page Down turn to another image."
  );
  const numbers = make("canvas", { className: "numbers", role: "img" });
  const scale = makeChoice(
    "Scale of the numbers",
    Object.entries(SCALINGS).map(([value2, { shown }]) => [value2, shown]),
    (scaling) => send(model, { scaling })
  );
  const value = make("span", { className: "value" });
  const formula = make("span");
  const position = make("span", { className: "position" });
  const frame = makeFrame(
    el,
    make("style", { textContent: pixel_inspector_default }),
    make(
      "div",
      { className: "columns" },
      make("div", { className: "part whole" }, make("div", { className: "line bar" }, ...turner.elements), digit),
      make(
        "div",
        { className: "part around" },
        make("div", { className: "bar" }, scale.element),
        numbers,
        make(
          "div",
          { className: "readout" },
          value,
          make("span", { className: "quiet" }, formula, make("br"), position)
        )
      )
    ),
    make("p", { className: "hint" })
  );
  frame.frame.classList.add("pixel-inspector");
  frame.frame.querySelector(".hint").innerHTML = "Hover to look, click to choose. Keyboard: <kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> · <kbd>Home</kbd> <kbd>End</kbd> row's ends · <kbd>[</kbd> <kbd>]</kbd> other image";
  const left = makeGrid(digit, { columns: SIDE, rows: SIDE, width: 361, padding: 22, edge: 3, draw: drawDigit });
  const right = makeGrid(numbers, { columns: AROUND, rows: AROUND, width: 285, padding: 2, edge: 3, draw: drawNumbers });
  const redraw = oncePerFrame(() => {
    pixels.fill(image());
    left.redraw();
    right.redraw();
    write();
  });
  function drawDigit(context, { cell, padding, ratio }) {
    const [row, column] = walker.place();
    context.clearRect(0, 0, digit.width, digit.height);
    context.imageSmoothingEnabled = false;
    context.drawImage(pixels.canvas, padding, padding, cell * SIDE, cell * SIDE);
    const outline = (top, start, side, colour, width) => {
      context.strokeStyle = colour;
      context.lineWidth = Math.round(width * ratio);
      context.strokeRect(padding + start * cell, padding + top * cell, side * cell, side * cell);
    };
    context.save();
    context.beginPath();
    context.rect(padding, padding, cell * SIDE, cell * SIDE);
    context.clip();
    outline(row - REACH, column - REACH, AROUND, SKY, 2);
    context.restore();
    const mark = getComputedStyle(digit).color;
    outline(row, column, 1, mark, 2.5);
    context.fillStyle = mark;
    context.font = `600 ${Math.round(12 * ratio)}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(column, padding + (column + 0.5) * cell, padding - 11 * ratio);
    context.textAlign = "right";
    context.fillText(row, padding - 5 * ratio, padding + (row + 0.5) * cell);
  }
  function fit(context, scaling, cell) {
    context.font = "100px system-ui, sans-serif";
    const widths = [0, 255].map((grey) => context.measureText(inWords(grey, scaling, 2)).width);
    return Math.floor(Math.min(0.36, WIDEST * 100 / Math.max(...widths)) * cell);
  }
  function drawNumbers(context, { cell, padding, ratio }) {
    const scaling = model.get("scaling");
    context.clearRect(0, 0, numbers.width, numbers.height);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `${fit(context, scaling, cell)}px system-ui, sans-serif`;
    neighbourhood(image(), ...walker.place()).forEach((grey, i) => {
      const [x, y] = [padding + i % AROUND * cell, padding + Math.floor(i / AROUND) * cell];
      context.fillStyle = grey === null ? "rgba(128, 128, 128, 0.18)" : `rgb(${grey}, ${grey}, ${grey})`;
      context.fillRect(x, y, cell, cell);
      context.strokeStyle = "rgba(128, 128, 128, 0.55)";
      context.lineWidth = Math.max(1, Math.round(ratio / 2));
      context.strokeRect(x, y, cell, cell);
      if (grey === null) return;
      context.fillStyle = grey > DARKEST_WITH_BLACK ? "#000" : "#fff";
      context.fillText(inWords(grey, scaling, 2), x + cell / 2, y + cell / 2);
    });
    context.strokeStyle = getComputedStyle(numbers).color;
    context.lineWidth = Math.round(3 * ratio);
    context.strokeRect(padding + REACH * cell, padding + REACH * cell, cell, cell);
  }
  function write() {
    const [index, scaling] = [model.get("index"), model.get("scaling")];
    const [row, column] = walker.place();
    const grey = image()[row * SIDE + column];
    const which = turner.show(index, count, labels);
    scale.show(scaling);
    value.textContent = inWords(grey, scaling);
    formula.textContent = SCALINGS[scaling].formula(grey);
    position.textContent = `row ${row}, column ${column}`;
    if (walker.looks()) return;
    const number = `Row ${row}, column ${column} is ${inWords(grey, scaling)}`;
    frame.describe(
      `Pixel inspector: ${which}. ${number}, on the scale ${SCALINGS[scaling].shown}.`
    );
    numbers.setAttribute("aria-label", `The 7 by 7 pixels around it. ${number}.`);
  }
  const under = (event) => {
    const [x, y] = left.locate(event).map((at) => Math.min(Math.max(Math.floor(at), 0), SIDE - 1));
    return [y, x];
  };
  walkOn(digit, under, walker);
  const unwatch = watch(model, ["index", "row", "column", "scaling"], redraw);
  pixels.fill(image());
  left.start();
  right.start();
  write();
  return () => {
    unwatch();
    redraw.cancel();
    left.stop();
    right.stop();
    frame.remove();
  };
}
var pixel_inspector_default2 = { render };
export {
  pixel_inspector_default2 as default,
  inWords,
  neighbourhood
};
