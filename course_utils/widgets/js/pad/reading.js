// What a network reads, in words, as digit_pad.py has them.

import { percent } from "../shared/kit.js";

/** Put probabilities into words; `noun` stands before the best one's number. */
export function reading(probabilities, noun = "") {
  const best = probabilities.indexOf(Math.max(...probabilities));
  const share = percent(probabilities[best]).replace(">", "over ");
  return { best, text: `${probabilities[best] >= 0.5 ? "reads" : "perhaps reads"} ${noun}${best}, ${share}` };
}
