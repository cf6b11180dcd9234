// A pooling layer on a picture that may be shifted, and one place of it taken apart, as pooling/step.py does.

import { shapes, unreached } from "../convolution/step.js";
import { asBytes, number } from "../shared/kit.js";
import { avgPool2d, maxPool2d } from "../shared/layers.js";

/** Return the numbers of all images, as they travelled to the page. */
export function readImages(model) {
  return new Float32Array(asBytes(model.get("_images")).slice().buffer);
}

/** Compute what follows from the model's state without the place; winners are [row, column], none of a mean. */
export function compute(model, images) {
  const [, rows, columns, channels] = model.get("_shape");
  const [channel, mode, size, shift] = ["channel", "mode", "size", "shift"].map((name) => model.get(name));
  const [low, high] = model.get("_limits")[channel];
  const shape = shapes([rows, columns], [size, size], model.get("stride") ?? size, model.get("padding"));
  const first = model.get("index") * rows * columns;
  const image = Float32Array.from({ length: rows * columns }, (_, i) => images[(first + i) * channels + channel]);
  const input = shifted(image, columns, shift);
  const [before] = pool(image, shape, mode);
  const [output, winners] = pool(input, shape, mode);
  const differences = [
    input.map((value, i) => value - image[i]),
    output.map((value, i) => value - before[i]),
  ];
  const differ = model.get("difference") && shift > 0;
  const now = { ...shape, mode, shift, low, high, input, output, winners, differ };
  const contested = winners.filter((_, at) => isContested(now, at));
  const changes = [share(differences[0], image), share(differences[1], before)];
  const most = Math.max(...differences.map(largest));
  return { ...now, contested, changes, most, shown: differ ? differences : [input, output] };
}

/** Pool a flat picture of one channel; returns [values, winners]. */
function pool(image, { size, window, stride, padding, possible }, mode) {
  if (!possible) return [new Float32Array(0), []];
  const options = { size: window[0], stride, padding };
  if (mode === "average") return [avgPool2d(image, [...size, 1], options)[0], []];
  const [values, , winners] = maxPool2d(image, [...size, 1], options);
  return [values, Array.from(winners, (at) => [Math.floor(at / size[1]), at % size[1]])];
}

/** Say whether the pixels of a window differ: only then winning means something. */
function isContested(now, at) {
  const { inside } = takeStep(now, now.input, [Math.floor(at / now.places[1]), at % now.places[1]]);
  return inside.some((pixel) => pixel !== inside[0]);
}

const total = (values) => values.reduce((sum, value) => sum + Math.abs(value), 0);
const largest = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Return the sum of all differences as a share of the sum of the numbers before; 0 where there was nothing. */
function share(differences, before) {
  const ink = total(before);
  return ink ? total(differences) / ink : 0;
}

/** Move a flat picture to the right; zeros come in from the left. */
function shifted(image, columns, pixels) {
  return image.map((_, at) => (at % columns >= pixels ? image[at - pixels] : 0));
}

/** Return what the window sees at a place: its `pixels`, null where it hangs over the edge, and the `inside` ones. */
export function takeStep({ size, window, stride, before }, image, [row, column]) {
  const pixels = [];
  for (let i = 0; i < window[0]; i++) {
    for (let j = 0; j < window[1]; j++) {
      const [y, x] = [row * stride - before[0] + i, column * stride - before[1] + j];
      const inside = y >= 0 && x >= 0 && y < size[0] && x < size[1];
      pixels.push(inside ? image[y * size[1] + x] : null);
    }
  }
  return { pixels, inside: pixels.filter((pixel) => pixel !== null) };
}

/** Say in sentences what the formula does not: impossible, overlapping, left out or skipped pixels. */
export function remarks(shape, mode) {
  const { size, window, stride, padding, before, after, possible } = shape;
  if (!possible) {
    return [
      `A window of ${window.join(" × ")} does not fit into a picture of ${size.join(" × ")}.`,
      "Choose a smaller size, or padding “same”, which lets windows hang over the edge.",
    ];
  }
  const said = [];
  if (padding === "same") {
    const over = [
      counted(before[0], "row", " above"),
      counted(after[0], "row", " below"),
      counted(before[1], "column", " on the left"),
      counted(after[1], "column", " on the right"),
    ];
    const fate = mode === "max" ? "never wins" : "does not count";
    if (!over.some(Boolean)) said.push("No window hangs over the edge.");
    else said.push(`Windows hang over the edge by ${listed(over)}; what lies outside ${fate}.`);
  } else {
    const missed = unreached(shape).map((count, axis) => last(count, ["row", "column"][axis]));
    if (missed.some(Boolean)) said.push(`No window reaches ${listed(missed)}.`);
  }
  if (stride < window[0]) said.push("The windows overlap.");
  if (stride > window[0]) said.push("The stride is larger than the window: pixels between two windows are skipped.");
  return said;
}

const counted = (count, what, where = "") => (count ? `${count} ${what}${count > 1 ? "s" : ""}${where}` : "");

const last = (count, what) => (count === 0 ? "" : count === 1 ? `the last ${what}` : `the last ${count} ${what}s`);

function listed(parts) {
  const most = parts.filter(Boolean);
  const end = most.pop();
  return most.length ? `${most.join(", ")} and ${end}` : end;
}

/** Say what one place holds; `winner` is null where the mean is taken. */
export function inWords([row, column], { inside }, value, winner) {
  const said = `Row ${row}, column ${column}: the`;
  const count = counted(inside.length, "pixel");
  if (!winner) return `${said} mean of ${count} is ${number(value)}`;
  return `${said} largest of ${count} is ${number(value)}, in row ${winner[0]}, column ${winner[1]}`;
}

/** Write how the value is found. */
export function working({ inside }, mode) {
  const values = inside.map((value) => number(value));
  if (mode === "max") return values.length > 4 ? `the largest of ${values.length} pixels` : `max(${values.join(", ")})`;
  if (values.length > 4) return `${number(inside.reduce((a, b) => a + b, 0))} / ${values.length}`;
  return `(${values.join(" + ")}) / ${values.length}`;
}

/** Say how much the picture and its pooled picture changed. */
export function changeInWords(pixels, [before, after]) {
  if (!pixels) return "Not shifted.";
  const [input, output] = [before, after].map((share) => number(100 * share, 0));
  return (
    `Shifted by ${counted(pixels, "pixel")}: the input changes by ${input} % of its ink, ` +
    `the pooled output by ${output} %.`
  );
}
