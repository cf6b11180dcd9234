// What PoolingExplorer draws over the input: where its windows stand, and the pixels that win them.

import { AMBER, SKY } from "../shared/kit.js";

const ROOM = 6; // CSS pixels: in smaller cells dots would hide the digit
const DENSE = 14; // CSS pixels: lines that stand closer are paler
const DARK = "rgba(0, 0, 0, 0.65)"; // around amber, so that it shows on white

/** Outline every window of `shape`, or, where windows overlap, the part of each up to the next. */
export function drawWindows(context, { cell, padding, ratio }, { places, stride, window }) {
  const side = Math.min(stride, window[0]) * cell;
  context.strokeStyle = SKY;
  context.globalAlpha = side < DENSE * ratio ? 0.35 : 0.6;
  context.lineWidth = Math.max(1, Math.round(ratio));
  context.beginPath();
  for (let row = 0; row < places[0]; row++) {
    for (let column = 0; column < places[1]; column++) {
      context.rect(padding + column * stride * cell + 0.5, padding + row * stride * cell + 0.5, side, side);
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** Mark winning pixels, each [row, column] in the picture: a dot, or a ring where a number stands in the cell. */
export function drawWinners(context, { cell, padding, ratio }, winners, [above, left], readable) {
  if (cell < ROOM * ratio) return;
  const radius = readable ? cell * 0.4 : Math.max(cell * 0.2, 1.5 * ratio);
  context.beginPath();
  for (const [row, column] of winners) {
    const [x, y] = [padding + (left + column + 0.5) * cell, padding + (above + row + 0.5) * cell];
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.strokeStyle = DARK;
  context.lineWidth = (readable ? 4.5 : 2) * ratio;
  context.stroke();
  context.fillStyle = context.strokeStyle = AMBER;
  context.lineWidth = 2.5 * ratio;
  if (readable) context.stroke();
  else context.fill();
}
