// A kernel's numbers as fields that can be typed into, and a choice of kernels by name and by size.

import { make } from "../shared/kit.js";
import { inkOn, signed } from "../shared/colours.js";
import { ROOMY, short } from "./step.js";

export const CELL = 52; // CSS pixels: the largest field, also in the style sheet
const SIZES = [1, 2, 3, 4, 5, 7];
const LARGEST = 1e6; // of a kernel's numbers, as kernels.py has it
const BEGUN = /^([-−]|[-−]?[.,]|[-−]?[\d.,]+(\/[-−]?|e[-−+]?))$/i; // on the way to −1, .5, 1/9, 1e-3 nothing is wrong yet

/** Read a number as a person writes it: 0.5, 0,5, −1, 1/9; NaN if it is none. */
function readNumber(text) {
  const [above, below = "1", ...rest] = text.trim().replaceAll("−", "-").replaceAll(",", ".").split("/");
  if (!above.trim() || !below.trim() || rest.length) return NaN;
  const value = Number(above) / Number(below);
  return Number.isFinite(value) ? value : NaN;
}

/** Return a flat kernel of `window` [rows, columns] cut or surrounded with zeros to size x size, around its middle. */
export function resize(weights, [rows, columns], channels, size) {
  const [down, across] = [Math.floor((size - rows) / 2), Math.floor((size - columns) / 2)];
  return Array.from({ length: size * size * channels }, (_, at) => {
    const channel = at % channels;
    const [i, j] = [Math.floor(at / channels / size) - down, (Math.floor(at / channels) % size) - across];
    const inside = i >= 0 && j >= 0 && i < rows && j < columns;
    return inside ? weights[(i * columns + j) * channels + channel] : 0;
  });
}

/** Make a select with a label above it; `choose` receives the chosen value. */
export function makeSelect(name, options, choose) {
  const choices = options.map(([value, text]) => make("option", { value }, text));
  const select = make("select", { "aria-label": name }, ...choices);
  let extra = null; // an option that is there only while it is chosen
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
    },
  };
}

/** Make the fields; `change` receives all numbers of the kernel after one was typed. */
export function makeKernelGrid(change) {
  const grid = make("div", { className: "kernel", role: "group", "aria-label": "Kernel" });
  const wrong = make("p", { className: "wrong", role: "alert" });
  let state = null;
  let fields = [];

  const rounded = (value) => short(value, state.columns > ROOMY ? 1 : 2);
  const at = (field) => fields.indexOf(field) * state.channels + state.channel;
  const set = (field, value) => {
    const weights = [...state.weights];
    weights[at(field)] = value;
    state.weights = weights; // keys may come faster than frames
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
    // Text, not decimal: a phone's keys for decimal numbers have neither a minus nor a slash.
    const field = make("input", { type: "text", autocomplete: "off", spellcheck: false });
    let arrived = false; // by a press that is not over yet
    field.addEventListener("pointerdown", () => (arrived = field !== field.getRootNode().activeElement));
    field.addEventListener("mouseup", (event) => {
      if (arrived) event.preventDefault(); // in Safari it would undo the selection
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
        if (!typing) field.value = rounded(value); // half a fraction, "1/", is no number yet
        field.style.setProperty("--letters", rounded(value).length);
      });
    },
    /** The sizes to choose from. */
    sizes: SIZES.map((size) => [`${size},${size}`, `${size}×${size}`]),
  };
}
