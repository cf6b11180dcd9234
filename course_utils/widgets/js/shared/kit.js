// What all widgets share in the page: a frame, sharp canvases, buttons, keys, and words for screen readers.

import style from "./kit.css";

// Okabe and Ito's colours, told apart by readers with any common colour blindness.
export const AMBER = "#E69F00";
export const SKY = "#56B4E9";

const NARROW = 560; // below this many pixels the parts of a widget stand below each other

/** Make an element: `make("p", { className: "hint" }, "text", child)`; names with "-" become attributes. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

/** Make the widget's outermost element, and the voice that reads its state to screen readers. */
export function makeFrame(el, ...children) {
  const voice = make("div", { className: "spoken", role: "status", "aria-live": "polite" });
  const frame = make("section", { className: "course-widget", role: "group" }, ...children, voice);
  el.append(make("style", { textContent: style }), frame);
  // JupyterLab takes single letters for commands, such as x for "cut the cell": keys meant for the widget stay
  // in it. Combinations such as Ctrl+S and Shift+Enter pass, and so do Tab and Escape.
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
      pending = setTimeout(() => (voice.textContent = aloud), 400);
    },
    remove() {
      clearTimeout(pending);
      unwatch();
    },
  };
}

/** Make a button that does `action`. */
export function makeButton(text, label, action) {
  const button = make("button", { type: "button", title: label, "aria-label": label }, text);
  button.addEventListener("click", action);
  return button;
}

/**
 * Say whether a button can do something now. A button that cannot is greyed out but keeps the focus, which a
 * disabled one would drop to the page: its action must be harmless.
 */
export function setPossible(button, possible) {
  button.setAttribute("aria-disabled", String(!possible));
}

/** Make a row of options of which one is chosen; `options` are pairs of value and text. */
export function makeChoice(name, options, choose) {
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
    },
  };
}

/**
 * Keep a canvas as sharp as the screen, as wide as its place allows, and not taller than that.
 *
 * `columns` x `rows` cells are drawn, each a whole number of device pixels; `padding` CSS pixels are left free
 * at the top and on the left, `edge` pixels on the other sides. `draw(context, grid)` is called whenever the size
 * changes, and by `redraw()`; `grid.cell` and `grid.padding` are in device pixels, `grid.ratio` of them in a CSS
 * pixel.
 */
export function makeGrid(canvas, { columns, rows, width, padding = 0, edge = 0, draw }) {
  const context = canvas.getContext("2d");
  const grid = { canvas, cell: 0, ratio: 1, padding: 0 };
  const fit = () => {
    if (!canvas.isConnected) return; // Jupyter shows the view after it is made
    const ratio = window.devicePixelRatio || 1;
    const available = Math.min(width, canvas.parentElement.clientWidth) - padding - edge;
    const cell = Math.max(1, Math.round((available * ratio) / Math.max(columns, rows) - 0.25));
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
  /** Change the number of cells; the canvas is redrawn if it did change. */
  grid.reshape = (newRows, newColumns) => {
    if (newRows === rows && newColumns === columns) return;
    [rows, columns, grid.cell] = [newRows, newColumns, 0];
    fit();
  };
  /** Return where on the grid a pointer is: [x, y] in cells. */
  grid.locate = (event) => {
    const place = canvas.getBoundingClientRect();
    const scale = canvas.width / place.width / grid.cell;
    const free = grid.padding / grid.cell;
    return [(event.clientX - place.left) * scale - free, (event.clientY - place.top) * scale - free];
  };
  let unwatch = () => {};
  const theme = new MutationObserver(grid.redraw); // canvases do not follow the page's colours by themselves
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

/** Make a small canvas that holds one pixel per number, to be enlarged without smoothing. */
export function makePixels(columns, rows) {
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
    },
  };
}

/**
 * Call `action` as soon as `element` has a size, and in the frame after each change of it. It may change sizes itself: while
 * they are observed, these would be news that the browser cannot deliver, and says so in its console. Returns a function
 * that ends this.
 */
export function watchSize(element, action) {
  const inNextFrame = oncePerFrame(action);
  const observer = new ResizeObserver(inNextFrame);
  queueMicrotask(action); // for an element that is on the page,
  inNextFrame(); // and for one that Jupyter puts there in a moment
  observer.observe(element);
  return () => {
    observer.disconnect();
    inNextFrame.cancel();
  };
}

/** Return `action` such that many calls before the next frame become one, in that frame. */
export function oncePerFrame(action) {
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

/** Return the step [down, right] of an arrow key, or null for any other key. */
export function arrow(key) {
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  return steps[key] ?? null;
}

/** Return a synced trait of bytes as Uint8Array, whatever the page's widget manager made of it. */
export function asBytes(value) {
  if (value instanceof Uint8Array) return value;
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}

/** Call `action` when one of `names` changes in the model; returns a function that ends this. */
export function watch(model, names, action) {
  for (const name of names) model.on(`change:${name}`, action);
  return () => names.forEach((name) => model.off(`change:${name}`, action));
}

/** Change several of the model's traits in one message. */
export function send(model, changes) {
  for (const [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
}

/** Name an image by its index, as kit.py does, and say where the counting starts and ends. */
export function whichImage(index, count) {
  return count === 1 ? "image 0" : `image ${index} (of 0 to ${count - 1})`;
}

/** Write a probability in whole percent; no network is ever certain. */
export function percent(probability) {
  if (probability < 0.005) return "<1 %";
  if (probability >= 0.995) return ">99 %";
  return `${Math.floor(probability * 100 + 0.5)} %`;
}

/** Write a number with a true minus sign and at most `digits` places behind the point, as kit.py does. */
export function number(value, digits = 2) {
  const size = Math.floor(Math.abs(value) * 10 ** digits + 0.5) / 10 ** digits;
  return `${value < 0 && size > 0 ? "−" : ""}${Number(size.toFixed(digits))}`;
}
