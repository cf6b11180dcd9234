// SoftmaxExplorer's view: ten logits to drag on the left, their probabilities on the right, the loss below.

import { short } from "../convolution/step.js";
import { oncePerFrame, percent, send, watch } from "../shared/kit.js";
import { scientific } from "../shared/scientific.js";
import { holdOn } from "../shared/walk.js";
import { REACHES, makeLayout } from "./layout.js";
import { answer, describe, gradientInWords, remark } from "./step.js";

const LARGEST = REACHES.at(-1);
const ROOM = 4; // letters above a bar
const SHIFT = 50; // how much is added to all logits at a press

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

function render({ model, el }) {
  const start = model.get("logits");
  let chosen = REACHES[0]; // the scale that was asked for; larger logits need a larger one
  let said = ""; // the logits' and the settings' state, as it was last described

  const set = (changes) => {
    send(model, changes);
    redraw();
  };
  const needed = () => {
    const largest = Math.max(...model.get("logits").map(Math.abs));
    return REACHES.find((reach) => reach >= largest);
  };
  const inside = (logits) => logits.every((logit) => Math.abs(logit) <= LARGEST);
  const reach = () => Math.max(chosen, needed());
  const tidy = (value) => Number(value.toPrecision(12)); // 0.1 + 0.2 is 0.3
  const parts = makeLayout(el, {
    reach(value) {
      chosen = Number(value);
      redraw();
    },
    shift(direction) {
      const logits = model.get("logits").map((logit) => tidy(logit + direction * SHIFT));
      if (inside(logits)) set({ logits });
    },
    reset() {
      chosen = REACHES[0];
      set({ logits: start });
    },
    temperature: (power) => set({ temperature: Number((10 ** power).toPrecision(2)) }),
    label: (label) => set({ label: Number(label) }),
    trick: (maxTrick) => set({ max_trick: maxTrick }),
  });
  const { frame } = parts;
  const redraw = oncePerFrame(show);
  /** Write above a bar; what is too long for the usual letters is smaller. */
  const write = (shown, text) => {
    shown.textContent = text;
    shown.classList.toggle("long", text.length > ROOM);
  };

  function show() {
    const [logits, label, temperature] = [model.get("logits"), model.get("label"), model.get("temperature")];
    const maxTrick = model.get("max_trick");
    const result = answer(logits, temperature, label, maxTrick);
    const most = reach();
    parts.reach.show(String(most));
    parts.reach.element.querySelectorAll("input").forEach((input) => {
      input.disabled = Number(input.value) < needed();
      input.parentElement.classList.toggle("off", input.disabled);
    });
    parts.logits.forEach(({ element, shown, fill, slider }, i) => {
      element.classList.toggle("right", i === label);
      write(shown, short(logits[i]));
      fill.style.transform = `scaleY(${logits[i] / most})`;
      slider.setAttribute("aria-valuemin", -most);
      slider.setAttribute("aria-valuemax", most);
      slider.setAttribute("aria-valuenow", logits[i]);
      slider.setAttribute("aria-valuetext", scientific(logits[i], 2));
    });
    parts.probabilities.forEach(({ element, shown, fill, gradient }, i) => {
      const p = result.probabilities[i];
      const broken = Number.isNaN(p);
      element.classList.toggle("right", i === label);
      element.classList.toggle("broken", broken);
      write(shown, broken ? "nan" : p === 0 && !maxTrick ? "0" : percent(p));
      fill.style.transform = `scaleY(${broken ? 1 : p})`;
      gradient.textContent = gradientInWords(result.gradient[i]);
    });
    const sum = result.probabilities.reduce((a, b) => a + b);
    parts.sum.textContent = `sum ${scientific(sum, 2)}`;
    parts.temperature.show(Math.log10(temperature), scientific(temperature, 2));
    parts.label.show(String(label));
    parts.formula.textContent = `−ln ${scientific(result.probabilities[label])} = `;
    parts.loss.textContent = scientific(result.loss);
    parts.naive.checked = !maxTrick;
    parts.remark.textContent = remark(result, label, maxTrick);
    parts.remark.classList.toggle("failed", !maxTrick && !Number.isFinite(result.loss));
    parts.lower.setAttribute("aria-disabled", !inside(logits.map((logit) => logit - SHIFT)));
    parts.raise.setAttribute("aria-disabled", !inside(logits.map((logit) => logit + SHIFT)));
    const settings = `Temperature ${scientific(temperature, 2)}, ${maxTrick ? "with" : "without"} the max trick.`;
    const words = `${describe(result, label)}.`;
    const text = `Softmax explorer: logits ${logits.map((logit) => scientific(logit, 2)).join(", ")}. ${settings} ${words}`;
    frame.describe(text, settings === said ? words : text);
    said = settings;
  }

  function move(i, value) {
    const logits = [...model.get("logits")];
    logits[i] = clamp(tidy(value), -reach(), reach());
    set({ logits });
  }

  parts.logits.forEach(({ slider }, i) => {
    let held = 0; // how far the bars go while one is dragged
    const at = (event) => {
      const { top, height } = slider.getBoundingClientRect();
      const value = held * (1 - (2 * (event.clientY - top)) / height);
      return (Math.round((value / held) * 100) * held) / 100;
    };
    holdOn(slider, {
      keep() {
        chosen = held = reach();
        return model.get("logits")[i];
      },
      choose: (event) => move(i, at(event)),
      undo: (logit) => move(i, logit),
    });
    slider.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const logit = model.get("logits")[i];
      const unit = reach() / (event.shiftKey ? 1000 : 100);
      const places = {
        ArrowUp: logit + unit,
        ArrowRight: logit + unit,
        ArrowDown: logit - unit,
        ArrowLeft: logit - unit,
        PageUp: logit + reach() / 10,
        PageDown: logit - reach() / 10,
        Home: -reach(),
        End: reach(),
      };
      if (!(event.key in places)) return;
      event.preventDefault();
      chosen = reach();
      move(i, places[event.key]);
    });
  });

  const unwatch = watch(model, ["logits", "label", "temperature", "max_trick"], redraw);
  show();
  return () => {
    unwatch();
    redraw.cancel();
    frame.remove();
  };
}

export { answer };
export default { render };
