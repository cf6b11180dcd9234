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
