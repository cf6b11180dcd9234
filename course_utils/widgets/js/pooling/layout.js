// PoolingExplorer's elements and where they stand; what they do is told by `act`.

import { makeSelect } from "../convolution/kernel_grid.js";
import { make, makeChoice, makeFrame } from "../shared/kit.js";
import { makeChannels, makeTurner } from "../shared/shown.js";
import { makeWalked } from "../shared/walked.js";
import style from "./pooling_explorer.css";

const KEYS = "Arrow keys move the window, Page Up and Page Down turn to another image.";
const HINT =
  "Hover to look, click to choose. Keyboard, on input or output: <kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> " +
  "<kbd>→</kbd> move the window · <kbd>Home</kbd> <kbd>End</kbd> row's ends · <kbd>[</kbd> <kbd>]</kbd> other image";

const part = (area, ...children) => make("div", { className: `part place-${area}` }, ...children);
const heading = (...children) => make("div", { className: "line heading" }, ...children);
const stage = (...children) => make("div", { className: "stage" }, ...children);
const bold = (text) => make("b", {}, text);
const few = (last) => Array.from({ length: last }, (_, i) => [i + 1, i + 1]);

/** Make a line that shows by how much something changed. */
function makeMeter(name) {
  const share = make("span", { className: "share" });
  const fill = make("span", { className: "fill" });
  return {
    element: make("div", { className: "meter" }, make("span", {}, name), make("span", { className: "track" }, fill), share),
    show(text, part) {
      share.textContent = text;
      fill.style.width = `${Math.min(100 * part, 100)}%`;
    },
  };
}

/** Make all elements inside `el`; `channels` is the number of channels. */
export function makeLayout(el, channels, act) {
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
    remarks: make("span", { className: "quiet" }),
  };
  parts.difference.addEventListener("change", () => act.difference(parts.difference.checked));
  const meters = parts.meters.map(({ element }) => element);
  parts.comparison = make("div", { className: "comparison" }, parts.changed, ...meters, parts.measure);
  parts.closeUp = part("window", heading(bold("The window")), parts.window, parts.value, parts.working, parts.position);
  const frame = makeFrame(
    el,
    make("style", { textContent: style }),
    make(
      "div",
      { className: "pooling" },
      part("input", heading(...parts.turner.elements), stage(parts.input), parts.channels.element),
      parts.closeUp,
      part("output", heading(bold("Pooled output"), parts.shape), stage(parts.output, parts.apology)),
    ),
    make(
      "div",
      { className: "line controls" },
      parts.mode.element,
      make("div", { className: "sizing" }, parts.size.element, parts.stride.element, parts.padding.element),
      make("div", { className: "shift" }, make("span", { className: "quiet" }, "shift to the right"), parts.shift.element),
      make("label", { className: "differ" }, parts.difference, "show what changed"),
    ),
    parts.comparison,
    make("p", { className: "line pooled" }, parts.formula, parts.remarks),
    make("p", { className: "hint", innerHTML: HINT }),
  );
  frame.frame.classList.add("pooling-explorer");
  return { ...parts, frame };
}
