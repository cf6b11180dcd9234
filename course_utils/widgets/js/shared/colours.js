// Numbers as colours, as course_utils.plots shows them: greys from 0 up, or blue above 0 and red below it.

import { make } from "./kit.js";

// ColorBrewer's RdBu, told apart by readers with any common colour blindness; Matplotlib has it by that name.
const RED_TO_BLUE = [
  [103, 0, 31], [178, 24, 43], [214, 96, 77], [244, 165, 130], [253, 219, 199], [247, 247, 247],
  [209, 229, 240], [146, 197, 222], [67, 147, 195], [33, 102, 172], [5, 48, 97],
];

/** The scale as a CSS gradient, for legends. */
export const GRADIENT = `linear-gradient(to right, ${RED_TO_BLUE.map((rgb) => `rgb(${rgb})`).join(", ")})`;

/** Return the colour [r, g, b] of a number between -limit and limit: red below 0, white at 0, blue above. */
export function signed(value, limit) {
  const place = (Math.min(Math.max(value / (limit || 1), -1), 1) + 1) * 5;
  const from = Math.min(Math.floor(place), 9);
  return RED_TO_BLUE[from].map((part, i) => Math.round(part + (RED_TO_BLUE[from + 1][i] - part) * (place - from)));
}

const SHADES = 511; // an odd number, so that 0 has its own
const pictures = new WeakMap(); // of each canvas its pixels, kept from one painting to the next
let table = null;

/** Paint one pixel per number, quickly, as `signed` colours it but from `white` and up to `reach` on both sides. */
export function paintSigned(canvas, rows, columns, { white, reach }, value) {
  table ??= Uint8Array.from({ length: 3 * SHADES }, (_, i) => signed((Math.floor(i / 3) / (SHADES - 1)) * 2 - 1, 1)[i % 3]);
  if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext("2d");
  let image = pictures.get(canvas);
  if (image?.width !== columns || image.height !== rows) pictures.set(canvas, (image = context.createImageData(columns, rows)));
  const { data } = image;
  const half = (SHADES - 1) / 2;
  const scale = half / reach;
  for (let i = 0; i < rows * columns; i++) {
    const number = value(i);
    if (number === undefined) continue; // a pixel without a number stays transparent
    const shade = 3 * Math.min(Math.max(Math.round((number - white) * scale) + half, 0), SHADES - 1);
    data[4 * i] = table[shade];
    data[4 * i + 1] = table[shade + 1];
    data[4 * i + 2] = table[shade + 2];
    data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** Return the grey [r, g, b] of a number from 0, black, to limit, white. */
export function grey(value, limit) {
  return Array(3).fill(Math.round(255 * Math.min(Math.max(value / (limit || 1), 0), 1)));
}

/** Return the colour, black or white, that is easier to read on `rgb`. */
export function inkOn(rgb) {
  const [r, g, b] = rgb.map((part) => (part / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#000" : "#fff";
}

/** Make a canvas of one pixel per number, to be enlarged without smoothing. */
export function makeMap() {
  const canvas = make("canvas");
  const context = canvas.getContext("2d");
  return {
    canvas,
    /** Draw `rows` x `columns` numbers in the colour that `colour` returns; null leaves a pixel transparent. */
    paint(values, rows, columns, colour) {
      [canvas.width, canvas.height] = [columns, rows];
      const image = context.createImageData(columns, rows);
      for (let i = 0; i < rows * columns; i++) {
        const rgb = colour(values[i], i);
        if (rgb) image.data.set([...rgb, 255], 4 * i);
      }
      context.putImageData(image, 0, 0);
    },
  };
}
