// ConvolutionExplorer's elements and where they stand; what they do is told by `act`.

import { GRADIENT } from "../shared/colours.js";
import { makeKernelGrid, makeSelect } from "./kernel_grid.js";
import { make, makeButton, makeFrame } from "../shared/kit.js";
import { makeChannels, makeTurner } from "../shared/shown.js";
import { makeWalked } from "../shared/walked.js";
import style from "./convolution_explorer.css";

const KEYS = "Arrow keys move the window, Space plays, Page Up and Page Down turn to another image.";
const HINT =
  "Hover to look, click to choose, type into the kernel. Keyboard, on input or output: <kbd>←</kbd> <kbd>↑</kbd> " +
  "<kbd>↓</kbd> <kbd>→</kbd> · <kbd>Home</kbd> <kbd>End</kbd> row's ends · <kbd>Space</kbd> play · <kbd>[</kbd> " +
  "<kbd>]</kbd> other image. In the kernel: <kbd>↑</kbd> <kbd>↓</kbd> by 1, with <kbd>Shift</kbd> by 0.1";

const part = (area, ...children) => make("div", { className: `part area-${area}` }, ...children);
const bar = (...children) => make("div", { className: "line bar" }, ...children);
const well = (...children) => make("div", { className: "well" }, ...children);
const numbers = (canvas) => make("div", { className: "numbers" }, canvas);
const bold = (text) => make("b", {}, text);

/** Make all elements inside `el`; `names` are the kernels' names, `channels` the number of channels. */
export function makeLayout(el, names, channels, act) {
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
    remarks: make("span", { className: "quiet" }),
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
    part("sum", bar(bold("Their sum is the output here")), parts.total, parts.position, parts.over),
  ];
  const whole = make("label", { className: "whole" }, parts.whole, "all at once");
  const frame = makeFrame(
    el,
    make("style", { textContent: style }),
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
        make("div", { className: "line" }, parts.play, parts.step),
      ),
      ...parts.closeUp,
    ),
    make("p", { className: "line sums" }, parts.formula, parts.remarks),
    make("p", { className: "hint", innerHTML: HINT }),
  );
  frame.frame.classList.add("convolution-explorer");
  return { ...parts, frame };
}
