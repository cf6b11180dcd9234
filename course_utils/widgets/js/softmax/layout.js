// SoftmaxExplorer's elements and where they stand; what they do is told by `act`.

import { make, makeButton, makeChoice, makeFrame } from "../shared/kit.js";
import { makeRange } from "../shared/range.js";
import style from "./softmax_explorer.css";

export const REACHES = [10, 100, 1000];
const CLASSES = Array.from({ length: 10 }, (_, digit) => String(digit));
const HINT =
  "Drag a logit's bar. Keyboard, on a bar: <kbd>↑</kbd> <kbd>↓</kbd> move it, with <kbd>Shift</kbd> in small steps · " +
  "<kbd>Page Up</kbd> <kbd>Page Down</kbd> in large ones · <kbd>Home</kbd> <kbd>End</kbd> · <kbd>Tab</kbd> next bar";

const text = (tag, className, ...words) => make(tag, { className }, ...words);

function makeLogit(digit) {
  const shown = text("span", "top");
  const fill = text("span", "rise");
  const slider = make(
    "div",
    { className: "well-of-logit signed", tabIndex: 0, role: "slider", "aria-label": `Logit of class ${digit}`, "aria-orientation": "vertical" },
    fill,
  );
  return { element: make("div", { className: "entry" }, shown, slider, make("b", {}, digit)), shown, fill, slider };
}

function makeProbability(digit) {
  const [shown, fill, gradient] = [text("span", "top"), text("span", "rise"), text("span", "gradient")];
  const track = make("div", { className: "well-of-p" }, fill);
  return { element: make("li", { className: "entry" }, shown, track, make("b", {}, digit), gradient), shown, fill, gradient };
}

/** Make all elements inside `el`. */
export function makeLayout(el, act) {
  const parts = {
    logits: CLASSES.map(makeLogit),
    probabilities: CLASSES.map(makeProbability),
    reach: makeChoice("Scale of the logits", REACHES.map((reach) => [String(reach), `±${reach}`]), act.reach),
    lower: makeButton("All − 50", "All − 50: take 50 off every logit", () => act.shift(-1)),
    raise: makeButton("All + 50", "All + 50: add 50 to every logit", () => act.shift(1)),
    reset: makeButton("Reset logits", "Reset logits: those that it started with", act.reset),
    temperature: makeRange("Temperature", "Temperature", { min: -1, max: 1, step: 0.05 }, act.temperature),
    label: makeChoice("Right class", CLASSES.map((digit) => [digit, digit]), act.label),
    sum: text("span", "quiet sum"),
    loss: text("b", "loss"),
    formula: text("span", "quiet formula"),
    naive: make("input", { type: "checkbox" }),
    remark: text("p", "remark"),
  };
  parts.naive.addEventListener("change", () => act.trick(!parts.naive.checked));
  const frame = makeFrame(
    el,
    make("style", { textContent: style }),
    make(
      "div",
      { className: "columns" },
      make(
        "div",
        { className: "part half" },
        make("div", { className: "line head" }, make("b", {}, "Logits z"), parts.reach.element),
        make("div", { className: "entries", role: "group", "aria-label": "Logits" }, ...parts.logits.map(({ element }) => element)),
        make("div", { className: "line below" }, parts.lower, parts.raise, parts.reset),
      ),
      make(
        "div",
        { className: "part half" },
        make("div", { className: "line head" }, make("b", {}, "Probabilities p = softmax(z / T)"), parts.sum),
        // To Safari a list without bullets is one only if that is said.
        make(
          "ul",
          { className: "entries", role: "list", "aria-label": "Probabilities" },
          ...parts.probabilities.map(({ element }) => element),
        ),
        text("p", "quiet under", "below each: the gradient for its logit, (p − 1) / T for the right class, p / T for the others"),
      ),
    ),
    make(
      "div",
      { className: "line choosing" },
      make("span", {}, "Right class"),
      parts.label.element,
      make("span", { className: "verdict" }, "Cross-entropy ", parts.formula, parts.loss),
    ),
    make(
      "div",
      { className: "line choosing" },
      parts.temperature.element,
      make("label", { className: "naive" }, parts.naive, "without the max trick, in float32"),
    ),
    parts.remark,
    make("p", { className: "hint", innerHTML: HINT }),
  );
  frame.frame.classList.add("softmax-explorer");
  return { ...parts, frame };
}
