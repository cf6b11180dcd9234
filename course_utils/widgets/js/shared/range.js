// A range with its name in front and its value behind.

import { make } from "./kit.js";

/** Make a range; `choose` receives the number while it is dragged, `label` is read by screen readers. */
export function makeRange(name, label, { min, max, step }, choose) {
  const input = make("input", { type: "range", min, max, step, "aria-label": label });
  const shown = make("output", { "aria-live": "off" }); // the range says its value already
  input.addEventListener("input", () => choose(Number(input.value)));
  return {
    element: make("label", { className: "range" }, make("span", {}, name), input, shown),
    input,
    /** Show `value` and, behind it, `text`. */
    show(value, text = String(value)) {
      input.value = value;
      shown.textContent = text;
      input.setAttribute("aria-valuetext", text);
    },
  };
}
