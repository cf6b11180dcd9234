// How one number is made: a heading, the sum in one line, and below it the pictures of what it is made of.

import { make } from "./kit.js";
import { inWords, nameOf, takeApart } from "./tour_step.js";

export function makeDetail(walker) {
  const heading = make("span");
  const words = make("p");
  return {
    element: make("div", { className: "detail" }, make("p", { className: "title" }, make("b", {}, "3"), heading), words),
    show(now, index, place) {
      heading.textContent = `How ${nameOf(now.network[index], now.stages[index].shape, place[0])} is made`;
      words.textContent = inWords(now.network[index], takeApart(now, index, place), index ? now.network[index - 1].name : "the input");
    },
    focus() {},
    stop() {},
  };
}
