// The strokes on a pad and their ink, which grows line by line while one draws.

import { CANVAS, drawLine, drawStroke, rasterise } from "./prepare.js";

const STEPS = 10000; // points are kept to four places: short in a notebook, and the same in Python

/** Return a point inside of the pad. */
function place(x, y) {
  const keep = (at) => Math.round(Math.min(Math.max(at, 0), 1) * STEPS) / STEPS;
  return [keep(x), keep(y)];
}

export class Strokes {
  constructor(finished) {
    this.set(finished);
  }

  /** Replace the finished strokes; one that is being drawn stays. */
  set(finished) {
    this.finished = finished;
    this.ink = rasterise(this.all(), CANVAS);
  }

  /** All strokes, the one that is being drawn included. */
  all() {
    return this.current ? [...this.finished, this.current] : this.finished;
  }

  begin(x, y) {
    this.current = [place(x, y)];
    drawStroke(this.ink, CANVAS, this.current);
  }

  extend(x, y) {
    const [from, to] = [this.current.at(-1), place(x, y)];
    if (from[0] === to[0] && from[1] === to[1]) return;
    this.current.push(to);
    drawLine(this.ink, CANVAS, from, to);
  }

  end() {
    this.finished = this.all();
    this.current = null;
  }
}
