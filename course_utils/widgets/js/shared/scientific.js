// Numbers of any size in words, as scientific.py writes them: 0.25, 9.5 × 10⁻⁷, infinity.

import { number } from "./kit.js";

const SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/** Write `value` with at most `digits` places behind the point, or, very small or large, as a power of 10. */
export function scientific(value, digits = 3) {
  if (Number.isNaN(value)) return "nan";
  const [size, sign] = [Math.abs(value), value < 0 ? "−" : ""];
  if (size === Infinity) return `${sign}infinity`;
  if (size === 0 || (size >= 0.01 && size < 1e6)) return number(value, digits);
  const [mantissa, exponent] = size.toExponential(1).split("e");
  const power = [...String(Number(exponent))].map((sign) => SUPERSCRIPTS[sign]).join("");
  return `${sign}${mantissa.replace(/\.0$/, "")} × 10${power}`;
}
