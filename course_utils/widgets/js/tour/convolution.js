// A convolution's pixel: every map that comes in with its window and its part of the kernel, and one of them number by number.

import { signed } from "../shared/colours.js";
import { make, makeButton, setPossible } from "../shared/kit.js";
import { makeNumbers, makePicture, startAll, stopAll } from "./picture.js";
import { exact, functionOf, geometryOf, givenTo, largest, mapOf, pixelsUnder, sumsOfMaps } from "./step.js";
import { placeUnder } from "../shared/walk.js";

const CARDS = 8; // maps on show at once
const ALONE = 284; // CSS pixels: the map that comes in where there is only one
const WHOLE = 168; // CSS pixels: the map that comes out
const [SMALL, KERNEL] = [76, 52]; // CSS pixels: one of several maps, and its part of the kernel

/** Make the place for one map that comes in: the map, its part of the kernel, and what the products there add up to. */
function makeCard(alone, act) {
  const [picture, kernel] = [alone ? makePicture(ALONE, { label: "What comes in." }) : makePicture(SMALL), makePicture(KERNEL)];
  const [name, sum] = [make("span"), make("b")];
  const element = alone
    ? make("div", { className: "lone" }, make("p", { className: "about" }, name), picture.element)
    : make(
        "button",
        { type: "button", className: "card" },
        make("span", { className: "line" }, picture.element, "×", kernel.element),
        make("span", { className: "line sum" }, name, sum),
      );
  const card = { element, picture, kernel, name, sum, map: 0 };
  // Older Firefoxes tell the button alone, not the canvas in it, what the pointer does.
  const find = (event) => {
    const { left, top, right, bottom } = picture.canvas.getBoundingClientRect();
    const on = event.clientX >= left && event.clientX < right && event.clientY >= top && event.clientY < bottom;
    return on ? placeUnder(picture.grid.locate(event), card.geometry) : null;
  };
  element.addEventListener("pointermove", (event) => act.look(find(event)));
  element.addEventListener("pointerleave", () => act.look(null));
  element.addEventListener("click", (event) => event.detail && find(event) && act.choose(find(event)));
  if (!alone) element.addEventListener("click", () => act.pick(card.map));
  return card;
}

