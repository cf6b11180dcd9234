// From strokes to ink to a digit as MNIST has them: the same formulas as course_utils/handwriting.py.

export const CANVAS = 140;
export const PEN = 0.09;
export const BOX = 20;
export const FIELD = 28;
const INK = 0.1;
const TIE = 1e-6; // ties are rounded down, so that the order of a sum decides nothing

/** Brighten the square `drawing` around the line from `start` to `end`, points [x, y] from 0 to 1. */
export function drawLine(drawing, size, start, end, pen = PEN) {
  const radius = (pen * size) / 2;
  const reach = radius + 1;
  const [x0, y0, x1, y1] = [start[0] * size, start[1] * size, end[0] * size, end[1] * size];
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
  const right = Math.min(size, Math.ceil(Math.max(x0, x1) + reach));
  const bottom = Math.min(size, Math.ceil(Math.max(y0, y1) + reach));
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  for (let row = top; row < bottom; row++) {
    const y = row + 0.5 - y0;
    for (let column = left; column < right; column++) {
      const x = column + 0.5 - x0;
      const along = length > 0 ? Math.min(1, Math.max(0, (x * dx + y * dy) / length)) : 0;
      const [across, down] = [x - along * dx, y - along * dy];
      const ink = radius + 0.5 - Math.sqrt(across * across + down * down);
      const at = row * size + column;
      if (ink > drawing[at]) drawing[at] = Math.min(1, ink);
    }
  }
}

/** Draw one stroke, a list of points; a single point is a dot. */
export function drawStroke(drawing, size, stroke, pen = PEN) {
  if (stroke.length === 1) drawLine(drawing, size, stroke[0], stroke[0], pen);
  for (let i = 1; i < stroke.length; i++) drawLine(drawing, size, stroke[i - 1], stroke[i], pen);
}

/** Return strokes as a drawing of `size` x `size` numbers from 0 to 1. */
export function rasterise(strokes, size = CANVAS, pen = PEN) {
  const drawing = new Float64Array(size * size);
  for (const stroke of strokes) drawStroke(drawing, size, stroke, pen);
  return drawing;
}

/** Return every step from a square drawing to the digit, or null where there is no ink. */
export function prepare(drawing, size) {
  let [top, left, bottom, right] = [size, size, 0, 0];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (drawing[row * size + column] <= INK) continue;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = row + 1;
      right = Math.max(right, column + 1);
    }
  }
  if (bottom === 0) return null;
  const [height, width] = [bottom - top, right - left];
  const longer = Math.max(height, width);
  const [rows, columns] = [height, width].map((side) =>
    Math.max(1, Math.floor((2 * BOX * side + longer) / (2 * longer))),
  );
  const scaled = resize(drawing, size, { top, left, height, width, rows, columns });

  let [mass, down, across] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const ink = scaled[row * columns + column];
      mass += ink;
      down += ink * (row + 0.5);
      across += ink * (column + 0.5);
    }
  }
  const centre = [down / mass, across / mass];
  const corner = [place(centre[0], rows), place(centre[1], columns)];
  const grey = new Float64Array(FIELD * FIELD);
  for (let row = 0; row < rows; row++) {
    const line = scaled.subarray(row * columns, (row + 1) * columns);
    grey.set(line, (corner[0] + row) * FIELD + corner[1]);
  }
  const digit = Uint8Array.from(grey, (ink) => Math.floor(ink * 255 + (0.5 - TIE)));
  return { box: [top, left, bottom, right], rows, columns, centre, corner, grey, digit };
}

function resize(drawing, size, { top, left, height, width, rows, columns }) {
  const [down, across] = [weights(height, rows), weights(width, columns)];
  const narrow = new Float64Array(height * columns);
  for (let row = 0; row < height; row++) {
    const from = (top + row) * size + left;
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (const [at, weight] of across[column]) sum += weight * drawing[from + at];
      narrow[row * columns + column] = sum;
    }
  }
  const scaled = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (const [at, weight] of down[row]) {
      for (let column = 0; column < columns; column++) {
        scaled[row * columns + column] += weight * narrow[at * columns + column];
      }
    }
  }
  return scaled;
}

/** For each new pixel, the old pixels under its triangle with their weights. */
function weights(before, after) {
  const scale = before / after;
  const support = Math.max(scale, 1);
  return Array.from({ length: after }, (_, i) => {
    const middle = (i + 0.5) * scale;
    const pairs = [];
    for (let at = 0; at < before; at++) {
      const weight = 1 - Math.abs(at + 0.5 - middle) / support;
      if (weight > 0) pairs.push([at, weight]);
    }
    const sum = pairs.reduce((total, [, weight]) => total + weight, 0);
    return pairs.map(([at, weight]) => [at, weight / sum]);
  });
}

function place(centre, side) {
  const start = Math.floor(FIELD / 2 - centre + (0.5 - TIE));
  return Math.min(Math.max(start, 0), FIELD - side);
}
