// NetworkTour's view: choose or draw a digit, see every map of every stage, and below how one number is made.

import { grey, signed } from "../shared/colours.js";
import { asBytes, make, oncePerFrame, setPossible, watch, whichImage } from "../shared/kit.js";
import { readNetwork, stages } from "../network/network.js";
import { makePad } from "../pad/pad.js";
import { FIELD } from "../pad/prepare.js";
import { reading } from "../pad/reading.js";
import { makeDetail } from "./detail.js";
import { makeLayout } from "./layout.js";
import { makeLines, sourcesOf } from "./lines.js";
import { makeMaps } from "./maps.js";
import { countOf, exact, inWords, mapOf, nameOf, reads, scaleOf, sizeOf, strongest, takeApart } from "./step.js";
import { inside } from "../shared/walk.js";

const PIXELS = FIELD * FIELD;

function render({ model, el }) {
  const network = readNetwork(model.get("_layers"), asBytes(model.get("_weights")));
  const images = asBytes(model.get("_images"));
  const labels = model.get("_labels");
  const [factor, shift] = model.get("_offset_scale");
  const shape = model.get("_input");
  const shapes = network.map(({ out }) => out);
  const count = images.length / PIXELS;
  let now = null; // the digit and what every stage makes of it
  let hover = null; // the place [row, column] under a pointer that only looks
  let said = ""; // the state without the number, as it was last described

  const set = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  const openStage = () => Math.max(network.findIndex(({ name }) => name === model.get("layer")), 0);
  // Python moves a place into a layer that has less room; the page does not wait for it.
  const openMap = () => Math.min(model.get("feature_map"), countOf(shapes[openStage()]) - 1);
  const chosen = () => inside([model.get("row"), model.get("column")], sizeOf(shapes[openStage()]));
  const place = () => [openMap(), ...(hover ?? chosen())];

  function turn(step) {
    const index = Math.min(Math.max(model.get("index") + step, 0), count - 1);
    if (count && (index !== model.get("index") || model.get("strokes").length)) set({ index, strokes: [] });
  }

  /** Open a map, or the strongest of a stage; another map of the same stage keeps the place. */
  function open(index, map, byKey) {
    hover = null;
    const same = index === openStage() && map !== null;
    const [strong, row, column] = same ? [map, ...chosen()] : strongest(now.stages[index], map);
    // A trait that keeps its value is not sent, and Python fills in what a message with a layer leaves out.
    if (!same) for (const name of ["feature_map", "row", "column"]) model.set(name, null);
    set({ layer: network[index].name, feature_map: strong, row, column });
    refresh();
    if (byKey) detail.focus();
  }

  const act = {
    turn,
    choose: open,
    look: (index, map) => (parts.preview.textContent = index === null ? "" : glance(index, map)),
  };
  const redraw = oncePerFrame(refresh);
  let stale = true;
  const anew = () => {
    stale = true;
    redraw();
  };
  const pad = makePad(model, 140, anew);
  const maps = makeMaps(network, shapes, act);
  const lines = makeLines();
  maps.lines.append(lines.root);
  const walker = {
    chosen,
    turn,
    places: () => sizeOf(shapes[openStage()]),
    choose([row, column]) {
      hover = null;
      set({ row, column });
      redraw();
    },
    look(at) {
      hover = at;
      redraw();
    },
  };
  const step = (by) => open(openStage(), inside([openMap() + by, 0], [countOf(shapes[openStage()]), 1])[0]);
  const detail = makeDetail(walker, step, () => redraw());
  const parts = makeLayout(el, { pad, maps, detail, turn, count });
  const { frame } = parts;

  /** Compute what every stage makes of the digit. */
  function compute() {
    const prepared = pad.read();
    const first = model.get("index") * PIXELS;
    const image = count && !pad.count() ? images.subarray(first, first + PIXELS) : new Uint8Array(PIXELS);
    const digit = prepared ? prepared.digit : image;
    const values = Float32Array.from(digit, (pixel) => pixel * factor + shift);
    now = { network, digit, input: { values, shape }, stages: stages(network, values, shape) };
    const last = now.stages.at(-1);
    const scales = now.stages.map((stage) => scaleOf(stage.values));
    now.colourOf = (index) =>
      index < 0 ? (value) => grey((value - shift) / factor, 255) : (value) => signed(value - scales[index].white, scales[index].reach);
    now.said = reads(network.at(-1), last.shape) && digit.some(Boolean) ? reading(last.values) : null;
  }

  /** Name the digit that is read. */
  function title() {
    const strokes = pad.count();
    if (strokes) return `a drawing of ${strokes} stroke${strokes > 1 ? "s" : ""}`;
    if (!count) return "nothing is drawn";
    const index = model.get("index");
    return `${whichImage(index, count)}${labels.length ? `, a ${labels[index]}` : ""}`;
  }

  /** Say in one line what a map or a number holds. */
  function glance(index, map) {
    const stage = now.stages[index];
    const at = strongest(stage, map);
    const name = nameOf(network[index], stage.shape, map);
    if (stage.shape.length === 1) return `${name}: ${exact(stage.values[map])}`;
    const value = mapOf(stage, map)[at[1] * stage.shape[1] + at[2]];
    return `${name}: largest ${exact(value)}, in row ${at[1]}, column ${at[2]}`;
  }

  /** Write which digit is read, and which others there are. */
  function nameDigit() {
    const words = pad.count() ? [title()] : title().replace(" (", "\n(").replace(", ", ",\n").split("\n"); // lines break where a sentence would
    parts.caption.replaceChildren(...words.flatMap((part) => [make("span", {}, part), " "]));
    parts.caption.classList.toggle("drawn", pad.count() > 0);
    setPossible(parts.previous, model.get("index") > 0);
    setPossible(parts.next, model.get("index") < count - 1);
    maps.picture.setAttribute("aria-label", `The digit as the network gets it: ${title()}.`);
  }

  function refresh() {
    if (stale) compute();
    const index = openStage();
    // All drawing comes before all writing: a canvas that writes numbers has the page's styles worked out anew.
    detail.show(now, index, place(), stale, hover !== null || pad.drawing());
    if (stale) {
      pad.redraw();
      maps.show(now, now.said, pad.drawing());
      nameDigit();
    }
    maps.mark(index, openMap());
    lines.show(now, index, openMap(), sourcesOf(now, index, place()), maps.place);
    stale = false;
    if (hover) return; // only a choice is read aloud
    const { shape } = now.stages[index];
    const cameFrom = index ? network[index - 1].name : "the input";
    const total = countOf(shape);
    const name = `${nameOf(network[index], shape, openMap())}${total > 1 ? ` (of 0 to ${total - 1})` : ""}`;
    const where = shape.length === 3 ? `, row ${place()[1]}, column ${place()[2]}` : "";
    const number = `${name}${where}: ${inWords(network[index], takeApart(now, index, place()), cameFrom)}.`;
    const state = `Network tour: ${title()}.${now.said ? ` The network ${now.said.text}.` : ""}`;
    frame.describe(`${state} ${number}`, state === said ? number : `${state} ${number}`);
    said = state;
  }

  const unwatch = watch(model, ["index", "strokes"], anew);
  const unwatchPlace = watch(model, ["layer", "feature_map", "row", "column"], redraw);
  const unfit = parts.fit(() => {
    detail.relax();
    maps.mark(openStage(), openMap());
    maps.reveal(openStage());
    redraw();
  });
  refresh();
  pad.start();
  return () => {
    unfit();
    unwatch();
    unwatchPlace();
    redraw.cancel();
    detail.stop();
    pad.stop();
    frame.remove();
  };
}

export { readNetwork, stages };
export default { render };
