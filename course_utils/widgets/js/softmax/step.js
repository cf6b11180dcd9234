// Softmax with a temperature, with the max trick or, in float32, without it, as softmax/step.py has it.

import { softmax } from "../shared/layers.js";
import { number } from "../shared/kit.js";
import { scientific } from "../shared/scientific.js";

const round = Math.fround; // to float32, which the page's own numbers are not

/** Return `exp(scores) / sum(exp(scores))` as float32 has it: infinity and nan included. */
function withoutMaxTrick(scores) {
  const powers = Array.from(scores, (score) => round(Math.exp(round(score))));
  const total = round(powers.reduce((a, b) => a + b, 0));
  return { powers, total, probabilities: powers.map((power) => round(power / total)) };
}

/** Turn logits into probabilities, and compare them with the right class. */
export function answer(logits, temperature, label, maxTrick) {
  const scores = logits.map((logit) => logit / temperature);
  const target = (i) => (i === label ? 1 : 0);
  if (!maxTrick) {
    const made = withoutMaxTrick(scores);
    const gradient = made.probabilities.map((p, i) => round(round(p - target(i)) / round(temperature)));
    return { ...made, scaled: scores.map(round), gradient, loss: -Math.log(made.probabilities[label]) };
  }
  const probabilities = Float64Array.from(scores);
  softmax(probabilities);
  const largest = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - largest), 0);
  return {
    scaled: scores,
    probabilities: [...probabilities],
    gradient: Array.from(probabilities, (p, i) => (p - target(i)) / temperature),
    loss: Math.log(total) - (scores[label] - largest),
  };
}

/** Say how the probabilities were computed, and what went wrong if something did. */
export function remark({ scaled, powers, total, probabilities }, label, maxTrick) {
  const largest = scientific(Math.max(...scaled), 1);
  if (maxTrick) {
    return `The largest z / T, ${largest}, is taken off all: exp sees nothing above 0 and cannot overflow.`;
  }
  if (powers.includes(Infinity)) {
    return (
      `exp(${largest}) is more than 3.4 × 10³⁸, the largest float32: it becomes infinity. ` +
      "Infinity / infinity is nan, not a number, and nothing can be learned from it."
    );
  }
  if (total === Infinity) {
    return "The sum of the powers is more than 3.4 × 10³⁸, the largest float32: all is divided by infinity.";
  }
  if (total === 0) {
    return (
      `Even exp(${largest}) is less than the smallest float32: all powers become 0. ` +
      "0 / 0 is nan, not a number, and nothing can be learned from it."
    );
  }
  if (probabilities[label] === 0) {
    return "The right class's power is too small for float32: its probability becomes 0, and −ln 0 is infinity.";
  }
  return `exp of each z / T, divided by the sum. The largest is exp(${largest}); far larger ones overflow: try ±100.`;
}

/** Write a gradient where there is little room: 0.22, 0.008 or, where that would be 0, ≈ 0. */
export function gradientInWords(value) {
  const text = Math.abs(value) < 0.01 ? number(value, 3) : scientific(value, 2);
  return text === "0" && value !== 0 ? "≈ 0" : text;
}

/** Say how probable the right class is, and what the loss is. */
export function describe({ probabilities, loss }, label) {
  return `Right class ${label}: probability ${scientific(probabilities[label])}, cross-entropy ${scientific(loss)}`;
}
