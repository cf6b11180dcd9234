// What can be said about a convolution's sizes, and one place of it taken apart, as convolution/step.py does.

import { number } from "../shared/kit.js";
import { conv2d, outputSize, samePadding, windowsOver } from "../shared/layers.js";

/** The state that fixes where a window stands: `size` and `window` as [rows, columns], `stride`, `padding`. */
export function shapes(size, window, stride, padding) {
  const { places, before } = windowsOver(size, window, stride, padding);
  const same = padding === "same";
  const after = same ? size.map((pixels, axis) => samePadding(pixels, window[axis], stride)[1]) : [0, 0];
  return { size, window, stride, padding, places, before, after, possible: !places.includes(0) };
}

/**
 * Compute all that follows from a flat image and a nested `kernel`: the shapes, the kernel's flat `weights`, the
 * `output`, its `largest` size, and the size that no single product exceeds where no pixel exceeds `high`.
 */
export function convolve(image, [rows, columns, channels], kernel, stride, padding, high) {
  const [weights, window] = [kernel.flat(2), [kernel.length, kernel[0].length]];
  const shape = shapes([rows, columns], window, stride, padding);
  const [output] = shape.possible
    ? conv2d(image, [rows, columns, channels], weights, [...window, channels, 1], { stride, padding })
    : [new Float32Array(0)];
  const largest = output.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { ...shape, image, weights, output, largest, limit: Math.max(...weights.map(Math.abs)) * high };
}

/**
 * Return what the window sees in one channel at a place: its `pixels`, null on padding, and their `products` with
 * `weights`. Images and kernels are flat, their channels side by side.
 */
export function takeStep({ size, window, stride, before }, image, weights, channels, channel, [row, column]) {
  const pixels = [];
  const products = [];
  for (let i = 0; i < window[0]; i++) {
    for (let j = 0; j < window[1]; j++) {
      const [y, x] = [row * stride - before[0] + i, column * stride - before[1] + j];
      const inside = y >= 0 && x >= 0 && y < size[0] && x < size[1];
      const pixel = inside ? image[(y * size[1] + x) * channels + channel] : null;
      pixels.push(pixel);
      products.push((pixel ?? 0) * weights[(i * window[1] + j) * channels + channel]);
    }
  }
  return { pixels, products, sum: products.reduce((a, b) => a + b, 0) };
}

/** Write the output's shape as it is computed. */
export function formula({ size, window, stride, padding, places, possible }) {
  if (!possible) return `${window[0]} × ${window[1]} does not fit into ${size[0]} × ${size[1]}`;
  const [down, across] = [0, 1].map((axis) => oneAxis(size[axis], window[axis], stride, padding));
  return `${down === across ? down : `${counted(down, places[0], "row")}, ${counted(across, places[1], "column")}`} → ${places[0]} × ${places[1]}`;
}

const counted = (sum, places, what) => `${sum} ${what}${places === 1 ? "" : "s"}`;

function oneAxis(size, window, stride, padding) {
  const places = outputSize(size, window, stride, padding);
  if (padding === "same") return `⌈${size} / ${stride}⌉ = ${places}`;
  const fraction = `(${size} − ${window}) / ${stride}`;
  return (size - window) % stride === 0 ? `${fraction} + 1 = ${places}` : `⌊${fraction}⌋ + 1 = ${places}`;
}

/** Say in sentences what the formula does not: impossible, padded, unreached or skipped pixels. */
export function remarks({ size, window, stride, padding, before, after, possible }) {
  if (!possible) {
    return [
      `A window of ${window[0]} × ${window[1]} does not fit into a picture of ${size[0]} × ${size[1]}.`,
      "Choose a smaller kernel, or padding “same”, which surrounds the picture with zeros.",
    ];
  }
  const said = [];
  if (padding === "same") {
    const [above, left, below, right] = [...before, ...after];
    if (above === below && left === right && above === left) {
      said.push(above ? `Zeros: ${above} on every side.` : "No zeros are needed.");
    } else said.push(`Zeros: ${above} above, ${below} below, ${left} on the left, ${right} on the right.`);
  } else {
    const missed = unreached({ size, window, stride, padding }).map((count, axis) => last(count, ["row", "column"][axis]));
    if (missed.some(Boolean)) said.push(`No window reaches ${missed.filter(Boolean).join(" and ")}.`);
  }
  if (stride > Math.min(...window)) {
    said.push("The stride is larger than the window: pixels between two windows are skipped.");
  }
  return said;
}

/** Count the last rows and columns that no window reaches. */
export function unreached({ size, window, stride, padding }) {
  return size.map((pixels, axis) => (padding === "same" ? 0 : (pixels - window[axis]) % stride));
}

const last = (count, what) => (count === 0 ? "" : count === 1 ? `the last ${what}` : `the last ${count} ${what}s`);

/** Say what one place holds. */
export function inWords([row, column], sum) {
  return `Row ${row}, column ${column}: sum of products ${number(sum)}`;
}

/** Describe the explorer but for its place: the `image` and the kernel's `name`, and what follows from them. */
export function describe(now, image, name) {
  const size = now.possible ? `Output ${now.places.join(" × ")}.` : remarks(now).join(" ");
  const kernel = `Kernel ${name}, ${now.window.join(" × ")}, stride ${now.stride}, padding ${now.padding}.`;
  return `Convolution explorer: ${image}. ${kernel} ${size}`;
}

/** Write the sum over channels. */
export function addedUp(parts) {
  const terms = parts.map((part, i) => (i ? `${part < 0 ? "−" : "+"} ${number(Math.abs(part))}` : number(part)));
  return `channels: ${terms.join(" ")} = ${number(parts.reduce((a, b) => a + b, 0))}`;
}

export const ROOMY = 5; // cells in a row: up to here there is room for two places behind the point

/** Write a number where there is little room: at most three figures, or whole. */
export function short(value, digits = 2) {
  const size = Math.abs(value);
  return number(value, size >= 99.5 ? 0 : size >= 9.95 ? 1 : digits);
}
