// ActivationExplorer's elements and where they stand; what they do is told by `act`.

import { GRADIENT } from "../shared/colours.js";
import { make, makeChoice, makeFrame } from "../shared/kit.js";
import { makeRange } from "../shared/range.js";
import style from "./activation_explorer.css";

const NAMES = { linear: "linear", relu: "ReLU", "leaky relu": "leaky ReLU", sigmoid: "sigmoid", tanh: "tanh" };
const HINT =
  "Drag the point, or point at a pixel of the map. Keyboard, on the curve: <kbd>←</kbd> <kbd>→</kbd> move the " +
  "point, with <kbd>Shift</kbd> in small steps · <kbd>Page Up</kbd> <kbd>Page Down</kbd> in large ones · " +
  "<kbd>Home</kbd> <kbd>End</kbd>. On the map before: <kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd> choose a pixel";
const ABOUT =
  "Each layer gets what the one before it gives. On its way back, from right to left, a gradient is multiplied by the " +
  "slope of each. ";
const DEEPEST = 10;

const term = (name, value) => make("div", {}, make("span", { className: "quiet" }, name), value);
const figure = (title, canvas) => make("div", { className: "part" }, make("p", { className: "title" }, title), canvas);

/** Make all elements inside `el`. */
export function makeLayout(el, act) {
  const parts = {
    activation: makeChoice("Activation function", Object.entries(NAMES), act.activation),
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
      "aria-label": "The map before the function. Arrow keys choose a pixel; the point on the curve moves to its number.",
    }),
    after: make("canvas", { className: "after", role: "img" }),
    steep: make("canvas", { className: "steep", role: "img" }),
    least: make("span"),
    most: make("span"),
    map: make("p", { className: "quiet average" }),
    depth: makeRange("A stack of", "A stack of layers", { min: 1, max: DEEPEST, step: 1 }, act.depth),
    left: make("b", { className: "left" }),
    remark: make("span"),
    bars: make("div", { className: "stack-bars", role: "img" }),
  };
  parts.layers = Array.from({ length: DEEPEST }, (_, i) => {
    const [share, fill, factor] = ["stack-share", "stack-fill", "quiet factor"].map((className) => make("span", { className }));
    const well = make("div", { className: "column" }, fill, share);
    const element = make("div", { className: "layer" }, well, make("b", {}, String(i + 1)), factor);
    return { element, share, fill, factor };
  });
  const lines = ["1", "10⁻⁵", "10⁻¹⁰"].map((text) => make("span", {}, text));
  parts.bars.append(make("div", { className: "powers quiet" }, ...lines), ...parts.layers.map(({ element }) => element));
  const scale = make("span", { className: "gradient" }, "0");
  scale.style.background = GRADIENT;
  const frame = makeFrame(
    el,
    make("style", { textContent: style }),
    make("div", { className: "line head" }, parts.activation.element, parts.alpha.element, parts.formula),
    make(
      "div",
      { className: "columns activation" },
      make(
        "div",
        { className: "part drawing" },
        parts.curve,
        make("div", { className: "readouts" }, term("z", parts.z), term("f(z)", parts.value), term("slope f′(z)", parts.slope)),
      ),
      make(
        "div",
        { className: "part maps" },
        make("div", { className: "pair" }, figure("A feature map", parts.before), figure("after the function", parts.after)),
        make("div", { className: "colours quiet" }, parts.least, scale, parts.most),
        make("div", { className: "pair" }, figure("its slope there", parts.steep), parts.map),
      ),
    ),
    make(
      "div",
      { className: "stack" },
      make("div", { className: "line" }, parts.depth.element, parts.left),
      parts.bars,
      make("p", { className: "quiet remark" }, ABOUT, parts.remark),
    ),
    make("p", { className: "hint", innerHTML: HINT }),
  );
  frame.frame.classList.add("activation-explorer");
  return { ...parts, frame };
}
