// Softmax in a table: each logit, its power, and its share of all powers.

import { make, percent } from "../shared/kit.js";
import { exact } from "./step.js";

export const MOST = 12; // classes that have room beside each other

/** Make the table for `count` classes. */
export function makeSoftmax(count) {
  const numbers = Array.from({ length: count }, (_, unit) => unit);
  const cells = { z: numbers.map(() => make("td")), power: numbers.map(() => make("td")), share: numbers.map(() => make("td")) };
  const heads = numbers.map((unit) => make("th", { scope: "col" }, unit));
  const words = make("p", { className: "quiet" });
  const row = (head, all) => make("tr", {}, make("th", { scope: "row" }, ...head), ...all);
  const table = make(
    "table",
    {},
    row([""], heads),
    row(["logit z"], cells.z),
    row(["eᶻ⁻ᵐ"], cells.power),
    row(["share"], cells.share),
  );
  const slide = make("div", { className: "slide" }, table);
  let chosen = -1;
  return {
    element: make("div", { className: "softmax" }, make("p", { className: "about" }, "All logits become shares of 1"), slide, words),
    show(logits, probabilities, unit) {
      const most = Math.max(...logits);
      const powers = Array.from(logits, (logit) => Math.exp(logit - most));
      const sum = powers.reduce((a, b) => a + b, 0);
      numbers.forEach((i) => {
        cells.z[i].textContent = Number(logits[i]).toFixed(1).replace("-", "−");
        cells.power[i].textContent = powers[i] < 0.0005 ? "≈ 0" : exact(powers[i]);
        cells.share[i].textContent = percent(probabilities[i]);
        for (const cell of [heads[i], cells.z[i], cells.power[i], cells.share[i]]) cell.classList.toggle("chosen", i === unit);
      });
      if (unit !== chosen) slide.scrollLeft = heads[unit].offsetLeft - slide.clientWidth / 2; // where the table has little room
      chosen = unit;
      words.textContent = `m = ${exact(most)}, the largest logit, is taken off all, so that no power is too large. The powers' sum is ${exact(sum)}.`;
    },
  };
}
