// DigitPad's view: draw on the left, see what the network sees in the middle, and how it reads on the right.

import { asBytes, make, makeFrame, makeGrid, makePixels, oncePerFrame, percent } from "../shared/kit.js";
import { forward, readNetwork } from "../network/network.js";
import { KEYS, makePad } from "./pad.js";
import { paintPixels } from "./canvases.js";
import { BOX, FIELD, prepare, rasterise } from "./prepare.js";
import { reading } from "./reading.js";
import style from "./digit_pad.css";

const LEGEND = `
  <li><svg aria-hidden="true" viewBox="0 0 15 15"><rect class="box" x="1.5" y="1.5" width="12" height="12" fill="none"
    stroke-width="1.6" stroke-dasharray="3 2"/></svg>box around the ink, its longer side made ${BOX} pixels</li>
  <li><svg aria-hidden="true" viewBox="0 0 15 15"><path class="cross" d="M7.5 1v13M1 7.5h13" stroke-width="2"/></svg>centre of
    mass, moved to the middle of ${FIELD} × ${FIELD} pixels</li>`;
const HINT = `Keyboard, on the pad: ${KEYS}`;

function render({ model, el }) {
  const network = readNetwork(model.get("_layers"), asBytes(model.get("_weights")));
  const pixels = makePixels(FIELD, FIELD);
  let prepared = null;

  const redraw = oncePerFrame(() => {
    read();
    pad.redraw();
    middle.redraw();
  });
  const pad = makePad(model, 260, redraw);
  const seen = make("canvas", { className: "seen", role: "img" });
  const word = make("span");
  const guess = make("b");
  const result = make("div", { className: "reading" }, guess, word);
  const bars = Array.from({ length: 10 }, (_, digit) => {
    const fill = make("div", { className: "fill" });
    const share = make("span", { className: "share" });
    const track = make("div", { className: "track" }, fill);
    return { fill, share, row: make("li", {}, make("span", {}, String(digit)), track, share) };
  });
  const title = (number, text) => make("p", { className: "title" }, make("b", {}, number), text);
  const frame = makeFrame(
    el,
    make("style", { textContent: style }),
    make(
      "div",
      { className: "columns" },
      make("div", { className: "part draw" }, title("1", "Draw a digit"), pad.canvas, pad.buttons),
      make(
        "div",
        { className: "part look" },
        title("2", "What the network sees"),
        seen,
        make("ul", { className: "legend", innerHTML: LEGEND }),
      ),
      make(
        "div",
        { className: "part result" },
        title("3", "How it reads"),
        result,
        // To Safari a list without bullets is one only if that is said.
        make("ul", { className: "bars", role: "list", "aria-label": "Probability of each digit" }, ...bars.map(({ row }) => row)),
      ),
    ),
    make("p", { className: "hint", innerHTML: HINT }),
  );
  frame.frame.classList.add("digit-pad");
  const middle = makeGrid(seen, {
    columns: FIELD,
    rows: FIELD,
    width: 196,
    draw: (context, { cell, ratio }) => paintPixels(context, cell, ratio, pixels, prepared),
  });

  /** Prepare the drawing, run the network, and write what it says. */
  function read() {
    prepared = pad.read();
    const input = prepared && Float32Array.from(prepared.digit, (grey) => grey / 255);
    const probabilities = prepared ? forward(network, input, [FIELD, FIELD, 1]) : null;
    const said = prepared && reading(probabilities);
    result.classList.toggle("empty", !prepared);
    guess.textContent = said ? said.best : "?";
    word.textContent = said ? said.text.replace(" %", "\u00a0%") : "draw a digit";
    bars.forEach(({ fill, share, row }, digit) => {
      const probability = probabilities ? probabilities[digit] : 0;
      fill.style.transform = `scaleX(${probability})`;
      share.textContent = probabilities ? percent(probability) : "";
      row.classList.toggle("best", digit === said?.best);
    });
    const count = pad.count();
    seen.setAttribute("aria-label", said ? "The drawing as 28 by 28 pixels." : "28 by 28 black pixels.");
    frame.describe(
      said
        ? `Digit pad: ${count} stroke${count > 1 ? "s" : ""}. The network ${said.text}.`
        : "Digit pad: empty. Draw a digit.",
    );
  }

  read();
  pad.start();
  middle.start();
  return () => {
    pad.stop();
    redraw.cancel();
    middle.stop();
    frame.remove();
  };
}

export { forward, prepare, rasterise, readNetwork };
export default { render };
