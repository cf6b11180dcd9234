// What PoolingExplorer draws over the input: where its windows stand, and the pixels that win them.

import { AMBER, SKY } from "./kit.js";

const ROOM = 6; // CSS pixels: in smaller cells dots would hide the digit
const DENSE = 14; // CSS pixels: lines that stand closer are paler

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
  for (const [row, column] of winners) {
    context.beginPath();
    context.arc(padding + (left + column + 0.5) * cell, padding + (above + row + 0.5) * cell, radius, 0, 2 * Math.PI);
    if (readable) {
      for (const [colour, width] of [["rgba(0, 0, 0, 0.6)", 4.5], [AMBER, 2.5]]) {
        context.strokeStyle = colour;
        context.lineWidth = width * ratio;
        context.stroke();
      }
    } else {
      context.fillStyle = AMBER;
      context.strokeStyle = "rgba(0, 0, 0, 0.75)";
      context.lineWidth = ratio;
      context.stroke();
      context.fill();
    }
  }
}
