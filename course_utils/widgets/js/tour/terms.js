// The line that says how a number is made: its terms and the signs between them.

import { alike, exact, factor, functionOf, geometryOf, givenTo, indexOf, inValue, pixelsUnder, sourceInWords, takeApart } from "./step.js";

const FEW = 4; // numbers that have room in the line
const FORMULAS = {
  relu: () => "max(0, z)",
  relu6: () => "min(max(0, z), 6)",
  leaky_relu: ({ slope }) => `max(z, ${exact(slope)} z)`,
  elu: ({ alpha }) => `z, below 0 ${alpha === 1 ? "" : `${exact(alpha)} × `}(eᶻ − 1)`,
  selu: () => "1.051 × (z, below 0 1.673 × (eᶻ − 1))",
  gelu: () => "z × share of a bell curve below z",
  silu: () => "z × sigmoid(z)",
  sigmoid: () => "1 / (1 + e⁻ᶻ)",
  tanh: () => "(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)",
  scaled_tanh: ({ inner, outer }) => `${factor(outer)} × tanh(${factor(inner)} z)`,
  softmax: () => "eᶻ / sum of all eᶻ",
};
const named = { softmax: "logit" };

/** Continue a line through the layer's activation, if it has one, to what comes out. */
function through(layer, detail, what, before = exact(detail.before)) {
  const activation = functionOf(layer);
  if (!activation) return [[before, what]];
  const passed = detail.after === detail.before && activation !== "softmax";
  return [
    [before, named[layer.activation] ?? `before ${activation}`],
    [`→ ${activation} →`, FORMULAS[layer.activation](layer)],
    [passed ? before : inValue(layer, detail.after), what],
  ];
}

/** Write the numbers under a pool's window. */
function pooled(layer, given, [map, row, column], detail) {
  const pixels = pixelsUnder(geometryOf(layer, given.shape), [row, column]).filter(Boolean);
  const values = pixels.map(([y, x]) => given.values[indexOf(given.shape, [map, y, x])]);
  const mean = layer.kind === "avg_pool2d";
  if (values.length > FEW) {
    if (!mean) return [["max", `of the ${values.length} numbers under the window`]];
    const sum = values.reduce((a, b) => a + b, 0);
    return [[exact(sum), `sum of the numbers under the window`], ["/"], [String(values.length), "numbers"]];
  }
  const list = values.map(exact);
  const words = mean ? `(${list.join(" + ")}) / ${list.length}` : `max(${list.join(", ")})`;
  return [[words.replaceAll("+ −", "− "), "the numbers under the window"]];
}

/** Return the terms of the number at `place` of the stage `index`: [sign], or [number, words]. */
export function termsOf(now, index, place) {
  const [layer, given, stage] = [now.network[index], givenTo(now, index), now.stages[index]];
  const detail = takeApart(now, index, place);
  const what = stage.shape.length === 3 ? "the pixel" : layer.activation === "softmax" ? "its share" : "the number";
  const sign = detail.bias < 0 ? ["−"] : ["+"];
  if (layer.kind === "conv2d" || layer.kind === "dense") {
    const [sum, bias, before] = alike([detail.before - detail.bias, Math.abs(detail.bias), detail.before]);
    const products = `sum of ${detail.count} product${detail.count > 1 ? "s" : ""}`;
    return [[sum, products], sign, [bias, "bias"], ["="], ...through(layer, detail, what, before)];
  }
  if (layer.kind === "scale_shift") {
    const shift = [exact(Math.abs(detail.bias)), "shift"];
    return [[factor(detail.given), "comes in"], ["×"], [factor(detail.scale), "scale"], sign, shift, ["="], ...through(layer, detail, what)];
  }
  if (layer.kind === "global_avg_pool2d") {
    return [[exact(detail.before * detail.count), `sum of map ${place[0]}`], ["/"], [String(detail.count), "pixels"], ["="], [exact(detail.after), what]];
  }
  if (layer.kind === "global_max_pool2d") {
    return [["max", `of the ${detail.count} pixels of map ${place[0]}`], ["="], [exact(detail.after), what]];
  }
  if (layer.kind.endsWith("pool2d")) return [...pooled(layer, given, place, detail), ["="], ...through(layer, detail, what)];
  if (layer.kind === "activation") return through(layer, detail, what).map((term, i) => (i ? term : [term[0], "comes in"]));
  return [[exact(detail.given), sourceInWords(detail)], ["="], [exact(detail.after), what]];
}
