// What ConvolutionExplorer draws: the input with its rim of padding, the output, and small grids of numbers.

import { inkOn, makeMap } from "../shared/colours.js";
import { ROOMY, short } from "./step.js";

export const READABLE = 27; // CSS pixels: a cell at least this large carries its number,
const LEGIBLE = 8; // and letters at least this large are written

const font = (size) => `${Math.floor(size)}px system-ui, sans-serif`;

/** Choose letters of such a size that all `texts` leave the borders of their cells alone, in any font; returns it. */
function fit(context, texts, cell, ratio) {
  context.font = font(100);
  const widest = Math.max(...texts.map((text) => context.measureText(text).width));
  const size = Math.min(0.34 * cell, (84 * cell) / widest, 15 * ratio);
  context.font = font(size);
  return size;
}

/** Fill a rectangle with stripes: nothing was drawn there. */
function hatch(context, left, top, width, height, ratio) {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.fillStyle = "rgba(128, 128, 128, 0.14)";
  context.fillRect(left, top, width, height);
  context.strokeStyle = "rgba(128, 128, 128, 0.5)";
  context.lineWidth = ratio;
  context.beginPath();
  for (let x = left - height; x < left + width; x += 6 * ratio) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

/** Outline cells in the grid's `ink` or the canvas's own colour, with a thin light line around it that shows on any ground. */
export function outline(context, { canvas, cell, padding, ratio, ink }, top, left, rows, columns) {
  const place = [padding + left * cell, padding + top * cell, columns * cell, rows * cell];
  for (const [colour, width] of [["rgba(255, 255, 255, 0.85)", 4.5], [ink ?? getComputedStyle(canvas).color, 2.5]]) {
    context.strokeStyle = colour;
    context.lineWidth = Math.round(width * ratio);
    context.strokeRect(...place);
  }
}

function write(context, text, x, y, rgb) {
  context.fillStyle = inkOn(rgb);
  context.fillText(text, x, y);
}

/** Make what draws `values` as coloured cells, with their numbers where there is room. */
export function makePainter() {
  const map = makeMap();
  let shown = null;
  return {
    /** Take over what is to be drawn; a null value leaves its cell striped. */
    set(values, rows, columns, colour) {
      shown = { values, rows, columns, colour };
      map.paint(values, rows, columns, (value) => (value === null ? null : colour(value)));
    },
    /** Draw inside a rim of `before` [rows, columns] and `after` empty cells, and outline `frame`. */
    draw(context, grid, { before = [0, 0], after = [0, 0], frame = null, missed = [0, 0] }) {
      if (!shown) return;
      const { canvas, cell, padding, ratio } = grid;
      const { values, rows, columns, colour } = shown;
      const [left, top] = [padding + before[1] * cell, padding + before[0] * cell];
      context.clearRect(0, 0, canvas.width, canvas.height);
      const [across, down] = [before[1] + columns + after[1], before[0] + rows + after[0]];
      hatch(context, padding, padding, across * cell, down * cell, ratio); // seen where no pixel covers it
      context.imageSmoothingEnabled = false;
      context.drawImage(map.canvas, left, top, columns * cell, rows * cell);
      context.strokeStyle = "rgba(128, 128, 128, 0.6)";
      context.lineWidth = ratio;
      context.strokeRect(padding, padding, across * cell, down * cell);
      if (missed[0]) hatch(context, left, top + (rows - missed[0]) * cell, columns * cell, missed[0] * cell, ratio);
      if (missed[1]) hatch(context, left + (columns - missed[1]) * cell, top, missed[1] * cell, rows * cell, ratio);
      if (cell >= READABLE * ratio) {
        context.textAlign = "center";
        context.textBaseline = "middle";
        const texts = values.map((value) => (value === null ? "" : short(value)));
        const legible = fit(context, texts, cell, ratio) >= LEGIBLE * ratio;
        values.forEach((value, i) => {
          const [x, y] = [left + ((i % columns) + 0.5) * cell, top + (Math.floor(i / columns) + 0.5) * cell];
          if (legible && value !== null) write(context, texts[i], x, y, colour(value));
        });
      }
      if (frame) outline(context, grid, ...frame);
    },
  };
}

/** Draw a small grid of numbers, each on its colour; null, which stands for padding, is a 0 on stripes. */
export function drawNumbers(context, { canvas, cell, padding, ratio }, values, columns, colour) {
  const digits = columns > ROOMY ? 1 : 2;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.textAlign = "center";
  context.textBaseline = "middle";
  const texts = values.map((value) => short(value ?? 0, digits));
  fit(context, texts, cell, ratio);
  values.forEach((value, i) => {
    const [x, y] = [padding + (i % columns) * cell, padding + Math.floor(i / columns) * cell];
    const rgb = value === null ? null : colour(value);
    if (rgb) {
      context.fillStyle = `rgb(${rgb})`;
      context.fillRect(x, y, cell, cell);
    } else hatch(context, x, y, cell, cell, ratio);
    context.strokeStyle = "rgba(128, 128, 128, 0.55)";
    context.lineWidth = Math.max(1, Math.round(ratio / 2));
    context.strokeRect(x, y, cell, cell);
    if (rgb) write(context, texts[i], x + cell / 2, y + cell / 2, rgb);
    else {
      context.fillStyle = getComputedStyle(canvas.parentElement).color;
      context.fillText(texts[i], x + cell / 2, y + cell / 2);
    }
  });
}
