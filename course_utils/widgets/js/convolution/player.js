// Plays the places of an output one after the other: slowly at first, so that the numbers can be read, then faster.

const FIRST_MS = 420; // how long the first place is shown
const FASTER = 0.93; // each place is shown for this share of the time before
const LAST_MS = 9;

/**
 * Make a player. `visit(from, to)` is told which places, counted in reading order, come next: from
 * `from` up to but not including `to`. `done()` is told when the playing ends.
 */
export function makePlayer({ visit, done }) {
  let frame = 0;
  let state = null;

  const step = (now) => {
    const from = state.next;
    while (state.next < state.count && now >= state.due) {
      state.due += state.pause;
      state.pause = Math.max(LAST_MS, state.pause * FASTER);
      state.next += 1;
    }
    if (state.next > from) visit(from, state.next);
    if (state.next < state.count) frame = requestAnimationFrame(step);
    else stop();
  };
  const stop = () => {
    if (!state) return;
    cancelAnimationFrame(frame);
    state = null;
    done();
  };
  return {
    get playing() {
      return state !== null;
    },
    /** Play the places from `next` to the last of `count`. */
    start(next, count) {
      state = { next: next + 1, count, due: performance.now() + FIRST_MS, pause: FIRST_MS };
      visit(next, next + 1);
      frame = requestAnimationFrame(step);
    },
    stop,
  };
}