/** Make the detail of the convolution at `index`. */
export function makeConvolution(now, index, walker, redraw) {
  const layer = now.network[index];
  const [kh, kw, depth, outputs] = layer.shape;
  const activation = functionOf(layer);
  let picked = null; // the map that is taken apart number by number; null: the one that matters most
  let order = null; // the maps, those that matter most first if there are many
  let best = 0; // the map that adds or takes most at the chosen place
  let page = 0;
  let state = null;

  const pick = (map) => {
    picked = map;
    redraw();
  };
  const cards = Array.from({ length: Math.min(depth, CARDS) }, () =>
    makeCard(depth === 1, { ...walker, pick }),
  );
  const turn = (step) => () => {
    page = Math.min(Math.max(page + step, 0), Math.ceil(depth / CARDS) - 1);
    redraw();
  };
  const [back, forth] = [makeButton("‹", "The maps before these", turn(-1)), makeButton("›", "The maps after these", turn(1))];
  const which = make("span", { className: "quiet" });
  const pages = make("div", { className: "line pages" }, back, forth, which);
  pages.hidden = depth <= CARDS;
  const before = activation ? makePicture(WHOLE, { walker, label: `The map before ${activation}.` }) : null;
  const after = makePicture(WHOLE, { walker, label: "The map." });
  const results = before ? [before, after] : [after];
  const numbers = ["window", "kernel", "products"].map((name) => makeNumbers(152, name));
  const about = make("p", { className: "about" });
  const one = make("div", { className: "one" }, about, make("div", { className: "line row" }, numbers[0].element, "×", numbers[1].element, "=", numbers[2].element));
  const made = make("div", { className: "made" }, make("p", { className: "about" }, "The whole map"), make("div", { className: "results" }, ...results.map(({ element }) => element)));
  const parts = make("div", { className: "cards" }, ...cards.map(({ element }) => element), pages);
  parts.style.setProperty("--across", cards.length > 4 ? Math.ceil(cards.length / 2) : cards.length);
  const pieces = [...cards.flatMap(({ picture, kernel }) => [picture, kernel]), ...results, ...numbers];

  const kernelOf = (from) => Array.from({ length: kh * kw }, (_, i) => layer.kernel[(i * depth + from) * outputs + state.map]);

  function sort(sums) {
    order = Array.from(sums, (_, map) => map);
    if (depth > CARDS) order.sort((a, b) => Math.abs(sums[b]) - Math.abs(sums[a]));
  }

  /** Show what depends on the digit, on the map and on the page of cards. */
  function showMaps(given) {
    const limit = largest(state.weights);
    state.limit = limit * largest(given.values); // no product exceeds it
    cards.forEach((card, i) => {
      const map = order[page * CARDS + i];
      card.element.hidden = map === undefined;
      if (map === undefined) return;
      card.map = map;
      card.geometry = state.geometry;
      card.picture.set(mapOf(given, map), given.shape.slice(0, 2), state.now.colourOf(index - 1), state.geometry);
      card.kernel.set(kernelOf(map), [kh, kw], (value) => signed(value, limit));
      card.name.textContent = index ? `${depth === 1 ? `${now.network[index - 1].name}, ` : ""}map ${map}` : "The digit";
    });
    const stage = state.now.stages[index];
    const most = largest(stage.before ?? stage.values);
    const shade = state.now.colourOf(index);
    const same = activation.endsWith("ReLU"); // what it lets through is of the same colour on both sides
    if (before) before.set(mapOf({ values: stage.before, shape: stage.shape }, state.map), stage.shape, same ? shade : (value) => signed(value, most));
    after.set(mapOf(stage, state.map), stage.shape, shade);
    before?.say(`before ${activation}`);
    after.say(activation ? `after ${activation}` : "the sums");
  }

  /** Show the products of the picked map. */
  function showNumbers(given, place, from) {
    const pixels = pixelsUnder(state.geometry, place.slice(1));
    const values = pixels.map((pixel) => pixel && given.values[(pixel[0] * given.shape[1] + pixel[1]) * depth + from]);
    const weights = kernelOf(from);
    const products = values.map((value, i) => (value ?? 0) * weights[i]);
    const heavy = largest(state.weights);
    const colour = (value) => signed(value, heavy);
    numbers[0].set(values, [kh, kw], state.now.colourOf(index - 1));
    numbers[1].set(weights, [kh, kw], colour);
    numbers[2].set(products, [kh, kw], (value) => signed(value, state.limit));
    state.listed = [values, weights, products];
  }

  /** Write what the numbers are. */
  function tell(sums, from) {
    const [values, weights, products] = state.listed.map((all) => all.map((value) => exact(value ?? 0)).join(", "));
    numbers[0].say("under the window", `The numbers under the window: ${values}.`);
    numbers[1].say(depth === 1 ? "the kernel" : "the kernel's part", `The kernel: ${weights}.`);
    numbers[2].say(`add up to ${exact(sums[from])}`, `The products: ${products}.`);
    about.textContent = `${index ? `${state.now.network[index - 1].name}, map ${from}, n` : "N"}umber by number`;
  }

  return {
    element: make("div", { className: `convolution ${depth === 1 ? "of-one" : ""}` }, parts, one, made),
    show(now, place, anew, looking) {
      const given = givenTo(now, index);
      const sums = sumsOfMaps(layer, given, place);
      const [map, row, column] = place;
      const fresh = anew || !state || state.map !== map;
      if (state && state.map !== map) picked = null;
      const weights = Array.from({ length: kh * kw * depth }, (_, i) => layer.kernel[i * outputs + map]);
      if (fresh) state = { now, map, weights, geometry: geometryOf(layer, given.shape) };
      if (!order || (!looking && depth > CARDS)) sort(sums);
      if (fresh || !looking) best = sums.reduce((most, sum, map) => (Math.abs(sum) > Math.abs(sums[most]) ? map : most), 0);
      const from = picked ?? best;
      const shown = `${page} ${order.slice(page * CARDS, (page + 1) * CARDS)}`;
      if (fresh || state.shown !== shown) showMaps(given);
      state.shown = shown;
      // All drawing comes before all writing: a canvas that writes numbers has the page's styles worked out anew.
      showNumbers(given, place, from);
      const { stride } = state.geometry;
      const shownCards = cards.filter(({ element }) => !element.hidden);
      for (const { picture } of shownCards) picture.frame([row * stride[0], column * stride[1], kh, kw]);
      for (const result of results) result.frame([row, column, 1, 1]);
      tell(sums, from);
      for (const { element, name, sum, map } of depth > 1 ? shownCards : []) {
        sum.textContent = exact(sums[map]);
        element.setAttribute("aria-label", `${name.textContent}, ${exact(sums[map])}: the sum of its products`);
        element.setAttribute("aria-pressed", String(map === from));
      }
      which.textContent = `maps ${page * CARDS + 1} to ${Math.min((page + 1) * CARDS, depth)} of ${depth}, those that add or take most here first`;
      setPossible(back, page > 0);
      setPossible(forth, (page + 1) * CARDS < depth);
    },
    focusable: after.canvas,
    start: () => startAll(pieces),
    stop: () => stopAll(pieces),
  };
}
