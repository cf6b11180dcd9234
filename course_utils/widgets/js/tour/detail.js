// How one number is made: a heading, the sum in one line, and below it the pictures of what it is made of.

import { make, makeButton, setPossible } from "../shared/kit.js";
import { makeConvolution } from "./convolution.js";
import { makeDense } from "./dense.js";
import { makePassing } from "./passing.js";
import { makeEquation } from "./picture.js";
import { makePooling } from "./pooling.js";
import { termsOf } from "./terms.js";
import { countOf, nameOf } from "./step.js";

const VIEWS = {
  conv2d: makeConvolution,
  max_pool2d: makePooling,
  avg_pool2d: makePooling,
  dense: makeDense,
};

/** Make the detail; `walker` moves the place, `step` goes to another map or number, `redraw` asks for a new frame. */
export function makeDetail(walker, step, redraw) {
  const heading = make("span");
  const where = make("span", { className: "quiet where" });
  const [back, forth] = [makeButton("‹", "Previous map or number", () => step(-1)), makeButton("›", "Next map or number", () => step(1))];
  const steps = make("span", { className: "steps" }, back, forth); // for fingers: of many numbers each is too small
  const equation = makeEquation();
  const body = make("div", { className: "body" });
  const element = make(
    "div",
    { className: "detail", role: "group", "aria-label": "How one number is made" },
    make("p", { className: "title" }, make("b", {}, "3"), heading, where, steps),
    equation.element,
    body,
  );
  let view = null;
  let opened = -1;

  return {
    element,
    /** Show the number at [map, row, column] of a stage; `anew` where the digit is another. */
    show(now, index, place, anew, looking) {
      const [layer, { shape }] = [now.network[index], now.stages[index]];
      if (index !== opened) {
        view?.stop();
        view = (VIEWS[layer.kind] ?? makePassing)(now, index, walker, redraw);
        body.replaceChildren(view.element);
        view.start();
      }
      view.show(now, place, anew, looking);
      heading.textContent = `How ${nameOf(layer, shape, place[0])} is made`;
      setPossible(back, place[0] > 0);
      setPossible(forth, place[0] < countOf(shape) - 1);
      where.textContent = shape.length === 3 ? `row ${place[1]}, column ${place[2]}` : "";
      equation.show(termsOf(now, index, place));
      if (index === opened) return;
      opened = index;
      body.style.minHeight = `${Math.max(parseFloat(body.style.minHeight) || 0, body.offsetHeight)}px`; // what follows stays where it is
    },
    /** Forget how much room a detail once took. */
    relax: () => (body.style.minHeight = ""),
    focus: () => view?.focusable?.focus(),
    stop: () => view?.stop(),
  };
}
