// Drawings of lines and curves: elements of SVG.

import { make } from "./kit.js";

const SVG = make("div", { innerHTML: "<svg></svg>" }).firstChild.namespaceURI;

/** Make an element of a drawing. */
export function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
