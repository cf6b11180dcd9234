// NetworkTour's elements and where they stand.

import { GRADIENT } from "../shared/colours.js";
import { make, makeButton, makeFrame, watchSize } from "../shared/kit.js";
import { KEYS } from "../pad/pad.js";
import { TILES } from "./maps.js";
import style from "./network_tour.css";

const SIDE = 188; // CSS pixels: the pad's column beside the stages, and the gap to them
const NARROW = 560; // CSS pixels: with less room it is better to scroll than to have small tiles
const CLICK = "Click a map to open it";
const MAPS =
  "Keyboard, on a map: <kbd>↑</kbd> <kbd>↓</kbd> the next in its stage · <kbd>←</kbd> <kbd>→</kbd> the " +
  "next stage · <kbd>Home</kbd> <kbd>End</kbd> first and last · <kbd>Enter</kbd> into its numbers";
const TURN = " · <kbd>[</kbd>&nbsp;<kbd>]</kbd> other image";

const title = (digit, ...words) => make("p", { className: "title" }, make("b", {}, digit), ...words);

/** Make all elements inside `el`. */
export function makeLayout(el, { pad, maps, detail, turn, count }) {
  const parts = {
    previous: makeButton("‹", "Previous image", () => turn(-1)),
    next: makeButton("›", "Next image", () => turn(1)),
    caption: make("span", { className: "caption" }),
    preview: make("p", { className: "preview" }),
  };
  const bar = make("div", { className: "line which" }, parts.previous, parts.caption, parts.next);
  bar.hidden = !count;
  const scale = make("span", { className: "scale" }, "0");
  scale.style.background = GRADIENT;
  const legend = make(
    "div",
    { className: "legend quiet" },
    make("div", { className: "line" }, "−", scale, "+"),
    "Blue is more, red less. White is 0, or, where a stage has only numbers above 0, its smallest. A blue line adds, an orange one takes away.",
  );
  const scroll = make("span", { className: "more quiet" }, "scroll sideways ↔");
  const top = make(
    "div",
    { className: "top" },
    make(
      "div",
      { className: "chooser" },
      title("1", count ? "Choose or draw" : "Draw a digit"),
      make("div", { className: "tools" }, pad.canvas, make("div", { className: "tool" }, pad.buttons, bar, legend)),
    ),
    make(
      "div",
      { className: "network" },
      title("2", "Follow it through the network", scroll),
      maps.element,
      parts.preview,
    ),
  );
  const hint = `${CLICK}.<span class="keys"> ${MAPS}${count > 1 ? TURN : ""}. On the pad: ${KEYS}</span>`;
  const frame = makeFrame(el, make("style", { textContent: style }), top, detail.element, make("p", { className: "hint", innerHTML: hint }));
  frame.frame.classList.add("network-tour");

  /** Choose where the pad stands and how large the tiles are, so that all stages are seen if they can be. */
  const arrange = () => {
    const room = top.clientWidth;
    if (!room) return;
    const needs = (tile, tight = false) => {
      maps.fit(tile, tight);
      return maps.flow.scrollWidth;
    };
    maps.flow.classList.add("measured");
    const beside = needs(TILES[0]) + SIDE <= room;
    const sizes = beside || room < NARROW ? [] : TILES.flatMap((tile) => [[tile, false], [tile, true]]);
    const roomy = beside ? TILES[0] : TILES[1];
    const width = needs(...(sizes.find(([tile, tight]) => needs(tile, tight) <= room) ?? [roomy, false]));
    top.classList.toggle("beside", beside);
    maps.flow.classList.remove("measured");
    scroll.hidden = width <= room;
    top.classList.toggle("scrolls", width > room);
  };
  return {
    ...parts,
    frame,
    /** Keep the sizes fitting; `action` is called after each change. */
    fit(action) {
      let last = 0;
      return watchSize(top, () => {
        if (top.clientWidth === last) return;
        last = top.clientWidth;
        arrange();
        action();
      });
    },
  };
}
