// How the pad's two canvases are painted: the drawing itself, and the 28 x 28 pixels that become of it.

import { AMBER, SKY } from "../shared/kit.js";
import { CANVAS, FIELD, PEN } from "./prepare.js";

const QUIET = "#9aa4ae";

/** Paint strokes on a pad of `side` device pixels, and on them what the preparation measures. */
export function paintDrawing(context, side, ratio, { strokes, prepared, cursor, drawing }) {
  context.fillStyle = "#000";
  context.fillRect(0, 0, side, side);
  context.fillStyle = context.strokeStyle = "#fff";
  context.lineWidth = PEN * side;
  context.lineCap = context.lineJoin = "round";
  for (const stroke of strokes) {
    context.beginPath();
    context.moveTo(stroke[0][0] * side, stroke[0][1] * side);
    for (const [x, y] of stroke) context.lineTo(x * side, y * side);
    context.stroke();
    dot(context, side, ...stroke[0]); // a line of no length leaves no ink
    context.fill();
  }
  if (prepared) {
    const [top, left, bottom, right] = prepared.box.map((edge) => (edge / CANVAS) * side);
    const [height, width] = [bottom - top, right - left];
    const [down, across] = prepared.centre;
    markBox(context, ratio, left, top, width, height);
    markCentre(
      context,
      ratio,
      left + (across / prepared.columns) * width,
      top + (down / prepared.rows) * height,
    );
  } else if (!cursor.shown) {
    context.fillStyle = QUIET;
    context.font = `${Math.round(14 * ratio)}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.fillText("draw a digit here", side / 2, side / 2);
  }
  if (cursor.shown) {
    dot(context, side, cursor.x, cursor.y);
    context.lineWidth = 2 * ratio;
    context.strokeStyle = drawing ? AMBER : QUIET;
    context.stroke();
  }
}

/** Make the pen's outline at (x, y), points from 0 to 1, the path. */
function dot(context, side, x, y) {
  context.beginPath();
  context.arc(x * side, y * side, (PEN * side) / 2, 0, 2 * Math.PI);
}

/** Paint what the network sees, each pixel `cell` device pixels wide; `pixels` hold the greys. */
export function paintPixels(context, cell, ratio, pixels, prepared) {
  pixels.fill(prepared ? prepared.digit : new Uint8Array(FIELD * FIELD));
  context.imageSmoothingEnabled = false;
  context.drawImage(pixels.canvas, 0, 0, cell * FIELD, cell * FIELD);
  if (!prepared) return;
  const [row, column] = prepared.corner;
  markBox(context, ratio, column * cell, row * cell, prepared.columns * cell, prepared.rows * cell);
  markCentre(context, ratio, (FIELD / 2) * cell, (FIELD / 2) * cell);
}

function markBox(context, ratio, ...rectangle) {
  context.save();
  context.strokeStyle = AMBER;
  context.lineWidth = 1.5 * ratio;
  context.setLineDash([5 * ratio, 3 * ratio]);
  context.strokeRect(...rectangle);
  context.restore();
}

function markCentre(context, ratio, x, y) {
  const reach = 7 * ratio;
  context.save();
  context.lineCap = "butt";
  for (const [colour, width] of [["#000", 4], [SKY, 2]]) {
    context.strokeStyle = colour;
    context.lineWidth = width * ratio;
    context.beginPath();
    context.moveTo(x - reach, y);
    context.lineTo(x + reach, y);
    context.moveTo(x, y - reach);
    context.lineTo(x, y + reach);
    context.stroke();
  }
  context.restore();
}
